// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyDuration, AlloyNumber, OtelcolConsumer } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { OTELCOL_CONSUMER_ARGUMENTS, type OtelcolConsumerArguments } from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** Arguments of `otelcol.processor.deltatocumulative`. */
export interface OtelcolProcessorDeltatocumulativeProps {
  /** `max_stale`: drops a stream that is silent for this long; above zero. @default 5m */
  readonly maxStale?: AlloyDuration;
  /** `max_streams`: most streams at once; new ones beyond that are dropped. @default 9223372036854775807 */
  readonly maxStreams?: AlloyNumber;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Turns delta metrics into cumulative ones. Upstream's stability: experimental.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.processor.deltatocumulative/
 */
export class OtelcolProcessorDeltatocumulative extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(
    scope: Construct,
    id: string,
    props: AlloyProps<OtelcolProcessorDeltatocumulativeProps>,
  ) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  maxStale: 'duration',
  maxStreams: 'int',
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.processor.deltatocumulative',
  stability: 'experimental',
  schema: PROPS,
};
