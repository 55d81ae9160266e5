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
import { TLS_CONFIG, type TlsConfig } from '../shared/common-config';

/** `oauth_config` of `loki.source.kafka`. */
export interface LokiSourceKafkaAuthenticationSaslConfigOauthConfig {
  /** `token_provider`: who issues the token; only `azure`. */
  readonly tokenProvider: AlloyString;
  /** `scopes`: what the token is for. */
  readonly scopes: AlloyList<AlloyString>;
}

/** `sasl_config` of `loki.source.kafka`. */
export interface LokiSourceKafkaAuthenticationSaslConfig {
  /** `mechanism`: SASL mechanism, such as `PLAIN` or `OAUTHBEARER`. @default PLAIN */
  readonly mechanism?: AlloyString;
  /** `user`: the user name. @default "" */
  readonly user?: AlloyString;
  /** `password`: the password that goes with the user name. @default "" */
  readonly password?: AlloySecret;
  /** `use_tls`: encrypts the connection. @default false */
  readonly useTls?: AlloyBoolean;
  /** `tls_config`: how the connection is encrypted, and whose certificates count. @default - not set */
  readonly tlsConfig?: TlsConfig;
  /** `oauth_config`: where the token comes from, for `OAUTHBEARER`. @default - not set */
  readonly oauthConfig?: LokiSourceKafkaAuthenticationSaslConfigOauthConfig;
}

/** `authentication` of `loki.source.kafka`. */
export interface LokiSourceKafkaAuthentication {
  /** `type`: `none`, `ssl` (needs `tls_config`) or `sasl` (needs `sasl_config`). @default none */
  readonly type?: AlloyString;
  /** `tls_config`: how the connection is encrypted, and whose certificates count. @default - not set */
  readonly tlsConfig?: TlsConfig;
  /** `sasl_config`: how to log in by SASL. @default - not set */
  readonly saslConfig?: LokiSourceKafkaAuthenticationSaslConfig;
}

/** Arguments of `loki.source.kafka`. */
export interface LokiSourceKafkaProps {
  /** `brokers`: addresses of Kafka's brokers. */
  readonly brokers: AlloyList<AlloyString>;
  /** `topics`: topics to read; a leading `^` makes one a regular expression. */
  readonly topics: AlloyList<AlloyString>;
  /** `group_id`: consumers with the same one share the messages. @default loki.source.kafka */
  readonly groupId?: AlloyString;
  /** `assignor`: how partitions are shared out: `range`, `roundrobin` or `sticky`. @default range */
  readonly assignor?: AlloyString;
  /** `version`: Kafka's version. @default 2.2.1 */
  readonly version?: AlloyString;
  /** `authentication`: how to log in to the brokers. @default - not set */
  readonly authentication?: LokiSourceKafkaAuthentication;
  /** `use_incoming_timestamp`: keeps the timestamp that came along, instead of the time of arrival. @default false */
  readonly useIncomingTimestamp?: AlloyBoolean;
  /** `labels`: labels for every entry. @default {} */
  readonly labels?: AlloyMap<AlloyString>;
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<LogsReceiver>;
  /** `relabel_rules`: rules that it applies itself, an export of a `*.relabel` component. @default - not set */
  readonly relabelRules?: RelabelRules;
}

/**
 * Reads messages from Kafka as part of a consumer group. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.kafka/
 */
export class LokiSourceKafka extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<LokiSourceKafkaProps>) {
    super(scope, id, TYPE, props);
  }
}

const AUTHENTICATION_SASL_CONFIG_OAUTH_CONFIG: Schema = {
  tokenProvider: 'string!',
  scopes: 'list(string)!',
};

const AUTHENTICATION_SASL_CONFIG: Schema = {
  mechanism: 'string',
  user: 'string',
  password: 'secret',
  useTls: 'bool',
  tlsConfig: nested('block', TLS_CONFIG),
  oauthConfig: nested('block', AUTHENTICATION_SASL_CONFIG_OAUTH_CONFIG),
};

const AUTHENTICATION: Schema = {
  type: 'string',
  tlsConfig: nested('block', TLS_CONFIG),
  saslConfig: nested('block', AUTHENTICATION_SASL_CONFIG),
};

const PROPS: Schema = {
  brokers: 'list(string)!',
  topics: 'list(string)!',
  groupId: 'string',
  assignor: 'string',
  version: 'string',
  authentication: nested('block', AUTHENTICATION),
  useIncomingTimestamp: 'bool',
  labels: 'map(string)',
  forwardTo: 'list(capsule(loki.LogsReceiver))!',
  relabelRules: 'capsule(relabel.Rules)',
};

const TYPE: ComponentType = {
  name: 'loki.source.kafka',
  stability: 'generally-available',
  schema: PROPS,
};
