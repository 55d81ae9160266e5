import { Construct } from 'constructs';
import type { BeylaEbpf } from '../../../lib/alloy/components/beyla/ebpf';
import { OtelcolExporterOtlphttp } from '../../../lib/alloy/components/otelcol/exporter.otlphttp';
import { OtelcolProcessorTransform } from '../../../lib/alloy/components/otelcol/processor.transform';
import { OtelcolReceiverOtlp } from '../../../lib/alloy/components/otelcol/receiver.otlp';
import { AlloyFile } from '../../../lib/alloy/file';
import { NixosHost } from '../../../lib/nixos/host';
import { Part } from '../../../lib/nixos/part';
import type { ITelemetryDestination } from '../../wiring/destination';
import { SelfCheck } from '../check/self-check';
import { loopbackAddress, loopbackUrl } from '../loopback';
import { onePerHost } from '../one-per-host';
import type { BeylaAgentProps, BeylaMetrics } from './beyla-agent-props';
import { beylaEbpf, type Watched } from './beyla-ebpf';
import { beylaEnvironment } from './beyla-environment';
import { scrapeBeyla } from './beyla-metrics';
import { usualPrograms, warnOfDeliveries, warnOfLatecomers } from './beyla-surroundings';
import { watchedBy } from './beyla-watched';
import {
  checkInstrument,
  checkRatio,
  checkSelection,
  programAt,
  type BeylaInstrument,
} from './beyla-target';
import { uprobesOf, warnOfUprobes } from './beyla-uprobes';
import { EbpfAlloy } from './ebpf-alloy';
import { EbpfTarget } from './ebpf-target';
import { withoutQueryStrings } from './query-strings';

/**
 * Traces of HTTP and gRPC services by eBPF, without changing them (FR-006, FR-007), in `alloy-ebpf.service`. A process
 * that it can't attach to is logged and runs on.
 *
 * Its spans reach the remote destinations by a receiver of their own, never a local one: watching a local destination
 * would turn the collector's own deliveries into spans, and so on for ever. `observability.beyla.enable = false`
 * takes both of its files away.
 *
 * @example
 * new BeylaAgent(thinkpad, 'beyla', {
 *   collector: alloy,
 *   instrument: [{ name: 'api', openPorts: [8080] }],
 * });
 */
export class BeylaAgent extends Construct {
  /** Its switch, and what its process needs. */
  readonly part: Part;
  /** Beyla itself. */
  readonly beyla: BeylaEbpf;
  /** What takes its spans from the process with eBPF to the collector. */
  readonly exporter: OtelcolExporterOtlphttp;
  /** Where the collector takes them. */
  readonly receiver: OtelcolReceiverOtlp;

  private readonly instrument: Watched[] = [];

  /** @throws when the port is invalid or taken, an entry of `instrument` selects nothing, a ratio is not one of 0 to 1, a number of events is none, or the host has another */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: BeylaAgentProps,
  ) {
    super(scope, id);
    onePerHost(this, BeylaAgent, 'leave this one out, and add its programs by addInstrument');
    const { collector, sampleRatio } = props;
    checkRatio(this, sampleRatio);
    this.part = this.switchable();
    this.receiver = this.receive();
    const file = this.tracedFile();
    this.beyla = this.trace(file);
    this.exporter = new OtelcolExporterOtlphttp(file, 'otlphttp', {
      client: { endpoint: loopbackUrl(this.port), compression: 'none' },
    });
    if (this.metrics.length > 0) scrapeBeyla(file, this.beyla, this.exporter, collector);
    this.node.defaultChild = this.beyla;
    props.exclude?.forEach((each) => checkSelection(this, this.beyla, 'exclude', each));
    const { instrument = usualPrograms(this, collector, this.beyla) } = props;
    instrument.forEach((each) => this.addInstrument(each));
    this.node.addValidation({ validate: () => this.problems() });
  }

  /**
   * Watches one more process, or the program of a local destination.
   *
   * @throws when nothing selects it, since Beyla would then watch everything or nothing
   */
  addInstrument(instrument: BeylaInstrument | ITelemetryDestination): void {
    const entry = 'destinationName' in instrument ? programAt(this, instrument) : instrument;
    checkInstrument(this, this.beyla, entry);
    const { name } = entry;
    const target = name === undefined ? undefined : new EbpfTarget(this, 'beyla', name);
    this.instrument.push({ entry, target });
  }

  /** The metrics of requests that a destination gets of it, as known at synth. */
  metricsTo(destination: ITelemetryDestination): readonly BeylaMetrics[] {
    return this.props.collector.destinationsFor('metrics').includes(destination)
      ? this.metrics
      : [];
  }

  private get port(): number {
    return this.props.port ?? 24319;
  }
  private get metrics() {
    return this.props.metrics ?? [];
  }
  private get inCollector(): boolean {
    return this.props.process === 'collector';
  }

  private switchable(): Part {
    const environment = beylaEnvironment(this, this.props);
    const propagates = (this.props.contextPropagation ?? 'disabled') !== 'disabled';
    return new Part(this, 'part', {
      option: 'observability.beyla',
      capabilities: [
        ...(propagates ? ['CAP_NET_ADMIN'] : []),
        ...(this.props.sysAdmin ? ['CAP_SYS_ADMIN'] : []),
      ],
      ports: [this.port],
      settings: () => ({
        environment,
        ...(this.inCollector ? { process: 'collector' } : {}),
        ...uprobesOf(this.instrument.map(({ entry }) => entry)),
      }),
    });
  }

  private receive(): OtelcolReceiverOtlp {
    const { collector } = this.props;
    NixosHost.of(this).claimPort(this, this.port, this, "Beyla's spans");
    const file = new AlloyFile(this, 'received', {
      directory: collector.directory,
      name: 'beyla',
      part: this.part,
    });
    const receiver = new OtelcolReceiverOtlp(file, 'otlp', {
      http: { endpoint: loopbackAddress(this.port) },
      output: () => ({
        metrics: this.metrics.length > 0 ? collector.toRemote('metrics') : undefined,
        traces: redacted ? [redacted.input] : collector.toRemote('traces'),
      }),
    });
    const redacted = this.props.queryStrings
      ? undefined
      : new OtelcolProcessorTransform(file, 'transform', {
          ...withoutQueryStrings(),
          output: () => ({ traces: collector.toRemote('traces') }),
        });
    SelfCheck.of(this).addListener({
      what: "Beyla's spans",
      resource: { 'telemetry.sdk.name': 'beyla' },
      url: loopbackUrl(this.port),
      protocol: 'otlp',
      signals: ['traces'],
      component: receiver.address,
      part: this.part,
    });
    SelfCheck.of(this).addEmitters(() =>
      watchedBy(this.part.option, this.metrics, this.instrument),
    );
    return receiver;
  }

  private tracedFile(): AlloyFile {
    const { inCollector, part } = this;
    return new AlloyFile(this, 'traced', {
      directory: inCollector
        ? this.props.collector.directory
        : EbpfAlloy.of(this.props.collector).directory,
      name: inCollector ? 'beyla-ebpf' : 'beyla',
      part,
    });
  }

  private trace(file: AlloyFile): BeylaEbpf {
    return beylaEbpf(file, this.props, {
      instrument: () => this.instrument,
      exporter: () => this.exporter,
    });
  }

  private problems(): string[] {
    const { collector, instrument } = this.props;
    const ports = this.instrument.flatMap(({ entry }) => entry.openPorts ?? []);
    warnOfDeliveries(this, collector, ports);
    if (!this.props.sysAdmin)
      warnOfUprobes(
        this,
        this.instrument.map(({ entry }) => entry),
      );
    if (instrument === undefined) warnOfLatecomers(this, collector, ports);
    return [
      ...(this.instrument.length > 0
        ? []
        : ['instrument is empty, so no process would be watched: add one']),
      ...collector.missingDestination('traces'),
      ...(this.metrics.length > 0 ? collector.missingDestination('metrics') : []),
    ];
  }
}
