import type { Backend } from '../backends/backend';
import { secretHeaders, secretsOf, type SecretKind } from '../backends/backend-auth';
import type { OtelSettings } from '../../../lib/otel/config';

/** What a data source has of its backend's credentials: not their values, but variables that Grafana's own process has. */
export interface DataSourceAuth {
  /** Settings beside the URL. */
  readonly settings: OtelSettings;
  /** What goes into `jsonData`. */
  readonly jsonData: OtelSettings;
  /** What goes into `secureJsonData`. */
  readonly secureJsonData: OtelSettings;
  /** Headers of every query, by name. */
  readonly headers: { readonly [name: string]: string };
  /** The variables, as the value `envValueFrom` of Grafana's chart has them. */
  readonly environment: OtelSettings;
}

/**
 * `$NAME` is what Grafana's provisioning puts a variable in for, once: of `${NAME}` and of `$__file{…}` it would expand a `$`
 * in the secret too.
 *
 * @param uid the data source's, which the variables are called after
 * @see https://grafana.com/docs/grafana/latest/administration/provisioning/#use-environment-variables
 */
export function dataSourceAuth({ auth = {} }: Backend, uid: string): DataSourceAuth {
  const { basic, bearer, ca, clientCertificate } = auth;
  const variable = (what: string) =>
    `DATASOURCE_${uid}_${what}`.replace(/[^A-Za-z0-9]/g, '_').toUpperCase();
  const the = (what: SecretKind) => `$${variable(what)}`;
  const headers = secretHeaders(auth).map((each, i) => ({ ...each, what: `header_${i + 1}` }));
  // a data source fetches no tokens
  const used = secretsOf({ ...auth, oauth2: undefined });
  return {
    settings: basic ? { basicAuth: true, basicAuthUser: the('username') } : {},
    jsonData: {
      ...(ca && { tlsAuthWithCACert: true }),
      ...(clientCertificate && { tlsAuth: true }),
    },
    secureJsonData: {
      ...(basic && { basicAuthPassword: the('password') }),
      ...(ca && { tlsCACert: the('ca.crt') }),
      ...(clientCertificate && { tlsClientCert: the('tls.crt'), tlsClientKey: the('tls.key') }),
    },
    headers: {
      ...(bearer && { Authorization: `Bearer ${the('token')}` }),
      ...Object.fromEntries(headers.map(({ name, what }) => [name, `$${variable(what)}`])),
    },
    environment: Object.fromEntries(
      [...used, ...headers].map(({ what, secretName, key }) => [
        variable(what),
        { secretKeyRef: { name: secretName, key } },
      ]),
    ),
  };
}
