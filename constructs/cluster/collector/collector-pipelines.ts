import type { Construct } from 'constructs';
import type { OtelConfig, OtelSettings } from '../../../lib/otel/config';
import { Duration } from '../../../lib/units';
import type { Backend } from '../backends/backend';
import { normalizeHost } from '../../wiring/host-identity';
import { DEFAULT_OUTAGE } from '../../wiring/limits';
import type { CollectorFilter, TailSampling } from '../../wiring/selection';
import { OTLP_SIGNALS, type OtlpSignal } from '../../wiring/signal';
import { exporterCredentials } from './backend-credentials';
import type { ComponentNames } from './collector-image';
import { QUEUE_DIRECTORY } from './collector-pod';
import { addReceiver, MEMORY_LIMITER } from './collector-receiver';
import { cutLarge } from './cut-large';
import { addMetricsOfSpans } from './metrics-of-spans';
import { checkLimits, filtered, sampled, type CardinalityLimits } from './selection';
import { queueBytes, type PersistentQueueProps } from './persistent-queue';
import { redactPrompts } from './redact-prompts';
import { sending } from './sending';
import { byInstance, DELTAS, FROM_FRONT } from './two-tiers';

/** Where each signal goes; a signal without a backend is not served. */
export type CollectorBackends = { readonly [S in OtlpSignal]?: Backend<S> };

/** What can be chosen of the collector's pipelines. */
export interface CollectorPipelineOptions {
  /**
   * Whether delta counters become cumulative: Mimir refuses delta, which is what Claude Code sends unless
   * `OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE` says otherwise. Needs every point of a series in one replica.
   * A counter is known for as long as a host may be away, a day at least; 50,000 at most. A restart of the collector
   * begins every sum anew.
   * @default true
   */
  readonly deltaToCumulative?: boolean;
  /**
   * Whether spans become metrics of requests, errors and durations, `traces_spanmetrics_*`, with exemplars; needs
   * backends for metrics and traces. Leave it off where Tempo's own generator does the same.
   * @default false
   */
  readonly spanMetrics?: boolean;
  /** Whether pairs of spans become metrics of who calls whom, `traces_service_graph_*`, as `spanMetrics` does. @default false */
  readonly serviceGraph?: boolean;
  /**
   * Whether all that AI assistants send is replaced by `[redacted]`, but for what is known to hold nothing that was typed,
   * answered, read or run: ids, counts, durations, models, tokens, costs, names of tools, decisions, statuses.
   * @default false
   */
  readonly redactPrompts?: boolean;
  /** What is thrown away as it comes, before anything else sees it. @default - nothing */
  readonly filter?: CollectorFilter;
  /**
   * Which traces are kept, once all of a trace is there; needs every span of a trace in one replica. Metrics of spans are
   * made of all. @default - all
   */
  readonly tailSampling?: TailSampling;
  /** How many series there may be of what is made here. @default - 50000 delta counters, and no limit for metrics of spans */
  readonly cardinality?: CardinalityLimits;
}

/** What the pipelines are made of. */
export interface CollectorPipelinesProps extends CollectorPipelineOptions {
  /** Where each signal goes. */
  readonly backends: CollectorBackends;
  /** What the image calls its components. */
  readonly names: ComponentNames;
  /** Whether senders have to show a bearer token. */
  readonly bearerAuth: boolean;
  /** Whether it is one of several behind a front, which all senders of a stream or a trace come to. */
  readonly behindFront: boolean;
  /** Keeps the queues on a disk. @default - in memory */
  readonly persistentQueue?: PersistentQueueProps;
  /** How long a host may be away. */
  readonly maxOutage: Duration;
  /** Names of labels that hosts put on what they send, asked at synth: hosts come later. @default - none */
  readonly hostLabels?: () => readonly string[];
}

/** What needs all data of a series or a trace in one place, so that a second replica would make wrong numbers. */
export function statefulOptions(
  options: CollectorPipelineOptions & Pick<CollectorPipelinesProps, 'backends'>,
): string[] {
  const {
    deltaToCumulative = true,
    spanMetrics = false,
    serviceGraph = false,
    tailSampling,
  } = options;
  const stateful = {
    deltaToCumulative: deltaToCumulative && options.backends.metrics !== undefined,
    spanMetrics,
    serviceGraph,
    tailSampling: tailSampling !== undefined,
  };
  return Object.entries(stateful).flatMap(([name, on]) => (on ? [name] : []));
}

/**
 * Fills the collector's configuration: one receiver, and a pipeline for each signal that has a backend.
 *
 * @throws when metrics of spans are asked for without a backend for both signals
 */
export function addPipelines(
  scope: Construct,
  config: OtelConfig,
  props: CollectorPipelinesProps,
): void {
  const { backends, names, behindFront } = props;
  const otlp = addReceiver(config, props.bearerAuth, behindFront ? FROM_FRONT : undefined);
  const disk = props.persistentQueue && {
    storage: config.add('extensions', 'file_storage/queue', {
      directory: QUEUE_DIRECTORY,
      create_directory: true,
    }),
    queueBytes: queueBytes(scope, props.persistentQueue),
  };
  const limiter = config.add('processors', 'memory_limiter', MEMORY_LIMITER);
  const host = config.add('processors', 'transform/host', () =>
    normalizeHost(props.hostLabels?.()),
  );
  const filter = props.filter
    ? [config.add('processors', 'filter', filtered(scope, props.filter))]
    : [];
  checkLimits(scope, props.cardinality ?? {});
  const redact =
    props.redactPrompts &&
    config.add('processors', 'transform/redact', () => redactPrompts(props.hostLabels?.()));
  let cut: string | undefined;
  const connectors = addMetricsOfSpans(scope, config, props);

  for (const signal of OTLP_SIGNALS) {
    const backend = backends[signal];
    if (backend === undefined) continue;
    const exporter = config.add('exporters', `${names.otlpHttp}/${backend.name}`, {
      endpoint: backend.otlpEndpoint(scope),
      headers: backend.headers(scope),
      ...exporterCredentials(scope, config, backend),
      ...sending(signal, { maxOutage: props.maxOutage, ...disk }),
    });
    const processors = [limiter, ...filter, ...(redact ? [redact] : []), host];
    if (signal === 'metrics' && (props.deltaToCumulative ?? true)) {
      if (behindFront)
        processors.push(config.add('processors', 'transform/instance', byInstance(DELTAS)));
      processors.push(config.add('processors', 'deltatocumulative', streams(props)));
    }
    // a store refuses a point with that much beside it whatever is cut
    if (signal !== 'metrics')
      processors.push(
        (cut ??= config.add('processors', 'transform/cut', () => cutLarge(props.hostLabels?.()))),
      );
    const all = { receivers: [otlp], processors };
    const fed = signal === 'traces' ? connectors : [];
    if (signal === 'traces' && props.tailSampling) {
      const sampling = config.add(
        'processors',
        'tail_sampling',
        sampled(scope, props.tailSampling),
      );
      const kept = [...processors, sampling];
      config.addPipeline(signal, { ...all, processors: kept, exporters: [exporter] });
      if (fed.length > 0) config.addPipeline('traces/spans', { ...all, exporters: fed });
    } else {
      config.addPipeline(signal, { ...all, exporters: [exporter, ...fed] });
    }
    if (signal === 'metrics' && connectors.length > 0)
      config.addPipeline('metrics/spans', {
        receivers: connectors,
        processors: [
          host,
          ...(behindFront
            ? [config.add('processors', 'transform/spans_instance', byInstance())]
            : []),
        ],
        exporters: [exporter],
      });
  }
}

/**
 * A stream that is forgotten starts again at its next delta, and where that is more than its last sum, no query sees that it
 * did: of 1000, 500, a pause and 1600 there would be 1600 instead of 3100 (measured with upstream's 5 minutes). A restart
 * of the collector forgets all of them. Upstream's number of them has no limit; each takes 1.7 kB of heap (measured), so
 * these 85 MB. New ones beyond it are dropped, which the collector's own `otelcol_deltatocumulative_streams_tracked` shows
 * coming, and `otelcol_deltatocumulative_datapoints` with `error="limit"` counts.
 */
function streams({
  maxOutage,
  cardinality,
}: Pick<CollectorPipelinesProps, 'maxOutage' | 'cardinality'>): OtelSettings {
  const longest = Duration.longest([maxOutage, DEFAULT_OUTAGE]) ?? maxOutage;
  return { max_stale: longest.toString(), max_streams: cardinality?.deltaStreams ?? 50_000 };
}
