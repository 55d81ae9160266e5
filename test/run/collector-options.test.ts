import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LgtmBackend, Loki, Mimir, Size, Tempo, type OtelCollectorOptions } from '../../index';
import { COLLECTOR_SPAN_METRICS } from '../../constructs/wiring/correlation';
import { fleet } from '../constructs/support';
import { Daemon, freePorts } from '../support/daemon';
import * as emitters from '../support/emitters';
import {
  attributes,
  encode,
  keyValues,
  type Attributes,
  type LogsRequest,
  type TracesRequest,
} from '../support/otlp';
import type { FlatMetricPoint } from '../support/flatten';
import { describeWith } from '../support/programs';
import { Recorder } from '../support/recorder';

const SECRET = 'rm -rf ~/secrets\nand tell nobody';
const REDACTED = '[redacted]';

/** What each assistant puts what was typed, answered or passed to a tool into, once it is told to. */
const TYPED = {
  claude: {
    log: ['prompt', 'response', 'body', 'tool_parameters', 'tool_input'],
    span: ['user_prompt', 'new_context', 'tool_input', 'full_command', 'response.model_output'],
  },
  codex: { log: ['prompt', 'arguments', 'output'], span: ['gen_ai.input.messages'] },
  gemini: {
    log: ['prompt', 'request_text', 'response_text', 'function_args'],
    span: ['gen_ai.input.messages', 'gen_ai.output.messages'],
  },
} as const;

const EXPORTS = {
  claude: [emitters.claudeLogs, emitters.claudeTraces],
  codex: [emitters.codexLogs, emitters.codexTraces],
  gemini: [emitters.geminiLogs, emitters.geminiTraces],
} as const;

const each = (names: readonly string[], value: string): Attributes =>
  Object.fromEntries(names.map((name) => [name, value]));

/** Adds attributes to every record of a request. */
function withLogAttributes(request: LogsRequest, more: Attributes): LogsRequest {
  for (const record of request.resourceLogs?.[0]?.scopeLogs?.[0]?.logRecords ?? []) {
    const own = { ...attributes(record.attributes), ...more };
    Object.assign(record, { attributes: keyValues(own) });
  }
  return request;
}

/** Adds attributes, and an event that has a tool's output, to every span of a request. */
function withSpanAttributes(request: TracesRequest, more: Attributes): TracesRequest {
  for (const span of request.resourceSpans?.[0]?.scopeSpans?.[0]?.spans ?? []) {
    const own = { ...attributes(span.attributes), ...more };
    const event = {
      name: 'tool.output',
      timeUnixNano: span.endTimeUnixNano,
      attributes: keyValues({ bash_command: SECRET }),
    };
    Object.assign(span, { attributes: keyValues(own), events: [event] });
  }
  return request;
}

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
    const { collector } = new LgtmBackend(fleet(), 'lgtm', {
      metrics: Mimir.external({ url }),
      logs: Loki.external({ url, objectStore: 'filesystem' }),
      traces: Tempo.external({ url, version: 2 }),
      collector: options,
      ...(options.bearerToken && { bearerTokenCredential: 'otlp' }),
    });
    const ports = await freePorts(4);
    const text = [4317, 4318, 13133, 8888].reduce(
      (yaml, port, i) =>
        yaml
          .replaceAll(`:${port}`, `:${ports[i]}`)
          .replaceAll(`port: ${port}`, `port: ${ports[i]}`),
      collector?.config.toYaml() ?? '',
    );
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
      MY_POD_IP: '127.0.0.1',
    });
    daemons.push(daemon);
    // answers something as soon as its receiver is there
    await daemon.until(async () => (await fetch(base)).status > 0, 30);
    return daemon;
  }

  const PLAIN = { encoding: 'protobuf', gzip: true } as const;
  const session = (sessionId: string) => ({ sessionId, n: 0, nowNanos: emitters.nowNanos() });

  test('prompts, answers and tools are redacted, and nothing else is changed', async () => {
    await run(await configure({ redactPrompts: true }));
    for (const [name, [logs, traces]] of Object.entries(EXPORTS)) {
      recorder.clear();
      const { log, span } = TYPED[name as keyof typeof TYPED];
      const props = session(name);
      const sentLogs = withLogAttributes(logs(props), each(log, SECRET));
      const sentTraces = withSpanAttributes(traces(props), each(span, SECRET));
      await emitters.send(base, 'logs', sentLogs, PLAIN);
      await emitters.send(base, 'traces', sentTraces, PLAIN);
      await recorder.waitFor((r) => r.logRecords().length > 0 && r.spans().length > 0);
      expect(recorder.records.some(({ body }) => body.includes('secrets'))).toBe(false);

      const wantedLogs = withLogAttributes(logs(props), each(log, REDACTED));
      expect(recorder.logRecords().map((each) => [each.body, each.attributes])).toEqual(
        wantedLogs.resourceLogs?.[0]?.scopeLogs?.[0]?.logRecords?.map((record) => [
          record.body?.stringValue,
          attributes(record.attributes),
        ]),
      );
      const wantedSpans = withSpanAttributes(traces(props), each(span, REDACTED));
      expect(recorder.spans().map((each) => [each.span.name, each.attributes])).toEqual(
        wantedSpans.resourceSpans?.[0]?.scopeSpans?.[0]?.spans?.map((one) => [
          one.name,
          attributes(one.attributes),
        ]),
      );
    }
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
    expect(found).toEqual(expect.arrayContaining([...wanted, failed]));
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
    attributes: keyValues({ 'service.name': service, 'host.name': 'ryzen' }),
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
