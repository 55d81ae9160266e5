import * as fc from 'fast-check';
import type * as Lane from '../../runtime/outage-buffer/lane.mjs';
import type * as Queue from '../../runtime/outage-buffer/queue.mjs';
import { load } from './load';

const { BoundedQueue } = load<typeof Queue>('queue.mjs');
const { ITEM_CHARGE } = load<typeof Lane>('lane.mjs');

/** What happens to a queue of four upstreams, two of each destination. */
type Step =
  | { readonly kind: 'arrive'; readonly lane: number; readonly bytes: number }
  | { readonly kind: 'begin'; readonly lane: number; readonly items: number }
  | { readonly kind: 'deliver' | 'fail' | 'refuse'; readonly lane: number };

const LANES = ['lgtm', 'lgtm', 'other', 'other'];
const BUDGET = 20;

const lane = fc.nat(LANES.length - 1);
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
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('begin' as const),
      lane,
      items: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('deliver', 'fail', 'refuse'), lane }),
  },
);

interface Held {
  readonly id: number;
  readonly lane: number;
  readonly bytes: number;
  /** By which attempt, when it is on its way. */
  sent?: number;
}

/** The rule, as simply as it can be said: one list in the order of arrival. */
class Model {
  held: Held[] = [];
  readonly delivered: number[] = [];
  readonly lost: number[] = [];
  private readonly lastDropped = new Map<string, number>();
  private attempts = 0;

  arrive(id: number, lane: number, bytes: number): boolean {
    const mine = LANES[lane]!;
    while (this.total() + bytes > BUDGET) {
      const weight = (name: string) => this.total(name) + (name === mine ? bytes : 0);
      const [loser] = ['lgtm', 'other']
        .filter((name) => this.waiting(name).length > 0 && weight(name) >= weight(mine))
        .sort((a, b) => weight(b) - weight(a));
      if (loser === undefined) return false;
      const [oldest] = this.waiting(loser);
      this.lastDropped.set(loser, oldest!.id);
      this.remove(oldest!, this.lost);
    }
    this.held.push({ id, lane, bytes });
    return true;
  }

  begin(lane: number, items: number): void {
    const waiting = this.held.filter((each) => each.lane === lane && each.sent === undefined);
    this.attempts++;
    for (const each of waiting.slice(0, items)) each.sent = this.attempts;
  }

  settle(kind: 'deliver' | 'fail' | 'refuse', lane: number): void {
    const sent = this.held.filter((each) => each.lane === lane && each.sent !== undefined);
    const first = Math.min(...sent.map((each) => each.sent!));
    for (const each of sent.filter((one) => one.sent === first)) {
      each.sent = undefined;
      if (kind === 'deliver') this.remove(each, this.delivered);
      else if (kind === 'refuse' || each.id < (this.lastDropped.get(LANES[lane]!) ?? -1))
        this.remove(each, this.lost);
    }
  }

  total(name?: string): number {
    const counted = this.held.filter((each) => name === undefined || LANES[each.lane] === name);
    return sum(counted.map(({ bytes }) => bytes));
  }

  private waiting(name: string): Held[] {
    return this.held.filter((each) => LANES[each.lane] === name && each.sent === undefined);
  }

  private remove(item: Held, into: number[]): void {
    this.held = this.held.filter((each) => each !== item);
    into.push(item.id);
  }
}

test('takes from the destination that holds most its own oldest, and never holds more than the budget', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const model = new Model();
      const queue = new BoundedQueue(BUDGET);
      const lanes = LANES.map((name, i) => queue.addLane(name, `${i}`));
      const onTheirWay: Lane.Entry[][][] = LANES.map(() => []);
      let accepted = 0;
      let told = 0;
      queue.onDrop = () => told++;
      steps.forEach((each, id) => {
        const lane = lanes[each.lane]!;
        if (each.kind === 'arrive') {
          const fits = queue.push(lane, { ...ITEM, bytes: each.bytes, acceptedAt: id });
          expect(fits).toBe(model.arrive(id, each.lane, each.bytes));
          if (fits) accepted++;
        } else if (each.kind === 'begin') {
          model.begin(each.lane, each.items);
          let left = each.items - 1;
          const taken = lane.take(() => left-- > 0);
          if (taken.length > 0) onTheirWay[each.lane]!.push(taken);
        } else {
          const entries = onTheirWay[each.lane]!.shift();
          if (!entries) return;
          model.settle(each.kind, each.lane);
          if (each.kind === 'deliver') queue.deliver(lane, entries);
          else if (each.kind === 'refuse') queue.drop(lane, entries, 'refused');
          else queue.putBack(lane, entries);
        }
        expect(queue.bytes).toBeLessThanOrEqual(BUDGET);
        expect(queue.bytes).toBe(model.total());
      });
      // what is left, in order
      lanes.forEach((lane, i) => {
        const mine = model.held.filter((item) => item.lane === i);
        const sent = onTheirWay[i]!.flat().map(({ item }) => item.acceptedAt);
        expect(sent.sort((a, b) => a - b)).toEqual(
          mine.filter((item) => item.sent !== undefined).map(({ id }) => id),
        );
        expect(lane.take(() => true).map(({ item }) => item.acceptedAt)).toEqual(
          mine.filter((item) => item.sent === undefined).map(({ id }) => id),
        );
        expect(lane.first).toBeUndefined();
        expect(lane.held).toEqual({ items: mine.length, bytes: sum(mine.map((m) => m.bytes)) });
      });
      expect(sum(lanes.map(({ lost }) => lost.items))).toBe(model.lost.length);
      expect(told).toBe(model.lost.length);
      expect(sum(lanes.map(({ delivered }) => delivered.items))).toBe(model.delivered.length);
      expect(sum(lanes.map((lane) => lane.accepted.items))).toBe(accepted);
    }),
    { numRuns: 1000, seed: 8 },
  );
});

test('does not let the backlog of one destination cost another anything', () => {
  const queue = new BoundedQueue(100);
  const [dead, healthy] = [queue.addLane('dead', 'logs'), queue.addLane('healthy', 'logs')];
  for (let n = 0; n < 40; n++) queue.push(healthy, { ...ITEM, bytes: 1, acceptedAt: n });
  for (let n = 0; n < 200; n++) queue.push(dead, { ...ITEM, bytes: 1, acceptedAt: n });
  expect(healthy.held.items).toBe(40);
  expect(dead.first?.acceptedAt).toBe(140);
});

test('an item on its way keeps none of those behind it in memory', () => {
  const queue = new BoundedQueue(100);
  const lane = queue.addLane('lgtm', 'logs');
  for (let n = 0; n < 3; n++) queue.push(lane, { ...ITEM, bytes: 1, acceptedAt: n });
  const [sent] = lane.take();
  expect(sent?.next).toBeUndefined();
  expect(lane.held.items).toBe(3);
});

test('drops nothing for a request that is not whole yet', () => {
  const queue = new BoundedQueue(100, 30);
  const lane = queue.addLane('lgtm', 'logs');
  for (let n = 0; n < 90; n++) queue.push(lane, { ...ITEM, bytes: 1, acceptedAt: n });
  // beside what is held
  expect(queue.receive(30)).toBe(true);
  expect(queue.receive(1)).toBe(false);
  queue.release(30);
  expect(lane.held.items).toBe(90);
  expect(queue.receiving).toBe(0);
});

test('drops what is too old, but not what is on its way', () => {
  const queue = new BoundedQueue(10 * ITEM_CHARGE);
  const [on, waiting] = [queue.addLane('lgtm', 'logs'), queue.addLane('lgtm', 'traces')];
  for (const acceptedAt of [1, 2, 3])
    for (const lane of [on, waiting]) queue.push(lane, { ...ITEM, bytes: ITEM_CHARGE, acceptedAt });
  const sent = on.take();
  queue.dropAcceptedBefore(3);
  expect(on.dropped.too_old.items).toBe(1);
  queue.putBack(on, sent);
  expect(on.first?.acceptedAt).toBe(1);
  queue.dropAcceptedBefore(3);
  expect(on.dropped.too_old.items).toBe(2);
  expect(waiting.dropped.too_old).toEqual({ items: 2, bytes: 2 * ITEM_CHARGE });
  expect(waiting.first?.acceptedAt).toBe(3);
});

const ITEM: Lane.Item = {
  url: new URL('http://127.0.0.1:9/'),
  headers: {},
  body: [],
  bytes: 0,
  acceptedAt: 0,
};

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
