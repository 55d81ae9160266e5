import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as OverheadModule from '../../../runtime/check/overhead.mjs';
import type { Answer, Tools } from '../../../runtime/check/tools.mjs';
import { loadCheck } from '../load';

const { groupOf, overhead, overheadTable } = loadCheck<typeof OverheadModule>('overhead.mjs');

/** A machine on which a request costs its program 100 us, a third more while it is watched, and the watcher 20 us. */
class Machine implements Tools {
  readonly told: string[] = [];
  requests = 0;
  private own = 5_000;
  private watcher = 0;
  private clock = 0;

  constructor(
    private active: boolean,
    private readonly failsAfter = Infinity,
  ) {}

  run = (_: string, [verb = '', ...args]: readonly string[]) => {
    if (verb === 'is-active') return Promise.resolve({ status: this.active ? 0 : 3, output: '' });
    if (verb === 'show') {
      const ns = this.active ? String(this.watcher * 1000) : '[not set]';
      return Promise.resolve({ status: 0, output: `${ns}\n` });
    }
    const [order = '', unit = ''] = args;
    this.told.push(`${order} ${unit}`);
    this.active = order === 'start';
    return Promise.resolve({ status: 0, output: '' });
  };
  ask = (): Promise<Answer> => {
    this.requests++;
    this.own += this.active ? 133 : 100;
    if (this.active) this.watcher += 20;
    const status = this.requests > this.failsAfter ? 0 : 200;
    return Promise.resolve({ status, type: '', body: Buffer.alloc(0), why: 'connection refused' });
  };
  read = (path: string) =>
    path === '/group/cpu.stat' ? `usage_usec ${this.own}\nuser_usec 1\n` : { code: 'ENOENT' };
  now = () => this.clock;
  sleep = (ms: number) => Promise.resolve(void (this.clock += ms));
  resolve = () => Promise.reject(new Error('asks for no name'));
  stat = () => ({ code: 'ENOENT' });
}

const ASKED = {
  watcher: 'alloy-ebpf.service',
  group: '/group',
  url: 'http://127.0.0.1:1/',
  requests: 50,
};

describe('what watching costs', () => {
  test.each([true, false])(
    'is measured in turns, and leaves the unit as it was: active %s',
    async (active) => {
      const machine = new Machine(active);
      const rounds = await overhead(ASKED, machine);
      expect(overheadTable('api.service', rounds)).toMatchInlineSnapshot(`
     "api.service, CPU time of a request:
       without   100 us
       watched   133 us, 1.33 times that
       and what watches it takes 20 us
     "
    `);
      expect(rounds.map(({ watched }) => watched)).toEqual([false, true, false, true, false, true]);
      expect(machine.requests).toBe(6 * 55);
      const last = machine.told.at(-1);
      expect(last).toBe(active ? 'start alloy-ebpf.service' : 'stop alloy-ebpf.service');
    },
  );

  test('fails where the program does not answer, and has the unit run again', async () => {
    const machine = new Machine(true, 30);
    await expect(overhead(ASKED, machine)).rejects.toThrow(
      "http://127.0.0.1:1/ doesn't answer: connection refused",
    );
    expect(machine.told).toEqual(['stop alloy-ebpf.service', 'start alloy-ebpf.service']);
  });

  test('fails where a unit does not do as it is told, as without root', async () => {
    const machine = new Machine(true);
    machine.run = (_, [verb]) =>
      Promise.resolve({ status: verb === 'is-active' ? 0 : 1, output: '' });
    await expect(overhead(ASKED, machine)).rejects.toThrow(
      "alloy-ebpf.service doesn't stop: run this as root",
    );
  });

  test("finds a unit's control group, a user's own too", () => {
    const root = mkdtempSync(join(tmpdir(), 'cgroup-'));
    const group = join(root, 'user.slice/user-1000.slice/user@1000.service/app.slice/api.service');
    mkdirSync(group, { recursive: true });
    expect(groupOf('api.service', root)).toBe(group);
    expect(groupOf('pi.service', root)).toBeUndefined();
    rmSync(root, { recursive: true });
  });
});
