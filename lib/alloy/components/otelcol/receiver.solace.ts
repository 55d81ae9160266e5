// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyDuration, AlloyNumber, AlloySecret, AlloyString } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import {
  OTELCOL_CONSUMER_ARGUMENTS,
  OTELCOL_TLS_CLIENT_ARGUMENTS,
  type OtelcolConsumerArguments,
  type OtelcolTlsClientArguments,
} from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `sasl_plain` of `otelcol.receiver.solace`. */
export interface OtelcolReceiverSolaceAuthSaslPlain {
  /** `username`: the user name. */
  readonly username: AlloyString;
  /** `password`: the password that goes with the user name. */
  readonly password: AlloySecret;
}

/** `sasl_xauth2` of `otelcol.receiver.solace`. */
export interface OtelcolReceiverSolaceAuthSaslXauth2 {
  /** `username`: the user name. */
  readonly username: AlloyString;
  /** `bearer`: token it logs in with, in plain text. */
  readonly bearer: AlloyString;
}

/** `sasl_external` of `otelcol.receiver.solace`. */
export type OtelcolReceiverSolaceAuthSaslExternal = Record<string, never>;

/** `auth` of `otelcol.receiver.solace`. */
export interface OtelcolReceiverSolaceAuth {
  /** `sasl_plain`: logs in with user name and password. @default - not set */
  readonly saslPlain?: OtelcolReceiverSolaceAuthSaslPlain;
  /** `sasl_xauth2`: logs in with an OAuth 2.0 token. @default - not set */
  readonly saslXauth2?: OtelcolReceiverSolaceAuthSaslXauth2;
  /** `sasl_external`: logs in by the client's TLS certificate. @default - not set */
  readonly saslExternal?: OtelcolReceiverSolaceAuthSaslExternal;
}

/** `delayed_retry` of `otelcol.receiver.solace`. */
export interface OtelcolReceiverSolaceFlowControlDelayedRetry {
  /** `delay`: wait before the next try. @default 10ms */
  readonly delay?: AlloyDuration;
}

/** `flow_control` of `otelcol.receiver.solace`. */
export interface OtelcolReceiverSolaceFlowControl {
  /** `delayed_retry`: waits, then hands the message on again. */
  readonly delayedRetry: OtelcolReceiverSolaceFlowControlDelayedRetry;
}

/** Arguments of `otelcol.receiver.solace`. */
export interface OtelcolReceiverSolaceProps {
  /** `broker`: Solace broker to connect to, by AMQP over TLS. @default localhost:5671 */
  readonly broker?: AlloyString;
  /** `queue`: telemetry queue that span messages are taken from. */
  readonly queue: AlloyString;
  /** `max_unacknowledged`: messages that the broker sends ahead without an acknowledgement. @default 1000 */
  readonly maxUnacknowledged?: AlloyNumber;
  /** `tls`: how the connection is encrypted, and whose certificates count. @default - not set */
  readonly tls?: OtelcolTlsClientArguments;
  /** `flow_control`: what happens when those after it can't keep up. @default - not set */
  readonly flowControl?: OtelcolReceiverSolaceFlowControl;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
  /** `auth`: how it logs in to the broker. */
  readonly auth: OtelcolReceiverSolaceAuth;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
}

/**
 * Takes in traces from a queue of a Solace PubSub+ broker. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.receiver.solace/
 */
export class OtelcolReceiverSolace extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolReceiverSolaceProps>) {
    super(scope, id, TYPE, props);
  }
}

const AUTH_SASL_PLAIN: Schema = {
  username: 'string!',
  password: 'secret!',
};

const AUTH_SASL_XAUTH2: Schema = {
  username: 'string!',
  bearer: 'string!',
};

const AUTH_SASL_EXTERNAL: Schema = {};

const AUTH: Schema = {
  saslPlain: nested('block', AUTH_SASL_PLAIN),
  saslXauth2: nested('block', AUTH_SASL_XAUTH2),
  saslExternal: nested('block', AUTH_SASL_EXTERNAL),
};

const FLOW_CONTROL_DELAYED_RETRY: Schema = {
  delay: 'duration',
};

const FLOW_CONTROL: Schema = {
  delayedRetry: nested('block', FLOW_CONTROL_DELAYED_RETRY, 'required'),
};

const PROPS: Schema = {
  broker: 'string',
  queue: 'string!',
  maxUnacknowledged: 'int32',
  tls: nested('block', OTELCOL_TLS_CLIENT_ARGUMENTS),
  flowControl: nested('block', FLOW_CONTROL),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
  auth: nested('block', AUTH, 'required'),
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
};

const TYPE: ComponentType = {
  name: 'otelcol.receiver.solace',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    'tls.include_insecure_cipher_suites': '1.19',
    'tls.tpm': '1.10',
  },
};
