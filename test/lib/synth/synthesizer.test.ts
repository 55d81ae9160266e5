import { Aspects, type IAspect } from 'cdktf';
import type { IConstruct } from 'constructs';
import { AlloyComponent, NixosConfig, NixosHost } from '../../../lib';
import { aComponent, aFile, Fleet, MODULES, temporaryFolder } from '../support';
import { aFleet } from './fleet';

const TERRAFORM = 'stacks/fleet/cdk.tf.json';

describe('a synth', () => {
  test('writes Terraform, and the flake with hosts, files and modules', () => {
    const fleet = aFleet();
    fleet.app.synth();
    expect([...fleet.terraformFiles().keys()]).toEqual(['manifest.json', TERRAFORM]);
    expect([...fleet.nixosFiles().keys()]).toEqual([
      'files/ryzen/alloy/main.alloy',
      'files/thinkpad/alloy/main.alloy',
      'flake.nix',
      'hosts/ryzen.nix',
      'hosts/thinkpad.nix',
      'manifest.json',
      'modules/default.nix',
    ]);
    expect(fleet.nixosFiles().get('flake.nix')).toBe(`\
# Generated from fleet by cdktf synth. Do not edit.
{
  description = "a fleet";
  outputs =
    { self }:
    {
      nixosModules = {
        default = ./modules;
        ryzen = ./hosts/ryzen.nix;
        thinkpad = ./hosts/thinkpad.nix;
      };
    };
}
`);
    expect(fleet.nixosFiles().get('hosts/ryzen.nix')).toBe(`\
# Generated from fleet/ryzen by cdktf synth. Do not edit.
{ lib, ... }:
{
  imports = [ ../modules ];
  observability.alloy.configFiles.main = lib.mkDefault ../files/ryzen/alloy/main.alloy;
}
`);
    expect(fleet.nixosFiles().get('modules/default.nix')).toBe(MODULES.get('modules/default.nix'));
    expect(fleet.synthesizer.result).toMatchObject({ remove: [], unchanged: 0 });
    expect(fleet.synthesizer.result?.write).toHaveLength(6);
  });

  test('of a stack without hosts writes the modules alone', () => {
    const fleet = new Fleet();
    fleet.app.synth();
    expect([...fleet.nixosFiles().keys()]).toEqual([
      'flake.nix',
      'manifest.json',
      'modules/default.nix',
    ]);
  });

  test('writes nothing before cdktf has written its own', () => {
    const fleet = aFleet();
    fleet.stack.toTerraform = () => {
      throw new Error('Terraform failed');
    };
    expect(() => fleet.app.synth()).toThrow('Terraform failed');
    expect(fleet.nixosFiles().size).toBe(0);
  });

  test('writes the same bytes again, from the same app and from a new one in another order', () => {
    const fleet = aFleet();
    fleet.app.synth();
    const [nixos, terraform] = [fleet.nixosFiles(), fleet.terraformFiles()];
    fleet.app.synth();
    expect(fleet.nixosFiles()).toEqual(nixos);
    expect(fleet.terraformFiles()).toEqual(terraform);
    expect(fleet.synthesizer.result).toMatchObject({ write: [], remove: [], unchanged: 6 });

    const again = aFleet(fleet.folder, 'ryzen', 'thinkpad');
    again.app.synth();
    expect(again.synthesizer.result).toMatchObject({ write: [], remove: [], unchanged: 6 });
    const elsewhere = aFleet(temporaryFolder(), 'ryzen', 'thinkpad');
    elsewhere.app.synth();
    expect(elsewhere.nixosFiles()).toEqual(nixos);
  });

  test('removes what is left of a host that is gone', () => {
    const fleet = aFleet();
    fleet.app.synth();
    const smaller = aFleet(fleet.folder, 'ryzen');
    smaller.app.synth();
    expect([...smaller.nixosFiles().keys()].filter((path) => path.includes('thinkpad'))).toEqual(
      [],
    );
    expect(smaller.synthesizer.result).toMatchObject({
      write: ['flake.nix'],
      remove: ['files/thinkpad/alloy/main.alloy', 'hosts/thinkpad.nix'],
    });
  });

  test('fails with every error of either side at once, each with its path', () => {
    const fleet = aFleet();
    aComponent(aFile(new NixosHost(fleet.stack, 'hetzner')), 'bad', 'a', { n: NaN });
    fleet.stack.node.addValidation({ validate: () => ['is wrong as a whole'] });
    expect(() => fleet.app.synth()).toThrow(
      'Validation failed with the following errors:\n' +
        '  [fleet] is wrong as a whole\n' +
        '  [fleet/hetzner/main/bad] Alloy has no way to write the number NaN\n',
    );
  });
});

describe('an aspect', () => {
  test('sees hosts and what is on them before they become text', () => {
    const fleet = aFleet();
    const seen: string[] = [];
    const aspect: IAspect = {
      visit(node: IConstruct) {
        if (node instanceof NixosHost) {
          seen.push(node.hostname);
          new NixosConfig(node, 'added', { added: true });
        }
        if (node instanceof AlloyComponent) node.addOverride('n', 2);
      },
    };
    Aspects.of(fleet.app).add({ visit: () => seen.push('never: cdktf looks at stacks only') });
    Aspects.of(fleet.stack).add(aspect);
    fleet.app.synth();
    expect(seen).toEqual(['thinkpad', 'ryzen']);
    expect(fleet.nixosFiles().get('hosts/ryzen.nix')).toContain('added = lib.mkDefault true;');
    expect(fleet.nixosFiles().get('files/ryzen/alloy/main.alloy')).toContain('n = 2');
  });
});
