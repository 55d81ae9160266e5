import { mkDefault, NixCall, NixosConfig, NixosHost, Part } from '../../../lib';
import { undeclared } from '../../../lib/nixos/option-tree';
import { errorsIn, Fleet } from '../support';

const TREE = {
  observability: {
    enable: true,
    journal: { enable: true, units: true },
    destinations: { '*': { enable: true, configFiles: true } },
  },
} as const;

/** A host of a fleet whose modules declare these options. */
function aHost(): NixosHost {
  return new NixosHost(new Fleet(undefined, { quiet: true, options: TREE }).stack, 'ryzen');
}

describe('the options that modules declare', () => {
  test('take what is declared, below any name where any is allowed, and leave the rest to NixOS', () => {
    const values = {
      observability: {
        enable: true,
        journal: { enable: mkDefault(true), units: ['a.service'] },
        destinations: { lgtm: { configFiles: { 'x.y': '…' } } },
      },
      networking: { hostName: 'ryzen' },
    };
    expect(undeclared(values, TREE)).toEqual([]);
  });

  test.each([
    [
      'a misspelt option',
      { observability: { jurnal: { enable: true } } },
      'observability.jurnal is an option that no module declares: meant is observability.journal?',
    ],
    [
      'one below any name',
      { observability: { destinations: { lgtm: { files: {} } } } },
      'observability.destinations.lgtm.files is an option that no module declares: ' +
        'observability.destinations.lgtm has enable, configFiles',
    ],
    [
      'one inside of mkForce',
      { observability: { journal: new NixCall('lib.mkForce', { unit: [] }) } },
      'observability.journal.unit is an option that no module declares: meant is observability.journal.units?',
    ],
    [
      'a value where a set of options is',
      { observability: { journal: mkDefault(true) } },
      'observability.journal is a set of options, so it takes no value: set one of them',
    ],
  ])('fail for %s', (_, values, error) => {
    expect(undeclared(values, TREE)).toEqual([error]);
  });

  test('fail at synth for a config, with its path', () => {
    const host = aHost();
    new NixosConfig(host, 'own', { observability: { enabled: true } });
    expect(errorsIn(host)).toEqual([
      '[fleet/ryzen/own] observability.enabled is an option that no module declares: meant is observability.enable?',
    ]);
  });

  test('fail at synth for a part that no module declares, with its path', () => {
    const host = aHost();
    new Part(host, 'docker', { option: 'observability.dockerLogs' });
    expect(errorsIn(host)).toEqual([
      '[fleet/ryzen/docker/config] observability.dockerLogs is an option that no module declares: ' +
        'observability has enable, journal, destinations',
    ]);
  });
});
