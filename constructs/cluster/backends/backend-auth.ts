import type { IConstruct } from 'constructs';
import { fail, shown } from '../../../lib/errors';
import { isPlainObject } from '../../../lib/plain-object';
import {
  checkProps,
  listOf,
  STRINGS,
  TEXT,
  type PropCheck,
  type PropChecks,
} from '../../../lib/props';
import { KEY, OBJECT_NAME } from '../kubernetes-props';

/** A key of a Secret that exists already, in the collector's namespace and in Grafana's: its value never gets into Terraform's state. */
export interface BackendSecret {
  /** The Secret's name. */
  readonly secretName: string;
  /** The key in it. @default - what is usual for what it holds, as each prop says */
  readonly key?: string;
}

/** A user name and a password, from one Secret. */
export interface BasicAuth {
  /** The Secret's name, such as one of the type `kubernetes.io/basic-auth`. */
  readonly secretName: string;
  /** The key of the user name. @default username */
  readonly usernameKey?: string;
  /** The key of the password. @default password */
  readonly passwordKey?: string;
}

/** OAuth 2's client credentials: the collector fetches a token for itself, and another when that expires. */
export interface OAuth2Auth {
  /** Where tokens are from, an https URL or that of a Service in the cluster. */
  readonly tokenUrl: string;
  /** The Secret's name. */
  readonly secretName: string;
  /** The key of the client's id. @default client_id */
  readonly clientIdKey?: string;
  /** The key of the client's secret. @default client_secret */
  readonly clientSecretKey?: string;
  /** What is asked for. @default - whatever the server gives */
  readonly scopes?: readonly string[];
  /** What is sent to the token's URL besides, such as an `audience`. @default - nothing */
  readonly params?: { readonly [name: string]: string };
}

/** A certificate and its key, from one Secret. */
export interface ClientCertificate {
  /** The Secret's name, such as one of the type `kubernetes.io/tls`. */
  readonly secretName: string;
  /** The key of the certificate. @default tls.crt */
  readonly certKey?: string;
  /** The key of the private key. @default tls.key */
  readonly keyKey?: string;
}

/**
 * How a backend that asks for it is told who writes, and who asks. At most one of `basic`, `bearer` and `oauth2`.
 *
 * @example
 * const auth = { basic: { secretName: 'grafana-cloud' } };
 * Mimir.external({ url: 'https://otlp-gateway-prod-eu-west-2.grafana.net', auth });
 */
export interface BackendAuth {
  /** A user name and a password, of Grafana Cloud the instance's id and a token. Needs a collector of 0.148 or newer. @default - none */
  readonly basic?: BasicAuth;
  /** A token, sent as `Authorization: Bearer`; its key is `token` by default. @default - none */
  readonly bearer?: BackendSecret;
  /** A token that is fetched. Grafana's data sources can't do that, so they go without. @default - none */
  readonly oauth2?: OAuth2Auth;
  /** The authority that signed the backend's certificate; its key is `ca.crt` by default. @default - those that the image knows */
  readonly ca?: BackendSecret;
  /** What the collector, and Grafana, show the backend (mTLS). @default - none */
  readonly clientCertificate?: ClientCertificate;
  /** Other headers by name, each of a Secret; their keys are `token` by default. @default - none */
  readonly headers?: { readonly [name: string]: BackendSecret };
}

/** One of an auth's secrets, under one name in the collector's files and in Grafana's environment. */
export interface NamedSecret {
  /** What it is. */
  readonly what: SecretKind;
  /** The Secret's name. */
  readonly secretName: string;
  /** The key in it. */
  readonly key: string;
}

/** What a secret may be, as its file is called. */
export type SecretKind =
  | 'username'
  | 'password'
  | 'token'
  | 'client_id'
  | 'client_secret'
  | 'ca.crt'
  | 'tls.crt'
  | 'tls.key';

/** All secrets of an auth but its headers. */
export function secretsOf({ basic, bearer, oauth2, ca, clientCertificate }: BackendAuth) {
  const secret = (what: SecretKind, secretName: string, key: string = what): NamedSecret => ({
    what,
    secretName,
    key,
  });
  return [
    ...(basic
      ? [
          secret('username', basic.secretName, basic.usernameKey),
          secret('password', basic.secretName, basic.passwordKey),
        ]
      : []),
    ...(bearer ? [secret('token', bearer.secretName, bearer.key)] : []),
    ...(oauth2
      ? [
          secret('client_id', oauth2.secretName, oauth2.clientIdKey),
          secret('client_secret', oauth2.secretName, oauth2.clientSecretKey),
        ]
      : []),
    ...(ca ? [secret('ca.crt', ca.secretName, ca.key)] : []),
    ...(clientCertificate
      ? [
          secret('tls.crt', clientCertificate.secretName, clientCertificate.certKey),
          secret('tls.key', clientCertificate.secretName, clientCertificate.keyKey),
        ]
      : []),
  ];
}

/** An auth's headers in order, each with the Secret and the key that its value is in. */
export function secretHeaders({ headers = {} }: BackendAuth) {
  return Object.entries(headers).map(([name, { secretName, key = 'token' }]) => ({
    name,
    secretName,
    key,
  }));
}

const HEADERS: PropCheck = {
  wanted: "headers by name, such as { 'X-Api-Key': { secretName: 'gateway' } }",
  fits: (value) =>
    isPlainObject(value) &&
    Object.entries(value).every(
      ([name, secret]) =>
        /^[A-Za-z0-9-]+$/.test(name) &&
        isPlainObject(secret) &&
        OBJECT_NAME.fits(secret['secretName']) &&
        (secret['key'] === undefined || KEY.fits(secret['key'])),
    ),
};

/** What an auth's props have to be, by their path in a backend's. */
export const AUTH: PropChecks = {
  'auth.basic.secretName': OBJECT_NAME,
  'auth.basic.usernameKey': KEY,
  'auth.basic.passwordKey': KEY,
  'auth.bearer.secretName': OBJECT_NAME,
  'auth.bearer.key': KEY,
  'auth.oauth2.tokenUrl': TEXT,
  'auth.oauth2.secretName': OBJECT_NAME,
  'auth.oauth2.clientIdKey': KEY,
  'auth.oauth2.clientSecretKey': KEY,
  'auth.oauth2.scopes': listOf(TEXT),
  'auth.oauth2.params': STRINGS,
  'auth.ca.secretName': OBJECT_NAME,
  'auth.ca.key': KEY,
  'auth.clientCertificate.secretName': OBJECT_NAME,
  'auth.clientCertificate.certKey': KEY,
  'auth.clientCertificate.keyKey': KEY,
  'auth.headers': HEADERS,
};

/** @throws for what isn't one, for an auth that is two, and for a header that would be sent twice */
export function checkAuth(scope: IConstruct | string, auth: BackendAuth, tenant?: string): void {
  const asked = new Set(Object.entries(auth ?? {}).flatMap(([name, of]) => (of ? [name] : [])));
  const needed = ['basic', 'bearer', 'oauth2', 'ca', 'clientCertificate']
    .filter((name) => asked.has(name))
    .map((name) => `auth.${name}.secretName`);
  const url = asked.has('oauth2') ? ['auth.oauth2.tokenUrl'] : [];
  checkProps(scope, { auth }, AUTH, [...needed, ...url]);
  const { basic, bearer, oauth2, headers = {} } = auth;
  const ways = Object.entries({ basic, bearer, oauth2 }).filter(([, way]) => way !== undefined);
  const [first, second] = ways.map(([name]) => name);
  if (second !== undefined) {
    fail(
      scope,
      `auth is one of basic, bearer and oauth2, but ${first} and ${second} were given: leave one out`,
    );
  }
  for (const name of Object.keys(headers)) {
    const taken = { authorization: first, 'x-scope-orgid': tenant && 'tenant' }[name.toLowerCase()];
    if (taken === undefined) continue;
    fail(scope, `auth.headers has ${shown(name)}, which ${taken} sends already: leave one out`);
  }
}
