import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  beylaTraces,
  claudeLogs,
  claudeMetrics,
  claudeTraces,
  CLAUDE_EVENTS,
  CLAUDE_TOKENS,
  codexLogs,
  codexMetrics,
  codexTraces,
  geminiLogs,
  geminiMetrics,
  geminiTraces,
  nowNanos,
  post,
  send,
  traceIds,
  type SendOptions,
} from '../support/emitters';
import { flattenTraces, type FlatSpan } from '../support/flatten';
import { attributes, CONTENT_TYPE, decode, keyValues, type LogsRequest } from '../support/otlp';
import { decodePush, encodePush, PUSH } from '../support/pprof';
import type { Recorder } from '../support/recorder';
import { describeWith } from '../support/programs';
import { testSwitchedOff } from './switched-off';
import { World } from './world';

const OTLP = 'http://127.0.0.1:4318';
const PROTOBUF: SendOptions = { encoding: 'protobuf', gzip: true };
const JSON_PLAIN: SendOptions = { encoding: 'json', gzip: false };

/** What each assistant calls itself, with what it sends as turn `n` of a session, and how it sends it. */
const ASSISTANTS = [
  {
    service: 'claude-code',
    logs: claudeLogs,
    metrics: claudeMetrics,
    traces: claudeTraces,
    options: PROTOBUF,
  },
  {
    service: 'codex_cli_rs',
    logs: codexLogs,
    metrics: codexMetrics,
    traces: codexTraces,
    options: JSON_PLAIN,
  },
  {
    service: 'gemini-cli',
    logs: geminiLogs,
    metrics: geminiMetrics,
    traces: geminiTraces,
    options: PROTOBUF,
  },
] as const;

const FIXTURES = join(__dirname, '../fixtures/beyla-3.28');
const RECORDED = readdirSync(FIXTURES).filter((name) => name.endsWith('.pb'));

/** What of a span people see. */
function essence({ span, resource }: Pick<FlatSpan, 'span' | 'resource'>) {
  const { spanId = '', parentSpanId, traceId, name, status } = span;
  const service = resource['service.name'];
  return {
    spanId,
    parentSpanId,
    traceId,
    name,
    status,
    service,
    attributes: attributes(span.attributes),
  };
}

/** A span without what its request asked for after a question mark. */
function withoutQueries(span: ReturnType<typeof essence>) {
  const { 'url.query': _query, 'url.full': url, ...others } = span.attributes;
  const cut = typeof url === 'string' ? { 'url.full': url.split('?')[0] } : {};
  return { ...span, attributes: { ...others, ...cut } };
}

/** Requests during an outage. */
const TURNS = 60;

const SIGNALS = ['spans', 'log_records', 'metric_points'] as const;

/** Figures that the run measured, for its last line. */
const measured: string[] = [];

describeWith(
  ['alloy', 'otelcol', 'unshare', 'systemd-journal-remote'],
  'a host and the cluster, alive',
  (programs) => {
    const world = new World(programs, 'ryzen');
    const started = nowNanos();
    const refused = (signal: (typeof SIGNALS)[number]) =>
      world.alloyMetric(`otelcol_exporter_enqueue_failed_${signal}_total`);

    beforeAll(() => world.start());
    afterAll(async () => {
      await world.stop();
      process.stdout.write(`measured: ${measured.join('; ')}\n`);
    });

    test.each(ASSISTANTS)(
      'telemetry of $service reaches the local monitor within 1 s, each signal once',
      async (assistant) => {
        const session = { sessionId: `local-${assistant.service}`, n: 0, nowNanos: started };
        for (const signal of ['logs', 'metrics', 'traces'] as const) {
          const before = world.monitor.records.length;
          const sent = Date.now();
          const { status } = await send(
            OTLP,
            signal,
            assistant[signal](session),
            assistant.options,
          );
          expect(status).toBe(200);
          await world.monitor.waitFor(({ records }) => records.length > before, {
            what: `${signal} of ${assistant.service}`,
          });
          const latency = (world.monitor.records[before]?.receivedAt ?? NaN) - sent;
          measured.push(`${assistant.service} ${signal} at the local monitor after ${latency} ms`);
          expect(latency).toBeLessThan(1000);
        }
        expect(world.monitor.duplicates()).toEqual([]);
      },
    );

    test.each(ASSISTANTS)(
      'logs of $service reach Loki with the host and the trace that its spans in Tempo have',
      async ({ service, logs, traces, options }) => {
        const session = { sessionId: `remote-${service}`, n: 0, nowNanos: nowNanos() };
        const sent = Date.now();
        await send(OTLP, 'logs', logs(session), options);
        await send(OTLP, 'traces', traces(session), options);
        const { traceId } = traceIds(session);

        const spans = await world.tempo.waitFor(
          (tempo) => nonEmpty(tempo.spans().filter(({ span }) => span.traceId === traceId)),
          { what: `spans of ${service}` },
        );
        measured.push(`${service} spans at Tempo after ${(spans[0]?.receivedAt ?? NaN) - sent} ms`);
        expect((spans[0]?.receivedAt ?? NaN) - sent).toBeLessThan(5000);
        expect(
          new Set(
            spans.map(({ resource }) => `${resource['service.name']} on ${resource['host.name']}`),
          ),
        ).toEqual(new Set([`${service} on ryzen`]));

        const records = await world.loki.waitFor(
          (loki) => nonEmpty(loki.logRecords().filter(({ record }) => record.traceId === traceId)),
          { what: `logs for trace ${traceId}` },
        );
        for (const { resource } of records) {
          expect(resource).toMatchObject({
            'service.name': service,
            'host.name': 'ryzen',
            host: 'ryzen',
          });
        }
      },
    );

    test('delta counters of Claude Code reach Mimir as cumulative ones that count on', async () => {
      const session = { sessionId: 'counting', nowNanos: nowNanos() };
      for (const n of [0, 1, 2]) {
        await send(OTLP, 'metrics', claudeMetrics({ ...session, n }), PROTOBUF);
      }
      const inputs = (mimir: Recorder) =>
        mimir
          .metricPoints()
          .filter(
            ({ metric, attributes }) =>
              metric === 'claude_code.token.usage' &&
              attributes['session.id'] === 'counting' &&
              attributes.type === 'input',
          );
      const points = await world.mimir.waitFor(
        (mimir) => inputs(mimir).length >= 3 && inputs(mimir),
        { what: 'three points of claude_code.token.usage' },
      );
      expect(points.map(({ value }) => value)).toEqual(
        [1, 2, 3].map((n) => n * CLAUDE_TOKENS.input),
      );
      expect(points.map(({ temporality }) => temporality)).toEqual([2, 2, 2]);
      for (const { resource, attributes } of points) {
        expect(attributes.host).toBe('ryzen');
        expect(resource['host.name']).toBe('ryzen');
      }
    });

    test('delta histograms of Codex reach Mimir as cumulative ones', async () => {
      const session = { sessionId: 'histogram', nowNanos: nowNanos() };
      await send(OTLP, 'metrics', codexMetrics({ ...session, n: 0 }), JSON_PLAIN);
      const points = await world.mimir.waitFor((mimir) =>
        nonEmpty(mimir.metricPoints().filter(({ metric }) => metric === 'codex.turn.token_usage')),
      );
      expect(
        new Set(points.map(({ temporality, attributes }) => `${temporality} ${attributes.host}`)),
      ).toEqual(new Set(['2 ryzen']));
    });

    test('what an assistant says of its own host is kept', async () => {
      const session = {
        sessionId: 'elsewhere',
        n: 0,
        nowNanos: nowNanos(),
        hostName: 'build-server',
      };
      await send(OTLP, 'logs', codexLogs(session), PROTOBUF);
      const { traceId } = traceIds(session);
      const records = await world.loki.waitFor((loki) =>
        nonEmpty(loki.logRecords().filter(({ record }) => record.traceId === traceId)),
      );
      expect(records[0]?.resource).toMatchObject({
        'host.name': 'build-server',
        host: 'build-server',
      });
    });

    test('the journal of a system and of a user unit reaches Loki with host, unit, severity and trace within 30 s', async () => {
      const trace = '0af7651916cd43dd8448eb211c80319c';
      const sent = Date.now();
      world.log([
        { message: 'magicsock: derp-1 connected', unit: 'tailscaled.service', priority: 6 },
        { message: 'building a derivation', unit: 'nix-daemon.service', priority: 5 },
        {
          message: 'session lost',
          userUnit: 'otel-ai-monitor.service',
          priority: 3,
          fields: { TRACE_ID: trace },
        },
        { message: 'not asked for', unit: 'sshd.service', priority: 6 },
      ]);
      const of = (text: string) => (loki: Recorder) =>
        loki.logRecords().find(({ body }) => body === text);
      const system = await world.loki.waitFor(of('magicsock: derp-1 connected'), {
        timeoutMs: 30_000,
      });
      const user = await world.loki.waitFor(of('session lost'), { timeoutMs: 30_000 });
      measured.push(
        `journal at Loki after ${Math.max(system.receivedAt, user.receivedAt) - sent} ms`,
      );

      expect(system.resource).toMatchObject({
        'service.name': 'tailscaled',
        'host.name': 'ryzen',
        host: 'ryzen',
        'service.instance.id': 'ryzen',
      });
      expect(system.record).toMatchObject({ severityText: 'info', severityNumber: 9 });
      expect(system.attributes).toEqual({ 'systemd.unit': 'tailscaled.service' });
      const second = await world.loki.waitFor(of('building a derivation'));
      expect(second.resource).toMatchObject({ 'service.name': 'nix-daemon', 'host.name': 'ryzen' });
      expect(user.resource).toMatchObject({
        'service.name': 'otel-ai-monitor',
        'host.name': 'ryzen',
      });
      expect(user.record).toMatchObject({
        severityText: 'error',
        severityNumber: 17,
        traceId: trace,
      });
      expect(world.loki.logRecords().filter(({ body }) => body === 'not asked for')).toEqual([]);
    });

    test('node metrics reach Mimir within 30 s, each point with the host', async () => {
      const node = (mimir: Recorder) =>
        mimir.metricPoints().filter(({ metric }) => metric.startsWith('node_'));
      const wanted = [
        'node_cpu_seconds_total',
        'node_memory_MemAvailable_bytes',
        'node_disk_read_bytes_total',
        'node_network_receive_bytes_total',
        'node_filesystem_avail_bytes',
      ];
      // they come in several requests
      const points = await world.mimir.waitFor(
        (mimir) => {
          const found = node(mimir);
          const names = new Set(found.map(({ metric }) => metric));
          return wanted.every((name) => names.has(name)) ? found : undefined;
        },
        { timeoutMs: 30_000, what: `node metrics: ${wanted.join(', ')}` },
      );
      measured.push(
        `first node metrics at Mimir ${(points[0]?.receivedAt ?? NaN) - Number(started / 1_000_000n)} ms after the start`,
      );
      expect(
        new Set(
          points.map(({ attributes, resource }) => `${attributes.host} ${resource['host.name']}`),
        ),
      ).toEqual(new Set(['ryzen ryzen']));
      expect(
        world.monitor.metricPoints().filter(({ metric }) => metric.startsWith('node_')),
      ).toEqual([]);
    });

    test("Beyla's spans reach Tempo within 5 s, each with host and service, and never the local monitor", async () => {
      const session = { sessionId: 'beyla', n: 0, nowNanos: nowNanos() };
      const sent = Date.now();
      const request = beylaTraces({ ...session, service: 'otel-ai-monitor', host: 'ryzen' });
      // as its exporter is configured: protobuf, not compressed
      const { status } = await send('http://127.0.0.1:24319', 'traces', request, {
        encoding: 'protobuf',
        gzip: false,
      });
      expect(status).toBe(200);
      const { traceId } = traceIds(session);
      const ours = (recorder: Recorder) =>
        recorder.spans().filter(({ span }) => span.traceId === traceId);
      const spans = await world.tempo.waitFor((tempo) => nonEmpty(ours(tempo)));
      const latency = (spans[0]?.receivedAt ?? NaN) - sent;
      measured.push(`Beyla's spans at Tempo after ${latency} ms`);
      expect(latency).toBeLessThan(5000);
      expect(
        spans.map(
          ({ span, resource }) =>
            `${span.name}: ${resource['service.name']} on ${resource['host.name']}`,
        ),
      ).toEqual(
        ['in queue', 'processing', 'GET /users/*'].map(
          (name) => `${name}: otel-ai-monitor on ryzen`,
        ),
      );
      expect(ours(world.monitor)).toEqual([]);
    });

    test.each(RECORDED)(
      'what the real Beyla sent (%s) reaches Tempo whole but for query strings, and never the local monitor',
      async (recorded) => {
        const body = readFileSync(join(FIXTURES, recorded));
        const sent = flattenTraces(decode('traces', body)).map(essence);
        const type = { 'content-type': CONTENT_TYPE.protobuf };
        expect(
          (await post('http://127.0.0.1:24319/v1/traces', body, { headers: type })).status,
        ).toBe(200);
        const ids = new Set(sent.map(({ spanId }) => spanId));
        const ours = (recorder: Recorder) =>
          recorder.spans().filter(({ span }) => ids.has(span.spanId ?? ''));
        const arrived = await world.tempo.waitFor((tempo) => nonEmpty(ours(tempo)));
        expect(arrived.map(essence)).toEqual(sent.map(withoutQueries));
        expect(arrived.map(({ resource }) => resource['host.name'])).toEqual(
          sent.map(() => 'ryzen'),
        );
        expect(JSON.stringify(arrived)).not.toMatch(/SECRET|token=/);
        expect(ours(world.monitor)).toEqual([]);
      },
    );

    test('a watched monitor settles at no deliveries of spans of its own deliveries', async () => {
      // a Beyla that makes a span of every request that the monitor gets, whatever its path
      let seen = world.monitor.records.length;
      let made = 0;
      const watch = setInterval(() => {
        for (; seen < world.monitor.records.length; seen++) {
          const session = { sessionId: `loop-${made++}`, n: 0, nowNanos: nowNanos() };
          void send('http://127.0.0.1:24319', 'traces', claudeTraces(session), PROTOBUF);
        }
      }, 20);
      const before = world.monitor.records.length;
      const session = { sessionId: 'loop', n: 0, nowNanos: nowNanos() };
      await send(OTLP, 'logs', claudeLogs(session), PROTOBUF);
      await world.tempo.waitFor(
        (tempo) =>
          tempo
            .spans()
            .some(
              ({ span }) => span.traceId === traceIds({ ...session, sessionId: 'loop-0' }).traceId,
            ),
        { what: "the span of the monitor's delivery" },
      );
      await new Promise((resolve) => setTimeout(resolve, 2000));
      clearInterval(watch);
      expect([world.monitor.records.length - before, made]).toEqual([1, 1]);
    });

    test('profiles reach Pyroscope with the label of the host', async () => {
      const profile =
        'http://127.0.0.1:4045/ingest?name=otel-ai-monitor%7Bunit%3Dx.service%7D&from=1&until=2&format=groups';
      expect((await post(profile, Buffer.from('main;work 10\n'), {})).status).toBe(200);
      const pushed = await world.pyroscope.waitFor(({ records }) => records[0]);
      expect(pushed.path).toBe('/ingest');
      expect(new URLSearchParams(pushed.query).get('name')).toBe(
        'otel-ai-monitor{host=ryzen,service_name=otel-ai-monitor,unit=x.service}',
      );
    });

    test('a profile as pyroscope.ebpf pushes it reaches Pyroscope whole, with host, unit and service', async () => {
      const profile = {
        labels: {
          __name__: 'process_cpu',
          host: 'ryzen',
          service_name: 'otel-ai-monitor',
          unit: 'otel-ai-monitor.service',
        },
        functions: ['update_session', 'handle_request', '<module>'],
        time: Date.now(),
      };
      const sent = Date.now();
      const headers = { 'content-type': 'application/proto' };
      const { status } = await post(`http://127.0.0.1:4045${PUSH}`, encodePush(profile), {
        headers,
      });
      expect(status).toBe(200);
      const pushed = await world.pyroscope.waitFor(({ records }) =>
        records.find(({ path }) => path === PUSH),
      );
      measured.push(`an eBPF profile at Pyroscope after ${pushed.receivedAt - sent} ms`);
      // the label that profiles had before service_name, which Alloy adds
      const labels = { ...profile.labels, app_name: 'process_cpu' };
      expect(decodePush(pushed.body)).toEqual([{ ...profile, labels }]);
    });

    test('listens on loopback only', () => {
      const addresses = world.listeners().map((local) => local.split(':')[0]);
      // 127.0.0.1 as the kernel writes it; OTLP, Beyla, profiles over HTTP and gRPC, Alloy's own UI, and the buffer
      expect(addresses).toEqual(Array(6).fill('0100007F'));
    });

    test('a web page can write nowhere: what takes requests refuses those of other origins, or no browser connects to it', async () => {
      // all that a page may send without being asked for leave first
      const headers = { 'content-type': 'text/plain', origin: 'https://example.com' };
      const refused = [];
      for (const url of [
        `${OTLP}/v1/logs`,
        'http://127.0.0.1:24319/v1/traces',
        'http://127.0.0.1:24347/lgtm/v1/logs',
      ])
        refused.push((await post(url, Buffer.from('{}'), { headers })).status);
      expect(refused).toEqual([415, 415, 403]);
      const failed: unknown = await fetch('http://127.0.0.1:4045/ingest', {
        method: 'POST',
        body: 'main;work 10',
      }).catch((error: unknown) => (error as Error).cause);
      expect(String(failed)).toContain('bad port');
    });

    test('keeps a label host that a program has given', async () => {
      const gauge = (host: string) => ({
        attributes: keyValues({ host }),
        timeUnixNano: `${nowNanos()}`,
        asDouble: 1,
      });
      const dataPoints = [gauge('router'), gauge('nas')];
      const metrics = [{ name: 'probe_success', gauge: { dataPoints } }];
      const request = { resourceMetrics: [{ scopeMetrics: [{ metrics }] }] };
      await send(OTLP, 'metrics', request, PROTOBUF);
      const points = await world.mimir.waitFor((mimir) =>
        nonEmpty(mimir.metricPoints().filter(({ metric }) => metric === 'probe_success')),
      );
      expect(points.map(({ attributes }) => attributes.host)).toEqual(['router', 'nas']);
      expect(points[0]?.resource['host.name']).toBe('ryzen');
    });

    test('a burst of large requests gets to a healthy cluster whole', async () => {
      const session = { sessionId: 'burst', nowNanos: nowNanos() };
      const sizes = [12, 1, 6, 6, 1, 4];
      for (const [n, mebibytes] of sizes.entries()) {
        const request = padded(claudeLogs({ ...session, n }), mebibytes * 1024 * 1024);
        expect((await send(OTLP, 'logs', request, PROTOBUF)).status).toBe(200);
      }
      await world.loki.waitFor((loki) => arrivedTurns(loki, 'burst').length === sizes.length, {
        timeoutMs: 30_000,
        what: 'all large requests',
      });
    });

    test('until then nothing was refused or dropped', async () => {
      expect(await world.alloyMetric('otelcol_exporter_sent_log_records_total')).toBeGreaterThan(0);
      for (const signal of SIGNALS) expect(await refused(signal)).toBe(0);
      expect(await world.bufferMetric('outage_buffer_delivered_total')).toBeGreaterThan(0);
      expect(await world.bufferMetric('outage_buffer_dropped_total')).toBe(0);
    });

    test('until then Alloy holds less than 200 MB (SC-004)', () => {
      const mebibytes = world.alloyMemory();
      measured.push(`Alloy holds ${mebibytes.toFixed(0)} MiB`);
      expect(mebibytes * 1.048576).toBeLessThan(200);
    });

    test('a local monitor that hangs makes no sender wait or send twice', async () => {
      world.monitor.respond = () => new Promise(() => undefined);
      const session = { sessionId: 'hung', nowNanos: nowNanos() };
      const waits: number[] = [];
      // more than its queue holds
      for (let n = 0; n < 300; n++) {
        const { status, ms } = await send(OTLP, 'logs', claudeLogs({ ...session, n }), PROTOBUF);
        expect(status).toBe(200);
        waits.push(ms);
      }
      measured.push(`with the monitor hanging a sender waits ${max(waits)} ms at most`);
      expect(max(waits)).toBeLessThan(1000);
      const turns = await world.loki.waitFor(
        (loki) => {
          const arrived = arrivedTurns(loki, 'hung');
          return arrived.length >= 300 && arrived;
        },
        { timeoutMs: 30_000, what: '300 turns at Loki' },
      );
      expect(turns).toHaveLength(300);
      world.monitor.respond = undefined;
      // what its queue still holds goes out first, one second each at worst
      await world.monitor.refuse();
      await world.monitor.resume();
      await until(
        async () => (await world.alloyMetric('otelcol_exporter_queue_size')) === 0,
        30_000,
      );
      world.monitor.clear();
    });

    test.each([
      ['gone', () => world.stopCollector(), () => world.startCollector()],
      [
        'a black hole',
        async () => {
          await world.stopCollector();
          await world.blackHole.start();
        },
        async () => {
          await world.blackHole.stop();
          await world.startCollector();
        },
      ],
    ])(
      'with the cluster %s senders get 200, the local monitor gets everything once and at once, and Loki everything once in the end',
      async (outage, begin, end) => {
        await begin();
        const sessionId = `cluster ${outage}`;
        const session = { sessionId, nowNanos: nowNanos() };
        const perTurn = CLAUDE_EVENTS.length;
        const ours = () => world.monitor.events().filter((event) => event.sessionId === sessionId);
        const latencies: number[] = [];
        for (let n = 0; n < TURNS; n++) {
          const sent = Date.now();
          const { status } = await send(OTLP, 'logs', claudeLogs({ ...session, n }), PROTOBUF);
          expect(status).toBe(200);
          await world.monitor.waitFor(() => ours().length === (n + 1) * perTurn, {
            what: `turn ${n} at the monitor`,
          });
          latencies.push((ours().at(-1)?.receivedAt ?? NaN) - sent);
        }
        measured.push(
          `local leg with the cluster ${outage}: at most ${max(latencies)} ms over ${TURNS} requests`,
        );
        expect(max(latencies)).toBeLessThan(1000);
        expect(world.monitor.duplicates()).toEqual([]);

        await end();
        await world.loki.waitFor((loki) => arrivedTurns(loki, sessionId).length >= TURNS, {
          timeoutMs: 90_000,
          what: 'every turn of the outage',
        });
        expect(arrivedTurns(world.loki, sessionId)).toHaveLength(TURNS);
      },
      180_000,
    );

    test("without the outage buffer a full queue of Alloy's refuses what is new, and neither the sender nor the local monitor notices", async () => {
      await world.stopAlloy();
      await world.startAlloy('nothing');
      await world.stopCollector();
      world.monitor.clear();
      const session = { sessionId: 'full', nowNanos: nowNanos() };
      const waits: number[] = [];
      // 24 requests of 2 MiB for a queue of 20 MiB
      for (let n = 0; n < 24; n++) {
        const request = padded(claudeLogs({ ...session, n }), 2 * 1024 * 1024);
        const { status, ms } = await send(OTLP, 'logs', request, PROTOBUF);
        expect(status).toBe(200);
        waits.push(ms);
      }
      await world.monitor.waitFor(({ records }) => records.length === 24, { what: '24 requests' });
      expect(world.monitor.duplicates().map(({ key }) => key.slice(0, 80))).toEqual([]);
      expect(max(waits)).toBeLessThan(1000);
      await until(async () => (await refused('log_records')) > 0, 10_000);
      measured.push(`with the queue full a sender waits ${max(waits)} ms at most`);

      await world.startCollector();
      // the oldest, since a queue of Alloy's refuses the newest
      const turn = (n: number) => traceIds({ sessionId: 'full', n }).traceId;
      await world.loki.waitFor((loki) => arrivedTurns(loki, 'full').includes(turn(0)), {
        timeoutMs: 60_000,
        what: 'what the queue held',
      });
      expect(arrivedTurns(world.loki, 'full')).not.toContain(turn(23));
    });
  },
);

testSwitchedOff();

/** A request with a log record more, of so many bytes. */
function padded(request: LogsRequest, bytes: number): LogsRequest {
  const [first, ...others] = request.resourceLogs ?? [];
  const record = { body: { stringValue: `${randomUUID()} ${'x'.repeat(bytes)}` } };
  return {
    resourceLogs: [
      { ...first, scopeLogs: [...(first?.scopeLogs ?? []), { logRecords: [record] }] },
      ...others,
    ],
  };
}

/** The traces of a session's turns that have arrived, once for each time that one arrived. */
function arrivedTurns(loki: Recorder, sessionId: string): string[] {
  const requests = loki.logRecords().filter(({ attributes }) => {
    return attributes['session.id'] === sessionId && attributes['event.name'] === 'api_request';
  });
  return requests.map(({ record }) => record.traceId ?? '');
}

function max(values: readonly number[]): number {
  return Math.round(Math.max(...values));
}

/** Polls until a condition holds. */
async function until(condition: () => Promise<boolean>, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > deadline)
      throw new Error(`not so after ${timeoutMs} ms: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function nonEmpty<T>(items: T[]): T[] | undefined {
  return items.length > 0 ? items : undefined;
}
