// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyBoolean, AlloyDuration, OtelcolConsumer } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { OTELCOL_CONSUMER_ARGUMENTS, type OtelcolConsumerArguments } from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `passthrough` of `otelcol.processor.interval`. */
export interface OtelcolProcessorIntervalPassthrough {
  /** `gauge`: sends gauges on at once instead of holding them. @default false */
  readonly gauge?: AlloyBoolean;
  /** `summary`: sends summaries on at once instead of holding them. @default false */
  readonly summary?: AlloyBoolean;
}

/** Arguments of `otelcol.processor.interval`. */
export interface OtelcolProcessorIntervalProps {
  /** `interval`: how often the collected metrics go out. @default 1m */
  readonly interval?: AlloyDuration;
  /** `passthrough`: kinds of metrics that do not wait. @default - not set */
  readonly passthrough?: OtelcolProcessorIntervalPassthrough;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Holds metrics back and gives out only their latest values, once per interval. Upstream's stability: experimental.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.processor.interval/
 */
export class OtelcolProcessorInterval extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolProcessorIntervalProps>) {
    super(scope, id, TYPE, props);
  }
}

const PASSTHROUGH: Schema = {
  gauge: 'bool',
  summary: 'bool',
};

const PROPS: Schema = {
  interval: 'duration',
  passthrough: nested('block', PASSTHROUGH),
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.processor.interval',
  stability: 'experimental',
  schema: PROPS,
};
