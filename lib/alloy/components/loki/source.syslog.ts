// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyEnum,
  AlloyList,
  AlloyMap,
  AlloyNumber,
  AlloyString,
  LogsReceiver,
  RelabelRules,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { TLS_CONFIG, type TlsConfig } from '../shared/common-config';

/** `raw_format_options` of `loki.source.syslog`. */
export interface LokiSourceSyslogListenerRawFormatOptions {
  /** `use_null_terminator_delimiter`: messages end in `\0`, not `\n`. @default false */
  readonly useNullTerminatorDelimiter?: AlloyBoolean;
}

/** `rfc3164_cisco_components` of `loki.source.syslog`. */
export interface LokiSourceSyslogListenerRfc3164CiscoComponents {
  /** `enable_all`: expects all of these; must match what the device sends. @default false */
  readonly enableAll?: AlloyBoolean;
  /** `message_counter`: expects a message counter. @default false */
  readonly messageCounter?: AlloyBoolean;
  /** `sequence_number`: expects a sequence number. @default false */
  readonly sequenceNumber?: AlloyBoolean;
  /** `hostname`: expects the sender's host name. @default false */
  readonly hostname?: AlloyBoolean;
  /** `second_fractions`: expects milliseconds in timestamps. @default false */
  readonly secondFractions?: AlloyBoolean;
}

/** `listener` of `loki.source.syslog`. */
export interface LokiSourceSyslogListener {
  /** `address`: host and port to listen on. */
  readonly address: AlloyString;
  /** `protocol`: `tcp` or `udp`. @default tcp */
  readonly protocol?: AlloyEnum<'tcp' | 'udp'>;
  /** `idle_timeout`: closes a connection that has been idle for this long. @default 2m */
  readonly idleTimeout?: AlloyDuration;
  /**
   * `label_structured_data`: makes `__syslog_message_sd_` labels of structured data, which go unless relabelled.
   * @default false
   */
  readonly labelStructuredData?: AlloyBoolean;
  /** `labels`: labels for every entry. @default {} */
  readonly labels?: AlloyMap<AlloyString>;
  /** `use_incoming_timestamp`: keeps the timestamp that came along, instead of the time of arrival. @default false */
  readonly useIncomingTimestamp?: AlloyBoolean;
  /** `use_rfc5424_message`: sends the whole RFC 5424 message on. @default false */
  readonly useRfc5424Message?: AlloyBoolean;
  /**
   * `rfc3164_default_to_current_year`: reads timestamps as of this year, not year 0; needs `use_incoming_timestamp`.
   * @default false
   */
  readonly rfc3164DefaultToCurrentYear?: AlloyBoolean;
  /**
   * `rfc5424_allow_empty_msg`: lets RFC 5424 messages without content through, instead of dropping them.
   * Since Alloy 1.15.
   * @default false
   */
  readonly rfc5424AllowEmptyMsg?: AlloyBoolean;
  /** `max_message_length`: longest a message may be. @default 8192 */
  readonly maxMessageLength?: AlloyNumber;
  /** `tls_config`: how the connection is encrypted, and whose certificates count. @default - not set */
  readonly tlsConfig?: TlsConfig;
  /** `syslog_format`: `rfc5424`, `rfc3164`, or `raw` (experimental), which parses nothing. @default rfc5424 */
  readonly syslogFormat?: AlloyEnum<'rfc5424' | 'rfc3164' | 'raw'>;
  /** `raw_format_options`: how messages are told apart; for `raw` only. Since Alloy 1.13. @default - not set */
  readonly rawFormatOptions?: LokiSourceSyslogListenerRawFormatOptions;
  /** `rfc3164_cisco_components`: Cisco IOS's additions; for `rfc3164` only. Since Alloy 1.13. @default - not set */
  readonly rfc3164CiscoComponents?: LokiSourceSyslogListenerRfc3164CiscoComponents;
  /** `udp_queue_size`: UDP datagrams that wait; full, it stops reading more. Since Alloy 1.17. @default 10 */
  readonly udpQueueSize?: AlloyNumber;
  /**
   * `udp_host_cache_size`: UDP senders whose host name is remembered, to ask DNS less.
   * Since Alloy 1.17.
   * @default 128
   */
  readonly udpHostCacheSize?: AlloyNumber;
}

/** Arguments of `loki.source.syslog`. */
export interface LokiSourceSyslogProps {
  /** `listener`: an address to listen on, and what comes in there. */
  readonly listener: readonly LokiSourceSyslogListener[];
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<LogsReceiver>;
  /** `relabel_rules`: rules that it applies itself, an export of a `*.relabel` component. @default - not set */
  readonly relabelRules?: RelabelRules;
}

/**
 * Takes in syslog messages over TCP or UDP. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.syslog/
 */
export class LokiSourceSyslog extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<LokiSourceSyslogProps>) {
    super(scope, id, TYPE, props);
  }
}

const LISTENER_RAW_FORMAT_OPTIONS: Schema = {
  useNullTerminatorDelimiter: 'bool',
};

const LISTENER_RFC3164_CISCO_COMPONENTS: Schema = {
  enableAll: 'bool',
  messageCounter: 'bool',
  sequenceNumber: 'bool',
  hostname: 'bool',
  secondFractions: 'bool',
};

const LISTENER: Schema = {
  address: 'string!',
  protocol: oneOf('string', 'tcp', 'udp'),
  idleTimeout: 'duration',
  labelStructuredData: 'bool',
  labels: 'map(string)',
  useIncomingTimestamp: 'bool',
  useRfc5424Message: 'bool',
  rfc3164DefaultToCurrentYear: 'bool',
  rfc5424AllowEmptyMsg: 'bool',
  maxMessageLength: 'int',
  tlsConfig: nested('block', TLS_CONFIG),
  syslogFormat: oneOf('string', 'rfc5424', 'rfc3164', 'raw'),
  rawFormatOptions: nested('block', LISTENER_RAW_FORMAT_OPTIONS),
  rfc3164CiscoComponents: nested('block', LISTENER_RFC3164_CISCO_COMPONENTS),
  udpQueueSize: 'int',
  udpHostCacheSize: 'int',
};

const PROPS: Schema = {
  listener: nested('blocks', LISTENER, 'required'),
  forwardTo: 'list(capsule(loki.LogsReceiver))!',
  relabelRules: 'capsule(relabel.Rules)',
};

const TYPE: ComponentType = {
  name: 'loki.source.syslog',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    'listener.raw_format_options': '1.13',
    'listener.rfc3164_cisco_components': '1.13',
    'listener.rfc5424_allow_empty_msg': '1.15',
    'listener.udp_host_cache_size': '1.17',
    'listener.udp_queue_size': '1.17',
  },
  lessStable: {
    experimental: ['listener.rfc3164_cisco_components', 'listener.syslog_format=raw'],
  },
};
