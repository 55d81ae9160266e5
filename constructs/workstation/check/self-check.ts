import { Construct, type IConstruct } from 'constructs';
import { AlloyFile } from '../../../lib/alloy/file';
import { HostFile } from '../../../lib/nixos/host-file';
import { NixosConfig } from '../../../lib/nixos/nixos-config';
import { NixosHost } from '../../../lib/nixos/host';
import type { Part } from '../../../lib/nixos/part';
import { TAILNET_ADDRESSES } from '../../wiring/tailnet';
import type { Signal } from '../../wiring/signal';
import type { JournalUnit } from '../sources/journal-unit';
import type { CheckedDestination } from './checked-destination';

/** Something that listens on the host for telemetry. */
export interface CheckedListener {
  /** What it takes, in the table's words: `OTLP over HTTP`. */
  readonly what: string;
  /** Its base URL. */
  readonly url: string;
  /** How it is sent to. */
  readonly protocol: 'otlp' | 'pyroscope';
  /** The signals that it takes. */
  readonly signals: readonly Signal[];
  /** The address of the Alloy component that listens. */
  readonly component: string;
  /** The credential with the token that it wants. @default - none */
  readonly credential?: string;
  /** The part whose switch takes it away. @default - it is always there */
  readonly part?: Part;
  /**
   * What a probe's resource says that is sent there, as what is sent there says it, so that what is done to that on the way
   * is done to the probe. What it takes goes to remote destinations alone. @default - nothing, and it goes to all
   */
  readonly resource?: Readonly<Record<string, string>>;
}

/** Units whose journal is read, by their manager. */
export type CheckedJournal = Readonly<Record<JournalUnit['manager'], readonly string[]>>;

/**
 * What `observability-check` follows on a host: every hop that its telemetry takes, from the objects that make them. They
 * say so themselves; a host has one at most.
 */
export class SelfCheck extends Construct {
  /** The one of the host that `scope` is on, made at the first call. */
  static of(scope: IConstruct): SelfCheck {
    const host = NixosHost.of(scope);
    const found = host.node.tryFindChild(ID);
    return found instanceof SelfCheck ? found : new SelfCheck(host, ID);
  }

  /** What the command reads. */
  readonly file: HostFile;

  private readonly listeners: CheckedListener[] = [];
  private destinations: () => readonly CheckedDestination[] = () => [];
  private journal?: () => CheckedJournal;
  private buffer?: { readonly url: string; readonly part: Part };

  private constructor(scope: Construct, id: string) {
    super(scope, id);
    this.file = new CheckFile(this, 'file', () => this.hops());
    this.node.defaultChild = new NixosConfig(this, 'nixos', {
      observability: { check: { configFile: this.file.nixPath } },
    });
  }

  /** Called by what listens on loopback. */
  addListener(listener: CheckedListener): void {
    this.listeners.push(listener);
  }

  /** Called by the collector: where it sends, asked at synth. */
  follow(destinations: () => readonly CheckedDestination[]): void {
    this.destinations = destinations;
  }

  /** Called by what reads the journal: of which units, asked at synth. */
  readsJournal(units: () => CheckedJournal): void {
    this.journal = units;
  }

  /** Called by the outage buffer: where it listens, and its switch. */
  buffersAt(url: string, part: Part): void {
    this.buffer = { url, part };
  }

  /** What its program reads; the order is that in which data flows. */
  private hops(): object {
    const destinations = this.destinations();
    return {
      host: NixosHost.of(this).hostname,
      processes: this.processes(),
      listeners: this.listeners.map(({ part, ...listener }) => ({
        ...listener,
        switch: part?.option,
      })),
      journal: this.journal?.(),
      buffer: this.buffer && { url: this.buffer.url, switch: this.buffer.part.option },
      tailnet: destinations.some(({ endpoints }) => endpoints.some((each) => each.onTailnet))
        ? TAILNET_ADDRESSES
        : undefined,
      destinations,
    };
  }

  /** Each Alloy with the components of its files; a file that stands in for another drops what it gets, and isn't one to look for. */
  private processes(): object[] {
    const files = NixosHost.of(this)
      .node.findAll()
      .filter((each): each is AlloyFile => each instanceof AlloyFile && !each.standsInFor);
    const names = [...new Set(files.map(({ directory }) => directory.name))];
    return names.map((name) => ({
      unit: `${name}.service`,
      files: files
        .filter(({ directory }) => directory.name === name)
        .map((file) => ({
          name: file.name,
          switch: file.part?.option,
          components: file.components().map(({ address }) => address),
        })),
    }));
  }
}

/** What the command reads. */
class CheckFile extends HostFile {
  constructor(
    scope: Construct,
    id: string,
    private readonly hops: () => object,
  ) {
    super(scope, id, { path: 'check.json' });
  }

  protected override body(): string {
    return `${JSON.stringify(this.hops(), null, 2)}\n`;
  }
}

const ID = 'check';
