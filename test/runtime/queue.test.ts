import * as fc from 'fast-check';
import type * as Queue from '../../runtime/outage-buffer/queue.mjs';
import { load } from './load';

const { BoundedQueue, ITEM_CHARGE } = load<typeof Queue>('queue.mjs');

/** What happens to a queue of three upstreams. */
type Step =
  | { readonly kind: 'arrive'; readonly lane: number; readonly bytes: number }
  | { readonly kind: 'begin' | 'deliver' | 'fail' | 'refuse'; readonly lane: number };

const LANES = 3;
const BUDGET = 20;

const lane = fc.nat(LANES - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('arrive' as const),
      lane,
      bytes: fc.integer({ min: 1, max: 24 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom('begin', 'deliver', 'fail', 'refuse'), lane }),
  },
);

/** The rule, as simply as it can be said: one list in the order of arrival. */
class Model {
  held: { id: number; lane: number; bytes: number; sent: boolean }[] = [];
  readonly delivered: number[] = [];
  readonly lost: number[] = [];
  private lastDropped = -1;

  arrive(id: number, lane: number, bytes: number): boolean {
    const total = () => this.held.reduce((sum, item) => sum + item.bytes, 0);
    while (total() + bytes > BUDGET) {
      const oldest = this.held.find(({ sent }) => !sent);
      if (!oldest) return false;
      this.lastDropped = oldest.id;
      this.remove(oldest.id, this.lost);
    }
    this.held.push({ id, lane, bytes, sent: false });
    return true;
  }

  step(kind: Exclude<Step['kind'], 'arrive'>, lane: number): void {
    const first = this.held.find((item) => item.lane === lane);
    if (!first) return;
    if (kind === 'begin') first.sent = true;
    else if (!first.sent) return;
    else if (kind === 'deliver') this.remove(first.id, this.delivered);
    else if (kind === 'refuse' || first.id < this.lastDropped) this.remove(first.id, this.lost);
    else first.sent = false;
  }

  private remove(id: number, into: number[]): void {
    this.held = this.held.filter((item) => item.id !== id);
    into.push(id);
  }
}

test('drops exactly the oldest for something newer, whatever upstream it is for, and never holds more than the budget', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const model = new Model();
      const queue = new BoundedQueue(BUDGET);
      const lanes = Array.from({ length: LANES }, (_, i) => queue.addLane('lgtm', `${i}`));
      const accepted: number[] = [];
      steps.forEach((each, id) => {
        const lane = lanes[each.lane]!;
        if (each.kind === 'arrive') {
          const fits = queue.reserve(each.bytes);
          expect(fits).toBe(model.arrive(id, each.lane, each.bytes));
          if (fits) {
            accepted.push(id);
            queue.push(lane, { ...ITEM, bytes: each.bytes, acceptedAt: id });
          }
        } else {
          model.step(each.kind, each.lane);
          if (each.kind === 'begin') lane.inFlight = lane.first !== undefined;
          else if (lane.inFlight) {
            lane.inFlight = false;
            if (each.kind === 'deliver') queue.deliver(lane);
            else if (each.kind === 'refuse') queue.drop(lane, 'refused');
            else if (queue.isOvertaken(lane)) queue.drop(lane, 'overflow');
          }
        }
        expect(queue.bytes).toBeLessThanOrEqual(BUDGET);
        expect(queue.bytes).toBe(model.held.reduce((sum, item) => sum + item.bytes, 0));
      });
      // what is left, in order
      lanes.forEach((lane, i) => {
        const left: number[] = [];
        while (lane.first) left.push(lane.shift().acceptedAt);
        expect(left).toEqual(model.held.filter((item) => item.lane === i).map(({ id }) => id));
        expect(lane.held).toEqual({ items: 0, bytes: 0 });
      });
      const lost = lanes.map(({ dropped }) => dropped.overflow.items + dropped.refused.items);
      expect(sum(lost)).toBe(model.lost.length);
      expect(sum(lanes.map(({ delivered }) => delivered.items))).toBe(model.delivered.length);
      expect(sum(lanes.map((lane) => lane.accepted.items))).toBe(accepted.length);
    }),
    { numRuns: 1000, seed: 8 },
  );
});

test('drops what is too old, but not what is on its way', () => {
  const queue = new BoundedQueue(10 * ITEM_CHARGE);
  const [on, waiting] = [queue.addLane('lgtm', 'logs'), queue.addLane('lgtm', 'traces')];
  for (const acceptedAt of [1, 2, 3]) {
    for (const lane of [on, waiting]) {
      queue.reserve(ITEM_CHARGE);
      queue.push(lane, { ...ITEM, bytes: ITEM_CHARGE, acceptedAt });
    }
  }
  on.inFlight = true;
  queue.dropAcceptedBefore(3);
  expect(on.dropped.too_old.items).toBe(1);
  expect(on.first?.acceptedAt).toBe(1);
  on.inFlight = false;
  queue.dropAcceptedBefore(3);
  expect(on.dropped.too_old.items).toBe(2);
  expect(waiting.dropped.too_old).toEqual({ items: 2, bytes: 2 * ITEM_CHARGE });
  expect(waiting.first?.acceptedAt).toBe(3);
});

const ITEM: Queue.Item = {
  url: new URL('http://127.0.0.1:9/'),
  headers: {},
  body: Buffer.alloc(0),
  bytes: 0,
  acceptedAt: 0,
};

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
