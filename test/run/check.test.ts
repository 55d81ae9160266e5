import { spawn, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { describeWith } from '../support/programs';
import type { Reply } from '../support/arrival';
import { CheckKit, CheckMachine, tailscaleStatus, type Checked } from './check-machine';
import { World } from './world';

/** A machine on which one thing is wrong, and what the check is to say of it. */
interface Variant {
  readonly title: string;
  /** What is wrong. */
  readonly breaks: (machine: CheckMachine) => void | Promise<void>;
  /** The first hop that isn't right, and what is said of it. */
  readonly hop: string;
  readonly found: RegExp;
  /** @default fail */
  readonly state?: 'warn';
  /** @default - traces, which are the quickest to be followed */
  readonly flags?: readonly string[];
}

const COLLECTOR = 'otel-collector.example.ts.net';
const ENDPOINT = `endpoint http://${COLLECTOR}:4318/v1/traces`;

/** What a page in the collector's place says. */
const LOGIN = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<html>log in</html>',
};

describeWith(
  ['alloy', 'otelcol', 'unshare', 'systemd-journal-remote'],
  'observability-check',
  (programs) => {
    const world = new World(programs, 'ryzen');
    let kit: CheckKit;
    let stranger: ChildProcess;
    const measured: string[] = [];

    beforeAll(async () => {
      await world.start();
      kit = new CheckKit(world, programs.unshare);
      await kit.start();
      // somebody without any right
      stranger = spawn('setpriv', [
        '--reuid=65534',
        '--regid=65534',
        '--clear-groups',
        'sleep',
        '600',
      ]);
    });
    afterAll(async () => {
      stranger.kill();
      await kit.stop();
      await world.stop();
      process.stdout.write(`measured: ${measured.join('; ')}\n`);
    });

    const ofStranger = () => ({ MainPID: String(stranger.pid) });

    async function expectFirst({
      title,
      breaks,
      hop,
      found,
      state,
      flags,
    }: Variant): Promise<Checked> {
      const machine = new CheckMachine(kit);
      await breaks(machine);
      const checked = await machine.check('--json', ...(flags ?? ['--signal', 'traces']));
      const { first, code, seconds } = checked;
      measured.push(`${title} ${seconds.toFixed(1)} s`);
      expect({ hop: first?.hop, state: first?.state, found: first?.found, code }).toEqual({
        hop,
        state: state ?? 'fail',
        found: expect.stringMatching(found),
        code: state ? 1 : 2,
      });
      expect(first?.fix).toMatch(/\S/);
      return checked;
    }

    test('calls a healthy host well, twice, and leaves a probe of each signal behind and nothing else', async () => {
      const before = stored();
      for (const round of [1, 2]) {
        const checked = await new CheckMachine(kit).check('--json');
        measured.push(`healthy, round ${round}: ${checked.seconds.toFixed(1)} s`);
        expect(checked.lines.filter(({ state }) => state !== 'ok')).toEqual([]);
        expect(checked).toMatchObject({ code: 0, first: undefined });
        expect(checked.seconds).toBeLessThan(20);
        // one span by the port that programs send to, and one by Beyla's
        const each = [1, 1, 2, 1];
        expect(stored()).toEqual(before.map((count, i) => count + round * each[i]!));
      }
      function stored(): number[] {
        const service = 'observability-check';
        return [
          world.mimir
            .metricPoints()
            .filter(({ metric }) => metric.startsWith('observability_check')),
          world.loki.logRecords().filter(({ resource }) => resource['service.name'] === service),
          world.tempo.spans().filter(({ resource }) => resource['service.name'] === service),
          world.pyroscope.stored.filter(({ labels }) => labels.service_name === service),
        ].map(({ length }) => length);
      }
    });

    test('remembers what stores had, by the timer alone, and later asks whether they have it still', async () => {
      const first = new CheckMachine(kit);
      await first.check('--json');
      expect(first.remembered).toEqual({});
      await first.check('--report');
      const stores = ['metrics mimir', 'logs loki', 'traces tempo', 'profiles pyroscope'];
      expect(Object.keys(first.remembered)).toEqual(stores.map((store) => `lgtm ${store}`));

      const later = new CheckMachine(kit);
      later.remembered = Object.fromEntries(
        Object.entries(first.remembered).map(([store, all]) => [
          store,
          all.map((each) => ({ ...each, at: each.at - 12 * 86_400_000 })),
        ]),
      );
      const { lines, code } = await later.check('--json');
      const said = lines.filter(({ hop }) => hop.startsWith('retention of'));
      expect(said.map(({ hop, state }) => `${hop}: ${state}`)).toEqual([
        'retention of mimir: ok',
        'retention of loki: ok',
        'retention of tempo: ok',
        'retention of pyroscope: ok',
      ]);
      expect(code).toBe(0);
    });

    test('prints a table with a line for each hop, and what it comes to', async () => {
      const { output } = await new CheckMachine(kit).check('--signal', 'traces');
      const rows = output.trimEnd().split('\n');
      expect(rows.slice(0, -2).map((row) => row.split(/ {2,}/, 2).join('  '))).toEqual([
        'ok  kernel',
        'ok  unit alloy-ebpf.service',
        'ok  components of alloy-ebpf.service',
        'ok  unit alloy.service',
        'ok  components of alloy.service',
        'ok  listener for OTLP over HTTP',
        "ok  listener for Beyla's spans",
        'ok  program otel-ai-monitor',
        'ok  unit outage-buffer.socket',
        'ok  unit outage-buffer.service',
        'ok  tailnet',
        'ok  name otel-collector.example.ts.net',
        'ok  endpoint http://otel-collector.example.ts.net:4318/v1/traces',
        'ok  outage buffer, lgtm traces',
        'ok  probe traces to ai_monitor',
        'ok  probe traces to lgtm',
        "ok  probe traces to lgtm, as Beyla's spans",
        'ok  backend tempo',
        "ok  backend tempo, as Beyla's spans",
      ]);
      expect(rows.at(-1)).toMatch(
        /^ryzen: all is well, as far as it is known \(19 ok; \d\.\d s\)$/,
      );
    });

    const MACHINES: Variant[] = [
      {
        title: 'a switch is off',
        breaks: ({ machine }) => void (machine.off = ['observability.beyla']),
        hop: 'switch observability.beyla',
        found: /off on this machine/,
        state: 'warn',
      },
      {
        title: 'the kernel shows eBPF nothing',
        breaks: (machine) => {
          const level = join(kit.folder, 'paranoid');
          writeFileSync(level, '4\n');
          machine.before = `mount --bind '${level}' /proc/sys/kernel/perf_event_paranoid`;
        },
        hop: 'kernel',
        found: /perf_event_paranoid is 4/,
      },
      {
        title: "the eBPF unit's capabilities are taken away",
        breaks: (machine) => machine.unit('alloy-ebpf.service', ofStranger()),
        hop: 'kernel',
        found: /lacks CAP_BPF, CAP_PERFMON/,
      },
      {
        title: 'the eBPF unit was skipped',
        breaks: (machine) =>
          machine.unit('alloy-ebpf.service', {
            ActiveState: 'inactive',
            SubState: 'dead',
            ConditionResult: 'no',
          }),
        hop: 'unit alloy-ebpf.service',
        found: /condition/,
      },
      {
        title: 'a component has given up',
        breaks: ({ components }) =>
          Object.assign(components[5]?.health ?? {}, {
            state: 'exited',
            message: 'ebpf profiler: permission denied',
          }),
        hop: 'components of alloy-ebpf.service',
        found: /pyroscope\.ebpf\.fleet_pyroscope is exited: ebpf profiler/,
      },
      {
        title: 'a component has never said anything',
        breaks: ({ components }) =>
          Object.assign(components[2]?.health ?? {}, { state: 'unknown', message: '' }),
        hop: 'components of alloy-ebpf.service',
        found: /beyla\.ebpf\.fleet_beyla is unknown$/,
        state: 'warn',
      },
      {
        title: 'Alloy has failed',
        breaks: (machine) =>
          machine.unit('alloy.service', {
            ActiveState: 'failed',
            SubState: 'failed',
            Result: 'exit-code',
          }),
        hop: 'unit alloy.service',
        found: /failed \(failed, exit-code\)/,
      },
      {
        title: 'Alloy starts again and again',
        breaks: (machine) => {
          const young = String(Math.round(uptime() - 5) * 1e6);
          machine.unit('alloy.service', { NRestarts: '7', ActiveEnterTimestampMonotonic: young });
        },
        hop: 'unit alloy.service',
        found: /after 7 restarts/,
        state: 'warn',
      },
      {
        title: 'there is no such unit',
        breaks: ({ units }) => void delete units['outage-buffer.socket'],
        hop: 'unit outage-buffer.socket',
        found: /not-found/,
      },
      {
        title: 'a file of the app is not in /etc/alloy',
        breaks: ({ app }) => {
          const [alloy] = app.processes;
          (alloy?.files as object[]).push({
            name: 'more',
            components: ['loki.source.file.fleet_more'],
          });
        },
        hop: 'components of alloy.service',
        found: /^not loaded: loki\.source\.file\.fleet_more$/,
      },
      {
        title: 'a unit of the system that is read does not exist',
        breaks: ({ units }) => void delete units['nix-daemon.service'],
        hop: 'journal of system units',
        found: /there is no nix-daemon\.service/,
        flags: ['--signal', 'logs'],
      },
      {
        title: "a user's unit that is read does not exist",
        breaks: ({ units }) => void delete units['otel-ai-monitor.service'],
        hop: 'journal of user units',
        found: /there is no otel-ai-monitor\.service/,
        flags: ['--signal', 'logs'],
      },
      {
        title: 'the journal can not be read',
        breaks: (machine) => {
          machine.before = 'chmod 0750 /var/log/journal';
          machine.unit('alloy.service', ofStranger());
        },
        hop: 'journal',
        found: /alloy\.service can't read \/var\/log\/journal/,
        flags: ['--signal', 'logs'],
      },
      {
        title: "something else has the collector's port",
        breaks: ({ app }) =>
          Object.assign(app.listeners[0] ?? {}, { url: 'http://127.0.0.1:24347' }),
        hop: 'listener for OTLP over HTTP',
        found: /answered 404/,
      },
      {
        title: 'the outage buffer has failed',
        breaks: (machine) =>
          machine.unit('outage-buffer.service', {
            ActiveState: 'activating',
            SubState: 'auto-restart',
            Result: 'oom-kill',
          }),
        hop: 'unit outage-buffer.service',
        found: /activating \(auto-restart, oom-kill\)/,
      },
      {
        title: 'a credential is named nowhere',
        breaks: (machine) => machine.withCredential(undefined),
        hop: 'credential otlp-token',
        found: /names no file/,
      },
      {
        title: 'a credential is not there',
        breaks: (machine) => machine.withCredential('/run/secrets/none'),
        hop: 'credential otlp-token',
        found: /\/run\/secrets\/none can't be read: ENOENT/,
      },
      {
        title: 'a credential is empty',
        breaks: (machine) => {
          writeFileSync(join(kit.folder, 'empty'), '\n');
          machine.withCredential(join(kit.folder, 'empty'));
        },
        hop: 'credential otlp-token',
        found: /holds no token/,
      },
      {
        title: 'a credential was not fetched',
        breaks: (machine) => {
          writeFileSync(join(kit.folder, 'token'), 'secret\n');
          machine.withCredential(join(kit.folder, 'token'));
          machine.unit('outage-buffer-credentials.service', {
            LoadState: 'loaded',
            Result: 'exit-code',
          });
        },
        hop: 'credential otlp-token',
        found: /has none: exit-code/,
      },
      {
        title: 'tailscaled is down',
        breaks: (machine) => void (machine.status = undefined),
        hop: 'tailnet',
        found: /tailscaled is not running/,
      },
      {
        title: 'Tailscale is down',
        breaks: (machine) =>
          void (machine.status = { ...tailscaleStatus(), BackendState: 'Stopped' }),
        hop: 'tailnet',
        found: /Tailscale is down/,
      },
      {
        title: 'the key has expired',
        breaks: ({ status }) => Object.assign(status?.Self ?? {}, { Expired: true }),
        hop: 'tailnet',
        found: /key has expired/,
      },
      {
        title: 'the key expires soon',
        breaks: ({ status }) =>
          Object.assign(status?.Self ?? {}, {
            KeyExpiry: new Date(Date.now() + 86_400_000).toISOString(),
          }),
        hop: 'tailnet',
        found: /key expires in 24 h/,
        state: 'warn',
      },
      {
        title: 'the machine has no tag',
        breaks: ({ status }) => Object.assign(status?.Self ?? {}, { Tags: undefined }),
        hop: 'tailnet',
        found: /has no tag/,
      },
      {
        title: "the machine's name was taken",
        breaks: ({ status }) =>
          Object.assign(status?.Self ?? {}, { DNSName: 'ryzen-1.example.ts.net.' }),
        hop: 'tailnet',
        found: /called ryzen-1, since ryzen was taken/,
        state: 'warn',
      },
      {
        title: "the collector's name was taken",
        breaks: ({ status }) =>
          Object.assign(status?.Peer['nodekey:otel-collector'] ?? {}, {
            DNSName: 'otel-collector-1.example.ts.net.',
          }),
        hop: 'tailnet',
        found: /no otel-collector, and otel-collector-1\.example\.ts\.net is there/,
      },
      {
        title: 'the collector is off the tailnet',
        breaks: ({ status }) =>
          Object.assign(status?.Peer['nodekey:otel-collector'] ?? {}, { Online: false }),
        hop: 'tailnet',
        found: /otel-collector is offline/,
      },
      {
        title: 'the name does not resolve',
        breaks: ({ names }) => void delete names[COLLECTOR],
        hop: `name ${COLLECTOR}`,
        found: /has no address, by .*: (ENOTFOUND|EAI_AGAIN)/,
      },
      {
        title: 'the name leads off the tailnet',
        breaks: ({ app }) => void (app.tailnet = ['100.64.0.0/10']),
        hop: `name ${COLLECTOR}`,
        found: /is 127\.0\.0\.2, by \/etc\/hosts, which isn't on the tailnet/,
      },
      {
        title: 'the name leads to another machine',
        breaks: ({ names }) => void (names[COLLECTOR] = '127.0.0.6'),
        hop: `name ${COLLECTOR}`,
        found: /is 127\.0\.0\.6, by \/etc\/hosts, which is another machine/,
      },
      {
        title: "the app's destination is none of the buffer's",
        breaks: ({ app }) =>
          void (app.destinations = app.destinations.map((each) => ({
            ...each,
            name: `${each.name}_2`,
          }))),
        hop: 'outage buffer, lgtm_2 traces',
        found: /no such upstream/,
      },
      {
        title: 'a store finds the probe without the label',
        breaks: (machine) => void (machine.storedHost = ''),
        hop: 'backend tempo',
        found: /without the name of this machine/,
      },
      {
        title: 'a store finds the probe under another host',
        breaks: (machine) => void (machine.storedHost = 'thinkpad'),
        hop: 'backend loki',
        found: /found, of thinkpad/,
        flags: ['--signal', 'logs'],
      },
      {
        title: 'a store deletes too early',
        breaks: (machine) => {
          const gone = { id: '0'.repeat(32), number: 0, at: Date.now() - 12 * 86_400_000 };
          machine.remembered = { 'lgtm traces tempo': [gone] };
        },
        hop: 'retention of tempo',
        found: /^had the probe of 12 d ago, and has it no more/,
      },
      {
        title: 'a store has nothing of this host',
        breaks: (machine) => void (machine.storedHost = undefined),
        hop: 'backend mimir',
        found: /it is not there/,
        flags: ['--signal', 'metrics'],
      },
    ];

    test.each(MACHINES)('names the hop where $title', async (variant) => {
      await expectFirst(variant);
    });

    test('names the outage buffer by what it says of itself', async () => {
      const real = await (await fetch('http://127.0.0.1:24347/metrics')).text();
      const lane = '{destination="lgtm",signal="traces"';
      const says = async (title: string, values: Record<string, number>, found: RegExp) => {
        const text = Object.entries(values).reduce((all, [name, value]) => {
          const line = new RegExp(`^(${name.replace(/[{}]/g, '\\$&')}(}|,.*)?) .*$`, 'm');
          expect(all).toMatch(line);
          return all.replace(line, `$1 ${value}`);
        }, real);
        const hop = 'outage buffer, lgtm traces';
        const breaks = ({ app }: CheckMachine) => {
          world.monitor.respond = ({ path }) =>
            path === '/metrics' ? { status: 200, body: text } : undefined;
          Object.assign(app.buffer ?? {}, { url: world.monitor.url });
        };
        await expectFirst({ title, breaks, hop, found });
      };
      const held = {
        [`outage_buffer_items${lane}`]: 3,
        [`outage_buffer_oldest_age_seconds${lane}`]: 200,
      };
      await says(
        'the buffer is full',
        { ...held, outage_buffer_held_bytes: 104857000 },
        /3 waiting, the oldest for 3 min.*full to 100 %/,
      );
      await says(
        'the last attempt failed',
        { ...held, [`outage_buffer_upstream_up${lane}`]: 0 },
        /its last attempt failed/,
      );
      world.monitor.respond = undefined;
    });

    test('warns where the program on the host is away, and sends it nothing', async () => {
      await world.monitor.refuse();
      const { lines } = await expectFirst({
        title: 'the local program is away',
        breaks: () => undefined,
        hop: 'program otel-ai-monitor',
        found: /ECONNREFUSED/,
        state: 'warn',
      });
      await world.monitor.resume();
      expect(lines.find(({ hop }) => hop === 'probe traces to ai_monitor')?.state).toBe('skipped');
      expect(lines.find(({ hop }) => hop === 'probe traces to lgtm')?.state).toBe('ok');
    });

    test('names Alloy and the outage buffer where they are gone and systemd does not know yet', async () => {
      await world.stopBuffer();
      await expectFirst({
        title: 'the buffer is gone',
        breaks: () => undefined,
        hop: 'outage buffer, lgtm traces',
        found: /ECONNREFUSED/,
      });
      await world.startBuffer();
      await world.stopAlloy();
      await expectFirst({
        title: 'Alloy is gone',
        breaks: () => undefined,
        hop: 'components of alloy.service',
        found: /ECONNREFUSED/,
      });
      await world.startAlloy();
    });

    describe('with something else in the place of the collector', () => {
      beforeAll(async () => {
        await world.stopCollector();
      });
      afterAll(() => world.blackHole.stop());

      test('names the endpoint where nothing listens', async () => {
        await expectFirst({
          title: 'the collector is down',
          breaks: () => undefined,
          hop: ENDPOINT,
          found: /ECONNREFUSED/,
        });
        await world.blackHole.start();
      });

      const ANSWERS: [what: string, reply: Reply | (() => Reply), found: RegExp, state?: 'warn'][] =
        [
          [
            '401',
            { status: 401, body: 'no token' },
            /answered 401: its credentials aren't taken: no token/,
          ],
          ['400', { status: 400, body: 'bad' }, /answered 400: bad/],
          ['404', { status: 404, body: '404 page not found' }, /answered 404/],
          ['413', { status: 413, body: 'too large' }, /answered 413/],
          ['429', { status: 429, body: 'slow down' }, /answered 429/],
          ['500', { status: 500, body: 'oh' }, /answered 500/],
          ['503', { status: 503, body: 'unavailable' }, /answered 503/],
          [
            'a redirect',
            { status: 302, headers: { location: 'http://portal.example/' } },
            /pointed to http:\/\/portal/,
          ],
          ['a web page', LOGIN, /with a web page, so it isn't the receiver/],
          ['of an hour ago', () => dated(-3_600_000), /clock is 60 min ahead/],
          ['of a minute to come', () => dated(61_000), /clock is 6\d s behind/, 'warn'],
        ];
      test.each(ANSWERS)(
        'names the endpoint where it answers %s',
        async (...[what, reply, found, state]: (typeof ANSWERS)[number]) => {
          world.blackHole.respond = () => (typeof reply === 'function' ? reply() : reply);
          // what the answers before had the buffer keep comes before the endpoint, and this one takes it
          while (state === 'warn' && (await world.bufferMetric('outage_buffer_items')) > 0)
            await new Promise((resolve) => setTimeout(resolve, 100));
          await expectFirst({
            title: `the collector answers ${what}`,
            breaks: unasked,
            hop: ENDPOINT,
            found,
            state,
          });
        },
      );

      test('names the probe where the collector takes nothing that there is something in', async () => {
        world.blackHole.respond = ({ body }) =>
          body.length === 0 ? success() : { status: 400, body: 'bad' };
        await expectFirst({
          title: 'the collector refuses',
          breaks: () => undefined,
          hop: 'probe traces to lgtm',
          found: /the outage buffer lost it: refused/,
        });
        world.blackHole.respond = () => success();
        await expectFirst({
          title: 'the collector refused',
          breaks: unasked,
          hop: 'outage buffer, lgtm traces',
          found: /[1-9]\d* refused for good/,
          state: 'warn',
        });
      });

      test('names the store where the collector takes all and passes nothing on', async () => {
        world.blackHole.respond = () => success();
        await expectFirst({
          title: 'the collector drops',
          breaks: () => undefined,
          hop: 'backend tempo',
          found: /it is not there/,
        });
      });

      test('names the endpoint that never answers, within 20 s', async () => {
        world.blackHole.respond = () => new Promise(() => undefined);
        const { seconds } = await expectFirst({
          title: 'the collector is silent',
          breaks: () => undefined,
          hop: ENDPOINT.replace('traces', 'metrics'),
          found: /nothing for 4 s/,
          flags: [],
        });
        expect(seconds).toBeLessThan(20);
      });
    });
  },
);

/** Its stores can't be asked. */
function unasked({ app }: CheckMachine): void {
  for (const backend of app.destinations.flatMap(({ backends = [] }) => backends))
    backend.url = undefined;
}

/** What a receiver of OTLP says that took everything. */
function success(): Reply & { readonly headers: Record<string, string> } {
  return { status: 200, headers: { 'content-type': 'application/x-protobuf' }, body: '' };
}

function dated(aheadMs: number): Reply {
  const date = new Date(Date.now() + aheadMs).toUTCString();
  return { ...success(), headers: { ...success().headers, date } };
}
