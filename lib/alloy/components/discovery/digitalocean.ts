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
  Targets,
} from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `discovery.digitalocean`. */
export interface DiscoveryDigitaloceanProps {
  /** `refresh_interval`: how often it looks for what is new and what has gone. @default 1m */
  readonly refreshInterval?: AlloyDuration;
  /** `port`: port appended to the `__address__` of each Droplet. @default 80 */
  readonly port?: AlloyNumber;
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
  /** `follow_redirects`: follows the server to where it points. @default true */
  readonly followRedirects?: AlloyBoolean;
  /** `enable_http2`: HTTP/2 where the server speaks it. @default true */
  readonly enableHttp2?: AlloyBoolean;
  /** `http_headers`: headers of every request; each may have several values. @default {} */
  readonly httpHeaders?: AlloyMap<AlloyList<AlloySecret>>;
}

/**
 * Finds DigitalOcean's Droplets. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/discovery/discovery.digitalocean/
 */
export class DiscoveryDigitalocean extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<DiscoveryDigitaloceanProps> = {}) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  refreshInterval: 'duration',
  port: 'int',
  bearerToken: 'secret',
  bearerTokenFile: 'string',
  proxyUrl: 'string',
  noProxy: 'string',
  proxyFromEnvironment: 'bool',
  proxyConnectHeader: 'map(list(secret))',
  followRedirects: 'bool',
  enableHttp2: 'bool',
  httpHeaders: 'map(list(secret))',
};

const TYPE: ComponentType = {
  name: 'discovery.digitalocean',
  stability: 'generally-available',
  schema: PROPS,
};
