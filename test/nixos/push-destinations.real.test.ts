import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWith } from '../support/programs';
import { evaluateMachines, hostModule, nixPath, type Machine } from './evaluate';

/** Modules of a host whose logs go by Loki's push as a user. */
function pushing(folder: string): string[] {
  const config = {
    port: 24347,
    budgetBytes: 1e8,
    maxRequestBytes: 2e7,
    upstreams: [
      {
        destination: 'loki',
        signal: 'logs',
        protocol: 'loki',
        basicAuth: { username: 'homelab', passwordCredential: 'store-password' },
        routes: { '/loki/push': 'https://loki.example.com/push' },
      },
    ],
  };
  const file = join(folder, 'outage-buffer.json');
  writeFileSync(file, JSON.stringify(config));
  return [
    hostModule('ryzen'),
    `{
      observability.outageBuffer.configFile = ${nixPath(file)};
      observability.destinations.loki = { enable = lib.mkDefault true; configFiles.loki = ${nixPath(file)}; };
      # one that happens to be called as the user is
      observability.alloy.credentials = { store-password = "/run/secrets/store"; homelab = "/run/secrets/other"; };
    }`,
  ];
}

describeWith(['nix-instantiate'], "a machine whose logs go by Loki's push", (programs) => {
  let folder: string;
  let machines: Record<'on' | 'off' | 'without', Machine>;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'push-'));
    const modules = pushing(folder);
    const off = '{ observability.outageBuffer.enable = false; }';
    machines = evaluateMachines(
      { nix: programs['nix-instantiate'] },
      {
        on: modules,
        off: [...modules, off],
        without: [...modules, off, '{ observability.destinations.loki.enable = false; }'],
      },
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('gives the outage buffer the password, and takes no name of a user for a credential', () => {
    const { serviceConfig } = machines.on.units['outage-buffer-credentials']!;
    expect(serviceConfig['LoadCredential']).toEqual(['store-password:/run/secrets/store']);
    expect(machines.on.failed).toEqual([]);
  });

  test('is warned where it switches the outage buffer off, and not that destination', () => {
    const of = ({ warnings }: Machine) => warnings.filter((each) => each.includes("Loki's push"));
    expect(of(machines.on)).toEqual([]);
    expect(of(machines.without)).toEqual([]);
    expect(of(machines.off)).toEqual([
      "observability.outageBuffer is switched off, and logs go by Loki's push: once 10 MiB of them wait in an outage, whoever\n" +
        'sends to Alloy waits too. Switch it on, or that destination off.\n',
    ]);
  });
});
