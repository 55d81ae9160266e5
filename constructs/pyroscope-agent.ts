import { Construct } from 'constructs';
import { DiscoveryProcess } from '../lib/alloy/components/discovery/process';
import { DiscoveryRelabel } from '../lib/alloy/components/discovery/relabel';
import { PyroscopeEbpf } from '../lib/alloy/components/pyroscope/ebpf';
import { PyroscopeReceiveHttp } from '../lib/alloy/components/pyroscope/receive_http';
import { PyroscopeWrite } from '../lib/alloy/components/pyroscope/write';
import { AlloyFile } from '../lib/alloy/file';
import { fail, shown } from '../lib/errors';
import { NixosConfig } from '../lib/nixos/nixos-config';
import { NixosHost } from '../lib/nixos/host';
import { Duration } from '../lib/units';
import type { AlloyCollector } from './alloy-collector';
import { EbpfAlloy } from './ebpf-alloy';
import { HOST_LABEL } from './host-identity';
import { LOOPBACK, loopbackUrl } from './loopback';

/** What is profiled, and who sends the profiles on. */
export interface PyroscopeAgentProps {
  /** The collector that sends the profiles to its remote destinations. */
  readonly collector: AlloyCollector;
  /** Stack samples per second and CPU, a whole number of 1 or more. @default 19, upstream's */
  readonly sampleRate?: number;
  /** The loopback port on which the collector takes profiles. @default 4041 */
  readonly port?: number;
}

/**
 * Continuous CPU profiles of the host's systemd services by eBPF (FR-008), in `alloy-ebpf.service`; each service's
 * profiles carry its name. `observability.pyroscope.enable = false` takes both of its files away.
 */
export class PyroscopeAgent extends Construct {
  /** @throws when the port is invalid or taken on the host, or the sample rate is no whole number */
  constructor(scope: Construct, id: string, props: PyroscopeAgentProps) {
    super(scope, id);
    const { collector, port = 4041, sampleRate } = props;
    if (sampleRate !== undefined && (!Number.isInteger(sampleRate) || sampleRate < 1)) {
      fail(
        this,
        `a sample rate is a whole number of 1 or more, but ${shown(sampleRate)} was given`,
      );
    }
    const host = NixosHost.of(this);
    host.claimPort(this, port, this, 'profiles');
    const part = 'observability.pyroscope';

    const received = new AlloyFile(this, 'received', {
      directory: collector.directory,
      name: 'pyroscope',
      part,
    });
    new PyroscopeReceiveHttp(received, 'receive_http', {
      http: { listenAddress: LOOPBACK, listenPort: port },
      // its server listens for gRPC as well, on every interface unless told otherwise
      grpc: { listenAddress: LOOPBACK, listenPort: 0 },
      forwardTo: collector.profilesInputs(),
    });

    const profiled = new AlloyFile(this, 'profiled', {
      directory: EbpfAlloy.of(this).directory,
      name: 'pyroscope',
      part,
    });
    const processes = new DiscoveryProcess(profiled, 'process', {
      discoverConfig: { cgroupPath: true },
    });
    const services = new DiscoveryRelabel(profiled, 'relabel', {
      targets: processes.targets,
      rule: SERVICES,
    });
    new PyroscopeEbpf(profiled, 'ebpf', {
      targets: services.output,
      sampleRate,
      forwardTo: () => [write.receiver],
    });
    const write = new PyroscopeWrite(profiled, 'write', {
      endpoint: [
        {
          url: loopbackUrl(port),
          maxBackoffPeriod: Duration.seconds(10),
          maxBackoffRetries: 3,
        },
      ],
      externalLabels: { [HOST_LABEL]: host.hostname },
    });

    new NixosConfig(this, 'nixos', { observability: { pyroscope: { enable: true } } });
    this.node.addValidation({ validate: () => collector.missingDestination('profiles') });
  }
}

/**
 * The service that a process belongs to, a user's too: its cgroup ends in `<name>.service`, below which a service may
 * have groups of its own. What a user starts on the desktop is in a `.scope` and left alone.
 */
const SERVICE = '.*/([^/]+)\\.service(/[^.]*)?';

const SERVICES = [
  { action: 'keep', sourceLabels: ['__meta_process_cgroup_path'], regex: SERVICE },
  { sourceLabels: ['__meta_process_cgroup_path'], regex: SERVICE, targetLabel: 'service_name' },
] as const;
