import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { nowNanos, span } from '../../../support/emitters';
import { hexOf, resourceOf, tracesRequest } from '../../../support/emitters/export';
import { describeWith } from '../../../support/programs';
import { deltasOf, SERIES } from '../real-metrics';
import { QUEUE, RealTiers, type RealTiersOptions } from './real-tiers';

const HOSTS = Array.from({ length: 12 }, (_, i) => `host-${i}`);
const STEP = 15;
const SUMS = 'sum by (host, series) (last_over_time(used_total[2h]))';

describeWith(['otelcol', 'prometheus', 'unshare'], 'two tiers', (programs) => {
  let tiers!: RealTiers;
  let sent: Map<string, number>;
  let time: number;
  const start = async (options: Partial<RealTiersOptions> = {}, pods = 2) => {
    tiers = await RealTiers.start({ programs, ...options }, pods);
    sent = new Map();
    time = Math.floor(Date.now() / 1000) - 3600;
  };
  afterEach(() => tiers?.stop());

  /** Has every host report so often what it counted meanwhile, more each time. */
  async function report(times: number): Promise<void> {
    for (let n = 0; n < times; n++) {
      time += STEP;
      await Promise.all(
        HOSTS.map(async (host, i) => {
          const value = 10 + i;
          sent.set(host, (sent.get(host) ?? 0) + value);
          await tiers.send('metrics', deltasOf(host, time, value));
        }),
      );
    }
  }

  /** What the store has of every series of each host, once it is what is expected, or nothing more comes. */
  async function stored(
    expected?: ReadonlyMap<string, unknown>,
  ): Promise<Map<string, Set<number>>> {
    let found = '';
    let same = 0;
    const byHost = new Map<string, Set<number>>();
    // a pod whose store was away tries again after half a minute at last
    for (let seconds = 0; seconds < 60 && same < (expected ? 2 : 5); seconds++) {
      await setTimeout(1000);
      byHost.clear();
      for (const { labels, value } of await tiers.query(SUMS, time)) {
        const host = labels['host'] ?? '';
        byHost.set(host, (byHost.get(host) ?? new Set()).add(value));
      }
      const now = JSON.stringify([...byHost].map(([host, values]) => [host, [...values]]).sort());
      const right = !expected || isDeepStrictEqual(byHost, expected);
      same = now === found && right ? same + 1 : 0;
      found = now;
    }
    return byHost;
  }

  /** From two pods to three, and back. */
  async function scale(): Promise<void> {
    await report(10);
    await tiers.startPod(2);
    await tiers.known();
    await report(10);
    await tiers.stopPod(2, 'SIGTERM');
    await tiers.known();
    await report(10);
  }

  const exact = () => new Map([...sent].map(([host, sum]) => [host, new Set([sum])]));

  test('count every delta once while pods come and go', async () => {
    await start();
    await scale();
    expect(await stored(exact())).toEqual(exact());
    const pods = await tiers.query(
      'count by (collector_instance_id) (last_over_time(used_total[2h]))',
      time,
    );
    expect(pods.map(({ labels }) => labels['collector_instance_id']).sort()).toEqual([
      'otel-collector-0',
      'otel-collector-1',
      'otel-collector-2',
    ]);
    // of each series but its first value, as of every counter that is new
    const firsts = new Map(HOSTS.map((host, i) => [host, 10 + i]));
    const series = await tiers.query('count by (host) (last_over_time(used_total[2h]))', time);
    const increases = await tiers.query('sum by (host) (increase(used_total[2h] anchored))', time);
    for (const { labels, value } of increases) {
      const host = labels['host'] ?? '';
      const count = series.find((each) => each.labels['host'] === host)?.value ?? 0;
      const missing = count * (firsts.get(host) ?? 0);
      expect([host, value]).toEqual([host, SERIES * (sent.get(host) ?? 0) - missing]);
    }
  });

  test('count wrongly without saying which pod counted, so that this can fail', async () => {
    await start({
      change: ({ config }) =>
        config.addOverride('processors.transform/instance.metric_statements', []),
    });
    await scale();
    expect(await stored()).not.toEqual(exact());
  });

  /** The hosts whose counters a pod has. */
  async function hostsOf(pod: number): Promise<string[]> {
    const labels = `{collector_instance_id="otel-collector-${pod}"}`;
    const found = await tiers.query(
      `count by (host) (last_over_time(used_total${labels}[2h]))`,
      time,
    );
    return found.map(({ labels }) => labels['host'] ?? '').sort();
  }

  test('lose with a pod what waits in it, and nothing else', async () => {
    await start({}, 3);
    await report(10);
    expect(await stored(exact())).toEqual(exact());
    const lost = await hostsOf(1);
    expect(lost.length).toBeGreaterThan(0);
    await tiers.stopStore();
    const before = new Map(sent);
    await report(5);
    const waiting = (host: string) => (sent.get(host) ?? 0) - (before.get(host) ?? 0);
    const missing = new Map(lost.map((host) => [host, waiting(host)]));
    await tiers.stopPod(1, 'SIGKILL');
    await tiers.known();
    await report(5);
    await tiers.startStore();
    const left = HOSTS.map(
      (host) => [host, new Set([(sent.get(host) ?? 0) - (missing.get(host) ?? 0)])] as const,
    );
    expect(await stored(new Map(left))).toEqual(new Map(left));
  });

  test('lose nothing with a pod whose queue is on a disk', async () => {
    await start({ collector: { persistentQueue: QUEUE } }, 3);
    await report(10);
    expect(await stored(exact())).toEqual(exact());
    await tiers.stopStore();
    await report(5);
    await tiers.stopPod(1, 'SIGKILL');
    await tiers.startStore();
    await tiers.startPod(1);
    expect(await stored(exact())).toEqual(exact());
  });

  test('lose next to nothing with a pod that is killed under load', async () => {
    await start({}, 3);
    let loaded = true;
    const reporting = (async () => {
      while (loaded) await report(1);
    })();
    await setTimeout(1500);
    await tiers.stopPod(1, 'SIGKILL');
    await tiers.known();
    loaded = false;
    await reporting;
    const found = await stored();
    // what a pod had taken in the last 200 ms, or took and was killed before it said so: none when this was written
    HOSTS.forEach((host, i) => {
      for (const sum of found.get(host) ?? []) {
        const off = (sum - (sent.get(host) ?? 0)) / (10 + i);
        expect(Math.abs(off)).toBeLessThanOrEqual(2);
      }
    });
  });

  test('have both spans of a call in one pod, whoever sends them', async () => {
    await start({ collector: { spanMetrics: true, serviceGraph: true } }, 3);
    const calls = 60;
    const now = nowNanos();
    const sides = [
      ['client', 3, 'aaaaaaaaaaaaaaaa', undefined],
      ['server', 2, 'bbbbbbbbbbbbbbbb', 'aaaaaaaaaaaaaaaa'],
    ] as const;
    for (let call = 0; call < calls; call++) {
      for (const [service, kind, spanId, parentSpanId] of sides) {
        const traceId = hexOf(32, 'call', call);
        const times = { startNanos: now - 1_000_000n, endNanos: now };
        const one = {
          ...span({ traceId, spanId, name: 'GET', ...times, attributes: {} }),
          kind,
          parentSpanId,
        };
        const resource = resourceOf({ 'service.name': service, 'host.name': 'ryzen' });
        await tiers.send('traces', tracesRequest(resource, { name: 'test' }, [one]));
      }
    }
    await tiers.traces.waitFor((r) => r.spans().length >= 2 * calls);
    const at = Math.floor(Date.now() / 1000) + 60;
    const total = async (promql: string) => (await tiers.query(promql, at))[0]?.value;
    const pairs =
      'sum(last_over_time(traces_service_graph_request_total{client="client",server="server"}[10m]))';
    await tiers.until(async () => (await total(pairs)) === calls, 45);
    // it begins with 0, and counts from the next time on
    const counted = 'sum(last_over_time(traces_spanmetrics_calls_total[10m]))';
    await tiers.until(async () => (await total(counted)) === 2 * calls, 45);
    const instances =
      'count(count by (collector_instance_id) (last_over_time(traces_spanmetrics_calls_total[10m])))';
    expect(await total(instances)).toBe(3);
  });

  test('pass logs on', async () => {
    await start();
    const logRecords = [{ body: { stringValue: 'hello' } }];
    const resource = resourceOf({ 'service.name': 'test', 'host.name': 'ryzen' });
    await tiers.send('logs', { resourceLogs: [{ resource, scopeLogs: [{ logRecords }] }] });
    await tiers.logs.waitFor((r) => r.logRecords().length === 1);
  });
});
