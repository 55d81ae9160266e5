import { describeWith } from '../support/programs';
import { evaluateMachines, hostModule, type Machine } from './evaluate';

describeWith(['nix-instantiate'], 'observability-check on a machine', (programs) => {
  let machines: Record<'plain' | 'timed' | 'off' | 'changed' | 'withoutEbpf', Machine>;
  beforeAll(() => {
    machines = evaluateMachines(
      { nix: programs['nix-instantiate'] },
      {
        plain: [hostModule('ryzen')],
        timed: [hostModule('ryzen'), '{ observability.check.timer = "hourly"; }'],
        off: [hostModule('ryzen'), '{ observability.check.enable = false; }'],
        withoutEbpf: [
          hostModule('ryzen'),
          '{ observability.beyla.enable = false; observability.pyroscope.enable = false; }',
        ],
        changed: [
          hostModule('ryzen'),
          `{
            observability.beyla.enable = false;
            observability.destinations.ai_monitor.enable = false;
            observability.alloy.credentials.token = "/run/secrets/token";
            services.alloy.extraFlags = [ "--server.http.listen-addr=127.0.0.1:9999" ];
          }`,
        ],
      },
    );
  });

  const known = ({ settings }: Machine) =>
    (settings as { readonly check: { readonly machine: unknown } }).check.machine;

  test('is a command, with what the app knows and what the machine does', () => {
    expect(machines.plain.check[0]?.split('\n')).toEqual([
      expect.stringMatching(/^export PATH=".*-systemd\/bin:\$PATH"$/),
      expect.stringMatching(
        /^exec \S*node \S+-runtime\/check\/main\.mjs \S+-check\.json \S+-observability-check\.json "\$@"$/,
      ),
      '',
    ]);
    expect(known(machines.plain)).toEqual({
      off: [],
      ports: { 'alloy.service': 12345, 'alloy-ebpf.service': 24346 },
      credentials: {},
      capabilities: expect.arrayContaining(['CAP_BPF', 'CAP_PERFMON']),
      journal: { system: [], user: [] },
    });
  });

  test('knows what the machine has changed', () => {
    expect(known(machines.changed)).toMatchObject({
      off: ['observability.destinations.ai_monitor', 'observability.beyla'],
      ports: { 'alloy.service': 9999 },
      credentials: { token: '/run/secrets/token' },
    });
  });

  test('misses nothing of the process with eBPF where nothing runs in it', () => {
    expect(known(machines.withoutEbpf)).toMatchObject({
      off: expect.arrayContaining([
        'observability.beyla',
        'observability.pyroscope',
        'observability.alloyEbpf.metrics',
      ]),
    });
    const { etc } = machines.withoutEbpf;
    expect(Object.keys(etc).filter((name) => name.includes('ebpf'))).toEqual([]);
  });

  test('is not there where it is switched off', () => {
    expect(machines.off.check).toEqual([]);
  });

  test('runs by itself on demand only, without a right', () => {
    expect(machines.plain.units['observability-check']).toBeUndefined();
    expect(machines.timed.units['observability-check']).toMatchObject({
      after: ['alloy.service', 'outage-buffer.service'],
      serviceConfig: {
        CapabilityBoundingSet: [''],
        DynamicUser: true,
        ExecStart: expect.stringMatching(/(^|\/)observability-check --report$/),
        SuccessExitStatus: 1,
        Type: 'oneshot',
      },
    });
    expect(machines.timed.unitTexts['observability-check.timer']).toContain('OnCalendar=hourly');
  });
});
