import { setTimeout } from 'node:timers/promises';
import { Duration, type OtelCollectorOptions } from '../../../../index';
import { nowNanos, send, span } from '../../../support/emitters';
import { hexOf, metricsRequest, resourceOf, tracesRequest } from '../../../support/emitters/export';
import { keyValues } from '../../../support/otlp';
import { describeWith } from '../../../support/programs';
import { RealLogs } from '../real-logs';
import { PLAIN } from '../real-metrics';

const RESOURCE = resourceOf({ 'service.name': 'test', 'host.name': 'ryzen' });
const SCOPE = { name: 'test' };

describeWith(['otelcol'], 'the real collector keeps', (programs) => {
  let world: RealLogs;
  const start = async (options: OtelCollectorOptions) =>
    (world = await RealLogs.start(programs.otelcol, undefined, options));
  afterEach(() => world?.stop());

  /** Sends a gauge of each name with a point of each path. */
  async function gauges(names: readonly string[], paths: readonly string[]) {
    const timeUnixNano = `${nowNanos()}`;
    const dataPoints = paths.map((path) => ({
      timeUnixNano,
      asDouble: 1,
      attributes: keyValues({ path }),
    }));
    const metrics = names.map((name) => ({ name, gauge: { dataPoints } }));
    await send(world.url, 'metrics', metricsRequest(RESOURCE, SCOPE, metrics), PLAIN);
  }

  /** Sends a span in a trace of its own. */
  async function trace(n: number, more: { ms?: number; error?: boolean; path?: string } = {}) {
    const { ms = 1, error = false, path = '/' } = more;
    const endNanos = nowNanos();
    const one = span({
      traceId: hexOf(32, 'trace', n),
      spanId: hexOf(16, 'span', n),
      name: path,
      startNanos: endNanos - BigInt(ms) * 1_000_000n,
      endNanos,
      attributes: { path },
      ...(error && { status: { code: 2 } }),
    });
    await send(world.url, 'traces', tracesRequest(RESOURCE, SCOPE, [one]), PLAIN);
  }

  test('what no filter names, of each signal', async () => {
    await start({
      filter: {
        metricNames: ['system.*', 'exact$name'],
        datapoints: ['datapoint.attributes["path"] == "/healthz"'],
        logs: ['log.body == "noise"'],
        spans: ['span.attributes["path"] == "/healthz"'],
      },
    });
    await gauges(['system.cpu', 'systems', 'exact$name', 'exact$names'], ['/', '/healthz']);
    await world.send([{ body: 'noise' }, { body: 'kept' }]);
    for (const [n, path] of ['/', '/healthz'].entries()) await trace(n, { path });
    const { recorder } = world;
    await recorder.waitFor((r) => r.metricPoints().length >= 2 && r.spans().length > 0);
    await recorder.waitFor((r) => r.logRecords().length > 0);
    await setTimeout(500);
    const points = recorder
      .metricPoints()
      .map(({ metric, attributes }) => [metric, attributes['path']]);
    expect(points).toEqual([
      ['systems', '/'],
      ['exact$names', '/'],
    ]);
    expect(recorder.logRecords().map(({ body }) => body)).toEqual(['kept']);
    expect(recorder.spans().map((each) => each.attributes['path'])).toEqual(['/']);
  });

  test('traces with errors, long ones and a share of the others, and makes metrics of all', async () => {
    await start({
      spanMetrics: true,
      tailSampling: {
        percentage: 0,
        keepSlowerThan: Duration.seconds(2),
        decisionWait: Duration.seconds(1),
      },
    });
    for (let n = 0; n < 20; n++) await trace(n);
    await trace(100, { error: true });
    await trace(101, { ms: 3000 });
    await world.recorder.waitFor((r) => r.spans().length >= 2);
    const calls = () =>
      world.recorder
        .metricPoints()
        .filter(({ metric }) => metric === 'traces.spanmetrics.calls')
        .map(({ value }) => value);
    await world.recorder.waitFor(() => calls().some((count) => count > 0), { timeoutMs: 45_000 });
    expect(
      world.recorder
        .spans()
        .map((each) => each.span.traceId)
        .sort(),
    ).toEqual([100, 101].map((n) => hexOf(32, 'trace', n)).sort());
    expect(Math.max(...calls())).toBe(21);
  });

  test('as many series of counters as may be, and drops what is beyond', async () => {
    await start({ cardinality: { deltaStreams: 3, spanMetrics: 2 }, spanMetrics: true });
    const timeUnixNano = `${nowNanos()}`;
    const dataPoints = Array.from({ length: 5 }, (_, n) => ({
      timeUnixNano,
      startTimeUnixNano: '1',
      asDouble: 1,
      attributes: keyValues({ n }),
    }));
    const sum = { aggregationTemporality: 1, isMonotonic: true, dataPoints };
    const metrics = [{ name: 'used', sum }];
    await send(world.url, 'metrics', metricsRequest(RESOURCE, SCOPE, metrics), PLAIN);
    for (let n = 0; n < 5; n++) await trace(n, { path: `/${n}` });
    const used = () => world.recorder.metricPoints().filter(({ metric }) => metric === 'used');
    await world.recorder.waitFor(() => used().length > 0);
    expect(used()).toHaveLength(3);
    const overflow = () =>
      world.recorder
        .metricPoints()
        .some(({ attributes }) => attributes['otel.metric.overflow'] === true);
    await world.recorder.waitFor(overflow, { timeoutMs: 45_000 });
  });
});
