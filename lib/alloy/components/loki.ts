import type { Construct } from 'constructs';
import type { Duration } from '../../units';
import { AlloyComponent } from '../component';
import { produce, type Lazily } from '../lazily';
import { Wire, type LogsReceiver, type RelabelRules } from '../wire';
import { ruleBlocks, type RelabelRule } from './relabel';

/** Arguments of `loki.relabel`. */
export interface LokiRelabelProps {
  /** `forward_to`: empty when only its rules are used. @default [] */
  readonly forwardTo?: readonly LogsReceiver[];
  /** `rule` blocks, applied in order. */
  readonly rules: readonly RelabelRule[];
}

/**
 * Relabels log entries, or holds rules that a source applies itself.
 * @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.relabel/
 */
export class LokiRelabel extends AlloyComponent {
  /** `rules`: for a source's `relabel_rules`. */
  readonly rules: RelabelRules = new Wire(this, 'rules');
  /** `receiver`: takes entries to relabel. */
  readonly receiver: LogsReceiver = new Wire(this, 'receiver');

  constructor(scope: Construct, id: string, props: LokiRelabelProps) {
    super(scope, id, {
      component: 'loki.relabel',
      body: () => ({ forward_to: props.forwardTo ?? [], rule: ruleBlocks(props.rules) }),
    });
  }
}

/** Arguments of `loki.source.journal`. */
export interface LokiSourceJournalProps {
  /** `matches`: `FIELD=value` pairs; values of one field are alternatives, different fields must all match. */
  readonly matches?: Lazily<readonly string[]>;
  /** `max_age`: how far back the first read goes. @default 7h */
  readonly maxAge?: Duration;
  /** `relabel_rules`: the only place that sees the `__journal_*` fields, which are dropped before `forward_to`. */
  readonly relabelRules?: RelabelRules;
  /** `forward_to` */
  readonly forwardTo: Lazily<readonly LogsReceiver[]>;
}

/**
 * Reads the systemd journal.
 * @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.journal/
 */
export class LokiSourceJournal extends AlloyComponent {
  constructor(scope: Construct, id: string, props: LokiSourceJournalProps) {
    super(scope, id, {
      component: 'loki.source.journal',
      body: () => ({
        matches: props.matches && produce(props.matches).join(' '),
        max_age: props.maxAge?.toString(),
        relabel_rules: props.relabelRules,
        forward_to: produce(props.forwardTo),
      }),
    });
  }
}
