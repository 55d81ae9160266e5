// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyList,
  AlloyString,
  LogsReceiver,
  RelabelRules,
} from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';

/** Arguments of `loki.source.gelf`. */
export interface LokiSourceGelfProps {
  /** `listen_address`: UDP address to listen on; `0.0.0.0` is every interface. @default 0.0.0.0:12201 */
  readonly listenAddress?: AlloyString;
  /** `use_incoming_timestamp`: keeps the timestamp that came along, instead of the time of arrival. @default false */
  readonly useIncomingTimestamp?: AlloyBoolean;
  /** `relabel_rules`: rules that it applies itself, an export of a `*.relabel` component. @default - not set */
  readonly relabelRules?: RelabelRules;
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<LogsReceiver>;
}

/**
 * Takes in Graylog's GELF messages over UDP. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.gelf/
 */
export class LokiSourceGelf extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<LokiSourceGelfProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  listenAddress: 'string',
  useIncomingTimestamp: 'bool',
  relabelRules: 'capsule(relabel.Rules)',
  forwardTo: 'list(capsule(loki.LogsReceiver))!',
};

const TYPE: ComponentType = {
  name: 'loki.source.gelf',
  stability: 'generally-available',
  schema: PROPS,
};
