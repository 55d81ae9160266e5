// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyList,
  AlloyNumber,
  AlloyString,
  OtelcolConsumer,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { OTELCOL_QUEUE_ARGUMENTS, type OtelcolQueueArguments } from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `impersonate` of `otelcol.exporter.googlecloud`. */
export interface OtelcolExporterGooglecloudImpersonate {
  /** `target_principal`: e-mail address of the service account it acts as. @default "" */
  readonly targetPrincipal?: AlloyString;
  /** `subject`: user it acts for by domain-wide delegation, a JWT's `sub`. @default "" */
  readonly subject?: AlloyString;
  /**
   * `delegates`: service accounts in between; each needs `roles/iam.serviceAccountTokenCreator` on the next.
   * @default []
   */
  readonly delegates?: AlloyList<AlloyString>;
}

/** `resource_filters` of `otelcol.exporter.googlecloud`. */
export interface OtelcolExporterGooglecloudResourceFilter {
  /** `prefix`: attributes whose key begins with this. @default "" */
  readonly prefix?: AlloyString;
  /** `regex`: attributes whose key matches this regular expression. @default "" */
  readonly regex?: AlloyString;
}

/** `log` of `otelcol.exporter.googlecloud`. */
export interface OtelcolExporterGooglecloudLog {
  /** `endpoint`: address that logs go to. @default logging.googleapis.com:443 */
  readonly endpoint?: AlloyString;
  /** `compression`: how gRPC requests are compressed; only `gzip` is known. @default "" */
  readonly compression?: AlloyString;
  /** `grpc_pool_size`: gRPC connections that the client keeps to Google. @default 1 */
  readonly grpcPoolSize?: AlloyNumber;
  /** `use_insecure`: gives up TLS; counts only where `endpoint` is set. @default false */
  readonly useInsecure?: AlloyBoolean;
  /** `default_log_name`: log that entries without `gcp.log_name` go to; unset, those fail. @default "" */
  readonly defaultLogName?: AlloyString;
  /** `resource_filters`: resource attributes that become log labels, by `prefix`, `regex` or both. @default [] */
  readonly resourceFilters?: AlloyList<OtelcolExporterGooglecloudResourceFilter>;
  /**
   * `service_resource_labels`: makes labels of `service.name`, `service.namespace` and `service.instance.id`.
   * @default true
   */
  readonly serviceResourceLabels?: AlloyBoolean;
  /** `error_reporting_type`: turns error logs into JSON that GCP Error Reporting understands. @default false */
  readonly errorReportingType?: AlloyBoolean;
}

/** `experimental_wal` of `otelcol.exporter.googlecloud`. */
export interface OtelcolExporterGooglecloudMetricExperimentalWal {
  /** `directory`: local directory of the write-ahead log. @default ./ */
  readonly directory?: AlloyString;
  /** `max_backoff`: how long it retries on `UNAVAILABLE` or `DEADLINE_EXCEEDED`. @default 1h */
  readonly maxBackoff?: AlloyDuration;
}

/** `metric` of `otelcol.exporter.googlecloud`. */
export interface OtelcolExporterGooglecloudMetric {
  /** `prefix`: what metric names begin with. @default workload.googleapis.com */
  readonly prefix?: AlloyString;
  /** `endpoint`: address that metrics go to. @default monitoring.googleapis.com:443 */
  readonly endpoint?: AlloyString;
  /** `compression`: how gRPC requests are compressed; only `gzip` is known. @default "" */
  readonly compression?: AlloyString;
  /** `grpc_pool_size`: gRPC connections that the client keeps to Google. @default 1 */
  readonly grpcPoolSize?: AlloyNumber;
  /** `use_insecure`: gives up TLS; counts only where `endpoint` is set. @default false */
  readonly useInsecure?: AlloyBoolean;
  /**
   * `known_domains`: metrics of these domains get no `prefix`.
   * @default ["googleapis.com", "kubernetes.io", "istio.io", "knative.dev"]
   */
  readonly knownDomains?: AlloyList<AlloyString>;
  /** `skip_create_descriptor`: sends no metric descriptors. @default false */
  readonly skipCreateDescriptor?: AlloyBoolean;
  /**
   * `instrumentation_library_labels`: tells the instrumentation in `instrumentation_source` and
   * `instrumentation_version` labels.
   * @default true
   */
  readonly instrumentationLibraryLabels?: AlloyBoolean;
  /**
   * `create_service_timeseries`: sends by `CreateServiceTimeSeries`; implies `skip_create_descriptor`.
   * @default false
   */
  readonly createServiceTimeseries?: AlloyBoolean;
  /** `create_metric_descriptor_buffer_size`: metric descriptors that may wait to be created. @default 10 */
  readonly createMetricDescriptorBufferSize?: AlloyNumber;
  /**
   * `service_resource_labels`: makes labels of `service.name`, `service.namespace` and `service.instance.id`.
   * @default true
   */
  readonly serviceResourceLabels?: AlloyBoolean;
  /** `resource_filters`: resource attributes that become metric labels, by `prefix`, `regex` or both. @default [] */
  readonly resourceFilters?: AlloyList<OtelcolExporterGooglecloudResourceFilter>;
  /** `cumulative_normalization`: evens out counters without start time or with resets; costs memory. @default true */
  readonly cumulativeNormalization?: AlloyBoolean;
  /** `sum_of_squared_deviation`: adds an estimate of the sum of squared deviation. @default false */
  readonly sumOfSquaredDeviation?: AlloyBoolean;
  /** `experimental_wal`: keeps metrics in a write-ahead log until they are sent. @default - not set */
  readonly experimentalWal?: OtelcolExporterGooglecloudMetricExperimentalWal;
}

/** `attribute_mappings` of `otelcol.exporter.googlecloud`. */
export interface OtelcolExporterGooglecloudTraceAttributeMappings {
  /** `key`: attribute as OpenTelemetry calls it. */
  readonly key: AlloyString;
  /** `replacement`: what Cloud Trace calls it instead. */
  readonly replacement: AlloyString;
}

/** `trace` of `otelcol.exporter.googlecloud`. */
export interface OtelcolExporterGooglecloudTrace {
  /** `endpoint`: address that traces go to. @default cloudtrace.googleapis.com:443 */
  readonly endpoint?: AlloyString;
  /** `grpc_pool_size`: gRPC connections that the client keeps to Google. @default 1 */
  readonly grpcPoolSize?: AlloyNumber;
  /** `use_insecure`: gives up TLS; counts only where `endpoint` is set. @default false */
  readonly useInsecure?: AlloyBoolean;
  /** `attribute_mappings`: renames attributes to the keys that Cloud Trace shows. @default [] */
  readonly attributeMappings?: AlloyList<OtelcolExporterGooglecloudTraceAttributeMappings>;
}

/** Arguments of `otelcol.exporter.googlecloud`. */
export interface OtelcolExporterGooglecloudProps {
  /** `sending_queue`: holds what waits to be sent; full, it refuses what is new. @default - not set */
  readonly sendingQueue?: OtelcolQueueArguments;
  /** `project`: Google Cloud project that the data goes to. @default "" */
  readonly project?: AlloyString;
  /**
   * `destination_project_quota`: counts against the receiving project's quota, not the service account's.
   * @default false
   */
  readonly destinationProjectQuota?: AlloyBoolean;
  /**
   * `user_agent`: user agent of requests, for metrics only; `{{version}}` becomes the version.
   * @default "opentelemetry-collector-contrib {{version}}"
   */
  readonly userAgent?: AlloyString;
  /** `impersonate`: acts as another service account. @default - not set */
  readonly impersonate?: OtelcolExporterGooglecloudImpersonate;
  /** `metric` @default - not set */
  readonly metric?: OtelcolExporterGooglecloudMetric;
  /** `trace`: how traces are sent. @default - not set */
  readonly trace?: OtelcolExporterGooglecloudTrace;
  /** `log`: how logs are sent. @default - not set */
  readonly log?: OtelcolExporterGooglecloudLog;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Sends metrics, traces and logs to Google Cloud. Upstream's stability: community.
 * Since Alloy 1.9.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.exporter.googlecloud/
 */
export class OtelcolExporterGooglecloud extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(
    scope: Construct,
    id: string,
    props: AlloyProps<OtelcolExporterGooglecloudProps> = {},
  ) {
    super(scope, id, TYPE, props);
  }
}

const IMPERSONATE: Schema = {
  targetPrincipal: 'string',
  subject: 'string',
  delegates: 'list(string)',
};

const RESOURCE_FILTER: Schema = {
  prefix: 'string',
  regex: 'string',
};

const LOG: Schema = {
  endpoint: 'string',
  compression: 'string',
  grpcPoolSize: 'int',
  useInsecure: 'bool',
  defaultLogName: 'string',
  resourceFilters: nested('objects', RESOURCE_FILTER),
  serviceResourceLabels: 'bool',
  errorReportingType: 'bool',
};

const METRIC_EXPERIMENTAL_WAL: Schema = {
  directory: 'string',
  maxBackoff: 'duration',
};

const METRIC: Schema = {
  prefix: 'string',
  endpoint: 'string',
  compression: 'string',
  grpcPoolSize: 'int',
  useInsecure: 'bool',
  knownDomains: 'list(string)',
  skipCreateDescriptor: 'bool',
  instrumentationLibraryLabels: 'bool',
  createServiceTimeseries: 'bool',
  createMetricDescriptorBufferSize: 'int',
  serviceResourceLabels: 'bool',
  resourceFilters: nested('objects', RESOURCE_FILTER),
  cumulativeNormalization: 'bool',
  sumOfSquaredDeviation: 'bool',
  experimentalWal: nested('block', METRIC_EXPERIMENTAL_WAL),
};

const TRACE_ATTRIBUTE_MAPPINGS: Schema = {
  key: 'string!',
  replacement: 'string!',
};

const TRACE: Schema = {
  endpoint: 'string',
  grpcPoolSize: 'int',
  useInsecure: 'bool',
  attributeMappings: nested('objects', TRACE_ATTRIBUTE_MAPPINGS),
};

const PROPS: Schema = {
  sendingQueue: nested('block', OTELCOL_QUEUE_ARGUMENTS),
  project: 'string',
  destinationProjectQuota: 'bool',
  userAgent: 'string',
  impersonate: nested('block', IMPERSONATE),
  metric: nested('block', METRIC),
  trace: nested('block', TRACE),
  log: nested('block', LOG),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.exporter.googlecloud',
  stability: 'community',
  schema: PROPS,
  since: {
    '': '1.9',
    'sending_queue.batch': '1.11',
    'sending_queue.wait_for_result': '1.11',
  },
};
