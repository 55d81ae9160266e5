// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyList, AlloyNumber, ProfilesReceiver, RelabelRules } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { RELABEL_CONFIG, type RelabelConfig } from '../shared/common-relabel';

/** Arguments of `pyroscope.relabel`. */
export interface PyroscopeRelabelProps {
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<ProfilesReceiver>;
  /** `rule`: relabelling rules, applied in order. @default - none */
  readonly rule?: readonly RelabelConfig[];
  /** `max_cache_size`: label sets whose outcome is remembered. @default 10000 */
  readonly maxCacheSize?: AlloyNumber;
}

/**
 * Rewrites or drops profiles by their outer labels; labels inside a profile stay as they are. Upstream's stability:
 * generally available, public preview before Alloy 1.10.
 * @see https://grafana.com/docs/alloy/latest/reference/components/pyroscope/pyroscope.relabel/
 */
export class PyroscopeRelabel extends TypedComponent {
  /** `receiver`: takes profiles. */
  readonly receiver: ProfilesReceiver = new Wire(this, 'receiver', 'capsule(pyroscope.Appendable)');

  /** `rules`: the rules, for a source to apply itself. */
  readonly rules: RelabelRules = new Wire(this, 'rules', 'capsule(relabel.Rules)');

  constructor(scope: Construct, id: string, props: AlloyProps<PyroscopeRelabelProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  forwardTo: 'list(capsule(pyroscope.Appendable))!',
  rule: nested('blocks', RELABEL_CONFIG),
  maxCacheSize: 'int',
};

const TYPE: ComponentType = {
  name: 'pyroscope.relabel',
  stability: 'generally-available',
  schema: PROPS,
  lessStable: {
    before: {
      '1.10': 'public-preview',
    },
  },
};
