import { join } from 'node:path';
import { evaluateMachines, hostModule, NIXOS_OUT } from '../nixos/evaluate';
import { describeWith } from '../support/programs';
import {
  BUS_UNITS,
  filesInEtc,
  onThisMachine,
  Systemd,
  tailnetOnly,
  TARGET_UNITS,
} from './systemd';

const LOG = '/run/observability-check.log';

describeWith(
  ['nix-instantiate', 'alloy', 'systemd', 'dbus-daemon', 'unshare', 'ip', 'curl', 'nft'],
  "observability-check.service of hetzner, run by a real systemd as it stands in the host's module",
  (programs) => {
    let machine: Systemd;
    beforeAll(async () => {
      const { hetzner } = evaluateMachines(
        { nix: programs['nix-instantiate'] },
        { hetzner: [hostModule('hetzner'), '{ observability.check.timer = "hourly"; }'] },
      );
      const { check } = hetzner.settings as { check: { machine: object } };
      const [script = ''] = hetzner.check;
      const unit = onThisMachine(hetzner.unitTexts['observability-check.service']!)
        .replace('ExecStart=', 'ExecStart=/bin/sh /etc/')
        .replace('[Service]', `[Service]\nStandardOutput=append:${LOG}`);
      const filter = tailnetOnly(hetzner, programs.nft);
      machine = new Systemd({
        systemd: programs.systemd,
        programs: {
          alloy: programs.alloy,
          node: process.execPath,
          systemd: '/usr',
          runtime: join(NIXOS_OUT, 'runtime'),
          'check.json': join(NIXOS_OUT, 'files/hetzner/check.json'),
          ...filter.programs,
        },
        etc: {
          ...filesInEtc(hetzner),
          ...filter.etc,
          'check-machine.json': JSON.stringify(check.machine),
          'observability-check': script
            .replaceAll(/\/nix\/store\/\w{32}-/g, '/mnt/')
            .replace('exec node', 'exec /mnt/node')
            .replace('/mnt/observability-check.json', '/etc/check-machine.json'),
        },
        // the bus has to know whom it talks to, and here it asks /etc/passwd
        users: [...filter.users, 'observability-check'],
        units: {
          ...TARGET_UNITS,
          ...filter.units,
          ...BUS_UNITS,
          'test.target': '[Unit]\nWants=dbus.service alloy.service\n',
          'alloy.service': onThisMachine(hetzner.unitTexts['alloy.service']!),
          'observability-check.service': unit,
        },
      });
      await machine.until('curl -s http://127.0.0.1:12345/-/ready', /ready/);
    });
    afterAll(() => machine.stop());

    test('without root and without a capability it asks systemd and Alloy, and fails with the first hop that is not right', () => {
      machine.sh('systemctl start observability-check');
      const log = machine.sh(`cat ${LOG}`);
      expect(log).toMatch(/^<6>ok +unit alloy\.service +active for /m);
      expect(log).toMatch(/^<6>ok +components of alloy\.service +\d+ components, all healthy$/m);
      expect(log).toMatch(/^<6>ok +listener for OTLP over HTTP +takes an empty request$/m);
      // this machine has none of the units whose journal is read, nor the outage buffer, nor a tailnet
      expect(log).toMatch(
        /^<3>FAIL +journal of system units +there is no sshd.service, tailscaled.service/m,
      );
      expect(log).toMatch(/^<3>FAIL +unit outage-buffer\.service +there is no such unit/m);
      expect(log).toMatch(
        /^<3>hetzner: the first hop that isn't right is journal of system units: /m,
      );
      const show = (name: string) =>
        machine.sh(`systemctl show -p ${name} --value observability-check`).trim();
      expect([show('Result'), show('ExecMainStatus')]).toEqual(['exit-code', '2']);
    });

    test('what it found goes the way of all metrics, and what stores had is kept by it alone', () => {
      const taken = machine.sh(
        'curl -s http://127.0.0.1:12345/metrics | grep otelcol_receiver_accepted_metric_points_total',
      );
      expect(Number(/ (\d+)$/m.exec(taken)?.[1])).toBeGreaterThan(0);
      const state = '/var/lib/private/observability-check';
      expect(machine.sh(`stat -c '%U %a' ${state}`)).toBe('observability-check 755\n');
    });
  },
);
