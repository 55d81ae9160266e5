// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyList, AlloyString, AlloyTarget, ProfilesReceiver } from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `pyroscope.enrich`. */
export interface PyroscopeEnrichProps {
  /** `targets`: what it works on, such as an exporter's or a discovery's `targets`. */
  readonly targets: AlloyList<AlloyTarget>;
  /** `target_match_label`: label of the targets that is compared. */
  readonly targetMatchLabel: AlloyString;
  /** `profiles_match_label`: label of the profiles that is compared with the targets'. @default "" */
  readonly profilesMatchLabel?: AlloyString;
  /** `labels_to_copy`: labels that a profile gets from its target; empty copies all. @default [] */
  readonly labelsToCopy?: AlloyList<AlloyString>;
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<ProfilesReceiver>;
}

/**
 * Puts a discovered target's labels on the profiles that belong to it. Upstream's stability: experimental.
 * Since Alloy 1.13.
 * @see https://grafana.com/docs/alloy/latest/reference/components/pyroscope/pyroscope.enrich/
 */
export class PyroscopeEnrich extends TypedComponent {
  /** `receiver`: takes profiles. */
  readonly receiver: ProfilesReceiver = new Wire(this, 'receiver', 'capsule(pyroscope.Appendable)');

  constructor(scope: Construct, id: string, props: AlloyProps<PyroscopeEnrichProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  targets: 'list(target)!',
  targetMatchLabel: 'string!',
  profilesMatchLabel: 'string',
  labelsToCopy: 'list(string)',
  forwardTo: 'list(capsule(pyroscope.Appendable))!',
};

const TYPE: ComponentType = {
  name: 'pyroscope.enrich',
  stability: 'experimental',
  schema: PROPS,
  since: {
    '': '1.13',
  },
};
