import * as net from 'node:net';
import type { Behaviour } from './upstream';
import { numbered, numbers, PROTOBUF, until, World } from './world';

describe('a request', () => {
  let world: World;
  beforeEach(async () => (world = await new World().start(64 * 1024)));
  afterEach(() => world.stop());

  test('is passed on with its headers, and answered in its own content type', async () => {
    const headers = {
      ...PROTOBUF,
      'x-scope-orgid': 'team',
      'user-agent': 'Alloy/1.18',
      authorization: 'Basic x',
    };
    expect(await world.send('/lgtm/v1/logs', Buffer.from('x'), headers)).toMatchObject({
      status: 200,
      body: '',
      headers: { 'content-type': 'application/x-protobuf' },
    });
    const json = { 'content-type': 'application/json' };
    expect(await world.send('/lgtm/v1/logs?a=b', Buffer.from('{}'), json)).toMatchObject({
      status: 200,
      body: '{}',
      headers: json,
    });
    await until(() => world.upstream.taken.length === 2, 'two requests did not arrive');
    expect(world.upstream.taken[0]).toMatchObject({ path: '/v1/logs', headers });
    expect(world.upstream.taken[1]).toMatchObject({ path: '/v1/logs?a=b', headers: json });
  });

  test.each([
    ['another path', '/lgtm/v1/other', {}, 404],
    ["another destination's", '/other/v1/logs', {}, 404],
    ['a path that is none', '//', {}, 404],
    ["a browser's", '/lgtm/v1/logs', { origin: 'https://example.com' }, 403],
  ])('to %s is refused', async (_, path, headers, status) => {
    expect((await world.send(path, Buffer.from('x'), headers)).status).toBe(status);
    expect(world.relay.queue.bytes).toBe(0);
  });

  test('larger than the budget is refused with 413, in chunks too, and nothing of it stays', async () => {
    const body = Buffer.alloc(65 * 1024);
    expect((await world.send('/lgtm/v1/logs', body)).status).toBe(413);
    expect(
      (await world.send('/lgtm/v1/logs', body, { 'transfer-encoding': 'chunked' })).status,
    ).toBe(413);
    expect(world.relay.queue.bytes).toBe(0);
  });

  test('in chunks arrives whole', async () => {
    const body = numbered(1, 20_000);
    await world.send('/lgtm/v1/logs', body, { 'transfer-encoding': 'chunked' });
    await until(() => world.upstream.taken.length === 1, 'it did not arrive');
    expect(world.upstream.taken[0]?.body.equals(body)).toBe(true);
  });

  test.each([400, 404, 413, 422, 500, 501])(
    'that is refused with %d is dropped and counted, and what follows goes on',
    async (status) => {
      world.upstream.behave = (n) => ({ status: n < 20 ? status : 200 });
      for (let n = 0; n < 21; n++) await world.send('/lgtm/v1/logs', numbered(n, 10));
      await world.empty();
      expect(numbers(world, 'logs')).toEqual([20]);
      expect(world.relay.metrics()).toContain(
        'outage_buffer_dropped_total{destination="lgtm",signal="logs",reason="refused"} 20\n',
      );
      world.relay.watch();
      expect(world.lines).toEqual([
        `<4>lgtm logs: lost 20 requests (22.3 KiB), refused for good: answered ${status}: xxxxxxxxxx, for ${world.upstream.url}/v1/logs`,
      ]);
    },
  );

  test.each<Behaviour>([
    'reset',
    'garbage',
    'slow',
    { status: 408 },
    { status: 429, headers: { 'retry-after': '0' } },
    { status: 502 },
  ])('is tried again when its upstream does this: %p', async (behaviour) => {
    world.upstream.behave = (n) => (n % 2 === 0 ? behaviour : { status: 200 });
    for (let n = 0; n < 5; n++) await world.send('/lgtm/v1/logs', numbered(n, 10));
    await world.empty();
    expect(numbers(world, 'logs')).toEqual([0, 1, 2, 3, 4]);
  });
});

test('a request that its upstream leaves without an answer is tried again', async () => {
  const world = await new World().start(64 * 1024, { limits: { idleMs: 300 } });
  world.upstream.behave = (n) => (n % 2 === 0 ? 'hang' : { status: 200 });
  for (let n = 0; n < 5; n++) await world.send('/lgtm/v1/logs', numbered(n, 10));
  await world.empty();
  // on a busy machine an answer may take as long, and what it is to comes again
  expect([...new Set(numbers(world, 'logs'))]).toEqual([0, 1, 2, 3, 4]);
  await world.stop();
});

describe('senders that misbehave', () => {
  let world: World;
  beforeEach(async () => (world = await new World().start(64 * 1024)));
  afterEach(() => world.stop());

  /** Writes to a connection of its own; resolves with what comes back until it is closed. */
  const raw = (text: string, leave = false) =>
    new Promise<string>((resolve) => {
      let answer = '';
      const socket = net.connect(world.port, '127.0.0.1', () => {
        socket.write(text, () => leave && socket.destroy());
      });
      socket.on('data', (chunk) => (answer += chunk.toString()));
      socket.on('error', () => {});
      socket.on('close', () => resolve(answer));
    });
  const HEAD = 'POST /lgtm/v1/logs HTTP/1.1\r\nHost: x\r\n';

  test.each([
    ['no HTTP', '\x16\x03\x01 hello\r\n\r\n', /^HTTP\/1\.1 400/],
    ['absurd headers', `${HEAD}X: ${'x'.repeat(100_000)}\r\n\r\n`, /^HTTP\/1\.1 431|^$/],
    ['two lengths', `${HEAD}Content-Length: 1\r\nContent-Length: 2\r\n\r\nx`, /^HTTP\/1\.1 400/],
    ['a negative length', `${HEAD}Content-Length: -1\r\n\r\nx`, /^HTTP\/1\.1 400/],
    ['a chunk that is none', `${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, /400|^$/],
  ])('get no further with %s', async (_, text, answer) => {
    expect(await raw(text)).toMatch(answer);
    expect(world.relay.queue.bytes).toBe(0);
    expect((await world.send('/lgtm/v1/logs', numbered(1, 10))).status).toBe(200);
  });

  test.each([
    ['headers that never end', `${HEAD}X: `],
    ['a body that never ends', `${HEAD}Content-Length: 1000\r\n\r\nxxx`],
  ])('get no further with %s', async (_, text) => {
    const { server, queue } = world.relay;
    const { headersTimeout, requestTimeout } = server;
    Object.assign(server, { headersTimeout: 100, requestTimeout: 200 });
    expect(await raw(text)).toMatch(/408|^$/);
    Object.assign(server, { headersTimeout, requestTimeout });
    await until(() => queue.bytes === 0, 'something stayed');
    expect((await world.send('/lgtm/v1/logs', numbered(1, 10))).status).toBe(200);
  });

  test('leave nothing behind when they go in mid-body', async () => {
    await Promise.all(
      Array.from({ length: 50 }, () => raw(`${HEAD}Content-Length: 1000\r\n\r\nxxx`, true)),
    );
    await until(() => world.relay.queue.bytes === 0, 'something stayed');
    expect(world.relay.queue.lanes.map(({ accepted }) => accepted.items)).toEqual([0, 0, 0]);
  });

  test('cannot open more connections than it wants, 10,000 attempts included', async () => {
    let most = 0;
    for (let round = 0; round < 20; round++) {
      const sockets = Array.from({ length: 500 }, () =>
        net.connect(world.port, '127.0.0.1').on('error', () => {}),
      );
      await new Promise((resolve) => setTimeout(resolve, 20));
      most = Math.max(
        most,
        await new Promise<number>((resolve) =>
          world.relay.server.getConnections((_, count) => resolve(count)),
        ),
      );
      sockets.forEach((socket) => socket.destroy());
    }
    expect(most).toBeLessThanOrEqual(128);
    await until(
      () => (world.relay.server.getConnections((_, count) => (most = count)), most < 10),
      'connections stay',
    );
    expect((await world.send('/lgtm/v1/logs', numbered(1, 10))).status).toBe(200);
  });
});

describe('the relay', () => {
  test('listens on loopback only', async () => {
    const world = await new World().start(64 * 1024);
    expect(world.relay.server.address()).toMatchObject({ address: '127.0.0.1' });
    await world.stop();
  });

  test('delivers what it holds before it stops, and waits for no upstream that is gone', async () => {
    const world = await new World().start(64 * 1024);
    world.upstream.behave = (n) =>
      n === 0 ? { status: 503, headers: { 'retry-after': '60' } } : { status: 200 };
    await world.send('/lgtm/v1/logs', numbered(0, 10));
    await world.send('/lgtm/v1/logs', numbered(1, 10));
    await until(() => world.relay.forwarders[1]?.retries === 1, 'nothing was tried');
    await world.stop();
    expect(numbers(world, 'logs')).toEqual([0, 1]);

    const gone = await new World().start(64 * 1024, {
      limits: { backoffMs: 60_000, maxBackoffMs: 60_000 },
    });
    await gone.upstream.stop();
    await gone.send('/lgtm/v1/logs', numbered(0, 10));
    await gone.stop();
    expect(gone.lines.at(-1)).toContain('lgtm logs: stopped with 1 request (1.1 KiB) undelivered');
  });

  test('drops the oldest quarter when memory gets short', async () => {
    const world = await new World().start(64 * 1024);
    await world.upstream.stop();
    for (let n = 0; n < 8; n++) await world.send('/lgtm/v1/logs', numbered(n, 3000));
    const { queue } = world.relay;
    world.relay.memoryMax = 1000;
    world.relay.watch(899);
    expect(queue.lanes[1]?.held.items).toBe(8);
    world.relay.watch(901);
    expect(queue.lanes[1]?.dropped.memory_pressure.items).toBe(2);
    await world.stop();
  });

  test('drops what is older than the age limit, sooner or later what is on its way too', async () => {
    const limits = { watchMs: 1 };
    const world = await new World().start(64 * 1024, { maxAgeSeconds: 0.001, limits });
    await world.upstream.stop();
    for (let n = 0; n < 8; n++) await world.send('/lgtm/v1/logs', numbered(n, 3000));
    await world.empty();
    expect(world.relay.queue.lanes[1]?.dropped.too_old.items).toBe(8);
    await world.stop();
  });
});
