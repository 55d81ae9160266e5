// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyList,
  AlloyMap,
  AlloyNumber,
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

/** `limit` of `loki.source.gcplog`. */
export interface LokiSourceGcplogPullLimit {
  /** `max_outstanding_bytes`: bytes of unprocessed messages at which Pub/Sub slows down. @default 1GiB */
  readonly maxOutstandingBytes?: AlloySize;
  /** `max_outstanding_messages`: unprocessed messages at which Pub/Sub slows down. @default 1000 */
  readonly maxOutstandingMessages?: AlloyNumber;
}

/** `pull` of `loki.source.gcplog`. */
export interface LokiSourceGcplogPull {
  /** `project_id`: Google Cloud project of the subscription. */
  readonly projectId: AlloyString;
  /** `subscription`: Pub/Sub subscription to read. */
  readonly subscription: AlloyString;
  /** `labels`: labels for every entry. @default {} */
  readonly labels?: AlloyMap<AlloyString>;
  /** `use_incoming_timestamp`: keeps the timestamp that came along, instead of the time of arrival. @default false */
  readonly useIncomingTimestamp?: AlloyBoolean;
  /** `use_full_line`: sends Cloud Logging's whole entry instead of its `textPayload`. @default false */
  readonly useFullLine?: AlloyBoolean;
  /** `limit`: most messages under way at once. Since Alloy 1.15. @default - not set */
  readonly limit?: LokiSourceGcplogPullLimit;
}

/** `push` of `loki.source.gcplog`. */
export interface LokiSourceGcplogPush {
  /** `http`: the HTTP server, which runs on every interface even without this block. @default - not set */
  readonly http?: NetHttpConfig;
  /** `grpc`: the gRPC server, which runs on a random port even without this block. @default - not set */
  readonly grpc?: NetGrpcConfig;
  /** `graceful_shutdown_timeout`: how long the servers may take to stop; above zero. @default 30s */
  readonly gracefulShutdownTimeout?: AlloyDuration;
  /** `push_timeout`: longest that one entry may take; zero sets no limit. @default 0s */
  readonly pushTimeout?: AlloyDuration;
  /** `labels`: labels for every entry. @default {} */
  readonly labels?: AlloyMap<AlloyString>;
  /** `use_incoming_timestamp`: keeps the timestamp that came along, instead of the time of arrival. @default false */
  readonly useIncomingTimestamp?: AlloyBoolean;
  /** `use_full_line`: sends Cloud Logging's whole entry instead of its `textPayload`. @default false */
  readonly useFullLine?: AlloyBoolean;
}

/** Arguments of `loki.source.gcplog`. */
export interface LokiSourceGcplogProps {
  /** `pull`: fetches from a Pub/Sub subscription; excludes `push`. @default - not set */
  readonly pull?: LokiSourceGcplogPull;
  /** `push`: lets Pub/Sub send to it over HTTP; excludes `pull`. @default - not set */
  readonly push?: LokiSourceGcplogPush;
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<LogsReceiver>;
  /** `relabel_rules`: rules that it applies itself, an export of a `*.relabel` component. @default - not set */
  readonly relabelRules?: RelabelRules;
}

/**
 * Takes Google Cloud's logs from Pub/Sub, by pull or push. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.gcplog/
 */
export class LokiSourceGcplog extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<LokiSourceGcplogProps>) {
    super(scope, id, TYPE, props);
  }
}

const PULL_LIMIT: Schema = {
  maxOutstandingBytes: 'bytes',
  maxOutstandingMessages: 'int',
};

const PULL: Schema = {
  projectId: 'string!',
  subscription: 'string!',
  labels: 'map(string)',
  useIncomingTimestamp: 'bool',
  useFullLine: 'bool',
  limit: nested('block', PULL_LIMIT),
};

const PUSH: Schema = {
  http: nested('block', NET_HTTP_CONFIG),
  grpc: nested('block', NET_GRPC_CONFIG),
  gracefulShutdownTimeout: 'duration',
  pushTimeout: 'duration',
  labels: 'map(string)',
  useIncomingTimestamp: 'bool',
  useFullLine: 'bool',
};

const PROPS: Schema = {
  pull: nested('block', PULL),
  push: nested('block', PUSH),
  forwardTo: 'list(capsule(loki.LogsReceiver))!',
  relabelRules: 'capsule(relabel.Rules)',
};

const TYPE: ComponentType = {
  name: 'loki.source.gcplog',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    'pull.limit': '1.15',
    'push.grpc.tls': '1.12',
    'push.http.http2': '1.13',
    'push.http.tls': '1.12',
  },
};
