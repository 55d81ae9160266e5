import { Testing } from 'cdktf';
import { parse } from 'yaml';
import {
  AlloyCollector,
  Duration,
  LgtmBackend,
  Loki,
  Mimir,
  NixosHost,
  ObservabilityStack,
  Pyroscope,
  Tempo,
} from '../../index';
import { BACKENDS, cluster, fleet, host, terraform, type TerraformJson } from './support';

/** A ConfigMap's data by its name. */
function configMap({ resource }: TerraformJson, name: string): Record<string, string> {
  const maps = Object.values(resource.kubernetes_config_map_v1 ?? {});
  return maps.find(({ metadata }) => metadata.name === name)?.data ?? {};
}

/** What each backend is told of its retention. */
function retention(json: TerraformJson): unknown {
  return Object.fromEntries(
    Object.entries(configMap(json, 'lgtm-retention')).map(([name, text]) => [
      name,
      parse(text) as unknown,
    ]),
  );
}

describe('LgtmBackend', () => {
  test('has its collector as its default child, takes overrides of all that it made, and of its exporters', () => {
    const { stack, lgtm, alloy, file } = host();
    expect(lgtm.node.defaultChild).toBe(lgtm.collector);
    lgtm.collector?.config.addOverride('processors.memory_limiter.check_interval', '7s');
    alloy.exporter(lgtm).addOverride('client.timeout', '9s');
    expect(configMap(terraform(stack), 'otel-collector')['config.yaml']).toContain(
      'check_interval: 7s',
    );
    expect(file('alloy/lgtm.alloy')).toMatch(/timeout += "9s"/);
  });

  test('knows of each signal how long it is kept, which its backend may say itself', () => {
    const { stack, lgtm } = cluster({
      metrics: Mimir.external({
        url: 'http://mimir-gateway.monitoring.svc',
        retention: Duration.days(90),
      }),
      traces: Tempo.external({
        url: 'http://tempo.monitoring.svc:4318',
        version: 2,
        retention: Duration.days(7),
      }),
      profiles: BACKENDS.profiles,
      retention: Duration.days(14),
    });
    expect(lgtm.retention).toEqual(Duration.days(14));
    expect(lgtm.retentionOf('metrics')).toEqual(Duration.days(90));
    expect(lgtm.retentionOf('traces')).toEqual(Duration.days(7));
    expect(lgtm.retentionOf('profiles')).toEqual(lgtm.retention);
    expect(lgtm.retentionOf('logs')).toBeUndefined();
    expect(retention(terraform(stack))).toMatchObject({
      'mimir.yaml': { limits: { compactor_blocks_retention_period: '2160h' } },
      'tempo.yaml': { compactor: { compaction: { block_retention: '168h' } } },
      'pyroscope.yaml': { limits: { retention_period: '336h' } },
    });
  });

  test('keeps every signal for 30 days unless told otherwise', () => {
    const { lgtm } = cluster();
    const kept = lgtm.signals.map((signal) => lgtm.retentionOf(signal)?.toString());
    expect(kept).toEqual(['720h', '720h', '720h', '720h']);
  });

  test('says of every backend what keeps 30 days, in the spelling that all of them take', () => {
    expect(retention(terraform(cluster().stack))).toEqual({
      'mimir.yaml': {
        limits: { compactor_blocks_retention_period: '720h', out_of_order_time_window: '24h' },
      },
      'loki.yaml': {
        compactor: { retention_enabled: true, delete_request_store: 'filesystem' },
        limits_config: {
          retention_period: '720h',
          max_query_lookback: '720h',
          max_query_length: '721h',
          reject_old_samples_max_age: '168h',
          ingestion_rate_mb: 16,
          ingestion_burst_size_mb: 32,
          otlp_config: {
            resource_attributes: {
              ignore_defaults: true,
              attributes_config: [
                {
                  action: 'index_label',
                  attributes: [
                    'service.name',
                    'service.namespace',
                    'deployment.environment',
                    'deployment.environment.name',
                    'host',
                  ],
                },
              ],
            },
          },
        },
        server: { grpc_server_max_recv_msg_size: 104857600 },
      },
      'tempo.yaml': {
        compactor: { compaction: { block_retention: '720h' } },
        query_frontend: { search: { max_duration: '720h' } },
        storage: { trace: { wal: { ingestion_time_range_slack: '24h' } } },
        ingester: { trace_idle_period: '1s', flush_check_period: '2s' },
      },
      'pyroscope.yaml': {
        limits: {
          retention_period: '720h',
          reject_older_than: '24h',
          max_query_lookback: '720h',
          max_query_length: '720h',
        },
      },
    });
  });

  test('says it in the words of the version and the storage that the backend has', () => {
    const { stack } = cluster({
      traces: Tempo.external({ url: 'http://tempo.monitoring.svc:4318', version: 3 }),
      profiles: Pyroscope.external({ url: 'http://pyroscope.monitoring.svc:4040', storage: 'v1' }),
      retention: Duration.days(7),
      maxOutage: Duration.hours(12),
    });
    expect(retention(terraform(stack))).toEqual({
      'tempo.yaml': {
        backend_worker: { compaction: { block_retention: '168h' } },
        query_frontend: { search: { max_duration: '168h' } },
        live_store: {
          wal: { ingestion_time_range_slack: '12h' },
          max_trace_idle: '1s',
          flush_check_period: '2s',
        },
        block_builder: { wal: { ingestion_time_range_slack: '12h' } },
      },
      'pyroscope.yaml': {
        limits: {
          compactor_blocks_retention_period: '168h',
          reject_older_than: '12h',
          max_query_lookback: '168h',
          max_query_length: '168h',
        },
      },
    });
  });

  test('has one time for how long a host may be away, which all that may refuse its telemetry follows', () => {
    const { stack } = cluster({ ...BACKENDS, maxOutage: Duration.days(10) });
    const json = terraform(stack);
    expect(retention(json)).toMatchObject({
      'mimir.yaml': { limits: { out_of_order_time_window: '240h' } },
      'loki.yaml': { limits_config: { reject_old_samples_max_age: '240h' } },
      'tempo.yaml': { storage: { trace: { wal: { ingestion_time_range_slack: '240h' } } } },
      'pyroscope.yaml': { limits: { reject_older_than: '240h' } },
    });
    const config = configMap(json, 'otel-collector')['config.yaml'] ?? '';
    expect(config).toContain('max_stale: 240h');
    expect(config.match(/max_elapsed_time: 240h/g)).toHaveLength(3);
    const asked = JSON.stringify(json.resource.kubernetes_job_v1);
    const expectations = asked.split('\\n').filter((line) => line.includes("expect '>=240h"));
    expect(expectations.map((line) => line.replace(/.*[.:](\w+)'$/, '$1'))).toEqual([
      'out_of_order_time_window',
      'reject_old_samples_max_age',
      'ingestion_time_range_slack',
      'reject_older_than',
    ]);
  });

  test('has hosts away for no longer than what they bring is kept, when nobody says how long', () => {
    const { stack } = cluster({ metrics: BACKENDS.metrics, retention: Duration.hours(6) });
    expect(retention(terraform(stack))).toMatchObject({
      'mimir.yaml': { limits: { out_of_order_time_window: '6h' } },
    });
  });

  test.each([
    [
      'longer than what they bring is kept',
      { retention: Duration.days(7), maxOutage: Duration.days(8) },
      "mimir keeps what a host brings for 168h, but a maxOutage of '192h' was given: shorten it, or keep for longer",
    ],
    [
      'less than a minute',
      { maxOutage: Duration.seconds(59) },
      "a maxOutage is 1 minute to 30 days, but '59s' was given",
    ],
    [
      'more than 30 days',
      { retention: Duration.days(90), maxOutage: Duration.days(31) },
      "a maxOutage is 1 minute to 30 days, but '744h' was given",
    ],
  ])('fails for hosts that are away for %s', (_, props, error) => {
    expect(() => cluster({ ...BACKENDS, ...props })).toThrow(`[fleet/lgtm/retention] ${error}`);
  });

  test('has a pipeline for each signal that has a backend, with the path and the tenant that it wants', () => {
    const { stack } = cluster({
      metrics: Mimir.external({ url: 'http://mimir.monitoring.svc/', tenant: 'homelab' }),
      logs: Loki.external({ url: 'http://loki.monitoring.svc:3100', objectStore: 's3' }),
    });
    const config = parse(configMap(terraform(stack), 'otel-collector')['config.yaml'] ?? '') as {
      exporters: Record<string, unknown>;
      service: { pipelines: Record<string, { processors: string[] }> };
    };
    expect(config.exporters).toMatchObject({
      'otlp_http/mimir': {
        endpoint: 'http://mimir.monitoring.svc/otlp',
        headers: { 'X-Scope-OrgID': 'homelab' },
      },
      'otlp_http/loki': { endpoint: 'http://loki.monitoring.svc:3100/otlp' },
    });
    expect(Object.keys(config.service.pipelines)).toEqual(['metrics', 'logs', 'metrics/self']);
    expect(config.service.pipelines.metrics?.processors).toEqual([
      'memory_limiter',
      'transform/host',
      'deltatocumulative',
    ]);
    expect(config.service.pipelines.logs?.processors).toEqual([
      'memory_limiter',
      'transform/host',
      'transform/cut',
    ]);
  });

  test('puts the collector and Pyroscope on the tailnet, and nothing on the network of the nodes', () => {
    const services = Object.values(terraform(cluster().stack).resource.kubernetes_service_v1 ?? {});
    const exposed = services.filter(
      ({ metadata }) => metadata.annotations?.['tailscale.com/hostname'],
    );
    expect(
      exposed.map(
        ({ metadata }) =>
          `${metadata.namespace} ${metadata.annotations?.['tailscale.com/hostname']}`,
      ),
    ).toEqual(['monitoring pyroscope', 'observability otel-collector']);
    for (const { spec } of exposed) {
      expect(spec).toMatchObject({
        type: 'LoadBalancer',
        load_balancer_class: 'tailscale',
        allocate_load_balancer_node_ports: false,
      });
    }
  });

  test('is named to the workstations by what it exposes', () => {
    const { stack } = cluster({ ...BACKENDS, hostname: 'telemetry' });
    const services = Object.values(terraform(stack).resource.kubernetes_service_v1 ?? {});
    expect(
      services.map(({ metadata }) => metadata.annotations?.['tailscale.com/hostname']),
    ).toContain('telemetry');
    expect(cluster({ ...BACKENDS, hostname: 'telemetry' }).lgtm.otlpHttpUrl).toBe(
      'http://telemetry.example.ts.net:4318',
    );
  });

  test('goes by names of its own beside a second one', () => {
    const { stack } = cluster();
    const archive = { hostname: 'archive', collectorName: 'archive' };
    new LgtmBackend(stack, 'archive', { metrics: BACKENDS.metrics, ...archive });
    const json = terraform(stack);
    for (const kind of ['config_map', 'deployment', 'service']) {
      const names = Object.values(json.resource[`kubernetes_${kind}_v1`] ?? {}).map(
        ({ metadata }) => `${metadata.namespace}/${metadata.name}`,
      );
      expect(names).toEqual([...new Set(names)]);
    }
  });

  test('never runs two collectors at once, which would both count delta points', () => {
    const [deployment] = Object.values(
      terraform(cluster().stack).resource.kubernetes_deployment_v1 ?? {},
    );
    expect(deployment?.spec).toMatchObject({ replicas: '1', strategy: { type: 'Recreate' } });
  });

  test("forwards Pyroscope's port on the tailnet to that of its pods", () => {
    const profiles = Pyroscope.external({ url: 'http://pyroscope.monitoring.svc', podPort: 4100 });
    const services = terraform(cluster({ profiles }).stack).resource.kubernetes_service_v1;
    expect(Object.values(services ?? {}).map(({ spec }) => spec)).toEqual([
      expect.objectContaining({ port: [{ name: 'profiles', port: 80, target_port: '4100' }] }),
    ]);
  });

  test('restarts its pods when the configuration changes, by a hash that Terraform takes', () => {
    const [deployment] = Object.values(
      terraform(cluster().stack).resource.kubernetes_deployment_v1 ?? {},
    );
    expect(deployment?.spec).toMatchObject({
      template: {
        metadata: {
          annotations: {
            'checksum/config': expect.stringMatching(
              /^\$\{sha256\(kubernetes_config_map_v1\..*\.data\["config\.yaml"\]\)\}$/,
            ) as string,
          },
        },
      },
    });
  });

  test("takes what is added to the collector's configuration afterwards", () => {
    const { stack, lgtm } = cluster();
    lgtm.collector?.config.add('exporters', 'debug', { verbosity: 'basic' });
    lgtm.collector?.config.addPipeline('logs/debug', { receivers: ['otlp'], exporters: ['debug'] });
    lgtm.collector?.config.addOverride('processors.memory_limiter.check_interval', '5s');
    const config: unknown = parse(
      configMap(terraform(stack), 'otel-collector')['config.yaml'] ?? '',
    );
    expect(config).toMatchObject({
      processors: { memory_limiter: { check_interval: '5s' } },
      service: { pipelines: { 'logs/debug': { receivers: ['otlp'], exporters: ['debug'] } } },
    });
  });

  test('may be in another stack than the hosts that send to it', () => {
    const { stack, lgtm } = cluster();
    const hosts = new ObservabilityStack(stack.node.root, 'hosts', {
      tailnet: stack.tailnet,
      nixosOutdir: 'hosts-out',
    });
    new AlloyCollector(new NixosHost(hosts, 'ryzen'), 'alloy', { destinations: [lgtm] });
    const text = hosts.renderNixos().get('files/ryzen/alloy/lgtm.alloy');
    expect(text).toContain(
      'endpoint = coalesce(sys.env("OUTAGE_BUFFER_LGTM_OTLP"), "http://otel-collector.example.ts.net:4318")',
    );
    expect(JSON.parse(Testing.synth(hosts, true))).not.toHaveProperty('resource');
  });

  test('fails for a token that only one side knows', () => {
    const collector = { bearerToken: { secretName: 'otlp' } };
    expect(() => cluster({ ...BACKENDS, collector })).toThrow(
      '[fleet/lgtm] a bearer token is what the collector asks for and the hosts send: give both',
    );
  });

  test('has no collector for profiles alone', () => {
    const stack = fleet();
    const lgtm = new LgtmBackend(stack, 'lgtm', { profiles: BACKENDS.profiles });
    expect(lgtm.collector).toBeUndefined();
    expect(terraform(stack).resource.kubernetes_deployment_v1).toBeUndefined();
    expect(() => lgtm.otlpHttpUrl).toThrow(
      '[fleet/lgtm] takes profiles only, so it has no URL for OTLP: give it metrics, logs or traces',
    );
  });
});
