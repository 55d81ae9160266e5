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
  Targets,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
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

/** Arguments of `discovery.hetzner`. */
export interface DiscoveryHetznerProps {
  /** `role`: which of Hetzner's APIs to ask: `hcloud` or `robot`. */
  readonly role: AlloyEnum<'robot' | 'hcloud'>;
  /** `refresh_interval`: how often it looks for what is new and what has gone. @default 1m */
  readonly refreshInterval?: AlloyDuration;
  /** `port`: port of the metrics, appended to each target's address. @default 80 */
  readonly port?: AlloyNumber;
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
}

/**
 * Finds servers of Hetzner's Cloud or Robot API, by their public IPv4 address unless relabelled. Upstream's stability:
 * generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/discovery/discovery.hetzner/
 */
export class DiscoveryHetzner extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<DiscoveryHetznerProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  role: oneOf('string!', 'robot', 'hcloud'),
  refreshInterval: 'duration',
  port: 'int',
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
};

const TYPE: ComponentType = {
  name: 'discovery.hetzner',
  stability: 'generally-available',
  schema: PROPS,
};
