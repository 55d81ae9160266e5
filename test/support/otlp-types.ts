/**
 * The plain shape in which tests hold OTLP: that of OTLP/JSON. 64-bit integers are decimal strings,
 * trace and span ids are lower-case hex, other bytes are base64, enums are numbers, and a field that
 * holds proto3's default is absent.
 *
 * Source: the OpenTelemetry protocol specification, "JSON Protobuf Encoding".
 */

/** The signals that OTLP/HTTP has a path for. */
export type Signal = 'logs' | 'metrics' | 'traces';

/** A value of an attribute or of a log body: one of its fields, or none for "empty". */
export interface AnyValue {
  stringValue?: string;
  boolValue?: boolean;
  intValue?: string;
  doubleValue?: number | string;
  bytesValue?: string;
  arrayValue?: { values?: AnyValue[] };
  kvlistValue?: { values?: KeyValue[] };
}

/** An attribute. */
export interface KeyValue {
  key: string;
  value?: AnyValue;
}

/** The entity that telemetry comes from. */
export interface Resource {
  attributes?: KeyValue[];
  droppedAttributesCount?: number;
}

/** The library, within the entity, that telemetry comes from. */
export interface InstrumentationScope {
  name?: string;
  version?: string;
  attributes?: KeyValue[];
  droppedAttributesCount?: number;
}

/** A log record, or an event: a log record with a name. */
export interface LogRecord {
  timeUnixNano?: string;
  observedTimeUnixNano?: string;
  severityNumber?: number;
  severityText?: string;
  body?: AnyValue;
  attributes?: KeyValue[];
  droppedAttributesCount?: number;
  flags?: number;
  traceId?: string;
  spanId?: string;
  eventName?: string;
}

/** What an exporter of logs posts. */
export interface LogsRequest {
  resourceLogs?: {
    resource?: Resource;
    scopeLogs?: { scope?: InstrumentationScope; logRecords?: LogRecord[]; schemaUrl?: string }[];
    schemaUrl?: string;
  }[];
}

/** A sample that a metric's data point keeps, with the span that it was taken in. */
export interface Exemplar {
  filteredAttributes?: KeyValue[];
  timeUnixNano?: string;
  asDouble?: number | string;
  asInt?: string;
  spanId?: string;
  traceId?: string;
}

/** What every kind of data point has. */
export interface DataPoint {
  attributes?: KeyValue[];
  startTimeUnixNano?: string;
  timeUnixNano?: string;
  flags?: number;
  exemplars?: Exemplar[];
}

/** A point of a gauge or of a sum. */
export interface NumberDataPoint extends DataPoint {
  asDouble?: number | string;
  asInt?: string;
}

/** A point of a histogram with explicit bounds. */
export interface HistogramDataPoint extends DataPoint {
  count?: string;
  sum?: number | string;
  bucketCounts?: string[];
  explicitBounds?: (number | string)[];
  min?: number | string;
  max?: number | string;
}

/** A point of a histogram with exponential buckets (what Prometheus calls a native histogram). */
export interface ExponentialHistogramDataPoint extends DataPoint {
  count?: string;
  sum?: number | string;
  scale?: number;
  zeroCount?: string;
  positive?: { offset?: number; bucketCounts?: string[] };
  negative?: { offset?: number; bucketCounts?: string[] };
  min?: number | string;
  max?: number | string;
  zeroThreshold?: number | string;
}

/** A point of a summary. */
export interface SummaryDataPoint extends DataPoint {
  count?: string;
  sum?: number | string;
  quantileValues?: { quantile?: number | string; value?: number | string }[];
}

/** `aggregationTemporality`: whether a point counts from the last one or from the start. */
export const Temporality = { delta: 1, cumulative: 2 } as const;

/** A metric: one of its kinds of data. */
export interface Metric {
  name?: string;
  description?: string;
  unit?: string;
  metadata?: KeyValue[];
  gauge?: { dataPoints?: NumberDataPoint[] };
  sum?: {
    dataPoints?: NumberDataPoint[];
    aggregationTemporality?: number;
    isMonotonic?: boolean;
  };
  histogram?: { dataPoints?: HistogramDataPoint[]; aggregationTemporality?: number };
  exponentialHistogram?: {
    dataPoints?: ExponentialHistogramDataPoint[];
    aggregationTemporality?: number;
  };
  summary?: { dataPoints?: SummaryDataPoint[] };
}

/** What an exporter of metrics posts. */
export interface MetricsRequest {
  resourceMetrics?: {
    resource?: Resource;
    scopeMetrics?: { scope?: InstrumentationScope; metrics?: Metric[]; schemaUrl?: string }[];
    schemaUrl?: string;
  }[];
}

/** A span. `kind`: 1 internal, 2 server, 3 client. `status.code`: 1 ok, 2 error. */
export interface Span {
  traceId?: string;
  spanId?: string;
  traceState?: string;
  parentSpanId?: string;
  flags?: number;
  name?: string;
  kind?: number;
  startTimeUnixNano?: string;
  endTimeUnixNano?: string;
  attributes?: KeyValue[];
  droppedAttributesCount?: number;
  events?: {
    timeUnixNano?: string;
    name?: string;
    attributes?: KeyValue[];
    droppedAttributesCount?: number;
  }[];
  droppedEventsCount?: number;
  links?: {
    traceId?: string;
    spanId?: string;
    traceState?: string;
    attributes?: KeyValue[];
    droppedAttributesCount?: number;
    flags?: number;
  }[];
  droppedLinksCount?: number;
  status?: { message?: string; code?: number };
}

/** What an exporter of traces posts. */
export interface TracesRequest {
  resourceSpans?: {
    resource?: Resource;
    scopeSpans?: { scope?: InstrumentationScope; spans?: Span[]; schemaUrl?: string }[];
    schemaUrl?: string;
  }[];
}

/** The request of each signal. */
export interface OtlpRequests {
  logs: LogsRequest;
  metrics: MetricsRequest;
  traces: TracesRequest;
}

/** A request of any signal. */
export type OtlpRequest = OtlpRequests[Signal];
