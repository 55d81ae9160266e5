import { readFileSync } from 'node:fs';
import { evaluateMachines, hostModule } from '../nixos/evaluate';
import { describeWith } from '../support/programs';
import { onThisMachine, Systemd, TARGET_UNITS } from './systemd';

const UI = 'http://127.0.0.1:12346';

/** What the unit asks for, by the kernel's numbers. */
const CAPABILITIES = {
  CAP_DAC_READ_SEARCH: 2,
  CAP_NET_RAW: 13,
  CAP_SYS_PTRACE: 19,
  CAP_SYS_RESOURCE: 24,
  CAP_SYSLOG: 34,
  CAP_PERFMON: 38,
  CAP_BPF: 39,
  CAP_CHECKPOINT_RESTORE: 40,
} as const;

describeWith(
  ['nix-instantiate', 'alloy', 'ebpf-profiler', 'systemd', 'unshare'],
  "alloy-ebpf.service of ryzen, run by a real systemd as it stands in the host's module",
  (programs) => {
    let machine: Systemd;
    let given: bigint;
    beforeAll(async () => {
      const { ryzen } = evaluateMachines(
        { nix: programs['nix-instantiate'] },
        { ryzen: [hostModule('ryzen')] },
      );
      const [, had = '0'] =
        /^CapBnd:\t(\w+)$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
      const mayGive = BigInt(`0x${had}`);
      const lacking = Object.entries(CAPABILITIES).filter(
        ([, bit]) => !((mayGive >> BigInt(bit)) & 1n),
      );
      given =
        Object.values(CAPABILITIES).reduce((mask, bit) => mask | (1n << BigInt(bit)), 0n) & mayGive;
      const text = onThisMachine(ryzen.unitTexts['alloy-ebpf.service']!);
      // what this machine's own container hasn't got, no systemd can give
      const unit = lacking.reduce(
        (all, [name]) => all.replaceAll(new RegExp(`^\\w+=${name}\\n`, 'gm'), ''),
        text,
      );
      const etc = Object.entries(ryzen.etc).map(
        ([name, source]) => [name, readFileSync(source, 'utf8')] as const,
      );
      const started = ['alloy', 'alloy-ebpf', 'no-btf', 'profiler', 'watched'].map(
        (name) => `${name}.service`,
      );
      machine = new Systemd({
        systemd: programs.systemd,
        programs: { alloy: programs.alloy, 'ebpf-profiler': programs['ebpf-profiler'] },
        etc: Object.fromEntries(etc),
        users: ['alloy'],
        units: {
          ...TARGET_UNITS,
          'test.target': `[Unit]\nWants=${started.join(' ')}\n`,
          'alloy.service': onThisMachine(ryzen.unitTexts['alloy.service']!),
          'alloy-ebpf.service': unit,
          'watched.service': '[Service]\nExecStart=/bin/sleep infinity\n',
          'no-btf.service': unit.replace('btf/vmlinux', 'btf/absent'),
          // the same sandbox around a program that does load eBPF
          'profiler.service': unit
            .replace(
              /^ExecStart=.*$/m,
              'ExecStart=/mnt/ebpf-profiler -pid 1\nStandardError=file:/run/profiler.log',
            )
            .replace('StateDirectory=alloy-ebpf', 'StateDirectory=profiler'),
        },
      });
      await machine.until(`curl -s ${UI}/-/ready`, /ready/);
    }, 90_000);
    afterAll(() => machine.stop());
    const property = (name: string, unit = 'alloy-ebpf') =>
      machine.sh(`systemctl show -p ${name} --value ${unit}`).trim();

    test('it runs as a user of its own, with its capabilities and no other, behind a system call filter', () => {
      const status = machine.sh(`cat /proc/${property('MainPID')}/status`);
      // systemd's range for DynamicUser
      expect(Number(/^Uid:\t(\d+)\t/m.exec(status)?.[1])).toBeGreaterThanOrEqual(61184);
      for (const set of ['CapEff', 'CapBnd'])
        expect([
          set,
          BigInt(`0x${new RegExp(`^${set}:\\t(\\w+)$`, 'm').exec(status)?.[1]}`),
        ]).toEqual([set, given]);
      expect(status).toMatch(/^NoNewPrivs:\t1$/m);
      expect(status).toMatch(/^Seccomp:\t2$/m);
      expect(machine.sh(`curl -s ${UI}/-/healthy`)).toBe('All Alloy components are healthy.\n');
    });

    test('in its sandbox the programs of a real eBPF profiler are loaded and attached', async () => {
      await machine.until('cat /run/profiler.log', / profiling$/m, 60);
    }, 70_000);

    test('a kernel without BTF skips it: nothing has failed', () => {
      expect(
        ['ConditionResult', 'ActiveState', 'Result'].map((name) => property(name, 'no-btf')),
      ).toEqual(['no', 'inactive', 'success']);
      expect(machine.sh('systemctl list-units --failed --no-legend')).toBe('');
      expect(property('ActiveState', 'test.target')).toBe('active');
    });

    test('killed with SIGKILL it comes back, and neither the collector nor what it watches has noticed', async () => {
      const pids = () => ['alloy', 'watched'].map((unit) => property('MainPID', unit));
      const before = pids();
      machine.sh(`kill -9 ${property('MainPID')}`);
      await machine.until('systemctl show -p NRestarts --value alloy-ebpf', /^1$/m, 40);
      await machine.until(`curl -s ${UI}/-/ready`, /ready/);
      expect(pids()).toEqual(before);
    }, 80_000);
  },
);
