import {
  attributes,
  type Attributes,
  type DataPoint,
  type ExponentialHistogramDataPoint,
  type HistogramDataPoint,
  type InstrumentationScope,
  type LogRecord,
  type LogsRequest,
  type Metric,
  type MetricsRequest,
  type NumberDataPoint,
  type Resource,
  type Span,
  type SummaryDataPoint,
  type TracesRequest,
} from './otlp';

/** What every log record, data point and span comes with. */
export interface Flat {
  /** Attributes of the resource. */
  readonly resource: Attributes;
  readonly scope: InstrumentationScope;
  /** Its own attributes. */
  readonly attributes: Attributes;
}

/** A log record with its surroundings. */
export interface FlatLogRecord extends Flat {
  readonly record: LogRecord;
  /** The body, if it is a string. */
  readonly body: string | undefined;
}

/** Any data point. */
export type AnyDataPoint = DataPoint &
  Partial<NumberDataPoint & HistogramDataPoint & ExponentialHistogramDataPoint & SummaryDataPoint>;

/** A data point with its surroundings. */
export interface FlatMetricPoint extends Flat {
  /** Name of the metric. */
  readonly metric: string;
  readonly unit: string;
  readonly type: 'gauge' | 'sum' | 'histogram' | 'exponentialHistogram' | 'summary';
  /** 1 delta, 2 cumulative; undefined for gauges and summaries. */
  readonly temporality: number | undefined;
  /** Undefined for what is no sum. */
  readonly monotonic: boolean | undefined;
  /** Value of a gauge or sum; the sum of a histogram or summary. */
  readonly value: number;
  readonly point: AnyDataPoint;
}

/** A span with its surroundings. */
export interface FlatSpan extends Flat {
  readonly span: Span;
}

/** The log records of a request, in its order. */
export function flattenLogs(request: LogsRequest): FlatLogRecord[] {
  return (request.resourceLogs ?? []).flatMap(({ resource, scopeLogs = [] }) =>
    scopeLogs.flatMap(({ scope, logRecords = [] }) =>
      logRecords.map((record) => ({
        ...flat(resource, scope, record),
        record,
        body: record.body?.stringValue,
      })),
    ),
  );
}

/** The data points of a request, in its order. */
export function flattenMetrics(request: MetricsRequest): FlatMetricPoint[] {
  return (request.resourceMetrics ?? []).flatMap(({ resource, scopeMetrics = [] }) =>
    scopeMetrics.flatMap(({ scope, metrics = [] }) =>
      metrics.flatMap((metric) =>
        dataOf(metric).map(({ point, ...data }) => ({
          ...flat(resource, scope, point),
          metric: metric.name ?? '',
          unit: metric.unit ?? '',
          ...data,
          value: Number(point.asInt ?? point.asDouble ?? point.sum ?? 0),
          point,
        })),
      ),
    ),
  );
}

/** The spans of a request, in its order. */
export function flattenTraces(request: TracesRequest): FlatSpan[] {
  return (request.resourceSpans ?? []).flatMap(({ resource, scopeSpans = [] }) =>
    scopeSpans.flatMap(({ scope, spans = [] }) =>
      spans.map((span) => ({ ...flat(resource, scope, span), span })),
    ),
  );
}

function flat(
  resource: Resource | undefined,
  scope: InstrumentationScope = {},
  own: Pick<DataPoint, 'attributes'>,
): Flat {
  return {
    resource: attributes(resource?.attributes),
    scope,
    attributes: attributes(own.attributes),
  };
}

function dataOf(metric: Metric) {
  const types = ['gauge', 'sum', 'histogram', 'exponentialHistogram', 'summary'] as const;
  return types.flatMap((type) => {
    const data = metric[type];
    const points: AnyDataPoint[] = data?.dataPoints ?? [];
    const temporality =
      data && 'aggregationTemporality' in data ? data.aggregationTemporality : undefined;
    const monotonic = type === 'sum' ? (metric.sum?.isMonotonic ?? false) : undefined;
    return points.map((point) => ({ type, temporality, monotonic, point }));
  });
}
