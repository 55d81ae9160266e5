// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyDuration,
  AlloyEnum,
  AlloyList,
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

/** `exclude`, `include` of `otelcol.processor.cumulativetodelta`. */
export interface OtelcolProcessorCumulativetodeltaMatchArgs {
  /** `metrics`: names or patterns of metrics; needs `match_type`. @default [] */
  readonly metrics?: AlloyList<AlloyString>;
  /** `match_type`: `strict` for names, `regexp` for patterns; needs `metrics`. @default "" */
  readonly matchType?: AlloyEnum<'strict' | 'regexp'>;
  /** `metric_types`: kinds of metrics, `sum` and `histogram`. @default [] */
  readonly metricTypes?: AlloyList<AlloyEnum<'sum' | 'histogram'>>;
}

/** Arguments of `otelcol.processor.cumulativetodelta`. */
export interface OtelcolProcessorCumulativetodeltaProps {
  /** `max_staleness`: forgets a stream that is silent for this long; zero never does. @default 0s */
  readonly maxStaleness?: AlloyDuration;
  /**
   * `initial_value`: a stream's first point: `keep` sends it, `drop` does not, `auto` goes by start time.
   * @default auto
   */
  readonly initialValue?: AlloyEnum<'auto' | 'keep' | 'drop'>;
  /** `include`: only what matches this is converted. @default - not set */
  readonly include?: OtelcolProcessorCumulativetodeltaMatchArgs;
  /** `exclude`: what matches this is not converted; goes before `include`. @default - not set */
  readonly exclude?: OtelcolProcessorCumulativetodeltaMatchArgs;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Turns cumulative metrics into deltas. Upstream's stability: public preview.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.processor.cumulativetodelta/
 */
export class OtelcolProcessorCumulativetodelta extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(
    scope: Construct,
    id: string,
    props: AlloyProps<OtelcolProcessorCumulativetodeltaProps>,
  ) {
    super(scope, id, TYPE, props);
  }
}

const MATCH_ARGS: Schema = {
  metrics: 'list(string)',
  matchType: oneOf('string', 'strict', 'regexp'),
  metricTypes: oneOf('list(string)', 'sum', 'histogram'),
};

const PROPS: Schema = {
  maxStaleness: 'duration',
  initialValue: oneOf('string', 'auto', 'keep', 'drop'),
  include: nested('block', MATCH_ARGS),
  exclude: nested('block', MATCH_ARGS),
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.processor.cumulativetodelta',
  stability: 'public-preview',
  schema: PROPS,
};
