import { readFileSync } from 'node:fs';
import { describeWith } from '../support/programs';
import { BUFFER, BufferMachine, FILE } from './outage-buffer-machine';

const { budgetBytes } = JSON.parse(readFileSync(FILE, 'utf8')) as { budgetBytes: number };

describeWith(
  ['nix-instantiate', 'systemd', 'unshare', 'ip', 'curl', 'python3', 'nft'],
  "outage-buffer.service of ryzen, run by a real systemd as it stands in the host's module",
  (programs) => {
    let machine: BufferMachine;
    beforeAll(async () => {
      machine = new BufferMachine(programs);
      await machine.until(`curl -s ${BUFFER}/healthz`, /ok/);
    });
    afterAll(() => machine.stop());

    test('it runs as a user of its own, without a capability, behind a system call filter, on loopback alone', () => {
      const status = machine.sh(`cat /proc/${machine.property('MainPID')}/status`);
      expect(status).toMatch(/^Uid:\t989\t989\t989\t989$/m);
      expect(status).toMatch(/^CapEff:\t0+$/m);
      expect(status).toMatch(/^CapBnd:\t0+$/m);
      expect(status).toMatch(/^NoNewPrivs:\t1$/m);
      expect(status).toMatch(/^Seccomp:\t2$/m);
      const listening = machine.sh('cat /proc/net/tcp /proc/net/tcp6').match(/\S+:\S+ 0+:0000 0A/g);
      expect(listening).toEqual(['0100007F:5F1B 00000000:0000 0A']);
    });

    test('300 MiB in an outage fill it to its budget, within its memory limit, and it lives on', () => {
      const pid = machine.property('MainPID');
      expect(machine.post(300, 1024 * 1024)).toEqual(['200']);
      expect(machine.metric('outage_buffer_held_bytes')).toBeLessThanOrEqual(budgetBytes);
      expect(machine.metric('outage_buffer_held_bytes')).toBeGreaterThan(0.95 * budgetBytes);
      expect(machine.metric('outage_buffer_resident_memory_bytes')).toBeLessThan(1.6 * budgetBytes);
      expect(Number(machine.property('MemoryMax'))).toBeGreaterThan(2 * budgetBytes);
      expect([machine.property('MainPID'), machine.property('NRestarts')]).toEqual([pid, '0']);
    });

    test('killed with SIGKILL it comes back, empty, as often as it takes', async () => {
      // systemd's default would give up after five within ten seconds
      for (let i = 1; i <= 6; i++) {
        machine.sh(`kill -9 ${machine.property('MainPID')}`);
        await machine.until(
          'systemctl show -p NRestarts --value outage-buffer',
          new RegExp(`^${i}$`, 'm'),
        );
        await machine.until(`curl -s ${BUFFER}/healthz`, /ok/);
      }
      expect(machine.property('ActiveState')).toBe('active');
      expect(machine.metric('outage_buffer_items')).toBe(0);
    });

    test('stopped, it first delivers what it still holds', async () => {
      expect(machine.post(20, 1000)).toEqual(['200']);
      expect(machine.metric('outage_buffer_items')).toBe(20);
      machine.sh('systemctl start collector');
      await machine.until('curl -s http://127.0.0.2:4318', /^0$/);
      machine.sh('systemctl stop outage-buffer');
      expect(machine.taken()).toBe(20);
      expect([machine.property('ActiveState'), machine.property('Result')]).toEqual([
        'inactive',
        'success',
      ]);
    });

    test('while it is stopped nobody else can have its port, and who sends is answered by its next start', () => {
      expect(machine.property('ActiveState')).toBe('inactive');
      const bind = `python3 -c 'import socket; s = socket.socket(); s.setsockopt(1, 2, 1); s.bind(("127.0.0.1", 24347))'`;
      expect(machine.sh(`${bind} 2>&1; true`)).toContain('Address already in use');
      expect(machine.post(1, 1000)).toEqual(['200']);
      expect(machine.property('ActiveState')).toBe('active');
    });

    test('restarted five times while somebody sends, each on a connection of its own, it refuses nobody and loses nothing', () => {
      const before = machine.taken();
      const send = `curl -s -o /dev/null -w '%{http_code}\\n' -H 'content-type: application/json' -d '{}' ${BUFFER}/lgtm/v1/logs`;
      const codes = machine.sh(
        `(for i in 1 2 3 4 5; do sleep 0.3; systemctl restart outage-buffer; done) & pid=$!
        for i in 1 2 3 4; do (while kill -0 $pid 2> /dev/null; do ${send}; done) & done; wait`,
      );
      const statuses = codes.trim().split('\n');
      expect([...new Set(statuses)]).toEqual(['200']);
      expect(statuses.length).toBeGreaterThan(20);
      machine.sh('systemctl stop outage-buffer');
      expect(machine.taken() - before).toBe(statuses.length);
    });
  },
);
