// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyEnum,
  AlloyList,
  AlloyMap,
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

/** `attach_metadata` of `discovery.kubernetes`. */
export interface DiscoveryKubernetesAttachMetadata {
  /**
   * `node`: node's metadata, for `pod`, `endpoints` and `endpointslice`; needs to list and watch Nodes.
   * @default false
   */
  readonly node?: AlloyBoolean;
  /**
   * `namespace`: namespace's metadata, not for `node`; needs to list and watch Namespaces.
   * Since Alloy 1.12.
   * @default false
   */
  readonly namespace?: AlloyBoolean;
}

/** `namespaces` of `discovery.kubernetes`. */
export interface DiscoveryKubernetesNamespaces {
  /** `own_namespace`: searches the namespace Alloy runs in, too. @default false */
  readonly ownNamespace?: AlloyBoolean;
  /** `names`: namespaces that it searches. @default [] */
  readonly names?: AlloyList<AlloyString>;
}

/** `selectors` of `discovery.kubernetes`. */
export interface DiscoveryKubernetesSelectors {
  /** `role`: kind of resource that the selector is for. */
  readonly role: AlloyEnum<'node' | 'pod' | 'service' | 'endpoints' | 'endpointslice' | 'ingress'>;
  /** `label`: label selector, such as `app=web`. @default "" */
  readonly label?: AlloyString;
  /** `field`: field selector, such as `spec.nodeName=node-1`. @default "" */
  readonly field?: AlloyString;
}

/** Arguments of `discovery.kubernetes`. */
export interface DiscoveryKubernetesProps {
  /** `api_server`: where Kubernetes' API is, as a URL. @default - not set */
  readonly apiServer?: AlloyString;
  /** `role`: kind of resource to find, such as `pod` or `service`. */
  readonly role: AlloyEnum<'node' | 'pod' | 'service' | 'endpoints' | 'endpointslice' | 'ingress'>;
  /** `kubeconfig_file`: `kubeconfig` file to connect with. @default "" */
  readonly kubeconfigFile?: AlloyString;
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
  /** `namespaces`: only these namespaces; without it, all. @default - not set */
  readonly namespaces?: DiscoveryKubernetesNamespaces;
  /** `selectors`: only resources that these selectors choose. @default - none */
  readonly selectors?: readonly DiscoveryKubernetesSelectors[];
  /** `attach_metadata`: adds metadata of the node or namespace to targets. @default - not set */
  readonly attachMetadata?: DiscoveryKubernetesAttachMetadata;
}

/**
 * Finds targets among Kubernetes resources, and follows the cluster as it changes. Upstream's stability: generally
 * available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/discovery/discovery.kubernetes/
 */
export class DiscoveryKubernetes extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<DiscoveryKubernetesProps>) {
    super(scope, id, TYPE, props);
  }
}

const ATTACH_METADATA: Schema = {
  node: 'bool',
  namespace: 'bool',
};

const NAMESPACES: Schema = {
  ownNamespace: 'bool',
  names: 'list(string)',
};

const SELECTORS: Schema = {
  role: oneOf('string!', 'node', 'pod', 'service', 'endpoints', 'endpointslice', 'ingress'),
  label: 'string',
  field: 'string',
};

const PROPS: Schema = {
  apiServer: 'string',
  role: oneOf('string!', 'node', 'pod', 'service', 'endpoints', 'endpointslice', 'ingress'),
  kubeconfigFile: 'string',
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
  namespaces: nested('block', NAMESPACES),
  selectors: nested('blocks', SELECTORS),
  attachMetadata: nested('block', ATTACH_METADATA),
};

const TYPE: ComponentType = {
  name: 'discovery.kubernetes',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    'attach_metadata.namespace': '1.12',
  },
};
