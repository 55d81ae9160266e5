import type { Proof } from '../proof';
import { HOSTS, type Fleet, type Host } from '../world/fleet';
import { most, seconds, until, within } from './figures';

/** A metric of each kind that the specification names. */
const KINDS = {
  CPU: 'node_cpu_seconds_total',
  memory: 'node_memory_MemAvailable_bytes',
  disk: 'node_disk_read_bytes_total',
  network: 'node_network_receive_bytes_total',
  'file systems': 'node_filesystem_avail_bytes',
} as const;

/** Those whose node metrics are read as often as is usual; the example has its cloud VM's read every 30 s. */
const USUAL = ['ryzen', 'thinkpad'] as const;

/** Boots the hosts, and looks at what they say of themselves. */
export async function boot(fleet: Fleet, proof: Proof): Promise<void> {
  const took = new Map<Host, number>();
  await Promise.all(
    HOSTS.map(async (host) => {
      const on = await fleet.boot(host);
      const asks = Object.values(KINDS).map((name) => `${name}{host="${host}"}`);
      await until(
        `node metrics of ${host}`,
        async () => {
          const found = await Promise.all(asks.map((each) => fleet.mimir.query(each)));
          return found.every((series) => series.length > 0);
        },
        90,
      );
      took.set(host, Date.now() - on);
    }),
  );
  await proof.measure(
    'SC-001',
    'system metrics appear in Grafana within 30 seconds of workstation boot',
    () => {
      const usual = most(USUAL.map((host) => took.get(host)!));
      const all = HOSTS.map((host) => `${host} ${seconds(took.get(host)!)}`);
      const measured = `all five kinds to be had by PromQL after the start of the host's first process: ${all.join(', ')} (not judged: the app has it read every 30 s, which is as much as the criterion allows)`;
      return Promise.resolve({ measured, ...within(usual, 30) });
    },
  );
  await proof.measure('US1.1', 'current CPU, memory, disk, and network metrics', async () => {
    const counts = await Promise.all(
      Object.entries(KINDS).map(async ([kind, name]) => {
        const found = await fleet.mimir.query(`count by (host) (${name})`);
        return { kind, hosts: found.length };
      }),
    );
    const measured = counts.map(({ kind, hosts }) => `${kind} of ${hosts} hosts`).join(', ');
    return { measured, met: counts.every(({ hosts }) => hosts === HOSTS.length) };
  });
  await proof.measure('US1.3', 'filter and select between hosts', async () => {
    const found = await fleet.mimir.query('count by (host) (node_uname_info)');
    const names = found.map(({ labels }) => labels.host).sort();
    const other = await fleet.mimir.query('node_uname_info{host!~"ryzen|thinkpad|hetzner"}');
    return {
      measured: `label_values(node_uname_info, host) = ${names.join(', ')}; without the label: ${other.length}`,
      met: names.join() === [...HOSTS].sort().join() && other.length === 0,
    };
  });
}

/** How long it takes until what a processor has done is in the graph, at worst: when it comes just after it was looked at. */
export async function cpuGraph(fleet: Fleet, proof: Proof): Promise<void> {
  await proof.measure('US1.2', 'CPU graphs reflect actual usage within 15 seconds', async () => {
    const waits = await Promise.all(
      USUAL.map(async (host) => {
        const newest = async () => {
          const found = await fleet.mimir.query(
            `timestamp(node_cpu_seconds_total{host="${host}"})`,
          );
          return most(found.map(({ value }) => value * 1000));
        };
        const before = await newest();
        const all: number[] = [];
        let last = before;
        while (all.length < 2) {
          const next = await until(`a sample of ${host}`, async () => {
            const found = await newest();
            return found > last && found;
          });
          all.push(Date.now() - last);
          last = next;
        }
        return most(all);
      }),
    );
    const measured = `at worst, what comes just after one sample is in the graph by the next after ${waits.map(seconds).join(' and ')}`;
    return { measured, ...within(most(waits), 15) };
  });
}
