// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyBoolean, AlloySize, AlloyString } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import {
  OTELCOL_CONSUMER_ARGUMENTS,
  OTELCOL_CONSUMER_RETRY_ARGUMENTS,
  OTELCOL_TLS_SERVER_ARGUMENTS,
  type OtelcolConsumerArguments,
  type OtelcolConsumerRetryArguments,
  type OtelcolTlsServerArguments,
} from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `multiline` of `otelcol.receiver.tcplog`. */
export interface OtelcolReceiverTcplogMultiline {
  /** `line_start_pattern`: regular expression that a new entry begins with. @default "" */
  readonly lineStartPattern?: AlloyString;
  /** `line_end_pattern`: regular expression that an entry ends with. @default "" */
  readonly lineEndPattern?: AlloyString;
  /** `omit_pattern`: leaves what the pattern matched out of the entry. @default false */
  readonly omitPattern?: AlloyBoolean;
}

/** Arguments of `otelcol.receiver.tcplog`. */
export interface OtelcolReceiverTcplogProps {
  /** `listen_address`: `host:port` it listens on. */
  readonly listenAddress: AlloyString;
  /** `max_log_size`: largest entry; reading a larger one fails. @default 1MiB */
  readonly maxLogSize?: AlloySize;
  /** `tls`: how the connection is encrypted, and whose certificates count. @default - not set */
  readonly tls?: OtelcolTlsServerArguments;
  /** `add_attributes`: adds the connection's addresses as `net.*` attributes. @default false */
  readonly addAttributes?: AlloyBoolean;
  /** `one_log_per_packet`: takes each packet as one log; faster, but no good for `multiline`. @default false */
  readonly oneLogPerPacket?: AlloyBoolean;
  /** `encoding`: character encoding of what comes in. @default utf-8 */
  readonly encoding?: AlloyString;
  /** `multiline`: how lines become one entry, by a pattern for its start or end. @default - not set */
  readonly multiline?: OtelcolReceiverTcplogMultiline;
  /** `retry_on_failure`: what is tried again, how often and for how long. @default - not set */
  readonly retryOnFailure?: OtelcolConsumerRetryArguments;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
}

/**
 * Takes in lines of log over plain TCP connections. Upstream's stability: experimental.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.receiver.tcplog/
 */
export class OtelcolReceiverTcplog extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolReceiverTcplogProps>) {
    super(scope, id, TYPE, props);
  }
}

const MULTILINE: Schema = {
  lineStartPattern: 'string',
  lineEndPattern: 'string',
  omitPattern: 'bool',
};

const PROPS: Schema = {
  listenAddress: 'string!',
  maxLogSize: 'bytes',
  tls: nested('block', OTELCOL_TLS_SERVER_ARGUMENTS),
  addAttributes: 'bool',
  oneLogPerPacket: 'bool',
  encoding: 'string',
  multiline: nested('block', MULTILINE),
  retryOnFailure: nested('block', OTELCOL_CONSUMER_RETRY_ARGUMENTS),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
};

const TYPE: ComponentType = {
  name: 'otelcol.receiver.tcplog',
  stability: 'experimental',
  schema: PROPS,
  since: {
    'tls.include_insecure_cipher_suites': '1.19',
    'tls.tpm': '1.10',
  },
};
