// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyList,
  AlloySecret,
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

/** Arguments of `loki.source.awsfirehose`. */
export interface LokiSourceAwsfirehoseProps {
  /** `http`: the HTTP server, which runs on every interface even without this block. @default - not set */
  readonly http?: NetHttpConfig;
  /** `grpc`: the gRPC server, which runs on a random port even without this block. @default - not set */
  readonly grpc?: NetGrpcConfig;
  /** `graceful_shutdown_timeout`: how long the servers may take to stop; above zero. @default 30s */
  readonly gracefulShutdownTimeout?: AlloyDuration;
  /** `access_key`: key that Firehose must send along; without it anybody may send. @default "" */
  readonly accessKey?: AlloySecret;
  /** `use_incoming_timestamp`: keeps the timestamp that came along, instead of the time of arrival. @default false */
  readonly useIncomingTimestamp?: AlloyBoolean;
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<LogsReceiver>;
  /** `relabel_rules`: rules that it applies itself, an export of a `*.relabel` component. @default - not set */
  readonly relabelRules?: RelabelRules;
}

/**
 * Takes in logs that Amazon Data Firehose sends over HTTP. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.awsfirehose/
 */
export class LokiSourceAwsfirehose extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<LokiSourceAwsfirehoseProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  http: nested('block', NET_HTTP_CONFIG),
  grpc: nested('block', NET_GRPC_CONFIG),
  gracefulShutdownTimeout: 'duration',
  accessKey: 'secret',
  useIncomingTimestamp: 'bool',
  forwardTo: 'list(capsule(loki.LogsReceiver))!',
  relabelRules: 'capsule(relabel.Rules)',
};

const TYPE: ComponentType = {
  name: 'loki.source.awsfirehose',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    'grpc.tls': '1.12',
    'http.http2': '1.13',
    'http.tls': '1.12',
  },
};
