import { Testing } from 'cdktf';
import { exampleFleet } from '../../bin/fleet';
import { LgtmBackend } from '../../index';
import { describeWith } from '../support/programs';
import { IMPOSTOR, LAN, LATE, TailnetWorld, WORKSTATIONS, type Workstation } from './tailnet/world';

/** What the example fleet has the tailnet's policy say. */
const POLICY = exampleFleet(Testing.app())
  .node.findAll()
  .find((construct) => construct instanceof LgtmBackend)!.policy.fragment;
const NOTHING_GRANTED = { ...POLICY, grants: [], tests: [] };

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const each = <T>(f: (name: Workstation) => Promise<T>) => Promise.all(WORKSTATIONS.map(f));

/** Waits until something that a workstation has taken since a time is at the store. */
const flows = (world: TailnetWorld, name: Workstation, since: number) =>
  world.until(`${name} to go on`, () => {
    const next = world.sent(name).find(({ at }) => at > since);
    return next !== undefined && world.arrived(name).some(({ n }) => n >= next.n);
  });

/** What may happen to the tailnet, how it ends, and what the buffer of a workstation says of it. */
interface Fault {
  readonly what: string;
  readonly begins: (world: TailnetWorld) => unknown;
  readonly ends?: (world: TailnetWorld) => unknown;
  /** How long it lasts at least; it ends once the buffer has said it. */
  readonly ms?: number;
  readonly says?: RegExp;
}

/** The records of a second, as Alloy sends them. */
const A_BATCH = 20;
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

/** More than the 10 s after which a connection that is silent is given up, whose answer would have been lost. */
const SILENCE = 12_000;

const FAULTS: readonly Fault[] = [
  {
    what: 'a restart of tailscaled',
    begins: (world) => each(async (name) => world.on(name).sh('systemctl restart tailscaled')),
  },
  {
    what: 'a SIGKILL of tailscaled',
    begins: (world) => each(async (name) => world.on(name).sh('systemctl kill -s KILL tailscaled')),
  },
  {
    what: "a restart of the collector's tailscaled",
    begins: (world) => world.on('otel-collector').sh('systemctl restart tailscaled'),
  },
  {
    what: 'another address of the workstation',
    begins: (world) => each(async (name) => world.readdress(name)),
  },
  {
    what: 'a suspended workstation, woken up',
    begins: (world) => each(async (name) => world.suspend(name, true)),
    ends: (world) => each(async (name) => world.suspend(name, false)),
    ms: SILENCE,
  },
  {
    what: 'a network without UDP, so that all is relayed',
    begins: async (world) => {
      await each(async (name) => world.blockUdp(name, true));
      await each((name) => world.until(`${name} to be relayed`, () => world.isRelayed(name)));
      const relayed = Date.now();
      await each((name) => flows(world, name, relayed));
      await each(async (name) => expect(world.isRelayed(name)).toBe(true));
    },
    ends: (world) => each(async (name) => world.blockUdp(name, false)),
  },
  {
    what: 'an expired key, renewed',
    begins: (world) => each((name) => world.change('expire', { name })),
    ends: (world) => each((name) => world.change('renew', { name })),
    ms: 4000,
    says: /\(this machine's key has expired: tailscale login\)/,
  },
  {
    what: 'a grant that is taken away, and given back',
    begins: (world) => world.change('policy', {}, JSON.stringify(NOTHING_GRANTED)),
    ends: (world) => world.change('policy', {}, JSON.stringify(POLICY)),
    ms: SILENCE,
    says: /does its policy let this machine reach it\?/,
  },
  {
    what: "the collector's name, taken by another machine",
    begins: async (world) => {
      // the connection that it has would go on
      world.on('ryzen').sh('systemctl stop outage-buffer.socket outage-buffer');
      await world.change('rename', { name: 'otel-collector', to: 'otel-collector-1' });
      world.on('ryzen').sh('systemctl start outage-buffer.socket outage-buffer');
    },
    ends: (world) => world.change('rename', { name: 'otel-collector-1', to: 'otel-collector' }),
    ms: 4000,
    says: /otel-collector-1\.example\.ts\.net is there, which got its name when that was taken/,
  },
];

describeWith(
  [
    'alloy',
    'curl',
    'ip',
    'iptables',
    'nft',
    'nix-instantiate',
    'otelcol',
    'systemd',
    'tailnet',
    'unshare',
    '/dev/net/tun',
  ],
  'three workstations on a real tailnet, the third without an outage buffer',
  (programs) => {
    let world: TailnetWorld;
    beforeAll(async () => {
      world = new TailnetWorld(programs);
      await world.start(POLICY);
    });
    afterAll(() => world.stop());

    /** Every record that was sent has come. @returns how many have come twice, for how long none came since a time, and since the fault's end */
    const settled = async (name: Workstation, since: number, end?: number) => {
      const { n: last } = world.sent(name).at(-1)!;
      const all = await world.until(`${name}'s record ${last} at the store`, () => {
        const arrived = world.arrived(name);
        return arrived.some(({ n }) => n >= last) && arrived;
      });
      const numbers = new Set(all.map(({ n }) => n));
      const missing = world.sent(name).filter(({ n }) => n <= last && !numbers.has(n));
      const times = [since, ...all.map(({ at }) => at).filter((at) => at > since)];
      const old = new Set(all.filter(({ at }) => at <= since).map(({ n }) => n));
      const recent = all.filter(({ at }) => at > since);
      const twice =
        recent.length - new Set(recent.map(({ n }) => n).filter((n) => !old.has(n))).size;
      const silent = Math.max(...times.slice(1).map((at, i) => at - times[i]!));
      const resumed = end && Math.min(...times.filter((at) => at > end)) - end;
      return { lost: missing.length, twice, silent, resumed };
    };
    const leaked = async (answers: readonly { dns: string; status?: number }[], ms: number) => {
      for (const answer of answers) {
        world.lan(answer);
        await pause(ms);
      }
      return world.leaked();
    };
    const LIES = [200, 302, 307, 404].map((status) => ({ dns: LAN, status }));

    test('booted before Tailscale is up, in a network that answers for every name, they send it nothing', async () => {
      await each((name) => world.on(name).until('wc -l < /run/sent', /^\d{2,}$/m, 60));
      await leaked([...LIES, { dns: IMPOSTOR }], 2500);
      // not that nobody tried
      await each((name) => world.until(`${name} to try`, () => world.rejected(name) > 0));
      expect(world.leaked()).toBe(0);
      for (const [name, trouble] of [
        ['ryzen', 'this machine is logged out of Tailscale: tailscale login'],
        ['thinkpad', 'tailscaled is not running'],
      ] as const)
        expect(world.journal(name)).toContainEqual(
          expect.stringMatching(
            // the first look-up may come before the network's DNS is up, and an outage has one line
            `^<4>lgtm logs: (.* is ${LAN} here, which isn't on the tailnet|no DNS server answers for .*) \\(${trouble}\\); keeping what comes and trying again$`,
          ),
        );
    });

    test('what they kept meanwhile comes once they are on the tailnet, each record once', async () => {
      world.lan({ dns: 'nothing' });
      const began = Date.now();
      const all = ['otel-collector', 'pyroscope', ...WORKSTATIONS];
      for (const name of LATE) world.on(name).sh('systemctl start tailscaled');
      all.forEach((name) => world.up(name));
      await Promise.all(all.map((name) => world.joined(name)));
      const results = await each((name) => settled(name, began));
      measured('everything joins at once', results);
      expect(results).toEqual(
        WORKSTATIONS.map(() => expect.objectContaining({ lost: 0, twice: 0 })),
      );
    });

    test('the policy lets them reach what it is for, and nothing else, each other neither', async () => {
      for (const [name, ports] of [
        ['otel-collector', '22'],
        ['thinkpad', '4040'],
      ] as const)
        world
          .on(name)
          .sh(`/mnt/node /mnt/scripts/store.mjs /run/other ${ports} > /dev/null 2>&1 &`);
      const reached = (name: string, ports: readonly number[]) => {
        const ask = (port: number) =>
          `curl -s -m 3 -o /dev/null http://${name}.example.ts.net:${port}/ && echo ${port} &`;
        return world
          .on('ryzen')
          .sh(`${ports.map(ask).join('\n')} wait`)
          .trim()
          .split('\n')
          .sort();
      };
      expect(reached('otel-collector', [22, 4317, 4318, 8888, 13133])).toEqual(['4318']);
      expect(reached('pyroscope', [4040])).toEqual(['4040']);
      expect(reached('thinkpad', [4040])).toEqual(['']);
      const open = {
        ...POLICY,
        grants: [{ src: ['tag:workstation'], dst: ['tag:k8s'], ip: ['tcp:22'] }],
      };
      expect(await world.change('policy', {}, JSON.stringify(open))).toMatch(/^test\(s\) failed: /);
    });

    test('it costs a request little beside the local network', () => {
      const ask = (where: string) =>
        world
          .on('ryzen')
          .sh(
            `head -c 2000 /dev/zero > /run/body; curl -s -o /dev/null -w '%{time_total}\\n' --data-binary @/run/body 'http://${where}:4318/?n=[1-200]'`,
          )
          .trim()
          .split('\n')
          .map(Number)
          .sort((a, b) => a - b)[100]! * 1000;
      const [here, there] = [
        ask(world.address('otel-collector')),
        ask('otel-collector.example.ts.net'),
      ];
      process.stderr.write(
        `measured: a request of 2 kB ${there.toFixed(2)} ms, ${here.toFixed(2)} ms without the tailnet\n`,
      );
      expect(there).toBeLessThan(here + 20);
    });

    test.each(FAULTS)(
      '$what costs nothing but time',
      async ({ what, begins, ends, ms = 0, says }) => {
        // its journal isn't flooded by an upstream that comes and goes, as this one does from test to test
        if (says) world.on('ryzen').sh('systemctl restart outage-buffer');
        const lines = world.journal('ryzen').length;
        const told = () => world.journal('ryzen').slice(lines);
        const began = Date.now();
        await begins(world);
        const said = says && world.until(`${says}`, () => says.test(told().join('\n')));
        await Promise.all([pause(ms), said]);
        const end = Date.now();
        await ends?.(world);
        await each((name) => flows(world, name, end));
        const results = await each((name) => settled(name, began, ends && end));
        measured(what, results, told());
        expect(results.map(({ lost }) => lost)).toEqual([0, 0, 0]);
        // a request or two that were on their way when it began, and whose answers never came
        for (const { twice } of results) expect(twice).toBeLessThan(4 * A_BATCH);
        inTurns(told());
      },
    );

    test('without Tailscale, in a network that answers for every name, nothing is sent there, and nothing is lost', async () => {
      const before = world.leaked();
      world.on('ryzen').sh('systemctl restart outage-buffer');
      const lines = world.journal('ryzen').length;
      const began = Date.now();
      world.lan(LIES[0]!);
      await each(async (name) => world.tailscale(name, 'down'));
      const bytes = await leaked([...LIES, { dns: IMPOSTOR }], 2500);
      // not that nobody tried
      expect(world.rejected('hetzner')).toBeGreaterThan(0);
      world.lan({ dns: 'nothing' });
      const end = Date.now();
      await each(async (name) => world.up(name));
      await each((name) => flows(world, name, end));
      const results = await each((name) => settled(name, began, end));
      const told = world.journal('ryzen').slice(lines);
      measured('tailscale down in a network that lies, and up again', results, told);
      expect(bytes).toBe(before);
      expect(results.map(({ lost }) => lost)).toEqual([0, 0, 0]);
      expect(told.join('\n')).toMatch(/\(Tailscale is down: tailscale up\)/);
      inTurns(told);
    });

    test('the filter is about them alone, holds for IPv6, and outlives what others do to their rules', () => {
      const send = (user: string, to: string) =>
        world
          .on('ryzen')
          .sh(
            `setpriv --reuid=${user} --clear-groups curl -s -m 2 -o /dev/null 'http://${to}:4318/'; echo $?`,
          )
          .trim();
      const code = (user: string) => [LAN, '[fd77::1]', IMPOSTOR].map((to) => send(user, to));
      // connected or not: a portal that closes is 0 or 52
      expect(code('nobody')).not.toContain('7');
      for (const user of ['alloy', 'outage-buffer']) expect(code(user)).toEqual(['7', '7', '7']);
      world
        .on('ryzen')
        .sh(
          'iptables -F; iptables -A OUTPUT -j ACCEPT; ip6tables -A OUTPUT -j ACCEPT; iptables -F',
        );
      world.on('hetzner').sh('systemctl reload nftables');
      expect(code('alloy')).toEqual(['7', '7', '7']);
      expect(world.rejected('hetzner')).toBe(0);
    });

    test('without the filter the same network gets it, so that the tests above can fail', async () => {
      world.lan({ dns: IMPOSTOR });
      const before = world.leaked();
      await each(async (name) => world.tailscale(name, 'down'));
      world.on('hetzner').sh('/mnt/nft flush ruleset');
      await world.until('a leak from hetzner', () => world.leaked() > before);
      const more = world.leaked();
      world.on('hetzner').sh('systemctl stop alloy');
      world.on('ryzen').sh('/mnt/nft flush ruleset');
      await world.until('a leak from ryzen', () => world.leaked() > more);
    });

    test('whoever takes the filter away stops them', () => {
      world.on('thinkpad').sh('systemctl stop observability-tailnet-only');
      expect(world.on('thinkpad').sh('systemctl is-active alloy outage-buffer')).toBe(
        'inactive\ninactive\n',
      );
    });
  },
);

/** For each upstream a line that it is down comes before each that it is back, and none without the other but the last. */
function inTurns(told: readonly string[]): void {
  const down = new Set<string>();
  for (const line of told) {
    const [, name = '', what] = /^<\d>(\w+ \w+): (back after|.*; keeping)/.exec(line) ?? [];
    if (what === undefined) continue;
    const isBack = what === 'back after';
    expect({ line, wasDown: down.has(name) }).toEqual({ line, wasDown: isBack });
    if (isBack) down.delete(name);
    else down.add(name);
  }
}

/** A line of the table for people. */
function measured(
  what: string,
  results: readonly {
    readonly lost: number;
    readonly twice: number;
    readonly silent: number;
    readonly resumed?: number;
  }[],
  told: readonly string[] = [],
): void {
  const cells = results.map(
    ({ lost, twice, silent, resumed }, i) =>
      `${WORKSTATIONS[i]} silent for ${seconds(silent)}${resumed === undefined ? '' : `, ${seconds(resumed)} after its end`}, lost ${lost}, twice ${twice}`,
  );
  const lines = [`measured: ${what}: ${cells.join('; ')}`, ...told.map((line) => `  ${line}`)];
  process.stderr.write(`${lines.join('\n')}\n`);
}
