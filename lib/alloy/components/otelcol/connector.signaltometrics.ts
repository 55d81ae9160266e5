// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyEnum,
  AlloyList,
  AlloyNumber,
  AlloyString,
  OtelcolConsumer,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import type { AlloyValue } from '../../value';
import { Wire } from '../../wire';
import { OTELCOL_CONSUMER_ARGUMENTS, type OtelcolConsumerArguments } from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `attributes`, `include_resource_attributes` of `otelcol.connector.signaltometrics`. */
export interface OtelcolConnectorSignaltometricsAttribute {
  /** `key`: name of the attribute. */
  readonly key: AlloyString;
  /** `optional`: also counts what lacks the attribute; excludes `default_value`. @default false */
  readonly optional?: AlloyBoolean;
  /** `default_value`: stands in for a missing attribute; without it such data is left out. @default - not set */
  readonly defaultValue?: AlloyValue;
}

/** `exponential_histogram` of `otelcol.connector.signaltometrics`. */
export interface OtelcolConnectorSignaltometricsExponentialHistogram {
  /** `max_size`: most buckets for each sign. @default 160 */
  readonly maxSize?: AlloyNumber;
  /** `count`: how much each item adds to the count, in OTTL; empty adds one. @default "" */
  readonly count?: AlloyString;
  /** `value`: what to record of each item, in OTTL. */
  readonly value: AlloyString;
}

/** `gauge` of `otelcol.connector.signaltometrics`. */
export interface OtelcolConnectorSignaltometricsGauge {
  /** `value`: what the gauge shows, in OTTL. */
  readonly value: AlloyString;
}

/** `histogram` of `otelcol.connector.signaltometrics`. */
export interface OtelcolConnectorSignaltometricsHistogram {
  /**
   * `buckets`: bounds of the buckets.
   * @default [2, 4, 6, 8, 10, 50, 100, 200, 400, 800, 1000, 1400, 2000, 5000, 10000, 15000]
   */
  readonly buckets?: AlloyList<AlloyNumber>;
  /** `count`: how much each item adds to the count, in OTTL; empty adds one. @default "" */
  readonly count?: AlloyString;
  /** `value`: what to record of each item, in OTTL. */
  readonly value: AlloyString;
}

/** `sum` of `otelcol.connector.signaltometrics`. */
export interface OtelcolConnectorSignaltometricsSum {
  /** `value`: what to add up, in OTTL. */
  readonly value: AlloyString;
}

/** `datapoints`, `logs`, `spans` of `otelcol.connector.signaltometrics`. */
export interface OtelcolConnectorSignaltometricsMetricInfo {
  /** `name`: what the metric is called. */
  readonly name: AlloyString;
  /** `description`: what the metric says about itself. @default "" */
  readonly description?: AlloyString;
  /** `unit`: what the metric is measured in. @default "" */
  readonly unit?: AlloyString;
  /** `include_resource_attributes`: a resource attribute to carry over; without any, all are. @default - none */
  readonly includeResourceAttributes?: readonly OtelcolConnectorSignaltometricsAttribute[];
  /** `attributes`: an attribute that splits the metric into data points, one per value. @default - none */
  readonly attributes?: readonly OtelcolConnectorSignaltometricsAttribute[];
  /** `conditions`: takes only what meets any of these OTTL conditions. @default [] */
  readonly conditions?: AlloyList<AlloyString>;
  /** `histogram`: makes it a histogram with fixed buckets. @default - not set */
  readonly histogram?: OtelcolConnectorSignaltometricsHistogram;
  /** `exponential_histogram`: makes it an exponential (native) histogram. @default - not set */
  readonly exponentialHistogram?: OtelcolConnectorSignaltometricsExponentialHistogram;
  /** `sum`: makes it a sum. @default - not set */
  readonly sum?: OtelcolConnectorSignaltometricsSum;
  /** `gauge`: makes it a gauge; exactly one of the four kinds must be set. @default - not set */
  readonly gauge?: OtelcolConnectorSignaltometricsGauge;
}

/** Arguments of `otelcol.connector.signaltometrics`. */
export interface OtelcolConnectorSignaltometricsProps {
  /** `spans`: a metric made of spans. @default - none */
  readonly spans?: readonly OtelcolConnectorSignaltometricsMetricInfo[];
  /** `datapoints`: a metric made of other metrics' data points. @default - none */
  readonly datapoints?: readonly OtelcolConnectorSignaltometricsMetricInfo[];
  /** `logs`: a metric made of log records. @default - none */
  readonly logs?: readonly OtelcolConnectorSignaltometricsMetricInfo[];
  /**
   * `error_mode`: on an OTTL error, `propagate` drops the payload, `ignore` skips and logs, `silent` skips.
   * @default propagate
   */
  readonly errorMode?: AlloyEnum<'ignore' | 'silent' | 'propagate'>;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Makes sums, gauges and histograms of spans, data points and logs by OTTL expressions. Upstream's stability:
 * experimental.
 * Since Alloy 1.18.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.connector.signaltometrics/
 */
export class OtelcolConnectorSignaltometrics extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(
    scope: Construct,
    id: string,
    props: AlloyProps<OtelcolConnectorSignaltometricsProps>,
  ) {
    super(scope, id, TYPE, props);
  }
}

const ATTRIBUTE: Schema = {
  key: 'string!',
  optional: 'bool',
  defaultValue: 'any',
};

const EXPONENTIAL_HISTOGRAM: Schema = {
  maxSize: 'int32',
  count: 'string',
  value: 'string!',
};

const GAUGE: Schema = {
  value: 'string!',
};

const HISTOGRAM: Schema = {
  buckets: 'list(float64)',
  count: 'string',
  value: 'string!',
};

const SUM: Schema = {
  value: 'string!',
};

const METRIC_INFO: Schema = {
  name: 'string!',
  description: 'string',
  unit: 'string',
  includeResourceAttributes: nested('blocks', ATTRIBUTE),
  attributes: nested('blocks', ATTRIBUTE),
  conditions: 'list(string)',
  histogram: nested('block', HISTOGRAM),
  exponentialHistogram: nested('block', EXPONENTIAL_HISTOGRAM),
  sum: nested('block', SUM),
  gauge: nested('block', GAUGE),
};

const PROPS: Schema = {
  spans: nested('blocks', METRIC_INFO),
  datapoints: nested('blocks', METRIC_INFO),
  logs: nested('blocks', METRIC_INFO),
  errorMode: oneOf('string', 'ignore', 'silent', 'propagate'),
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.connector.signaltometrics',
  stability: 'experimental',
  schema: PROPS,
  since: {
    '': '1.18',
  },
};
