import { Duration, type OtelCollector } from '../../../index';
import { PLAIN, largeMetrics, metricsOf, SERIES, STEP } from './real-metrics';
import { MAX_REQUEST_SIZE } from '../../../constructs/wiring/limits';
import { encode } from '../../support/otlp';
import { describeWith } from '../../support/programs';
import { send } from '../../support/emitters';
import { RealCluster, type RealClusterOptions } from './real-cluster';

/** As many scrapes as a duration has. */
const steps = (duration: Duration) => duration.toMilliseconds() / 1000 / STEP;

const LIVE = 6;
const QUEUE = 'exporters.otlp_http/prometheus.sending_queue';
const HOSTS = ['ryzen', 'thinkpad'] as const;

/** Upstream's number of consumers, and batches by number as they were. */
function asBefore(collector: OtelCollector): void {
  collector.config.addOverride(`${QUEUE}.num_consumers`, 10);
  collector.config.addOverride(`${QUEUE}.batch`, {
    flush_timeout: '200ms',
    min_size: 2000,
    max_size: 3000,
    sizer: 'items',
  });
}

/** Tests of outages, and what makes and measures them. @param programs with a Prometheus @param writesRemote see RealClusterOptions */
function outages(programs: () => RealClusterOptions['programs'], writesRemote: boolean) {
  let cluster: RealCluster | undefined;
  let first = 0;
  let sent = 0;
  afterEach(async () => {
    await cluster?.stop();
    cluster = undefined;
  });

  /** Starts, with the last of so many scrapes a moment ago. */
  async function start(scrapes: number, options: Omit<RealClusterOptions, 'programs'> = {}) {
    cluster = await RealCluster.start({ programs: programs(), writesRemote, ...options });
    first = Math.floor(Date.now() / 1000 / STEP - scrapes - 1) * STEP;
    sent = 0;
    return cluster;
  }

  /** Has a host send its scrapes one after the other, each until it is taken, as its buffer does. */
  async function report(host: string, from: number, to: number): Promise<void> {
    for (let step = from; step < to; step++) {
      const request = metricsOf(host, first + step * STEP, step);
      const { status } = await send(cluster?.url ?? '', 'metrics', request, PLAIN);
      expect(status).toBe(200);
      sent += SERIES * 2;
    }
  }

  /** Which part of a host's points isn't there. */
  async function lost(host: string, scrapes: number): Promise<number> {
    await cluster?.settled(sent);
    const end = first + (scrapes - 1) * STEP;
    const selector = `{__name__=~"node_seconds_total|used_total",host="${host}"}`;
    const range = `${(scrapes - 1) * STEP + 1}s`;
    const found = await cluster?.query(`count_over_time(${selector}[${range}])`, end);
    const all = [...(found?.values() ?? [])].reduce((sum, count) => sum + count, 0);
    return 1 - all / (scrapes * SERIES * 2);
  }

  /** What a host's counters have grown by, as a query says it. */
  async function increases(host: string, scrapes: number): Promise<number[]> {
    const end = first + (scrapes - 1) * STEP;
    const selector = `{__name__=~"node_seconds_total|used_total",host="${host}"}`;
    const range = `${(scrapes - 1) * STEP}s`;
    const found = await cluster?.query(`increase(${selector}[${range}])`, end);
    return [...new Set([...(found?.values() ?? [])].map((value) => Math.round(value * 1e6) / 1e6))];
  }

  /** That every point of a host is there, and that its counters say what it counted. */
  async function expectAll(host: string, scrapes: number): Promise<void> {
    expect([host, await lost(host, scrapes)]).toEqual([host, 0]);
    expect([host, await increases(host, scrapes)]).toEqual([host, [(scrapes - 1) * 100]]);
  }

  const OUTAGES = [
    ['2.5 minutes', Duration.seconds(150)],
    ['an hour', Duration.hours(1)],
    ['6 hours', Duration.hours(6)],
  ] as const;

  test.each(OUTAGES)('nothing is lost when the collector is away for %s', async (_, outage) => {
    const scrapes = LIVE + steps(outage);
    const { stopCollector, startCollector } = methods(await start(scrapes));
    await Promise.all(HOSTS.map((host) => report(host, 0, LIVE)));
    await cluster?.settled(sent);
    await stopCollector();
    await startCollector();
    sent = 0;
    await Promise.all(HOSTS.map((host) => report(host, LIVE, scrapes)));
    for (const host of HOSTS) await expectAll(host, scrapes);
  });

  test.each(OUTAGES)('nothing is lost when the store is away for %s', async (_, outage) => {
    const scrapes = LIVE + steps(outage);
    const { stopStore, startStore } = methods(await start(scrapes));
    await Promise.all(HOSTS.map((host) => report(host, 0, LIVE)));
    await cluster?.settled(sent);
    await stopStore();
    await Promise.all(HOSTS.map((host) => report(host, LIVE, scrapes)));
    await startStore();
    for (const host of HOSTS) await expectAll(host, scrapes);
  });

  test.each(OUTAGES)('nothing is lost when one of two hosts is away for %s', async (_, outage) => {
    const scrapes = LIVE + steps(outage);
    await start(scrapes);
    await report('ryzen', 0, scrapes - LIVE);
    await Promise.all([report('ryzen', scrapes - LIVE, scrapes), report('thinkpad', 0, scrapes)]);
    for (const host of HOSTS) await expectAll(host, scrapes);
  });

  test.each([
    ['nothing of one consumer', 1],
    ['some of ten consumers', 10],
  ])('a store without a window refuses %s after an outage', async (_, consumers) => {
    const scrapes = LIVE + 40;
    const change = ({ config }: OtelCollector) =>
      config.addOverride(`${QUEUE}.num_consumers`, consumers);
    const { stopStore, startStore } = methods(await start(scrapes, { window: '0s', change }));
    await Promise.all(HOSTS.map((host) => report(host, 0, LIVE)));
    await cluster?.settled(sent);
    await stopStore();
    await Promise.all(HOSTS.map((host) => report(host, LIVE, scrapes)));
    await startStore();
    const gone = (await lost('ryzen', scrapes)) + (await lost('thinkpad', scrapes));
    expect(gone > 0).toBe(consumers > 1);
  });

  return { start, report, lost, url: () => cluster?.url ?? '' };
}

describeWith(
  ['otelcol', 'prometheus-2'],
  "with a real collector and Debian's Prometheus",
  (programs) => {
    outages(() => ({ otelcol: programs.otelcol, prometheus: programs['prometheus-2'] }), true);
  },
);

describeWith(
  ['otelcol', 'prometheus'],
  'with a real collector and a real Prometheus',
  (programs) => {
    const { start, report, lost, url } = outages(() => programs, false);

    test('the largest request that the receiver takes is taken, although its points get a label more', async () => {
      await start(1);
      const request = largeMetrics('thinkpad-of-somebody', Math.floor(Date.now() / 1000));
      const size = encode('metrics', request, 'protobuf').length;
      expect(size / MAX_REQUEST_SIZE.toBytes()).toBeCloseTo(0.95, 1);
      const { status } = await send(url(), 'metrics', request, PLAIN);
      expect(status).toBe(200);
    });

    test('what an absent host brings is refused beyond the window, and no point of another host with it', async () => {
      const scrapes = steps(Duration.hours(6));
      await start(scrapes, { window: '30m' });
      await report('ryzen', 0, scrapes / 2);
      await Promise.all([report('ryzen', scrapes / 2, scrapes), report('thinkpad', 0, scrapes)]);
      expect(await lost('thinkpad', scrapes)).toBeGreaterThan(0);
      expect(await lost('ryzen', scrapes)).toBe(0);
    });

    test('batches of several hosts and ten consumers lose points of both, so that the tests above can fail', async () => {
      const scrapes = steps(Duration.hours(6));
      await start(scrapes, { window: '30m', change: asBefore });
      await report('ryzen', 0, scrapes / 2);
      await Promise.all([report('ryzen', scrapes / 2, scrapes), report('thinkpad', 0, scrapes)]);
      expect(await lost('thinkpad', scrapes)).toBeGreaterThan(0);
      expect(await lost('ryzen', scrapes)).toBeGreaterThan(0);
    });
  },
);

/** A cluster's methods, to be called without it. */
function methods(cluster: RealCluster) {
  return {
    startStore: () => cluster.startStore(),
    stopStore: () => cluster.stopStore(),
    startCollector: () => cluster.startCollector(),
    stopCollector: () => cluster.stopCollector(),
  };
}
