// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type {
  AlloyBoolean,
  AlloyEnum,
  AlloyList,
  AlloyMap,
  AlloySecret,
  AlloyString,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';

/** `authorization`. */
export interface Authorization {
  /** `type`: scheme in the header, such as `Bearer`. @default Bearer */
  readonly type?: AlloyString;
  /** `credentials`: secret that follows the scheme. @default "" */
  readonly credentials?: AlloySecret;
  /** `credentials_file`: file with the secret that follows the scheme. @default "" */
  readonly credentialsFile?: AlloyString;
}

/** `basic_auth`. */
export interface BasicAuth {
  /** `username`: the user name. @default "" */
  readonly username?: AlloyString;
  /** `password`: the password that goes with the user name. @default "" */
  readonly password?: AlloySecret;
  /** `password_file`: a file with the password. @default "" */
  readonly passwordFile?: AlloyString;
}

/** `tls_config`. */
export interface TlsConfig {
  /** `ca_pem`: CA certificate that vouches for the server, as PEM text. @default "" */
  readonly caPem?: AlloyString;
  /** `ca_file`: file with the CA certificate that vouches for the server. @default "" */
  readonly caFile?: AlloyString;
  /** `cert_pem`: certificate to show the server, as PEM text. @default "" */
  readonly certPem?: AlloyString;
  /** `cert_file`: file with the certificate to show the server. @default "" */
  readonly certFile?: AlloyString;
  /** `key_pem`: private key of the client's certificate, as PEM text. @default "" */
  readonly keyPem?: AlloySecret;
  /** `key_file`: file with the private key of the client's certificate. @default "" */
  readonly keyFile?: AlloyString;
  /** `server_name`: name expected in the server's certificate, sent as SNI. @default "" */
  readonly serverName?: AlloyString;
  /** `insecure_skip_verify`: accepts any certificate, and with it anybody in between. @default false */
  readonly insecureSkipVerify?: AlloyBoolean;
  /** `min_version`: oldest TLS version that it accepts. @default - not set */
  readonly minVersion?: AlloyEnum<'TLS10' | 'TLS11' | 'TLS12' | 'TLS13'>;
}

/** `oauth2`. */
export interface OAuth2Config {
  /** `client_id`: name of the client that asks for the token. @default "" */
  readonly clientId?: AlloyString;
  /** `client_secret`: secret that goes with `client_id`. @default "" */
  readonly clientSecret?: AlloySecret;
  /** `client_secret_file`: file with the secret that goes with `client_id`. @default "" */
  readonly clientSecretFile?: AlloyString;
  /** `scopes`: what the token is asked to allow. @default [] */
  readonly scopes?: AlloyList<AlloyString>;
  /** `token_url`: where it gets the token. @default "" */
  readonly tokenUrl?: AlloyString;
  /** `endpoint_params`: further parameters of the request for the token. @default {} */
  readonly endpointParams?: AlloyMap<AlloyString>;
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
}

/** `client`, `http_client_config`. */
export interface HttpClientConfig {
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
export interface MatchExpression {
  /** `key`: label that the expression looks at. */
  readonly key: AlloyString;
  /** `operator`: how the label compares, such as `In` or `Exists`. */
  readonly operator: AlloyString;
  /** `values`: values that the label is compared with. @default [] */
  readonly values?: AlloyList<AlloyString>;
}

/** `namespace_selector`, `selector`. */
export interface LabelSelector {
  /** `match_labels`: labels and the values that resources must have. @default {} */
  readonly matchLabels?: AlloyMap<AlloyString>;
  /** `match_expression`: further conditions on a resource's labels. @default - none */
  readonly matchExpression?: readonly MatchExpression[];
}

/** @internal */
export const AUTHORIZATION: Schema = {
  type: 'string',
  credentials: 'secret',
  credentialsFile: 'string',
};

/** @internal */
export const BASIC_AUTH: Schema = {
  username: 'string',
  password: 'secret',
  passwordFile: 'string',
};

/** @internal */
export const TLS_CONFIG: Schema = {
  caPem: 'string',
  caFile: 'string',
  certPem: 'string',
  certFile: 'string',
  keyPem: 'secret',
  keyFile: 'string',
  serverName: 'string',
  insecureSkipVerify: 'bool',
  minVersion: oneOf('string', 'TLS10', 'TLS11', 'TLS12', 'TLS13'),
};

/** @internal */
export const OAUTH2_CONFIG: Schema = {
  clientId: 'string',
  clientSecret: 'secret',
  clientSecretFile: 'string',
  scopes: 'list(string)',
  tokenUrl: 'string',
  endpointParams: 'map(string)',
  proxyUrl: 'string',
  noProxy: 'string',
  proxyFromEnvironment: 'bool',
  proxyConnectHeader: 'map(list(secret))',
  tlsConfig: nested('block', TLS_CONFIG),
};

/** @internal */
export const HTTP_CLIENT_CONFIG: Schema = {
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
export const MATCH_EXPRESSION: Schema = {
  key: 'string!',
  operator: 'string!',
  values: 'list(string)',
};

/** @internal */
export const LABEL_SELECTOR: Schema = {
  matchLabels: 'map(string)',
  matchExpression: nested('blocks', MATCH_EXPRESSION),
};
