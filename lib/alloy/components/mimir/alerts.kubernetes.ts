// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyList,
  AlloyMap,
  AlloySecret,
  AlloyString,
} from '../../expression';
import { nested, type Schema } from '../../schema';
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

/** `alertmanagerconfig_matcher` of `mimir.alerts.kubernetes`. */
export interface MimirAlertsKubernetesAlertmanagerconfigMatcher {
  /** `strategy`: alerts a resource applies to: `OnNamespace`, `OnNamespaceExceptForAlertmanagerNamespace` or `None`. */
  readonly strategy: AlloyString;
  /**
   * `alertmanager_namespace`: its resources apply to all alerts, for `OnNamespaceExceptForAlertmanagerNamespace`.
   * @default ""
   */
  readonly alertmanagerNamespace?: AlloyString;
}

/** Arguments of `mimir.alerts.kubernetes`. */
export interface MimirAlertsKubernetesProps {
  /** `address`: where Mimir's Alertmanager is, as a URL. */
  readonly address: AlloyString;
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
  /** `template_files`: Alertmanager's templates, by file name. @default {} */
  readonly templateFiles?: AlloyMap<AlloyString>;
  /** `global_config`: Alertmanager configuration that the `AlertmanagerConfig` resources are merged into. */
  readonly globalConfig: AlloySecret;
  /** `alertmanagerconfig_selector`: only resources with these labels. @default - not set */
  readonly alertmanagerconfigSelector?: KubernetesLabelSelector;
  /** `alertmanagerconfig_namespace_selector`: only resources in namespaces with these labels. @default - not set */
  readonly alertmanagerconfigNamespaceSelector?: KubernetesLabelSelector;
  /**
   * `alertmanagerconfig_matcher`: how alerts are matched to a resource's namespace.
   * Since Alloy 1.13.
   * @default - not set
   */
  readonly alertmanagerconfigMatcher?: MimirAlertsKubernetesAlertmanagerconfigMatcher;
}

/**
 * Loads `AlertmanagerConfig` resources from Kubernetes into Mimir. Upstream's stability: experimental.
 * Since Alloy 1.12.
 * @see https://grafana.com/docs/alloy/latest/reference/components/mimir/mimir.alerts.kubernetes/
 */
export class MimirAlertsKubernetes extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<MimirAlertsKubernetesProps>) {
    super(scope, id, TYPE, props);
  }
}

const ALERTMANAGERCONFIG_MATCHER: Schema = {
  strategy: 'string!',
  alertmanagerNamespace: 'string',
};

const PROPS: Schema = {
  address: 'string!',
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
  templateFiles: 'map(string)',
  globalConfig: 'secret!',
  alertmanagerconfigSelector: nested('block', KUBERNETES_LABEL_SELECTOR),
  alertmanagerconfigNamespaceSelector: nested('block', KUBERNETES_LABEL_SELECTOR),
  alertmanagerconfigMatcher: nested('block', ALERTMANAGERCONFIG_MATCHER),
};

const TYPE: ComponentType = {
  name: 'mimir.alerts.kubernetes',
  stability: 'experimental',
  schema: PROPS,
  since: {
    '': '1.12',
    alertmanagerconfig_matcher: '1.13',
  },
};
