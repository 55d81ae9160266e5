import {
  Duration,
  BeylaAgent,
  JournalUnit,
  LgtmBackend,
  Loki,
  NixosHost,
  OtlpDestination,
  OutageBuffer,
  PyroscopeAgent,
  Size,
  Tempo,
  AlloyCollector,
  type AlloyCollectorProps,
} from '../../../../index';
import type { App } from '../../../../runtime/check/plan.mjs';
import { BACKENDS, cluster, fleet, host } from '../../support';

/** What the check of a host follows. */
function followed(props: Partial<AlloyCollectorProps> = {}) {
  const made = host(props);
  return { ...made, app: () => JSON.parse(made.file('check.json') ?? '') as App };
}

describe('what observability-check follows', () => {
  test('is in a file that the module of the host names', () => {
    const { file } = followed();
    expect(file('hosts/ryzen.nix')).toContain(
      'check.configFile = lib.mkDefault ../files/ryzen/check.json;',
    );
  });

  test('has each component of each file of each Alloy, with the switch of the file, and no stand-in', () => {
    const { app, alloy, file } = followed();
    new PyroscopeAgent(alloy, 'pyroscope', { collector: alloy });
    const [collector, ebpf] = app().processes;
    expect([collector?.unit, ebpf?.unit]).toEqual(['alloy.service', 'alloy-ebpf.service']);
    for (const { name, components } of collector?.files ?? []) {
      const printed = [...(file(`alloy/${name}.alloy`) ?? '').matchAll(/^([\w.]+) "(\w+)" \{/gm)];
      expect(components).toEqual(printed.map(([, kind, label]) => `${kind}.${label}`));
    }
    expect(collector?.files.map((each) => [each.name, each.switch])).toEqual([
      ['collector', undefined],
      ['lgtm', 'observability.destinations.lgtm'],
      ['alloy-metrics', 'observability.alloyMetrics'],
      ['ai_monitor', 'observability.destinations.ai_monitor'],
      ['node-metrics', 'observability.nodeMetrics'],
      ['pyroscope', 'observability.pyroscope'],
      ['outage-buffer', 'observability.outageBuffer'],
      ['alloy-ebpf-metrics', 'observability.alloyEbpf.metrics'],
    ]);
  });

  test('has what listens, with the ports that the files have', () => {
    const { app, alloy } = followed({ otlpHttpPort: 5318 });
    new BeylaAgent(alloy, 'beyla', { collector: alloy, port: 5319 });
    new PyroscopeAgent(alloy, 'pyroscope', { collector: alloy });
    expect(app().listeners.map(({ url, protocol, signals }) => [url, protocol, signals])).toEqual([
      ['http://127.0.0.1:5318', 'otlp', ['metrics', 'logs', 'traces']],
      ['http://127.0.0.1:5319', 'otlp', ['traces']],
      ['http://127.0.0.1:4045', 'pyroscope', ['profiles']],
    ]);
  });

  test('has where each destination is, as the exporters have it', () => {
    const { app, alloy, lgtm } = followed();
    const [remote, local] = app().destinations;
    expect(remote).toMatchObject({
      name: 'lgtm',
      location: 'remote',
      // nobody makes profiles
      signals: ['metrics', 'logs', 'traces'],
      exporter: alloy.exporter(lgtm).address,
      endpoints: [{ url: lgtm.otlpHttpUrl, protocol: 'otlp', onTailnet: true }],
      workstationTag: 'tag:workstation',
    });
    expect(local).toMatchObject({
      name: 'ai_monitor',
      location: 'local',
      program: { name: 'otel-ai-monitor', url: 'http://127.0.0.1:4320' },
      endpoints: [],
    });
    expect(app().buffer).toEqual({
      url: 'http://127.0.0.1:24347',
      switch: 'observability.outageBuffer',
    });
  });

  test('has no buffer where Alloy has the queue, and no tailnet where nothing is on it', () => {
    const destinations = [
      OtlpDestination.remote('cloud', { endpoint: 'https://otel.example.org' }),
    ];
    const { app } = followed({ destinations, buffer: OutageBuffer.alloyQueue(Size.mebibytes(60)) });
    expect(app().buffer).toBeUndefined();
    expect(app().tailnet).toBeUndefined();
    expect(app().destinations[0]?.backends).toBeUndefined();
  });

  test('has the credential that a destination wants, and never what is in it', () => {
    const destinations = [
      OtlpDestination.remote('cloud', {
        endpoint: 'https://otel.example.org',
        bearerTokenCredential: 'cloud-token',
      }),
    ];
    expect(
      followed({ destinations }).app().destinations[0]?.endpoints[0]?.bearerTokenCredential,
    ).toBe('cloud-token');
  });

  test('has the units whose journal is read, those included that are added later', () => {
    const { app, alloy } = followed({ journalUnits: [JournalUnit.system('sshd')] });
    alloy.addJournalUnit(JournalUnit.user('syncthing'));
    expect(app().journal).toEqual({ system: ['sshd.service'], user: ['syncthing.service'] });
    expect(followed().app().journal).toBeUndefined();
  });

  test('has each store with the URL that workstations reach it at, where they do, and how long it keeps its signal', () => {
    const { stack, lgtm } = cluster({
      ...BACKENDS,
      logs: Loki.external({
        url: 'http://loki.monitoring.svc:3100',
        objectStore: 'filesystem',
        tenant: 'team',
        retention: Duration.days(7),
        workstationQueryUrl: 'https://loki.example.ts.net/',
      }),
    });
    const ryzen = new NixosHost(stack, 'ryzen');
    const alloy = new AlloyCollector(ryzen, 'alloy', { destinations: [lgtm] });
    new PyroscopeAgent(alloy, 'pyroscope', { collector: alloy });
    const text = stack.renderNixos().get('files/ryzen/check.json') ?? '';
    expect((JSON.parse(text) as App).destinations[0]?.backends).toEqual([
      { signal: 'metrics', backend: 'mimir', retentionSeconds: 2_592_000 },
      {
        signal: 'logs',
        backend: 'loki',
        url: 'https://loki.example.ts.net',
        headers: { 'X-Scope-OrgID': 'team' },
        retentionSeconds: 604_800,
      },
      { signal: 'traces', backend: 'tempo', retentionSeconds: 2_592_000 },
      {
        signal: 'profiles',
        backend: 'pyroscope',
        url: 'http://pyroscope.example.ts.net:4040',
        retentionSeconds: 2_592_000,
      },
    ]);
  });

  test("fails for a store's URL that is none", () => {
    const traces = Tempo.external({
      url: 'http://tempo.monitoring.svc:4318',
      version: 2,
      workstationQueryUrl: 'tempo.example.ts.net',
    });
    const stack = fleet();
    const lgtm = new LgtmBackend(stack, 'lgtm', { traces });
    new AlloyCollector(new NixosHost(stack, 'ryzen'), 'alloy', { destinations: [lgtm] });
    expect(() => stack.renderNixos()).toThrow(/fleet\/lgtm.*an endpoint is a base URL/);
  });
});
