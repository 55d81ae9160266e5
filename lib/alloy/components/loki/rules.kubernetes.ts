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

/** `matcher` of `loki.rules.kubernetes`. */
export interface LokiRulesKubernetesExtraQueryMatchersMatcher {
  /** `name`: which label. */
  readonly name: AlloyString;
  /** `value`: what it is compared with. */
  readonly value: AlloyString;
  /** `match_type`: `=`, `!=`, `=~` or `!~`. */
  readonly matchType: AlloyEnum<'=' | '!=' | '=~' | '!~'>;
}

/** `extra_query_matchers` of `loki.rules.kubernetes`. */
export interface LokiRulesKubernetesExtraQueryMatchers {
  /** `matcher`: a matcher for every query. @default - none */
  readonly matcher?: readonly LokiRulesKubernetesExtraQueryMatchersMatcher[];
}

/** Arguments of `loki.rules.kubernetes`. */
export interface LokiRulesKubernetesProps {
  /** `address`: where the ruler of Loki is, as a URL. */
  readonly address: AlloyString;
  /** `tenant_id`: tenant to write rules for; without it Loki must be single-tenant. @default "" */
  readonly tenantId?: AlloyString;
  /** `use_legacy_routes`: uses the ruler's deprecated endpoints. @default false */
  readonly useLegacyRoutes?: AlloyBoolean;
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
  /** `sync_interval`: how often it compares with what Loki has. @default 30s */
  readonly syncInterval?: AlloyDuration;
  /** `loki_namespace_prefix`: tells the rules of several Alloys apart; must be unique to each. @default alloy */
  readonly lokiNamespacePrefix?: AlloyString;
  /** `loki_namespace_separator`: goes between the parts of the namespace in Loki. Since Alloy 1.17. @default - */
  readonly lokiNamespaceSeparator?: AlloyString;
  /** `external_labels`: labels for every alert rule, overriding the rule's own. Since Alloy 1.17. @default {} */
  readonly externalLabels?: AlloyMap<AlloyString>;
  /** `extra_query_matchers`: matchers that go into every query. Since Alloy 1.9. @default - not set */
  readonly extraQueryMatchers?: LokiRulesKubernetesExtraQueryMatchers;
  /** `rule_selector`: which `PrometheusRule` resources, by label. @default - not set */
  readonly ruleSelector?: KubernetesLabelSelector;
  /** `rule_namespace_selector`: which namespaces, by label. @default - not set */
  readonly ruleNamespaceSelector?: KubernetesLabelSelector;
}

/**
 * Loads Kubernetes' `PrometheusRule` resources into Loki's ruler. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.rules.kubernetes/
 */
export class LokiRulesKubernetes extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<LokiRulesKubernetesProps>) {
    super(scope, id, TYPE, props);
  }
}

const EXTRA_QUERY_MATCHERS_MATCHER: Schema = {
  name: 'string!',
  value: 'string!',
  matchType: oneOf('string!', '=', '!=', '=~', '!~'),
};

const EXTRA_QUERY_MATCHERS: Schema = {
  matcher: nested('blocks', EXTRA_QUERY_MATCHERS_MATCHER),
};

const PROPS: Schema = {
  address: 'string!',
  tenantId: 'string',
  useLegacyRoutes: 'bool',
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
  lokiNamespacePrefix: 'string',
  lokiNamespaceSeparator: 'string',
  externalLabels: 'map(string)',
  extraQueryMatchers: nested('block', EXTRA_QUERY_MATCHERS),
  ruleSelector: nested('block', KUBERNETES_LABEL_SELECTOR),
  ruleNamespaceSelector: nested('block', KUBERNETES_LABEL_SELECTOR),
};

const TYPE: ComponentType = {
  name: 'loki.rules.kubernetes',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    external_labels: '1.17',
    extra_query_matchers: '1.9',
    loki_namespace_separator: '1.17',
  },
};
