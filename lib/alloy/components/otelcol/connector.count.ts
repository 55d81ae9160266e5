// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyList, AlloyString, OtelcolConsumer } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import type { AlloyValue } from '../../value';
import { Wire } from '../../wire';
import { OTELCOL_CONSUMER_ARGUMENTS, type OtelcolConsumerArguments } from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `attributes` of `otelcol.connector.count`. */
export interface OtelcolConnectorCountAttributeConfig {
  /** `key`: attribute to count by; the item's own goes before scope's and resource's. */
  readonly key: AlloyString;
  /** `default_value`: stands in where the attribute is missing. @default - not set */
  readonly defaultValue?: AlloyValue;
}

/** `datapoints`, `logs`, `metrics` and other blocks of `otelcol.connector.count`. */
export interface OtelcolConnectorCountMetricInfo {
  /** `name`: what the metric is called. @default "" */
  readonly name?: AlloyString;
  /** `description`: what the metric says about itself. @default "" */
  readonly description?: AlloyString;
  /** `conditions`: counts only what meets any of these OTTL conditions. @default [] */
  readonly conditions?: AlloyList<AlloyString>;
  /** `attributes`: counts separately for each value of this attribute. @default - none */
  readonly attributes?: readonly OtelcolConnectorCountAttributeConfig[];
}

/** Arguments of `otelcol.connector.count`. */
export interface OtelcolConnectorCountProps {
  /** `spans`: a metric that counts spans; without any, `trace.span.count`. @default - none */
  readonly spans?: readonly OtelcolConnectorCountMetricInfo[];
  /** `spanevents`: a metric that counts span events; without any, `trace.span.event.count`. @default - none */
  readonly spanevents?: readonly OtelcolConnectorCountMetricInfo[];
  /** `metrics`: a metric that counts metrics; without any, `metric.count`. @default - none */
  readonly metrics?: readonly OtelcolConnectorCountMetricInfo[];
  /** `datapoints`: a metric that counts data points; without any, `metric.datapoint.count`. @default - none */
  readonly datapoints?: readonly OtelcolConnectorCountMetricInfo[];
  /** `logs`: a metric that counts log records; without any, `log.record.count`. @default - none */
  readonly logs?: readonly OtelcolConnectorCountMetricInfo[];
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Counts spans, span events, metrics, data points and log records, and gives the counts out as metrics. Upstream's
 * stability: experimental.
 * Since Alloy 1.13.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.connector.count/
 */
export class OtelcolConnectorCount extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolConnectorCountProps>) {
    super(scope, id, TYPE, props);
  }
}

const ATTRIBUTE_CONFIG: Schema = {
  key: 'string!',
  defaultValue: 'any',
};

const METRIC_INFO: Schema = {
  name: 'string',
  description: 'string',
  conditions: 'list(string)',
  attributes: nested('blocks', ATTRIBUTE_CONFIG),
};

const PROPS: Schema = {
  spans: nested('blocks', METRIC_INFO),
  spanevents: nested('blocks', METRIC_INFO),
  metrics: nested('blocks', METRIC_INFO),
  datapoints: nested('blocks', METRIC_INFO),
  logs: nested('blocks', METRIC_INFO),
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.connector.count',
  stability: 'experimental',
  schema: PROPS,
  since: {
    '': '1.13',
  },
};
