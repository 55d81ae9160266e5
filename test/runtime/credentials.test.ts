import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as RelayModule from '../../runtime/outage-buffer/relay.mjs';
import { load } from './load';
import { numbered, numbers, until, World } from './world';

const { Relay } = load<typeof RelayModule>('relay.mjs');

describe("the host's own credential", () => {
  const folder = mkdtempSync(join(tmpdir(), 'credentials-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (token: string) => {
    writeFileSync(join(folder, 'new'), token);
    renameSync(join(folder, 'new'), join(folder, 'token'));
  };
  let world: World;
  beforeEach(async () => {
    write('first\n');
    rmSync(join(folder, '.refused'), { force: true });
    const options = { bearerTokenCredential: 'token', credentials: folder };
    world = await new World().start(64 * 1024, options);
  });
  afterEach(() => world.stop());
  const wants = (token: string) => {
    world.upstream.behave = (_, { headers }) => ({
      status: headers.authorization === `Bearer ${token}` ? 200 : 401,
    });
  };

  test('is sent with everything, whatever a sender brings, of which nothing is kept', async () => {
    wants('first');
    await world.send('/lgtm/v1/logs', numbered(0, 10));
    await world.upstream.stop();
    await world.send('/lgtm/v1/logs', numbered(1, 10), { authorization: 'Bearer of-the-sender' });
    const [item] = [world.relay.queue.lanes[1]!.first];
    expect(JSON.stringify(item?.headers)).not.toMatch(/bearer/i);
    await world.upstream.start();
    await world.empty();
    expect(world.upstream.taken.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer first',
      'Bearer first',
    ]);
  });

  test('that is changed in an outage goes with the whole backlog, and nothing is lost', async () => {
    wants('second');
    expect(existsSync(join(folder, '.refused'))).toBe(false);
    for (let n = 0; n < 50; n++) await world.send('/lgtm/v1/logs', numbered(n, 10));
    await until(() => world.relay.forwarders[1]!.retries > 2, 'no outage');
    // whoever fetches them sees that
    expect(existsSync(join(folder, '.refused'))).toBe(true);
    expect(world.lines).toEqual([
      "<4>lgtm logs: answered 401: its credentials aren't taken; keeping what comes and trying again",
    ]);
    write('second');
    await world.empty();
    expect(numbers(world, 'logs')).toEqual([...Array(50).keys()]);
    expect(world.relay.queue.lanes[1]?.lost.items).toBe(0);
  });

  test('that is put right is tried at once, however long the pause would be', async () => {
    const { forwarders, limits } = world.relay;
    Object.assign(limits, { backoffMs: 1, maxBackoffMs: 600_000, watchMs: 10 });
    wants('second');
    await world.send('/lgtm/v1/logs', numbered(0, 10));
    await until(() => forwarders[1]!.outage.pausedUntil > Date.now() + 2000, 'no pause');
    // one that is still refused changes nothing, and neither does silence
    world.relay.watch();
    expect(forwarders[1]!.outage.pausedUntil).toBeGreaterThan(Date.now() + 1000);
    write('second');
    const begun = Date.now();
    world.relay.watch();
    await world.empty();
    expect(Date.now() - begun).toBeLessThan(1000);
  });

  test.each([
    ['is missing', undefined, "its credential token can't be read: ENOENT"],
    ['is empty', '\n', 'its credential token is no token'],
    ['has several lines', 'a\nb', 'its credential token is no token'],
  ])('that %s has everything kept, nothing sent, and the journal says so', async (_, text, why) => {
    if (text === undefined) rmSync(join(folder, 'token'));
    else write(text);
    await world.send('/lgtm/v1/logs', numbered(0, 10));
    await until(() => world.relay.forwarders[1]!.retries > 2, 'it was not tried');
    expect(existsSync(join(folder, '.refused'))).toBe(true);
    expect(world.upstream.requests).toBe(0);
    expect(world.lines).toEqual([`<4>lgtm logs: ${why}; keeping what comes and trying again`]);
    write('second');
    await world.empty();
    expect(numbers(world, 'logs')).toEqual([0]);
    expect(world.upstream.requests).toBe(1);
  });

  test('fails without a folder of credentials', () => {
    const upstream = { destination: 'lgtm', signal: 'logs', protocol: 'otlp', routes: {} } as const;
    const relay = (bearerTokenCredential: string) => () =>
      new Relay({
        port: 0,
        budgetBytes: 1,
        maxRequestBytes: 1,
        upstreams: [{ ...upstream, bearerTokenCredential }],
      });
    expect(relay('token')).toThrow('lgtm wants the credential token, but no folder of them');
  });
});

describe("the senders' own credentials, where the host has none: an upstream", () => {
  let world: World;
  beforeEach(async () => (world = await new World().start(64 * 1024)));
  afterEach(() => world.stop());

  test.each([401, 403])(
    'that answers %d keeps its backlog until the credentials are put right, and the journal says so',
    async (status) => {
      world.upstream.behave = (n) => ({ status: n < 5 ? status : 200 });
      for (let n = 0; n < 8; n++) await world.send('/lgtm/v1/logs', numbered(n, 10));
      await world.empty();
      expect(numbers(world, 'logs')).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
      expect(world.lines[0]).toBe(
        `<4>lgtm logs: answered ${status}: its credentials aren't taken; keeping what comes and trying again`,
      );
    },
  );

  test('that wants another token than it did before an outage gets the whole backlog with the new one', async () => {
    world.upstream.behave = (_, { headers: { authorization } }) => ({
      status: authorization === 'Bearer new' ? 200 : 401,
    });
    for (let n = 0; n < 50; n++)
      await world.send('/lgtm/v1/logs', numbered(n, 10), { authorization: 'Bearer old' });
    await until(() => world.relay.forwarders[1]!.retries > 0, 'no outage');
    expect(world.relay.queue.lanes[1]?.held.items).toBe(50);
    for (let n = 50; n < 55; n++)
      await world.send('/lgtm/v1/logs', numbered(n, 10), { authorization: 'Bearer new' });
    await world.empty();
    expect(numbers(world, 'logs')).toEqual(Array.from({ length: 55 }, (_, n) => n));
    expect(world.relay.queue.lanes[1]?.lost.items).toBe(0);
  });

  test('that takes the token of its time does not get another', async () => {
    world.upstream.behave = (n) => (n === 0 ? { status: 503 } : { status: 200 });
    const tokens = ['Bearer a', 'Bearer b', 'Bearer c'];
    for (const [n, authorization] of tokens.entries())
      await world.send('/lgtm/v1/logs', numbered(n, 10), { authorization });
    await world.empty();
    expect(world.upstream.taken.map(({ headers }) => headers.authorization)).toEqual(tokens);
  });
});
