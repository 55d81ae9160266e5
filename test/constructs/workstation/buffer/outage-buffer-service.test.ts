import {
  Duration,
  NixosHost,
  OtlpDestination,
  OutageBuffer,
  OutageBufferService,
  Size,
  type AlloyCollectorProps,
} from '../../../../index';
import { fleet, host } from '../../support';
import { Debug, MetricsAndLogs } from '../own-destinations';

/** A host's service, and what its program reads. */
function service(props: Partial<AlloyCollectorProps> = {}) {
  const made = host(props);
  const found = OutageBufferService.find(made.host)!;
  const config = () =>
    JSON.parse(made.file('outage-buffer.json') ?? '') as {
      readonly [setting: string]: unknown;
      readonly upstreams: readonly {
        readonly destination: string;
        readonly joins?: boolean;
        readonly routes: Record<string, string>;
      }[];
    };
  const routes = () =>
    Object.assign({}, ...config().upstreams.map((each) => each.routes)) as unknown;
  return { ...made, service: found, config, routes };
}

describe('OutageBufferService', () => {
  test('has its part as its default child, and takes overrides of its options', () => {
    const { service: buffer, file } = service();
    expect(buffer.node.defaultChild).toBe(buffer.part);
    buffer.part.config.addOverride('observability.outageBuffer.memoryMax', '1G');
    expect(file('hosts/ryzen.nix')).toContain('memoryMax = lib.mkDefault "1G";');
  });

  test('is one of the host, however many exporters go through it', () => {
    const { host: ryzen, alloy, service: buffer } = service();
    alloy.addDestination(new MetricsAndLogs());
    expect(ryzen.node.findAll().filter((each) => each instanceof OutageBufferService)).toEqual([
      buffer,
    ]);
    expect(OutageBufferService.of(alloy, { size: Size.mebibytes(20) })).toBe(buffer);
    expect(OutageBufferService.find(new NixosHost(fleet(), 'ryzen'))).toBeUndefined();
  });

  test('is told its port, its size and how old anything may get', () => {
    const maxAge = Duration.hours(2);
    const buffer = OutageBuffer.dropOldest(Size.mebibytes(50), { maxAge, port: 5347 });
    const { config, file, service: made } = service({ buffer });
    expect(config()).toMatchObject({ port: 5347, budgetBytes: 52428800, maxAgeSeconds: 7200 });
    expect(made.port).toBe(5347);
    // twice its size, and what Node itself takes
    expect(file('hosts/ryzen.nix')).toContain('memoryMax = lib.mkDefault "180M";');
    expect(file('alloy/outage-buffer.alloy')).toContain('__address__ = "127.0.0.1:5347"');
  });

  test('is told that the collector takes joined requests, and of nobody else', () => {
    const { alloy, config } = service();
    const endpoint = 'https://otlp.example.com';
    alloy.addDestination(OtlpDestination.remote('archive', { endpoint }));
    const joining = config().upstreams.map(({ destination, joins }) => ({ destination, joins }));
    expect(joining).toEqual([
      ...Array.from({ length: 3 }, () => ({ destination: 'lgtm', joins: true })),
      ...Array.from({ length: 3 }, () => ({ destination: 'archive', joins: undefined })),
    ]);
  });

  test("lets through the paths of a destination's protocol, and nothing else", () => {
    const { routes, file } = service();
    expect(routes()).toEqual({
      '/lgtm/v1/metrics': 'http://otel-collector.example.ts.net:4318/v1/metrics',
      '/lgtm/v1/logs': 'http://otel-collector.example.ts.net:4318/v1/logs',
      '/lgtm/v1/traces': 'http://otel-collector.example.ts.net:4318/v1/traces',
    });
    expect(file('hosts/ryzen.nix')).toContain(
      'environment.OUTAGE_BUFFER_LGTM_OTLP = lib.mkDefault "http://127.0.0.1:24347/lgtm";',
    );
  });

  test('takes two protocols of one destination, each by its own URL', () => {
    const { config, routes, file } = service({ destinations: [new MetricsAndLogs()] });
    expect(config().upstreams).toMatchObject([
      { destination: 'stores', signal: 'metrics' },
      { destination: 'stores', signal: 'logs' },
    ]);
    expect(routes()).toEqual({
      '/stores/api/v1/push': 'https://mimir.example.com/api/v1/push',
      '/stores/loki/api/v1/push': 'https://loki.example.com/loki/api/v1/push',
    });
    expect(file('hosts/ryzen.nix')).toContain(`environment = {
        OUTAGE_BUFFER_STORES_LOKI = lib.mkDefault "http://127.0.0.1:24347/stores/loki/api/v1/push";
        OUTAGE_BUFFER_STORES_REMOTE_WRITE = lib.mkDefault "http://127.0.0.1:24347/stores/api/v1/push";
      };`);
    expect(file('alloy/stores.alloy')).toContain(
      'url = coalesce(sys.env("OUTAGE_BUFFER_STORES_REMOTE_WRITE"), "https://mimir.example.com/api/v1/push")',
    );
    expect(file('alloy/stores.alloy')).toContain(
      'url = coalesce(sys.env("OUTAGE_BUFFER_STORES_LOKI"), "https://loki.example.com/loki/api/v1/push")',
    );
  });

  test('connects the same URL again without another upstream', () => {
    const debug = new Debug();
    const { config } = service({ destinations: [debug], nodeMetrics: false });
    const connect = debug.bound[0]!.options.connect;
    const urls = [1, 2].map(() => String(connect('https://a.example.com', 'otlp').url));
    expect(urls[0]).toBe('coalesce(sys.env("OUTAGE_BUFFER_DEBUG_OTLP"), "https://a.example.com")');
    expect(urls[1]).toBe(urls[0]);
    expect(config().upstreams).toHaveLength(3);
  });

  test.each(['https://b.example.com', 'https://a.example.com/other'])(
    'fails for %s as a second URL of one protocol',
    (second) => {
      const debug = new Debug();
      host({ destinations: [debug], nodeMetrics: false });
      const connect = debug.bound[0]!.options.connect;
      connect('https://a.example.com', 'otlp');
      expect(() => connect(second, 'otlp')).toThrow(
        '[fleet/ryzen/alloy] debug has two upstreams for otlp in the outage buffer: give each a destination of its own',
      );
    },
  );

  test('fails for two protocols that are told apart by nothing, since their URLs end alike', () => {
    const stores = new MetricsAndLogs('https://loki.example.com/api/v1/push');
    expect(() => host({ destinations: [stores] })).toThrow(
      '[fleet/ryzen/alloy] stores has two upstreams for loki in the outage buffer: give each a destination of its own',
    );
  });
});
