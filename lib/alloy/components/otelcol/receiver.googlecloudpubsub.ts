// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyEnum,
  AlloyNumber,
  AlloyString,
  OtelcolConsumer,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { OTELCOL_CONSUMER_ARGUMENTS, type OtelcolConsumerArguments } from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `flow_control` of `otelcol.receiver.googlecloudpubsub`. */
export interface OtelcolReceiverGooglecloudpubsubFlowControl {
  /** `trigger_ack_batch_duration`: acknowledgements wait no longer than this to go out together. @default 10s */
  readonly triggerAckBatchDuration?: AlloyDuration;
  /** `stream_ack_deadline`: time that Pub/Sub gives it to acknowledge a message. @default 1m */
  readonly streamAckDeadline?: AlloyDuration;
  /** `max_outstanding_messages`: messages not yet acknowledged; `0` leaves it to the client. @default 0 */
  readonly maxOutstandingMessages?: AlloyNumber;
  /** `max_outstanding_bytes`: bytes not yet acknowledged; `0` leaves it to the client. @default 0 */
  readonly maxOutstandingBytes?: AlloyNumber;
}

/** Arguments of `otelcol.receiver.googlecloudpubsub`. */
export interface OtelcolReceiverGooglecloudpubsubProps {
  /** `project`: Google Cloud project it belongs to. @default "" */
  readonly project?: AlloyString;
  /** `user_agent`: what requests say as their user agent. @default "opentelemetry-collector-contrib {{version}}" */
  readonly userAgent?: AlloyString;
  /** `endpoint`: address of Pub/Sub, such as an emulator or a regional one. @default "" */
  readonly endpoint?: AlloyString;
  /** `universe_domain`. Since Alloy 1.19. @default googleapis.com */
  readonly universeDomain?: AlloyString;
  /** `insecure`: gives up a secure connection, as for an emulator; only together with `endpoint`. @default false */
  readonly insecure?: AlloyBoolean;
  /** `subscription`: full resource name, such as `projects/p/subscriptions/s`. */
  readonly subscription: AlloyString;
  /**
   * `encoding`: `otlp_proto_trace`, `otlp_proto_metric` or `otlp_proto_log`, where the message names no type.
   * @default ""
   */
  readonly encoding?: AlloyString;
  /** `compression`: `gzip` only; counts where the message names no content encoding. @default "" */
  readonly compression?: AlloyEnum<'gzip'>;
  /** `ignore_encoding_error`: drops messages that it can't decode. @default false */
  readonly ignoreEncodingError?: AlloyBoolean;
  /** `client_id`: what it calls itself to Pub/Sub. @default "" */
  readonly clientId?: AlloyString;
  /** `timeout`: the longest that a request may take. @default 12s */
  readonly timeout?: AlloyDuration;
  /** `flow_control`: how much may be outstanding, and when it acknowledges. Since Alloy 1.18. @default - not set */
  readonly flowControl?: OtelcolReceiverGooglecloudpubsubFlowControl;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
}

/**
 * Pulls telemetry from a Google Cloud Pub/Sub subscription. Upstream's stability: community.
 * Since Alloy 1.11.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.receiver.googlecloudpubsub/
 */
export class OtelcolReceiverGooglecloudpubsub extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(
    scope: Construct,
    id: string,
    props: AlloyProps<OtelcolReceiverGooglecloudpubsubProps>,
  ) {
    super(scope, id, TYPE, props);
  }
}

const FLOW_CONTROL: Schema = {
  triggerAckBatchDuration: 'duration',
  streamAckDeadline: 'duration',
  maxOutstandingMessages: 'int64',
  maxOutstandingBytes: 'int64',
};

const PROPS: Schema = {
  project: 'string',
  userAgent: 'string',
  endpoint: 'string',
  universeDomain: 'string',
  insecure: 'bool',
  subscription: 'string!',
  encoding: 'string',
  compression: oneOf('string', 'gzip'),
  ignoreEncodingError: 'bool',
  clientId: 'string',
  timeout: 'duration',
  flowControl: nested('block', FLOW_CONTROL),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
};

const TYPE: ComponentType = {
  name: 'otelcol.receiver.googlecloudpubsub',
  stability: 'community',
  schema: PROPS,
  since: {
    '': '1.11',
    flow_control: '1.18',
    universe_domain: '1.19',
  },
};
