import { numbered, until, World } from './world';

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
