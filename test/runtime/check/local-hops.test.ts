import type * as ComponentModule from '../../../runtime/check/component.mjs';
import type * as CredentialModule from '../../../runtime/check/credential.mjs';
import type * as JournalModule from '../../../runtime/check/journal.mjs';
import type * as KernelModule from '../../../runtime/check/kernel.mjs';
import type * as ListenerModule from '../../../runtime/check/listener.mjs';
import type * as UnitModule from '../../../runtime/check/unit.mjs';
import { loadCheck } from '../load';
import { json, text, toolsOf, type Says } from './machine';

const { unit } = loadCheck<typeof UnitModule>('unit.mjs');
const { component } = loadCheck<typeof ComponentModule>('component.mjs');
const { credential } = loadCheck<typeof CredentialModule>('credential.mjs');
const { journalUnits, journalAccess } = loadCheck<typeof JournalModule>('journal.mjs');
const { kernel } = loadCheck<typeof KernelModule>('kernel.mjs');
const { listener } = loadCheck<typeof ListenerModule>('listener.mjs');

describe('a unit', () => {
  const show = (properties: string) =>
    `LoadState=loaded\nResult=success\nNRestarts=0\n${properties}`;
  const files = { '/proc/uptime': '10000.00 19000.00\n' };
  const since = (seconds: number) => `ActiveEnterTimestampMonotonic=${(10_000 - seconds) * 1e6}\n`;

  test.each([
    [`ActiveState=active\n${since(7200)}`, 'ok', 'active for 2 h'],
    [`ActiveState=active\nNRestarts=9\n${since(7200)}`, 'ok', 'active for 2 h'],
    [
      `ActiveState=active\nNRestarts=9\n${since(5)}`,
      'warn',
      'active for 5 s, after 9 restarts by itself',
    ],
    ['ActiveState=failed\nSubState=failed\nResult=oom-kill\n', 'fail', 'failed (failed, oom-kill)'],
    [
      'ActiveState=activating\nSubState=auto-restart\nResult=exit-code\n',
      'fail',
      'activating (auto-restart, exit-code)',
    ],
    ['ActiveState=inactive\nSubState=dead\nConditionResult=yes\n', 'fail', 'inactive (dead)'],
    [
      'ActiveState=inactive\nSubState=dead\nConditionResult=no\n',
      'fail',
      "skipped: a condition of it isn't met",
    ],
    ['LoadState=masked\nActiveState=inactive\n', 'fail', 'there is no such unit (masked)'],
  ])('that is %j: %s', async (properties, state, found) => {
    const tools = toolsOf({ files, units: { 'alloy.service': show(properties) } });
    expect(await unit({ unit: 'alloy.service' }, tools)).toMatchObject({ state, found });
  });

  test('is not known where there is no systemd', async () => {
    expect(await unit({ unit: 'alloy.service' }, toolsOf())).toMatchObject({ state: 'skipped' });
  });
});

describe("an Alloy's components", () => {
  const hop = {
    url: 'http://127.0.0.1:12345',
    unit: 'alloy.service',
    components: ['a.b.c', 'd.e.f'],
  };
  const of = (...states: string[]) =>
    states.map((state, i) => ({
      localID: hop.components[i],
      health: { state, message: state === 'unknown' ? '' : 'said' },
    }));

  test.each([
    [json(of('healthy', 'healthy')), 'ok', '2 components, all healthy'],
    [json(of('healthy', 'exited')), 'fail', 'd.e.f is exited: said'],
    [json(of('unhealthy', 'unknown')), 'fail', 'a.b.c is unhealthy: said; d.e.f is unknown'],
    [json(of('unknown', 'healthy')), 'warn', 'a.b.c is unknown'],
    [json(of('healthy')), 'fail', 'not loaded: d.e.f'],
    [
      text('<html>', 200, 'text/html'),
      'fail',
      'http://127.0.0.1:12345 says nothing of them: answered 200',
    ],
    [undefined, 'fail', 'http://127.0.0.1:12345 says nothing of them: connect ECONNREFUSED'],
  ])('%#: %s, %s', async (answer, state, found) => {
    expect(await component(hop, toolsOf({ answer: () => answer }))).toMatchObject({ state, found });
  });
});

describe('the kernel', () => {
  const hop = {
    unit: 'alloy-ebpf.service',
    capabilities: ['CAP_BPF', 'CAP_PERFMON', 'CAP_SYS_PTRACE'],
  };
  const all = (1n << 39n) | (1n << 38n) | (1n << 19n);
  const machine = (more: Record<string, string> = {}, capabilities = all): Says => ({
    units: { 'alloy-ebpf.service': 'MainPID=7\n' },
    folders: { '/sys/kernel/btf/vmlinux': { gid: 0, mode: 0o444 } },
    files: {
      '/proc/sys/kernel/osrelease': '6.12.117\n',
      '/proc/sys/kernel/perf_event_paranoid': '2\n',
      '/sys/kernel/security/lockdown': '[none] integrity confidentiality\n',
      '/proc/7/status': `Name:\talloy\nCapEff:\t${capabilities.toString(16).padStart(16, '0')}\n`,
      ...more,
    },
  });

  test.each([
    [machine(), 'ok', 'Linux 6.12.117, with type information, perf_event_paranoid 2'],
    [machine({ '/proc/sys/kernel/osrelease': '5.7.19' }), 'fail', 'Linux 5.7.19'],
    [
      { ...machine(), folders: {} },
      'fail',
      'Linux 6.12.117 has no type information: no /sys/kernel/btf/vmlinux',
    ],
    [
      machine({ '/proc/sys/kernel/perf_event_paranoid': '3\n' }),
      'fail',
      'kernel.perf_event_paranoid is 3',
    ],
    [
      machine({ '/sys/kernel/security/lockdown': 'none integrity [confidentiality]' }),
      'fail',
      'locked down for confidentiality',
    ],
    [machine({}, 1n << 39n), 'fail', 'alloy-ebpf.service lacks CAP_PERFMON, CAP_SYS_PTRACE'],
    // a process that is gone is the unit's to tell
    [{ ...machine(), units: { 'alloy-ebpf.service': 'MainPID=8\n' } }, 'ok', expect.anything()],
  ])('%#: %s', async (says, state, found) => {
    expect(await kernel(hop, toolsOf(says))).toMatchObject({ state, found });
  });

  test('may be stricter to whoever is CAP_SYS_ADMIN', async () => {
    const says = machine({ '/proc/sys/kernel/perf_event_paranoid': '3' }, all | (1n << 21n));
    const capabilities = [...hop.capabilities, 'CAP_SYS_ADMIN'];
    expect(await kernel({ ...hop, capabilities }, toolsOf(says))).toMatchObject({ state: 'ok' });
  });
});

describe('the journal', () => {
  test("is of units that exist, or says which don't", async () => {
    const tools = toolsOf({
      units: { 'sshd.service': 'LoadState=loaded\n', '--user a.service': 'LoadState=loaded\n' },
    });
    const units = ['sshd.service', 'nscd.service'];
    expect(await journalUnits({ units, manager: 'system' }, tools)).toMatchObject({
      state: 'fail',
      found: 'there is no nscd.service, so nothing of it is ever collected',
    });
    expect(await journalUnits({ units: ['a.service'], manager: 'user' }, tools)).toMatchObject({
      state: 'ok',
    });
  });

  test("is of users' units that only they can ask for", async () => {
    expect(await journalUnits({ units: ['a.service'], manager: 'user' }, toolsOf())).toMatchObject({
      state: 'skipped',
      fix: 'run it as the user whose units they are',
    });
  });

  const machine = (status: string, mode = 0o2750): Says => ({
    units: { 'alloy.service': 'MainPID=7\n' },
    folders: { '/var/log/journal': { gid: 62, mode } },
    files: { '/proc/7/status': status },
  });
  const of = (groups: string, capabilities = '0') =>
    `Gid:\t61\t61\t61\t61\nGroups:\t${groups}\nCapEff:\t${capabilities}\n`;
  test.each([
    [machine(of('61 62')), 'ok', '/var/log/journal, readable by alloy.service'],
    [machine(of('61')), 'fail', "alloy.service can't read /var/log/journal"],
    [machine(of('61', '4')), 'ok', '/var/log/journal, readable by alloy.service'],
    [machine(of('61'), 0o2755), 'ok', '/var/log/journal, readable by alloy.service'],
    [{ ...machine(of('62')), folders: {} }, 'fail', 'there is no journal'],
    [
      { ...machine(of('62')), units: { 'alloy.service': 'MainPID=0\n' } },
      'skipped',
      'alloy.service has no process to look at',
    ],
  ])('may be read, or not: %#', async (says, state, found) => {
    expect(await journalAccess({ unit: 'alloy.service' }, toolsOf(says))).toMatchObject({
      state,
      found,
    });
  });
});

describe('a credential', () => {
  const hop = {
    credential: 'token',
    kind: 'token' as const,
    path: '/run/secrets/token',
    folder: '/run/outage-buffer',
    isFetched: true,
  };
  const given = '/run/outage-buffer/token';
  test.each([
    [{ [hop.path]: 'abc\n', [given]: 'abc\n' }, 'ok', '/run/secrets/token, of 3 characters'],
    [{ [hop.path]: 'abc\n', [given]: 'old\n' }, 'warn', '/run/outage-buffer has an older one'],
    [{ [hop.path]: 'abc\n' }, 'fail', '/run/outage-buffer has none: exit-code'],
    [
      { [hop.path]: 'abc\n', [given]: { code: 'EACCES' } },
      'skipped',
      "/run/outage-buffer isn't for this user",
    ],
    [{ [hop.path]: { code: 'EACCES' } }, 'skipped', "/run/secrets/token isn't for this user"],
    [{ [hop.path]: 'two words\n' }, 'fail', '/run/secrets/token holds no token'],
    [{}, 'fail', "/run/secrets/token can't be read: ENOENT"],
  ])('%#: %s', async (files, state, found) => {
    const units = { 'outage-buffer-credentials.service': 'Result=exit-code\n' };
    const tools = toolsOf({ files: files, units });
    expect(await credential(hop, tools)).toMatchObject({ state, found });
  });

  test('is never printed', async () => {
    const tools = toolsOf({ files: { [hop.path]: 's3cret\n', [given]: 'other\n' }, units: {} });
    expect(JSON.stringify(await credential(hop, tools))).not.toMatch(/s3cret|other/);
  });
});

describe('a listener', () => {
  const hop = { url: 'http://127.0.0.1:4318/v1/traces', protocol: 'otlp' as const, fix: 'look' };
  test.each([
    [text('', 200, 'application/x-protobuf'), 'ok', 'takes an empty request'],
    [
      text('404 page not found\n', 404),
      'fail',
      'http://127.0.0.1:4318/v1/traces: answered 404: 404 page not found',
    ],
    [undefined, 'fail', 'http://127.0.0.1:4318/v1/traces: connect ECONNREFUSED'],
  ])('%#: %s', async (answer, state, found) => {
    expect(await listener(hop, toolsOf({ answer: () => answer }))).toMatchObject({ state, found });
  });

  /** One that wants a token. */
  const guarded = ({ headers = {} }: { headers?: Record<string, string> }) =>
    headers['authorization'] === 'Bearer secret'
      ? text('', 200, 'application/x-protobuf')
      : text('Unauthorized', 401);
  test.each<[string, Record<string, string>, string, string]>([
    ['shown to what wants it', { '/token': 'secret\n' }, 'ok', 'takes an empty request'],
    [
      'of another one is a fault',
      { '/token': 'other' },
      'fail',
      "its credentials aren't taken: Unauthorized",
    ],
    ['that is not for this user tells nothing', {}, 'skipped', 'answers 401 to whoever shows no'],
  ])('a token %s', async (_, files, state, found) => {
    const tools = toolsOf({ answer: guarded, files });
    expect(await listener({ ...hop, token: '/token' }, tools)).toMatchObject({
      state,
      found: expect.stringContaining(found),
    });
  });
});
