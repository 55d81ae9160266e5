// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyList,
  AlloyMap,
  AlloyNumber,
  AlloySecret,
  AlloyString,
  OtelcolConsumer,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import {
  OTELCOL_QUEUE_ARGUMENTS,
  OTELCOL_RETRY_ARGUMENTS,
  type OtelcolQueueArguments,
  type OtelcolRetryArguments,
} from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `api` of `otelcol.exporter.datadog`. */
export interface OtelcolExporterDatadogApi {
  /** `api_key`: what Datadog knows the account by. */
  readonly apiKey: AlloySecret;
  /** `site`: Datadog site that the data goes to. @default datadoghq.com */
  readonly site?: AlloyString;
  /** `fail_on_invalid_key`: an invalid key ends it at startup. @default false */
  readonly failOnInvalidKey?: AlloyBoolean;
}

/** `client` of `otelcol.exporter.datadog`. */
export interface OtelcolExporterDatadogClient {
  /** `read_buffer_size`: memory for reading from a connection. @default 0 */
  readonly readBufferSize?: AlloyNumber;
  /** `write_buffer_size`: memory for writing to a connection. @default 0 */
  readonly writeBufferSize?: AlloyNumber;
  /** `timeout`: the longest that a request may take. @default 15s */
  readonly timeout?: AlloyDuration;
  /** `max_idle_conns`: idle connections it keeps in all. @default 100 */
  readonly maxIdleConns?: AlloyNumber;
  /** `max_idle_conns_per_host`: idle connections it keeps to one host. @default 5 */
  readonly maxIdleConnsPerHost?: AlloyNumber;
  /** `max_conns_per_host`: connections to one host: dialing, active and idle. @default 0 */
  readonly maxConnsPerHost?: AlloyNumber;
  /** `idle_conn_timeout`: closes a connection that has been idle for this long. @default 1m30s */
  readonly idleConnTimeout?: AlloyDuration;
  /** `disable_keep_alives`: opens a new connection for every request. @default false */
  readonly disableKeepAlives?: AlloyBoolean;
  /** `insecure_skip_verify`: accepts any certificate, and with it anybody in between. @default false */
  readonly insecureSkipVerify?: AlloyBoolean;
}

/** `host_metadata` of `otelcol.exporter.datadog`. */
export interface OtelcolExporterDatadogHostMetadata {
  /** `enabled`: switches it on. @default true */
  readonly enabled?: AlloyBoolean;
  /** `hostname_source`: where the host's name is taken from. @default config_or_system */
  readonly hostnameSource?: AlloyString;
  /** `tags`: tags that the host gets in Datadog. @default [] */
  readonly tags?: AlloyList<AlloyString>;
}

/** `logs` of `otelcol.exporter.datadog`. */
export interface OtelcolExporterDatadogLogs {
  /** `endpoint`: Datadog intake that logs go to. @default https://http-intake.logs.datadoghq.com */
  readonly endpoint?: AlloyString;
  /** `use_compression`: compresses logs that go over HTTPS. @default true */
  readonly useCompression?: AlloyBoolean;
  /** `compression_level`: `0` to `9`, small to costly; counts only with `use_compression`. @default 6 */
  readonly compressionLevel?: AlloyNumber;
  /** `batch_wait`: seconds that a batch may take to fill up. @default 5 */
  readonly batchWait?: AlloyNumber;
}

/** `exporter` of `otelcol.exporter.datadog`. */
export interface OtelcolExporterDatadogMetricsExporter {
  /** `resource_attributes_as_tags`: makes every resource attribute a tag of the metric. @default false */
  readonly resourceAttributesAsTags?: AlloyBoolean;
  /** `instrumentation_scope_metadata_as_tags`: tags a metric with the scope that made it. @default true */
  readonly instrumentationScopeMetadataAsTags?: AlloyBoolean;
}

/** `histograms` of `otelcol.exporter.datadog`. */
export interface OtelcolExporterDatadogMetricsHistograms {
  /** `mode`: what a histogram becomes: `distributions`, `counters` or `nobuckets`. @default distributions */
  readonly mode?: AlloyString;
  /** `send_aggregation_metrics`: sends sum, count, min and max as metrics of their own too. @default false */
  readonly sendAggregationMetrics?: AlloyBoolean;
}

/** `sums` of `otelcol.exporter.datadog`. */
export interface OtelcolExporterDatadogMetricsSums {
  /** `cumulative_monotonic_mode`: how growing counters are reported: `to_delta` or `raw_value`. @default to_delta */
  readonly cumulativeMonotonicMode?: AlloyString;
  /**
   * `initial_cumulative_monotonic_value`: what happens to a counter's first value: `auto`, `drop` or `keep`.
   * @default auto
   */
  readonly initialCumulativeMonotonicValue?: AlloyString;
}

/** `summaries` of `otelcol.exporter.datadog`. */
export interface OtelcolExporterDatadogMetricsSummaries {
  /** `mode`: what a summary becomes: `gauges` or `noquantiles`. @default gauges */
  readonly mode?: AlloyString;
}

/** `metrics` of `otelcol.exporter.datadog`. */
export interface OtelcolExporterDatadogMetrics {
  /** `delta_ttl`: seconds that earlier values are kept to reckon deltas from. @default 3600 */
  readonly deltaTtl?: AlloyNumber;
  /** `endpoint`: Datadog intake that metrics go to. @default https://api.datadoghq.com */
  readonly endpoint?: AlloyString;
  /** `exporter`: what becomes a tag of metrics. @default - not set */
  readonly exporter?: OtelcolExporterDatadogMetricsExporter;
  /** `histograms`: how histograms are translated. @default - not set */
  readonly histograms?: OtelcolExporterDatadogMetricsHistograms;
  /** `sums`: how sums are translated. @default - not set */
  readonly sums?: OtelcolExporterDatadogMetricsSums;
  /** `summaries`: how summaries are translated. @default - not set */
  readonly summaries?: OtelcolExporterDatadogMetricsSummaries;
}

/** `traces` of `otelcol.exporter.datadog`. */
export interface OtelcolExporterDatadogTraces {
  /** `endpoint`: Datadog intake that traces go to. @default https://trace.agent.datadoghq.com */
  readonly endpoint?: AlloyString;
  /** `ignore_resources`: regular expressions; traces whose resource name matches are dropped. @default [] */
  readonly ignoreResources?: AlloyList<AlloyString>;
  /** `span_name_remappings`: Datadog's operation name to the one you would rather see. @default {} */
  readonly spanNameRemappings?: AlloyMap<AlloyString>;
  /** `span_name_as_resource_name`: names spans by OpenTelemetry's conventions. @default false */
  readonly spanNameAsResourceName?: AlloyBoolean;
  /** `compute_stats_by_span_kind`: reckons APM statistics by each span's `span.kind`. @default false */
  readonly computeStatsBySpanKind?: AlloyBoolean;
  /** `compute_top_level_by_span_kind`: tells top-level spans by their `span.kind`. @default false */
  readonly computeTopLevelBySpanKind?: AlloyBoolean;
  /** `peer_tags_aggregation`: aggregates by tags about the peer too. @default false */
  readonly peerTagsAggregation?: AlloyBoolean;
  /** `peer_tags`: further tags that count as about the peer. @default [] */
  readonly peerTags?: AlloyList<AlloyString>;
  /** `trace_buffer`: trace payloads that may wait; beyond that they are dropped. @default 10 */
  readonly traceBuffer?: AlloyNumber;
}

/** Arguments of `otelcol.exporter.datadog`. */
export interface OtelcolExporterDatadogProps {
  /** `client`: how it talks HTTP to Datadog. @default - not set */
  readonly client?: OtelcolExporterDatadogClient;
  /** `sending_queue`: holds what waits to be sent; full, it refuses what is new. @default - not set */
  readonly sendingQueue?: OtelcolQueueArguments;
  /** `retry_on_failure`: what is tried again, how often and for how long. @default - not set */
  readonly retryOnFailure?: OtelcolRetryArguments;
  /** `api`: key and site for Datadog's API. */
  readonly api: OtelcolExporterDatadogApi;
  /** `traces`: how traces are sent. @default - not set */
  readonly traces?: OtelcolExporterDatadogTraces;
  /** `metrics`: how metrics are sent. @default - not set */
  readonly metrics?: OtelcolExporterDatadogMetrics;
  /** `logs`: how logs are sent. @default - not set */
  readonly logs?: OtelcolExporterDatadogLogs;
  /** `host_metadata`: what Datadog is told about the host. @default - not set */
  readonly hostMetadata?: OtelcolExporterDatadogHostMetadata;
  /** `hostname_detection_timeout`: how long finding out the host's name may take. Since Alloy 1.10. @default 25s */
  readonly hostnameDetectionTimeout?: AlloyDuration;
  /** `only_metadata`: sends the host's metadata and nothing else. @default false */
  readonly onlyMetadata?: AlloyBoolean;
  /** `hostname`: host's name for data that doesn't tell it itself. @default "" */
  readonly hostname?: AlloyString;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Sends telemetry to Datadog. Upstream's stability: community.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.exporter.datadog/
 */
export class OtelcolExporterDatadog extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolExporterDatadogProps>) {
    super(scope, id, TYPE, props);
  }
}

const API: Schema = {
  apiKey: 'secret!',
  site: 'string',
  failOnInvalidKey: 'bool',
};

const CLIENT: Schema = {
  readBufferSize: 'int',
  writeBufferSize: 'int',
  timeout: 'duration',
  maxIdleConns: 'int',
  maxIdleConnsPerHost: 'int',
  maxConnsPerHost: 'int',
  idleConnTimeout: 'duration',
  disableKeepAlives: 'bool',
  insecureSkipVerify: 'bool',
};

const HOST_METADATA: Schema = {
  enabled: 'bool',
  hostnameSource: 'string',
  tags: 'list(string)',
};

const LOGS: Schema = {
  endpoint: 'string',
  useCompression: 'bool',
  compressionLevel: 'int',
  batchWait: 'int',
};

const METRICS_EXPORTER: Schema = {
  resourceAttributesAsTags: 'bool',
  instrumentationScopeMetadataAsTags: 'bool',
};

const METRICS_HISTOGRAMS: Schema = {
  mode: 'string',
  sendAggregationMetrics: 'bool',
};

const METRICS_SUMS: Schema = {
  cumulativeMonotonicMode: 'string',
  initialCumulativeMonotonicValue: 'string',
};

const METRICS_SUMMARIES: Schema = {
  mode: 'string',
};

const METRICS: Schema = {
  deltaTtl: 'int64',
  endpoint: 'string',
  exporter: nested('block', METRICS_EXPORTER),
  histograms: nested('block', METRICS_HISTOGRAMS),
  sums: nested('block', METRICS_SUMS),
  summaries: nested('block', METRICS_SUMMARIES),
};

const TRACES: Schema = {
  endpoint: 'string',
  ignoreResources: 'list(string)',
  spanNameRemappings: 'map(string)',
  spanNameAsResourceName: 'bool',
  computeStatsBySpanKind: 'bool',
  computeTopLevelBySpanKind: 'bool',
  peerTagsAggregation: 'bool',
  peerTags: 'list(string)',
  traceBuffer: 'int',
};

const PROPS: Schema = {
  client: nested('block', CLIENT),
  sendingQueue: nested('block', OTELCOL_QUEUE_ARGUMENTS),
  retryOnFailure: nested('block', OTELCOL_RETRY_ARGUMENTS),
  api: nested('block', API, 'required'),
  traces: nested('block', TRACES),
  metrics: nested('block', METRICS),
  logs: nested('block', LOGS),
  hostMetadata: nested('block', HOST_METADATA),
  hostnameDetectionTimeout: 'duration',
  onlyMetadata: 'bool',
  hostname: 'string',
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.exporter.datadog',
  stability: 'community',
  schema: PROPS,
  since: {
    hostname_detection_timeout: '1.10',
    'sending_queue.batch': '1.11',
    'sending_queue.block_on_overflow': '1.9',
    'sending_queue.sizer': '1.9',
    'sending_queue.storage': '1.9',
    'sending_queue.wait_for_result': '1.11',
  },
};
