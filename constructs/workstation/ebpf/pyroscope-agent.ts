import { Construct } from 'constructs';
import { DiscoveryProcess } from '../../../lib/alloy/components/discovery/process';
import { DiscoveryRelabel } from '../../../lib/alloy/components/discovery/relabel';
import { PyroscopeEbpf } from '../../../lib/alloy/components/pyroscope/ebpf';
import { PyroscopeReceiveHttp } from '../../../lib/alloy/components/pyroscope/receive_http';
import { AlloyFile } from '../../../lib/alloy/file';
import { fail, shown } from '../../../lib/errors';
import { NixosHost } from '../../../lib/nixos/host';
import { Part } from '../../../lib/nixos/part';
import { Duration } from '../../../lib/units';
import type { ICollector } from '../../wiring/collector';
import { EbpfAlloy } from './ebpf-alloy';
import type { EbpfProcess } from './ebpf-target';
import { serviceRules, type PyroscopeTarget } from './pyroscope-target';
import { SelfCheck } from '../check/self-check';
import { pyroscopeExporter } from '../destinations/pyroscope-exporter';
import { isPort } from '../../../lib/nixos/port';
import { LOOPBACK, loopbackUrl, PORTS_WITHOUT_BROWSERS } from '../loopback';
import { onePerHost } from '../one-per-host';

/** What is profiled, and who sends the profiles on. */
export interface PyroscopeAgentProps {
  /** The collector that sends the profiles to its remote destinations. */
  readonly collector: ICollector;
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
  /**
   * The loopback port on which the collector takes profiles. Pyroscope's protocol takes what any web page may post, so it is one
   * of those that no browser connects to: 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665 to 6669,
   * 6679, 6697 or 10080 (https://fetch.spec.whatwg.org/#port-blocking).
   * @default 4045
   */
  readonly port?: number;
}

/**
 * Continuous CPU profiles of the host's systemd services by eBPF (FR-008), in `alloy-ebpf.service`; each carries its
 * host, unit and service. eBPF sees no allocations: `PythonMemoryProfile` and `PprofScrape` do.
 * `observability.pyroscope.enable = false` takes all of it away.
 *
 * @example
 * new PyroscopeAgent(thinkpad, 'pyroscope', {
 *   collector: alloy,
 *   targets: [{ name: 'nginx', unit: 'nginx.service' }],
 * });
 */
export class PyroscopeAgent extends Construct {
  /** The collector that sends the profiles on. */
  readonly collector: ICollector;
  /** Where programs on the host push profiles. */
  readonly pushUrl: string;
  /** Its switch. */
  readonly part: Part;
  /** Where the collector takes profiles. */
  readonly receiver: PyroscopeReceiveHttp;
  /** The profiler. */
  readonly profiler: PyroscopeEbpf;

  /** @throws when the port is invalid, taken on the host or one that browsers connect to, a rate, a share or a target is out of range, or the host has another */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: PyroscopeAgentProps,
  ) {
    super(scope, id);
    onePerHost(this, PyroscopeAgent, 'leave this one out, and give that one its targets');
    const { collector, port = 4045 } = props;
    this.checkProps();
    this.checkPort(port);
    NixosHost.of(this).claimPort(this, port, this, 'profiles');
    this.collector = collector;
    this.pushUrl = loopbackUrl(port);
    this.part = new Part(this, 'part', {
      option: 'observability.pyroscope',
      ports: [port],
      settings: this.inCollector ? { process: 'collector' } : {},
    });
    this.receiver = this.receive(port);
    this.profiler = this.profile();
    this.node.defaultChild = this.profiler;
    this.node.addValidation({ validate: () => collector.missingDestination('profiles') });
  }

  private get inCollector(): boolean {
    return this.props.process === 'collector';
  }

  private checkProps(): void {
    const { sampleRate, offCpu, targets } = this.props;
    if (sampleRate !== undefined && (!Number.isInteger(sampleRate) || sampleRate < 1)) {
      fail(
        this,
        `a sample rate is a whole number of 1 or more, but ${shown(sampleRate)} was given`,
      );
    }
    if (offCpu !== undefined && !(offCpu > 0 && offCpu <= 1))
      fail(this, `offCpu is a number above 0 up to 1, but ${shown(offCpu)} was given`);
    if (targets?.length === 0) {
      fail(
        this,
        'targets is empty, so nothing would be profiled: add one, or leave it out for all',
      );
    }
  }

  /** `/ingest` takes a form's or a page's post of any origin. */
  private checkPort(port: number): void {
    if (isPort(port) && !PORTS_WITHOUT_BROWSERS.includes(port))
      fail(
        this,
        `any web page could post profiles to port ${port}: take one that no browser connects to, of ` +
          PORTS_WITHOUT_BROWSERS.join(', '),
      );
  }

  private receive(port: number): PyroscopeReceiveHttp {
    const file = new AlloyFile(this, 'received', {
      directory: this.collector.directory,
      name: 'pyroscope',
      part: this.part,
    });
    const receiver = new PyroscopeReceiveHttp(file, 'receive_http', {
      http: { listenAddress: LOOPBACK, listenPort: port },
      // its server listens for gRPC as well, on every interface unless told otherwise
      grpc: { listenAddress: LOOPBACK, listenPort: 0 },
      forwardTo: this.collector.profilesInputs(),
    });
    SelfCheck.of(this).addListener({
      what: 'profiles',
      url: this.pushUrl,
      protocol: 'pyroscope',
      signals: ['profiles'],
      component: receiver.address,
      part: this.part,
    });
    SelfCheck.of(this).addEmitters(() =>
      (this.props.targets ?? [{ name: 'every systemd service' }]).map(({ name }) => ({
        name,
        how: 'profiled by eBPF',
        signals: ['profiles'],
        into: this.part.option,
      })),
    );
    return receiver;
  }

  private profile(): PyroscopeEbpf {
    const { targets, sampleRate, offCpu } = this.props;
    const file = new AlloyFile(this, 'profiled', {
      directory: this.inCollector
        ? this.collector.directory
        : EbpfAlloy.of(this.collector).directory,
      name: this.inCollector ? 'pyroscope-ebpf' : 'pyroscope',
      part: this.part,
    });
    const processes = new DiscoveryProcess(file, 'process', {
      refreshInterval: Duration.seconds(15),
      discoverConfig: { cgroupPath: true },
    });
    const services = new DiscoveryRelabel(file, 'relabel', {
      targets: processes.targets,
      rule: serviceRules(this, targets),
    });
    const profiler = new PyroscopeEbpf(file, 'ebpf', {
      targets: services.output,
      sampleRate,
      offCpuThreshold: offCpu,
      forwardTo: () => [write.receiver],
    });
    const write = pyroscopeExporter(file, { url: this.pushUrl });
    return profiler;
  }
}
