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
import { TLS_CONFIG, type TlsConfig } from '../shared/common-config';

/** Arguments of `discovery.scaleway`. */
export interface DiscoveryScalewayProps {
  /** `project_id`: ID of the project to look in. */
  readonly projectId: AlloyString;
  /** `role`: what to find: `instance` or `baremetal`. */
  readonly role: AlloyEnum<'baremetal' | 'instance'>;
  /** `api_url`: where Scaleway's API is. @default https://api.scaleway.com */
  readonly apiUrl?: AlloyString;
  /** `zone`: availability zone to look in. @default fr-par-1 */
  readonly zone?: AlloyString;
  /** `access_key`: names the API key to use; `secret_key` goes with it. */
  readonly accessKey: AlloyString;
  /** `secret_key`: secret that goes with `access_key`. @default "" */
  readonly secretKey?: AlloySecret;
  /** `secret_key_file`: file with the secret that goes with `access_key`. @default "" */
  readonly secretKeyFile?: AlloyString;
  /** `name_filter`: only servers of this name. @default "" */
  readonly nameFilter?: AlloyString;
  /** `tags_filter`: only servers that have every one of these tags. @default [] */
  readonly tagsFilter?: AlloyList<AlloyString>;
  /** `refresh_interval`: how often it looks for what is new and what has gone. @default 1m */
  readonly refreshInterval?: AlloyDuration;
  /** `port`: port of the metrics, appended to each target's address. @default 80 */
  readonly port?: AlloyNumber;
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
 * Finds Scaleway's instances or bare metal servers. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/discovery/discovery.scaleway/
 */
export class DiscoveryScaleway extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<DiscoveryScalewayProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  projectId: 'string!',
  role: oneOf('string!', 'baremetal', 'instance'),
  apiUrl: 'string',
  zone: 'string',
  accessKey: 'string!',
  secretKey: 'secret',
  secretKeyFile: 'string',
  nameFilter: 'string',
  tagsFilter: 'list(string)',
  refreshInterval: 'duration',
  port: 'int',
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
  name: 'discovery.scaleway',
  stability: 'generally-available',
  schema: PROPS,
};
