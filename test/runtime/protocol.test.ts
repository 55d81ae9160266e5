import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import type * as AnswerModule from '../../runtime/outage-buffer/answer.mjs';
import type * as ProtocolModule from '../../runtime/outage-buffer/protocol.mjs';
import { load } from './load';
import { numbered, numbers, until, World } from './world';

const { judge, PROTOCOLS } = load<typeof ProtocolModule>('protocol.mjs');
const { partialSuccess, reason } = load<typeof AnswerModule>('answer.mjs');

describe('what is tried again', () => {
  const STATUSES = [400, 404, 408, 409, 413, 429, 500, 501, 502, 503, 504, 507];

  test.each([
    ['otlp', [408, 429, 502, 503, 504]],
    ['remote_write', [408, 429, 500, 501, 502, 503, 504, 507]],
    ['loki', [408, 429, 500, 501, 502, 503, 504, 507]],
    ['pyroscope', [408, 429, 500, 502, 503, 504, 507]],
  ] as const)('is what %s says', (protocol, again) => {
    const outcomes = STATUSES.map((status) => judge(protocol, { status }).outcome);
    expect(STATUSES.filter((_, i) => outcomes[i] === 'again')).toEqual(again);
    expect(STATUSES.filter((_, i) => outcomes[i] === 'refused')).toHaveLength(
      STATUSES.length - again.length,
    );
  });

  test.each(PROTOCOLS)(
    'is with %s no delivery: silence, a login page, a redirect, a 401',
    (protocol) => {
      for (const answer of [
        { status: 0 },
        { status: 200, type: 'text/html; charset=utf-8' },
        { status: 302, location: 'https://login.example.com/' },
        { status: 304 },
        { status: 401 },
        { status: 403 },
      ])
        expect(judge(protocol, answer).outcome).toBe('again');
      expect(judge(protocol, { status: 204 }).outcome).toBe('delivered');
    },
  );
});

describe('an upstream', () => {
  let world: World;
  beforeEach(async () => (world = await new World().start(64 * 1024)));
  afterEach(() => world.stop());

  test.each([401, 403])(
    'that answers %d keeps its backlog until the credentials are put right, and the journal says so',
    async (status) => {
      world.upstream.behave = (n) => ({ status: n < 5 ? status : 200 });
      for (let n = 0; n < 8; n++) await world.send('/lgtm/v1/logs', numbered(n, 10));
      await world.empty();
      expect(numbers(world, 'logs')).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
      expect(world.lines[0]).toBe(
        `<4>lgtm logs: answered ${status}: its credentials aren't taken; keeping what comes and trying again`,
      );
    },
  );

  test('that wants another token than it did before an outage gets the whole backlog with the new one', async () => {
    world.upstream.behave = (_, { headers: { authorization } }) => ({
      status: authorization === 'Bearer new' ? 200 : 401,
    });
    for (let n = 0; n < 50; n++)
      await world.send('/lgtm/v1/logs', numbered(n, 10), { authorization: 'Bearer old' });
    await until(() => world.relay.forwarders[1]!.retries > 0, 'no outage');
    expect(world.relay.queue.lanes[1]?.held.items).toBe(50);
    for (let n = 50; n < 55; n++)
      await world.send('/lgtm/v1/logs', numbered(n, 10), { authorization: 'Bearer new' });
    await world.empty();
    expect(numbers(world, 'logs')).toEqual(Array.from({ length: 55 }, (_, n) => n));
    expect(world.relay.queue.lanes[1]?.lost.items).toBe(0);
  });

  test('that takes the token of its time does not get another', async () => {
    world.upstream.behave = (n) => (n === 0 ? { status: 503 } : { status: 200 });
    const tokens = ['Bearer a', 'Bearer b', 'Bearer c'];
    for (const [n, authorization] of tokens.entries())
      await world.send('/lgtm/v1/logs', numbered(n, 10), { authorization });
    await world.empty();
    expect(world.upstream.taken.map(({ headers }) => headers.authorization)).toEqual(tokens);
  });

  test('that sends on with a 308 on its own host is followed, body and all', async () => {
    world.upstream.behave = (_, { url }) =>
      url === '/v1/logs'
        ? { status: 308, headers: { location: '/moved/v1/logs' } }
        : { status: 200 };
    const body = numbered(1, 2000);
    await world.send('/lgtm/v1/logs', body, { authorization: 'Bearer x' });
    await world.empty();
    expect(world.upstream.taken).toMatchObject([
      { path: '/moved/v1/logs', headers: { authorization: 'Bearer x' } },
    ]);
    expect(world.upstream.taken[0]?.body.equals(body)).toBe(true);
  });

  test.each([302, 303, 307, 308])(
    'that points to another host with a %d keeps its backlog, and that host gets nothing',
    async (status) => {
      let asked = 0;
      const other = http.createServer((_, response) => {
        asked++;
        response.end();
      });
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.2', resolve));
      const location = `http://127.0.0.2:${(other.address() as AddressInfo).port}/login`;
      world.upstream.behave = (n) => (n < 3 ? { status, headers: { location } } : { status: 200 });
      await world.send('/lgtm/v1/logs', numbered(0, 10), { authorization: 'Bearer x' });
      await world.empty();
      expect(numbers(world, 'logs')).toEqual([0]);
      expect(asked).toBe(0);
      expect(world.lines[0]).toContain(
        `lgtm logs: answered ${status}, and pointed to ${location};`,
      );
      await new Promise((resolve) => other.close(resolve));
    },
  );

  test('that sends on in circles is an outage', async () => {
    world.upstream.behave = (n) =>
      n < 12 ? { status: 307, headers: { location: '/v1/logs' } } : { status: 200 };
    await world.send('/lgtm/v1/logs', numbered(0, 10));
    await world.empty();
    // three hops each
    expect(world.relay.forwarders[1]?.retries).toBe(3);
    expect(numbers(world, 'logs')).toEqual([0]);
  });

  test('that takes a part of a request only has that counted, and the journal says why', async () => {
    const message = 'out of order';
    const inner = Buffer.concat([
      Buffer.from([0x08, 0xac, 0x02, 0x12, message.length]),
      Buffer.from(message),
    ]);
    world.upstream.behave = () => ({
      status: 200,
      headers: { 'content-type': 'application/x-protobuf' },
      body: Buffer.concat([Buffer.from([0x0a, inner.length]), inner]),
    });
    await world.send('/lgtm/v1/metrics', numbered(0, 10));
    await world.empty();
    await until(() => world.lines.length > 0, 'nothing was said');
    expect(world.relay.metrics()).toContain(
      'outage_buffer_rejected_total{destination="lgtm",signal="metrics"} 300\n',
    );
    expect(world.lines).toEqual([
      '<4>lgtm metrics: took a request but 300 of its parts: out of order',
    ]);
  });
});

describe('an answer', () => {
  test('has its partial success as JSON too, and none when it is empty, cut off or something else', () => {
    const json = (body: string) =>
      partialSuccess({ status: 200, type: 'application/json', body: Buffer.from(body) });
    expect(json('{"partialSuccess":{"rejectedSpans":"3","errorMessage":"too\\nlong"}}')).toEqual({
      rejected: 3,
      message: 'too long',
    });
    for (const body of ['{}', '', '{"partialSuccess":{}}', '{"partialSuccess":7}', '[', 'null'])
      expect(json(body)).toBeUndefined();
    for (const bytes of [[], [0x0a], [0x0a, 5, 8], [0x0a, 0], [0xff, 0xff, 0xff], [0x0b, 1]])
      expect(partialSuccess({ status: 200, body: Buffer.from(bytes) })).toBeUndefined();
  });

  test("gives the reason of a refusal on one line: text, or a Status' message", () => {
    const type = 'application/x-protobuf';
    const status = Buffer.from([0x08, 13, 0x12, 3, ...Buffer.from('bad')]);
    expect(reason({ status: 500, type, body: status })).toBe('bad');
    expect(reason({ status: 400, body: Buffer.from('a\r\n<4>b\0') })).toBe('a <4>b');
    expect(reason({ status: 400, type: 'text/html', body: Buffer.from('<html>') })).toBe('');
  });
});
