import { Construct } from 'constructs';
import { AlloyDirectory } from '../../../lib/alloy/directory';
import { NixosHost } from '../../../lib/nixos/host';
import { NixosConfig } from '../../../lib/nixos/nixos-config';
import type { ICollector } from '../../wiring/collector';
import { LABEL_PREFIX } from '../label-prefix';

/**
 * A host's second Alloy, `alloy-ebpf.service`, for what needs eBPF: it has the capabilities that its parts need and no
 * others, and sends to the first over loopback. So the process that faces the network stays without privileges, and a
 * fault in eBPF can't take the collector down. Its parts make it; a host has one at most.
 */
export class EbpfAlloy extends Construct {
  /** The one of the host that a collector is on, made at the first call: the same Alloy, started twice. */
  static of(collector: ICollector): EbpfAlloy {
    const host = NixosHost.of(collector);
    const found = host.node.tryFindChild(ID);
    return found instanceof EbpfAlloy
      ? found
      : new EbpfAlloy(host, ID, collector.directory.version);
  }

  /** Calls back with a host's: at once where it is there, or else when the first of its parts makes it, if ever. */
  static onceMade(host: NixosHost, callback: (ebpf: EbpfAlloy) => void): void {
    const found = host.node.tryFindChild(ID);
    if (found instanceof EbpfAlloy) callback(found);
    else AWAITED.set(host, [...(AWAITED.get(host) ?? []), callback]);
  }

  /** What the host's module is told of it, besides by its parts. */
  readonly config: NixosConfig;
  /** The directory of its Alloy process. */
  readonly directory: AlloyDirectory;
  /** The loopback port of its own UI and metrics. */
  readonly port = UI_PORT;

  private constructor(scope: Construct, id: string, version: string | undefined) {
    super(scope, id);
    NixosHost.of(this).claimPort(this, UI_PORT, this, "the second Alloy's own UI and metrics");
    this.config = new NixosConfig(this, 'nixos', {
      observability: { alloyEbpf: { httpPort: UI_PORT } },
    });
    this.directory = new AlloyDirectory(this, 'config', {
      name: 'alloy-ebpf',
      option: 'observability.alloyEbpf',
      partOption: 'ebpfConfigFiles',
      partCredentialsOption: 'ebpfRequiredCredentials',
      version,
      labelPrefix: LABEL_PREFIX,
    });
    this.node.defaultChild = this.config;
    AWAITED.get(NixosHost.of(this))?.forEach((callback) => callback(this));
  }
}

const ID = 'alloy-ebpf';

/** Who is to be told of a host's, once it is made. */
const AWAITED = new WeakMap<NixosHost, readonly ((ebpf: EbpfAlloy) => void)[]>();

/** One that nobody documents for something else, as 12346 is in nixpkgs for another Alloy. */
const UI_PORT = 24346;
