import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { Testing } from 'cdktf';
import {
  Duration,
  LgtmBackend,
  Loki,
  Mimir,
  Prometheus,
  Pyroscope,
  Size,
  Tempo,
  type LgtmBackendProps,
} from '../../../../index';
import { cluster, terraform } from '../../support';

const volume = { size: Size.gibibytes(50) };
const bucket = { bucket: 'metrics', endpoint: 's3.example.org', secretName: 'mimir-s3' };

interface Release {
  readonly chart: string;
  readonly version: string;
  readonly namespace: string;
  readonly values: readonly string[];
}

/** The releases of a fleet, by name, with their values as data. */
function releases(props: LgtmBackendProps) {
  const { stack } = cluster(props);
  new HelmProvider(stack, 'helm', {});
  const json = terraform(stack).resource as unknown as {
    helm_release: Record<string, Release & { name: string }>;
  };
  const found = Object.values(json.helm_release).map(({ name, ...release }) => {
    const values = JSON.parse(release.values[0] ?? '') as object;
    return [name, { ...release, values }] as const;
  });
  return Object.fromEntries(found);
}

const ALL = {
  metrics: Prometheus.helm({ volume }),
  logs: Loki.helm({ volume, retention: Duration.days(14) }),
  traces: Tempo.helm({ volume, values: { tempo: { reportingEnabled: false } } }),
  profiles: Pyroscope.helm({ volume, tenant: 'homelab' }),
};

describe('a backend that the library installs', () => {
  test('has its retention, its volume and a pinned chart in its values', () => {
    expect(releases(ALL)).toMatchObject({
      prometheus: {
        version: '29.27.0',
        values: {
          server: { retention: '720h', persistentVolume: { enabled: true, size: '50Gi' } },
        },
      },
      loki: {
        version: '18.11.0',
        values: {
          loki: {
            auth_enabled: false,
            compactor: { retention_enabled: true, delete_request_store: 'filesystem' },
            limits_config: { retention_period: '336h', allow_structured_metadata: true },
          },
          singleBinary: { persistence: { enabled: true, size: '50Gi' } },
        },
      },
      tempo: {
        version: '2.2.4',
        values: {
          tempo: { retention: '720h', reportingEnabled: false },
          persistence: { enabled: true, size: '50Gi' },
        },
      },
      pyroscope: {
        version: '2.2.1',
        values: {
          pyroscope: {
            structuredConfig: { multitenancy_enabled: true, limits: { retention_period: '720h' } },
            persistence: { enabled: true, size: '50Gi' },
          },
        },
      },
    });
  });

  test('takes what a host brings that was away for as long as it may be', () => {
    const props = { ...ALL, maxOutage: Duration.hours(48) };
    expect(releases(props)).toMatchObject({
      prometheus: { values: { server: { tsdb: { out_of_order_time_window: '48h' } } } },
      loki: {
        values: {
          loki: {
            server: { grpc_server_max_recv_msg_size: 104857600 },
            limits_config: { ingestion_rate_mb: 16, ingestion_burst_size_mb: 32 },
          },
        },
      },
      tempo: {
        values: {
          tempo: {
            storage: { trace: { wal: { ingestion_time_range_slack: '48h' } } },
            ingester: { trace_idle_period: '1s', flush_check_period: '2s' },
          },
        },
      },
      pyroscope: {
        values: { pyroscope: { structuredConfig: { limits: { reject_older_than: '48h' } } } },
      },
    });
    expect(releases({ ...props, metrics: Mimir.helm({ bucket }) }).mimir?.values).toMatchObject({
      mimir: { structuredConfig: { limits: { out_of_order_time_window: '48h' } } },
    });
  });

  test('lets numbers be raised, and fails for less, or for a shorter window', () => {
    const withRate = (ingestion_rate_mb: number) =>
      releases({
        logs: Loki.helm({ volume, values: { loki: { limits_config: { ingestion_rate_mb } } } }),
      });
    expect(withRate(64)).toMatchObject({
      loki: {
        values: { loki: { limits_config: { ingestion_rate_mb: 64, max_query_lookback: '720h' } } },
      },
    });
    expect(() => withRate(8)).toThrow(
      '[fleet/lgtm/retention] the values of loki set loki.limits_config.ingestion_rate_mb to 8, but what comes at once after an outage needs 16 or more: leave it out, or raise it',
    );
    const values = { server: { tsdb: { out_of_order_time_window: '30m' } } };
    expect(() => releases({ metrics: Prometheus.helm({ volume, values }) })).toThrow(
      "[fleet/lgtm/retention] the values of prometheus set server.tsdb.out_of_order_time_window to '30m', but a maxOutage of 24h needs '24h': leave it out, or change the maxOutage",
    );
  });

  test('keeps metrics in a bucket when it is Mimir, whose keys stay out of Terraform', () => {
    expect(releases({ metrics: Mimir.helm({ bucket }) }).mimir?.values).toMatchObject({
      global: { extraEnvFrom: [{ secretRef: { name: 'mimir-s3' } }] },
      mimir: {
        structuredConfig: {
          limits: { compactor_blocks_retention_period: '720h' },
          common: { storage: { s3: { access_key_id: '$${AWS_ACCESS_KEY_ID}' } } },
        },
      },
    });
  });

  test('asks for what it needs, and takes no more memory than a node can spare', () => {
    const all = releases(ALL);
    const one = (memory: string, limit: string, cpu = '100m') => ({
      resources: { requests: { cpu, memory }, limits: { memory: limit } },
    });
    const sidecar = one('64Mi', '256Mi', '10m');
    const store = one('512Mi', '2Gi');
    expect(all.loki?.values).toMatchObject({ singleBinary: store, sidecar });
    expect(all.tempo?.values).toMatchObject({ tempo: store });
    expect(all.pyroscope?.values).toMatchObject({ pyroscope: store });
    expect(all.prometheus?.values).toMatchObject({
      server: one('1Gi', '4Gi'),
      configmapReload: { prometheus: sidecar },
    });
    // of a workload of several pods each reaches its limit when one does
    expect(releases({ metrics: Mimir.helm({ bucket }) }).mimir?.values).toMatchObject({
      ingester: { resources: { requests: { cpu: '50m', memory: '512Mi' } } },
      gateway: { resources: { requests: { cpu: '50m', memory: '64Mi' } } },
    });
  });

  test('lets its requests and limits be overridden, each by itself, or taken away', () => {
    const withLimit = (memory: string | null) =>
      releases({
        logs: Loki.helm({
          volume,
          values: { singleBinary: { resources: { limits: { memory } } } },
        }),
      }).loki?.values;
    const requests = { cpu: '100m', memory: '512Mi' };
    for (const memory of ['4Gi', null])
      expect(withLimit(memory)).toMatchObject({
        singleBinary: { resources: { requests, limits: { memory } } },
      });
  });

  test.each([
    ['metrics', ALL.metrics, 'http://prometheus.monitoring.svc/api/v1/otlp', [80, 9090]],
    ['logs', ALL.logs, 'http://loki.monitoring.svc:3100/otlp', [3100, 8080]],
    ['traces', ALL.traces, 'http://tempo.monitoring.svc:4318', [3200, 4317, 4318]],
    ['profiles', ALL.profiles, 'http://pyroscope.monitoring.svc:4040', [4040]],
  ] as const)('is written to where its chart puts it: %s', (_, backend, url, ports) => {
    const { lgtm } = cluster();
    expect(backend.otlpEndpoint(lgtm)).toBe(url);
    expect(backend.peer(lgtm)).toMatchObject({ namespace: 'monitoring', ports });
  });

  test('fails for two releases of one name', () => {
    const { stack } = cluster({ logs: Loki.helm({ volume }) });
    new LgtmBackend(stack, 'other', { logs: Loki.helm({ volume }), hostname: 'other' });
    expect(() => Testing.synth(stack, true)).toThrow(
      '[fleet] fleet/lgtm/retention/loki-release and fleet/other/retention/loki-release both make the Helm release monitoring/loki',
    );
  });
});

describe("Helm's bindings, an optional peer", () => {
  const RELEASE = '@cdktf/provider-helm/lib/release';
  afterEach(() => {
    jest.dontMock(RELEASE);
    jest.resetModules();
  });

  test('are loaded only where something is installed, and asked for where they are missing', async () => {
    let loads = 0;
    jest.resetModules();
    jest.doMock(RELEASE, () => {
      loads += 1;
      throw new Error('Cannot find module');
    });
    const library = await import('../../../../index');
    const support = await import('../../support');
    const size = library.Size.gibibytes(50);
    support.terraform(support.cluster().stack);
    const logs = library.Loki.helm({ volume: { size } });
    expect(loads).toBe(0);
    expect(() => support.cluster({ logs })).toThrow(
      "[fleet/lgtm/retention] a backend's .helm needs @cdktf/provider-helm: npm install @cdktf/provider-helm@~12.1.2",
    );
    expect(loads).toBe(1);
  });
});
