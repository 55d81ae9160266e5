import { describeWith } from '../support/programs';
import { evaluateMachines, hostModule, nixPath, type Machine } from './evaluate';

/** What the app sets of a source, in the words of a host's module. */
const SOURCE = `observability.sources.nginx-files = {
  enable = lib.mkDefault true;
  configFiles.nginx-files = lib.mkDefault ${nixPath(__filename)};
  groups = [ "nginx" ];
  ports = [ 5514 ];
};`;

const MACHINES = {
  without: [hostModule('ryzen')],
  reading: [hostModule('ryzen'), `{ ${SOURCE} }`],
  off: [
    hostModule('ryzen'),
    `{ ${SOURCE} }`,
    '{ observability.sources.nginx-files.enable = false; }',
  ],
  misspelt: [
    hostModule('ryzen'),
    `{ ${SOURCE} }`,
    '{ observability.sources.nginx-file.enable = false; }',
  ],
} satisfies Record<string, readonly string[]>;

describeWith(['nix-instantiate'], 'sources with names of their own', (programs) => {
  let machines: Record<keyof typeof MACHINES, Machine>;
  beforeAll(() => {
    machines = evaluateMachines({ nix: programs['nix-instantiate'] }, MACHINES);
  });

  test('are files, and groups of Alloy, that come and go with their switch', () => {
    const { without, reading, off } = machines;
    const added = Object.keys(reading.etc).filter((name) => !(name in without.etc));
    expect(added).toEqual(['alloy/nginx-files.alloy']);
    expect(reading.units.alloy!.serviceConfig['SupplementaryGroups']).toContain('nginx');
    expect(reading.failed).toEqual([]);
    expect({ ...off, settings: undefined }).toEqual({ ...without, settings: undefined });
  });

  test('fails for one that the app does not have', () => {
    expect(machines.misspelt.failed).toEqual([
      'observability.sources has nginx-file, but the app gives this host nginx-files: correct the name.\n',
    ]);
  });
});
