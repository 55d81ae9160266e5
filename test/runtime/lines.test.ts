import * as fc from 'fast-check';
import type * as ConfigModule from '../../runtime/outage-buffer/config.mjs';
import type * as LogModule from '../../runtime/outage-buffer/log.mjs';
import type * as OutageModule from '../../runtime/outage-buffer/outage.mjs';
import type * as QueueModule from '../../runtime/outage-buffer/queue.mjs';
import { load } from './load';
import { numbered, until, World } from './world';

const { LIMITS } = load<typeof ConfigModule>('config.mjs');
const { amountText, Log } = load<typeof LogModule>('log.mjs');
const { Outage } = load<typeof OutageModule>('outage.mjs');
const { BoundedQueue } = load<typeof QueueModule>('queue.mjs');

/** The journal, as the owner of the workstation reads it. */
describe('the journal', () => {
  let world: World;
  beforeEach(
    async () => (world = await new World().start(64 * 1024, { limits: { behindMs: Infinity } })),
  );
  afterEach(() => world.stop());
  const send = (n: number) => world.send('/lgtm/v1/logs', numbered(n, 3000));

  test('says what is lost while the outage lasts, once a minute, with the sum', async () => {
    await world.upstream.stop();
    for (let n = 0; n < 30; n++) await send(n);
    world.relay.watch();
    const { overflow } = world.relay.queue.lanes[1]!.dropped;
    const first = overflow.items;
    expect(first).toBeGreaterThan(10);
    for (let n = 0; n < 5; n++) await send(n);
    world.relay.watch();
    const losses = () => world.lines.filter((line) => /lost/.test(line));
    expect(losses()).toEqual([expect.stringContaining(`<4>lgtm logs: lost ${first} requests (`)]);
    expect(losses()[0]).toContain('no room for them');
    world.ahead += 60_000;
    world.relay.watch();
    expect(losses()).toHaveLength(2);
    expect(losses()[1]).toContain(`lost ${overflow.items - first} requests`);
  });

  test('says what got too old, and at a stop what it has not said yet', async () => {
    await world.upstream.stop();
    for (let n = 0; n < 5; n++) await send(n);
    await until(() => !world.relay.forwarders[1]!.isUp, 'no outage');
    world.relay.queue.dropAcceptedBefore(Infinity);
    await world.relay.stop();
    const lost = world.lines.find((line) => /lost/.test(line));
    expect(lost).toMatch(/^<4>lgtm logs: lost [45] requests .*, older than the age limit$/);
  });

  test('is not flooded by an upstream that comes and goes, and ends with how it is', async () => {
    world.upstream.behave = (n) => ({ status: n % 2 === 0 ? 503 : 200 });
    for (let n = 0; n < 50; n++) await send(n);
    await world.empty();
    expect(world.lines).toEqual([
      '<4>lgtm logs: answered 503; keeping what comes and trying again',
      expect.stringMatching(/^<6>lgtm logs: back after 0 s; kept /),
      '<4>lgtm logs: answered 503; keeping what comes and trying again',
      expect.stringMatching(/^<6>lgtm logs: back after 0 s; kept /),
    ]);
    // and now it stays away
    await world.upstream.stop();
    await send(50);
    await until(() => !world.relay.forwarders[1]!.isUp, 'no outage');
    expect(world.lines).toHaveLength(4);
    world.ahead += 30_000;
    world.relay.watch();
    expect(world.lines[4]).toMatch(/keeping what comes and trying again \(outage \d\d since/);
  });
});

describe('an outage', () => {
  const DOWN = /keeping what comes and trying again(?: \(outage (\d+) since the last line\))?$/;
  const BACK = /back after \d+ s; kept /;
  const MEANWHILE =
    /up, but was away (?:once|(\d+) times) more since the last line, \d+ s in all: gone$/;

  beforeEach(() => jest.useFakeTimers({ now: 1e12 }));
  afterEach(() => jest.useRealTimers());

  test('has a first line for every line that it is back and the other way round, none goes uncounted, and a minute later the journal is right', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ down: fc.integer({ min: 1, max: 90 }), up: fc.integer({ min: 1, max: 90 }) }),
        ),
        fc.boolean(),
        (times, staysDown) => {
          const lines: string[] = [];
          const lane = new BoundedQueue(100).addLane('lgtm', 'logs');
          const outage = new Outage('lgtm logs', lane, LIMITS, new Log((line) => lines.push(line)));
          const began = Date.now();
          const pass = (seconds: number) => {
            for (let n = 0; n < seconds; n++) {
              jest.advanceTimersByTime(1000);
              if (outage.since !== undefined) outage.failed('gone', { status: 0 });
              outage.tell();
            }
          };
          for (const { down, up } of times) {
            outage.failed('gone', { status: 0 });
            pass(down);
            outage.succeeded();
            pass(up);
          }
          if (staysDown) outage.failed('gone', { status: 0 });
          pass(60);

          const outages = times.length + (staysDown ? 1 : 0);
          let isDown = false;
          let told = 0;
          for (const line of lines) {
            expect(BACK.test(line)).toBe(isDown);
            if (isDown) isDown = false;
            else if (DOWN.test(line)) {
              isDown = true;
              told += Number(DOWN.exec(line)?.[1] ?? 1);
            } else told += Number(MEANWHILE.exec(line)![1] ?? 1);
          }
          expect(isDown).toBe(staysDown);
          expect(told).toBe(outages);
          expect(lines.length).toBeLessThanOrEqual(5 + (Date.now() - began) / 30_000);
        },
      ),
      { seed: 16 },
    );
  });
});

test.each([
  [0, '0 requests (0 B)'],
  [1, '1 request (1 B)'],
  [1023, '2 requests (1023 B)'],
  [1034, '3 requests (1.0 KiB)'],
  [20 * 1034, '4 requests (20.2 KiB)'],
  [1024 * 1024 - 1, '5 requests (1.0 MiB)'],
  [31 * 1024 * 1024, '6 requests (31.0 MiB)'],
])('%d bytes are written so that a small amount is none of 0.0', (bytes, text) => {
  expect(amountText({ items: parseInt(text), bytes })).toBe(text);
});
