// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { AlloyBoolean, AlloyList, AlloyMap, AlloySecret, AlloyString } from '../../expression';
import { nested, type Schema } from '../../schema';
import {
  AUTHORIZATION,
  BASIC_AUTH,
  OAUTH2_CONFIG,
  TLS_CONFIG,
  type Authorization,
  type BasicAuth,
  type OAuth2Config,
  type TlsConfig,
} from './common-config';

/** `client`. */
export interface KubernetesClientArguments {
  /** `api_server`: where Kubernetes' API is, as a URL. @default - not set */
  readonly apiServer?: AlloyString;
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
}

/** `match_expression`. */
export interface KubernetesMatchExpression {
  /** `key`: label that the expression looks at. */
  readonly key: AlloyString;
  /** `operator`: how the label compares, such as `In` or `Exists`. */
  readonly operator: AlloyString;
  /** `values`: values that the label is compared with. @default [] */
  readonly values?: AlloyList<AlloyString>;
}

/**
 * `alertmanagerconfig_namespace_selector`, `alertmanagerconfig_selector`, `rule_namespace_selector` and other blocks.
 */
export interface KubernetesLabelSelector {
  /** `match_labels`: labels and the values that resources must have. @default {} */
  readonly matchLabels?: AlloyMap<AlloyString>;
  /** `match_expression`: further conditions on a resource's labels. @default - none */
  readonly matchExpression?: readonly KubernetesMatchExpression[];
}

/** @internal */
export const KUBERNETES_CLIENT_ARGUMENTS: Schema = {
  apiServer: 'string',
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
};

/** @internal */
export const KUBERNETES_MATCH_EXPRESSION: Schema = {
  key: 'string!',
  operator: 'string!',
  values: 'list(string)',
};

/** @internal */
export const KUBERNETES_LABEL_SELECTOR: Schema = {
  matchLabels: 'map(string)',
  matchExpression: nested('blocks', KUBERNETES_MATCH_EXPRESSION),
};
