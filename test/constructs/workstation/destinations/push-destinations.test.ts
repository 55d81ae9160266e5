import { readFileSync } from 'node:fs';
import {
  GrafanaCloud,
  LokiPush,
  OtlpDestination,
  OutageBuffer,
  PrometheusRemoteWrite,
  PyroscopeAgent,
  PyroscopePush,
  Size,
  type ITelemetryDestination,
} from '../../../../index';
import { component, host } from '../../support';

const MIMIR = { url: 'https://mimir.example.com/api/v1/push' };
const LOKI = { url: 'https://loki.example.com/loki/api/v1/push' };
const CLOUD = { zone: 'prod-eu-west-2', instanceId: '123456', tokenCredential: 'cloud-token' };

/** A host that sends to one destination, profiles too. */
function to(destination: ITelemetryDestination, labels = {}) {
  const made = host({ destinations: [destination], nodeMetrics: false, labels });
  if (destination.signals.includes('profiles'))
    new PyroscopeAgent(made.host, 'pyroscope', { collector: made.alloy });
  const upstreams = () =>
    (JSON.parse(made.file('outage-buffer.json')!) as { upstreams: object[] }).upstreams;
  return { ...made, upstreams };
}

describe('PrometheusRemoteWrite', () => {
  test('names the host on every series, and adds deltas up before it', () => {
    const { file } = to(new PrometheusRemoteWrite('mimir', MIMIR), { role: 'desktop' });
    const text = file('alloy/mimir.alloy');
    const batch = component(text, 'otelcol.processor.batch "fleet_mimir"');
    expect(batch).toContain('metrics = [otelcol.processor.deltatocumulative.fleet_mimir.input]');
    expect(component(text, 'otelcol.processor.transform "fleet_mimir_labels"')).toContain(
      'set(datapoint.attributes[\\"role\\"], resource.attributes[\\"role\\"])',
    );
    expect(file('hosts/ryzen.nix')).toContain('stabilityLevel = lib.mkDefault "experimental"');
  });

  test('writes with one shard to the outage buffer, by which alone it is authenticated', () => {
    const basicAuth = { username: 'homelab', passwordCredential: 'store-password' };
    const { file, upstreams } = to(new PrometheusRemoteWrite('mimir', { ...MIMIR, basicAuth }));
    const writer = component(file('alloy/mimir.alloy'), 'prometheus.remote_write "fleet_mimir"');
    expect(readFileSync('docs/destinations.md', 'utf8')).toContain(writer);
    expect(writer).toBe(
      `	endpoint {
		url = coalesce(sys.env("OUTAGE_BUFFER_MIMIR_REMOTE_WRITE"), "https://mimir.example.com/api/v1/push")

		basic_auth {
			username      = "homelab"
			password_file = coalesce(({
				direct = sys.env("CREDENTIALS_DIRECTORY") + "/store-password",
			})[coalesce(sys.env("OUTAGE_BUFFER_MIMIR_REMOTE_WRITE"), "direct")], "/dev/null")
		}

		remote_timeout = "10s"

		queue_config {
			min_shards          = 1
			max_shards          = 1
			batch_send_deadline = "1s"
		}
	}
`,
    );
    expect(upstreams()).toEqual([
      {
        destination: 'mimir',
        signal: 'metrics',
        protocol: 'remote_write',
        basicAuth,
        routes: { '/mimir/api/v1/push': MIMIR.url },
      },
    ]);
    expect(file('hosts/ryzen.nix')).toContain('requiredCredentials.store-password');
  });

  test('leaves deltas alone where told so, without anything experimental', () => {
    const { file } = to(new PrometheusRemoteWrite('mimir', { ...MIMIR, deltaToCumulative: false }));
    expect(file('alloy/mimir.alloy')).not.toContain('deltatocumulative');
    expect(file('hosts/ryzen.nix')).not.toContain('stabilityLevel');
  });

  test('applies rules to series last of all', () => {
    const writeRelabelConfig = [{ action: 'labeldrop', regex: 'device' }] as const;
    const { file } = to(new PrometheusRemoteWrite('mimir', { ...MIMIR, writeRelabelConfig }));
    expect(file('alloy/mimir.alloy')).toMatch(
      /write_relabel_config \{\s+action = "labeldrop"\s+regex\s+= "device"\s+\}/,
    );
  });

  test('is found as the exporter, and takes overrides', () => {
    const mimir = new PrometheusRemoteWrite('mimir', MIMIR);
    const { alloy, file } = to(mimir);
    alloy.exporter(mimir).addOverride('endpoint.0.queue_config.max_shards', 4);
    expect(file('alloy/mimir.alloy')).toMatch(/max_shards += 4/);
  });

  test('fails for plain HTTP that anybody could read', () => {
    expect(() =>
      to(new PrometheusRemoteWrite('mimir', { url: 'http://mimir/api/v1/push' })),
    ).toThrow('would be sent to in clear');
  });
});

describe('LokiPush', () => {
  test("has rules for streams' labels where it is given some, and the host's labels among them", () => {
    const relabelRules = [{ action: 'labeldrop', regex: 'exporter' }] as const;
    const { file } = to(new LokiPush('loki', { ...LOKI, relabelRules }), { role: 'desktop' });
    const text = file('alloy/loki.alloy');
    expect(component(text, 'otelcol.exporter.loki "fleet_loki"')).toContain(
      'loki.relabel.fleet_loki_rules.receiver',
    );
    expect(text).toContain('"service.name, host, role"'.replaceAll('"', '\\"'));
  });

  test('shows header credentials to nobody but the destination', () => {
    const headerCredentials = { 'X-Api-Key': 'loki-key' };
    const { file, upstreams } = to(new LokiPush('loki', { ...LOKI, headerCredentials }));
    expect(component(file('alloy/loki.alloy'), 'local.file "fleet_loki_header_1"')).toContain(
      '[coalesce(sys.env("OUTAGE_BUFFER_LOKI_LOKI"), "direct")], "/dev/null")',
    );
    expect(upstreams()[0]).toMatchObject({ protocol: 'loki', headerCredentials });
  });

  test("fails with Alloy's own queue, since its writer would have the senders wait", () => {
    const buffer = OutageBuffer.alloyQueue(Size.mebibytes(60));
    expect(() => host({ destinations: [new LokiPush('loki', LOKI)], buffer })).toThrow(
      "[fleet/ryzen/alloy] loki takes Loki's push, whose writer has no queue that drops: in an outage whoever sends to the host " +
        'would wait. Leave out its buffer, or give it OutageBuffer.dropOldest(…)',
    );
  });
});

describe('PyroscopePush', () => {
  test('makes what writes once there are profiles, with rules and a token', () => {
    const destination = new PyroscopePush('profiles', {
      url: 'https://pyroscope.example.com',
      bearerTokenCredential: 'pyroscope-token',
      relabelRules: [{ action: 'labeldrop', regex: 'unit' }],
    });
    const { alloy, file, upstreams } = to(destination, { role: 'desktop' });
    expect(file('alloy/profiles.alloy')).toContain(
      'forward_to = [pyroscope.relabel.fleet_profiles_rules.receiver]',
    );
    expect(alloy.exporter(destination).address).toBe('pyroscope.write.fleet_profiles');
    expect(upstreams()).toEqual([
      expect.objectContaining({
        protocol: 'pyroscope',
        bearerTokenCredential: 'pyroscope-token',
        routes: {
          '/profiles/ingest': 'https://pyroscope.example.com/ingest',
          '/profiles/push.v1.PusherService/Push':
            'https://pyroscope.example.com/push.v1.PusherService/Push',
        },
      }),
    ]);
    const bare = host({
      destinations: [new PyroscopePush('profiles', { url: 'https://p.example.com' })],
      nodeMetrics: false,
    });
    expect(bare.file('alloy/profiles.alloy')).not.toContain('pyroscope.write');
  });
});

describe('GrafanaCloud', () => {
  test("sends by OTLP to its zone's gateway as its instance, with sums and the host on each series, and profiles where they go", () => {
    const profiles = { url: 'https://profiles-prod-002.grafana.net', instanceId: '654321' };
    const { file, upstreams } = to(GrafanaCloud.otlp({ ...CLOUD, profiles }));
    const text = file('alloy/grafana_cloud.alloy');
    expect(component(text, 'otelcol.processor.batch "fleet_grafana_cloud"')).toContain(
      `		metrics = [otelcol.processor.deltatocumulative.fleet_grafana_cloud.input]
		logs    = [otelcol.exporter.otlphttp.fleet_grafana_cloud.input]
		traces  = [otelcol.exporter.otlphttp.fleet_grafana_cloud.input]
`,
    );
    const gateway = 'https://otlp-gateway-prod-eu-west-2.grafana.net/otlp';
    expect(upstreams().map((each) => Object.values((each as { routes: object }).routes))).toEqual([
      [`${gateway}/v1/metrics`],
      [`${gateway}/v1/logs`],
      [`${gateway}/v1/traces`],
      [`${profiles.url}/push.v1.PusherService/Push`, `${profiles.url}/ingest`],
    ]);
    expect(upstreams()[0]).toMatchObject({
      basicAuth: { username: '123456', passwordCredential: 'cloud-token' },
    });
    expect(upstreams()[3]).toMatchObject({ basicAuth: { username: '654321' } });
  });

  test.each([
    [{ zone: 'https://otlp-gateway' }, 'a zone of Grafana Cloud is such as prod-eu-west-2'],
    [{ zone: undefined }, 'known by its zone or its url: give one of the two'],
    [{ url: 'https://otlp.example.com/otlp' }, 'known by its zone or its url: give one of the two'],
    [{ instanceId: 'my-stack' }, 'an instance of Grafana Cloud is a number, such as 123456'],
  ])('fails for %j', (props, problem) => {
    expect(() => to(GrafanaCloud.otlp({ ...CLOUD, ...props }))).toThrow(problem);
  });

  test('takes a gateway of another name, fewer signals, and a name of its own', () => {
    const { file } = to(
      GrafanaCloud.otlp({
        ...CLOUD,
        zone: undefined,
        url: 'https://otlp.example.com/otlp',
        signals: ['logs'],
        destinationName: 'cloud',
      }),
    );
    expect(file('alloy/cloud.alloy')).toContain('"https://otlp.example.com/otlp"');
    expect(file('alloy/cloud.alloy')).not.toContain('deltatocumulative');
  });
});

describe('the name of a user', () => {
  const endpoint = 'https://archive.example.com';
  const remote = (basicAuth: object) =>
    host({
      destinations: [
        OtlpDestination.remote('archive', { endpoint, basicAuth: basicAuth as never }),
      ],
    });

  test('may stand in clear', () => {
    const { file } = remote({ username: '123456', passwordCredential: 'token' });
    expect(component(file('alloy/archive.alloy'), 'otelcol.auth.basic "fleet_archive"')).toMatch(
      /username = "123456"/,
    );
  });

  test.each([
    [
      { passwordCredential: 'token' },
      'give one of basicAuth.username and basicAuth.usernameCredential',
    ],
    [
      { username: 'a', usernameCredential: 'b', passwordCredential: 'token' },
      'give one of basicAuth.username and basicAuth.usernameCredential',
    ],
    [{ username: 'a:b', passwordCredential: 'token' }, "without a colon, but 'a:b' was given"],
  ])('fails for %j', (basicAuth, problem) => {
    expect(() => remote(basicAuth)).toThrow(problem);
  });
});
