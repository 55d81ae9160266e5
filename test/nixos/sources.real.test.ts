import { describeWith } from '../support/programs';
import { evaluateMachines, hostModule, nixPath, type Machine } from './evaluate';

/** What the app sets of a source, in the words of a host's module. */
const SOURCE = `observability.sources.nginx-files = {
  enable = lib.mkDefault true;
  configFiles.nginx-files = lib.mkDefault ${nixPath(__filename)};
  groups = [ "nginx" ];
  ports = [ 5514 ];
};`;

/** The same of one that others reach. */
const open = (from: string, protocol = 'tcp') => `{ observability.sources.lan-otlp = {
  enable = lib.mkDefault true;
  configFiles.lan-otlp = lib.mkDefault ${nixPath(__filename)};
  ports = [ 4318 ];
  openPorts = [ { port = lib.mkDefault 4318; protocol = lib.mkDefault "${protocol}"; ${from} } ];
}; }`;
const RANGES = 'ranges = [ "192.168.1.0/24" "fd00::/8" ];';
const NFTABLES = '{ networking.nftables.enable = true; }';

const MACHINES = {
  openToInterface: [hostModule('ryzen'), open('interface = lib.mkDefault "enp3s0";')],
  openToRanges: [hostModule('ryzen'), open(RANGES)],
  openToRangesByNftables: [hostModule('ryzen'), open(RANGES), NFTABLES],
  openToAll: [hostModule('ryzen'), open('', 'udp')],
  openButOff: [
    hostModule('ryzen'),
    open(RANGES),
    '{ observability.sources.lan-otlp.enable = false; }',
  ],
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

  describe('that others reach', () => {
    const closed = {
      allowedTCPPorts: [],
      allowedUDPPorts: [],
      interfaces: {},
      extraCommands: '',
      extraInputRules: '',
    };

    test('open the port for an interface alone', () => {
      expect(machines.openToInterface.firewall).toEqual({
        ...closed,
        interfaces: { enp3s0: { allowedTCPPorts: [4318], allowedUDPPorts: [] } },
      });
    });

    test('open it for ranges alone, in the words of the firewall that the machine has', () => {
      expect(machines.openToRanges.firewall).toEqual({
        ...closed,
        extraCommands:
          'iptables -A nixos-fw -p tcp -s 192.168.1.0/24 --dport 4318 -j nixos-fw-accept\n' +
          'ip6tables -A nixos-fw -p tcp -s fd00::/8 --dport 4318 -j nixos-fw-accept\n',
      });
      expect(machines.openToRangesByNftables.firewall).toEqual({
        ...closed,
        extraInputRules:
          'ip saddr 192.168.1.0/24 tcp dport 4318 accept\nip6 saddr fd00::/8 tcp dport 4318 accept\n',
      });
    });

    test('open it for everybody, where the app says no more, and for nobody while they are off', () => {
      expect(machines.openToAll.firewall).toEqual({ ...closed, allowedUDPPorts: [4318] });
      expect(machines.openButOff.firewall).toEqual(closed);
    });

    test('wait for the network, whose addresses they listen on', () => {
      expect(machines.openToAll.units.alloy!.after).toContain('network-online.target');
      expect(machines.openButOff.units.alloy!.after).not.toContain('network-online.target');
      expect(machines.openToRanges.failed).toEqual([]);
    });
  });

  test('fails for one that the app does not have', () => {
    expect(machines.misspelt.failed).toEqual([
      'observability.sources has nginx-file, but the app gives this host nginx-files: correct the name.\n',
    ]);
  });
});
