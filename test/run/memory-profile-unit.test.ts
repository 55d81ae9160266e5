import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluateMachines, hostModule, NIXOS_OUT, type Machine } from '../nixos/evaluate';
import { describeWith, mustRun } from '../support/programs';
import { buildPyroscopeHook, installPyroscopeIo } from '../support/pyroscope-io';
import { onThisMachine, Systemd, TARGET_UNITS } from './systemd';

/** Daemons: two whose Python takes the profiler, one of them always at work, and one whose Python reads no PYTHONPATH. */
const DAEMONS = {
  'observability-wrapped': '/mnt/bin/wrapped',
  'observability-always': '/mnt/bin/wrapped',
  'observability-isolated': '/mnt/bin/isolated',
  'observability-preloading': '/mnt/bin/wrapped',
};

/** A library of the machine's own that the last one preloads, and one that its package has it preload, unseen by NixOS. */
const PRELOADED = { seen: '/mnt/own/seen.so', unseen: '/mnt/own/unseen.so' };

const target = (name: string) => `{
  observability.pyroscope.targets.${name}.memory = {
    unit = "${name}"; manager = "system"; serverAddress = "http://127.0.0.1:4045"; sampleBytes = 524288;
    always = ${/-(always|preloading)$/.test(name)};
  };
  systemd.services.${name} = {
    ${name.endsWith('preloading') ? `environment.LD_PRELOAD = "${PRELOADED.seen}";` : ''}
    serviceConfig = {
      ExecStart = "${DAEMONS[name as keyof typeof DAEMONS]}";
      StandardError = "append:/run/${name}.log";
      # so that it may write nothing, and see little
      ProtectSystem = "strict";
      ProtectProc = "invisible";
      ProcSubset = "pid";
    };
    environment.PYTHONPATH = "/of-its-own";
  };
}`;

const NAME = 'observability-memory-profile';

/** The variables of a unit alone. */
const environmentOf = (unit: string) =>
  `[Service]\n${onThisMachine(unit)
    .split('\n')
    .filter((line) => /^Environment="(LD_PRELOAD|PYROSCOPE)/.test(line))
    .join('\n')}\n`;

const CHECK_LOG = '/run/check.log';

describeWith(
  ['nix-instantiate', 'systemd', 'python3', 'cc', 'unshare', 'ip'],
  'units with the profiler in their environment, run by a real systemd',
  (programs) => {
    const folder = mkdtempSync(join(tmpdir(), 'memory-unit-'));
    let machine: Systemd;
    let ryzen: Machine;
    beforeAll(async () => {
      const modules = Object.keys(DAEMONS).map(target);
      ({ ryzen } = evaluateMachines(
        { nix: programs['nix-instantiate'] },
        { ryzen: [hostModule('ryzen'), ...modules] },
      ));
      // Nix has no links inside a package
      const library = join(folder, 'pyroscope-io/lib/python3.13/site-packages');
      cpSync(installPyroscopeIo(), library, { recursive: true });
      // where it is found is compiled into it
      run(folder);
      const units = Object.keys(DAEMONS).flatMap((name) =>
        [`${name}.service`, `memory-profile-${name}.service`].map((unit) => [
          unit,
          onThisMachine(ryzen.unitTexts[unit]!)
            .replace(/^Environment="PATH=.*\n/m, '')
            .replace(`ExecStart=${NAME}`, `ExecStart=/mnt/${NAME}/bin/${NAME}`),
        ]),
      );
      machine = new Systemd({
        systemd: programs.systemd,
        programs: {
          bin: join(folder, 'bin'),
          'observability-memory-profile': join(folder, 'observability-memory-profile'),
          own: join(folder, 'own'),
          'pyroscope-hook': join(folder, 'pyroscope-hook'),
          'pyroscope-io': join(folder, 'pyroscope-io'),
        },
        etc: { 'observability/memory-profiles': ryzen.etcTexts['observability/memory-profiles']! },
        users: [],
        units: {
          ...TARGET_UNITS,
          'test.target': `[Unit]\nWants=${Object.keys(DAEMONS)
            .map((name) => `${name}.service`)
            .join(' ')}\n`,
          ...Object.fromEntries(units),
          // what a package has beside its unit, which ours comes after
          'observability-wrapped.service.d/1-own.conf': `[Service]\nEnvironment=LD_PRELOAD=${PRELOADED.unseen}\n`,
          'observability-wrapped.service.d/2-ours.conf': environmentOf(
            ryzen.unitTexts['observability-wrapped.service']!,
          ),
          'observability-preloading.service.d/preload.conf': onThisMachine(
            ryzen.unitFiles['lib/systemd/system/observability-preloading.service.d/preload.conf']!,
          ),
          ...Object.fromEntries(
            Object.keys(DAEMONS).flatMap((name) => [
              // as NixOS makes of wantedBy
              [`${name}.service.d/wants.conf`, `[Unit]\nWants=memory-profile-${name}.service\n`],
              [
                `memory-profile-${name}.service.d/test.conf`,
                `[Service]\nEnvironment=PATIENCE=3\nStandardError=append:${CHECK_LOG}\n`,
              ],
            ]),
          ),
        },
      });
      await machine.until(`cat ${CHECK_LOG}`, /memory profile/);
    });
    afterAll(async () => {
      await machine.stop();
      rmSync(folder, { recursive: true });
    });

    function run(root: string): void {
      mkdirSync(join(root, 'bin'));
      const programOf = (name: string, text: string) => {
        writeFileSync(join(root, 'bin', name), text);
        chmodSync(join(root, 'bin', name), 0o755);
      };
      const loop = 'import time\nwhile True: time.sleep(1)\n';
      programOf('daemon', `#!${programs.python3}\n${loop}`);
      programOf('isolated', `#!${programs.python3} -I\n${loop}`);
      programOf(
        'wrapped',
        '#! /bin/bash -e\nexport PYTHONPATH=\'/mnt\'\nexec -a "$0" /mnt/bin/daemon\n',
      );
      const command = join(root, 'observability-memory-profile/bin');
      mkdirSync(command, { recursive: true });
      const script = readFileSync(join(NIXOS_OUT, 'modules/memory-profile.sh'), 'utf8');
      writeFileSync(join(command, NAME), `#!/bin/bash\n${script}`, { mode: 0o755 });
      mkdirSync(join(root, 'own'));
      for (const name of Object.keys(PRELOADED)) {
        const source = join(root, 'own', `${name}.c`);
        writeFileSync(source, 'int own;\n');
        mustRun(programs.cc, ['-shared', '-fPIC', '-o', join(root, 'own', `${name}.so`), source]);
      }
      buildPyroscopeHook(join(root, 'pyroscope-hook'), '/mnt/pyroscope-hook');
    }

    test('of the one that it is not in, and of no other, the journal is told a while after its start', async () => {
      for (const name of Object.keys(DAEMONS))
        await machine.until(
          `systemctl show -p ActiveState --value memory-profile-${name}`,
          /inactive/,
        );
      const lines = machine.sh(`cat ${CHECK_LOG}`).split(/(?<=\n)/);
      expect(lines.filter((line) => line.includes('runs without what profiles it')).join('')).toBe(
        '<4>memory profile: observability-isolated.service runs without what profiles it: see what it says on stderr at its start; ' +
          'if nothing, a wrapper takes LD_PRELOAD away, or its Python ignores PYTHONPATH (python -I or -E).\n',
      );
    });

    test('a library that the service preloads of its own is in it too, beside the profiler', () => {
      const pid = machine.sh('systemctl show -p MainPID --value observability-preloading').trim();
      const maps = machine.sh(`cat /proc/${pid}/maps`);
      expect(maps).toContain('/pyroscope/_native');
      expect(maps).toContain(PRELOADED.seen);
    });

    test('of one that NixOS does not see, and ours has taken the place of, the journal is told', () => {
      const lines = machine.sh(`cat ${CHECK_LOG}`).split(/(?<=\n)/);
      expect(lines.filter((line) => line.includes('of its own'))).toEqual([
        `<4>memory profile: observability-wrapped.service runs without ${PRELOADED.unseen}, which it preloads of its own: ` +
          'name that in observability.pyroscope.targets.<name>.preload.\n',
      ]);
    });

    test('the check has done nothing else, and failed at nothing', () => {
      for (const name of Object.keys(DAEMONS))
        expect(machine.sh(`systemctl show -p Result --value memory-profile-${name}`)).toBe(
          'success\n',
        );
    });

    const profiler = /\/pyroscope\/_native/;
    const inside = (name: string, file: string) => {
      const pid = machine.sh(`systemctl show -p MainPID --value ${name}`).trim();
      return machine.sh(`cat /proc/${pid}/${file}`);
    };
    /** What the command prints, and its exit code. */
    const ask = (args: string, as = '') =>
      machine.sh(`${as} /mnt/${NAME}/bin/${NAME} ${args} 2>&1; echo $?`).trim().split('\n');

    test('the profiler is at once in the one that is always profiled, and in the other once it is asked, until that is over', () => {
      expect(inside('observability-always', 'maps')).toMatch(profiler);
      expect(inside('observability-wrapped', 'environ')).toContain('PYTHONPATH=/mnt');
      expect(inside('observability-wrapped', 'maps')).not.toMatch(profiler);
      expect(inside('observability-wrapped', 'task/*/comm')).not.toContain('memory-profile');

      expect(ask('observability-wrapped --for 10m')).toEqual([
        expect.stringMatching(
          /^the allocations of observability-wrapped\.service are profiled until \d\d:\d\d:\d\d$/,
        ),
        '0',
      ]);
      expect(inside('observability-wrapped', 'maps')).toMatch(profiler);
      expect(inside('observability-wrapped', 'task/*/comm')).toContain('memory-profile');
      expect(ask('observability-wrapped --off')).toEqual([
        "the allocations of observability-wrapped.service aren't profiled",
        '0',
      ]);
      // none of its threads is left
      expect(inside('observability-wrapped', 'task/*/comm').trim().split('\n')).toHaveLength(1);
      expect(ask('observability-wrapped --for 1s').at(-1)).toBe('0');
      expect(machine.sh('cat /run/observability-wrapped.log')).toBe(
        'memory profile: on\nmemory profile: off\nmemory profile: on\n',
      );
    });

    test('it ends by itself', async () => {
      await machine.until('tail -n 1 /run/observability-wrapped.log', /off/);
      expect(machine.sh('systemctl is-active observability-wrapped')).toBe('active\n');
    });

    test.each([
      ['nothing', '', /^usage: observability-memory-profile SERVICE /],
      [
        'a service that it does not know',
        'sshd',
        /there is no service "sshd" .* but observability-/,
      ],
      ['a time that is none', 'observability-wrapped --for soon', /"soon" was given/],
      ['more than a day', 'observability-wrapped --for 25h', /a day at most, but "25h"/],
      ['what there is not', 'observability-wrapped --on', /there is no --on/],
      ['one that is always profiled', 'observability-always --off', /is profiled always/],
      [
        'one that it is not in',
        'observability-isolated',
        /nothing runs in .* that can be profiled/,
      ],
    ])('the command fails when it is given %s', (_, args, why) => {
      const said = ask(args);
      expect(said.at(-1)).toBe('1');
      expect(said.join('\n')).toMatch(why);
    });

    test('the command fails for who may not do that, and for a service that does not run', () => {
      expect(ask('observability-wrapped', 'setpriv --reuid=nobody')).toEqual([
        'observability-memory-profile: observability-wrapped.service is a service of the system: run this as root',
        '1',
      ]);
      machine.sh('systemctl stop observability-always observability-wrapped');
      expect(ask('observability-wrapped')[0]).toMatch(/nothing runs in observability-wrapped/);
    });
  },
);
