import { fileWithToken, withToken } from '../nixos/with-token';
import { describeWith } from '../support/programs';
import { BUFFER, BufferMachine } from './outage-buffer-machine';

describeWith(
  ['nix-instantiate', 'systemd', 'unshare', 'ip', 'curl'],
  'the outage buffer of a destination that wants a token, run by a real systemd',
  (programs) => {
    let machine: BufferMachine;
    beforeAll(async () => {
      const file = fileWithToken();
      const modules = withToken('/run/secrets/token', file);
      machine = new BufferMachine(programs, { modules, file, starts: [] });
      await machine.until('systemctl is-active test.target', /^active/);
      // as sops-nix and agenix have them: a folder for each generation, and a link to the newest
      generation(1, 'first');
      machine.sh('systemctl start collector outage-buffer outage-buffer-credentials.path');
      await machine.until(`curl -s ${BUFFER}/healthz`, /ok/);
    });
    afterAll(() => machine.stop());
    const generation = (n: number, token: string) =>
      machine.sh(
        `mkdir -p /run/secrets.d/${n} && printf '${token}\\n' > /run/secrets.d/${n}/token && chmod 400 /run/secrets.d/${n}/token
        ln -sfn secrets.d/${n} /run/secrets.new && mv -T /run/secrets.new /run/secrets`,
      );
    const want = (token: string) => machine.sh(`printf ${token} > /run/wanted`);

    test('sends by it, and nobody but root and the buffer itself can read it', async () => {
      want('first');
      expect(machine.post(3, 1000)).toEqual(['200']);
      await machine.until('curl -s http://127.0.0.2:4318', /^3$/);
      const asNobody = `setpriv --reuid=65534 --clear-groups cat /run/outage-buffer/token 2>&1; true`;
      expect(machine.sh(asNobody)).toContain('Permission denied');
      expect(machine.sh('stat -c %a /run/outage-buffer/token')).toBe('400\n');
    });

    test('that is changed while the cluster already wants another keeps everything, says so, and goes on by itself', async () => {
      want('second');
      const pid = machine.property('MainPID');
      expect(machine.post(20, 1000)).toEqual(['200']);
      await machine.until(`curl -s ${BUFFER}/metrics`, /upstream_up\{.*logs"\} 0/);
      expect(machine.metric('outage_buffer_items')).toBe(20);
      generation(2, 'second');
      // 30 s at most between two attempts
      await machine.until('curl -s http://127.0.0.2:4318', /^23$/, 60);
      expect(machine.metric('outage_buffer_dropped_total')).toBe(0);
      expect(machine.property('MainPID')).toBe(pid);
    });

    test('is there again after a restart, and after its own unit has been killed', async () => {
      machine.sh('systemctl restart outage-buffer');
      expect(machine.post(1, 1000)).toEqual(['200']);
      await machine.until('curl -s http://127.0.0.2:4318', /^24$/);
      machine.sh(`kill -9 ${machine.property('MainPID')}`);
      expect(machine.post(1, 1000)).toEqual(['200']);
      await machine.until('curl -s http://127.0.0.2:4318', /^25$/);
    });
  },
);
