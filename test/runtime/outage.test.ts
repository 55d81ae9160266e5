import * as fc from 'fast-check';
import type * as LaneModule from '../../runtime/outage-buffer/lane.mjs';
import { load } from './load';
import type { Behaviour } from './upstream';
import { numbered, numbers, parts, SIGNALS, World } from './world';

const { ITEM_CHARGE } = load<typeof LaneModule>('lane.mjs');

const behaviour: fc.Arbitrary<Behaviour> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Behaviour>({ status: 200 }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Behaviour>(
      { status: 503 },
      { status: 408 },
      { status: 401 },
      { status: 302, headers: { location: 'http://login.example.com/' } },
      { status: 200, headers: { 'content-type': 'text/html' } },
      { status: 429, headers: { 'retry-after': '0' } },
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom<Behaviour>('reset', 'garbage', 'lose the answer') },
);

const step = fc.record({
  signal: fc.constantFrom(...SIGNALS),
  bytes: fc.nat(3000),
  /** Whether the others get their turn before the next. */
  pause: fc.boolean(),
  upstream: fc.oneof(
    { weight: 6, arbitrary: fc.constant('stays' as const) },
    { weight: 1, arbitrary: fc.constantFrom('goes' as const, 'comes back' as const) },
  ),
});

const PLAIN = { 'content-type': 'application/x-protobuf' };

/** What an upstream took more than once, but for where its answer may have been lost. */
function repeated({ upstream }: World): number[] {
  const answered = new Set<number>();
  return upstream.taken.flatMap(({ body, answerLost }) =>
    parts(body).flatMap((part) => {
      const n = part.readUInt32BE();
      if (answered.has(n)) return [n];
      if (!answerLost) answered.add(n);
      return [];
    }),
  );
}

test.each([
  ['one by one', Infinity],
  ['joined', 0],
])(
  'whatever an upstream does, what is accepted arrives byte-identical, in order and once, or is counted as dropped: %s',
  async (_, behindMs) => {
    let joins = 0;
    let faults = 0;
    let overflows = 0;
    let twice = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 12 }),
        fc.array(behaviour, { maxLength: 16 }),
        async (steps, behaviours) => {
          // no fault here is a hang, so that an attempt that is given up would be a fault of ours
          const world = await new World().start(6 * ITEM_CHARGE + 4000, { limits: { behindMs } });
          try {
            world.upstream.behave = (n) => behaviours[n] ?? { status: 200 };
            const bodies = new Map<number, Buffer>();
            for (const [n, { signal, bytes, pause, upstream }] of steps.entries()) {
              if (upstream === 'goes') await world.upstream.stop();
              if (upstream === 'comes back') await world.upstream.start();
              const body = numbered(n, bytes);
              const { status } = await world.send(`/lgtm/v1/${signal}`, body, PLAIN);
              // 503: no room, as everything is on its way
              if (status !== 503) {
                expect(status).toBe(200);
                bodies.set(n, body);
              }
              expect(world.relay.queue.bytes).toBeLessThanOrEqual(world.relay.queue.budget);
              if (pause) await new Promise((resolve) => setImmediate(resolve));
            }
            await world.upstream.start();
            await world.empty();

            const arrived = new Set<number>();
            for (const signal of SIGNALS) {
              const inOrder = numbers(world, signal);
              if (signal !== 'traces') expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
              inOrder.forEach((n) => arrived.add(n));
            }
            expect(repeated(world)).toEqual([]);
            const taken = world.upstream.taken.flatMap(({ body }) => parts(body));
            for (const body of taken)
              expect(body.equals(bodies.get(body.readUInt32BE())!)).toBe(true);
            joins += taken.length - world.upstream.taken.length;
            const { lanes } = world.relay.queue;
            const delivered = lanes.reduce((sum, lane) => sum + lane.delivered.items, 0);
            const dropped = lanes.reduce((sum, lane) => sum + lane.dropped.overflow.items, 0);
            expect(delivered + dropped).toBe(bodies.size);
            // one that is counted as dropped may have arrived, its answer lost
            expect(arrived.size).toBeGreaterThanOrEqual(delivered);
            faults += world.relay.forwarders.reduce((sum, { retries }) => sum + retries, 0);
            overflows += dropped;
            twice += taken.length - arrived.size;
          } finally {
            await world.stop();
          }
        },
      ),
      { numRuns: 500, seed: 8, endOnFailure: true },
    );
    // they did meet what they are about; how often depends on the machine: what waits for its turn is what is joined
    expect(Math.min(faults, overflows, twice)).toBeGreaterThan(20);
    if (behindMs === 0) expect(joins).toBeGreaterThan(5);
    else expect(joins).toBe(0);
  },
  180_000,
);
