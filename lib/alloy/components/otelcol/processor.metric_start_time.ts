// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyDuration, AlloyString, OtelcolConsumer } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { OTELCOL_CONSUMER_ARGUMENTS, type OtelcolConsumerArguments } from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** Arguments of `otelcol.processor.metric_start_time`. */
export interface OtelcolProcessorMetricStartTimeProps {
  /**
   * `strategy`: `true_reset_point`, `subtract_initial_point` (drops the first point) or `start_time_metric`.
   * @default true_reset_point
   */
  readonly strategy?: AlloyString;
  /** `gc_interval`: how often it forgets those that have gone silent since. @default 10m */
  readonly gcInterval?: AlloyDuration;
  /**
   * `start_time_metric_regex`: name of the metric with the start time, for the strategy `start_time_metric`.
   * @default ""
   */
  readonly startTimeMetricRegex?: AlloyString;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Gives cumulative data points without a start time one, such as those from Prometheus. Upstream's stability: generally
 * available.
 * Since Alloy 1.13.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.processor.metric_start_time/
 */
export class OtelcolProcessorMetricStartTime extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(
    scope: Construct,
    id: string,
    props: AlloyProps<OtelcolProcessorMetricStartTimeProps>,
  ) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  strategy: 'string',
  gcInterval: 'duration',
  startTimeMetricRegex: 'string',
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.processor.metric_start_time',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    '': '1.13',
  },
};
