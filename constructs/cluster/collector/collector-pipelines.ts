import type { Construct } from 'constructs';
import { fail } from '../../../lib/errors';
import type { OtelConfig, OtelSettings } from '../../../lib/otel/config';
import type { Backend } from '../backends/backend';
import { SPAN_METRICS_NAMESPACE } from '../../wiring/correlation';
import { normalizeHost } from '../../wiring/host-identity';
import { MAX_REQUEST_SIZE } from '../../wiring/limits';
import { OTLP_SIGNALS, type OtlpSignal } from '../../wiring/signal';
import type { ComponentNames } from './collector-image';
import { HEALTH, OTLP_GRPC, OTLP_HTTP, POD_IP, QUEUE_DIRECTORY, TOKEN_FILE } from './collector-pod';
import { redactPrompts } from './redact-prompts';

/** Where each signal goes; a signal without a backend is not served. */
export type CollectorBackends = { readonly [S in OtlpSignal]?: Backend<S> };

/** What can be chosen of the collector's pipelines. */
export interface CollectorPipelineOptions {
  /**
   * Whether delta counters become cumulative: Mimir refuses delta, which is what Claude Code sends unless
   * `OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE` says otherwise. Needs every point of a series in one replica.
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
  /** Whether the queues are on a disk. */
  readonly persistentQueue: boolean;
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
  config.add('extensions', 'health_check', { endpoint: `${POD_IP}:${HEALTH.port}` });
  const otlp = addReceiver(config, props.bearerAuth);
  const storage = props.persistentQueue
    ? config.add('extensions', 'file_storage/queue', {
        directory: QUEUE_DIRECTORY,
        create_directory: true,
      })
    : undefined;
  const limiter = config.add('processors', 'memory_limiter', {
    check_interval: '1s',
    limit_percentage: 80,
    spike_limit_percentage: 20,
  });
  const host = config.add('processors', 'transform/host', normalizeHost());
  const redact =
    props.redactPrompts && config.add('processors', 'transform/redact', redactPrompts());
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
      ...sending(storage),
    });
    const processors = [limiter, host];
    if (redact) processors.push(redact);
    if (signal === 'metrics' && (props.deltaToCumulative ?? true))
      processors.push(config.add('processors', 'deltatocumulative'));
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

function addReceiver(config: OtelConfig, bearerAuth: boolean): string {
  const auth = bearerAuth
    ? { authenticator: config.add('extensions', 'bearertokenauth', { filename: TOKEN_FILE }) }
    : undefined;
  return config.add('receivers', 'otlp', {
    protocols: {
      // upstream's default is localhost, where no other pod gets in
      grpc: { endpoint: `${POD_IP}:${OTLP_GRPC.port}`, auth },
      http: { endpoint: `${POD_IP}:${OTLP_HTTP.port}`, auth },
    },
  });
}

/** How an exporter sends. */
function sending(storage?: string): OtelSettings {
  return {
    // full, it refuses, and the hosts' buffers take over: so nothing is given up here
    sending_queue: {
      sizer: 'bytes',
      queue_size: MAX_REQUEST_SIZE.toBytes(),
      batch: { flush_timeout: '200ms', min_size: 2000, max_size: 3000, sizer: 'items' },
      storage,
    },
    // upstream's first retry comes after 5 s, which is all that a trace may take; backends close idle connections
    retry_on_failure: { initial_interval: '500ms', max_elapsed_time: '0s' },
  };
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
