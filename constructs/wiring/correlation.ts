import { HOST_LABEL, HOST_NAME } from './host-identity';

/** The label that names the service on profiles and logs: Pyroscope groups by it, Loki makes it of `service.name`. */
export const SERVICE_LABEL = 'service_name';

/** The label that names the systemd unit of a profiled process, with its type: `otel-ai-monitor.service`. */
export const UNIT_LABEL = 'unit';

/** A span's attribute, and the label by which the same thing is found elsewhere. */
export interface Correlation {
  /** Resource attribute of the span. */
  readonly attribute: string;
  /** Label of the profile or log. */
  readonly label: string;
}

/**
 * What finds a span's profiles and its logs: the same service on the same host. Grafana's `tracesToProfiles` and
 * `tracesToLogsV2` take them as `tags` of `key` and `value`; the agents and the collector put both on what they send.
 *
 * @see https://grafana.com/docs/grafana/latest/datasources/tempo/configure-tempo-data-source/
 */
export const CORRELATIONS: readonly Correlation[] = [
  { attribute: 'service.name', label: SERVICE_LABEL },
  { attribute: HOST_NAME, label: HOST_LABEL },
];

/** The names of metrics that are made of spans: each of the two programs that make them has its own. */
export interface SpanMetricNames {
  /** Counts spans. */
  readonly calls: string;
  /** A histogram of their durations in seconds, without `_bucket`. */
  readonly duration: string;
  /** The label for a failed span's status, on `calls`. */
  readonly failed: string;
  /** Labels of both by attributes of the span's resource. */
  readonly labels: readonly Correlation[];
}

/** What puts the names of `SpanMetricNames` before its own. */
export const SPAN_METRICS_NAMESPACE = 'traces.spanmetrics';

/**
 * As the collector's connector makes them, when its namespace is `SPAN_METRICS_NAMESPACE`: its own dimension is
 * `service.name`, and every point gets the host as all metrics do.
 * @see https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/connector/spanmetricsconnector
 */
export const COLLECTOR_SPAN_METRICS: SpanMetricNames = {
  calls: 'traces_spanmetrics_calls_total',
  duration: 'traces_spanmetrics_duration_seconds',
  failed: 'status_code="STATUS_CODE_ERROR"',
  labels: CORRELATIONS,
};

/**
 * As Tempo's own generator makes them; it knows no host unless it is told of one.
 * @see https://grafana.com/docs/tempo/latest/metrics-from-traces/span-metrics/span-metrics-metrics-generator/
 */
export const TEMPO_SPAN_METRICS: SpanMetricNames = {
  calls: 'traces_spanmetrics_calls_total',
  duration: 'traces_spanmetrics_latency',
  failed: 'status_code="STATUS_CODE_ERROR"',
  labels: [{ attribute: 'service.name', label: 'service' }],
};
