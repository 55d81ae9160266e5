import { evaluateMachines, hostModule } from '../nixos/evaluate';
import { CAPABILITIES, HOT_BELOW, lacking, skipsEbpf } from '../support/ebpf';
import { decodePush, PUSH } from '../support/pprof';
import { describeWith, mustRun } from '../support/programs';
import { filesInEtc, onThisMachine, Systemd, TARGET_UNITS } from './systemd';

const UI = 'http://127.0.0.1:24346';
const INCAPABLE_UI = 'http://127.0.0.1:12399';

/** In the place of the outage buffer, which the collector sends to: keeps profiles, one a line. */
const BUFFER = `
const { createGunzip } = require('node:zlib');
require('node:http').createServer(async (request, response) => {
  if (!request.url.endsWith('${PUSH}')) return request.resume().on('end', () => response.end());
  const zipped = request.headers['content-encoding'] === 'gzip';
  const chunks = await (zipped ? request.pipe(createGunzip()) : request).toArray();
  require('node:fs').appendFileSync('/run/pushes', Buffer.concat(chunks).toString('base64') + '\\n');
  response.setHeader('content-type', request.headers['content-type']).end();
}).listen(24347, '127.0.0.1');
`;

describeWith(
  ['nix-instantiate', 'alloy', 'python3', 'systemd', 'unshare', 'ip', 'curl'],
  "alloy-ebpf.service of ryzen, run by a real systemd as it stands in the host's module",
  (programs) => {
    let machine: Systemd;
    let given: bigint;
    beforeAll(async () => {
      const { ryzen } = evaluateMachines(
        { nix: programs['nix-instantiate'] },
        { ryzen: [hostModule('ryzen')] },
      );
      const missing = lacking();
      given = Object.entries(CAPABILITIES)
        .filter(([name]) => !missing.includes(name))
        .reduce((mask, [, bit]) => mask | (1n << BigInt(bit)), 0n);
      const text = onThisMachine(ryzen.unitTexts['alloy-ebpf.service']!);
      // what this machine's own container hasn't got, no systemd can give
      const unit = missing.reduce(
        (all, name) => all.replaceAll(new RegExp(`^\\w+=${name}\\n`, 'gm'), ''),
        text,
      );
      const python = mustRun(programs.python3, ['-c', 'import sys; print(sys.executable)']).trim();
      const started = [
        ...[
          'alloy',
          'alloy-ebpf',
          'incapable',
          'no-btf',
          'paranoid',
          'locked',
          'otel-ai-monitor',
          'buffer',
        ],
      ].map((name) => `${name}.service`);
      machine = new Systemd({
        systemd: programs.systemd,
        programs: { alloy: programs.alloy, node: process.execPath },
        etc: {
          ...filesInEtc(ryzen),
          'hot.py': HOT_BELOW,
          paranoid: '3\n',
          lockdown: 'none integrity [confidentiality]\n',
          'buffer.cjs': BUFFER,
        },
        users: ['alloy'],
        units: {
          ...TARGET_UNITS,
          'test.target': `[Unit]\nWants=${started.join(' ')}\n`,
          'alloy.service': onThisMachine(ryzen.unitTexts['alloy.service']!),
          'alloy-ebpf.service': unit,
          'otel-ai-monitor.service': `[Service]\nExecStart=${python} /etc/hot.py\n`,
          'buffer.service': '[Service]\nExecStart=/mnt/node /etc/buffer.cjs\n',
          'no-btf.service': unit.replace('btf/vmlinux', 'btf/absent'),
          'paranoid.service': unit
            .replace('/proc/sys/kernel/perf_event_paranoid', '/etc/paranoid')
            .replace('[Service]', '[Service]\nStandardError=file:/run/paranoid.log'),
          'locked.service': unit
            .replaceAll('/sys/kernel/security/lockdown', '/etc/lockdown')
            .replace('[Service]', '[Service]\nStandardError=file:/run/locked.log'),
          'incapable.service': unit
            .replaceAll(/^\w+=CAP_(BPF|PERFMON)\n/gm, '')
            .replace('127.0.0.1:24346', INCAPABLE_UI.replace('http://', ''))
            .replaceAll('/var/lib/alloy-ebpf', '/var/lib/incapable')
            .replace('StateDirectory=alloy-ebpf', 'StateDirectory=incapable')
            .replace('[Service]', '[Service]\nStandardError=file:/run/incapable.log'),
        },
      });
      await machine.until(`curl -s ${UI}/-/ready`, /ready/);
    });
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

    test('in its sandbox the profiler loads and attaches its programs, and the collector sends on what it sees', async () => {
      if (skipsEbpf('a CPU profile by alloy-ebpf.service')) return;
      const profiles = () => {
        const lines = machine.sh('cat /run/pushes 2>/dev/null').split('\n').filter(Boolean);
        return lines.flatMap((line) => decodePush(Buffer.from(line, 'base64')));
      };
      // the unit's other process only waits, and may be seen first
      const isBusy = ({ functions }: { readonly functions: readonly string[] }) =>
        functions.includes('burn_for_a_session');
      const deadline = Date.now() + 60_000;
      while (!profiles().some(isBusy) && Date.now() < deadline)
        await new Promise((resolve) => setTimeout(resolve, 500));
      expect(profiles().find(isBusy)).toMatchObject({
        labels: {
          host: 'ryzen',
          service_name: 'otel-ai-monitor',
          unit: 'otel-ai-monitor.service',
        },
        functions: expect.arrayContaining(['<module>']) as string[],
      });
      const status = machine.sh(`cat /proc/${property('MainPID')}/status`);
      const memory = Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
      process.stdout.write(
        `measured: alloy-ebpf.service takes ${Math.round(memory)} MiB at most\n`,
      );
    });

    test('without CAP_BPF and CAP_PERFMON it tries three times, logs why and gives up profiles; the unit and Beyla go on, and call that healthy', async () => {
      const log = 'cat /run/incapable.log';
      const failed = /err="failed to load eBPF tracer: .*operation not permitted/;
      await machine.until(log, /msg="node exited with error".*node=pyroscope.ebpf/, 80);
      const lines = machine.sh(log).split('\n');
      expect(lines.filter((line) => /msg=unhealthy/.test(line) && failed.test(line))).toHaveLength(
        3,
      );
      const state = (component: string) =>
        (
          JSON.parse(machine.sh(`curl -s ${INCAPABLE_UI}/api/v0/web/components/${component}`)) as {
            health: { state: string };
          }
        ).health.state;
      expect([state('pyroscope.ebpf.fleet_pyroscope'), state('beyla.ebpf.fleet_beyla')]).toEqual([
        'exited',
        'healthy',
      ]);
      expect(machine.sh(`curl -s ${INCAPABLE_UI}/-/healthy`)).toMatch(/are healthy/);
      expect(['ActiveState', 'NRestarts'].map((name) => property(name, 'incapable'))).toEqual([
        'active',
        '0',
      ]);
    });

    test('a kernel without BTF skips it: nothing has failed', () => {
      expect(
        ['ConditionResult', 'ActiveState', 'Result'].map((name) => property(name, 'no-btf')),
      ).toEqual(['no', 'inactive', 'success']);
      expect(machine.sh('systemctl list-units --failed --no-legend')).toBe('');
      expect(property('ActiveState', 'test.target')).toBe('active');
    });

    test('a kernel that shows eBPF nothing has it skipped, with the reason in the journal: nothing has failed', () => {
      for (const unit of ['paranoid', 'locked'])
        expect([unit, property('ActiveState', unit), property('Result', unit)]).toEqual([
          unit,
          'inactive',
          'exec-condition',
        ]);
      expect(machine.sh('cat /run/paranoid.log /run/locked.log')).toBe(
        '<4>skipped: kernel.perf_event_paranoid is 3, which shows Beyla and the profiler nothing: set it to 2, which is as ' +
          'strict on kernels without such levels, or disable both\n' +
          '<4>skipped: the kernel is locked down for confidentiality, which shows Beyla and the profiler nothing\n',
      );
      expect(machine.sh('systemctl list-units --failed --no-legend')).toBe('');
    });

    test('killed with SIGKILL it comes back, and neither the collector nor what it watches has noticed', async () => {
      const pids = () => ['alloy', 'otel-ai-monitor'].map((unit) => property('MainPID', unit));
      const before = pids();
      machine.sh(`kill -9 ${property('MainPID')}`);
      await machine.until('systemctl show -p NRestarts --value alloy-ebpf', /^1$/m, 40);
      await machine.until(`curl -s ${UI}/-/ready`, /ready/);
      expect(pids()).toEqual(before);
    });
  },
);
