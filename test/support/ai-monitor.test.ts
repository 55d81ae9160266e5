import * as http from 'node:http';
import { gzipSync } from 'node:zlib';
import { AiMonitor } from './ai-monitor';
import {
  claudeLogs,
  claudeMetrics,
  claudeTraces,
  codexLogs,
  geminiLogs,
  nowNanos,
  post,
  send,
} from './emitters';
import { encode, keyValues } from './otlp';

const EXPORT = { sessionId: 's1', n: 0, nowNanos: nowNanos() };
const PROTOBUF = { 'content-type': 'application/x-protobuf' };
const JSON_TYPE = { 'content-type': 'application/json' };
const PLAIN = { encoding: 'protobuf', gzip: false } as const;

describe('the double of otel-ai-monitor', () => {
  const monitor = new AiMonitor();
  beforeAll(() => monitor.start());
  afterAll(() => monitor.stop());
  beforeEach(() => monitor.clear());

  const request = (method: string, path: string) =>
    new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
      http
        .request(`${monitor.url}${path}`, { method, agent: false }, (response) => {
          let body = '';
          response.setEncoding('utf8').on('data', (text: string) => (body += text));
          response.on('end', () => resolve({ status: response.statusCode, body }));
        })
        .on('error', reject)
        .end();
    });

  test.each([
    { encoding: 'protobuf', gzip: true },
    { encoding: 'protobuf', gzip: false },
    { encoding: 'json', gzip: true },
    { encoding: 'json', gzip: false },
  ] as const)('takes all signals as $encoding, gzip: $gzip', async (options) => {
    const expected = { status: 200, body: Buffer.from(options.encoding === 'json' ? '{}' : '') };
    expect(await send(monitor.url, 'logs', claudeLogs(EXPORT), options)).toMatchObject(expected);
    expect(await send(monitor.url, 'metrics', claudeMetrics(EXPORT), options)).toMatchObject(
      expected,
    );
    expect(await send(monitor.url, 'traces', claudeTraces(EXPORT), options)).toMatchObject(
      expected,
    );
    expect(monitor.records.map(({ signal }) => signal)).toEqual(['logs', 'metrics', 'traces']);
    expect(monitor.events()).toHaveLength(4);
    expect(monitor.metricPoints()).toHaveLength(8);
    expect(monitor.spans()).toHaveLength(3);
  });

  test('has no routes but its own', async () => {
    expect(await request('GET', '/health')).toMatchObject({ status: 200 });
    expect(JSON.parse((await request('GET', '/health')).body)).toMatchObject({
      status: 'ok',
      receiver: { port: monitor.port },
    });
    expect(await request('GET', '/')).toMatchObject({ status: 404 });
    expect(await request('GET', '/status')).toMatchObject({ status: 404 });
    expect(await request('POST', '/otlp/v1/logs')).toMatchObject({ status: 404 });
    expect(await request('GET', '/v1/logs')).toMatchObject({ status: 405 });
    expect(await request('POST', '/health')).toMatchObject({ status: 405 });
  });

  test.each([
    ['logs', PROTOBUF, 200, ''],
    ['metrics', PROTOBUF, 200, ''],
    ['traces', PROTOBUF, 400, undefined],
    ['logs', JSON_TYPE, 200, '{}'],
    ['metrics', JSON_TYPE, 200, '{}'],
    ['traces', JSON_TYPE, 200, '{}'],
  ])('answers garbage as %s with %o: %i', async (signal, headers, status, body) => {
    const reply = await post(`${monitor.url}/v1/${signal}`, Buffer.from('garbage'), { headers });
    expect(reply.status).toBe(status);
    if (body !== undefined) {
      expect(reply.body.toString()).toBe(body);
    }
    expect(monitor.events()).toEqual([]);
    expect(monitor.records[0]?.error).toBeInstanceOf(Error);
  });

  test('answers JSON of another shape with 400', async () => {
    const list = Buffer.from('[]');
    expect(await post(`${monitor.url}/v1/logs`, list, { headers: JSON_TYPE })).toMatchObject({
      status: 400,
    });
  });

  test('sees gzip without its header on logs only', async () => {
    const logs = gzipSync(encode('logs', claudeLogs(EXPORT)));
    await post(`${monitor.url}/v1/logs`, logs, { headers: PROTOBUF });
    expect(monitor.events()).toHaveLength(4);
    const traces = gzipSync(encode('traces', claudeTraces(EXPORT)));
    expect(await post(`${monitor.url}/v1/traces`, traces, { headers: PROTOBUF })).toMatchObject({
      status: 400,
    });
    // zstd is Alloy's to choose, and would be lost here without a word.
    const zstd = { ...PROTOBUF, 'content-encoding': 'zstd' };
    const frame = Buffer.from('28b52ffd0000', 'hex');
    expect(await post(`${monitor.url}/v1/logs`, frame, { headers: zstd })).toMatchObject({
      status: 200,
    });
  });

  test('takes 32 MiB, compressed or not, and no more', async () => {
    const limit = 32 * 1024 * 1024;
    const url = `${monitor.url}/v1/logs`;
    const over = Buffer.alloc(limit + 1, ' ');
    const gzip = { ...JSON_TYPE, 'content-encoding': 'gzip' };
    expect(await post(url, over.subarray(1), { headers: JSON_TYPE })).toMatchObject({
      status: 200,
    });
    expect(await post(url, over, { headers: JSON_TYPE })).toMatchObject({ status: 413 });
    expect(await post(url, gzipSync(over), { headers: gzip })).toMatchObject({ status: 413 });
  });

  test('names the events of every assistant in the order in which they came', async () => {
    const before = Date.now();
    await send(monitor.url, 'logs', claudeLogs(EXPORT), PLAIN);
    await send(monitor.url, 'logs', codexLogs({ ...EXPORT, sessionId: 'c1' }), PLAIN);
    await send(monitor.url, 'logs', geminiLogs({ ...EXPORT, sessionId: 'g1' }), PLAIN);
    const events = monitor.events();
    expect(events.map(({ tool, name, sessionId }) => `${tool} ${sessionId} ${name}`)).toEqual([
      'claude s1 claude_code.user_prompt',
      'claude s1 claude_code.api_request',
      'claude s1 claude_code.tool_decision',
      'claude s1 claude_code.tool_result',
      'codex c1 codex.user_prompt',
      'codex c1 codex.sse_event',
      'codex c1 codex.tool_decision',
      'codex c1 codex.tool_result',
      'gemini g1 gemini_cli.user_prompt',
      'gemini g1 gemini_cli.api_request',
      'gemini g1 gemini_cli.api_response',
      'gemini g1 gemini_cli.tool_call',
    ]);
    expect(events.map(({ sequence }) => sequence).slice(0, 5)).toEqual([0, 1, 2, 3, undefined]);
    // Codex' records have no time but that in event.timestamp.
    expect(events[4]?.timeMs).toBe(Number(EXPORT.nowNanos / 1_000_000n));
    expect(events.every(({ receivedAt }) => receivedAt >= before)).toBe(true);
  });

  test('tells the tool by service, else by prefix, and ignores the rest', async () => {
    const record = (service: string, event: string, more = {}) => ({
      resource: { attributes: keyValues({ 'service.name': service }) },
      scopeLogs: [{ logRecords: [{ attributes: keyValues({ 'event.name': event, ...more }) }] }],
    });
    const request = {
      resourceLogs: [
        record('my-claude', 'Tool Result', { 'session.id': 'a', 'conversation.id': 'b' }),
        record('wrapper', 'codex.user_prompt', { thread_id: 't' }),
        record('wrapper', 'gen_ai.choice'),
        record('nginx', 'request'),
      ],
    };
    await send(monitor.url, 'logs', request, PLAIN);
    expect(monitor.events()).toMatchObject([
      { tool: 'claude', name: 'claude_code.tool_result', sessionId: 'b', timeMs: undefined },
      { tool: 'codex', name: 'codex.user_prompt', sessionId: 't' },
      { tool: 'other', name: 'gen_ai.choice', sessionId: undefined },
    ]);
  });

  test('reports what came twice', async () => {
    const codex = { ...EXPORT, sessionId: 'c1' };
    for (const n of [0, 1]) {
      await send(monitor.url, 'logs', claudeLogs({ ...EXPORT, n }), PLAIN);
      await send(monitor.url, 'logs', codexLogs({ ...codex, n }), PLAIN);
      await send(monitor.url, 'traces', claudeTraces({ ...EXPORT, n }), PLAIN);
    }
    expect(monitor.duplicates()).toEqual([]);

    await send(monitor.url, 'logs', claudeLogs({ ...EXPORT, n: 1 }), PLAIN);
    await send(monitor.url, 'traces', claudeTraces(EXPORT), PLAIN);
    await send(monitor.url, 'logs', codexLogs(codex), PLAIN);
    const duplicates = monitor.duplicates();
    expect(duplicates.map(({ kind }) => kind).sort()).toEqual([
      ...Array<string>(8).fill('event'),
      ...Array<string>(3).fill('span'),
    ]);
    expect(duplicates.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['s1#4', expect.stringMatching(/^c1 codex\.sse_event [0-9a-f]{12}$/)]),
    );
    expect(duplicates[0]?.receivedAt).toHaveLength(2);
  });

  test('can be down', async () => {
    await monitor.refuse();
    await expect(send(monitor.url, 'logs', claudeLogs(EXPORT), PLAIN)).rejects.toThrow(
      'ECONNREFUSED',
    );
    await monitor.resume();
    expect(await send(monitor.url, 'logs', claudeLogs(EXPORT), PLAIN)).toMatchObject({
      status: 200,
    });
  });
});
