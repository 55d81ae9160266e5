// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyList,
  AlloyMap,
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

/** Arguments of `loki.source.heroku`. */
export interface LokiSourceHerokuProps {
  /** `http`: the HTTP server, which runs on every interface even without this block. @default - not set */
  readonly http?: NetHttpConfig;
  /** `grpc`: the gRPC server, which runs on a random port even without this block. @default - not set */
  readonly grpc?: NetGrpcConfig;
  /** `graceful_shutdown_timeout`: how long the servers may take to stop; above zero. @default 30s */
  readonly gracefulShutdownTimeout?: AlloyDuration;
  /** `labels`: labels for every entry. @default {} */
  readonly labels?: AlloyMap<AlloyString>;
  /** `use_incoming_timestamp`: keeps the timestamp that came along, instead of the time of arrival. @default false */
  readonly useIncomingTimestamp?: AlloyBoolean;
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<LogsReceiver>;
  /** `relabel_rules`: rules that it applies itself, an export of a `*.relabel` component. @default - not set */
  readonly relabelRules?: RelabelRules;
}

/**
 * Takes in the logs that Heroku drains to it over HTTP. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.heroku/
 */
export class LokiSourceHeroku extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<LokiSourceHerokuProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  http: nested('block', NET_HTTP_CONFIG),
  grpc: nested('block', NET_GRPC_CONFIG),
  gracefulShutdownTimeout: 'duration',
  labels: 'map(string)',
  useIncomingTimestamp: 'bool',
  forwardTo: 'list(capsule(loki.LogsReceiver))!',
  relabelRules: 'capsule(relabel.Rules)',
};

const TYPE: ComponentType = {
  name: 'loki.source.heroku',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    'grpc.tls': '1.12',
    'http.http2': '1.13',
    'http.tls': '1.12',
  },
};
