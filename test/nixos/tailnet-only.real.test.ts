import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWith, run } from '../support/programs';
import { evaluateMachines, hostModule, type Machine } from './evaluate';

const RYZEN = hostModule('ryzen');
const NFTABLES = '{ networking.nftables.enable = true; }';

const MACHINES = {
  iptables: [RYZEN],
  nftables: [RYZEN, NFTABLES],
  withoutBuffer: [RYZEN, '{ observability.outageBuffer.enable = false; }'],
  switchedOff: [RYZEN, NFTABLES, '{ observability.tailnetOnly.enable = false; }'],
  switchedOffWhole: [RYZEN, NFTABLES, '{ observability.enable = false; }'],
  nothingOnTailnet: [RYZEN, NFTABLES, '{ observability.destinations.lgtm.enable = false; }'],
  otherVpn: [RYZEN, '{ observability.tailnetOnly.interfaces = [ "tailscale0" "wg0" ]; }'],
  otherName: [RYZEN, '{ services.tailscale.interfaceName = "ts1"; }'],
  otherUser: [RYZEN, '{ systemd.services.alloy.serviceConfig.User = "root"; }'],
} as const;
type Name = keyof typeof MACHINES;

const chain = (users: string, interfaces: string) => `chain output {
  type filter hook output priority filter; policy accept;
  meta skuid { ${users} } tcp dport { 4040, 4318 } oifname != { "lo", ${interfaces} } counter reject with icmpx admin-prohibited
}
`;
const BOTH = '"alloy", "outage-buffer"';

describeWith(['nix-instantiate'], 'what keeps plain HTTP on the tailnet', (programs) => {
  let machines: Record<Name, Machine>;
  beforeAll(() => {
    machines = evaluateMachines({ nix: programs['nix-instantiate'] }, MACHINES);
  });
  const own = (name: Name) => machines[name].tailnetOnly.rules;
  const inNixos = (name: Name) => machines[name].tailnetOnly.nftables.table;
  const needs = (name: Name, unit: string) =>
    /^Requires=(.*)$/m.exec(machines[name].unitTexts[`${unit}.service`]!)?.[1]?.split(' ') ?? [];

  test('is a unit of its own, unless NixOS loads its own rules by nftables, which then have it', () => {
    expect(own('iptables')).toContain(chain(BOTH, '"tailscale0"'));
    expect(inNixos('iptables')).toBe(null);
    expect(inNixos('nftables')).toBe(chain(BOTH, '"tailscale0"'));
    expect(own('nftables')).toBe(null);
    expect(Object.keys(machines.nftables.unitTexts)).not.toContain(
      'observability-tailnet-only.service',
    );
  });

  test.each([
    ['iptables', 'observability-tailnet-only.service'],
    ['nftables', 'nftables.service'],
  ] as const)('with %s nothing that sends starts before %s, or without it', (name, loader) => {
    for (const unit of ['alloy', 'outage-buffer']) {
      expect(needs(name, unit)).toContain(loader);
      expect(machines[name].units[unit]!.after).toContain(loader);
    }
    expect(needs(name, 'alloy-ebpf')).not.toContain(loader);
  });

  test('is about those who send, by whatever users they run as, and the interfaces that encrypt', () => {
    expect(own('withoutBuffer')).toContain(chain('"alloy"', '"tailscale0"'));
    expect(own('otherVpn')).toContain(chain(BOTH, '"tailscale0", "wg0"'));
    expect(own('otherName')).toContain(chain(BOTH, '"ts1"'));
    expect(own('otherUser')).toContain(chain('"root", "outage-buffer"', '"tailscale0"'));
  });

  test.each(['switchedOff', 'switchedOffWhole', 'nothingOnTailnet'] as const)(
    'is not there at all: %s',
    (name) => {
      expect([own(name), inNixos(name)]).toEqual([null, null]);
      expect(machines[name].tailnetOnly.nftables.preCheckRuleset).toBe('');
      for (const text of Object.values(machines[name].unitTexts))
        expect(text).not.toMatch(/^Requires=.*(tailnet-only|nftables)/m);
    },
  );

  describeWith(['nft', 'unshare'], 'in the kernel', (found) => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'nft-'));
    });
    afterAll(() => rmSync(folder, { recursive: true }));
    /** Runs a shell's command with `$1`, in a network of its own where the users are. */
    const inNetwork = (text: string, command: string) => {
      const file = join(folder, 'ruleset.conf');
      writeFileSync(file, text);
      writeFileSync(
        join(folder, 'passwd'),
        'root:x:0:0::/:\nalloy:x:990:990::/:\noutage-buffer:x:989:989::/:\n',
      );
      const script = `cd '${folder}' && mount --bind passwd /etc/passwd && ${command}`;
      return run(found.unshare, [
        '--net',
        '--mount',
        'sh',
        '-ec',
        script.replaceAll('nft ', `${found.nft} `),
      ]);
    };

    test.each(['iptables', 'otherUser'] as const)(
      '%s: loads once and again, and is then there once',
      (name) => {
        const twice = 'nft -f ruleset.conf && nft -f ruleset.conf && nft list ruleset';
        const { status, stdout } = inNetwork(own(name)!, twice);
        expect(status).toBe(0);
        expect(
          stdout.match(/tcp dport \{ 4040, 4318 \} oifname != \{ "lo", "tailscale0" \}/g),
        ).toHaveLength(1);
      },
    );

    test('is taken by the check of a build, where there are no users', () => {
      const { preCheckRuleset, table } = machines.nftables.tailnetOnly.nftables;
      const text = `table inet observability {\n${table}}\n`;
      const check = 'printf "root:x:0:0::/:\\n" > passwd && ';
      expect(inNetwork(text, `${check}nft --check --file ruleset.conf`).status).not.toBe(0);
      expect(
        inNetwork(text, `${check}${preCheckRuleset.trim()} && nft --check --file ruleset.conf`),
      ).toMatchObject({ status: 0 });
    });
  });
});
