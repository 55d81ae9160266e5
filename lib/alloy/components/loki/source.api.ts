// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyList,
  AlloyMap,
  AlloySize,
  AlloyString,
  LogsReceiver,
  RelabelRules,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import {
  NET_GRPC_CONFIG,
  NET_HTTP_CONFIG,
  type NetGrpcConfig,
  type NetHttpConfig,
} from '../shared/common-net';

/** Arguments of `loki.source.api`. */
export interface LokiSourceApiProps {
  /** `http`: the HTTP server, which runs on every interface even without this block. @default - not set */
  readonly http?: NetHttpConfig;
  /** `grpc`: the gRPC server, which runs on a random port even without this block. @default - not set */
  readonly grpc?: NetGrpcConfig;
  /** `graceful_shutdown_timeout`: how long the servers may take to stop; above zero. @default 30s */
  readonly gracefulShutdownTimeout?: AlloyDuration;
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<LogsReceiver>;
  /** `labels`: labels for every entry. @default {} */
  readonly labels?: AlloyMap<AlloyString>;
  /** `relabel_rules`: rules that it applies itself, an export of a `*.relabel` component. @default - not set */
  readonly relabelRules?: RelabelRules;
  /**
   * `use_incoming_timestamp`: keeps the timestamp that came along, instead of the time of arrival; not for `/raw`.
   * @default false
   */
  readonly useIncomingTimestamp?: AlloyBoolean;
  /** `max_send_message_size`: larger pushes are refused. Since Alloy 1.11. @default 100MiB */
  readonly maxSendMessageSize?: AlloySize;
}

/**
 * Takes in logs from Loki clients over HTTP and gRPC. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.api/
 */
export class LokiSourceApi extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<LokiSourceApiProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  http: nested('block', NET_HTTP_CONFIG),
  grpc: nested('block', NET_GRPC_CONFIG),
  gracefulShutdownTimeout: 'duration',
  forwardTo: 'list(capsule(loki.LogsReceiver))!',
  labels: 'map(string)',
  relabelRules: 'capsule(relabel.Rules)',
  useIncomingTimestamp: 'bool',
  maxSendMessageSize: 'bytes',
};

const TYPE: ComponentType = {
  name: 'loki.source.api',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    'grpc.tls': '1.12',
    'http.http2': '1.13',
    'http.tls': '1.12',
    max_send_message_size: '1.11',
  },
};
