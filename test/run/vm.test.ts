import { rmSync } from 'node:fs';
import { evaluateMachines, hostModule, type Machine } from '../nixos/evaluate';
import { decode } from '../support/otlp';
import { flattenLogs, flattenMetrics, flattenTraces } from '../support/flatten';
import { decodePush, PUSH, type Pushed } from '../support/pprof';
import { describeWith, mustRun } from '../support/programs';
import { table, verdicts } from './vm/verdict';
import { Vm } from './vm/vm';
import { USER, workstation } from './vm/workstation';

jest.setTimeout(300_000);

/** What is running on it, by the modules. */
const UNITS = [
  'observability-tailnet-only.service',
  'outage-buffer.socket',
  'outage-buffer.service',
  'alloy.service',
  'alloy-ebpf.service',
];

/** What the collector remembers. */
const DATA = '/var/lib/alloy/data-alloy';

const LEVELS = [-1, 0, 1, 2, 3, 4];

/**
 * A target that takes probes in programs, as an app has it that says so; and more of the processors than on a real machine,
 * since the kernel checks the profiler's programs for a minute in emulation.
 */
const ON_TOP = `{
  observability.beyla.uprobes.otel-ai-monitor = "gets no spans of requests over TLS";
  observability.alloyEbpf.cpuQuota = "200%";
}`;

/** A loop of nothing but instructions, whose time tells how much slower the machine is than this one. */
const LOOP = `python3 -c 'import time
start = time.perf_counter()
for i in range(3000000): pass
print(time.perf_counter() - start)'`;

/** Says on stdout what was measured, which docs/ quotes. */
function measured(what: string): void {
  process.stdout.write(`measured: ${what}\n`);
}

describeWith(
  ['nix-instantiate', 'alloy', 'qemu-system-x86_64', 'vm', 'mke2fs', 'cc', 'python3', 'systemd'],
  'the workstation ryzen, booted whole in a virtual machine',
  (programs) => {
    let machines: Record<'ryzen' | 'inCollector', Machine>;
    let lab: string;
    let vm: Vm;
    beforeAll(async () => {
      const inCollector =
        '{ observability.beyla.process = "collector"; observability.pyroscope.process = "collector"; }';
      machines = evaluateMachines(
        { nix: programs['nix-instantiate'] },
        {
          ryzen: [hostModule('ryzen'), ON_TOP],
          inCollector: [hostModule('ryzen'), inCollector],
        },
      );
      lab = workstation(machines.ryzen, { alloy: programs.alloy });
      vm = new Vm({ qemu: programs['qemu-system-x86_64'], image: programs.vm, lab });
      await vm.boot();
      await vm.until('systemctl is-system-running', /running|degraded/, 180);
    });
    afterAll(async () => {
      await vm.stop();
      rmSync(lab, { recursive: true });
    });

    /** A property of a unit. */
    const property = async (unit: string, name: string) =>
      (await vm.sh(`systemctl show -p ${name} --value ${unit}`)).trim();
    /** Seconds from the kernel's start until a unit was up, or its process was. */
    const since = async (unit: string, name = 'ActiveEnterTimestampMonotonic') =>
      Number(await property(unit, name)) / 1e6;
    const failed = () =>
      vm.sh(`systemctl --failed --no-legend; systemctl -M ${USER}@ --user --failed --no-legend`);
    /** What has come to the cluster on a path. */
    const arrived = async (path: string) => {
      const lines = (await vm.sh(`grep -F '"path": "${path}"' /run/cluster/arrivals; true`)).trim();
      return lines
        .split('\n')
        .filter(Boolean)
        .map((line) => {
          const { at, body } = JSON.parse(line) as { at: number; body: string };
          return { at, body: Buffer.from(body, 'base64') };
        });
    };
    const profiles = async (wanted: (profile: Pushed) => boolean) =>
      (await arrived(PUSH)).flatMap(({ body }) => decodePush(body)).filter(wanted);
    /** Bodies of the journal's entries of a unit, as the cluster has them. */
    const entries = async (unit: string) =>
      (await arrived('/v1/logs'))
        .flatMap(({ body }) => flattenLogs(decode('logs', body)))
        .filter(({ attributes }) => attributes['systemd.unit'] === unit)
        .map(({ body }) => body);
    const figures = async () => {
      const start = await since('alloy', 'ExecMainStartTimestampMonotonic');
      const marks = await vm.until(
        'cat /run/cluster/marks',
        /^(?=[^]*node_cpu)(?=[^]*tailscaled_is_up)(?=[^]*emitted_at_boot)/,
        180,
      );
      const first = (mark: string) =>
        Number(new RegExp(`^([\\d.]+) .*${mark}`, 'm').exec(marks)?.[1]);
      return {
        start,
        'first span by OTLP': first('emitted_at_boot'),
        'first journal entry': first('tailscaled_is_up'),
        'first node metrics': first('node_cpu'),
      };
    };

    test('nothing has failed, and each has started after what it needs', async () => {
      expect(await failed()).toBe('');
      for (const unit of UNITS)
        expect([unit, await property(unit, 'ActiveState')]).toEqual([unit, 'active']);
      const times = await Promise.all(UNITS.map((unit) => since(unit)));
      const [filter, , buffer, alloy, ebpf] = times;
      expect(filter).toBeLessThan(buffer!);
      expect(buffer).toBeLessThan(alloy!);
      expect(alloy).toBeLessThan(ebpf!);
      const chain = await vm.sh(
        'systemd-analyze; systemd-analyze critical-chain multi-user.target alloy-ebpf.service',
      );
      expect(chain).toContain('alloy.service');
      process.stdout.write(chain);
    });

    test('the cluster has the first of each signal in time, were it not for the emulation', async () => {
      const host = Number(mustRun('sh', ['-c', LOOP]));
      const { start, ...firsts } = await figures();
      const slower = Number(await vm.sh(LOOP)) / host;
      measured(
        `alloy.service starts ${start.toFixed(1)} s after the kernel, in emulation, which is ${slower.toFixed(0)} times slower`,
      );
      for (const [what, at] of Object.entries(firsts)) {
        measured(`${what} at the cluster ${(at - start).toFixed(1)} s after alloy.service's start`);
        // SC-001, by the machine's own clock
        expect((at - start) / slower).toBeLessThan(30);
      }
    });

    test('what has come is of this host', async () => {
      const [spans, points] = [
        (await arrived('/v1/traces')).flatMap(({ body }) => flattenTraces(decode('traces', body))),
        (await arrived('/v1/metrics')).flatMap(({ body }) =>
          flattenMetrics(decode('metrics', body)),
        ),
      ];
      expect(spans.map(({ span, resource }) => [span.name, resource['host.name']])).toContainEqual([
        'emitted at boot',
        'ryzen',
      ]);
      const of = (name: string) => points.filter(({ metric }) => metric === name);
      expect(
        of('node_systemd_unit_state').some(
          ({ attributes }) => attributes.name === 'alloy-ebpf.service',
        ),
      ).toBe(true);
      expect(of('node_uname_info').at(-1)?.attributes.nodename).toBe('ryzen');
      expect(await entries('tailscaled.service')).toContain('tailscaled is up');
      await vm.until('cat /run/cluster/marks', /otel-ai-monitor/);
      expect(await entries('otel-ai-monitor.service')).toContain('otel-ai-monitor is up');
    });

    test('Alloy takes less memory than SC-004 allows, by what is its own', async () => {
      const stat = await vm.sh('cat /sys/fs/cgroup/system.slice/alloy.service/memory.stat');
      const [anon, shmem] = ['anon', 'shmem'].map((name) =>
        Number(new RegExp(`^${name} (\\d+)`, 'm').exec(stat)?.[1]),
      );
      const own = (anon! + shmem!) / 1024 ** 2;
      measured(`alloy.service has ${own.toFixed(0)} MiB of its own`);
      expect(own).toBeLessThan(200);
    });

    test('a login, a terminal and the services of a user get what programs send by', async () => {
      const variables = Object.entries(machines.ryzen.sessionVariables)
        .map(([name, value]) => `${name}=${value}`)
        .sort();
      const only = `grep -E '^(${Object.keys(machines.ryzen.sessionVariables).join('|')})=' | tr -d '\\r' | sort`;
      const of = async (command: string) =>
        (await vm.sh(`${command} | ${only}`)).trim().split('\n');
      const ask = `printf 'env; exit\\n' | script -qec 'login -f ${USER}' /dev/null`;
      expect({
        terminal: await of(ask),
        su: await of(`su -l ${USER} -c env`),
        'a service started by hand': await of(
          `systemd-run -M ${USER}@ --user --pipe --wait -q env`,
        ),
        'a service of the session': await of(
          `tr '\\0' '\\n' < /proc/$(systemctl -M ${USER}@ --user show -p MainPID --value i3-project-daemon)/environ`,
        ),
      }).toEqual({
        terminal: variables,
        su: variables,
        'a service started by hand': variables,
        'a service of the session': variables,
      });
    });

    test("a user's daemon sends profiles of its allocations once its user asks, and the unit with eBPF those of its CPU, with Python's own names", async () => {
      const asks = `systemd-run -M ${USER}@ --user --pipe --wait -q observability-memory-profile otel-ai-monitor --for 30m`;
      expect(await vm.sh(asks)).toMatch(
        /^the allocations of otel-ai-monitor.service are profiled until /,
      );
      const deadline = Date.now() + 180_000;
      const of = (service: string) => (profile: Pushed) => profile.labels.service_name === service;
      for (;;) {
        const all = await profiles(of('otel-ai-monitor'));
        const kinds = ['process_cpu', 'memory'].map((kind) =>
          all.find(
            ({ labels, functions }) =>
              labels.__name__ === kind && functions.includes('burn_for_a_session'),
          ),
        );
        if (kinds.every(Boolean)) {
          for (const kind of kinds)
            expect(kind!.labels).toMatchObject({ host: 'ryzen', unit: 'otel-ai-monitor.service' });
          break;
        }
        if (Date.now() > deadline)
          throw new Error(
            JSON.stringify(all.map(({ labels, functions }) => [labels, functions.slice(0, 5)])),
          );
        await new Promise((resolve) => setTimeout(resolve, 2000));
      }
    });

    describe('what the kernel grants the units with eBPF', () => {
      const unit = () => machines.ryzen.unitTexts['alloy-ebpf.service']!;
      const ALL = {
        "bpf(), a kprobe's program": 'ok',
        'bpf(), one that reads the kernel': 'ok',
        'bpf(), a socket filter': 'ok',
        kprobe: 'ok',
        uprobe: 'ok',
        tracepoint: 'ok',
        'cpu-clock of all processes': 'ok',
        AF_PACKET: 'ok',
      };

      test('as they are: all but probes in programs, up to perf_event_paranoid 2, and no event above', async () => {
        const found = await verdicts(vm, unit(), LEVELS);
        const kernel = (await vm.sh('uname -r')).trim();
        process.stdout.write(`the sandbox of alloy-ebpf.service on ${kernel}:\n${table(found)}\n`);
        const none = {
          kprobe: 'EACCES',
          tracepoint: 'EACCES',
          'cpu-clock of all processes': 'EACCES',
        };
        expect(found).toEqual(
          LEVELS.map((level) => ({ level, ...ALL, uprobe: 'EACCES', ...(level > 2 ? none : {}) })),
        );
      });

      test('with CAP_SYS_ADMIN: everything, at every level', async () => {
        const more = ['AmbientCapabilities=CAP_SYS_ADMIN', 'CapabilityBoundingSet=CAP_SYS_ADMIN'];
        const found = await verdicts(vm, unit(), LEVELS, more);
        process.stdout.write(`with CAP_SYS_ADMIN:\n${table(found)}\n`);
        expect(found).toEqual(LEVELS.map((level) => ({ level, ...ALL })));
      });

      test('in the collector the same as in a unit of their own, raw packets among it', async () => {
        const inCollector = machines.inCollector.unitTexts['alloy.service']!;
        expect(await verdicts(vm, inCollector, [2])).toEqual([
          { level: 2, ...ALL, uprobe: 'EACCES' },
        ]);
      });

      test('the journal says which programs go without the probes that are refused, and the unit runs', async () => {
        expect(
          await vm.sh(
            'journalctl -b -u alloy-ebpf -p warning -o cat | grep -F "probes in programs"',
          ),
        ).toBe(
          'otel-ai-monitor gets no spans of requests over TLS: the kernel refuses probes in programs to this unit ' +
            '(Permission denied), see sysAdmin of BeylaAgent\n',
        );
        expect(await property('alloy-ebpf', 'ActiveState')).toBe('active');
      });
    });

    test('each stops by itself, in time, and the others go on', async () => {
      const stopped: Record<string, string> = {};
      for (const unit of ['alloy-ebpf', 'alloy', 'outage-buffer']) {
        const before = Date.now();
        await vm.sh(`systemctl stop ${unit}.service`, 100);
        stopped[unit] = await property(unit, 'Result');
        measured(`systemctl stop ${unit} takes ${((Date.now() - before) / 1000).toFixed(1)} s`);
      }
      expect(stopped).toEqual({
        'alloy-ebpf': 'success',
        alloy: 'success',
        'outage-buffer': 'success',
      });
      expect(await failed()).toBe('');
    });

    test('Alloy starts beside a positions.yml that is cut off in a name, and says where that is now', async () => {
      const positions = `${DATA}/loki.source.journal.fleet_journal_system/positions.yml`;
      expect(await vm.sh(`cat ${positions}`)).toContain('cursor-');
      await vm.sh(`truncate --size=60 ${positions}; truncate --size=64 ${positions}`);
      await vm.sh('systemctl start outage-buffer alloy');
      await vm.until('curl -s http://127.0.0.1:12345/-/ready', /ready/, 180);
      expect(await property('alloy', 'NRestarts')).toBe('1');
      expect(await vm.sh('journalctl -b -u alloy -p warning -o cat | grep damaged')).toMatch(
        /^data-alloy\/loki\.source\.journal\.fleet_journal_system\/positions\.yml is damaged: set aside as .*\.damaged; /,
      );
      await vm.sh(`test -f ${positions}.damaged`);
    });

    /** Has a unit whose journal is collected say something. */
    const say = (what: string) =>
      vm.sh(`systemd-run --unit=nix-daemon --wait --quiet echo '${what}'`);
    const said = async () =>
      (await entries('nix-daemon.service')).filter((body) => body?.startsWith('said '));
    const bootAgain = async () => {
      await vm.boot();
      await vm.until('systemctl is-system-running', /running|degraded/, 240);
    };

    test('after a reboot all is there again, and the journal goes on where it was: nothing is missing, nothing twice', async () => {
      await say('said first');
      await vm.until('cat /run/cluster/marks', /said_first/);
      await vm.sh('systemctl stop alloy', 100);
      await say('said last, while nobody listened');
      measured(`the machine shuts down in ${(await vm.shutDown()).toFixed(0)} s`);
      await bootAgain();
      const marks = await vm.until('cat /run/cluster/marks', /said_last/, 180);
      const at = Number(/^([\d.]+) .*said_last/m.exec(marks)?.[1]);
      const seconds = at - (await since('alloy', 'ExecMainStartTimestampMonotonic'));
      measured(
        `after a reboot the journal goes on at the cluster ${seconds.toFixed(0)} s after alloy.service's start`,
      );
      expect(await failed()).toBe('');
      expect(await said()).toEqual(['said last, while nobody listened']);
    });

    test('after a power cut too, but that what was read in the last seconds may come again', async () => {
      await say('said first');
      await vm.until('cat /run/cluster/marks', /said_first/);
      // longer than Alloy takes between two writes of where it is
      await vm.sh('sleep 11; sync');
      await say('said last, just before');
      await vm.sh('journalctl --sync');
      // so that it is missing nowhere, though Alloy may or may not have written that it read it
      await vm.until('cat /run/cluster/marks', /said_last/);
      await vm.cut();
      await bootAgain();
      await say('said afterwards');
      await vm.until('cat /run/cluster/marks', /said_afterwards/, 180);
      expect(await failed()).toBe('');
      expect(await property('alloy', 'NRestarts')).toBe('0');
      expect([['said afterwards'], ['said last, just before', 'said afterwards']]).toContainEqual(
        await said(),
      );
    });
  },
);
