// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyList,
  AlloyMap,
  AlloyNumber,
  AlloyString,
  LogsReceiver,
} from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';

/** Arguments of `loki.source.windowsevent`. */
export interface LokiSourceWindowseventProps {
  /** `locale`: locale ID that events are rendered in; 0 is Windows' own. @default 0 */
  readonly locale?: AlloyNumber;
  /** `eventlog_name`: which event log; needed unless `xpath_query` names it. @default "" */
  readonly eventlogName?: AlloyString;
  /** `xpath_query`: which events, as XPath or as an XML query. @default "*" */
  readonly xpathQuery?: AlloyString;
  /** `bookmark_path`: file that remembers how far it has read. @default "" */
  readonly bookmarkPath?: AlloyString;
  /** `poll_interval`: how often it looks for news. @default 3s */
  readonly pollInterval?: AlloyDuration;
  /** `exclude_event_data`: leaves the event data out. @default false */
  readonly excludeEventData?: AlloyBoolean;
  /** `exclude_user_data`: leaves the user data out. @default false */
  readonly excludeUserData?: AlloyBoolean;
  /** `exclude_event_message`: leaves the readable message out. @default false */
  readonly excludeEventMessage?: AlloyBoolean;
  /** `use_incoming_timestamp`: keeps the event's timestamp, instead of the time of reading. @default false */
  readonly useIncomingTimestamp?: AlloyBoolean;
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<LogsReceiver>;
  /** `labels`: labels for every entry. @default {} */
  readonly labels?: AlloyMap<AlloyString>;
  /** `legacy_bookmark_path`: Grafana Agent's bookmark, taken over if `bookmark_path` does not exist. @default "" */
  readonly legacyBookmarkPath?: AlloyString;
}

/**
 * Reads Windows event logs. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.windowsevent/
 */
export class LokiSourceWindowsevent extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<LokiSourceWindowseventProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  locale: 'int',
  eventlogName: 'string',
  xpathQuery: 'string',
  bookmarkPath: 'string',
  pollInterval: 'duration',
  excludeEventData: 'bool',
  excludeUserData: 'bool',
  excludeEventMessage: 'bool',
  useIncomingTimestamp: 'bool',
  forwardTo: 'list(capsule(loki.LogsReceiver))!',
  labels: 'map(string)',
  legacyBookmarkPath: 'string',
};

const TYPE: ComponentType = {
  name: 'loki.source.windowsevent',
  stability: 'generally-available',
  schema: PROPS,
};
