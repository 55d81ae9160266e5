// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
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

/** `client` of `otelcol.exporter.splunkhec`. */
export interface OtelcolExporterSplunkhecClient {
  /** `endpoint`: URL of Splunk's HEC. */
  readonly endpoint: AlloyString;
  /** `read_buffer_size`: memory for reading from a connection. @default 0 */
  readonly readBufferSize?: AlloyNumber;
  /** `write_buffer_size`: memory for writing to a connection. @default 0 */
  readonly writeBufferSize?: AlloyNumber;
  /** `timeout`: the longest that a request may take. @default 15s */
  readonly timeout?: AlloyDuration;
  /** `max_idle_conns`: idle connections it keeps in all. @default 100 */
  readonly maxIdleConns?: AlloyNumber;
  /** `max_idle_conns_per_host`: idle connections it keeps to one host. @default 0 */
  readonly maxIdleConnsPerHost?: AlloyNumber;
  /** `max_conns_per_host`: connections to one host: dialing, active and idle; zero sets no limit. @default 0 */
  readonly maxConnsPerHost?: AlloyNumber;
  /** `idle_conn_timeout`: closes a connection that has been idle for this long. @default 1m30s */
  readonly idleConnTimeout?: AlloyDuration;
  /** `disable_keep_alives`: opens a new connection for every request. @default false */
  readonly disableKeepAlives?: AlloyBoolean;
  /** `insecure_skip_verify`: accepts any certificate, and with it anybody in between. @default false */
  readonly insecureSkipVerify?: AlloyBoolean;
  /** `force_attempt_http2`: tries HTTP/2 in any case. Since Alloy 1.13. @default true */
  readonly forceAttemptHttp2?: AlloyBoolean;
}

/** `otel_attrs_to_hec_metadata` of `otelcol.exporter.splunkhec`. */
export interface OtelcolExporterSplunkhecOtelAttrsToHecMetadata {
  /** `source`: attribute that becomes an event's `source`. @default com.splunk.source */
  readonly source?: AlloyString;
  /** `sourcetype`: attribute that becomes an event's `sourcetype`. @default com.splunk.sourcetype */
  readonly sourcetype?: AlloyString;
  /** `index`: attribute that becomes an event's `index`. @default com.splunk.index */
  readonly index?: AlloyString;
  /** `host`: attribute that becomes an event's `host`. @default host.name */
  readonly host?: AlloyString;
}

/** `otel_to_hec_fields` of `otelcol.exporter.splunkhec`. */
export interface OtelcolExporterSplunkhecSplunkOtelToHecFields {
  /** `severity_text`: HEC field that gets the severity's text. @default "" */
  readonly severityText?: AlloyString;
  /** `severity_number`: HEC field that gets the severity's number. @default "" */
  readonly severityNumber?: AlloyString;
}

/** `heartbeat` of `otelcol.exporter.splunkhec`. */
export interface OtelcolExporterSplunkhecSplunkHeartbeat {
  /** `interval`: time between two heartbeats. @default 0s */
  readonly interval?: AlloyDuration;
  /** `startup`: sends a heartbeat at startup too. @default false */
  readonly startup?: AlloyBoolean;
}

/** `telemetry` of `otelcol.exporter.splunkhec`. */
export interface OtelcolExporterSplunkhecSplunkTelemetry {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
  /** `override_metrics_names`: new names for metrics of the exporter itself. @default {} */
  readonly overrideMetricsNames?: AlloyMap<AlloyString>;
  /** `extra_attributes`: attributes added to the exporter's own metrics. @default {} */
  readonly extraAttributes?: AlloyMap<AlloyString>;
}

/** `splunk` of `otelcol.exporter.splunkhec`. */
export interface OtelcolExporterSplunkhecSplunk {
  /** `log_data_enabled`: sends logs; this or `profiling_data_enabled` must be `true`. @default true */
  readonly logDataEnabled?: AlloyBoolean;
  /** `profiling_data_enabled`: sends profiles; this or `log_data_enabled` must be `true`. @default true */
  readonly profilingDataEnabled?: AlloyBoolean;
  /** `token`: HEC token that requests carry. */
  readonly token: AlloySecret;
  /** `source`: what events name as their Splunk source. @default "" */
  readonly source?: AlloyString;
  /** `sourcetype`: what events name as their Splunk source type. @default "" */
  readonly sourcetype?: AlloyString;
  /** `index`: Splunk index that events go into. @default "" */
  readonly index?: AlloyString;
  /** `disable_compression`: sends requests without gzip. @default false */
  readonly disableCompression?: AlloyBoolean;
  /** `max_content_length_logs`: bytes of one request with logs; less than `838860800`. @default 2097152 */
  readonly maxContentLengthLogs?: AlloyNumber;
  /** `max_content_length_metrics`: bytes of one request with metrics; less than `838860800`. @default 2097152 */
  readonly maxContentLengthMetrics?: AlloyNumber;
  /** `max_content_length_traces`: bytes of one request with traces; less than `838860800`. @default 2097152 */
  readonly maxContentLengthTraces?: AlloyNumber;
  /** `max_event_size`: bytes of one event; less than `838860800`. @default 5242880 */
  readonly maxEventSize?: AlloyNumber;
  /** `splunk_app_name`: app's name that Splunk is told. @default Alloy */
  readonly splunkAppName?: AlloyString;
  /** `splunk_app_version`: app's version that Splunk is told. @default "" */
  readonly splunkAppVersion?: AlloyString;
  /** `otel_to_hec_fields`: which HEC fields a log's severity goes to. @default - not set */
  readonly otelToHecFields?: OtelcolExporterSplunkhecSplunkOtelToHecFields;
  /** `health_path`: path of Splunk's health API. @default /services/collector/health */
  readonly healthPath?: AlloyString;
  /** `health_check_enabled`: asks at startup if Splunk's HEC is healthy. @default false */
  readonly healthCheckEnabled?: AlloyBoolean;
  /** `export_raw`: sends only the body of logs, for HEC's raw endpoint. @default false */
  readonly exportRaw?: AlloyBoolean;
  /** `use_multi_metric_format`: puts several metrics into one event to save space. @default false */
  readonly useMultiMetricFormat?: AlloyBoolean;
  /** `heartbeat`: sends an event now and then to show that it lives. @default - not set */
  readonly heartbeat?: OtelcolExporterSplunkhecSplunkHeartbeat;
  /** `telemetry`: metrics of the exporter about itself. @default - not set */
  readonly telemetry?: OtelcolExporterSplunkhecSplunkTelemetry;
}

/** Arguments of `otelcol.exporter.splunkhec`. */
export interface OtelcolExporterSplunkhecProps {
  /** `client`: where Splunk is and how to talk to it. */
  readonly client: OtelcolExporterSplunkhecClient;
  /** `sending_queue`: holds what waits to be sent; full, it refuses what is new. @default - not set */
  readonly sendingQueue?: OtelcolQueueArguments;
  /** `retry_on_failure`: what is tried again, how often and for how long. @default - not set */
  readonly retryOnFailure?: OtelcolRetryArguments;
  /** `splunk`: token, index and limits of what is sent. */
  readonly splunk: OtelcolExporterSplunkhecSplunk;
  /** `otel_attrs_to_hec_metadata`: which attributes become HEC's own fields. Since Alloy 1.11.3. @default - not set */
  readonly otelAttrsToHecMetadata?: OtelcolExporterSplunkhecOtelAttrsToHecMetadata;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Sends telemetry to Splunk's HTTP Event Collector (HEC). Upstream's stability: community.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.exporter.splunkhec/
 */
export class OtelcolExporterSplunkhec extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolExporterSplunkhecProps>) {
    super(scope, id, TYPE, props);
  }
}

const CLIENT: Schema = {
  endpoint: 'string!',
  readBufferSize: 'int',
  writeBufferSize: 'int',
  timeout: 'duration',
  maxIdleConns: 'int',
  maxIdleConnsPerHost: 'int',
  maxConnsPerHost: 'int',
  idleConnTimeout: 'duration',
  disableKeepAlives: 'bool',
  insecureSkipVerify: 'bool',
  forceAttemptHttp2: 'bool',
};

const OTEL_ATTRS_TO_HEC_METADATA: Schema = {
  source: 'string',
  sourcetype: 'string',
  index: 'string',
  host: 'string',
};

const SPLUNK_OTEL_TO_HEC_FIELDS: Schema = {
  severityText: 'string',
  severityNumber: 'string',
};

const SPLUNK_HEARTBEAT: Schema = {
  interval: 'duration',
  startup: 'bool',
};

const SPLUNK_TELEMETRY: Schema = {
  enabled: 'bool',
  overrideMetricsNames: 'map(string)',
  extraAttributes: 'map(string)',
};

const SPLUNK: Schema = {
  logDataEnabled: 'bool',
  profilingDataEnabled: 'bool',
  token: 'secret!',
  source: 'string',
  sourcetype: 'string',
  index: 'string',
  disableCompression: 'bool',
  maxContentLengthLogs: 'uint',
  maxContentLengthMetrics: 'uint',
  maxContentLengthTraces: 'uint',
  maxEventSize: 'uint',
  splunkAppName: 'string',
  splunkAppVersion: 'string',
  otelToHecFields: nested('block', SPLUNK_OTEL_TO_HEC_FIELDS),
  healthPath: 'string',
  healthCheckEnabled: 'bool',
  exportRaw: 'bool',
  useMultiMetricFormat: 'bool',
  heartbeat: nested('block', SPLUNK_HEARTBEAT),
  telemetry: nested('block', SPLUNK_TELEMETRY),
};

const PROPS: Schema = {
  client: nested('block', CLIENT, 'required'),
  sendingQueue: nested('block', OTELCOL_QUEUE_ARGUMENTS),
  retryOnFailure: nested('block', OTELCOL_RETRY_ARGUMENTS),
  splunk: nested('block', SPLUNK, 'required'),
  otelAttrsToHecMetadata: nested('block', OTEL_ATTRS_TO_HEC_METADATA),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.exporter.splunkhec',
  stability: 'community',
  schema: PROPS,
  since: {
    'client.force_attempt_http2': '1.13',
    otel_attrs_to_hec_metadata: '1.11.3',
    'sending_queue.batch': '1.11',
    'sending_queue.block_on_overflow': '1.9',
    'sending_queue.sizer': '1.9',
    'sending_queue.storage': '1.9',
    'sending_queue.wait_for_result': '1.11',
  },
};
