import { describeWith } from '../support/programs';
import { evaluateMachines, hostModule, HOSTS, type Machine } from './evaluate';
import { analyzeUnit, EXPOSURE_LIMITS } from './systemd';

describeWith(['nix-instantiate', 'systemd-analyze'], "the hosts' units", (programs) => {
  const analyze = (name: string, text: string, limit?: number) =>
    analyzeUnit(programs['systemd-analyze'], name, text, limit);
  let machines: Record<string, Machine>;
  beforeAll(() => {
    const wanted = Object.fromEntries(HOSTS.map((host) => [host, [hostModule(host)]]));
    machines = evaluateMachines({ nix: programs['nix-instantiate'] }, wanted);
  });

  test.each(HOSTS)('of %s are what systemd takes without a word', (host) => {
    const texts = Object.entries(machines[host]!.unitTexts);
    expect(texts.map(([name]) => name)).toContain('alloy.service');
    const found = texts.map(([name, text]) => [name, analyze(name, text).verify]);
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(texts.map(([name]) => [name, ''])),
    );
  });

  test.each(HOSTS)('of %s are within their limits of exposure', (host) => {
    const judged = Object.entries(machines[host]!.unitTexts).flatMap(([name, text]) => {
      const limit = EXPOSURE_LIMITS[name];
      return limit === undefined ? [] : [{ name, ...analyze(name, text, limit) }];
    });
    expect(judged.map(({ name }) => name)).toContain('alloy.service');
    expect(judged.filter(({ withinLimit }) => !withinLimit)).toEqual([]);
  });

  test('with eBPF in the collector the one unit is as exposed as the second would be, no more', () => {
    const { ryzen } = evaluateMachines(
      { nix: programs['nix-instantiate'] },
      { ryzen: [hostModule('ryzen'), IN_COLLECTOR] },
    );
    const { 'alloy.service': text = '', ...others } = ryzen.unitTexts;
    expect(Object.keys(others)).not.toContain('alloy-ebpf.service');
    const limit = EXPOSURE_LIMITS['alloy-ebpf.service'];
    const { exposure, ...judged } = analyze('alloy.service', text, limit);
    expect(judged).toEqual({ verify: '', withinLimit: true });
    // beside 2.2 without it
    expect(exposure).toBeCloseTo(4.3, 0);
  });

  test('systemd finds what is wrong with a unit, so that the tests above can fail', () => {
    const text = '[Unit]\nDescripton=x\n[Service]\nExecStart=alloy run\n';
    expect(analyze('alloy.service', text, 2.5)).toMatchObject({
      verify: expect.stringContaining("Unknown key 'Descripton'"),
      exposure: expect.closeTo(9.6, 0),
      withinLimit: false,
    });
  });
});

const IN_COLLECTOR =
  '{ observability.beyla.process = "collector"; observability.pyroscope.process = "collector"; }';
