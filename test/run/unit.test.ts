import { evaluateMachines, hostModule } from '../nixos/evaluate';
import { describeWith } from '../support/programs';
import {
  BUS_UNITS,
  filesInEtc,
  onThisMachine,
  Systemd,
  tailnetOnly,
  TARGET_UNITS,
} from './systemd';

const UI = 'http://127.0.0.1:12345';
const NODE_METRICS = `${UI}/api/v0/component/prometheus.exporter.unix.fleet_node_metrics/metrics`;

describeWith(
  ['nix-instantiate', 'alloy', 'systemd', 'dbus-daemon', 'unshare', 'ip', 'curl', 'nft'],
  "alloy.service of thinkpad, run by a real systemd as it stands in the host's module",
  (programs) => {
    let machine: Systemd;
    beforeAll(async () => {
      const { thinkpad } = evaluateMachines(
        { nix: programs['nix-instantiate'] },
        { thinkpad: [hostModule('thinkpad')] },
      );
      const unit = thinkpad.unitTexts['alloy.service']!;
      const filter = tailnetOnly(thinkpad, programs.nft);
      machine = new Systemd({
        systemd: programs.systemd,
        programs: { alloy: programs.alloy, ...filter.programs },
        etc: { ...filesInEtc(thinkpad), ...filter.etc },
        users: filter.users,
        units: {
          ...TARGET_UNITS,
          ...filter.units,
          ...BUS_UNITS,
          'test.target': '[Unit]\nWants=dbus.service alloy.service\n',
          'alloy.service': onThisMachine(unit),
        },
      });
      await machine.until(`curl -s ${UI}/-/ready`, /ready/);
    });
    afterAll(() => machine.stop());
    const property = (name: string) => machine.sh(`systemctl show -p ${name} --value alloy`).trim();

    test('it runs without root, without a capability, behind a system call filter', () => {
      const status = machine.sh(`cat /proc/${property('MainPID')}/status`);
      expect(status).toMatch(/^Uid:\t990\t990\t990\t990$/m);
      expect(status).toMatch(/^CapEff:\t0+$/m);
      expect(status).toMatch(/^CapBnd:\t0+$/m);
      expect(status).toMatch(/^NoNewPrivs:\t1$/m);
      expect(status).toMatch(/^Seccomp:\t2$/m);
    });

    test('every component is healthy in the sandbox, and OTLP is accepted', () => {
      expect(machine.sh(`curl -s ${UI}/-/healthy`)).toBe('All Alloy components are healthy.\n');
      const post = `curl -s -H 'content-type: application/json' -d '{"resourceSpans":[]}' -w ' %{http_code}'`;
      expect(machine.sh(`${post} http://127.0.0.1:4318/v1/traces`)).toBe(
        '{"partialSuccess":{}} 200',
      );
    });

    test('node metrics see through the sandbox: units over D-Bus, the clock, every file system', () => {
      const metrics = machine.sh(`curl -s ${NODE_METRICS}`);
      expect(metrics).toMatch(
        /node_systemd_unit_state\{name="alloy.service",state="active",.*\} 1/,
      );
      expect(metrics).toMatch(/node_timex_offset_seconds /);
      const df = machine.sh('df -B1 --output=size / | tail -1').trim();
      const [, size] = /node_filesystem_size_bytes\{.*mountpoint="\/"\} (.*)/.exec(metrics) ?? [];
      expect(Number(size)).toBeCloseTo(Number(df), -6);
      const failed = [...metrics.matchAll(/collector_success\{collector="(\w+)"\} 0/g)];
      // what this machine hasn't got
      const absent = ['hwmon', 'nvme', 'powersupplyclass', 'schedstat', 'thermal_zone', 'cpufreq'];
      expect(failed.map(([, name]) => name).filter((name) => !absent.includes(name!))).toEqual([]);
    });

    test('killed with SIGKILL it comes back, as often as it takes', async () => {
      // systemd's default would give up after five within ten seconds
      for (let i = 1; i <= 6; i++) {
        machine.sh(`kill -9 ${property('MainPID')}`);
        await machine.until('systemctl show -p NRestarts --value alloy', new RegExp(`^${i}$`, 'm'));
        await machine.until(`curl -s ${UI}/-/ready`, /ready/);
      }
      expect(property('ActiveState')).toBe('active');
    });
  },
);

/** What a consumer has set of the unit, and a file of theirs. */
const OWN = `{
  systemd.services.alloy.serviceConfig = {
    AmbientCapabilities = [ "CAP_DAC_READ_SEARCH" ];
    TimeoutStopSec = "8s";
    MemoryMax = "700M";
  };
}`;

/** Its labels are those of Alloy's documentation, and it sends into our pipeline. */
const OWN_FILE = `
loki.relabel "journal" {
	forward_to = []
}

otelcol.receiver.otlp "default" {
	http {
		endpoint = "127.0.0.1:14318"
	}

	output {
		traces = [otelcol.processor.batch.fleet_remote.input]
	}
}
`;

describeWith(
  ['nix-instantiate', 'alloy', 'systemd', 'unshare', 'ip', 'curl'],
  "alloy.service beside a consumer's own settings, drop-in and file, run by a real systemd",
  (programs) => {
    let machine: Systemd;
    beforeAll(async () => {
      const { hetzner } = evaluateMachines(
        { nix: programs['nix-instantiate'] },
        { hetzner: [hostModule('hetzner'), OWN] },
      );
      machine = new Systemd({
        systemd: programs.systemd,
        programs: { alloy: programs.alloy },
        etc: { ...filesInEtc(hetzner), 'alloy/own.alloy': OWN_FILE },
        users: ['alloy'],
        units: {
          ...TARGET_UNITS,
          'test.target': '[Unit]\nWants=alloy.service\n',
          'alloy.service': onThisMachine(hetzner.unitTexts['alloy.service']!),
          'alloy.service.d/own.conf': '[Service]\nNice=3\n',
        },
      });
      await machine.until(`curl -s ${UI}/-/ready`, /ready/);
    });
    afterAll(() => machine.stop());
    const property = (name: string) => machine.sh(`systemctl show -p ${name} --value alloy`).trim();

    test('has the capability that was given to it, and no other', () => {
      const status = machine.sh(`cat /proc/${property('MainPID')}/status`);
      for (const set of ['CapEff', 'CapBnd', 'CapAmb'])
        expect(status).toMatch(new RegExp(`^${set}:\\t0{15}4$`, 'm'));
    });

    test('is as it was set by hand, and sandboxed as before otherwise', () => {
      expect(
        Object.fromEntries(
          ['TimeoutStopUSec', 'MemoryMax', 'Nice', 'ProtectSystem'].map((name) => [
            name,
            property(name),
          ]),
        ),
      ).toEqual({
        TimeoutStopUSec: '8s',
        MemoryMax: '734003200',
        Nice: '3',
        ProtectSystem: 'strict',
      });
    });

    test('runs their components with ours, healthy', () => {
      const components = machine.sh(`curl -s ${UI}/metrics | grep '^alloy_component_controller'`);
      expect(components).toContain('health_type="healthy"');
      expect(machine.sh(`curl -s ${UI}/-/healthy`)).toBe('All Alloy components are healthy.\n');
      expect(
        machine.sh('curl -s -o /dev/null -w %{http_code} http://127.0.0.1:14318/v1/traces'),
      ).toBe('405');
    });
  },
);
