import { describeWith } from '../support/programs';
import { evaluateMachines, hostModule, type Machine } from './evaluate';

/** A consumer whose nixpkgs has an Alloy of a version. */
const withAlloy = (version: string, more = '') =>
  `{ services.alloy.package = alloyOf "${version}"; ${more} }`;

const RYZEN = hostModule('ryzen');
const HETZNER = hostModule('hetzner');
const DEADLINE = '--feature.component-shutdown-deadline=10s';

const MACHINES = {
  ...Object.fromEntries(
    ['1.16.3', '1.18.1', '1.19.0', '1.20.0'].map((version) => [
      version,
      [RYZEN, withAlloy(version)],
    ]),
  ),
  candidate: [RYZEN, withAlloy('1.19.0-rc.3')],
  nameless: [RYZEN, withAlloy('')],
  old: [RYZEN, withAlloy('1.11.3')],
  oldWithoutBeyla: [RYZEN, withAlloy('1.11.3', 'observability.beyla.enable = false;')],
  oldWithoutEbpf: [HETZNER, withAlloy('1.11.3')],
  oldest: [HETZNER, withAlloy('1.8.3')],
  oldestOff: [HETZNER, withAlloy('1.8.3', 'observability.enable = false;')],
  beforeDeadline: [HETZNER, withAlloy('1.11.0')],
};

describeWith(['nix-instantiate'], 'a machine with an Alloy of another version', (programs) => {
  let machines: Record<string, Machine>;
  beforeAll(() => {
    machines = evaluateMachines<string>({ nix: programs['nix-instantiate'] }, MACHINES);
  });

  test.each(['1.16.3', '1.18.1', '1.19.0', '1.20.0', 'candidate', 'nameless'])(
    'takes %s, which knows all that the files have, or may',
    (name) => {
      expect(machines[name]).toMatchObject({ failed: [], warnings: [] });
      expect(machines[name]!.alloy.extraFlags).toContain(DEADLINE);
    },
  );

  test('fails for one that is too old for a file, with the file, both versions and what to do', () => {
    expect(machines.old!.failed).toEqual([
      `observability has files for a newer Grafana Alloy than services.alloy.package, which is 1.11.3:
beyla.alloy needs 1.15. Set services.alloy.package to a newer one, have the app write for this one by
alloyVersion: '1.11', or switch that part off.
`,
    ]);
    expect(machines.oldest!.failed).toEqual([
      expect.stringContaining('which is 1.8.3:\nlgtm.alloy needs 1.11. Set'),
    ]);
  });

  test.each(['oldWithoutBeyla', 'oldWithoutEbpf', 'oldestOff'])(
    'asks nothing of what is not there: %s',
    (name) => {
      expect(machines[name]!.failed).toEqual([]);
    },
  );

  test('gives no flag to one that does not know it', () => {
    expect(machines.old!.alloy.extraFlags).toContain(DEADLINE);
    expect(machines.old!.units['alloy-ebpf']!.serviceConfig.ExecStart).toContain(DEADLINE);
    expect(machines.beforeDeadline!.alloy.extraFlags).not.toContain(DEADLINE);
    expect(machines.beforeDeadline!.failed).toEqual([]);
  });
});
