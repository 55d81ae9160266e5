import { gzipSync } from 'node:zlib';
import {
  claudeLogs,
  claudeTraces,
  codexMetrics,
  geminiLogs,
  nowNanos,
  post,
  send,
} from './emitters';
import { Recorder } from './recorder';

const EXPORT = { sessionId: 's1', n: 0, nowNanos: nowNanos() };
const PROTOBUF = { 'content-type': 'application/x-protobuf' };

describe('a recorder', () => {
  const recorder = new Recorder();
  beforeAll(() => recorder.start());
  afterAll(() => recorder.stop());
  beforeEach(() => {
    recorder.clear();
    recorder.respond = undefined;
  });

  test.each([
    { encoding: 'protobuf', gzip: false },
    { encoding: 'protobuf', gzip: true },
    { encoding: 'json', gzip: false },
    { encoding: 'json', gzip: true },
  ] as const)('takes $encoding, gzip: $gzip', async (options) => {
    const before = Date.now();
    const sent = claudeLogs(EXPORT);
    const { status, body, ms } = await send(`${recorder.url}/otlp`, 'logs', sent, options);
    expect({ status, body: body.toString() }).toEqual({
      status: 200,
      body: options.encoding === 'json' ? '{}' : '',
    });
    expect(ms).toBeGreaterThan(0);
    const [arrival] = recorder.records;
    expect(arrival).toMatchObject({
      method: 'POST',
      path: '/otlp/v1/logs',
      signal: 'logs',
      request: sent,
      status: 200,
    });
    expect(arrival!.receivedAt).toBeGreaterThanOrEqual(before);
  });

  test('pairs records, points and spans with their resource', async () => {
    const options = { encoding: 'protobuf', gzip: true } as const;
    await send(recorder.url, 'logs', geminiLogs({ ...EXPORT, hostName: 'ryzen' }), options);
    await send(recorder.url, 'metrics', codexMetrics(EXPORT), options);
    await send(recorder.url, 'traces', claudeTraces(EXPORT), options);

    expect(recorder.logRecords()).toHaveLength(4);
    expect(recorder.logRecords()[0]).toMatchObject({
      resource: { 'service.name': 'gemini-cli', 'host.name': 'ryzen', 'process.pid': 4242 },
      scope: { name: 'gemini-cli' },
      attributes: { 'event.name': 'gemini_cli.user_prompt', interactive: true },
      body: 'User prompt. Length: 42.',
      path: '/v1/logs',
    });
    expect(recorder.metricPoints()).toHaveLength(5);
    expect(recorder.metricPoints()[1]).toMatchObject({
      metric: 'codex.turn.token_usage',
      type: 'histogram',
      temporality: 1,
      attributes: { token_type: 'input' },
      value: 2000,
      receivedAt: recorder.records[1]!.receivedAt,
    });
    expect(recorder.metricPoints()[1]?.monotonic).toBeUndefined();
    expect(recorder.spans().map(({ span }) => span.name)).toEqual([
      'claude_code.llm_request',
      'claude_code.tool',
      'claude_code.interaction',
    ]);
    expect(recorder.spans()[0]?.attributes).toMatchObject({ 'session.id': 's1' });
  });

  test('keeps other requests raw', async () => {
    const push = Buffer.from([1, 2, 3]);
    const headers = { 'content-type': 'application/proto', 'content-encoding': 'gzip' };
    const reply = await post(`${recorder.url}/push.v1.PusherService/Push`, gzipSync(push), {
      headers,
    });
    expect(reply).toMatchObject({ status: 200, body: Buffer.alloc(0) });
    // What is inside snappy is none of the recorder's business.
    const snappy = { 'content-type': 'application/x-protobuf', 'content-encoding': 'snappy' };
    await post(`${recorder.url}/api/v1/push?x=1`, push, { headers: snappy });
    expect(recorder.records).toMatchObject([
      { path: '/push.v1.PusherService/Push', body: push, headers, status: 200 },
      { path: '/api/v1/push', body: push, headers: snappy, status: 200 },
    ]);
    expect(recorder.records[0]?.signal).toBeUndefined();
  });

  test('says no to what it cannot read', async () => {
    const url = `${recorder.url}/v1/traces`;
    expect(await post(url, Buffer.from('no'), { headers: PROTOBUF })).toMatchObject({
      status: 400,
    });
    const lz4 = { ...PROTOBUF, 'content-encoding': 'lz4' };
    expect(await post(url, Buffer.from('no'), { headers: lz4 })).toMatchObject({ status: 415 });
    expect(recorder.spans()).toEqual([]);
    expect(recorder.records[0]?.error).toBeInstanceOf(Error);
  });

  test('lets a test answer, and does not count what was refused', async () => {
    recorder.respond = () => ({ status: 503 });
    const options = { encoding: 'json', gzip: false } as const;
    expect(await send(recorder.url, 'logs', claudeLogs(EXPORT), options)).toMatchObject({
      status: 503,
    });
    expect(recorder.records).toHaveLength(1);
    expect(recorder.logRecords()).toEqual([]);

    recorder.respond = () => new Promise(() => undefined);
    await expect(
      send(recorder.url, 'logs', claudeLogs(EXPORT), { ...options, timeoutMs: 100 }),
    ).rejects.toThrow('no response within 100 ms');
  });

  test('waits, and tells what did arrive', async () => {
    const options = { encoding: 'protobuf', gzip: false } as const;
    setTimeout(() => void send(recorder.url, 'logs', claudeLogs(EXPORT), options), 50);
    const log = await recorder.waitFor((r) =>
      r.logRecords().find((record) => record.body === 'claude_code.tool_result'),
    );
    expect(log.attributes['event.sequence']).toBe(3);

    await post(`${recorder.url}/v1/traces`, Buffer.from('no'), { headers: PROTOBUF });
    await expect(
      recorder.waitFor((r) => r.spans().length > 0, { timeoutMs: 30, what: 'a span' }),
    ).rejects.toThrow(
      /a span did not arrive within 30 ms; requests that arrived: 2:\n.*POST \/v1\/logs 200: 1 claude-code user_prompt, 1 claude-code api_request.*\n.*\/v1\/traces 400: unreadable/,
    );
    recorder.clear();
    await expect(recorder.waitFor(() => false, { timeoutMs: 1 })).rejects.toThrow('nothing did');
  });

  test('goes through an outage at the same port', async () => {
    const options = { encoding: 'protobuf', gzip: false } as const;
    const { url } = recorder;
    await send(url, 'logs', claudeLogs(EXPORT), options);
    await recorder.refuse();
    await expect(send(url, 'logs', claudeLogs(EXPORT), options)).rejects.toThrow('ECONNREFUSED');
    await recorder.resume();
    await send(url, 'logs', claudeLogs({ ...EXPORT, n: 1 }), options);
    expect(recorder.url).toBe(url);
    expect(recorder.logRecords().map((log) => log.attributes['event.sequence'])).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7,
    ]);
  });

  test('listens where it is told, once', async () => {
    const other = new Recorder({ address: '127.0.0.3', port: recorder.port, bodyLimit: 10 });
    await other.start();
    try {
      await expect(other.start()).rejects.toThrow('is listening already');
      expect(await post(`${other.url}/x`, Buffer.alloc(11))).toMatchObject({ status: 413 });
      expect(await post(`${other.url}/x`, Buffer.alloc(10))).toMatchObject({ status: 200 });
      expect(other.records.map(({ status }) => status)).toEqual([413, 200]);
    } finally {
      await other.stop();
    }
    const second = new Recorder({ port: recorder.port });
    await expect(second.start()).rejects.toThrow('EADDRINUSE');
  });
});
