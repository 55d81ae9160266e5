// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyEnum,
  AlloyNumber,
  AlloySize,
  AlloyString,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import {
  OTELCOL_CONSUMER_ARGUMENTS,
  OTELCOL_CONSUMER_RETRY_ARGUMENTS,
  OTELCOL_MULTILINE_CONFIG,
  OTELCOL_TLS_SERVER_ARGUMENTS,
  type OtelcolConsumerArguments,
  type OtelcolConsumerRetryArguments,
  type OtelcolMultilineConfig,
  type OtelcolTlsServerArguments,
} from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `tcp` of `otelcol.receiver.syslog`. */
export interface OtelcolReceiverSyslogTcp {
  /** `max_log_size`: largest message; reading a larger one fails. @default 1MiB */
  readonly maxLogSize?: AlloySize;
  /** `listen_address`: `host:port` it listens on for syslog messages. @default "" */
  readonly listenAddress?: AlloyString;
  /** `tls`: how the connection is encrypted, and whose certificates count. @default - not set */
  readonly tls?: OtelcolTlsServerArguments;
  /** `add_attributes`: adds the connection's addresses as `net.*` attributes. @default false */
  readonly addAttributes?: AlloyBoolean;
  /** `one_log_per_packet`: takes each packet as one log; faster, but no good for `multiline`. @default false */
  readonly oneLogPerPacket?: AlloyBoolean;
  /** `encoding`: character encoding of what comes in. @default utf-8 */
  readonly encoding?: AlloyString;
  /** `multiline`: how lines become one entry, by a pattern for its start or end. @default - not set */
  readonly multiline?: OtelcolMultilineConfig;
  /** `preserve_leading_whitespaces`: keeps white space at a message's start. @default false */
  readonly preserveLeadingWhitespaces?: AlloyBoolean;
  /** `preserve_trailing_whitespaces`: keeps white space at a message's end. @default false */
  readonly preserveTrailingWhitespaces?: AlloyBoolean;
}

/** `async` of `otelcol.receiver.syslog`. */
export interface OtelcolReceiverSyslogUdpAsync {
  /** `readers`: goroutines that read from the UDP socket. @default 1 */
  readonly readers?: AlloyNumber;
  /** `processors`: goroutines that parse messages and hand them on. @default 1 */
  readonly processors?: AlloyNumber;
  /** `max_queue_length`: messages that may wait for a processor. @default 100 */
  readonly maxQueueLength?: AlloyNumber;
}

/** `udp` of `otelcol.receiver.syslog`. */
export interface OtelcolReceiverSyslogUdp {
  /** `listen_address`: `host:port` it listens on for syslog messages. @default "" */
  readonly listenAddress?: AlloyString;
  /** `one_log_per_packet`: takes each packet as one log; faster, but no good for `multiline`. @default false */
  readonly oneLogPerPacket?: AlloyBoolean;
  /** `add_attributes`: adds the connection's addresses as `net.*` attributes. @default false */
  readonly addAttributes?: AlloyBoolean;
  /** `encoding`: character encoding of what comes in. @default utf-8 */
  readonly encoding?: AlloyString;
  /** `multiline`: how lines become one entry, by a pattern for its start or end. @default - not set */
  readonly multiline?: OtelcolMultilineConfig;
  /** `preserve_leading_whitespaces`: keeps white space at a message's start. @default false */
  readonly preserveLeadingWhitespaces?: AlloyBoolean;
  /** `preserve_trailing_whitespaces`: keeps white space at a message's end. @default false */
  readonly preserveTrailingWhitespaces?: AlloyBoolean;
  /** `async`: reads and processes messages in goroutines of their own. @default - not set */
  readonly async?: OtelcolReceiverSyslogUdpAsync;
}

/** Arguments of `otelcol.receiver.syslog`. */
export interface OtelcolReceiverSyslogProps {
  /** `protocol`: `rfc5424` or `rfc3164`: how messages are written. @default rfc5424 */
  readonly protocol?: AlloyEnum<'rfc3164' | 'rfc5424'>;
  /** `location`: time zone of RFC 3164 times, which name none themselves. @default UTC */
  readonly location?: AlloyString;
  /** `enable_octet_counting`: expects each message to begin with its length, as in RFC 6587. @default false */
  readonly enableOctetCounting?: AlloyBoolean;
  /** `max_octets`: longest message when octets are counted. @default 8192 */
  readonly maxOctets?: AlloyNumber;
  /** `allow_skip_pri_header`: takes messages without a priority too. @default false */
  readonly allowSkipPriHeader?: AlloyBoolean;
  /**
   * `non_transparent_framing_trailer`: what ends a message under RFC 6587's non-transparent framing.
   * @default - not set
   */
  readonly nonTransparentFramingTrailer?: AlloyEnum<'NUL' | 'LF'>;
  /** `retry_on_failure`: what is tried again, how often and for how long. @default - not set */
  readonly retryOnFailure?: OtelcolConsumerRetryArguments;
  /** `tcp`: takes messages over TCP. @default - not set */
  readonly tcp?: OtelcolReceiverSyslogTcp;
  /** `udp`: takes messages over UDP. @default - not set */
  readonly udp?: OtelcolReceiverSyslogUdp;
  /** `on_error`: what becomes of a message that can't be parsed. @default send */
  readonly onError?: AlloyEnum<'drop' | 'drop_quiet' | 'send' | 'send_quiet'>;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
}

/**
 * Takes in syslog messages (RFC 5424 or RFC 3164) over TCP or UDP. Upstream's stability: public preview.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.receiver.syslog/
 */
export class OtelcolReceiverSyslog extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolReceiverSyslogProps>) {
    super(scope, id, TYPE, props);
  }
}

const TCP: Schema = {
  maxLogSize: 'bytes',
  listenAddress: 'string',
  tls: nested('block', OTELCOL_TLS_SERVER_ARGUMENTS),
  addAttributes: 'bool',
  oneLogPerPacket: 'bool',
  encoding: 'string',
  multiline: nested('block', OTELCOL_MULTILINE_CONFIG),
  preserveLeadingWhitespaces: 'bool',
  preserveTrailingWhitespaces: 'bool',
};

const UDP_ASYNC: Schema = {
  readers: 'int',
  processors: 'int',
  maxQueueLength: 'int',
};

const UDP: Schema = {
  listenAddress: 'string',
  oneLogPerPacket: 'bool',
  addAttributes: 'bool',
  encoding: 'string',
  multiline: nested('block', OTELCOL_MULTILINE_CONFIG),
  preserveLeadingWhitespaces: 'bool',
  preserveTrailingWhitespaces: 'bool',
  async: nested('block', UDP_ASYNC),
};

const PROPS: Schema = {
  protocol: oneOf('string', 'rfc3164', 'rfc5424'),
  location: 'string',
  enableOctetCounting: 'bool',
  maxOctets: 'int',
  allowSkipPriHeader: 'bool',
  nonTransparentFramingTrailer: oneOf('string', 'NUL', 'LF'),
  retryOnFailure: nested('block', OTELCOL_CONSUMER_RETRY_ARGUMENTS),
  tcp: nested('block', TCP),
  udp: nested('block', UDP),
  onError: oneOf('string', 'drop', 'drop_quiet', 'send', 'send_quiet'),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
};

const TYPE: ComponentType = {
  name: 'otelcol.receiver.syslog',
  stability: 'public-preview',
  schema: PROPS,
  since: {
    'tcp.tls.include_insecure_cipher_suites': '1.19',
    'tcp.tls.tpm': '1.10',
  },
};
