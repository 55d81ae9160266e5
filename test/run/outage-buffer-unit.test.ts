import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluateMachines, hostModule, NIXOS_OUT } from '../nixos/evaluate';
import { describeWith } from '../support/programs';
import { onThisMachine, Systemd, TARGET_UNITS } from './systemd';

const BUFFER = 'http://127.0.0.1:24347';
const FILE = join(NIXOS_OUT, 'files/ryzen/outage-buffer.json');

const { budgetBytes } = JSON.parse(readFileSync(FILE, 'utf8')) as { budgetBytes: number };

/** The cluster's collector: counts what it gets. */
const COLLECTOR = `
let count = 0;
require('node:http').createServer((request, response) => request.resume().on('end', () => {
  if (request.method === 'POST') count++;
  response.end(String(count));
})).listen(4318, '127.0.0.2');
`;

describeWith(
  ['nix-instantiate', 'systemd', 'unshare', 'ip', 'curl'],
  "outage-buffer.service of ryzen, run by a real systemd as it stands in the host's module",
  (programs) => {
    let machine: Systemd;
    beforeAll(async () => {
      const { ryzen } = evaluateMachines(
        { nix: programs['nix-instantiate'] },
        { ryzen: [hostModule('ryzen')] },
      );
      machine = new Systemd({
        systemd: programs.systemd,
        programs: {
          node: process.execPath,
          'outage-buffer': join(NIXOS_OUT, 'runtime/outage-buffer'),
          'outage-buffer.json': FILE,
        },
        etc: {
          hosts: '127.0.0.1 localhost\n127.0.0.2 otel-collector.example.ts.net\n',
          'collector.cjs': COLLECTOR,
        },
        users: [],
        units: {
          ...TARGET_UNITS,
          'test.target': '[Unit]\nWants=outage-buffer.service\n',
          'outage-buffer.service': onThisMachine(ryzen.unitTexts['outage-buffer.service']!),
          'collector.service': '[Service]\nExecStart=/mnt/node /etc/collector.cjs\n',
        },
      });
      await machine.until(`curl -s ${BUFFER}/healthz`, /ok/);
    });
    afterAll(() => machine.stop());
    const property = (name: string) =>
      machine.sh(`systemctl show -p ${name} --value outage-buffer`).trim();
    const metric = (name: string) => {
      const lines = machine.sh(`curl -s ${BUFFER}/metrics`).split('\n');
      const values = lines.filter((line) => new RegExp(`^${name}[{ ]`).test(line));
      return values.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
    };
    /** Sends requests one after the other on one connection. @returns the statuses that they got, each once */
    const post = (count: number, bytes: number) => {
      const body = `head -c ${bytes} /dev/urandom > /run/body`;
      const options = `-s -o /dev/null -w '%{http_code}\\n' -H 'content-type: application/x-protobuf'`;
      const url = `'${BUFFER}/lgtm/v1/logs?n=[1-${count}]'`;
      const codes = machine.sh(`${body} && curl ${options} --data-binary @/run/body ${url}`);
      return [...new Set(codes.trim().split('\n'))];
    };

    test('it runs as a user of its own, without a capability, behind a system call filter, on loopback alone', () => {
      const status = machine.sh(`cat /proc/${property('MainPID')}/status`);
      // systemd's range for DynamicUser
      expect(Number(/^Uid:\t(\d+)\t/m.exec(status)?.[1])).toBeGreaterThanOrEqual(61184);
      expect(status).toMatch(/^CapEff:\t0+$/m);
      expect(status).toMatch(/^CapBnd:\t0+$/m);
      expect(status).toMatch(/^NoNewPrivs:\t1$/m);
      expect(status).toMatch(/^Seccomp:\t2$/m);
      const listening = machine.sh('cat /proc/net/tcp /proc/net/tcp6').match(/\S+:\S+ 0+:0000 0A/g);
      expect(listening).toEqual(['0100007F:5F1B 00000000:0000 0A']);
    });

    test('300 MiB in an outage fill it to its budget, within its memory limit, and it lives on', () => {
      const pid = property('MainPID');
      expect(post(300, 1024 * 1024)).toEqual(['200']);
      expect(metric('outage_buffer_held_bytes')).toBeLessThanOrEqual(budgetBytes);
      expect(metric('outage_buffer_held_bytes')).toBeGreaterThan(0.95 * budgetBytes);
      expect(metric('outage_buffer_resident_memory_bytes')).toBeLessThan(1.6 * budgetBytes);
      expect(Number(property('MemoryMax'))).toBeGreaterThan(2 * budgetBytes);
      expect([property('MainPID'), property('NRestarts')]).toEqual([pid, '0']);
    });

    test('killed with SIGKILL it comes back, empty, as often as it takes', async () => {
      // systemd's default would give up after five within ten seconds
      for (let i = 1; i <= 6; i++) {
        machine.sh(`kill -9 ${property('MainPID')}`);
        await machine.until(
          'systemctl show -p NRestarts --value outage-buffer',
          new RegExp(`^${i}$`, 'm'),
        );
        await machine.until(`curl -s ${BUFFER}/healthz`, /ok/);
      }
      expect(property('ActiveState')).toBe('active');
      expect(metric('outage_buffer_items')).toBe(0);
    });

    test('stopped, it first delivers what it still holds', async () => {
      expect(post(20, 1000)).toEqual(['200']);
      expect(metric('outage_buffer_items')).toBe(20);
      machine.sh('systemctl start collector');
      await machine.until('curl -s http://127.0.0.2:4318', /^0$/);
      machine.sh('systemctl stop outage-buffer');
      expect(machine.sh('curl -s http://127.0.0.2:4318')).toBe('20');
      expect([property('ActiveState'), property('Result')]).toEqual(['inactive', 'success']);
    });
  },
);
