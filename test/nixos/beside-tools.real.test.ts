import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeWith } from '../support/programs';
import { evaluate, NIXOS_OUT, nixPath, type Machine } from './evaluate';

const PAGE = readFileSync(join(__dirname, '../../docs/nixos.md'), 'utf8');

/** The line that docs/nixos.md has for a tool. */
function lineFor(tool: string): string {
  const [, line] = new RegExp(`^\\| ${tool} +\\| \`(.*)\` +\\|$`, 'm').exec(PAGE) ?? [];
  if (line === undefined) throw new Error(`docs/nixos.md has no line for ${tool}`);
  return line;
}

const HOST = nixPath(join(NIXOS_OUT, 'hosts/thinkpad.nix'));

/** What those lines have in their scope, and the options that the tools declare, as far as a line sets them. */
const SCOPE = `
  observability.nixosModules.thinkpad = ${HOST};
  inputs = { inherit observability; };
  nixosConfigurations.thinkpad = evaluate [ ${HOST} named ];
  deploy-rs.lib.x86_64-linux.activate.nixos = configuration: configuration.config.networking.hostName;
  named = { networking.hostName = "thinkpad"; observability.packagedUnits = [ "tailscaled.service" ]; };
  secrets = lib.mkOption { type = lib.types.attrsOf lib.types.raw; };
  tools = {
    options.sops = { inherit secrets; };
    options.age = { inherit secrets; };
    options.environment.persistence = secrets;
    config.age.secrets.token.file = "/token.age";
  };
`;

describeWith(
  ['nix-instantiate'],
  'the lines that docs/nixos.md has for other tools',
  (programs) => {
    const ask = <T>(expression: string) =>
      evaluate<T>({ nix: programs['nix-instantiate'] }, `let ${SCOPE} in ${expression}`);
    /** A machine with a line of a module in its configuration. */
    const withLine = (tool: string, look: string) =>
      ask<unknown>(
        `(evaluate [ ${HOST} named tools ({ config, ... }: { ${lineFor(tool)} }) ]).config.${look}`,
      );

    test('colmena: a node is a host', () => {
      const { failed, etc } = ask<Machine>(
        `let hive = { ${lineFor('colmena')} }; in machine [ hive.thinkpad named ]`,
      );
      expect(failed).toEqual([]);
      expect(Object.keys(etc)).toContain('alloy/collector.alloy');
    });

    test('deploy-rs: activates the configuration that there is anyway', () => {
      expect(ask(`{ ${lineFor('deploy-rs')} }.deploy.nodes.thinkpad.profiles.system.path`)).toBe(
        'thinkpad',
      );
    });

    test('flake-parts: hands the module on, by its path', () => {
      expect(
        ask(
          `let parts = { ${lineFor('flake-parts')} }; in toString parts.flake.nixosModules.thinkpad`,
        ),
      ).toBe(join(NIXOS_OUT, 'hosts/thinkpad.nix'));
    });

    test('sops-nix and agenix: a new secret restarts Alloy', () => {
      expect(withLine('sops-nix', 'sops.secrets.token.restartUnits')).toEqual(['alloy.service']);
      expect(withLine('agenix', 'systemd.services.alloy.restartTriggers')).toContain('/token.age');
    });

    test('impermanence: keeps what each Alloy remembers, where systemd has it for a dynamic user', () => {
      const kept = withLine('impermanence', 'environment.persistence."/persist".directories');
      for (const unit of ['alloy', 'alloy-ebpf']) {
        const settings = `systemd.services.${unit}.serviceConfig`;
        expect(withLine('impermanence', `${settings}.DynamicUser`)).toBe(true);
        expect(kept).toContain(
          `/var/lib/private/${String(withLine('impermanence', `${settings}.StateDirectory`))}`,
        );
      }
      const buffer = 'systemd.services.outage-buffer.serviceConfig ? StateDirectory';
      expect(ask(`(evaluate [ ${HOST} named ]).config.${buffer}`)).toBe(false);
    });

    test('what a machine adds is as the page has it', () => {
      const [, module = ''] = /without a synth:\n\n```nix\n([^]*?)```/.exec(PAGE) ?? [];
      const { failed, etc } = ask<Machine>(
        `machine [ ${HOST} named (${module}) { systemd.services.nginx.description = "nginx"; } ]`,
      );
      expect(failed).toEqual([]);
      expect(Object.keys(etc)).toEqual(
        expect.arrayContaining([
          'alloy/file-nginx.alloy',
          'alloy/journal-added.alloy',
          'alloy/scrape-nginx.alloy',
        ]),
      );
    });
  },
);
