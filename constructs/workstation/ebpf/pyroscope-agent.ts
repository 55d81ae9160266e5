import { Construct } from 'constructs';
import { DiscoveryProcess } from '../../../lib/alloy/components/discovery/process';
import {
  DiscoveryRelabel,
  type DiscoveryRelabelProps,
} from '../../../lib/alloy/components/discovery/relabel';
import { PyroscopeEbpf } from '../../../lib/alloy/components/pyroscope/ebpf';
import { PyroscopeReceiveHttp } from '../../../lib/alloy/components/pyroscope/receive_http';
import { PyroscopeWrite } from '../../../lib/alloy/components/pyroscope/write';
import { AlloyFile } from '../../../lib/alloy/file';
import { fail, shown } from '../../../lib/errors';
import { NixosConfig } from '../../../lib/nixos/nixos-config';
import { NixosHost } from '../../../lib/nixos/host';
import { Duration } from '../../../lib/units';
import type { AlloyCollector } from '../collector/alloy-collector';
import { SERVICE_LABEL, UNIT_LABEL } from '../../wiring/correlation';
import { EbpfAlloy } from './ebpf-alloy';
import { EbpfTarget, type EbpfProcess } from './ebpf-target';
import { HOST_LABEL } from '../../wiring/host-identity';
import { LOOPBACK, loopbackUrl } from '../loopback';

/** What is profiled: the processes of one systemd unit, a user's too, or of a part of the cgroup tree. */
export interface PyroscopeTarget {
  /**
   * The service name on its profiles, which finds them from its spans, and of its switch
   * `observability.pyroscope.targets.<name>.enable`: lower-case letters, digits and hyphens.
   */
  readonly name: string;
  /** A systemd unit by its full name, `otel-ai-monitor.service`. @default - `<name>.service`, unless `cgroup` is given */
  readonly unit?: string;
  /** A regular expression that a process's whole cgroup path matches, instead of a unit. @default - none */
  readonly cgroup?: string;
}

/** What is profiled, and who sends the profiles on. */
export interface PyroscopeAgentProps {
  /** The collector that sends the profiles to its remote destinations. */
  readonly collector: AlloyCollector;
  /** What is profiled. @default - every systemd service, each by its name, without switches of their own */
  readonly targets?: readonly PyroscopeTarget[];
  /**
   * Stack samples per second and CPU, a whole number of 1 or more. The cost grows with it: at the default about 1 % of a
   * CPU, and 3 % of the CPU of a busy Python daemon (`npm run bench`).
   * @default 19, upstream's
   */
  readonly sampleRate?: number;
  /**
   * The share of scheduler switches of which waiting is profiled too, above 0 to 1: where programs wait for disks,
   * locks and the network. It costs with every switch, so keep it low: 0.01.
   * @default - no waiting is profiled
   */
  readonly offCpu?: number;
  /**
   * `collector` runs it inside `alloy.service`: one process less, but then the process that faces the network may read
   * every process's memory, and 130 to 320 MB more count against its memory.
   * @default own
   */
  readonly process?: EbpfProcess;
  /** The loopback port on which the collector takes profiles. @default 4041 */
  readonly port?: number;
}

/**
 * Continuous CPU profiles of the host's systemd services by eBPF (FR-008), in `alloy-ebpf.service`; each carries its
 * host, unit and service. eBPF sees no allocations: `PythonMemoryProfile` and `PprofScrape` do.
 * `observability.pyroscope.enable = false` takes all of it away.
 */
export class PyroscopeAgent extends Construct {
  /** The collector that sends the profiles on. */
  readonly collector: AlloyCollector;
  /** Where programs on the host push profiles. */
  readonly pushUrl: string;

  /** @throws when the port is invalid or taken on the host, or a rate, a share or a target is none */
  constructor(scope: Construct, id: string, props: PyroscopeAgentProps) {
    super(scope, id);
    const { collector, port = 4041, sampleRate, offCpu } = props;
    if (sampleRate !== undefined && (!Number.isInteger(sampleRate) || sampleRate < 1)) {
      fail(
        this,
        `a sample rate is a whole number of 1 or more, but ${shown(sampleRate)} was given`,
      );
    }
    if (offCpu !== undefined && !(offCpu > 0 && offCpu <= 1))
      fail(this, `offCpu is a number above 0 up to 1, but ${shown(offCpu)} was given`);
    if (props.targets?.length === 0) {
      fail(
        this,
        'targets is empty, so nothing would be profiled: add one, or leave it out for all',
      );
    }
    const host = NixosHost.of(this);
    host.claimPort(this, port, this, 'profiles');
    this.collector = collector;
    this.pushUrl = loopbackUrl(port);
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

    const inCollector = props.process === 'collector';
    const profiled = new AlloyFile(this, 'profiled', {
      directory: inCollector ? collector.directory : EbpfAlloy.of(this).directory,
      name: inCollector ? 'pyroscope-ebpf' : 'pyroscope',
      part,
    });
    const processes = new DiscoveryProcess(profiled, 'process', {
      refreshInterval: Duration.seconds(15),
      discoverConfig: { cgroupPath: true },
    });
    const services = new DiscoveryRelabel(profiled, 'relabel', {
      targets: processes.targets,
      rule: [...(props.targets?.flatMap((each) => this.rules(each)) ?? ALL_SERVICES), UNIT, KEEP],
    });
    new PyroscopeEbpf(profiled, 'ebpf', {
      targets: services.output,
      sampleRate,
      offCpuThreshold: offCpu,
      forwardTo: () => [write.receiver],
    });
    const write = new PyroscopeWrite(profiled, 'write', {
      endpoint: [
        {
          url: this.pushUrl,
          maxBackoffPeriod: Duration.seconds(10),
          maxBackoffRetries: 3,
        },
      ],
      externalLabels: { [HOST_LABEL]: host.hostname },
    });

    new NixosConfig(this, 'nixos', {
      observability: {
        pyroscope: { enable: true, ...(inCollector ? { process: 'collector' } : {}) },
      },
    });
    this.node.addValidation({ validate: () => collector.missingDestination('profiles') });
  }

  /** What gives a target's processes its name. */
  private rules(props: PyroscopeTarget): DiscoveryRelabelProps['rule'] & object {
    const { name, cgroup } = props;
    const unit = props.unit ?? `${name}.service`;
    if (cgroup !== undefined && props.unit !== undefined)
      fail(this, `the target ${shown(name)} has a unit and a cgroup: give it one of them`);
    if (cgroup === undefined && !/^[A-Za-z0-9:_.\\@-]+\.(service|scope)$/.test(unit))
      fail(
        this,
        `a profiled unit is a service or scope, such as sshd.service, but ${shown(unit)} was given`,
      );
    const escaped = unit.replaceAll(/[\\.]/g, '\\$&');
    const regex = cgroup ?? `.*/${escaped}(/[^.]*)?`;
    return [
      {
        sourceLabels: [CGROUP],
        regex: new EbpfTarget(this, 'pyroscope', name).unlessOff(regex),
        targetLabel: SERVICE_LABEL,
        replacement: name,
      },
    ];
  }
}

const CGROUP = '__meta_process_cgroup_path';

/**
 * The service that a process belongs to, a user's too: its cgroup ends in `<name>.service`, below which a service may
 * have groups of its own. What a user starts on the desktop is in a `.scope` and left alone.
 */
const ALL_SERVICES = [
  {
    sourceLabels: [CGROUP],
    regex: '.*/([^/]+)\\.service(/[^.]*)?',
    targetLabel: SERVICE_LABEL,
  },
] as const;

/** Its systemd unit: the innermost in its cgroup's path. */
const UNIT = {
  sourceLabels: [CGROUP],
  regex: '.*/([^/]+\\.(?:service|scope))(/[^.]*)?',
  targetLabel: UNIT_LABEL,
} as const;

/** Nothing else is profiled. */
const KEEP = { action: 'keep', sourceLabels: [SERVICE_LABEL], regex: '.+' } as const;
