import type { Construct } from 'constructs';
import type { AlloyList, AlloySecret, AlloyString } from '../../../lib/alloy/expression';
import type { BasicAuth, TlsConfig } from '../../../lib/alloy/components/shared/common-config';
import { Alloy } from '../../../lib/alloy/stdlib';
import type { DestinationBindOptions, UpstreamProtocol } from '../../wiring/destination';
import { credentialPath, secretFile } from './credential-file';
import type { RemoteDestinationProps } from './remote-destination';
import { checkSecrets } from './secrets';

/** As much of an `endpoint` block as `prometheus.remote_write`, `loki.write` and `pyroscope.write` have in common. */
export interface PushEndpoint {
  /** Where it sends to. */
  readonly url: AlloyString;
  /** Headers of every request. */
  readonly headers?: { readonly [name: string]: string };
  /** Headers whose values are secrets. */
  readonly httpHeaders?: { readonly [name: string]: AlloyList<AlloySecret> };
  /** A user. */
  readonly basicAuth?: BasicAuth;
  /** The file of a token. */
  readonly bearerTokenFile?: AlloyString;
  /** What a connection is made with. */
  readonly tlsConfig?: TlsConfig;
}

/**
 * The way to a destination that one of Alloy's writers sends to, with what that shows while no outage buffer is on the way;
 * while one is, it shows nothing, and the buffer does.
 *
 * @param url the destination's own, whole for remote_write and Loki's push
 * @throws for malformed URLs, more than one way to authenticate, and names that systemd doesn't take
 */
export function pushEndpoint(
  scope: Construct,
  { connect }: DestinationBindOptions,
  url: string,
  protocol: UpstreamProtocol,
  props: RemoteDestinationProps,
): PushEndpoint {
  const { onTailnet, allowPlainHttp } = props;
  const { bearerTokenCredential, basicAuth, headerCredentials, tls } = props;
  const secrets = { bearerTokenCredential, basicAuth, headerCredentials, tls };
  checkSecrets(scope, url, secrets);
  const headers = Object.entries(headerCredentials ?? {});
  const names: { readonly [file: string]: string | undefined } = {
    token: bearerTokenCredential,
    username: basicAuth?.usernameCredential,
    password: basicAuth?.passwordCredential,
    ...Object.fromEntries(headers.map(([header, name]) => [`header ${header}`, name])),
  };
  const paths = Object.entries(names).flatMap(([file, name]) =>
    name === undefined ? [] : [[file, credentialPath(scope, name)] as const],
  );
  const connection = connect(url, protocol, {
    onTailnet,
    allowPlainHttp,
    secrets: Object.values(secrets).some((each) => each !== undefined) ? secrets : undefined,
    files: Object.fromEntries(paths),
  });
  const files = connection.files ?? {};
  const content = (id: string, file: string) =>
    // as it may have been written by an editor, with a line's end
    Alloy.call<string>(
      'string.trim_space',
      Alloy.nonsensitive(secretFile(scope, id, files[file] ?? '').content),
    );
  return {
    url: connection.url,
    headers: props.headers,
    ...(basicAuth && {
      basicAuth: {
        username: basicAuth.username ?? content('username', 'username'),
        passwordFile: files.password,
      },
    }),
    bearerTokenFile: files.token,
    ...(headerCredentials && {
      httpHeaders: Object.fromEntries(
        headers.map(([header], i) => [header, [content(`header-${i + 1}`, `header ${header}`)]]),
      ),
    }),
    ...(tls && { tlsConfig: tlsFiles(scope, tls) }),
  };
}

/** Nothing of it leaves the host but by TLS, so not to the outage buffer. */
function tlsFiles(scope: Construct, tls: NonNullable<RemoteDestinationProps['tls']>): TlsConfig {
  const path = (name: string | undefined) =>
    name === undefined ? undefined : credentialPath(scope, name);
  return {
    caFile: path(tls.caCredential),
    certFile: path(tls.certificateCredential),
    keyFile: path(tls.keyCredential),
  };
}
