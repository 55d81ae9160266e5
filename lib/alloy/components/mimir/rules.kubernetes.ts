// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyEnum,
  AlloyList,
  AlloyMap,
  AlloySecret,
  AlloyString,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
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
import {
  KUBERNETES_LABEL_SELECTOR,
  type KubernetesLabelSelector,
} from '../shared/common-kubernetes';

/** `matcher` of `mimir.rules.kubernetes`. */
export interface MimirRulesKubernetesExtraQueryMatchersMatcher {
  /** `name`: label that the matcher looks at. */
  readonly name: AlloyString;
  /** `value`: value that the label is compared with. @default "" */
  readonly value?: AlloyString;
  /**
   * `value_from_label`: label of the `PrometheusRule` resource that supplies the value.
   * Since Alloy 1.9.
   * @default ""
   */
  readonly valueFromLabel?: AlloyString;
  /** `match_type`: how it compares: `=`, `!=`, `=~` or `!~`. */
  readonly matchType: AlloyEnum<'=' | '!=' | '=~' | '!~'>;
}

/** `extra_query_matchers` of `mimir.rules.kubernetes`. */
export interface MimirRulesKubernetesExtraQueryMatchers {
  /** `matcher`: one label matcher; may be repeated. @default - none */
  readonly matcher?: readonly MimirRulesKubernetesExtraQueryMatchersMatcher[];
}

/** Arguments of `mimir.rules.kubernetes`. */
export interface MimirRulesKubernetesProps {
  /** `address`: where Mimir's ruler is, as a URL. */
  readonly address: AlloyString;
  /** `tenant_id`: tenant that gets the rules; needed where Mimir is multi-tenant. @default "" */
  readonly tenantId?: AlloyString;
  /** `use_legacy_routes`: uses the ruler's deprecated API. @default false */
  readonly useLegacyRoutes?: AlloyBoolean;
  /**
   * `prometheus_http_prefix`: where Mimir's Prometheus API begins; ignored with `use_legacy_routes`.
   * @default /prometheus
   */
  readonly prometheusHttpPrefix?: AlloyString;
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
  /** `sync_interval`: how often it compares with Mimir and mends differences. @default 5m */
  readonly syncInterval?: AlloyDuration;
  /** `mimir_namespace_prefix`: tells this Alloy's rules from another's; each needs its own. @default alloy */
  readonly mimirNamespacePrefix?: AlloyString;
  /**
   * `mimir_namespace_separator`: stands between a namespace's parts; choose one that proxies needn't encode.
   * Since Alloy 1.17.
   * @default /
   */
  readonly mimirNamespaceSeparator?: AlloyString;
  /** `external_labels`: labels added to every rule. @default {} */
  readonly externalLabels?: AlloyMap<AlloyString>;
  /** `extra_query_matchers`: label matchers added to the rules' queries. @default - not set */
  readonly extraQueryMatchers?: MimirRulesKubernetesExtraQueryMatchers;
  /** `rule_selector`: only `PrometheusRule` resources with these labels. @default - not set */
  readonly ruleSelector?: KubernetesLabelSelector;
  /** `rule_namespace_selector`: only resources in namespaces with these labels. @default - not set */
  readonly ruleNamespaceSelector?: KubernetesLabelSelector;
}

/**
 * Loads `PrometheusRule` resources from Kubernetes into Mimir. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/mimir/mimir.rules.kubernetes/
 */
export class MimirRulesKubernetes extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<MimirRulesKubernetesProps>) {
    super(scope, id, TYPE, props);
  }
}

const EXTRA_QUERY_MATCHERS_MATCHER: Schema = {
  name: 'string!',
  value: 'string',
  valueFromLabel: 'string',
  matchType: oneOf('string!', '=', '!=', '=~', '!~'),
};

const EXTRA_QUERY_MATCHERS: Schema = {
  matcher: nested('blocks', EXTRA_QUERY_MATCHERS_MATCHER),
};

const PROPS: Schema = {
  address: 'string!',
  tenantId: 'string',
  useLegacyRoutes: 'bool',
  prometheusHttpPrefix: 'string',
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
  syncInterval: 'duration',
  mimirNamespacePrefix: 'string',
  mimirNamespaceSeparator: 'string',
  externalLabels: 'map(string)',
  extraQueryMatchers: nested('block', EXTRA_QUERY_MATCHERS),
  ruleSelector: nested('block', KUBERNETES_LABEL_SELECTOR),
  ruleNamespaceSelector: nested('block', KUBERNETES_LABEL_SELECTOR),
};

const TYPE: ComponentType = {
  name: 'mimir.rules.kubernetes',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    'extra_query_matchers.matcher.value_from_label': '1.9',
    mimir_namespace_separator: '1.17',
  },
};
