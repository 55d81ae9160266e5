import type { Attributes } from '../../../support/otlp';
import { describeWith } from '../../../support/programs';
import { RealLogs } from '../real-logs';

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
