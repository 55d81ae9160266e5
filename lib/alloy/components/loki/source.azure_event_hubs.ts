// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyList,
  AlloyMap,
  AlloySecret,
  AlloyString,
  LogsReceiver,
  RelabelRules,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';

/** `authentication` of `loki.source.azure_event_hubs`. */
export interface LokiSourceAzureEventHubsAuthentication {
  /** `mechanism`: `connection_string`, or `oauth` with credentials from environment or Azure CLI. */
  readonly mechanism: AlloyString;
  /** `scopes`: what the access token is for; empty takes the namespace without its port. @default [] */
  readonly scopes?: AlloyList<AlloyString>;
  /** `connection_string`: the Event Hubs connection string, for that mechanism. @default "" */
  readonly connectionString?: AlloySecret;
}

/** Arguments of `loki.source.azure_event_hubs`. */
export interface LokiSourceAzureEventHubsProps {
  /** `fully_qualified_namespace`: host and port of the namespace, such as `NAME.servicebus.windows.net:9093`. */
  readonly fullyQualifiedNamespace: AlloyString;
  /** `event_hubs`: names of the event hubs to read. */
  readonly eventHubs: AlloyList<AlloyString>;
  /** `authentication`: how to log in to Azure. */
  readonly authentication: LokiSourceAzureEventHubsAuthentication;
  /**
   * `group_id`: consumers with the same one share the messages (Kafka consumer group).
   * @default loki.source.azure_event_hubs
   */
  readonly groupId?: AlloyString;
  /** `use_incoming_timestamp`: keeps the timestamp that came along, instead of the time of arrival. @default false */
  readonly useIncomingTimestamp?: AlloyBoolean;
  /** `disallow_custom_messages`: drops whatever is not shaped like an Azure resource log. @default false */
  readonly disallowCustomMessages?: AlloyBoolean;
  /** `relabel_rules`: rules that it applies itself, an export of a `*.relabel` component. @default - not set */
  readonly relabelRules?: RelabelRules;
  /** `labels`: labels for every entry. @default { "job" = "loki.source.azure_event_hubs" } */
  readonly labels?: AlloyMap<AlloyString>;
  /** `assignor`: how partitions are shared out: `range`, `roundrobin` or `sticky`. @default range */
  readonly assignor?: AlloyString;
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<LogsReceiver>;
}

/**
 * Reads messages from Azure Event Hubs, by way of its Kafka endpoint. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.azure_event_hubs/
 */
export class LokiSourceAzureEventHubs extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<LokiSourceAzureEventHubsProps>) {
    super(scope, id, TYPE, props);
  }
}

const AUTHENTICATION: Schema = {
  mechanism: 'string!',
  scopes: 'list(string)',
  connectionString: 'secret',
};

const PROPS: Schema = {
  fullyQualifiedNamespace: 'string!',
  eventHubs: 'list(string)!',
  authentication: nested('block', AUTHENTICATION, 'required'),
  groupId: 'string',
  useIncomingTimestamp: 'bool',
  disallowCustomMessages: 'bool',
  relabelRules: 'capsule(relabel.Rules)',
  labels: 'map(string)',
  assignor: 'string',
  forwardTo: 'list(capsule(loki.LogsReceiver))!',
};

const TYPE: ComponentType = {
  name: 'loki.source.azure_event_hubs',
  stability: 'generally-available',
  schema: PROPS,
};
