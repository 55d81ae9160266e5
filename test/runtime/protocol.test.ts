import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import type * as AnswerModule from '../../runtime/outage-buffer/answer.mjs';
import type * as ProtocolModule from '../../runtime/outage-buffer/protocol.mjs';
import type { Protocol } from '../../runtime/outage-buffer/protocol.mjs';
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
    // a 409 is Connect's aborted
    ['pyroscope', [408, 409, 429, 500, 502, 503, 504, 507]],
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

const LOKI_RATE =
  "Ingestion rate limit exceeded for user fake (limit: 4194304 bytes/sec) while attempting to ingest '3000' lines totaling " +
  "'6904890' bytes, reduce log volume or contact your Loki administrator to see if the limit can be increased";
const LOKI_STREAM_RATE =
  "entry with timestamp 2026-03-01 14:42:46 +0000 UTC ignored, reason: 'Per stream rate limit exceeded (limit: 3MB/sec) " +
  `while attempting to ingest for stream '{app="${'x'.repeat(400)}"}' totaling 17MB, consider splitting a stream',`;
const GRPC = 'rpc error: code = ResourceExhausted desc = grpc: received message larger than max';

describe('what is refused for its size', () => {
  const outcome = (protocol: Protocol, status: number, text: string) =>
    judge(protocol, { status, type: 'text/plain', body: Buffer.from(text) }).outcome;

  test.each([
    ["beyond a second of Loki's rate, so perhaps beyond its burst", 429, LOKI_RATE, 'too large'],
    ['the same for one stream', 429, LOKI_STREAM_RATE, 'too large'],
    ['within it', 429, LOKI_RATE.replace('6904890', '4194304'), 'again'],
    ['within it for one stream', 429, LOKI_STREAM_RATE.replace('17MB', '8238B'), 'again'],
    ["beyond a message of Loki's inner protocol", 503, `${GRPC} (4504808 vs. 4194304)`, 'refused'],
    ['something else', 429, 'Maximum active stream limit exceeded for user fake', 'again'],
    ['something else again', 503, 'empty ring', 'again'],
  ] as const)('%s: %d', (_, status, text, wanted) => {
    // by its own protocol, and by OTLP, which it takes too
    expect(outcome('loki', status, text)).toBe(wanted);
    expect(outcome('otlp', status, text)).toBe(wanted);
    // whose specification forbids to read the text
    expect(outcome('remote_write', status, text)).toBe('again');
  });

  test('for a while is tried again, as others may keep the store busy; then it is dropped with a line, and what is behind it goes on', async () => {
    const options = { protocol: 'loki', limits: { tooLargeMs: 200 } } as const;
    const world = await new World().start(64 * 1024, options);
    world.upstream.behave = (_, { headers }) =>
      Number(headers['content-length']) > 1000
        ? { status: 429, headers: { 'content-type': 'text/plain' }, body: LOKI_RATE }
        : { status: 200 };
    for (const [n, bytes] of [10, 5000, 10].entries())
      await world.send('/lgtm/v1/logs', numbered(n, bytes));
    await world.empty();
    expect(numbers(world, 'logs')).toEqual([0, 2]);
    expect(world.relay.forwarders[1]!.retries).toBeGreaterThan(5);
    world.relay.watch();
    expect(world.lines.at(-1)).toContain(
      'lgtm logs: lost 1 request (6.0 KiB), refused for good: answered 429: Ingestion rate limit',
    );
    await world.stop();
  });

  test('is found among requests that went as one, and nothing else is dropped', async () => {
    const limits = { behindMs: 0, tooLargeMs: 0 };
    const world = await new World().start(1024 * 1024, { limits });
    await world.upstream.stop();
    const plain = { 'content-type': 'application/x-protobuf' };
    for (let n = 0; n < 20; n++)
      await world.send('/lgtm/v1/logs', numbered(n, n === 7 ? 9000 : 1000), plain);
    await until(() => world.relay.forwarders[1]!.isUp === false, 'no outage');
    world.upstream.behave = (_, { headers }) =>
      Number(headers['content-length']) > 8000
        ? { status: 429, headers: { 'content-type': 'text/plain' }, body: LOKI_RATE }
        : { status: 200 };
    await world.upstream.start();
    await world.empty();
    expect(numbers(world, 'logs')).toEqual([...Array(20).keys()].filter((n) => n !== 7));
    await world.stop();
  });
});

describe('an upstream', () => {
  let world: World;
  beforeEach(async () => (world = await new World().start(64 * 1024)));
  afterEach(() => world.stop());

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
