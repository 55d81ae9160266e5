// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyEnum,
  AlloyList,
  AlloyNumber,
  AlloyString,
  OtelcolConsumer,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { OTELCOL_CONSUMER_ARGUMENTS, type OtelcolConsumerArguments } from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `calls_dimension`, `dimension` of `otelcol.connector.spanmetrics`. */
export interface OtelcolConnectorSpanmetricsDimension {
  /** `name`: attribute to take, of the span or else of the resource. @default "" */
  readonly name?: AlloyString;
  /** `default`: stands in where the attribute is missing; without it the dimension is left out. @default - not set */
  readonly default?: AlloyString;
  /** `glob`. Since Alloy 1.19. @default "" */
  readonly glob?: AlloyString;
}

/** `events` of `otelcol.connector.spanmetrics`. */
export interface OtelcolConnectorSpanmetricsEvents {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
  /** `dimension`: a further attribute to split the events metric by; at least one. @default - none */
  readonly dimension?: readonly OtelcolConnectorSpanmetricsDimension[];
}

/** `exemplars` of `otelcol.connector.spanmetrics`. */
export interface OtelcolConnectorSpanmetricsExemplars {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
  /** `max_per_data_point`: most exemplars on one data point; fewer save memory. @default 5 */
  readonly maxPerDataPoint?: AlloyNumber;
}

/** `exponential` of `otelcol.connector.spanmetrics`. */
export interface OtelcolConnectorSpanmetricsHistogramExponential {
  /** `max_size`: most buckets for each sign. @default 160 */
  readonly maxSize?: AlloyNumber;
}

/** `explicit` of `otelcol.connector.spanmetrics`. */
export interface OtelcolConnectorSpanmetricsHistogramExplicit {
  /**
   * `buckets`: bounds of the buckets.
   * @default ["2ms", "4ms", "6ms", "8ms", "10ms", "50ms", "100ms", "200ms", "400ms", "800ms", "1s", "1.4s", "2s", "5s",
   * "10s", "15s"]
   */
  readonly buckets?: AlloyList<AlloyDuration>;
}

/** `histogram` of `otelcol.connector.spanmetrics`. */
export interface OtelcolConnectorSpanmetricsHistogram {
  /** `disable`: makes no histograms at all. @default false */
  readonly disable?: AlloyBoolean;
  /** `dimension`: a further attribute to split the histogram by. Since Alloy 1.10. @default - none */
  readonly dimension?: readonly OtelcolConnectorSpanmetricsDimension[];
  /** `unit`: `ms` or `s`. @default ms */
  readonly unit?: AlloyEnum<'ms' | 's'>;
  /** `exponential`: buckets that grow exponentially; excludes `explicit`. @default - not set */
  readonly exponential?: OtelcolConnectorSpanmetricsHistogramExponential;
  /** `explicit`: buckets with fixed bounds; excludes `exponential`. @default - not set */
  readonly explicit?: OtelcolConnectorSpanmetricsHistogramExplicit;
}

/** Arguments of `otelcol.connector.spanmetrics`. */
export interface OtelcolConnectorSpanmetricsProps {
  /** `dimension`: a further attribute to split all the metrics by. @default - none */
  readonly dimension?: readonly OtelcolConnectorSpanmetricsDimension[];
  /** `calls_dimension`: a further attribute to split the calls metric by. Since Alloy 1.10. @default - none */
  readonly callsDimension?: readonly OtelcolConnectorSpanmetricsDimension[];
  /** `exclude_dimensions`: standard dimensions to leave out. @default [] */
  readonly excludeDimensions?: AlloyList<AlloyString>;
  /** `dimensions_cache_size`: deprecated: use `aggregation_cardinality_limit`. @default 0 */
  readonly dimensionsCacheSize?: AlloyNumber;
  /**
   * `resource_metrics_cache_size`: services whose metrics stay in memory; matters for cumulative metrics.
   * @default 1000
   */
  readonly resourceMetricsCacheSize?: AlloyNumber;
  /**
   * `resource_metrics_key_attributes`: resource attributes that identify a service; too few mix services up.
   * @default []
   */
  readonly resourceMetricsKeyAttributes?: AlloyList<AlloyString>;
  /**
   * `aggregation_cardinality_limit`: most combinations of dimensions; the rest go under `otel.metric.overflow`, 0 sets
   * no limit.
   * Since Alloy 1.9.
   * @default 0
   */
  readonly aggregationCardinalityLimit?: AlloyNumber;
  /**
   * `aggregation_temporality`: `CUMULATIVE` keeps counting, `DELTA` starts anew after each flush.
   * @default CUMULATIVE
   */
  readonly aggregationTemporality?: AlloyEnum<'CUMULATIVE' | 'DELTA'>;
  /** `histogram`: histogram of the spans' durations. */
  readonly histogram: OtelcolConnectorSpanmetricsHistogram;
  /** `metrics_flush_interval`: how often the metrics go out. @default 1m */
  readonly metricsFlushInterval?: AlloyDuration;
  /** `metrics_expiration`: metrics without news for this long are forgotten; zero keeps them. @default 0s */
  readonly metricsExpiration?: AlloyDuration;
  /**
   * `series_expiration`: series without news for this long are no longer sent; zero keeps them.
   * Since Alloy 1.18.
   * @default 0s
   */
  readonly seriesExpiration?: AlloyDuration;
  /**
   * `metric_timestamp_cache_size`: flush times remembered, for `DELTA`; a forgotten one looks like a reset.
   * @default 1000
   */
  readonly metricTimestampCacheSize?: AlloyNumber;
  /** `namespace`: prefix of the metrics' names, followed by a dot. @default traces.span.metrics */
  readonly namespace?: AlloyString;
  /** `exemplars`: traces attached to the histograms as examples. @default - not set */
  readonly exemplars?: OtelcolConnectorSpanmetricsExemplars;
  /** `events`: a metric that counts span events. @default - not set */
  readonly events?: OtelcolConnectorSpanmetricsEvents;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
  /**
   * `include_instrumentation_scope`: which instrumentation scopes of the traces count, by name.
   * Since Alloy 1.9.
   * @default []
   */
  readonly includeInstrumentationScope?: AlloyList<AlloyString>;
  /**
   * `include_collector_instance_id`: adds a random `collector.instance.id`, new at each start; for several Alloys on
   * one backend.
   * Since Alloy 1.18.
   * @default false
   */
  readonly includeCollectorInstanceId?: AlloyBoolean;
}

/**
 * Sums spans up to metrics of requests, errors and durations. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.connector.spanmetrics/
 */
export class OtelcolConnectorSpanmetrics extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolConnectorSpanmetricsProps>) {
    super(scope, id, TYPE, props);
  }
}

const DIMENSION: Schema = {
  name: 'string',
  default: 'string',
  glob: 'string',
};

const EVENTS: Schema = {
  enabled: 'bool',
  dimension: nested('blocks', DIMENSION),
};

const EXEMPLARS: Schema = {
  enabled: 'bool',
  maxPerDataPoint: 'int',
};

const HISTOGRAM_EXPONENTIAL: Schema = {
  maxSize: 'int32',
};

const HISTOGRAM_EXPLICIT: Schema = {
  buckets: 'list(duration)',
};

const HISTOGRAM: Schema = {
  disable: 'bool',
  dimension: nested('blocks', DIMENSION),
  unit: oneOf('string', 'ms', 's'),
  exponential: nested('block', HISTOGRAM_EXPONENTIAL),
  explicit: nested('block', HISTOGRAM_EXPLICIT),
};

const PROPS: Schema = {
  dimension: nested('blocks', DIMENSION),
  callsDimension: nested('blocks', DIMENSION),
  excludeDimensions: 'list(string)',
  dimensionsCacheSize: 'int',
  resourceMetricsCacheSize: 'int',
  resourceMetricsKeyAttributes: 'list(string)',
  aggregationCardinalityLimit: 'int',
  aggregationTemporality: oneOf('string', 'CUMULATIVE', 'DELTA'),
  histogram: nested('block', HISTOGRAM, 'required'),
  metricsFlushInterval: 'duration',
  metricsExpiration: 'duration',
  seriesExpiration: 'duration',
  metricTimestampCacheSize: 'int',
  namespace: 'string',
  exemplars: nested('block', EXEMPLARS),
  events: nested('block', EVENTS),
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
  includeInstrumentationScope: 'list(string)',
  includeCollectorInstanceId: 'bool',
};

const TYPE: ComponentType = {
  name: 'otelcol.connector.spanmetrics',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    aggregation_cardinality_limit: '1.9',
    calls_dimension: '1.10',
    'calls_dimension.glob': '1.19',
    'dimension.glob': '1.19',
    'events.dimension.glob': '1.19',
    'histogram.dimension': '1.10',
    'histogram.dimension.glob': '1.19',
    include_collector_instance_id: '1.18',
    include_instrumentation_scope: '1.9',
    series_expiration: '1.18',
  },
};
