// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { AlloyBoolean, AlloyEnum } from '../../expression';
import { oneOf, type Schema } from '../../schema';

/** `debug_metrics`. */
export interface OtelcolDebugMetricsArguments {
  /** `disable_high_cardinality_metrics`: leaves out metrics that come in very many series. @default true */
  readonly disableHighCardinalityMetrics?: AlloyBoolean;
  /** `level`: deprecated, does nothing. @default detailed */
  readonly level?: AlloyEnum<'none' | 'basic' | 'normal' | 'detailed'>;
}

/** @internal */
export const OTELCOL_DEBUG_METRICS_ARGUMENTS: Schema = {
  disableHighCardinalityMetrics: 'bool',
  level: oneOf('string', 'none', 'basic', 'normal', 'detailed'),
};
