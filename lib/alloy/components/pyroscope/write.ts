// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyList,
  AlloyMap,
  AlloyNumber,
  AlloySecret,
  AlloyString,
  ProfilesReceiver,
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

/** `endpoint` of `pyroscope.write`. */
export interface PyroscopeWriteEndpoint {
  /** `name`: what its metrics call the endpoint. @default "" */
  readonly name?: AlloyString;
  /** `url`: Pyroscope's URL. */
  readonly url: AlloyString;
  /** `remote_timeout`: longest that a request may take. @default 10s */
  readonly remoteTimeout?: AlloyDuration;
  /** `debug_info_upload_timeout`: longest that an upload of debug info may take. Since Alloy 1.16. @default 2m */
  readonly debugInfoUploadTimeout?: AlloyDuration;
  /** `headers`: sent with every request; they stand in clear, so never a secret. @default {} */
  readonly headers?: AlloyMap<AlloyString>;
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
  /** `min_backoff_period`: wait before the first retry. @default 500ms */
  readonly minBackoffPeriod?: AlloyDuration;
  /** `max_backoff_period`: longest wait between two retries. @default 5m */
  readonly maxBackoffPeriod?: AlloyDuration;
  /**
   * `max_backoff_retries`: there is no queue, so the sender waits through all of them; 0 tries for ever.
   * @default 10
   */
  readonly maxBackoffRetries?: AlloyNumber;
  /** `retry_on_http_429`: sends again after 429, too many requests. Since Alloy 1.19. @default true */
  readonly retryOnHttp429?: AlloyBoolean;
}

/** `tracing` of `pyroscope.write`. */
export interface PyroscopeWriteTracing {
  /** `jaeger_propagator`: passes trace context on in Jaeger's header. @default true */
  readonly jaegerPropagator?: AlloyBoolean;
  /** `trace_context_propagator`: passes trace context on in W3C's `traceparent`. @default true */
  readonly traceContextPropagator?: AlloyBoolean;
}

/** Arguments of `pyroscope.write`. */
export interface PyroscopeWriteProps {
  /** `external_labels`: labels that every profile gets. @default {} */
  readonly externalLabels?: AlloyMap<AlloyString>;
  /** `endpoint`: where profiles go; each endpoint gets all of them. @default - none */
  readonly endpoint?: readonly PyroscopeWriteEndpoint[];
  /** `tracing`: trace headers of its requests. Since Alloy 1.11. @default - not set */
  readonly tracing?: PyroscopeWriteTracing;
}

/**
 * Sends profiles to Pyroscope, without labels that start with `__` except `__name__` and `__delta__`. Upstream's
 * stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/pyroscope/pyroscope.write/
 */
export class PyroscopeWrite extends TypedComponent {
  /** `receiver`: takes profiles. */
  readonly receiver: ProfilesReceiver = new Wire(this, 'receiver', 'capsule(pyroscope.Appendable)');

  constructor(scope: Construct, id: string, props: AlloyProps<PyroscopeWriteProps> = {}) {
    super(scope, id, TYPE, props);
  }
}

const ENDPOINT: Schema = {
  name: 'string',
  url: 'string!',
  remoteTimeout: 'duration',
  debugInfoUploadTimeout: 'duration',
  headers: 'map(string)',
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
  minBackoffPeriod: 'duration',
  maxBackoffPeriod: 'duration',
  maxBackoffRetries: 'int',
  retryOnHttp429: named('retry_on_http_429', 'bool'),
};

const TRACING: Schema = {
  jaegerPropagator: 'bool',
  traceContextPropagator: 'bool',
};

const PROPS: Schema = {
  externalLabels: 'map(string)',
  endpoint: nested('blocks', ENDPOINT),
  tracing: nested('block', TRACING),
};

const TYPE: ComponentType = {
  name: 'pyroscope.write',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    'endpoint.debug_info_upload_timeout': '1.16',
    'endpoint.retry_on_http_429': '1.19',
    tracing: '1.11',
  },
};
