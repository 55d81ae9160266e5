import type { OtelCollector } from '../../../../index';
import { nowNanos, send, span } from '../../../support/emitters';
import { resourceOf, tracesRequest } from '../../../support/emitters/export';
import { attributes, keyValues, type Attributes, type Span } from '../../../support/otlp';
import { describeWith } from '../../../support/programs';
import { RealLogs } from '../real-logs';
import { PLAIN } from '../real-metrics';

const KB = 1024;
/** Loki's own. @see test/fixtures/loki-3.7.8/right.config.yaml */
const MAX_LINE = 256 * KB;
const MAX_METADATA = 64 * KB;
const MAX_ENTRIES = 128;

/** The size of what Loki keeps beside a line: names and values. */
function sizeOf(all: Attributes): number {
  const sizes = Object.entries(all).map(([name, value]) => name.length + String(value).length);
  return sizes.reduce((sum, size) => sum + size, 0);
}

describeWith(['otelcol'], 'logs that Loki would refuse', (programs) => {
  let logs: RealLogs;
  beforeAll(async () => (logs = await RealLogs.start(programs.otelcol)));
  beforeEach(() => logs.recorder.clear());
  afterAll(() => logs.stop());

  test('are cut to what it takes, which the record says, and those beside them are not touched', async () => {
    const fine = { body: 'fine', more: { 'session.id': 's1', big: 'x'.repeat(40 * KB) } };
    const entries = Array.from({ length: 200 }, (_, i) => [`key${i}`, i] as const);
    const found = await logs.through([
      fine,
      { body: 'é'.repeat(150 * KB) },
      { body: 'one large value', more: { big: 'x'.repeat(70 * KB) } },
      {
        body: 'large values',
        more: Object.fromEntries(entries.map(([key]) => [key, 'é'.repeat(KB)])),
      },
      { body: 'many entries', more: Object.fromEntries(entries) },
      { body: '{}'.repeat(3 * 1024 * KB) },
      fine,
    ]);
    expect(found).toHaveLength(7);
    for (const { body, attributes, resource } of found) {
      expect(Buffer.byteLength(String(body))).toBeLessThanOrEqual(MAX_LINE);
      expect(String(body)).not.toContain('\ufffd');
      expect(sizeOf(attributes) + sizeOf(resource)).toBeLessThanOrEqual(MAX_METADATA);
      expect(Object.keys({ ...attributes, ...resource }).length).toBeLessThanOrEqual(MAX_ENTRIES);
    }
    const cut = found.map(({ attributes }) => attributes['observability.cut']);
    expect(cut).toEqual([undefined, true, true, true, true, true, undefined]);
    expect(found[0]?.attributes).toEqual({ 'event.name': 'test', ...fine.more });
    expect(found[2]?.attributes['event.name']).toBe('test');
  });

  test('are sent in requests of a mebibyte at most, however many come at once', async () => {
    const body = 'x'.repeat(1700);
    const found = await logs.through(Array.from({ length: 6000 }, () => ({ body })));
    expect(found).toHaveLength(6000);
    const sizes = logs.recorder.records.map(({ body }) => body.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1024 * KB);
  });

  test('have no more of their resource than its names when that is large, since Loki keeps it with each record', async () => {
    const large = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`process.argument.${i}`, 'x'.repeat(200)]),
    );
    const [found] = await logs.through([{ body: 'small' }], large);
    expect(found?.resource).toMatchObject({ 'service.name': 'test', 'host.name': 'ryzen' });
    expect(sizeOf(found?.resource ?? {})).toBeLessThanOrEqual(2 * KB);
  });
});

describeWith(['otelcol'], 'spans that are larger than a batch', (programs) => {
  let world: RealLogs | undefined;
  afterEach(async () => {
    await world?.stop();
    world = undefined;
  });

  const now = nowNanos();
  const spanOf = (n: number, more: Attributes = {}, events: Span['events'] = []): Span => ({
    ...span({
      traceId: 'a'.repeat(32),
      spanId: n.toString(16).padStart(16, '0'),
      name: `span ${n}`,
      startNanos: now - 1000n,
      endNanos: now,
      attributes: { 'session.id': 's1', ...more },
    }),
    events,
  });
  const MB = 1024 * KB;
  const event = (bytes: number) => ({
    name: 'tool.output',
    timeUnixNano: `${now}`,
    attributes: keyValues({ output: 'é'.repeat(bytes / 2), 'tool.name': 'Bash' }),
  });
  const nested = {
    ...spanOf(4),
    attributes: [
      ...keyValues({ 'session.id': 's1' }),
      {
        key: 'list',
        value: { arrayValue: { values: [{ stringValue: 'x'.repeat(3 * MB) }] } },
      },
    ],
  };
  const LARGE = [
    spanOf(1, { prompt: 'x'.repeat(9 * MB) }),
    spanOf(
      2,
      Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`key${i}`, 'é'.repeat(KB)])),
    ),
    // as many as SDKs let a span have
    spanOf(
      3,
      {},
      Array.from({ length: 128 }, () => event(128 * KB)),
    ),
    nested,
  ];
  const uncut = ({ config }: OtelCollector) =>
    config.addOverride('processors.transform/cut.trace_statements', []);

  /** Sends each large one among small ones, in one request. */
  async function through(large: Span, resource: Attributes = {}) {
    const spans = [
      ...Array.from({ length: 30 }, (_, n) => spanOf(100 + n)),
      large,
      ...Array.from({ length: 30 }, (_, n) => spanOf(200 + n)),
    ];
    const request = tracesRequest(
      resourceOf({ 'service.name': 'test', ...resource }),
      { name: 'test' },
      spans,
    );
    const { status } = await send(world?.url ?? '', 'traces', request, PLAIN);
    expect(status).toBe(200);
  }

  test('are cut, which they say, and take nothing else along', async () => {
    world = await RealLogs.start(programs.otelcol);
    for (const large of LARGE) {
      world.recorder.clear();
      await through(large);
      const spans = await world.recorder.waitFor((r) => r.spans().length >= 61 && r.spans());
      expect(spans).toHaveLength(61);
      const cut = spans.filter((one) => one.attributes['observability.cut'] !== undefined);
      expect(cut.map((one) => [one.span.spanId, one.attributes['session.id']])).toEqual([
        [large.spanId, 's1'],
      ]);
      for (const { span: one, attributes: own } of cut) {
        expect(sizeOf(own)).toBeLessThanOrEqual(48 * KB);
        for (const { attributes: ofEvent } of one.events ?? []) {
          expect(sizeOf(attributes(ofEvent))).toBeLessThanOrEqual(48 * KB);
          expect(attributes(ofEvent)).toMatchObject({
            'tool.name': 'Bash',
            'observability.cut': true,
          });
        }
      }
    }
  });

  test('are no larger for their resource', async () => {
    world = await RealLogs.start(programs.otelcol);
    await through(spanOf(1), { 'process.command_line': 'x'.repeat(9 * MB) });
    const spans = await world.recorder.waitFor((r) => r.spans().length >= 61 && r.spans());
    expect(spans[0]?.resource['service.name']).toBe('test');
  });

  test('are lost with others when nobody cuts them, so that this can fail', async () => {
    world = await RealLogs.start(programs.otelcol, uncut);
    await through(LARGE[0]!);
    await through(spanOf(5));
    await world.recorder.waitFor((r) => r.spans().some((one) => one.span.spanId?.endsWith('5')));
    expect(world.recorder.spans().length).toBeLessThan(122);
  });
});
