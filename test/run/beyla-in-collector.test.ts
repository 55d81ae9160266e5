import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { BeylaAgent } from '../../index';
import { host, MONITOR } from '../constructs/support';
import { evaluateMachines, nixPath } from '../nixos/evaluate';
import { describeWith } from '../support/programs';
import { filesInEtc, onThisMachine, Systemd, TARGET_UNITS } from './systemd';

const UI = 'http://127.0.0.1:12345';

/** What Beyla needs of the kernel, by the kernel's numbers: CAP_BPF, CAP_PERFMON and so on. */
const CAPABILITIES = [2, 13, 19, 38, 39, 40];

describeWith(
  ['nix-instantiate', 'alloy', 'systemd', 'unshare', 'ip', 'curl'],
  "alloy.service with Beyla in it, run by a real systemd as it stands in the host's module",
  (programs) => {
    let machine: Systemd;
    let folder: string;
    beforeAll(async () => {
      const { host: ryzen, alloy, stack } = host();
      new BeylaAgent(ryzen, 'beyla', {
        collector: alloy,
        instrument: [MONITOR],
        process: 'collector',
      });
      folder = mkdtempSync(join(tmpdir(), 'beyla-in-collector-'));
      for (const [name, text] of stack.renderNixos()) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
      const module = `{ imports = [ ${nixPath(join(folder, 'hosts/ryzen.nix'))} ]; networking.hostName = "ryzen"; }`;
      const { evaluated } = evaluateMachines(
        { nix: programs['nix-instantiate'] },
        { evaluated: [module] },
      );
      machine = new Systemd({
        systemd: programs.systemd,
        programs: { alloy: programs.alloy },
        etc: filesInEtc(evaluated),
        users: ['alloy'],
        units: {
          ...TARGET_UNITS,
          'test.target': '[Unit]\nWants=alloy.service\n',
          'alloy.service': onThisMachine(evaluated.unitTexts['alloy.service']!).replace(
            '[Service]',
            '[Service]\nStandardError=file:/run/alloy.log',
          ),
        },
      });
      await machine.until(`curl -s ${UI}/-/ready`, /ready/);
    });
    afterAll(async () => {
      await machine.stop();
      rmSync(folder, { recursive: true });
    });

    test('Alloy starts it as a child, which has its capabilities and the limits of the unit', async () => {
      await machine.until(
        'cat /run/alloy.log',
        /Beyla subprocess started|failed to start Beyla/,
        30,
      );
      const log = machine.sh('cat /run/alloy.log');
      expect(log).not.toMatch(/operation not permitted/);
      const [, pid] = /msg="Beyla subprocess started".* pid=(\d+)/.exec(log) ?? [];
      const [, effective = ''] =
        /^CapEff:\t(\w+)$/m.exec(machine.sh(`cat /proc/${pid}/status`)) ?? [];
      const has = BigInt(`0x${effective}`);
      expect(CAPABILITIES.filter((bit) => !((has >> BigInt(bit)) & 1n))).toEqual([]);
      expect(machine.sh(`tr '\\0' '\\n' < /proc/${pid}/environ`)).toContain(
        '\nOTEL_EBPF_BPF_WAKEUP_LEN=0\n',
      );
      const limit = machine.sh('systemctl show -p MemoryMax -p MemoryPeak alloy');
      expect(limit).toContain(`MemoryMax=${(512 + 600) * 1024 ** 2}`);
      const [, peak] = /MemoryPeak=(\d+)/.exec(limit) ?? [];
      if (peak !== undefined)
        process.stdout.write(
          `measured: alloy.service with Beyla's stand-in takes ${Math.round(Number(peak) / 1024 ** 2)} MiB at most\n`,
        );
    });
  },
);
