// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyList, AlloyNumber, LogsReceiver, RelabelRules } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { RELABEL_CONFIG, type RelabelConfig } from '../shared/common-relabel';

/** Arguments of `loki.relabel`. */
export interface LokiRelabelProps {
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<LogsReceiver>;
  /** `rule`: relabelling rules, applied in order. @default - none */
  readonly rule?: readonly RelabelConfig[];
  /** `max_cache_size`: label sets whose outcome is remembered. @default 10000 */
  readonly maxCacheSize?: AlloyNumber;
}

/**
 * Changes the labels of log entries by relabelling rules, and drops entries by them. Upstream's stability: generally
 * available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.relabel/
 */
export class LokiRelabel extends TypedComponent {
  /** `receiver`: takes log entries. */
  readonly receiver: LogsReceiver = new Wire(this, 'receiver', 'capsule(loki.LogsReceiver)');

  /** `rules`: the rules, for a source to apply itself. */
  readonly rules: RelabelRules = new Wire(this, 'rules', 'capsule(relabel.Rules)');

  constructor(scope: Construct, id: string, props: AlloyProps<LokiRelabelProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  forwardTo: 'list(capsule(loki.LogsReceiver))!',
  rule: nested('blocks', RELABEL_CONFIG),
  maxCacheSize: 'int',
};

const TYPE: ComponentType = {
  name: 'loki.relabel',
  stability: 'generally-available',
  schema: PROPS,
};
