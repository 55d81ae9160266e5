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
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { TLS_CONFIG, type TlsConfig } from '../shared/common-config';

/** `managed_identity` of `discovery.azure`. */
export interface DiscoveryAzureManagedIdentity {
  /** `client_id`: which managed identity it signs in as. */
  readonly clientId: AlloyString;
}

/** `oauth` of `discovery.azure`. */
export interface DiscoveryAzureOauth {
  /** `client_id`: application that signs in, by its client ID. */
  readonly clientId: AlloyString;
  /** `tenant_id`: tenant that the application signs in to. */
  readonly tenantId: AlloyString;
  /** `client_secret`: secret that goes with `client_id`. */
  readonly clientSecret: AlloySecret;
}

/** `sdk_auth` of `discovery.azure`. */
export interface DiscoveryAzureSdkAuth {
  /** `tenant_id` @default "" */
  readonly tenantId?: AlloyString;
}

/** `workload_identity` of `discovery.azure`. */
export type DiscoveryAzureWorkloadIdentity = Record<string, never>;

/** Arguments of `discovery.azure`. */
export interface DiscoveryAzureProps {
  /** `environment`: Azure cloud to look in, such as `AzurePublicCloud`. @default AzurePublicCloud */
  readonly environment?: AlloyString;
  /** `port`: port appended to the `__address__` of each machine. @default 80 */
  readonly port?: AlloyNumber;
  /** `subscription_id`: ID of the subscription to look in. @default "" */
  readonly subscriptionId?: AlloyString;
  /** `oauth`: signs in as an application, by OAuth 2.0. @default - not set */
  readonly oauth?: DiscoveryAzureOauth;
  /** `managed_identity`: signs in as a managed identity. @default - not set */
  readonly managedIdentity?: DiscoveryAzureManagedIdentity;
  /** `sdk_auth`. Since Alloy 1.19. @default - not set */
  readonly sdkAuth?: DiscoveryAzureSdkAuth;
  /** `workload_identity`. Since Alloy 1.19. @default - not set */
  readonly workloadIdentity?: DiscoveryAzureWorkloadIdentity;
  /** `refresh_interval`: how often it looks for what is new and what has gone. @default 5m */
  readonly refreshInterval?: AlloyDuration;
  /** `resource_group`: only machines of this resource group. @default "" */
  readonly resourceGroup?: AlloyString;
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
  /** `tls_config`: how the connection is encrypted, and whose certificates count. @default - not set */
  readonly tlsConfig?: TlsConfig;
  /** `http_headers`: headers of every request; each may have several values. @default {} */
  readonly httpHeaders?: AlloyMap<AlloyList<AlloySecret>>;
}

/**
 * Finds Azure's virtual machines. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/discovery/discovery.azure/
 */
export class DiscoveryAzure extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<DiscoveryAzureProps> = {}) {
    super(scope, id, TYPE, props);
  }
}

const MANAGED_IDENTITY: Schema = {
  clientId: 'string!',
};

const OAUTH: Schema = {
  clientId: 'string!',
  tenantId: 'string!',
  clientSecret: 'secret!',
};

const SDK_AUTH: Schema = {
  tenantId: 'string',
};

const WORKLOAD_IDENTITY: Schema = {};

const PROPS: Schema = {
  environment: 'string',
  port: 'int',
  subscriptionId: 'string',
  oauth: nested('block', OAUTH),
  managedIdentity: nested('block', MANAGED_IDENTITY),
  sdkAuth: nested('block', SDK_AUTH),
  workloadIdentity: nested('block', WORKLOAD_IDENTITY),
  refreshInterval: 'duration',
  resourceGroup: 'string',
  proxyUrl: 'string',
  noProxy: 'string',
  proxyFromEnvironment: 'bool',
  proxyConnectHeader: 'map(list(secret))',
  followRedirects: 'bool',
  enableHttp2: 'bool',
  tlsConfig: nested('block', TLS_CONFIG),
  httpHeaders: 'map(list(secret))',
};

const TYPE: ComponentType = {
  name: 'discovery.azure',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    sdk_auth: '1.19',
    workload_identity: '1.19',
  },
};
