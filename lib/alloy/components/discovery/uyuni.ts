// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyList,
  AlloyMap,
  AlloySecret,
  AlloyString,
  Targets,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { TLS_CONFIG, type TlsConfig } from '../shared/common-config';

/** Arguments of `discovery.uyuni`. */
export interface DiscoveryUyuniProps {
  /** `server`: URL of the main Uyuni server. */
  readonly server: AlloyString;
  /** `username`: the user name. */
  readonly username: AlloyString;
  /** `password`: the password that goes with the user name. */
  readonly password: AlloySecret;
  /** `entitlement`: only systems that have this entitlement. @default monitoring_entitled */
  readonly entitlement?: AlloyString;
  /** `separator`: stands between the groups in `__meta_uyuni_groups`. @default "," */
  readonly separator?: AlloyString;
  /** `refresh_interval`: how often it looks for what is new and what has gone. @default 1m */
  readonly refreshInterval?: AlloyDuration;
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
 * Finds the monitoring endpoints that a Uyuni server knows. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/discovery/discovery.uyuni/
 */
export class DiscoveryUyuni extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<DiscoveryUyuniProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  server: 'string!',
  username: 'string!',
  password: 'secret!',
  entitlement: 'string',
  separator: 'string',
  refreshInterval: 'duration',
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
  name: 'discovery.uyuni',
  stability: 'generally-available',
  schema: PROPS,
};
