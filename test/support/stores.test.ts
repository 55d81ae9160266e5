import { fragment as fragmentOf } from '../run/cluster';
import { logsRequest, metricsRequest, resourceOf, tracesRequest, span } from './emitters/export';
import { post, send } from './emitters/send';
import { keyValues, type Attributes, type LogsRequest } from './otlp';
import { encodePush, PUSH } from './pprof';
import { LokiStore, MimirStore, PyroscopeStore, TempoStore, type Store } from './stores';

const HOUR = 3_600_000;
const PLAIN = { encoding: 'protobuf', gzip: false } as const;
const nanos = (ms: number) => `${Math.round(ms)}000000`;

let store: Store<unknown> | undefined;
afterEach(async () => store?.stop());

async function started<S extends Store<unknown>>(made: S): Promise<S> {
  store = made;
  await made.start();
  return made;
}

describe('the stand-in of Loki', () => {
  interface Line {
    readonly body?: string;
    readonly time?: number;
    readonly more?: Attributes;
  }

  const logs = (lines: readonly Line[], resource: Attributes = {}): LogsRequest =>
    logsRequest(
      resourceOf({ 'service.name': 'test', ...resource }),
      { name: 'test' },
      lines.map(({ body = 'x', time = Date.now(), more = {} }) => ({
        timeUnixNano: nanos(time),
        body: { stringValue: body },
        attributes: keyValues(more),
      })),
    );
  const many = (count: number, bytes: number) =>
    logs(Array.from({ length: count }, () => ({ body: 'x'.repeat(bytes) })));

  test.each([
    ['2,900 lines of 1.7 kB', many(2900, 1700), 503],
    ['3,000 lines of 2.2 kB', many(3000, 2200), 429],
    ['1,000 lines of 2.2 kB', many(1000, 2200), 200],
  ] as const)('answers to %s as the real one does by itself', async (_, request, status) => {
    const loki = await started(new LokiStore(''));
    expect((await send(`${loki.url}/otlp`, 'logs', request, PLAIN)).status).toBe(status);
    expect(loki.stored).toHaveLength(status === 200 ? 1000 : 0);
  });

  test('takes them with the fragment', async () => {
    const loki = await started(new LokiStore(fragmentOf('loki')));
    for (const request of [many(2900, 1700), many(6000, 2200)])
      expect((await send(`${loki.url}/otlp`, 'logs', request, PLAIN)).status).toBe(200);
    expect(loki.stored).toHaveLength(8900);
  });

  test('answers 429 to more at once than its burst, and takes it later', async () => {
    const loki = await started(new LokiStore(''));
    // the bucket fills as time goes by, however long a machine takes
    const start = Date.now();
    const clock = jest.spyOn(Date, 'now').mockReturnValue(start);
    const statuses = [];
    for (const seconds of [0, 0, 0, 1]) {
      clock.mockReturnValue(start + 1000 * seconds);
      statuses.push((await send(`${loki.url}/otlp`, 'logs', many(1000, 3000), PLAIN)).status);
    }
    clock.mockRestore();
    expect(statuses).toEqual([200, 200, 429, 200]);
  });

  test.each([
    ['an hour and more behind the newest of its stream', { time: Date.now() - 1.1 * HOUR }],
    ['older than a week', { time: Date.now() - 24 * 8 * HOUR }],
    ['of more than 256 kB', { body: 'x'.repeat(262_145) }],
    ['with more than 64 kB beside its line', { more: { a: 'x'.repeat(70_000) } }],
    [
      'with more than 128 names beside its line',
      { more: Object.fromEntries(Array.from({ length: 129 }, (_, i) => [`a${i}`, i])) },
    ],
  ] as const)('refuses a line %s, and stores those beside it', async (_, line) => {
    const loki = await started(new LokiStore(fragmentOf('loki')));
    const request = logs([{}, line, {}]);
    expect((await send(`${loki.url}/otlp`, 'logs', request, PLAIN)).status).toBe(400);
    expect([loki.stored.length, loki.refused.length]).toEqual([2, 1]);
  });

  test('makes a stream of each instance, 5,000 of them at most, unless the fragment says what is a label', async () => {
    const streams = async (loki: LokiStore) => {
      const answers = new Set<number>();
      const resourceLogs = Array.from(
        { length: 6000 },
        (_, i) => logs([{}], { 'service.instance.id': `${i}` }).resourceLogs!,
      ).flat();
      for (let at = 0; at < 6000; at += 1000) {
        const request = { resourceLogs: resourceLogs.slice(at, at + 1000) };
        answers.add((await send(`${loki.url}/otlp`, 'logs', request, PLAIN)).status);
      }
      await loki.stop();
      return [[...answers], loki.streams.length];
    };
    expect(await streams(await started(new LokiStore('')))).toEqual([[200, 429], 5000]);
    expect(await streams(await started(new LokiStore(fragmentOf('loki'))))).toEqual([[200], 1]);
  });
});

describe('the stand-in of Mimir', () => {
  const point = (ms: number, host = 'ryzen', value = 1, temporality = 2) =>
    metricsRequest(resourceOf({ 'service.name': 'test' }), { name: 'test' }, [
      {
        name: 'used',
        sum: {
          aggregationTemporality: temporality,
          isMonotonic: true,
          dataPoints: [
            { attributes: keyValues({ host }), timeUnixNano: nanos(ms), asDouble: value },
          ],
        },
      },
    ]);
  const now = Date.now();

  test.each([
    ['without a window', '', [0, -0.5, -3, -25], [1, 3]],
    ['with the fragment', fragmentOf('mimir'), [0, -0.5, -3, -25], [3, 1]],
  ] as const)('answers 200 and says how many it refused: %s', async (_, fragment, at, counts) => {
    const mimir = await started(new MimirStore(fragment));
    let said = 0;
    for (const hours of at) {
      const { status, body } = await send(
        `${mimir.url}/otlp`,
        'metrics',
        point(now + hours * HOUR),
        PLAIN,
      );
      expect(status).toBe(200);
      said += body.length > 0 ? 1 : 0;
    }
    expect([mimir.stored.length, mimir.refused.length, said]).toEqual([...counts, counts[1]]);
  });

  test('takes of a host that was away an hour by itself, since its head is that of all', async () => {
    const mimir = await started(new MimirStore(''));
    await send(`${mimir.url}/otlp`, 'metrics', point(now, 'thinkpad'), PLAIN);
    for (const hours of [-2, -1.1, -0.9])
      await send(`${mimir.url}/otlp`, 'metrics', point(now + hours * HOUR), PLAIN);
    expect([mimir.stored.length, mimir.refused.length]).toEqual([2, 2]);
  });

  test('refuses deltas, and another value at a time that it has', async () => {
    const mimir = await started(new MimirStore(fragmentOf('mimir')));
    const delta = point(now, 'ryzen', 1, 1);
    expect((await send(`${mimir.url}/otlp`, 'metrics', delta, PLAIN)).status).toBe(400);
    for (const value of [1, 1, 2])
      await send(`${mimir.url}/otlp`, 'metrics', point(now, 'ryzen', value), PLAIN);
    expect([mimir.stored.length, mimir.refused.length]).toEqual([2, 2]);
  });
});

test.each([
  ['by itself', '', 1],
  ['with the fragment', fragmentOf('tempo'), 2],
])('the stand-in of Tempo takes late spans, and finds them %s', async (_, fragment, found) => {
  const tempo = await started(new TempoStore(fragment));
  for (const ms of [Date.now() - 6 * HOUR, Date.now() - 1000]) {
    const time = BigInt(ms) * 1_000_000n;
    const one = span({
      traceId: 'a'.repeat(32),
      spanId: 'b'.repeat(16),
      name: 'x',
      startNanos: time,
      endNanos: time,
    });
    await send(tempo.url, 'traces', tracesRequest(resourceOf({}), {}, [one]), PLAIN);
  }
  expect([tempo.spans().length, tempo.found().length]).toEqual([2, found]);
});

test.each([
  ['by itself', '', 400],
  ['with the fragment', fragmentOf('pyroscope'), 200],
])('the stand-in of Pyroscope answers late profiles %s, and late', async (_, fragment, status) => {
  const pyroscope = await started(new PyroscopeStore(fragment));
  const push = (time: number) =>
    post(`${pyroscope.url}${PUSH}`, encodePush({ labels: {}, functions: ['f'], time }), {
      headers: { 'content-type': 'application/proto' },
    });
  expect((await push(Date.now() - 6 * HOUR)).status).toBe(status);
  const { ms } = await push(Date.now());
  expect(ms).toBeGreaterThan(490);
  expect(pyroscope.stored).toHaveLength(status === 200 ? 2 : 1);
});
