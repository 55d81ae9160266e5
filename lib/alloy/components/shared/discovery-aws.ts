// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { AlloyList, AlloyString } from '../../expression';
import type { Schema } from '../../schema';

/** `filter`. */
export interface DiscoveryAwsEc2Filter {
  /** `name`: which of EC2's filters. */
  readonly name: AlloyString;
  /** `values`: values that the filter accepts. */
  readonly values: AlloyList<AlloyString>;
}

/** @internal */
export const DISCOVERY_AWS_EC2_FILTER: Schema = {
  name: 'string!',
  values: 'list(string)!',
};
