import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AlloyCollector,
  BeylaAgent,
  NixosHost,
  OtlpDestination,
  OutageBuffer,
  Size,
  synthNixos,
} from '../../../../index';
import { dashboardData, dashboardQueries } from '../../../support/dashboards';
import { Daemon, freePorts } from '../../../support/daemon';
import { describeWith } from '../../../support/programs';
import { Recorder } from '../../../support/recorder';
import { RealCluster } from '../../cluster/real-cluster';
import { cluster, MONITOR } from '../../support';

/** A store of somebody else's. */
const ELSEWHERE = 'https://elsewhere.example.com';

/** What the real Beyla served, whose requests go on at the same rate with each time that it is asked. */
const RECORDED = readFileSync(
  join(__dirname, '../../../fixtures/beyla-3.28/red-metrics.txt'),
  'utf8',
);

function served(n: number): string {
  const lines = RECORDED.split('\n').map((line) =>
    /^(#|target_info|$)/.test(line)
      ? line
      : line.replace(/ (\S+)$/, (_, value) => ` ${Number(value) * n}`),
  );
  return lines.join('\n');
}

/** Why a query of the dashboard shows nothing of what was recorded, by what its panel begins with. */
const EMPTY: readonly (readonly [panel: RegExp, why: string])[] = [
  [/^.*RPC/, 'it asks for rpc_server_duration, which Beyla 3 calls rpc_server_call_duration'],
  [/^Outbound .*HTTP/, 'the recorded services served requests and made none'],
];

describeWith(['alloy', 'otelcol', 'prometheus'], "Beyla's metrics of requests", (programs) => {
  const folder = mkdtempSync(join(tmpdir(), 'beyla-metrics-'));
  const recorder = new Recorder();
  let beyla: Server;
  let real: RealCluster;
  let alloy: Daemon;

  /** The host's files, with Beyla's metrics where the recorded ones are and the cluster on the loopback. */
  function files(ports: readonly number[]): string {
    const { stack, lgtm } = cluster();
    const ryzen = new NixosHost(stack, 'ryzen');
    const collector = new AlloyCollector(ryzen, 'alloy', {
      destinations: [lgtm, OtlpDestination.remote('elsewhere', { endpoint: ELSEWHERE })],
      nodeMetrics: false,
      buffer: OutageBuffer.alloyQueue(Size.mebibytes(60)),
      labels: { role: 'desktop' },
    });
    const instrument = [MONITOR];
    new BeylaAgent(ryzen, 'beyla', {
      collector,
      instrument,
      metrics: ['red'],
      process: 'collector',
    });
    const directory = join(folder, 'alloy');
    mkdirSync(directory);
    for (const [name, text] of synthNixos(stack)) {
      const [, file] = /^files\/ryzen\/alloy\/(.+)$/.exec(name) ?? [];
      if (file === undefined) continue;
      const moved = text
        .replace(/^beyla\.ebpf "[^]*?^}\n/m, '')
        .replace(/= beyla\.ebpf\.\S+\.targets/, `= [{ __address__ = "127.0.0.1:${ports[0]}" }]`)
        .replace('scrape_interval = "15s"', 'scrape_interval = "1s"\n\tscrape_timeout = "1s"')
        .replaceAll('127.0.0.1:4318', `127.0.0.1:${ports[1]}`)
        .replaceAll('127.0.0.1:24319', `127.0.0.1:${ports[2]}`)
        .replaceAll('http://otel-collector.example.ts.net:4318', real.url)
        .replaceAll(ELSEWHERE, recorder.url);
      writeFileSync(join(directory, file), moved);
    }
    return directory;
  }

  beforeAll(async () => {
    await recorder.start();
    real = await RealCluster.start({ programs });
    const ports = await freePorts(4);
    let n = 0;
    beyla = createServer((_, response) => {
      response.setHeader('content-type', 'text/plain; version=0.0.4');
      response.end(served((n += 1)));
    });
    await new Promise<void>((resolve) => beyla.listen(ports[0], '127.0.0.1', resolve));
    const args = [
      'run',
      '--disable-reporting',
      '--stability.level=experimental',
      `--storage.path=${join(folder, 'data')}`,
      `--server.http.listen-addr=127.0.0.1:${ports[3]}`,
      files(ports),
    ];
    alloy = new Daemon(programs.alloy, args, join(folder, 'alloy.log'));
    await alloy.until(async () => {
      const rate = 'rate(http_server_request_duration_seconds_count[30s]) > 0';
      return (await real.ask(rate)).length > 0;
    }, 60);
  }, 150_000);
  afterAll(async () => {
    await alloy?.stop();
    await real?.stop();
    await recorder.stop();
    await new Promise((resolve) => beyla.close(resolve));
    rmSync(folder, { recursive: true });
  });

  test('are histograms for whoever takes OTLP, not gauges of their buckets', async () => {
    const points = await recorder.waitFor((r) =>
      ((points) => points.length > 0 && points)(r.metricPoints()),
    );
    const of = (type: string) => points.filter((point) => point.type === type);
    expect(new Set(of('histogram').map(({ metric }) => metric))).toEqual(
      new Set([
        'http_server_request_body_size_bytes',
        'http_server_request_duration_seconds',
        'http_server_response_body_size_bytes',
        'rpc_server_call_duration_seconds',
      ]),
    );
    // what a scrape says of itself
    expect(of('gauge').every(({ metric }) => /^(up|scrape_.+)$/.test(metric))).toBe(true);
  });

  test('give durations and rates by service and route', async () => {
    const buckets = 'rate(http_server_request_duration_seconds_bucket[30s])';
    const by = `sum by (job, http_route, le) (${buckets})`;
    const found = await real.ask(`histogram_quantile(0.95, ${by})`);
    const seconds = Object.fromEntries(
      found.map(({ labels, value }) => [labels.http_route, value]),
    );
    expect(found.map(({ labels }) => labels.job)).toEqual(['otel-ai-monitor', 'otel-ai-monitor']);
    // what the recorded buckets hold, in which both routes' requests are
    expect(seconds).toEqual({
      '/health': expect.closeTo(0.024, 3) as number,
      '/fail': expect.closeTo(0.049, 3) as number,
    });
  });

  test('are of the service and its process, on its host, with the labels of that', async () => {
    const count = 'http_server_request_duration_seconds_count{http_route="/health"}';
    const found = await real.ask(count);
    expect(found.map(({ labels }) => labels)).toEqual([
      {
        __name__: 'http_server_request_duration_seconds_count',
        host: 'ryzen',
        host_name: 'ryzen',
        http_request_method: 'GET',
        http_response_status_code: '200',
        http_route: '/health',
        instance: 'ryzen:885',
        job: 'otel-ai-monitor',
        role: 'desktop',
        server_address: 'otel-ai-monitor',
        server_port: '4320',
        service_name: 'otel-ai-monitor',
        url_scheme: 'http',
      },
    ]);
  });

  test('fill the dashboard that is installed, as far as the services have such requests', async () => {
    const queries = dashboardQueries('beyla-red-metrics');
    const { shown, empty } = await dashboardData(queries, (promql) => real.ask(promql));
    const unexplained = empty.filter((each) => !EMPTY.some(([panel]) => panel.test(each)));
    expect(unexplained).toEqual([]);
    expect([shown.length, queries.length]).toEqual([6, 22]);
  });
});
