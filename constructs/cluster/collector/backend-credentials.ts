import type { IConstruct } from 'constructs';
import { fail, shown } from '../../../lib/errors';
import type { OtelConfig, OtelSettings } from '../../../lib/otel/config';
import { baseUrl } from '../../wiring/endpoint';
import type { Backend } from '../backends/backend';
import {
  secretHeaders,
  secretsOf,
  type BackendAuth,
  type SecretKind,
} from '../backends/backend-auth';
import { clusterService } from '../backends/cluster-service';

/** Where the files of each backend's secrets are, in a folder of its name. */
const DIRECTORY = '/etc/otelcol-backends';

/** @see https://github.com/open-telemetry/opentelemetry-collector-contrib/blob/main/CHANGELOG.md, v0.148.0 */
const BASIC_BY_FILES = 148;

/** @throws for a collector that can't read a user's name and password from files, as they are given to it */
export function checkBasic(scope: IConstruct, backends: readonly Backend[], release: number): void {
  const backend = backends.find(({ auth }) => auth?.basic !== undefined);
  if (backend === undefined || release >= BASIC_BY_FILES) return;
  fail(
    scope,
    `auth.basic of ${backend.name} is given to the collector in files, which it reads from 0.${BASIC_BY_FILES}.0 on, but its image is 0.${release}: give a newer one, or auth.bearer`,
  );
}

/** What an exporter has of the backend's credentials: `auth`, `tls` and `headers`; the extension is added to `config`. @throws when a secret would be sent in the clear */
export function exporterCredentials(
  scope: IConstruct,
  config: OtelConfig,
  backend: Backend,
): OtelSettings {
  const { auth } = backend;
  if (auth === undefined) return {};
  encrypted(scope, backend.name, backend.otlpEndpoint(scope), auth);
  const extension = authenticator(scope, backend, auth);
  const headers = secretHeaders(auth).map(({ name }, i) => [
    name,
    `\${env:${variable(backend, i)}}`,
  ]);
  const file = (what: SecretKind) => fileOf(backend, what);
  return {
    ...(extension && { auth: { authenticator: config.add('extensions', ...extension) } }),
    ...((auth.ca ?? auth.clientCertificate) && {
      tls: {
        ...(auth.ca && { ca_file: file('ca.crt') }),
        ...(auth.clientCertificate && { cert_file: file('tls.crt'), key_file: file('tls.key') }),
      },
    }),
    ...(headers.length > 0 && {
      headers: { ...backend.headers(scope), ...(Object.fromEntries(headers) as OtelSettings) },
    }),
  };
}

/**
 * All are files rather than variables, since the collector reads a changed one without a restart.
 *
 * @see https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/extension/basicauthextension
 * @see https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/extension/oauth2clientauthextension
 */
function authenticator(
  scope: IConstruct,
  backend: Backend,
  { basic, bearer, oauth2 }: BackendAuth,
): [id: string, settings: OtelSettings] | undefined {
  const { name } = backend;
  const file = (what: SecretKind) => fileOf(backend, what);
  if (basic) {
    const files = { username_file: file('username'), password_file: file('password') };
    return [`basicauth/${name}`, { client_auth: files }];
  }
  if (bearer) return [`bearertokenauth/${name}`, { filename: file('token') }];
  if (oauth2 === undefined) return undefined;
  const { tokenUrl, scopes, params } = oauth2;
  return [
    `oauth2client/${name}`,
    {
      client_id_file: file('client_id'),
      client_secret_file: file('client_secret'),
      token_url: tokenEndpoint(scope, backend.name, tokenUrl),
      scopes,
      endpoint_params: params,
      // upstream's has no end
      timeout: '10s',
    },
  ];
}

/** @throws for what is no URL, or one where the client's secret would be sent in the clear */
function tokenEndpoint(scope: IConstruct, name: string, tokenUrl: string): string {
  const url = baseUrl(scope, tokenUrl);
  if (url.startsWith('https:') || clusterService(url)) return tokenUrl;
  fail(
    scope,
    `auth.oauth2.tokenUrl of ${name} would send the client's secret in the clear to ${shown(tokenUrl)}: write https`,
  );
}

/** @throws when a password would leave the cluster in the clear, and for certificates without TLS */
function encrypted(scope: IConstruct, name: string, url: string, auth: BackendAuth): void {
  if (url.startsWith('https:')) return;
  if (auth.ca ?? auth.clientCertificate) {
    fail(
      scope,
      `${name} has certificates in auth, but its url is ${shown(url)}, which has none: write https`,
    );
  }
  if (clusterService(url)) return;
  fail(
    scope,
    `auth of ${name} would be sent in the clear to ${shown(url)}: write https, or the URL of a Service in the cluster`,
  );
}

/** What a pod needs for the credentials of the backends: files, mounts and variables. */
export function podCredentials(backends: readonly Backend[]) {
  const withAuth = backends.flatMap((backend) =>
    backend.auth ? [{ backend, auth: backend.auth }] : [],
  );
  const withFiles = withAuth.flatMap(({ backend, auth }) => {
    const secrets = secretsOf(auth);
    return secrets.length > 0 ? [{ name: `auth-${backend.name}`, backend, secrets }] : [];
  });
  return {
    volumes: withFiles.map(({ name, secrets }) => ({
      name,
      projected: [
        {
          defaultMode: '0440',
          sources: secrets.map(({ what, secretName, key }) => ({
            secret: [{ name: secretName, items: [{ key, path: what }] }],
          })),
        },
      ],
    })),
    mounts: withFiles.map(({ name, backend }) => ({
      name,
      mountPath: directoryOf(backend),
      readOnly: true,
    })),
    variables: withAuth.flatMap(({ backend, auth }) =>
      secretHeaders(auth).map(({ secretName, key }, i) => ({
        name: variable(backend, i),
        valueFrom: { secretKeyRef: { name: secretName, key } },
      })),
    ),
  };
}

function directoryOf({ name }: Backend): string {
  return `${DIRECTORY}/${name}`;
}

function fileOf(backend: Backend, what: SecretKind): string {
  return `${directoryOf(backend)}/${what}`;
}

/** The variable that holds the value of a backend's header. */
function variable({ name }: Backend, index: number): string {
  return `${name.replace(/[^a-z0-9]/gi, '_').toUpperCase()}_HEADER_${index + 1}`;
}
