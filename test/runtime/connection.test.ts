import type * as DNS from 'node:dns';
import { spawn, type ChildProcess } from 'node:child_process';
import * as net from 'node:net';
import type * as ConfigModule from '../../runtime/outage-buffer/config.mjs';
import type * as LogModule from '../../runtime/outage-buffer/log.mjs';
import type * as OutageModule from '../../runtime/outage-buffer/outage.mjs';
import type * as QueueModule from '../../runtime/outage-buffer/queue.mjs';
import type * as TransportModule from '../../runtime/outage-buffer/transport.mjs';
import { load } from './load';
import { numbered, numbers, until, World } from './world';

const { LIMITS } = load<typeof ConfigModule>('config.mjs');
const { Log } = load<typeof LogModule>('log.mjs');
const { Outage } = load<typeof OutageModule>('outage.mjs');
const { BoundedQueue } = load<typeof QueueModule>('queue.mjs');
const { Connection } = load<typeof TransportModule>('transport.mjs');

test.each([
  ['is kept for as long as it may', 1e9, 1],
  ['is made anew when it is too old, so that a name that moved is followed', -1, 5],
])('a connection %s', async (_, connectionMs, connections) => {
  const world = await new World().start(64 * 1024, { limits: { connectionMs } });
  for (let n = 0; n < 5; n++) {
    await world.send('/lgtm/v1/logs', numbered(n, 10));
    await world.empty();
  }
  expect(world.upstream.connections).toBe(connections);
  await world.stop();
});

describe('the pause after a failure', () => {
  const outage = (code?: string, retryAfterMs?: number) => {
    const lane = new BoundedQueue(100).addLane('lgtm', 'logs');
    const made = new Outage('lgtm logs', lane, LIMITS, new Log(() => {}));
    for (let n = 0; n < 20; n++) made.failed('gone', { status: 0, code, retryAfterMs });
    return made;
  };
  const pause = ({ pausedUntil }: OutageModule.Outage) => pausedUntil - Date.now();

  test.each(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ENETUNREACH'])(
    'is 5 s at most with %s',
    (code) => {
      expect(pause(outage(code))).toBeLessThanOrEqual(5000);
      expect(pause(outage(code))).toBeGreaterThan(2000);
    },
  );

  test('is up to 30 s with anything else, and no more than a second once another way to the destination works', () => {
    const made = outage();
    expect(pause(made)).toBeGreaterThan(10_000);
    made.hint();
    expect(pause(made)).toBeLessThanOrEqual(1000);
  });

  test('is what the upstream asks for, whatever else works', () => {
    const made = outage(undefined, 60_000);
    made.hint();
    expect(pause(made)).toBeGreaterThan(50_000);
  });

  test("ends for all of a destination's lanes when one gets through", async () => {
    const world = await new World().start(64 * 1024);
    world.upstream.behave = (_, { url }) => ({ status: url === '/v1/logs' && !up ? 503 : 200 });
    let up = false;
    await world.send('/lgtm/v1/logs', numbered(0, 10));
    const { outage: paused } = world.relay.forwarders[1]!;
    await until(() => paused.since !== undefined, 'no outage');
    // as after many failures
    world.relay.forwarders[1]!.limits.maxBackoffMs =
      world.relay.forwarders[1]!.limits.backoffMs = 600_000;
    const { retries } = world.relay.forwarders[1]!;
    await until(() => world.relay.forwarders[1]!.retries > retries, 'it is not tried again');
    world.relay.forwarders[1]!.limits.backoffMs = 1;
    up = true;
    await world.send('/lgtm/v1/metrics', numbered(1, 10));
    await until(() => numbers(world, 'logs').length === 1, 'it still waits');
    await world.stop();
  });
});

/** A server in a process of its own that takes connections only when it isn't stopped, `SIGSTOP`. */
class Listener {
  private constructor(
    readonly process: ChildProcess,
    readonly port: number,
  ) {}

  static async start(host: string, port: number): Promise<Listener> {
    const program = `require('node:http').createServer((request, response) =>
      request.resume().on('end', () => response.end())).listen({ host: '${host}', port: ${port}, backlog: 1 }, function () {
      console.log(this.address().port); })`;
    const child = spawn(process.execPath, ['--eval', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const listening = await new Promise<number>((resolve) =>
      child.stdout.once('data', (text: Buffer) => resolve(Number(text.toString()))),
    );
    return new Listener(child, listening);
  }

  /** Has the system answer no more attempts to connect. */
  async deaf(host: string): Promise<net.Socket[]> {
    this.process.kill('SIGSTOP');
    return Promise.all(
      Array.from({ length: 4 }, async () => {
        const socket = net.connect(this.port, host);
        socket.on('error', () => {});
        await Promise.race([
          new Promise((resolve) => socket.once('connect', resolve)),
          new Promise((resolve) => setTimeout(resolve, 300)),
        ]);
        return socket;
      }),
    );
  }
}

test('a name one of whose addresses leads nowhere is reached by the other, though connecting takes longer than 250 ms', async () => {
  const dns = jest.requireActual<typeof DNS>('node:dns');
  const lookup = dns.lookup;
  const nowhere = await Listener.start('127.0.0.2', 0);
  const slow = await Listener.start('127.0.0.3', nowhere.port);
  const filling = await nowhere.deaf('127.0.0.2');
  filling.push(...(await slow.deaf('127.0.0.3')));
  try {
    dns.lookup = ((_name: string, _options: object, done: (e: null, a: object[]) => void) =>
      done(null, [
        { address: '127.0.0.3', family: 4 },
        { address: '127.0.0.2', family: 4 },
      ])) as unknown as typeof dns.lookup;
    const limits = { ...LIMITS, addressMs: 6000, idleMs: 30_000 };
    const connection = new Connection(limits);
    const url = new URL(`http://both.example.com:${nowhere.port}/`);
    const answer = connection.post({ url, headers: {}, body: [Buffer.from('x')] });
    // the system tries again by itself after 1 s and 3 s
    setTimeout(() => slow.process.kill('SIGCONT'), 400);
    expect(await answer).toMatchObject({ status: 200 });
    connection.close();
  } finally {
    dns.lookup = lookup;
    filling.forEach((socket) => socket.destroy());
    nowhere.process.kill('SIGKILL');
    slow.process.kill('SIGKILL');
  }
});
