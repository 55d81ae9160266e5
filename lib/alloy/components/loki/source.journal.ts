// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyList,
  AlloyMap,
  AlloyString,
  LogsReceiver,
  RelabelRules,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';

/** `legacy_position` of `loki.source.journal`. */
export interface LokiSourceJournalLegacyPosition {
  /** `file`: the old positions file; ignored once there is a new one. */
  readonly file: AlloyString;
  /** `name`: the journal's job name there. */
  readonly name: AlloyString;
}

/** Arguments of `loki.source.journal`. */
export interface LokiSourceJournalProps {
  /** `format_as_json`: sends the whole entry as JSON instead of its `MESSAGE`. @default false */
  readonly formatAsJson?: AlloyBoolean;
  /** `max_age`: how far back the first read goes. @default 7h */
  readonly maxAge?: AlloyDuration;
  /** `path`: the journal's directory; empty looks in `/var/log/journal` and `/run/log/journal`. @default "" */
  readonly path?: AlloyString;
  /**
   * `relabel_rules`: the only place that sees the `__journal_*` fields, which are dropped before `forward_to`.
   * @default - not set
   */
  readonly relabelRules?: RelabelRules;
  /**
   * `matches`: `FIELD=value` pairs, separated by blanks; values of one field are alternatives, different fields must
   * all match.
   * @default ""
   */
  readonly matches?: AlloyString;
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<LogsReceiver>;
  /** `labels`: labels for every entry. @default {} */
  readonly labels?: AlloyMap<AlloyString>;
  /** `legacy_position`: takes over a position of Grafana Agent or Promtail. Since Alloy 1.11. @default - not set */
  readonly legacyPosition?: LokiSourceJournalLegacyPosition;
}

/**
 * Reads the systemd journal. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.journal/
 */
export class LokiSourceJournal extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<LokiSourceJournalProps>) {
    super(scope, id, TYPE, props);
  }
}

const LEGACY_POSITION: Schema = {
  file: 'string!',
  name: 'string!',
};

const PROPS: Schema = {
  formatAsJson: 'bool',
  maxAge: 'duration',
  path: 'string',
  relabelRules: 'capsule(relabel.Rules)',
  matches: 'string',
  forwardTo: 'list(capsule(loki.LogsReceiver))!',
  labels: 'map(string)',
  legacyPosition: nested('block', LEGACY_POSITION),
};

const TYPE: ComponentType = {
  name: 'loki.source.journal',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    legacy_position: '1.11',
  },
};
