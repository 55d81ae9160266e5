import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeMetrics, OutageBuffer, Size } from '../../../../index';
import { describeWith } from '../../../support/programs';
import { RealCluster } from '../../cluster/real-cluster';
import { RealHost } from '../../cluster/real-host';
import { host } from '../../support';

const NAMES = readFileSync(
  join(__dirname, '../../../fixtures/node-exporter-full/metrics.txt'),
  'utf8',
)
  .trim()
  .split('\n');

/** What we don't collect, by the reason. */
const LEFT_OUT: Readonly<Record<string, RegExp>> = {
  '33 series a CPU, and more where there are more devices': /^node_interrupts_total$/,
  'a folder that nobody fills': /^node_textfile_/,
  '5 series a socket': /^node_systemd_socket_/,
  'never changes': /^node_netstat_Tcp_MaxConn$/,
  "upstream's exporter in Alloy has none": /^node_kernel_hung_tasks$|_nohandler_total$/,
  "are of node exporter's process, which Alloy's is in the place of": /^process_/,
};

/** What a machine may lack, as one without sensors, in a container, or with an older or another kernel. */
const OF_THE_MACHINE =
  /^node_(hwmon|cooling_device|cpu_scaling|power_supply|schedstat|systemd_units|pressure|nf_conntrack|timex|memory|udp_queues|arp|entropy|disk_(discard|flush)|network_speed)/;

describeWith(
  ['alloy', 'otelcol', 'prometheus'],
  'the dashboard Node Exporter Full, behind the real Alloy, Collector and Prometheus',
  (programs) => {
    let cluster: RealCluster;
    let alloy: RealHost;
    let found: ReadonlySet<string>;
    let series: Readonly<Record<string, number>>;

    beforeAll(async () => {
      cluster = await RealCluster.start({ programs });
      const { stack } = host({ buffer: OutageBuffer.alloyQueue(Size.mebibytes(60)) });
      const { url } = cluster;
      alloy = await RealHost.start({ alloy: programs.alloy, stack, url, scrapeInterval: 10 });
      // uname comes late in the alphabet, so the rest of its scrape is there too
      await cluster.until(async () => (await count('node_uname_info')) === 1, 60);
      await cluster.until(async () => (await count('node_load1')) === 1, 60);
      series = await bySeries();
      found = new Set(Object.keys(series));
    });
    afterAll(async () => {
      await alloy.stop();
      await cluster.stop();
    });

    async function ask(query: string) {
      const response = await fetch(
        `${cluster.storeUrl}/api/v1/query?${new URLSearchParams({ query }).toString()}`,
      );
      const { data } = (await response.json()) as {
        data: { result: { metric: Record<string, string>; value: [number, string] }[] };
      };
      return data.result;
    }
    const count = async (metric: string) => (await ask(metric)).length;
    async function bySeries(): Promise<Record<string, number>> {
      const groups = await ask('count by (__name__) ({__name__=~"node_.+|process_.+"})');
      return Object.fromEntries(
        groups.map(({ metric, value }) => [metric.__name__ ?? '', Number(value[1])]),
      );
    }

    test('has data for all that it asks for, but what we leave out and what the machine lacks', () => {
      const leftOut = (name: string) =>
        Object.values(LEFT_OUT).some((pattern) => pattern.test(name));
      const missing = NAMES.filter((name) => !found.has(name));
      expect(missing.filter((name) => !leftOut(name) && !OF_THE_MACHINE.test(name))).toEqual([]);
      expect(NAMES.filter((name) => leftOut(name) && found.has(name))).toEqual([]);
      const withData = NAMES.length - missing.length;
      process.stdout.write(
        `measured: ${withData} of ${NAMES.length} metrics of Node Exporter Full have data; without, of this machine: ` +
          `${missing.filter((name) => !leftOut(name)).join(', ')}\n`,
      );
      expect(NAMES.filter(leftOut).length / NAMES.length).toBeLessThan(0.06);
      expect(withData / NAMES.length).toBeGreaterThan(0.75);
    });

    test('costs a machine a few hundred series, none of them of a metric that grows without bounds', () => {
      const total = Object.values(series).reduce((sum, each) => sum + each, 0);
      process.stdout.write(
        `measured: ${total} series of ${NodeMetrics.COLLECTORS.length} collectors\n`,
      );
      // half of it is the collectors' own, network interfaces' and CPUs'
      expect(total).toBeLessThan(2500);
      expect(series).not.toHaveProperty('node_interrupts_total');
    });
  },
);
