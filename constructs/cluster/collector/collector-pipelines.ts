import type { Construct } from 'constructs';
import { fail } from '../../../lib/errors';
import type { OtelConfig, OtelSettings } from '../../../lib/otel/config';
import { Duration } from '../../../lib/units';
import type { Backend } from '../backends/backend';
import { SPAN_METRICS_NAMESPACE } from '../../wiring/correlation';
import { normalizeHost } from '../../wiring/host-identity';
import { DEFAULT_OUTAGE } from '../../wiring/limits';
import { OTLP_SIGNALS, type OtlpSignal } from '../../wiring/signal';
import { exporterCredentials } from './backend-credentials';
import type { ComponentNames } from './collector-image';
import { HEALTH, OTLP_GRPC, OTLP_HTTP, onPod, QUEUE_DIRECTORY, TOKEN_FILE } from './collector-pod';
import { cutLarge } from './cut-large';
import { queueBytes, type PersistentQueueProps } from './persistent-queue';
import { redactPrompts } from './redact-prompts';
import { sending } from './sending';

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
}

/** What the pipelines are made of. */
export interface CollectorPipelinesProps extends CollectorPipelineOptions {
  /** Where each signal goes. */
  readonly backends: CollectorBackends;
  /** What the image calls its components. */
  readonly names: ComponentNames;
  /** Whether senders have to show a bearer token. */
  readonly bearerAuth: boolean;
  /** Keeps the queues on a disk. @default - in memory */
  readonly persistentQueue?: PersistentQueueProps;
  /** How long a host may be away. */
  readonly maxOutage: Duration;
}

/** What needs all data of a series or a trace in one place, so that a second replica would make wrong numbers. */
export function statefulOptions(
  options: CollectorPipelineOptions & Pick<CollectorPipelinesProps, 'backends'>,
): string[] {
  const { deltaToCumulative = true, spanMetrics = false, serviceGraph = false } = options;
  const stateful = {
    deltaToCumulative: deltaToCumulative && options.backends.metrics !== undefined,
    spanMetrics,
    serviceGraph,
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
  const { backends, names, spanMetrics = false, serviceGraph = false } = props;
  config.add('extensions', 'health_check', { endpoint: onPod(HEALTH.port) });
  const otlp = addReceiver(config, props.bearerAuth);
  const disk = props.persistentQueue && {
    storage: config.add('extensions', 'file_storage/queue', {
      directory: QUEUE_DIRECTORY,
      create_directory: true,
    }),
    queueBytes: queueBytes(scope, props.persistentQueue),
  };
  const limiter = config.add('processors', 'memory_limiter', {
    check_interval: '1s',
    limit_percentage: 80,
    spike_limit_percentage: 20,
  });
  const host = config.add('processors', 'transform/host', normalizeHost());
  const redact =
    props.redactPrompts && config.add('processors', 'transform/redact', redactPrompts());
  let cut: string | undefined;
  const connectors = [
    ...(spanMetrics ? [config.add('connectors', names.spanMetrics, SPAN_METRICS)] : []),
    ...(serviceGraph ? [config.add('connectors', names.serviceGraph, SERVICE_GRAPH)] : []),
  ];
  if (connectors.length > 0 && !(backends.metrics && backends.traces)) {
    const asked = spanMetrics ? 'spanMetrics' : 'serviceGraph';
    fail(
      scope,
      `${asked} makes metrics of traces, but there are not backends for both: give metrics and traces, or leave it off`,
    );
  }

  for (const signal of OTLP_SIGNALS) {
    const backend = backends[signal];
    if (backend === undefined) continue;
    const exporter = config.add('exporters', `${names.otlpHttp}/${backend.name}`, {
      endpoint: backend.otlpEndpoint(scope),
      headers: backend.headers(scope),
      ...exporterCredentials(scope, config, backend),
      ...sending(signal, { maxOutage: props.maxOutage, ...disk }),
    });
    const processors = [limiter, host];
    if (redact) processors.push(redact);
    if (signal === 'metrics' && (props.deltaToCumulative ?? true))
      processors.push(config.add('processors', 'deltatocumulative', streams(props.maxOutage)));
    // a store refuses a point with that much beside it whatever is cut
    if (signal !== 'metrics')
      processors.push((cut ??= config.add('processors', 'transform/cut', cutLarge())));
    const fed = signal === 'traces' ? connectors : [];
    config.addPipeline(signal, { receivers: [otlp], processors, exporters: [exporter, ...fed] });
    if (signal === 'metrics' && connectors.length > 0)
      config.addPipeline('metrics/spans', {
        receivers: connectors,
        processors: [host],
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
function streams(maxOutage: Duration): OtelSettings {
  const longest = Duration.longest([maxOutage, DEFAULT_OUTAGE]) ?? maxOutage;
  return { max_stale: longest.toString(), max_streams: 50_000 };
}

function addReceiver(config: OtelConfig, bearerAuth: boolean): string {
  const auth = bearerAuth
    ? { authenticator: config.add('extensions', 'bearertokenauth', { filename: TOKEN_FILE }) }
    : undefined;
  return config.add('receivers', 'otlp', {
    protocols: {
      // upstream's default is localhost, where no other pod gets in
      grpc: { endpoint: onPod(OTLP_GRPC.port), auth },
      http: { endpoint: onPod(OTLP_HTTP.port), auth },
    },
  });
}

/**
 * Under the name that Tempo's own generator uses; upstream's `traces.span.metrics` is one that Grafana doesn't look for.
 * @see https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/connector/spanmetricsconnector
 */
const SPAN_METRICS: OtelSettings = {
  namespace: SPAN_METRICS_NAMESPACE,
  histogram: { unit: 's' },
  exemplars: { enabled: true },
  metrics_flush_interval: '15s',
  // a service that is gone doesn't stay for ever
  metrics_expiration: '1h',
};

/** @see https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/connector/servicegraphconnector */
const SERVICE_GRAPH: OtelSettings = {
  metrics_flush_interval: '15s',
  store: { ttl: '10s', max_items: 10_000 },
};
