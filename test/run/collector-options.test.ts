import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AlloyCollector,
  LgtmBackend,
  Loki,
  Mimir,
  NixosHost,
  Size,
  Tempo,
  type OtelCollectorOptions,
} from '../../index';
import { FINGERPRINT } from '../../constructs/cluster/collector/redact-prompts';
import { COLLECTOR_SPAN_METRICS } from '../../constructs/wiring/correlation';
import { moved, POD, PORTS } from '../constructs/cluster/real-cluster';
import { fleet } from '../constructs/support';
import { Daemon, freePorts } from '../support/daemon';
import * as emitters from '../support/emitters';
import {
  attributes,
  encode,
  keyValues,
  type Attributes,
  type KeyValue,
  type TracesRequest,
} from '../support/otlp';
import { flattenMetrics, type FlatMetricPoint } from '../support/flatten';
import { describeWith } from '../support/programs';
import { Recorder } from '../support/recorder';

const SECRET = 'rm -rf ~/secrets "quoted"\nand tell nobody';
const REDACTED = '[redacted]';

/**
 * What each assistant may put what was typed, answered, read or run into, by its documentation and source, and what it may
 * add tomorrow.
 */
const TYPED = {
  claude: {
    log: ['prompt', 'response', 'body', 'tool_parameters', 'tool_input', 'error', 'file_path'],
    span: [
      'user_prompt',
      'new_context',
      'tool_input',
      'full_command',
      'response.model_output',
      'file_path',
      'error',
    ],
  },
  codex: {
    log: ['prompt', 'arguments', 'output', 'error.message', 'auth.error', 'mcp_servers'],
    span: ['gen_ai.input.messages', 'error.message'],
  },
  gemini: {
    log: [
      'prompt',
      'request_text',
      'response_text',
      'function_args',
      'hook_input',
      'hook_output',
      'stdout',
      'stderr',
      'metadata',
      'error',
      'error.message',
      'tool_call',
    ],
    span: [
      'gen_ai.input.messages',
      'gen_ai.output.messages',
      'input-json',
      'output-json',
      'url.full',
    ],
  },
} as const;
const TOMORROW = ['thoughts', 'a.key"with],odd{signs\\'] as const;

const EXPORTS = {
  claude: [emitters.claudeLogs, emitters.claudeTraces],
  codex: [emitters.codexLogs, emitters.codexTraces],
  gemini: [emitters.geminiLogs, emitters.geminiTraces],
} as const;

const each = (names: readonly string[], value: string): Attributes =>
  Object.fromEntries(names.map((name) => [name, value]));

/** The same as a list and as a map, which attributes may be too. */
const NESTED: readonly KeyValue[] = [
  { key: 'a_list', value: { arrayValue: { values: [{ stringValue: SECRET }] } } },
  {
    key: 'a_map',
    value: { kvlistValue: { values: [{ key: SECRET, value: { stringValue: SECRET } }] } },
  },
];

/** A record's or a span's attributes, and more. */
function and(own: readonly KeyValue[] | undefined, more: Attributes): { attributes: KeyValue[] } {
  return { attributes: keyValues({ ...attributes(own), ...more }) };
}

/** What an assistant sends, with a secret wherever it may put one. */
function telling(name: keyof typeof TYPED, serviceName?: string) {
  const props = { sessionId: name, n: 0, nowNanos: emitters.nowNanos() };
  const [logsOf, tracesOf] = EXPORTS[name];
  const { log, span } = TYPED[name];
  // the emitters share what never changes
  const logs = structuredClone(logsOf(props));
  const traces = structuredClone(tracesOf(props));
  for (const resource of [logs.resourceLogs?.[0]?.resource, traces.resourceSpans?.[0]?.resource]) {
    const service: Attributes = serviceName === undefined ? {} : { 'service.name': serviceName };
    Object.assign(resource ?? {}, and(resource?.attributes, service));
    resource?.attributes?.push({ ...NESTED[0], key: 'process.command_args' });
  }
  for (const record of logs.resourceLogs?.[0]?.scopeLogs?.[0]?.logRecords ?? []) {
    Object.assign(record, and(record.attributes, each([...log, ...TOMORROW], SECRET)));
    record.attributes?.push(...NESTED);
    if (name === 'gemini')
      Object.assign(record, {
        body: { stringValue: `Hook said ${SECRET}` },
        eventName: SECRET,
      });
  }
  for (const one of traces.resourceSpans?.[0]?.scopeSpans?.[0]?.spans ?? []) {
    Object.assign(one, and(one.attributes, each([...span, ...TOMORROW], SECRET)), {
      status: { code: 2, message: SECRET },
      events: [
        event('tool.output', { bash_command: SECRET, model: SECRET }),
        event('exception', {
          'exception.type': 'Error',
          'exception.message': SECRET,
          'exception.stacktrace': SECRET,
        }),
        event(SECRET, { 'event.name': 'codex.tool_result', output_length: 7 }),
        event('event otel/src/events/session_telemetry.rs:900', {}),
      ],
    });
    one.attributes?.push(...NESTED);
  }
  return { logs, traces, log, span, props };
}

const event = (name: string, more: Attributes) => ({
  name,
  timeUnixNano: '1700000000000000000',
  attributes: keyValues(more),
});

describeWith(['otelcol'], "what the collector's options do to what passes", (programs) => {
  const folder = mkdtempSync(join(tmpdir(), 'collector-options-'));
  const recorder = new Recorder();
  const token = join(folder, 'token');
  const daemons: Daemon[] = [];
  let base = '';

  beforeAll(() => recorder.start());
  beforeEach(() => recorder.clear());
  afterEach(() => Promise.all(daemons.splice(0).map((daemon) => daemon.stop())));
  afterAll(async () => {
    await recorder.stop();
    rmSync(folder, { recursive: true });
  });

  /** The file that the options give, on free ports; the recorder stands for every backend. */
  async function configure(options: OtelCollectorOptions): Promise<string> {
    const url = recorder.url;
    const stack = fleet();
    const lgtm = new LgtmBackend(stack, 'lgtm', {
      metrics: Mimir.external({ url }),
      logs: Loki.external({ url, objectStore: 'filesystem' }),
      traces: Tempo.external({ url, version: 2 }),
      // every point is a test's
      collector: { selfMetrics: false, ...options },
      ...(options.bearerToken && { bearerTokenCredential: 'otlp' }),
    });
    const labels = { role: 'desktop' };
    new AlloyCollector(new NixosHost(stack, 'ryzen'), 'alloy', { destinations: [lgtm], labels });
    const ports = await freePorts(PORTS.length);
    const text = moved(lgtm.collector?.config.toYaml() ?? '', ports);
    const queue = join(folder, 'queue');
    mkdirSync(queue, { recursive: true });
    const file = join(folder, 'config.yaml');
    writeFileSync(
      file,
      text
        .replaceAll('/var/lib/otelcol/queue', queue)
        .replaceAll('/etc/otelcol-auth/token', token)
        .replaceAll('flush_interval: 15s', 'flush_interval: 200ms'),
    );
    base = `http://127.0.0.1:${ports[1]}`;
    return file;
  }

  async function run(file: string): Promise<Daemon> {
    const log = join(folder, 'collector.log');
    const daemon = new Daemon(programs.otelcol, [`--config=${file}`], log, {
      ...POD,
    });
    daemons.push(daemon);
    // answers something as soon as its receiver is there
    await daemon.until(async () => (await fetch(base)).status > 0, 30);
    return daemon;
  }

  const PLAIN = { encoding: 'protobuf', gzip: true } as const;
  const session = (sessionId: string) => ({ sessionId, n: 0, nowNanos: emitters.nowNanos() });

  test.each([
    ['Claude Code', 'claude', undefined],
    ['Codex', 'codex', undefined],
    ['Gemini CLI', 'gemini', undefined],
    ["Claude Code under a session's OTEL_SERVICE_NAME", 'claude', 'my-session'],
  ] as const)(
    'of what %s sends, only what is known to be harmless passes',
    async (_, name, serviceName) => {
      await run(await configure({ redactPrompts: true }));
      const { logs, traces, log, span, props } = telling(name, serviceName);
      await emitters.send(base, 'logs', logs, PLAIN);
      await emitters.send(base, 'traces', traces, PLAIN);
      await recorder.waitFor((r) => r.logRecords().length > 0 && r.spans().length > 0);
      const passed = recorder.records.map(({ body }) => body.toString()).join('\n');
      expect(passed).not.toContain('secrets');

      const nested = { a_list: REDACTED, a_map: REDACTED };
      const [logsOf, tracesOf] = EXPORTS[name];
      const sentLogs = logsOf(props).resourceLogs?.[0]?.scopeLogs?.[0]?.logRecords ?? [];
      expect(
        recorder.logRecords().map((each) => [each.body, each.record.eventName, each.attributes]),
      ).toEqual(
        sentLogs.map((record) => [
          name === 'gemini' ? REDACTED : record.body?.stringValue,
          name === 'gemini' ? REDACTED : record.eventName,
          { ...attributes(record.attributes), ...each([...log, ...TOMORROW], REDACTED), ...nested },
        ]),
      );
      const sentSpans = tracesOf(props).resourceSpans?.[0]?.scopeSpans?.[0]?.spans ?? [];
      expect(recorder.spans().map((each) => [each.span.name, each.attributes])).toEqual(
        sentSpans.map((one) => [
          one.name,
          { ...attributes(one.attributes), ...each([...span, ...TOMORROW], REDACTED), ...nested },
        ]),
      );
      for (const { span: one } of recorder.spans()) {
        expect(one.status).toEqual({ code: 2, message: REDACTED });
        expect(one.events?.map((e) => [e.name, attributes(e.attributes)])).toEqual([
          ['tool.output', { bash_command: REDACTED, model: REDACTED }],
          [
            'exception',
            {
              'exception.type': 'Error',
              'exception.message': REDACTED,
              'exception.stacktrace': REDACTED,
            },
          ],
          [REDACTED, { 'event.name': 'codex.tool_result', output_length: 7 }],
          ['event otel/src/events/session_telemetry.rs:900', {}],
        ]);
      }
      for (const { resource } of [...recorder.logRecords(), ...recorder.spans()])
        expect(resource['process.command_args']).toBe(REDACTED);
    },
  );

  test.each([
    ['Claude Code', emitters.claudeMetrics],
    ['Codex', emitters.codexMetrics],
    ['Gemini CLI', emitters.geminiMetrics],
  ] as const)(
    "neither %s's command line nor an attribute of its metrics passes that isn't known to be harmless",
    async (_, metricsOf) => {
      await run(await configure({ redactPrompts: true }));
      const metrics = structuredClone(metricsOf(session('metrics')));
      const sent = flattenMetrics(metrics);
      metrics.resourceMetrics?.[0]?.resource?.attributes?.push(
        ...keyValues({ 'process.command': SECRET }),
      );
      for (const metric of metrics.resourceMetrics?.[0]?.scopeMetrics?.[0]?.metrics ?? [])
        for (const point of (metric.sum ?? metric.histogram ?? metric.gauge)?.dataPoints ?? []) {
          Object.assign(point, and(point.attributes, each(TOMORROW, SECRET)));
          point.attributes?.push(...NESTED);
        }
      await emitters.send(base, 'metrics', metrics, PLAIN);
      await recorder.waitFor((r) => r.metricPoints().length === sent.length);
      const passed = recorder.records.map(({ body }) => body.toString()).join('\n');
      expect(passed).not.toContain('secrets');
      const redacted = { ...each(TOMORROW, REDACTED), a_list: REDACTED, a_map: REDACTED };
      const points = recorder.metricPoints();
      expect(points.map(({ metric, value, attributes }) => [metric, value, attributes])).toEqual(
        sent.map(({ metric, value, attributes }) => [
          metric,
          value,
          {
            ...attributes,
            ...redacted,
            [FINGERPRINT]: expect.stringMatching(/^[0-9a-f]{8}$/) as string,
          },
        ]),
      );
      for (const { resource } of points) expect(resource['process.command']).toBe(REDACTED);
    },
  );

  test("the host's name and labels stay on what assistants count, and a program's own attribute of that name doesn't", async () => {
    await run(await configure({ redactPrompts: true }));
    const metrics = structuredClone(emitters.claudeMetrics(session('labels')));
    const of = metrics.resourceMetrics?.[0];
    of?.resource?.attributes?.push(...keyValues({ 'host.name': 'ryzen', role: 'desktop' }));
    of!.scopeMetrics![0]!.metrics = of?.scopeMetrics?.[0]?.metrics?.slice(-1);
    const sum = of!.scopeMetrics![0]!.metrics![0]!.sum!;
    const [point] = sum.dataPoints!;
    sum.dataPoints = ['desktop', SECRET].map((role) => ({
      ...point,
      ...and(point?.attributes, { role }),
    }));
    await emitters.send(base, 'metrics', metrics, PLAIN);
    await recorder.waitFor((r) => r.metricPoints().length === 2);
    const own = attributes(point?.attributes);
    const fingerprint = expect.stringMatching(/^[0-9a-f]{8}$/) as string;
    expect(recorder.metricPoints().map(({ attributes }) => attributes)).toEqual([
      { ...own, host: 'ryzen', role: 'desktop' },
      { ...own, host: 'ryzen', role: REDACTED, [FINGERPRINT]: fingerprint },
    ]);
  });

  test('points that differ in nothing but what is redacted stay series of their own, from one export to the next', async () => {
    await run(await configure({ redactPrompts: true }));
    for (const n of [0, 1, 2]) {
      const metrics = structuredClone(emitters.claudeMetrics({ ...session('apart'), n }));
      const [scope] = metrics.resourceMetrics?.[0]?.scopeMetrics ?? [];
      scope!.metrics = scope?.metrics?.slice(-1);
      const sum = scope!.metrics![0]!.sum!;
      const [point] = sum.dataPoints!;
      sum.dataPoints = ['red', 'green'].map((colour) => ({
        ...point,
        ...and(point?.attributes, { colour }),
      }));
      await emitters.send(base, 'metrics', metrics, PLAIN);
    }
    await recorder.waitFor((r) => r.metricPoints().length === 6);
    const points = recorder.metricPoints();
    expect(new Set(points.map(({ attributes }) => attributes[FINGERPRINT])).size).toBe(2);
    // cumulative by then
    expect(points.map(({ value }) => value)).toEqual([4.5, 4.5, 9, 9, 13.5, 13.5]);
  });

  test("others' telemetry is left as it is, but for prompts under the names of the conventions", async () => {
    await run(await configure({ redactPrompts: true }));
    const own = {
      ...each(
        Object.values(TYPED).flatMap(({ log, span }) => [...log, ...span]),
        SECRET,
      ),
      ...each(TOMORROW, SECRET),
    };
    const now = `${emitters.nowNanos()}`;
    const resource = {
      attributes: keyValues({ 'service.name': 'codexes', 'process.command': SECRET }),
    };
    const record = { timeUnixNano: now, body: { stringValue: SECRET }, attributes: keyValues(own) };
    await emitters.send(
      base,
      'logs',
      { resourceLogs: [{ resource, scopeLogs: [{ scope: { name: 'x' }, logRecords: [record] }] }] },
      PLAIN,
    );
    const ids = emitters.traceIds({ sessionId: 'others', n: 0 });
    const span = emitters.span({
      ...ids,
      spanId: ids.rootSpanId,
      name: 'work',
      startNanos: BigInt(now) - 1n,
      endNanos: BigInt(now),
      attributes: own,
      status: { code: 2, message: SECRET },
    });
    const events = [event(SECRET, { 'exception.message': SECRET })];
    await emitters.send(
      base,
      'traces',
      emitters.tracesRequest(resource, { name: 'x' }, [{ ...span, events }]),
      PLAIN,
    );
    await recorder.waitFor((r) => r.logRecords().length > 0 && r.spans().length > 0);
    const wanted = {
      ...own,
      ...each(['gen_ai.input.messages', 'gen_ai.output.messages'], REDACTED),
    };
    const [arrived] = recorder.logRecords();
    expect([arrived?.body, arrived?.attributes]).toEqual([SECRET, wanted]);
    const [one] = recorder.spans();
    expect(one?.attributes).toEqual(wanted);
    expect(one?.span.status).toEqual({ code: 2, message: SECRET });
    expect(one?.span.events?.map((e) => [e.name, attributes(e.attributes)])).toEqual([
      [SECRET, { 'exception.message': SECRET }],
    ]);
    expect(one?.resource['process.command']).toBe(SECRET);
  });

  test('spans become metrics of requests and of who calls whom, with the labels that Grafana asks by', async () => {
    await run(await configure({ spanMetrics: true, serviceGraph: true }));
    await emitters.send(base, 'traces', call('client', 'server'), PLAIN);
    const points = () => recorder.metricPoints();
    await recorder.waitFor(
      () => points().some(({ metric }) => metric === 'traces_service_graph_request_total'),
      { what: 'the service graph' },
    );
    await recorder.waitFor(() =>
      points().some(({ metric }) => metric === 'traces.spanmetrics.calls'),
    );
    const names = new Set(points().map(prometheusName));
    expect(names).toContain(COLLECTOR_SPAN_METRICS.calls);
    expect(names).toContain(COLLECTOR_SPAN_METRICS.duration);
    const calls = points().find((point) => prometheusName(point) === COLLECTOR_SPAN_METRICS.calls);
    const { failed, labels } = COLLECTOR_SPAN_METRICS;
    const found = Object.entries(calls?.attributes ?? {}).map(
      ([name, value]) => `${name.replaceAll('.', '_')}="${value}"`,
    );
    const of: Attributes = { 'service.name': 'client', 'host.name': 'ryzen' };
    const wanted = labels.map(({ attribute, label }) => `${label}="${of[attribute]}"`);
    expect(found).toEqual(expect.arrayContaining([...wanted, failed, 'role="desktop"']));
    const edge = points().find(({ metric }) => metric === 'traces_service_graph_request_total');
    expect(edge?.attributes).toMatchObject({ client: 'client', server: 'server' });
  });

  test('a sender without the token is refused, and one with it is not', async () => {
    writeFileSync(token, 'correct-horse\n');
    await run(await configure({ bearerToken: { secretName: 'otlp' } }));
    const bytes = encode('logs', emitters.claudeLogs(session('token')));
    const post = async (authorization?: string) => {
      const headers = {
        'content-type': 'application/x-protobuf',
        ...(authorization && { authorization }),
      };
      return (await emitters.post(`${base}/v1/logs`, bytes, { headers })).status;
    };
    expect(await post()).toBe(401);
    expect(await post('Bearer wrong')).toBe(401);
    expect(await post('Bearer correct-horse')).toBe(200);
    await recorder.waitFor((r) => r.logRecords().length > 0);
    expect(recorder.logRecords()).toHaveLength(4);
  });

  test('what waits in a persistent queue survives a restart of the collector', async () => {
    const file = await configure({ persistentQueue: { size: Size.gibibytes(1) } });
    const first = await run(file);
    await recorder.refuse();
    const { status } = await emitters.send(
      base,
      'logs',
      emitters.claudeLogs(session('queue')),
      PLAIN,
    );
    expect(status).toBe(200);
    // killed, not asked to end
    await first.stop();
    await recorder.resume();
    await run(file);
    await recorder.waitFor((r) => r.logRecords().length > 0);
    expect(recorder.logRecords().map(({ attributes }) => attributes['session.id'])).toEqual(
      Array.from({ length: 4 }, () => 'queue'),
    );
  });
});

/** What Mimir and Prometheus call a metric: with its unit, and `_total` after what only grows. */
function prometheusName({ metric, unit, monotonic }: FlatMetricPoint): string {
  const seconds = unit === 's' ? '_seconds' : '';
  const total = monotonic && !metric.endsWith('_total') ? '_total' : '';
  return `${metric.replaceAll('.', '_')}${seconds}${total}`;
}

/** A failed call of one service by another on a host. */
function call(client: string, server: string): TracesRequest {
  const now = emitters.nowNanos();
  const { traceId, rootSpanId, toolSpanId } = emitters.traceIds({ sessionId: client, n: 0 });
  const times = { traceId, startNanos: now - 1_000_000n, endNanos: now };
  const resource = (service: string) => ({
    attributes: keyValues({ 'service.name': service, 'host.name': 'ryzen', role: 'desktop' }),
  });
  const spans = [
    emitters.span({ ...times, spanId: rootSpanId, name: 'ask', kind: 3, status: { code: 2 } }),
    emitters.span({
      ...times,
      spanId: toolSpanId,
      parentSpanId: rootSpanId,
      name: 'answer',
      kind: 2,
    }),
  ];
  return {
    resourceSpans: [client, server].map((service, i) => ({
      resource: resource(service),
      scopeSpans: [{ scope: {}, spans: spans.slice(i, i + 1) }],
    })),
  };
}
