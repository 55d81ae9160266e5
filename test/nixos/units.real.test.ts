import { describeWith } from '../support/programs';
import { evaluateMachines, hostModule, HOSTS, type Machine } from './evaluate';
import { withToken } from './with-token';
import { analyzeUnit, EXPOSURE_LIMITS } from './systemd';

describeWith(['nix-instantiate', 'systemd-analyze'], "the hosts' units", (programs) => {
  const analyze = (name: string, units: Readonly<Record<string, string>>, limit?: number) =>
    analyzeUnit(programs['systemd-analyze'], name, units, limit);
  let machines: Record<string, Machine>;
  beforeAll(() => {
    const wanted = Object.fromEntries(HOSTS.map((host) => [host, [hostModule(host)]]));
    machines = evaluateMachines({ nix: programs['nix-instantiate'] }, wanted);
  });

  test.each(HOSTS)('of %s are what systemd takes without a word', (host) => {
    const units = machines[host]!.unitTexts;
    const names = Object.keys(units);
    expect(names).toEqual(
      expect.arrayContaining(['alloy.service', 'outage-buffer.service', 'outage-buffer.socket']),
    );
    const found = names.map((name) => [name, analyze(name, units).verify]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(names.map((name) => [name, ''])));
  });

  test.each(HOSTS)('of %s are within their limits of exposure', (host) => {
    const units = machines[host]!.unitTexts;
    const judged = Object.keys(units).flatMap((name) => {
      const limit = EXPOSURE_LIMITS[name];
      return limit === undefined ? [] : [{ name, ...analyze(name, units, limit) }];
    });
    expect(judged.map(({ name }) => name)).toContain('alloy.service');
    const scores = judged.map(({ name, exposure }) => `${name} ${exposure}`);
    process.stdout.write(`measured: exposure of ${host}: ${scores.join(', ')}\n`);
    expect(judged.filter(({ withinLimit }) => !withinLimit)).toEqual([]);
  });

  test('with eBPF in the collector the one unit is as exposed as the second would be, no more', () => {
    const { ryzen } = evaluateMachines(
      { nix: programs['nix-instantiate'] },
      { ryzen: [hostModule('ryzen'), IN_COLLECTOR] },
    );
    expect(Object.keys(ryzen.unitTexts)).not.toContain('alloy-ebpf.service');
    // 2.2 without, and 4.2 of the second: what comes on top of that is the journal's group, and adjtimex, by which node
    // metrics read how far the clock is off, so that neither ProtectClock nor ~@clock is there
    const judged = analyze('alloy.service', ryzen.unitTexts, 4.5);
    expect(judged).toMatchObject({ verify: '', withinLimit: true });
    process.stdout.write(`measured: exposure with eBPF in the collector: ${judged.exposure}\n`);
  });

  test("a token for the outage buffer comes by units of the buffer's user, as little exposed as it is", () => {
    const { ryzen } = evaluateMachines(
      { nix: programs['nix-instantiate'] },
      { ryzen: [hostModule('ryzen'), ...withToken('/run/secrets/token')] },
    );
    const names = ['outage-buffer-credentials.service', 'outage-buffer-credentials.path'];
    for (const name of [...names, 'outage-buffer.service'])
      expect({ name, ...analyze(name, ryzen.unitTexts, 1.3) }).toMatchObject({
        name,
        verify: '',
        withinLimit: true,
      });
  });

  test('systemd finds what is wrong with a unit, so that the tests above can fail', () => {
    const text = '[Unit]\nDescripton=x\n[Service]\nExecStart=alloy run\n';
    expect(analyze('alloy.service', { 'alloy.service': text }, 2.5)).toMatchObject({
      verify: expect.stringContaining("Unknown key 'Descripton'"),
      exposure: expect.closeTo(9.6, 0),
      withinLimit: false,
    });
  });
});

const IN_COLLECTOR =
  '{ observability.beyla.process = "collector"; observability.pyroscope.process = "collector"; }';
