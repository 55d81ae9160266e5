// Generated from the source of Grafana Alloy 1.18.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyEnum,
  AlloyMap,
  AlloyNumber,
  AlloySecret,
  AlloyString,
  MetricsReceiver,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** `basic_auth` of `prometheus.write.queue`. */
export interface PrometheusWriteQueueEndpointBasicAuth {
  /** `username`: the user name. @default "" */
  readonly username?: AlloyString;
  /** `password`: the password that goes with the user name. @default "" */
  readonly password?: AlloySecret;
}

/** `parallelism` of `prometheus.write.queue`. */
export interface PrometheusWriteQueueEndpointParallelism {
  /** `drift_scale_up`: adds connections once sending lags this far behind. @default 1m */
  readonly driftScaleUp?: AlloyDuration;
  /** `drift_scale_down`: takes connections away once sending lags less than this. @default 30s */
  readonly driftScaleDown?: AlloyDuration;
  /** `max_connections`: connections at most. @default 50 */
  readonly maxConnections?: AlloyNumber;
  /** `min_connections`: connections at least. @default 2 */
  readonly minConnections?: AlloyNumber;
  /** `network_flush_interval`: how long successes and failures count for the choice. @default 1m */
  readonly networkFlushInterval?: AlloyDuration;
  /** `desired_connections_lookback`: how long past choices count for the next. @default 5m */
  readonly desiredConnectionsLookback?: AlloyDuration;
  /** `desired_check_interval`: how often it reconsiders the number of connections. @default 5s */
  readonly desiredCheckInterval?: AlloyDuration;
  /**
   * `allowed_network_error_fraction`: share of failures above which it takes connections away; `0.50` is half.
   * @default 0.5
   */
  readonly allowedNetworkErrorFraction?: AlloyNumber;
}

/** `tls_config` of `prometheus.write.queue`. */
export interface PrometheusWriteQueueEndpointTlsConfig {
  /** `ca_pem`: PEM text of the CA that vouches for the server. @default "" */
  readonly caPem?: AlloyString;
  /** `cert_pem`: PEM text of its own certificate. @default "" */
  readonly certPem?: AlloyString;
  /** `key_pem`: PEM text of its own private key. @default "" */
  readonly keyPem?: AlloySecret;
  /** `insecure_skip_verify`: accepts any certificate, and with it anybody in between. @default false */
  readonly insecureSkipVerify?: AlloyBoolean;
}

/** `endpoint` of `prometheus.write.queue`. */
export interface PrometheusWriteQueueEndpoint {
  /** names the endpoint. */
  readonly label: string;
  /** `url`: where it sends, path included. */
  readonly url: AlloyString;
  /** `basic_auth`: user name and password in every request. @default - not set */
  readonly basicAuth?: PrometheusWriteQueueEndpointBasicAuth;
  /** `bearer_token`: sent as `Authorization: Bearer …`; excludes the other ways to authenticate. @default "" */
  readonly bearerToken?: AlloySecret;
  /** `write_timeout`: the longest that writing an answer may take. @default 30s */
  readonly writeTimeout?: AlloyDuration;
  /** `retry_backoff`: wait between retries. @default 1s */
  readonly retryBackoff?: AlloyDuration;
  /** `max_retry_attempts`: retries before a batch is dropped. @default 0 */
  readonly maxRetryAttempts?: AlloyNumber;
  /** `batch_count`: series gathered in each queue before it sends. @default 1000 */
  readonly batchCount?: AlloyNumber;
  /** `flush_interval`: longest wait for `batch_count` to fill up. @default 1s */
  readonly flushInterval?: AlloyDuration;
  /** `parallelism`: how many queues send at once, and when that changes. @default - not set */
  readonly parallelism?: PrometheusWriteQueueEndpointParallelism;
  /** `external_labels`: labels added to everything it sends. @default {} */
  readonly externalLabels?: AlloyMap<AlloyString>;
  /** `tls_config`: how the connection is encrypted, and whose certificates count. @default - not set */
  readonly tlsConfig?: PrometheusWriteQueueEndpointTlsConfig;
  /** `enable_round_robin`: spreads requests over all addresses of the host. @default false */
  readonly enableRoundRobin?: AlloyBoolean;
  /** `headers`: headers added to every request. @default {} */
  readonly headers?: AlloyMap<AlloySecret>;
  /** `proxy_url`: the HTTP proxy that requests go through. @default "" */
  readonly proxyUrl?: AlloyString;
  /** `proxy_from_environment`: takes the proxy from `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`. @default false */
  readonly proxyFromEnvironment?: AlloyBoolean;
  /** `proxy_connect_headers`: headers of the `CONNECT` request to a proxy. @default {} */
  readonly proxyConnectHeaders?: AlloyMap<AlloySecret>;
  /**
   * `protobuf_message`: remote write message it sends, which sets the protocol's version.
   * @default prometheus.WriteRequest
   */
  readonly protobufMessage?: AlloyEnum<
    'prometheus.WriteRequest' | 'io.prometheus.write.v2.Request'
  >;
  /** `metadata_cache_enabled`: remembers the metadata it has sent, to send them less often. @default false */
  readonly metadataCacheEnabled?: AlloyBoolean;
  /** `metadata_cache_size`: metadata entries it remembers. @default 1000 */
  readonly metadataCacheSize?: AlloyNumber;
}

/** `persistence` of `prometheus.write.queue`. */
export interface PrometheusWriteQueuePersistence {
  /** `max_signals_to_batch`: signals held in memory before they go to disk together. @default 10000 */
  readonly maxSignalsToBatch?: AlloyNumber;
  /** `batch_interval`: longest that signals wait to go to disk. @default 5s */
  readonly batchInterval?: AlloyDuration;
}

/** Arguments of `prometheus.write.queue`. */
export interface PrometheusWriteQueueProps {
  /** `ttl`: samples that wait longer are dropped. @default 2h */
  readonly ttl?: AlloyDuration;
  /** `persistence`: when samples are written to disk. @default - not set */
  readonly persistence?: PrometheusWriteQueuePersistence;
  /** `endpoint`: a place to send to. */
  readonly endpoint: readonly PrometheusWriteQueueEndpoint[];
}

/**
 * Queues metrics on disk and sends them on by Prometheus remote write. Deprecated since Alloy 1.14. Upstream's
 * stability: experimental.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.write.queue/
 */
export class PrometheusWriteQueue extends TypedComponent {
  /** `receiver`: takes samples. */
  readonly receiver: MetricsReceiver = new Wire(this, 'receiver', 'capsule(prometheus.Appendable)');

  constructor(scope: Construct, id: string, props: AlloyProps<PrometheusWriteQueueProps>) {
    super(scope, id, TYPE, props);
  }
}

const ENDPOINT_BASIC_AUTH: Schema = {
  username: 'string',
  password: 'secret',
};

const ENDPOINT_PARALLELISM: Schema = {
  driftScaleUp: 'duration',
  driftScaleDown: 'duration',
  maxConnections: 'uint',
  minConnections: 'uint',
  networkFlushInterval: 'duration',
  desiredConnectionsLookback: 'duration',
  desiredCheckInterval: 'duration',
  allowedNetworkErrorFraction: 'float64',
};

const ENDPOINT_TLS_CONFIG: Schema = {
  caPem: 'string',
  certPem: 'string',
  keyPem: 'secret',
  insecureSkipVerify: 'bool',
};

const ENDPOINT: Schema = {
  label: 'label!',
  url: 'string!',
  basicAuth: nested('block', ENDPOINT_BASIC_AUTH),
  bearerToken: 'secret',
  writeTimeout: 'duration',
  retryBackoff: 'duration',
  maxRetryAttempts: 'uint',
  batchCount: 'int',
  flushInterval: 'duration',
  parallelism: nested('block', ENDPOINT_PARALLELISM),
  externalLabels: 'map(string)',
  tlsConfig: nested('block', ENDPOINT_TLS_CONFIG),
  enableRoundRobin: 'bool',
  headers: 'map(secret)',
  proxyUrl: 'string',
  proxyFromEnvironment: 'bool',
  proxyConnectHeaders: 'map(secret)',
  protobufMessage: oneOf('string', 'prometheus.WriteRequest', 'io.prometheus.write.v2.Request'),
  metadataCacheEnabled: 'bool',
  metadataCacheSize: 'int',
};

const PERSISTENCE: Schema = {
  maxSignalsToBatch: 'int',
  batchInterval: 'duration',
};

const PROPS: Schema = {
  ttl: 'duration',
  persistence: nested('block', PERSISTENCE),
  endpoint: nested('blocks', ENDPOINT, 'required'),
};

const TYPE: ComponentType = {
  name: 'prometheus.write.queue',
  stability: 'experimental',
  schema: PROPS,
};
