import { Testing } from 'cdktf';
import { parse } from 'yaml';
import {
  Loki,
  Mimir,
  Prometheus,
  Pyroscope,
  Tempo,
  type BackendAuth,
  type ObservabilityStack,
} from '../../../../index';
import { BACKENDS, cluster, terraform, warnings } from '../../support';
import { AUTH_VARIANTS, BASIC } from './auths';

const CLOUD = 'https://otlp-gateway.example.com';

/** A backend for metrics behind an auth, in a cluster, and what is made of it. */
function behind(auth: BackendAuth, url = CLOUD) {
  const { stack, lgtm } = cluster({ metrics: Mimir.external({ url, auth }) });
  const config = parse(lgtm.collector?.config.toYaml() ?? '') as {
    readonly extensions: Record<string, unknown>;
    readonly exporters: Record<string, unknown>;
    readonly service: { readonly extensions: readonly string[] };
  };
  return { stack, lgtm, config, exporter: config.exporters['otlp_http/mimir'] };
}

/** The spec of the only resource of a type, as Terraform gets it. */
function specOf(stack: ObservabilityStack, type: string): unknown {
  return Object.values(terraform(stack).resource[type] ?? {})[0]?.spec;
}

/** What the collector's pod has, as Terraform gets it. */
function podOf(auth: BackendAuth) {
  const { template } = specOf(behind(auth).stack, 'kubernetes_deployment_v1') as {
    template: { spec: Pod };
  };
  return template.spec;
}

interface Pod {
  readonly security_context: { readonly fs_group?: string };
  readonly volume: readonly { readonly name: string; readonly projected?: unknown }[];
  readonly container: readonly [
    {
      readonly env: readonly { readonly name: string; readonly value_from?: unknown }[];
      readonly volume_mount: readonly { readonly name: string; readonly mount_path: string }[];
    },
  ];
}

const at = (file: string) => `/etc/otelcol-backends/mimir/${file}`;

describe('a backend that asks for credentials', () => {
  test('is shown a user name and a password from files', () => {
    const { config, exporter } = behind(AUTH_VARIANTS.basic);
    expect(config.extensions['basicauth/mimir']).toEqual({
      client_auth: { username_file: at('username'), password_file: at('password') },
    });
    expect(exporter).toMatchObject({ auth: { authenticator: 'basicauth/mimir' } });
    expect(config.service.extensions).toContain('basicauth/mimir');
  });

  // not every build of the collector has the extension: this is what its documentation says
  test('is shown a token that is fetched, and the policy lets the collector to where it is from', () => {
    const { config, exporter, stack } = behind(AUTH_VARIANTS.oauth2);
    expect(config.extensions['oauth2client/mimir']).toEqual({
      client_id_file: at('client_id'),
      client_secret_file: at('client_secret'),
      token_url: 'https://login.example.com:8443/oauth2/token',
      scopes: ['metrics:write'],
      endpoint_params: { audience: 'metrics' },
      timeout: '10s',
    });
    expect(exporter).toMatchObject({ auth: { authenticator: 'oauth2client/mimir' } });
    const policy = JSON.stringify(terraform(stack).resource['kubernetes_network_policy_v1']);
    expect(policy).toContain('"port":"8443"');
    expect(policy).toContain('"port":"443"');
  });

  test('is reached by a policy when its tokens are from a Service, whatever its pods listen on', () => {
    const tokenUrl = 'http://keycloak.login.svc/realms/home/token';
    const { stack } = behind({ oauth2: { tokenUrl, secretName: 'cloud' } });
    const { egress } = specOf(stack, 'kubernetes_network_policy_v1') as { egress: object[] };
    expect(egress.at(-1)).toEqual({
      to: [{ namespace_selector: { match_labels: { 'kubernetes.io/metadata.name': 'login' } } }],
    });
  });

  test('is shown certificates and headers, beside its tenant', () => {
    const auth = AUTH_VARIANTS['certificates and headers'];
    const metrics = Mimir.external({ url: CLOUD, tenant: 'home', auth });
    const text = cluster({ metrics }).lgtm.collector?.config.toYaml() ?? '';
    const { exporters } = parse(text) as { exporters: Record<string, unknown> };
    expect(exporters['otlp_http/mimir']).toMatchObject({
      tls: { ca_file: at('ca.crt'), cert_file: at('tls.crt'), key_file: at('tls.key') },
      headers: { 'X-Scope-OrgID': 'home', 'X-Api-Key': '${env:MIMIR_HEADER_1}' },
    });
  });

  test('has its Secrets in the pod, each file readable by the group that it runs as', () => {
    const pod = podOf({ ...AUTH_VARIANTS['certificates and headers'], ...AUTH_VARIANTS.basic });
    const secret = (name: string, key: string, path: string) => ({
      secret: [{ name, items: [{ key, path }] }],
    });
    expect(pod.volume.find(({ name }) => name === 'auth-mimir')?.projected).toEqual([
      {
        default_mode: '0440',
        sources: [
          secret('cloud', 'instance', 'username'),
          secret('cloud', 'password', 'password'),
          secret('gateway', 'ca.crt', 'ca.crt'),
          secret('client', 'tls.crt', 'tls.crt'),
          secret('client', 'tls.key', 'tls.key'),
        ],
      },
    ]);
    expect(pod.security_context.fs_group).toBe('10001');
    const [{ env, volume_mount }] = pod.container;
    expect(volume_mount.at(-1)).toEqual({
      name: 'auth-mimir',
      mount_path: '/etc/otelcol-backends/mimir',
      read_only: true,
    });
    expect(env.at(-1)).toEqual({
      name: 'MIMIR_HEADER_1',
      value_from: { secret_key_ref: { name: 'gateway', key: 'api-key' } },
    });
    // without any the pod is what it was
    expect(podOf({}).volume.map(({ name }) => name)).toEqual(['config']);
  });

  test('is not asked by the check, which says so, unless nobody is', () => {
    const auth = BASIC;
    const logs = BACKENDS.logs;
    const metrics = Mimir.external({ url: CLOUD, auth });
    const { stack, lgtm } = cluster({ metrics, logs });
    const asked = JSON.stringify(specOf(stack, 'kubernetes_job_v1'));
    expect(asked).toContain("about 'loki'");
    expect(asked).not.toContain("about 'mimir'");
    expect(lgtm.retentionContract.check).toBeDefined();
    expect(warnings(stack)).toContainEqual(
      expect.stringContaining(
        "mimir asks for credentials, which the check doesn't have, so nobody asks it how long it keeps what it stores: compare what it runs with lgtm-retention/mimir.yaml",
      ),
    );
    const alone = cluster({ metrics, retentionCheck: false });
    Testing.synth(alone.stack);
    expect(warnings(alone.stack).join()).not.toContain('asks for credentials');
  });

  test.each<[string, () => unknown, string]>([
    [
      'two ways',
      () => behind({ ...BASIC, bearer: { secretName: 'a' } }),
      '[mimir] auth is one of basic, bearer and oauth2, but basic and bearer were given: leave one out',
    ],
    [
      'a header that is sent already',
      () => behind({ ...BASIC, headers: { authorization: { secretName: 'a' } } }),
      "[mimir] auth.headers has 'authorization', which basic sends already: leave one out",
    ],
    [
      "the tenant's header",
      () =>
        Loki.external({
          url: CLOUD,
          objectStore: 's3',
          tenant: 'home',
          auth: { headers: { 'X-Scope-OrgID': { secretName: 'a' } } },
        }),
      "[loki] auth.headers has 'X-Scope-OrgID', which tenant sends already: leave one out",
    ],
    [
      'a header that is none',
      () => behind({ headers: { 'X Key': { secretName: 'a' } } }),
      '[mimir] auth.headers is headers by name',
    ],
    [
      'a way without its Secret',
      () => behind({ clientCertificate: {} as never }),
      '[mimir] auth.clientCertificate.secretName is a name, up to 253',
    ],
    [
      'a Secret of another name',
      () => Tempo.external({ url: CLOUD, version: 2, auth: { bearer: { secretName: 'A_B' } } }),
      '[tempo] auth.bearer.secretName is a name, up to 253',
    ],
    [
      'a password that leaves the cluster in the clear',
      () => behind(BASIC, 'http://gateway.example.com'),
      "[fleet/lgtm/collector] auth of mimir would be sent in the clear to 'http://gateway.example.com/otlp': write https, or the URL of a Service in the cluster",
    ],
    [
      'certificates without TLS',
      () => behind({ ca: { secretName: 'a' } }, 'http://mimir-gateway.monitoring.svc'),
      "[fleet/lgtm/collector] mimir has certificates in auth, but its url is 'http://mimir-gateway.monitoring.svc/otlp', which has none: write https",
    ],
    [
      "a client's secret in the clear",
      () => behind({ oauth2: { tokenUrl: 'http://login.example.com', secretName: 'a' } }),
      "[fleet/lgtm/collector] auth.oauth2.tokenUrl of mimir would send the client's secret in the clear to 'http://login.example.com': write https",
    ],
    [
      'profiles',
      () => Pyroscope.external({ url: 'http://pyroscope.monitoring.svc', auth: BASIC } as never),
      '[pyroscope] workstations write profiles without a collector, which shows nobody a credential: leave auth out',
    ],
  ])('fails for %s', (_, make, error) => {
    expect(make).toThrow(error);
  });

  test('may be in the cluster, with a password over plain HTTP', () => {
    expect(() => behind(BASIC, 'http://mimir-gateway.monitoring.svc')).not.toThrow();
  });
});

describe("a data source's credentials", () => {
  /** What Grafana is told of a backend for metrics, and what its chart is. */
  function grafanaOf(auth: BackendAuth) {
    const url = 'https://prometheus.example.com';
    const { stack, lgtm } = cluster({
      metrics: Prometheus.external({ url, tenant: 'home', auth }),
    });
    const values = parse(lgtm.grafana?.values.content ?? '') as { envValueFrom?: object };
    return { stack, source: lgtm.grafana?.dataSources[0], environment: values.envValueFrom };
  }

  test("are variables of Grafana's own process, of which its chart's values make some", () => {
    const auth = { ...AUTH_VARIANTS['certificates and headers'], ...AUTH_VARIANTS.basic };
    const { source, environment } = grafanaOf(auth);
    expect(source).toMatchObject({
      basicAuth: true,
      basicAuthUser: '$DATASOURCE_LGTM_PROMETHEUS_USERNAME',
      jsonData: {
        tlsAuth: true,
        tlsAuthWithCACert: true,
        httpHeaderName1: 'X-Scope-OrgID',
        httpHeaderName2: 'X-Api-Key',
      },
      secureJsonData: {
        basicAuthPassword: '$DATASOURCE_LGTM_PROMETHEUS_PASSWORD',
        tlsCACert: '$DATASOURCE_LGTM_PROMETHEUS_CA_CRT',
        tlsClientCert: '$DATASOURCE_LGTM_PROMETHEUS_TLS_CRT',
        tlsClientKey: '$DATASOURCE_LGTM_PROMETHEUS_TLS_KEY',
        httpHeaderValue1: 'home',
        httpHeaderValue2: '$DATASOURCE_LGTM_PROMETHEUS_HEADER_1',
      },
    });
    // each variable that is read is one that there is, and the other way round
    const read = [...JSON.stringify(source).matchAll(/\$(DATASOURCE_\w+)/g)].map(
      ([, name]) => name,
    );
    expect(Object.keys(environment ?? {}).sort()).toEqual(read.sort());
    expect(environment).toMatchObject({
      DATASOURCE_LGTM_PROMETHEUS_USERNAME: { secretKeyRef: { name: 'cloud', key: 'instance' } },
    });
  });

  test('are a token in a header', () => {
    expect(grafanaOf(AUTH_VARIANTS.bearer).source).toMatchObject({
      jsonData: { httpHeaderName2: 'Authorization' },
      secureJsonData: { httpHeaderValue2: 'Bearer $DATASOURCE_LGTM_PROMETHEUS_TOKEN' },
    });
  });

  test('are none for tokens that are fetched, which is said', () => {
    const { stack, source, environment } = grafanaOf(AUTH_VARIANTS.oauth2);
    expect(environment).toBeUndefined();
    expect(source).not.toHaveProperty('basicAuth');
    expect(warnings(stack)).toContainEqual(
      expect.stringContaining("Grafana's data sources fetch no tokens, so prometheus refuses it"),
    );
  });
});
