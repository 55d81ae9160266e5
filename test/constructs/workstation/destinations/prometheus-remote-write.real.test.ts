import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { Duration, MetricsScrape, PrometheusRemoteWrite } from '../../../../index';
import { temporaryFolder } from '../../../lib/support';
import { Daemon, freePorts } from '../../../support/daemon';
import { send } from '../../../support/emitters';
import { describeWith } from '../../../support/programs';
import { deltasOf, PLAIN } from '../../cluster/real-metrics';
import { RealHost } from '../real-host';

describeWith(
  ['alloy', 'prometheus'],
  'a real Prometheus that takes remote_write from a host',
  (programs) => suite(() => ({ alloy: programs.alloy, prometheus: programs.prometheus })),
);
describeWith(
  ['alloy', 'prometheus-2'],
  'a real Prometheus 2 that takes remote_write from a host',
  (programs) => suite(() => ({ alloy: programs.alloy, prometheus: programs['prometheus-2'] })),
);

function suite(binaries: () => { readonly alloy: string; readonly prometheus: string }) {
  const folder = temporaryFolder();
  let port = 0;
  let store: Daemon | undefined;
  let program: Server;
  let scrapes = 0;
  let ryzen: RealHost | undefined;

  beforeAll(async () => {
    [port = 0] = await freePorts(1);
    program = createServer((_, response) =>
      response.end(`# TYPE nginx_requests counter\nnginx_requests{vhost="a"} ${++scrapes}\n`),
    );
    await new Promise<void>((resolve) => program.listen(0, '127.0.0.1', resolve));
    writeFileSync(join(folder, 'prometheus.yml'), 'global: {}\n');
    await startStore();
    ryzen = await RealHost.start(
      binaries().alloy,
      {
        labels: { role: 'desktop' },
        destinations: [
          new PrometheusRemoteWrite('mimir', { url: `http://127.0.0.1:${port}/api/v1/write` }),
        ],
        nodeMetrics: { interval: Duration.seconds(1), collectors: ['loadavg'] },
      },
      {
        also: (host, collector) =>
          new MetricsScrape(host, 'nginx', {
            collector,
            name: 'nginx',
            targets: [`127.0.0.1:${(program.address() as AddressInfo).port}`],
            interval: Duration.seconds(1),
          }),
      },
    );
  }, 120_000);
  afterAll(async () => {
    await ryzen?.stop();
    await store?.stop();
    program.close();
  });

  async function startStore(): Promise<void> {
    const args = [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'store')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--web.enable-remote-write-receiver',
    ];
    store = new Daemon(binaries().prometheus, args, join(folder, 'store.log'));
    await store.until(async () => (await fetch(`http://127.0.0.1:${port}/-/ready`)).ok, 60);
  }

  /** What is stored of what a query selects: the labels of each series, and its samples. */
  async function stored(selector: string) {
    const time = String(Date.now() / 1000 + 120);
    const query = new URLSearchParams({ query: `${selector}[10m]`, time });
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/query?${query}`);
    const { data } = (await answer.json()) as {
      data: { result: { metric: Record<string, string>; values: [number, string][] }[] };
    };
    return data.result;
  }

  test('has all that the host scraped and was sent, through an outage: in order, none twice, under the right labels', async () => {
    // what is older than Alloy's own start, its writer leaves out
    const first = Math.ceil(Date.now() / 1000);
    const sendDeltas = async (from: number, to: number) => {
      for (let n = from; n < to; n++)
        await send(ryzen!.otlp, 'metrics', deltasOf('ryzen', first + n, 100), PLAIN);
    };
    await sendDeltas(0, 10);
    await store!.until(async () => (await stored('nginx_requests')).length > 0, 30);
    await store!.stop();
    await sendDeltas(10, 30);
    const during = scrapes;
    await until(() => scrapes >= during + 5);
    await startStore();
    await sendDeltas(30, 40);
    const after = scrapes;
    await until(() => scrapes > after);
    await ryzen!.delivered();
    await store!.until(async () => {
      const [nginx] = await stored('nginx_requests');
      return Number(nginx?.values.at(-1)?.[1]) >= after;
    }, 30);

    const [nginx, ...others] = await stored('nginx_requests');
    expect(others).toEqual([]);
    expect(nginx!.metric).toEqual({
      __name__: 'nginx_requests',
      host: 'ryzen',
      instance: `127.0.0.1:${(program.address() as AddressInfo).port}`,
      job: 'nginx',
      role: 'desktop',
      vhost: 'a',
    });
    const counts = nginx!.values.map(([, value]) => Number(value));
    expect(counts).toEqual(Array.from({ length: counts.at(-1)! }, (_, i) => i + 1));

    const used = await stored('used_total{series="0"}');
    expect(used).toHaveLength(1);
    expect(used[0]!.metric).toMatchObject({
      host: 'ryzen',
      instance: 'ryzen',
      job: 'test',
      role: 'desktop',
    });
    expect(used[0]!.values).toEqual(
      Array.from({ length: 40 }, (_, n) => [first + n, String(100 * (n + 1))]),
    );
    const [info] = await stored('target_info{job="test"}');
    expect(info!.metric).toMatchObject({ host_name: 'ryzen', instance: 'ryzen' });
    expect(await ryzen!.buffer!.metric('outage_buffer_retries_total')).toBeGreaterThan(0);
    expect(await ryzen!.buffer!.metric('outage_buffer_dropped_total')).toBe(0);
  }, 120_000);
}

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition(); waited += 100) {
    if (waited > 60_000) throw new Error('it takes longer than 60 s');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
