import { describeWith } from '../support/programs';
import { evaluateMachines, hostModule } from './evaluate';

const TLS = 'observability.beyla.uprobes.otel-ai-monitor = "gets no spans of requests over TLS";';
const GO = 'observability.beyla.uprobes."{\\"openPorts\\":[8080]}" = "is a Go program";';

describeWith(['nix-instantiate'], 'the question whether the kernel grants probes', (programs) => {
  const machine = (module: string) =>
    evaluateMachines(
      { nix: programs['nix-instantiate'] },
      { ryzen: [hostModule('ryzen'), `{ ${module} }`] },
    ).ryzen;
  const asked = (module: string, unit = 'alloy-ebpf') =>
    machine(module).units[unit]!.serviceConfig.ExecStartPre;

  test('is asked for those that go without otherwise, and may fail', () => {
    expect(asked(TLS + GO)).toEqual([
      `-uprobe-check 'otel-ai-monitor gets no spans of requests over TLS' '{"openPorts":[8080]} is a Go program'`,
    ]);
  });

  test('is asked by the process that Beyla is in', () => {
    const inCollector = `${TLS} observability.beyla.process = "collector";`;
    expect(asked(inCollector, 'alloy')).toHaveLength(1);
  });

  test.each([
    ['nobody is watched whom it matters to', ''],
    [
      'who would go without is switched off',
      `${TLS} observability.beyla.targets.otel-ai-monitor.enable = false;`,
    ],
  ])('is not asked where %s', (_, module) => {
    expect(asked(module)).toBeUndefined();
  });
});
