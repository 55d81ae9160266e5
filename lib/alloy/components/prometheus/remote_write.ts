// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyEnum,
  AlloyList,
  AlloyMap,
  AlloyNumber,
  AlloySecret,
  AlloyString,
  MetricsReceiver,
} from '../../expression';
import { named, nested, oneOf, type Schema } from '../../schema';
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
import { RELABEL_CONFIG, type RelabelConfig } from '../shared/common-relabel';

/** `queue_config` of `prometheus.remote_write`. */
export interface PrometheusRemoteWriteEndpointQueueConfig {
  /** `capacity`: samples each shard buffers; all full, nothing more is read from the log. @default 10000 */
  readonly capacity?: AlloyNumber;
  /** `max_shards`: senders at work at once, at most. @default 50 */
  readonly maxShards?: AlloyNumber;
  /** `min_shards`: senders it starts with, at least. @default 1 */
  readonly minShards?: AlloyNumber;
  /** `max_samples_per_send`: samples in one request at most. @default 2000 */
  readonly maxSamplesPerSend?: AlloyNumber;
  /** `batch_send_deadline`: longest a sample waits for its request to fill up. @default 5s */
  readonly batchSendDeadline?: AlloyDuration;
  /** `min_backoff`: wait before the first retry; doubles each time. @default 30ms */
  readonly minBackoff?: AlloyDuration;
  /** `max_backoff`: longest wait between retries. @default 5s */
  readonly maxBackoff?: AlloyDuration;
  /** `retry_on_http_429`: tries again when the server says 429, rather than drop the samples. @default true */
  readonly retryOnHttp429?: AlloyBoolean;
  /** `sample_age_limit`: drops samples older than this; zero sends all. @default 0s */
  readonly sampleAgeLimit?: AlloyDuration;
}

/** `metadata_config` of `prometheus.remote_write`. */
export interface PrometheusRemoteWriteEndpointMetadataConfig {
  /** `send`: sends metrics' metadata. @default true */
  readonly send?: AlloyBoolean;
  /** `send_interval`: how often metadata are sent. @default 1m */
  readonly sendInterval?: AlloyDuration;
  /** `max_samples_per_send`: metadata entries in one request at most. @default 2000 */
  readonly maxSamplesPerSend?: AlloyNumber;
}

/** `sigv4` of `prometheus.remote_write`. */
export interface PrometheusRemoteWriteEndpointSigv4 {
  /** `region`: AWS region requests are signed for. @default "" */
  readonly region?: AlloyString;
  /** `access_key`: AWS access key ID. @default "" */
  readonly accessKey?: AlloyString;
  /** `secret_key`: AWS secret access key. @default "" */
  readonly secretKey?: AlloySecret;
  /** `profile`: AWS profile whose credentials it takes. @default "" */
  readonly profile?: AlloyString;
  /** `role_arn`: role it assumes, in place of keys. @default "" */
  readonly roleArn?: AlloyString;
  /** `external_id`: external ID it presents when it assumes the role. Since Alloy 1.18. @default "" */
  readonly externalId?: AlloyString;
  /** `use_fips_sts_endpoint`: asks an STS endpoint that complies with FIPS. Since Alloy 1.18. @default false */
  readonly useFipsStsEndpoint?: AlloyBoolean;
  /** `service_name`: AWS service requests are signed for. Since Alloy 1.18. @default aps */
  readonly serviceName?: AlloyString;
}

/** `managed_identity` of `prometheus.remote_write`. */
export interface PrometheusRemoteWriteEndpointAzureadManagedIdentity {
  /** `client_id`: which managed identity, by client ID. */
  readonly clientId: AlloyString;
}

/** `workload_identity` of `prometheus.remote_write`. */
export interface PrometheusRemoteWriteEndpointAzureadWorkloadIdentity {
  /** `client_id`: who it logs in as, by client ID in Entra ID. */
  readonly clientId: AlloyString;
  /** `tenant_id`: Entra ID tenant it logs in to. */
  readonly tenantId: AlloyString;
  /**
   * `token_file_path`: where Kubernetes puts the service account's token.
   * @default /var/run/secrets/azure/tokens/azure-identity-token
   */
  readonly tokenFilePath?: AlloyString;
}

/** `oauth` of `prometheus.remote_write`. */
export interface PrometheusRemoteWriteEndpointAzureadOauth {
  /** `client_id`: application's client ID in Entra ID. */
  readonly clientId: AlloyString;
  /** `client_secret`: application's client secret in Entra ID. */
  readonly clientSecret: AlloySecret;
  /** `tenant_id`: application's tenant in Entra ID. */
  readonly tenantId: AlloyString;
}

/** `sdk` of `prometheus.remote_write`. */
export interface PrometheusRemoteWriteEndpointAzureadSdk {
  /** `tenant_id`: application's tenant in Entra ID. */
  readonly tenantId: AlloyString;
}

/** `azuread` of `prometheus.remote_write`. */
export interface PrometheusRemoteWriteEndpointAzuread {
  /** `managed_identity`: logs in with a managed identity. @default - not set */
  readonly managedIdentity?: PrometheusRemoteWriteEndpointAzureadManagedIdentity;
  /** `workload_identity`: logs in with a Kubernetes workload's identity. Since Alloy 1.18. @default - not set */
  readonly workloadIdentity?: PrometheusRemoteWriteEndpointAzureadWorkloadIdentity;
  /** `oauth`: logs in as an application, with its secret. @default - not set */
  readonly oauth?: PrometheusRemoteWriteEndpointAzureadOauth;
  /** `sdk`: logs in with what the Azure SDK finds in the environment. @default - not set */
  readonly sdk?: PrometheusRemoteWriteEndpointAzureadSdk;
  /** `cloud`: which Azure cloud, such as `AzurePublic`. @default AzurePublic */
  readonly cloud?: AlloyEnum<'AzurePublic' | 'AzureChina' | 'AzureGovernment'>;
  /** `scope`: OAuth 2.0 scope it asks tokens for. Since Alloy 1.18. @default "" */
  readonly scope?: AlloyString;
}

/** `google_iam` of `prometheus.remote_write`. */
export interface PrometheusRemoteWriteEndpointGoogleIam {
  /** `credentials_file`: JSON file with Google Cloud credentials. @default "" */
  readonly credentialsFile?: AlloyString;
}

/** `endpoint` of `prometheus.remote_write`. */
export interface PrometheusRemoteWriteEndpoint {
  /** `name`: what the endpoint is called in the component's own metrics. @default "" */
  readonly name?: AlloyString;
  /** `url`: where it sends, path included. */
  readonly url: AlloyString;
  /** `remote_timeout`: longest that a request may take. @default 30s */
  readonly remoteTimeout?: AlloyDuration;
  /** `headers`: headers added to every request. @default {} */
  readonly headers?: AlloyMap<AlloyString>;
  /** `send_exemplars`: sends exemplars too. @default true */
  readonly sendExemplars?: AlloyBoolean;
  /** `send_native_histograms`: sends native histograms too. @default false */
  readonly sendNativeHistograms?: AlloyBoolean;
  /**
   * `protobuf_message`: `prometheus.WriteRequest`, or `io.prometheus.write.v2.Request`, which is experimental.
   * Since Alloy 1.11.
   * @default prometheus.WriteRequest
   */
  readonly protobufMessage?: AlloyEnum<
    'prometheus.WriteRequest' | 'io.prometheus.write.v2.Request'
  >;
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
  /** `enable_http2`: HTTP/2 where the server speaks it. @default false */
  readonly enableHttp2?: AlloyBoolean;
  /** `http_headers`: headers of every request; each may have several values. @default {} */
  readonly httpHeaders?: AlloyMap<AlloyList<AlloySecret>>;
  /** `queue_config`: how samples are buffered, sent and tried again. @default - not set */
  readonly queueConfig?: PrometheusRemoteWriteEndpointQueueConfig;
  /** `metadata_config`: how metrics' metadata are sent. @default - not set */
  readonly metadataConfig?: PrometheusRemoteWriteEndpointMetadataConfig;
  /** `write_relabel_config`: relabels or drops samples before they go to this endpoint. @default - none */
  readonly writeRelabelConfig?: readonly RelabelConfig[];
  /** `sigv4`: signs requests for AWS. @default - not set */
  readonly sigv4?: PrometheusRemoteWriteEndpointSigv4;
  /** `azuread`: logs in with Microsoft Entra ID. @default - not set */
  readonly azuread?: PrometheusRemoteWriteEndpointAzuread;
  /** `google_iam`: logs in with Google Cloud IAM. Since Alloy 1.18. @default - not set */
  readonly googleIam?: PrometheusRemoteWriteEndpointGoogleIam;
  /**
   * `round_robin_dns`: spreads requests over all addresses the host name resolves to.
   * Since Alloy 1.18.
   * @default false
   */
  readonly roundRobinDns?: AlloyBoolean;
}

/** `wal` of `prometheus.remote_write`. */
export interface PrometheusRemoteWriteWal {
  /** `truncate_frequency`: how often it cuts off the older two thirds; seldom survives longer outages. @default 2h */
  readonly truncateFrequency?: AlloyDuration;
  /** `min_keepalive_time`: younger samples stay in the log. @default 5m */
  readonly minKeepaliveTime?: AlloyDuration;
  /** `max_keepalive_time`: older samples are removed, sent or not. @default 8h */
  readonly maxKeepaliveTime?: AlloyDuration;
}

/** Arguments of `prometheus.remote_write`. */
export interface PrometheusRemoteWriteProps {
  /** `external_labels`: labels added to everything it sends. @default {} */
  readonly externalLabels?: AlloyMap<AlloyString>;
  /** `endpoint`: a place to send to. @default - none */
  readonly endpoint?: readonly PrometheusRemoteWriteEndpoint[];
  /** `wal`: how long the write-ahead log keeps data. @default - not set */
  readonly wal?: PrometheusRemoteWriteWal;
}

/**
 * Keeps metrics in a write-ahead log and sends them on by Prometheus remote write. Upstream's stability: generally
 * available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.remote_write/
 */
export class PrometheusRemoteWrite extends TypedComponent {
  /** `receiver`: takes samples. */
  readonly receiver: MetricsReceiver = new Wire(this, 'receiver', 'capsule(prometheus.Appendable)');

  constructor(scope: Construct, id: string, props: AlloyProps<PrometheusRemoteWriteProps> = {}) {
    super(scope, id, TYPE, props);
  }
}

const ENDPOINT_QUEUE_CONFIG: Schema = {
  capacity: 'int',
  maxShards: 'int',
  minShards: 'int',
  maxSamplesPerSend: 'int',
  batchSendDeadline: 'duration',
  minBackoff: 'duration',
  maxBackoff: 'duration',
  retryOnHttp429: named('retry_on_http_429', 'bool'),
  sampleAgeLimit: 'duration',
};

const ENDPOINT_METADATA_CONFIG: Schema = {
  send: 'bool',
  sendInterval: 'duration',
  maxSamplesPerSend: 'int',
};

const ENDPOINT_SIGV4: Schema = {
  region: 'string',
  accessKey: 'string',
  secretKey: 'secret',
  profile: 'string',
  roleArn: 'string',
  externalId: 'string',
  useFipsStsEndpoint: 'bool',
  serviceName: 'string',
};

const ENDPOINT_AZUREAD_MANAGED_IDENTITY: Schema = {
  clientId: 'string!',
};

const ENDPOINT_AZUREAD_WORKLOAD_IDENTITY: Schema = {
  clientId: 'string!',
  tenantId: 'string!',
  tokenFilePath: 'string',
};

const ENDPOINT_AZUREAD_OAUTH: Schema = {
  clientId: 'string!',
  clientSecret: 'secret!',
  tenantId: 'string!',
};

const ENDPOINT_AZUREAD_SDK: Schema = {
  tenantId: 'string!',
};

const ENDPOINT_AZUREAD: Schema = {
  managedIdentity: nested('block', ENDPOINT_AZUREAD_MANAGED_IDENTITY),
  workloadIdentity: nested('block', ENDPOINT_AZUREAD_WORKLOAD_IDENTITY),
  oauth: nested('block', ENDPOINT_AZUREAD_OAUTH),
  sdk: nested('block', ENDPOINT_AZUREAD_SDK),
  cloud: oneOf('string', 'AzurePublic', 'AzureChina', 'AzureGovernment'),
  scope: 'string',
};

const ENDPOINT_GOOGLE_IAM: Schema = {
  credentialsFile: 'string',
};

const ENDPOINT: Schema = {
  name: 'string',
  url: 'string!',
  remoteTimeout: 'duration',
  headers: 'map(string)',
  sendExemplars: 'bool',
  sendNativeHistograms: 'bool',
  protobufMessage: oneOf('string', 'prometheus.WriteRequest', 'io.prometheus.write.v2.Request'),
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
  metadataConfig: nested('block', ENDPOINT_METADATA_CONFIG),
  writeRelabelConfig: nested('blocks', RELABEL_CONFIG),
  sigv4: nested('block', ENDPOINT_SIGV4),
  azuread: nested('block', ENDPOINT_AZUREAD),
  googleIam: nested('block', ENDPOINT_GOOGLE_IAM),
  roundRobinDns: 'bool',
};

const WAL: Schema = {
  truncateFrequency: 'duration',
  minKeepaliveTime: 'duration',
  maxKeepaliveTime: 'duration',
};

const PROPS: Schema = {
  externalLabels: 'map(string)',
  endpoint: nested('blocks', ENDPOINT),
  wal: nested('block', WAL),
};

const TYPE: ComponentType = {
  name: 'prometheus.remote_write',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    'endpoint.azuread.scope': '1.18',
    'endpoint.azuread.workload_identity': '1.18',
    'endpoint.google_iam': '1.18',
    'endpoint.protobuf_message': '1.11',
    'endpoint.round_robin_dns': '1.18',
    'endpoint.sigv4.external_id': '1.18',
    'endpoint.sigv4.service_name': '1.18',
    'endpoint.sigv4.use_fips_sts_endpoint': '1.18',
  },
  lessStable: {
    experimental: ['endpoint.protobuf_message=io.prometheus.write.v2.Request'],
  },
};
