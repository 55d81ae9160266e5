import { Construct } from 'constructs';
import { BeylaEbpf } from '../../../lib/alloy/components/beyla/ebpf';
import { OtelcolExporterOtlphttp } from '../../../lib/alloy/components/otelcol/exporter.otlphttp';
import { OtelcolReceiverOtlp } from '../../../lib/alloy/components/otelcol/receiver.otlp';
import { OtelcolReceiverPrometheus } from '../../../lib/alloy/components/otelcol/receiver.prometheus';
import { PrometheusScrape } from '../../../lib/alloy/components/prometheus/scrape';
import { AlloyFile } from '../../../lib/alloy/file';
import { warn } from '../../../lib/errors';
import { NixosConfig } from '../../../lib/nixos/nixos-config';
import { NixosHost } from '../../../lib/nixos/host';
import { Duration } from '../../../lib/units';
import type { AlloyCollector } from '../collector/alloy-collector';
import {
  checkInstrument,
  checkRatio,
  checkSelection,
  I3PM,
  OTEL_AI_MONITOR,
  sampler,
  selects,
  type BeylaInstrument,
  type BeylaSelection,
} from './beyla-target';
import { EbpfAlloy } from './ebpf-alloy';
import { EbpfTarget, type EbpfProcess } from './ebpf-target';
import { loopbackAddress, loopbackUrl } from '../loopback';
import { OutageBufferService } from '../buffer/outage-buffer-service';

/** What Beyla can follow, in upstream's words. */
export type BeylaProtocol =
  'http' | 'grpc' | 'sql' | 'redis' | 'kafka' | 'mongo' | 'memcached' | 'genai' | 'gpu';

/** Metrics that Beyla makes of the same requests: rate, errors and duration; who calls whom; the process's own. */
export type BeylaMetrics = 'red' | 'service-graph' | 'process';

/** What Beyla watches, and who sends its spans on. */
export interface BeylaAgentProps {
  /** The collector that sends the spans to its remote destinations. */
  readonly collector: AlloyCollector;
  /**
   * The processes to watch; at least one by the end, `addInstrument` adds more.
   * @default - `OTEL_AI_MONITOR` and `I3PM` (FR-007)
   */
  readonly instrument?: readonly BeylaInstrument[];
  /**
   * Processes that are left alone even where `instrument` selects them, beside collectors, Beyla itself and the outage
   * buffer, which always are: their spans would be of their own deliveries, and so on for ever.
   * @default - no others
   */
  readonly exclude?: readonly BeylaSelection[];
  /** What becomes a span. @default - all that Beyla knows */
  readonly protocols?: readonly BeylaProtocol[];
  /** Routes of the services, `/users/{id}`; other paths get a heuristic one. @default - none */
  readonly routes?: readonly string[];
  /**
   * Paths that make no spans.
   * @default - `/v1/*`, where OTLP receivers are: spans of deliveries of telemetry say nothing about the service
   */
  readonly ignoredRoutes?: readonly string[];
  /** The share of traces that is kept, 0 to 1. @default 1 */
  readonly sampleRatio?: number;
  /** Metrics of the same requests, sent with the others; each adds series per service and route. @default - none */
  readonly metrics?: readonly BeylaMetrics[];
  /**
   * How services hand each other the trace: by HTTP header, in TCP, or both. It rewrites the traffic of the watched
   * programs and takes CAP_NET_ADMIN.
   * @default disabled
   */
  readonly contextPropagation?: 'disabled' | 'headers' | 'tcp' | 'all';
  /**
   * Gives Beyla CAP_SYS_ADMIN, which is as good as root. It buys trace context that is written into Go programs' own
   * requests, and Beyla on kernels with `perf_event_paranoid` above 2; everything else works without.
   * @default false
   */
  readonly sysAdmin?: boolean;
  /**
   * `collector` runs it inside `alloy.service`: one process less, but then the process that faces the network has
   * Beyla's capabilities, a fault in eBPF stops every signal, and 600 MB at Beyla's start count against its memory.
   * @default own
   */
  readonly process?: EbpfProcess;
  /** The loopback port on which the collector takes the spans. @default 4319 */
  readonly port?: number;
}

/**
 * Traces of HTTP and gRPC services by eBPF, without changing them (FR-006, FR-007), in `alloy-ebpf.service`. A process
 * that it can't attach to is logged and runs on.
 *
 * Its spans reach the remote destinations by a receiver of their own, never a local one: watching a local destination
 * would turn the collector's own deliveries into spans, and so on for ever. `observability.beyla.enable = false`
 * takes both of its files away.
 */
export class BeylaAgent extends Construct {
  private readonly instrument: { entry: BeylaInstrument; target?: EbpfTarget }[] = [];

  /** @throws when the port is invalid or taken, an entry of `instrument` selects nothing, or a ratio is none */
  constructor(scope: Construct, id: string, props: BeylaAgentProps) {
    super(scope, id);
    const { collector, port = 4319, exclude = [], metrics = [] } = props;
    const { hostname } = NixosHost.of(this);
    NixosHost.of(this).claimPort(this, port, this, "Beyla's spans");
    checkRatio(this, props.sampleRatio);
    exclude.forEach((each) => checkSelection(this, 'exclude', each));
    const part = 'observability.beyla';

    const received = new AlloyFile(this, 'received', {
      directory: collector.directory,
      name: 'beyla',
      part,
    });
    new OtelcolReceiverOtlp(received, 'otlp', {
      http: { endpoint: loopbackAddress(port) },
      output: () => ({
        metrics: metrics.length > 0 ? collector.toRemote('metrics') : undefined,
        traces: collector.toRemote('traces'),
      }),
    });

    const inCollector = props.process === 'collector';
    const traced = new AlloyFile(this, 'traced', {
      directory: inCollector ? collector.directory : EbpfAlloy.of(this).directory,
      name: inCollector ? 'beyla-ebpf' : 'beyla',
      part,
    });
    const beyla = new BeylaEbpf(traced, 'ebpf', {
      attributes: { kubernetes: { enable: 'false' }, instanceId: { overrideHostname: hostname } },
      discovery: () => ({
        instrument: this.instrument.map(({ entry, target }) => ({
          name: entry.name,
          ...selects(entry, target),
          sampler: sampler(entry.sampleRatio),
        })),
        excludeInstrument: nonEmpty(
          [...exclude, ...this.deliveries()].map((each) => selects(each)),
        ),
      }),
      routes: {
        unmatched: 'heuristic',
        patterns: props.routes,
        ignoredPatterns: props.ignoredRoutes ?? ['/v1/*'],
      },
      ebpf: props.contextPropagation && { contextPropagation: props.contextPropagation },
      metrics: metrics.length > 0 ? { features: metrics.map((each) => FEATURES[each]) } : undefined,
      traces:
        props.protocols || props.sampleRatio !== undefined
          ? { instrumentations: props.protocols, sampler: sampler(props.sampleRatio) }
          : undefined,
      output: () => ({ traces: [exporter.input] }),
    });
    if (metrics.length > 0) {
      const points = new OtelcolReceiverPrometheus(traced, 'metrics', {
        output: () => ({ metrics: [exporter.input] }),
      });
      new PrometheusScrape(traced, 'scrape', {
        targets: beyla.targets,
        honorLabels: true,
        scrapeInterval: Duration.seconds(15),
        forwardTo: [points.receiver],
      });
    }
    const exporter = new OtelcolExporterOtlphttp(traced, 'otlphttp', {
      client: { endpoint: loopbackUrl(port), compression: 'none' },
    });

    const propagates = (props.contextPropagation ?? 'disabled') !== 'disabled';
    const capabilities = [
      ...(propagates ? ['CAP_NET_ADMIN'] : []),
      ...(props.sysAdmin ? ['CAP_SYS_ADMIN'] : []),
    ];
    new NixosConfig(this, 'nixos', {
      observability: {
        beyla: {
          enable: true,
          ...(capabilities.length > 0 ? { extraCapabilities: capabilities } : {}),
          ...(inCollector ? { process: 'collector' } : {}),
        },
      },
    });
    const { instrument = [OTEL_AI_MONITOR, I3PM] } = props;
    instrument.forEach((each) => this.addInstrument(each));
    this.node.addValidation({
      validate: () => [
        ...this.problems(collector),
        ...collector.missingDestination('traces'),
        ...(metrics.length > 0 ? collector.missingDestination('metrics') : []),
      ],
    });
  }

  /** Watches one more process. @throws when nothing selects it, since Beyla would then watch everything or nothing */
  addInstrument(instrument: BeylaInstrument): void {
    checkInstrument(this, instrument);
    const { name } = instrument;
    const target = name === undefined ? undefined : new EbpfTarget(this, 'beyla', name);
    this.instrument.push({ entry: instrument, target });
  }

  /** What upstream's own exclusions don't know. */
  private deliveries(): BeylaSelection[] {
    const buffer = OutageBufferService.find(this);
    return buffer ? [{ openPorts: [buffer.port] }] : [];
  }

  private problems(collector: AlloyCollector): string[] {
    const unwatched = new Map([
      [Number(new URL(collector.otlpHttpUrl).port), 'the collector'],
      [OutageBufferService.find(this)?.port, 'the outage buffer'],
    ]);
    for (const port of this.instrument.flatMap(({ entry }) => entry.openPorts ?? [])) {
      const whose = unwatched.get(port);
      if (whose !== undefined)
        warn(
          this,
          `port ${port} in openPorts is that of ${whose}, which Beyla leaves alone: its spans would be of their own deliveries`,
        );
    }
    return this.instrument.length > 0
      ? []
      : ['instrument is empty, so no process would be watched: add one'];
  }
}

function nonEmpty<T>(values: readonly T[]): readonly T[] | undefined {
  return values.length > 0 ? values : undefined;
}

const FEATURES = {
  red: 'application',
  'service-graph': 'application_service_graph',
  process: 'application_process',
} as const;
