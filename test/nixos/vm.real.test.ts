import { join } from 'node:path';
import { describeWith, run } from '../support/programs';
import { evaluate, hostModule, HOSTS, NIXOS_OUT, nixPath, type Machine } from './evaluate';

/** What tests/vm.nix makes of a host. */
interface Booted {
  readonly machine: Machine;
  readonly without: Machine;
  readonly script: string;
  readonly services: readonly string[];
}

describeWith(['nix-instantiate', 'python3'], 'tests/vm.nix', (programs) => {
  const vm = (host: string) =>
    evaluate<Booted>(
      { nix: programs['nix-instantiate'] },
      `let
        test = import ${nixPath(join(NIXOS_OUT, 'tests/vm.nix'))} ${hostModule(host)};
        inherit (evaluate [ test.nodes.machine ]) config;
      in {
        machine = machine [ test.nodes.machine ];
        without = machine [ test.nodes.without ];
        script = test.testScript { nodes.machine = config; };
        services = lib.attrNames config.systemd.services;
      }`,
    );

  test.each(HOSTS)(
    'is a test of %s: machines that build, and a script that Python reads',
    (host) => {
      const { machine, without, script } = vm(host);
      for (const { failed, warnings } of [machine, without])
        expect({ failed, warnings }).toEqual({ failed: [], warnings: [] });
      const parsed = run(programs.python3, ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], {
        input: script,
      });
      expect(parsed).toMatchObject({ status: 0 });
      expect(machine.etcTexts['alloy/journal-added.alloy']).toContain(
        '_SYSTEMD_UNIT=probe.service',
      );
      expect(script).toContain('loki_source_journal_target_lines_total');
    },
  );

  test('listens where the host has a program that takes a copy, and nowhere on one that has none', () => {
    const desktop = vm('ryzen');
    expect(desktop.services).toContain('listener-4320');
    expect(desktop.script).toContain('for port in ["4320"]:');
    const server = vm('hetzner');
    expect(server.services.filter((name) => name.startsWith('listener'))).toEqual([]);
    expect(server.script).toContain('for port in []:');
  });
});
