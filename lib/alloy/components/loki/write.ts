// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyList,
  AlloyMap,
  AlloyNumber,
  AlloySecret,
  AlloySize,
  AlloyString,
  LogsReceiver,
} from '../../expression';
import { named, nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import {
  AUTHORIZATION,
  BASIC_AUTH,
  OAUTH2_CONFIG,
  TLS_CONFIG,
  type Authorization,
  type BasicAuth,
  type OAuth2Config,
  type TlsConfig,
} from '../shared/common-config';

/** `queue_config` of `loki.write`. */
export interface LokiWriteEndpointQueueConfig {
  /** `capacity`: memory for each shard's queue, at worst. @default 10MiB */
  readonly capacity?: AlloySize;
  /** `min_shards`: senders at once, each with a queue of its own. Since Alloy 1.13. @default 1 */
  readonly minShards?: AlloyNumber;
  /** `drain_timeout`: how long shutting down may take to send what is queued. @default 15s */
  readonly drainTimeout?: AlloyDuration;
  /**
   * `block_on_overflow`: a full queue holds up the senders, instead of dropping entries.
   * Since Alloy 1.14.
   * @default true
   */
  readonly blockOnOverflow?: AlloyBoolean;
}

/** `endpoint` of `loki.write`. */
export interface LokiWriteEndpoint {
  /** `name`: tells endpoints apart in debug metrics. @default "" */
  readonly name?: AlloyString;
  /** `url`: full URL of Loki's push API. */
  readonly url: AlloyString;
  /** `batch_wait`: longest a batch waits before it goes out. @default 1s */
  readonly batchWait?: AlloyDuration;
  /** `batch_size`: sends a batch once it is this large. @default 1MiB */
  readonly batchSize?: AlloySize;
  /** `remote_timeout`: the longest that a request may take. @default 10s */
  readonly remoteTimeout?: AlloyDuration;
  /** `headers`: further headers of every request. @default {} */
  readonly headers?: AlloyMap<AlloyString>;
  /** `min_backoff_period`: first wait before trying again. @default 500ms */
  readonly minBackoffPeriod?: AlloyDuration;
  /** `max_backoff_period`: longest wait before trying again. @default 5m */
  readonly maxBackoffPeriod?: AlloyDuration;
  /** `max_backoff_retries`: how often a batch is tried again. @default 10 */
  readonly maxBackoffRetries?: AlloyNumber;
  /** `tenant_id`: tenant to send as (`X-Scope-OrgID`); without it Loki must be single-tenant. @default "" */
  readonly tenantId?: AlloyString;
  /** `retry_on_http_429`: tries again when Loki limits the rate; other 4xx are never retried. @default true */
  readonly retryOnHttp429?: AlloyBoolean;
  /** `basic_auth`: user name and password in every request. @default - not set */
  readonly basicAuth?: BasicAuth;
  /** `authorization`: what the `Authorization` header says, other than a bearer token of its own. @default - not set */
  readonly authorization?: Authorization;
  /** `oauth2`: gets a token by OAuth 2.0's client credentials. @default - not set */
  readonly oauth2?: OAuth2Config;
  /** `bearer_token`: sent as `Authorization: Bearer …`; excludes the other ways to authenticate. @default "" */
  readonly bearerToken?: AlloySecret;
  /** `bearer_token_file`: a file with the bearer token, read anew for each request. @default "" */
  readonly bearerTokenFile?: AlloyString;
  /** `proxy_url`: the HTTP proxy that requests go through. @default - not set */
  readonly proxyUrl?: AlloyString;
  /**
   * `no_proxy`: hosts, addresses and CIDR ranges that are reached without the proxy, separated by commas.
   * @default ""
   */
  readonly noProxy?: AlloyString;
  /** `proxy_from_environment`: takes the proxy from `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`. @default false */
  readonly proxyFromEnvironment?: AlloyBoolean;
  /** `proxy_connect_header`: headers of the request that opens the way through the proxy. @default {} */
  readonly proxyConnectHeader?: AlloyMap<AlloyList<AlloySecret>>;
  /** `tls_config`: how the connection is encrypted, and whose certificates count. @default - not set */
  readonly tlsConfig?: TlsConfig;
  /** `follow_redirects`: follows the server to where it points. @default true */
  readonly followRedirects?: AlloyBoolean;
  /** `enable_http2`: HTTP/2 where the server speaks it. @default true */
  readonly enableHttp2?: AlloyBoolean;
  /** `http_headers`: headers of every request; each may have several values. @default {} */
  readonly httpHeaders?: AlloyMap<AlloyList<AlloySecret>>;
  /** `queue_config`: what waits to be sent. @default - not set */
  readonly queueConfig?: LokiWriteEndpointQueueConfig;
}

/** `wal` of `loki.write`. */
export interface LokiWriteWal {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
  /** `max_segment_age`: segments older than this get deleted. @default 1h */
  readonly maxSegmentAge?: AlloyDuration;
  /** `min_read_frequency`: shortest wait between looks for new data, beside being notified. @default 250ms */
  readonly minReadFrequency?: AlloyDuration;
  /** `max_read_frequency`: longest wait between looks for new data. @default 1s */
  readonly maxReadFrequency?: AlloyDuration;
  /** `drain_timeout`: how long draining may take before it is cut off. @default 15s */
  readonly drainTimeout?: AlloyDuration;
}

/** Arguments of `loki.write`. */
export interface LokiWriteProps {
  /** `endpoint`: where to send; with several, a slow one holds up the rest. @default - none */
  readonly endpoint?: readonly LokiWriteEndpoint[];
  /** `external_labels`: labels for everything it sends. @default {} */
  readonly externalLabels?: AlloyMap<AlloyString>;
  /** `max_streams`: most streams in a batch; entries of further ones are dropped. @default 0 */
  readonly maxStreams?: AlloyNumber;
  /** `wal`: writes entries to disk before sending them. @default - not set */
  readonly wal?: LokiWriteWal;
}

/**
 * Sends log entries to Loki. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.write/
 */
export class LokiWrite extends TypedComponent {
  /** `receiver`: takes log entries. */
  readonly receiver: LogsReceiver = new Wire(this, 'receiver', 'capsule(loki.LogsReceiver)');

  constructor(scope: Construct, id: string, props: AlloyProps<LokiWriteProps> = {}) {
    super(scope, id, TYPE, props);
  }
}

const ENDPOINT_QUEUE_CONFIG: Schema = {
  capacity: 'bytes',
  minShards: 'int',
  drainTimeout: 'duration',
  blockOnOverflow: 'bool',
};

const ENDPOINT: Schema = {
  name: 'string',
  url: 'string!',
  batchWait: 'duration',
  batchSize: 'bytes',
  remoteTimeout: 'duration',
  headers: 'map(string)',
  minBackoffPeriod: 'duration',
  maxBackoffPeriod: 'duration',
  maxBackoffRetries: 'int',
  tenantId: 'string',
  retryOnHttp429: named('retry_on_http_429', 'bool'),
  basicAuth: nested('block', BASIC_AUTH),
  authorization: nested('block', AUTHORIZATION),
  oauth2: nested('block', OAUTH2_CONFIG),
  bearerToken: 'secret',
  bearerTokenFile: 'string',
  proxyUrl: 'string',
  noProxy: 'string',
  proxyFromEnvironment: 'bool',
  proxyConnectHeader: 'map(list(secret))',
  tlsConfig: nested('block', TLS_CONFIG),
  followRedirects: 'bool',
  enableHttp2: 'bool',
  httpHeaders: 'map(list(secret))',
  queueConfig: nested('block', ENDPOINT_QUEUE_CONFIG),
};

const WAL: Schema = {
  enabled: 'bool',
  maxSegmentAge: 'duration',
  minReadFrequency: 'duration',
  maxReadFrequency: 'duration',
  drainTimeout: 'duration',
};

const PROPS: Schema = {
  endpoint: nested('blocks', ENDPOINT),
  externalLabels: 'map(string)',
  maxStreams: 'int',
  wal: nested('block', WAL),
};

const TYPE: ComponentType = {
  name: 'loki.write',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    'endpoint.queue_config.block_on_overflow': '1.14',
    'endpoint.queue_config.min_shards': '1.13',
  },
  lessStable: {
    experimental: ['endpoint.queue_config'],
  },
};
