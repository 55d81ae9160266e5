import { Annotations, Aspects, Testing, TerraformOutput, TerraformStack } from 'cdktf';
import { NixosConfig, NixosHost, synthNixos } from '../../lib';
import { aComponent, aFile, Fleet } from './support';

describe('synthNixos', () => {
  test('gives the whole flake by path, and writes nothing', () => {
    const fleet = new Fleet();
    aComponent(aFile(new NixosHost(fleet.stack, 'ryzen')), 'x', 'a');
    const files = synthNixos(fleet.stack);
    expect([...files.keys()].sort()).toEqual([
      'files/ryzen/alloy/main.alloy',
      'flake.nix',
      'hosts/ryzen.nix',
      'modules/default.nix',
    ]);
    expect(files.get('hosts/ryzen.nix')).toContain(
      '\n  observability.alloy.configFiles.main = lib.mkDefault ../files/ryzen/alloy/main.alloy;\n',
    );
    expect(files.get('files/ryzen/alloy/main.alloy')).toContain('\n\na "x" { }\n');
    expect([fleet.nixosFiles().size, fleet.terraformFiles().size]).toEqual([0, 0]);
  });

  test('gives what a synth writes', () => {
    const fleet = new Fleet();
    new NixosHost(fleet.stack, 'ryzen');
    const files = synthNixos(fleet.stack);
    fleet.app.synth();
    const written = fleet.nixosFiles();
    written.delete('manifest.json');
    expect(new Map([...files].sort())).toEqual(written);
  });

  test('runs aspects', () => {
    const { stack } = new Fleet();
    const host = new NixosHost(stack, 'ryzen');
    Aspects.of(stack).add({
      visit: (node) => void (node === host && new NixosConfig(host, 'added', { added: true })),
    });
    expect(synthNixos(stack).get('hosts/ryzen.nix')).toContain('added = lib.mkDefault true;');
  });

  test('fails for what validation finds on either side', () => {
    const { stack } = new Fleet();
    new TerraformOutput(stack, 'o', { value: 1 }).node.addValidation({
      validate: () => ['is bad'],
    });
    new NixosConfig(new NixosHost(stack, 'ryzen'), 'c', { n: NaN });
    expect(() => synthNixos(stack)).toThrow(
      '  [fleet/o] is bad\n  [fleet/ryzen/c] Nix has no way to write the number NaN\n',
    );
  });

  test('fails for annotated errors, but not for warnings', () => {
    const { stack } = new Fleet();
    const host = new NixosHost(stack, 'ryzen');
    Annotations.of(host).addWarning('is odd');
    expect(() => synthNixos(stack)).not.toThrow();
    Annotations.of(host).addError('is bad');
    Annotations.of(stack).addError('is bad too');
    expect(() => synthNixos(stack)).toThrow('[fleet] is bad too\n[fleet/ryzen] is bad');
  });

  test('fails for a stack that writes Terraform only', () => {
    expect(() => synthNixos(new TerraformStack(Testing.app(), 'plain'))).toThrow(
      '[plain] writes Terraform only: use an ObservabilityStack',
    );
  });
});
