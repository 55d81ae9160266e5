// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { AlloyBoolean } from '../../expression';
import type { Schema } from '../../schema';

/** `clustering`. */
export interface ClusterComponentBlock {
  /** `enabled`: switches it on. */
  readonly enabled: AlloyBoolean;
}

/** @internal */
export const CLUSTER_COMPONENT_BLOCK: Schema = {
  enabled: 'bool!',
};
