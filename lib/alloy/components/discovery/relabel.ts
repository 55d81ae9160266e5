// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyList, AlloyTarget, RelabelRules, Targets } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { RELABEL_CONFIG, type RelabelConfig } from '../shared/common-relabel';

/** Arguments of `discovery.relabel`. */
export interface DiscoveryRelabelProps {
  /** `targets`: what it works on, such as an exporter's or a discovery's `targets`. */
  readonly targets: AlloyList<AlloyTarget>;
  /** `rule`: relabelling rules, applied in order. @default - none */
  readonly rule?: readonly RelabelConfig[];
}

/**
 * Rewrites the labels of targets, and drops targets, by rules. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/discovery/discovery.relabel/
 */
export class DiscoveryRelabel extends TypedComponent {
  /** `output`: a list of targets. */
  readonly output: Targets = new Wire(this, 'output', 'list(target)');

  /** `rules`: the rules, for a source to apply itself. */
  readonly rules: RelabelRules = new Wire(this, 'rules', 'capsule(relabel.Rules)');

  constructor(scope: Construct, id: string, props: AlloyProps<DiscoveryRelabelProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  targets: 'list(target)!',
  rule: nested('blocks', RELABEL_CONFIG),
};

const TYPE: ComponentType = {
  name: 'discovery.relabel',
  stability: 'generally-available',
  schema: PROPS,
};
