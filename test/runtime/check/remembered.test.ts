import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App, Machine } from '../../../runtime/check/plan.mjs';
import type * as PlanModule from '../../../runtime/check/plan.mjs';
import type * as RememberedModule from '../../../runtime/check/remembered.mjs';
import type { Line } from '../../../runtime/check/run.mjs';
import type { Answer } from '../../../runtime/check/tools.mjs';
import { loadCheck } from '../load';
import { json, text, toolsOf } from './machine';

const { hopsOf } = loadCheck<typeof PlanModule>('plan.mjs');
const { oldest, remember } = loadCheck<typeof RememberedModule>('remembered.mjs');

const ROOT = join(__dirname, '../../..');
const APP = JSON.parse(
  readFileSync(join(ROOT, 'nixos-out/files/hetzner/check.json'), 'utf8'),
) as App;
for (const { backends = [] } of APP.destinations)
  for (const backend of backends) backend.url = `http://${backend.backend}`;

const DAY = 86_400_000;
const NOW = toolsOf().now();
const RETENTION_S = 30 * 86_400;
const probe = (daysAgo: number) => ({
  id: `of-${daysAgo}`,
  number: daysAgo,
  at: NOW - daysAgo * DAY,
});
const line = (store: string, daysAgo: number): Line => ({
  hop: 'backend',
  state: 'ok',
  found: 'found',
  probe: { store, ...probe(daysAgo) },
});

describe('what a check remembers', () => {
  test('is a probe a day of each store that had one, for as long as that is to keep it', () => {
    const before = { 'lgtm logs loki': [31, 30, 12, 1].map(probe), 'gone logs loki': [probe(2)] };
    const after = remember(
      before,
      [line('lgtm logs loki', 0), line('lgtm traces tempo', 0)],
      APP,
      NOW,
    );
    expect(after).toEqual({
      'lgtm logs loki': [30, 12, 1, 0].map(probe),
      'lgtm traces tempo': [probe(0)],
    });
  });

  test('is no second probe of a day', () => {
    const before = { 'lgtm logs loki': [probe(0.5)] };
    expect(remember(before, [line('lgtm logs loki', 0)], APP, NOW)).toEqual(before);
  });

  test('grows no further than what is kept, at whatever interval it runs', () => {
    let memory = {};
    for (let hour = 60 * 24; hour >= 0; hour--) {
      const at = NOW - (hour * DAY) / 24;
      memory = remember(memory, [line('lgtm logs loki', hour / 24)], APP, at);
    }
    const kept = (memory as Record<string, object[]>)['lgtm logs loki'] ?? [];
    expect(kept.length).toBe(31);
  });

  test('is asked for by the oldest that is to be there for a day yet', () => {
    const of = (...days: number[]) => oldest(days.map(probe), RETENTION_S, NOW)?.number;
    expect([of(30, 29.5, 29, 12, 2), of(2), of(0.5), of()]).toEqual([29, 2, undefined, undefined]);
    expect(oldest(undefined, RETENTION_S, NOW)).toBeUndefined();
  });
});

describe('the retention of a store', () => {
  const MACHINE: Machine = {
    off: [],
    ports: { 'alloy.service': 12345 },
    credentials: {},
    capabilities: [],
  };
  async function ask(signal: string, kind: string, answer: Partial<Answer> | undefined) {
    const remembered = { [`lgtm ${signal} ${kind}`]: [probe(12), probe(3)] };
    const hops = hopsOf(APP, { ...MACHINE, remembered }).flat();
    const [hop, ...others] = hops.filter(({ name }) => name.startsWith('retention of'));
    expect([hop?.name, hop?.signals, others]).toEqual([`retention of ${kind}`, [signal], []]);
    const tools = toolsOf({ answer: () => answer });
    return { ...(await hop?.run(tools)), asked: tools.asked };
  }
  const stream = { stream: { host: 'hetzner' }, values: [] };

  test('is no hop where nothing is remembered', () => {
    const names = hopsOf(APP, MACHINE).flatMap((hops) => hops.map(({ name }) => name));
    expect(names.filter((name) => name.startsWith('retention'))).toEqual([]);
  });

  test('is right where it still has an old probe', async () => {
    const { state, found, asked } = await ask('logs', 'loki', json({ data: { result: [stream] } }));
    expect([state, found]).toEqual(['ok', 'still has the probe of 12 d ago, and is to keep 30 d']);
    const { searchParams } = new URL(asked[0]?.url ?? '');
    expect(searchParams.get('query')).toBe('{service_name="observability-check"} |= "of-12"');
    const [start, end] = ['start', 'end'].map((each) => Number(searchParams.get(each)) / 1e6);
    expect([start, end]).toEqual([NOW - 12 * DAY - 600_000, NOW - 12 * DAY + 600_000]);
  });

  test.each([
    ['metrics', 'mimir', json({ data: { result: [] } })],
    ['logs', 'loki', json({ data: { result: [] } })],
    ['traces', 'tempo', text('trace not found', 404)],
  ])('is too short where it has an old probe no more: %s', async (signal, kind, answer) => {
    expect(await ask(signal, kind, answer)).toMatchObject({
      state: 'fail',
      found: 'had the probe of 12 d ago, and has it no more: it deletes too early, or has lost it',
      wanted: 'all of the last 30 d',
    });
  });

  test('is not known where the store gives no answer', async () => {
    expect(await ask('logs', 'loki', text('oh', 500))).toMatchObject({
      state: 'skipped',
      found: 'not known: http://loki: answered 500',
    });
    expect(await ask('traces', 'tempo', undefined)).toMatchObject({ state: 'skipped' });
  });
});
