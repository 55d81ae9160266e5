import * as emitters from './emitters';
import { flattenLogs, flattenMetrics, flattenTraces } from './flatten';

const EXPORT = { sessionId: 's1', n: 0, nowNanos: 1_700_000_000_000_000_000n };
const NEXT = { ...EXPORT, n: 1 };

const ALL = {
  claude: [emitters.claudeLogs, emitters.claudeMetrics, emitters.claudeTraces],
  codex: [emitters.codexLogs, emitters.codexMetrics, emitters.codexTraces],
  gemini: [emitters.geminiLogs, emitters.geminiMetrics, emitters.geminiTraces],
} as const;

describe('what the assistants send', () => {
  test.each([
    ['claude', 'claude-code'],
    ['codex', 'codex_cli_rs'],
    ['gemini', 'gemini-cli'],
  ] as const)('%s names itself, not its host, and repeats exactly', (name, service) => {
    const [logs, metrics, traces] = ALL[name];
    const items = [
      ...flattenLogs(logs(EXPORT)),
      ...flattenMetrics(metrics(EXPORT)),
      ...flattenTraces(traces(EXPORT)),
    ];
    for (const { resource } of items) {
      expect(resource['service.name']).toBe(service);
      expect(resource).toHaveProperty(['service.version']);
      expect(resource).not.toHaveProperty(['host.name']);
    }
    expect(logs(EXPORT)).toEqual(logs(EXPORT));
  });

  test.each(['claude', 'codex', 'gemini'] as const)('%s ties logs to its trace', (name) => {
    const [logs, , traces] = ALL[name];
    const spans = flattenTraces(traces(EXPORT)).map(({ span }) => `${span.traceId}/${span.spanId}`);
    const tied = flattenLogs(logs(EXPORT)).filter(({ record }) => record.traceId !== undefined);
    expect(tied.length).toBeGreaterThan(0);
    for (const { record } of tied) {
      expect(record.traceId).toMatch(/^[0-9a-f]{32}$/);
      expect(spans).toContain(`${record.traceId}/${record.spanId}`);
    }
    const next = flattenTraces(traces(NEXT)).map(({ span }) => `${span.traceId}/${span.spanId}`);
    expect(new Set([...spans, ...next]).size).toBe(2 * spans.length);
  });

  test('Claude Code counts in deltas whose windows adjoin', () => {
    const [first, second] = [EXPORT, NEXT].map((props) =>
      flattenMetrics(emitters.claudeMetrics(props)),
    );
    const points = [...first!, ...second!];
    expect(points.every(({ temporality, monotonic }) => temporality === 1 && monotonic)).toBe(true);
    expect(new Set(first!.map(({ point }) => point.timeUnixNano))).toEqual(
      new Set(second!.map(({ point }) => point.startTimeUnixNano)),
    );
    const input = points.filter(({ attributes }) => attributes['type'] === 'input');
    expect(input.map(({ metric, value }) => `${metric} ${value}`)).toEqual([
      'claude_code.token.usage 1200',
      'claude_code.token.usage 1200',
    ]);
    expect(points.filter(({ metric }) => metric === 'claude_code.session.count')).toHaveLength(1);
  });

  test('Claude Code numbers its events through, and writes numbers as strings', () => {
    const logs = [EXPORT, NEXT].flatMap((props) => flattenLogs(emitters.claudeLogs(props)));
    expect(logs.map(({ attributes }) => attributes['event.sequence'])).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7,
    ]);
    expect(logs[1]?.body).toBe('claude_code.api_request');
    expect(logs[1]?.attributes).toMatchObject({
      'event.name': 'api_request',
      'session.id': 's1',
      input_tokens: '1200',
      cost_usd: '0.0421',
    });
  });

  test('Codex has its time in an attribute', () => {
    const [log] = flattenLogs(emitters.codexLogs({ ...EXPORT, hostName: 'ryzen' }));
    expect(log?.record.timeUnixNano).toBe('0');
    expect(log?.resource['host.name']).toBe('ryzen');
    expect(log?.attributes).toMatchObject({
      'event.timestamp': '2023-11-14T22:13:20.000Z',
      'conversation.id': 's1',
    });
    const points = flattenMetrics(emitters.codexMetrics(EXPORT));
    expect(points.every(({ point }) => point.bucketCounts?.join('').split('1').length === 2)).toBe(
      true,
    );
  });

  test('Gemini CLI counts from the start of its session', () => {
    const [first, second] = [EXPORT, NEXT].map((props) =>
      flattenMetrics(emitters.geminiMetrics(props)).find(
        ({ attributes }) => attributes['type'] === 'input',
      ),
    );
    expect([first?.value, second?.value]).toEqual([900, 1800]);
    expect(second?.temporality).toBe(2);
    expect(second?.point.startTimeUnixNano).toBe(first?.point.startTimeUnixNano);
  });
});
