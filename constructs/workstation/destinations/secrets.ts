import type { Construct } from 'constructs';
import { OtelcolAuthBasic } from '../../../lib/alloy/components/otelcol/auth.basic';
import { OtelcolAuthHeaders } from '../../../lib/alloy/components/otelcol/auth.headers';
import type { OtelcolTlsClientArguments } from '../../../lib/alloy/components/shared/otelcol';
import { Alloy } from '../../../lib/alloy/stdlib';
import { fail, shown } from '../../../lib/errors';
import type { BearerToken, DestinationSecrets } from '../../wiring/destination';
import { bearerToken } from './bearer-token';
import { credentialFile } from './credential-file';

/** What an exporter shows, whoever sends: it, or the outage buffer. */
export interface ShownSecrets {
  /** By a token. */
  readonly bearerToken?: BearerToken;
  /** By all else, for the outage buffer. */
  readonly secrets?: DestinationSecrets;
  /** By a user or headers, for an exporter that sends by itself. */
  readonly handler?: BearerToken['handler'];
  /** What it makes connections with. */
  readonly tls?: OtelcolTlsClientArguments;
}

/**
 * Makes what shows a destination its credentials, in `scope`.
 *
 * @param endpoint the destination's URL
 * @throws for more than one way to authenticate, for a certificate without its key, without TLS, and for names that systemd
 *   doesn't take
 */
export function showSecrets(
  scope: Construct,
  endpoint: string,
  auth: DestinationSecrets,
): ShownSecrets {
  checkSecrets(scope, endpoint, auth);
  const { bearerTokenCredential, basicAuth, headerCredentials, tls } = auth;
  const secrets = { basicAuth, headerCredentials, tls };
  return {
    ...((basicAuth ?? headerCredentials ?? tls) ? { secrets } : {}),
    bearerToken:
      bearerTokenCredential === undefined ? undefined : bearerToken(scope, bearerTokenCredential),
    handler: authenticator(scope, auth),
    tls: tls && connection(scope, tls),
  };
}

/**
 * Of every protocol.
 *
 * @throws for more than one way to authenticate, for a user without one name, for a certificate without its key, and without TLS
 */
export function checkSecrets(scope: Construct, endpoint: string, auth: DestinationSecrets): void {
  const { bearerTokenCredential, basicAuth, headerCredentials, tls } = auth;
  const ways = Object.entries({ bearerTokenCredential, basicAuth, headerCredentials })
    .filter(([, given]) => given !== undefined)
    .map(([name]) => name);
  if (ways.length > 1) {
    fail(
      scope,
      `a destination has one way to authenticate, but ${ways.join(' and ')} were given: leave one out`,
    );
  }
  if (
    basicAuth &&
    (basicAuth.username === undefined) === (basicAuth.usernameCredential === undefined)
  ) {
    fail(
      scope,
      'basicAuth has the name of a user: give one of basicAuth.username and basicAuth.usernameCredential',
    );
  }
  if (basicAuth?.username !== undefined && !/^[^\p{Cc}:]+$/u.test(basicAuth.username)) {
    fail(
      scope,
      `basicAuth.username is characters of one line without a colon, but ${shown(basicAuth.username)} was given`,
    );
  }
  if (tls === undefined) return;
  const { certificateCredential, keyCredential } = tls;
  if (!/^https:/i.test(endpoint)) {
    fail(
      scope,
      `tls is for an https URL, but the endpoint is ${shown(endpoint)}: write https, or leave tls out`,
    );
  }
  if ((certificateCredential === undefined) !== (keyCredential === undefined)) {
    fail(
      scope,
      'a certificate goes with its key: give both tls.certificateCredential and tls.keyCredential',
    );
  }
}

function authenticator(
  scope: Construct,
  { basicAuth, headerCredentials }: DestinationSecrets,
): BearerToken['handler'] | undefined {
  if (basicAuth) {
    const { username, usernameCredential: name, passwordCredential } = basicAuth;
    const user = name === undefined ? undefined : credentialFile(scope, 'username', name);
    const password = credentialFile(scope, 'password', passwordCredential);
    return new OtelcolAuthBasic(scope, 'basic', {
      username: user ? Alloy.nonsensitive(user.content) : username,
      password: password.content,
    }).handler;
  }
  if (headerCredentials === undefined) return undefined;
  const header = Object.entries(headerCredentials).map(([key, name], i) => ({
    key,
    value: credentialFile(scope, `header-${i + 1}`, name).content,
  }));
  return new OtelcolAuthHeaders(scope, 'headers', { header }).handler;
}

function connection(
  scope: Construct,
  tls: NonNullable<DestinationSecrets['tls']>,
): OtelcolTlsClientArguments {
  const { caCredential, certificateCredential, keyCredential } = tls;
  const file = (id: string, name: string | undefined) =>
    name === undefined ? undefined : credentialFile(scope, id, name).content;
  const [ca, certificate] = [file('ca', caCredential), file('certificate', certificateCredential)];
  return {
    caPem: ca && Alloy.nonsensitive(ca),
    certPem: certificate && Alloy.nonsensitive(certificate),
    keyPem: file('key', keyCredential),
  };
}
