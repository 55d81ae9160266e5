import { gunzipSync, gzipSync } from 'node:zlib';
import type { Protocol } from '../../runtime/outage-buffer/protocol.mjs';
import { numbered, numbers, parts, PROTOBUF, until, World } from './world';

const PLAIN = { 'content-type': 'application/x-protobuf' };
const MIB = 1024 * 1024;

describe('after an outage', () => {
  let world: World;
  const start = async (limits: object = {}, protocol: Protocol = 'otlp', joins = true) => {
    const options = { limits: { behindMs: 0, ...limits }, protocol, joins };
    world = await new World().start(8 * MIB, options);
    await world.upstream.stop();
  };
  afterEach(() => world.stop());
  /** Sends them while the upstream is away, and waits for them to arrive. */
  const outage = async (bodies: readonly Buffer[], headers: object, path = '/lgtm/v1/logs') => {
    for (const body of bodies) await world.send(path, body, { ...headers });
    await until(() => world.relay.forwarders.some(({ isUp }) => !isUp), 'no outage');
    await world.upstream.start();
    await world.empty();
  };
  const many = (count: number) => Array.from({ length: count }, (_, n) => numbered(n, 1000));
  const count = (amount: number) => Array.from({ length: amount }, (_, n) => n);

  test('what waits goes as one, in order, once the first has got through', async () => {
    await start();
    await outage(many(100), PLAIN);
    expect(numbers(world, 'logs')).toEqual(count(100));
    expect(world.upstream.taken.map(({ body }) => parts(body).length)).toEqual([1, 99]);
    expect(world.relay.queue.lanes[1]?.delivered.items).toBe(100);
  });

  test('gzip stays gzip, and no request unpacks to more than the limit', async () => {
    await start({ joinBytes: MIB });
    const bodies = count(9).map((n) => Buffer.concat([numbered(n, 8), Buffer.alloc(300_000, 'x')]));
    await outage(
      bodies.map((body) => gzipSync(body)),
      PROTOBUF,
    );
    const unpacked = world.upstream.taken.map(({ body }) => gunzipSync(body));
    expect(Buffer.concat(unpacked).equals(Buffer.concat(bodies))).toBe(true);
    // three of 300 kB are less than a MiB
    expect(unpacked.map(({ length }) => length / bodies[0]!.length)).toEqual([1, 3, 3, 2]);
  });

  test.each([
    ['a different header', 'otlp', [{ ...PLAIN, 'x-scope-orgid': 'a' }, PLAIN]],
    ['JSON', 'otlp', [{ 'content-type': 'application/json' }]],
    ['zstd', 'otlp', [{ ...PLAIN, 'content-encoding': 'zstd' }]],
    ['another protocol', 'loki', [PLAIN]],
  ] as const)('%s keeps requests apart', async (_, protocol, headers) => {
    await start({}, protocol);
    for (const n of count(6))
      await world.send('/lgtm/v1/logs', numbered(n, 10), { ...headers[n % headers.length] });
    await outage([], PLAIN);
    expect(world.upstream.taken).toHaveLength(6);
  });

  test('nothing is joined for a receiver that is not known to read on: one would lose the rest without a word', async () => {
    await start({}, 'otlp', false);
    await outage(many(6), PLAIN);
    expect(numbers(world, 'logs')).toEqual(count(6));
    expect(world.upstream.taken).toHaveLength(6);
  });

  test('of many that are refused as one, the bad ones are found and dropped, and nothing else', async () => {
    await start();
    const bad = [17, 18, 70];
    world.upstream.refuses = (body) =>
      parts(body).some((part) => bad.includes(part.readUInt32BE()));
    await outage(many(100), PLAIN);
    expect(numbers(world, 'logs')).toEqual(count(100).filter((n) => !bad.includes(n)));
    expect(world.relay.queue.lanes[1]?.dropped.refused.items).toBe(3);
    // more than one by one would be no gain
    expect(world.upstream.requests).toBeLessThan(60);
  });
});

test('metrics and logs go one at a time, traces and profiles four', async () => {
  const limits = { drainMs: 100 };
  const world = await new World().start(MIB, { limits, signals: ['profiles'] });
  const asked: Record<string, number> = {};
  world.upstream.behave = (_, { url = '' }) => {
    asked[url] = (asked[url] ?? 0) + 1;
    return 'hang';
  };
  for (let n = 0; n < 6; n++)
    for (const signal of ['metrics', 'logs', 'traces', 'profiles'])
      await world.send(`/lgtm/v1/${signal}`, numbered(n, 10), PROTOBUF);
  await until(() => world.upstream.requests >= 10, 'too few are on their way');
  expect(asked).toEqual({ '/v1/metrics': 1, '/v1/logs': 1, '/v1/traces': 4, '/v1/profiles': 4 });
  // however many hang, a stop comes to its end
  await world.stop();
  expect(world.lines.filter((line) => /stopped with 6 requests/.test(line))).toHaveLength(4);
});
