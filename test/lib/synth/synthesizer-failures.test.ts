import { Annotations, App, TerraformOutput, TerraformStack } from 'cdktf';
import { NixosConfig, NixosHost, NixosSynthesizer } from '../../../lib';
import { put } from '../nixos/folder';
import { aComponent, aFile, MODULES, temporaryFolder, type Fleet } from '../support';
import { aFleet } from './fleet';

describe('nothing is written on either side', () => {
  const broken: readonly [string, (fleet: Fleet) => void, string][] = [
    [
      "a host's part is invalid",
      ({ stack }) => aComponent(aFile(new NixosHost(stack, 'x')), 'y', 'a', { n: NaN }),
      '[fleet/x/main/y] Alloy has no way to write the number NaN',
    ],
    [
      'something of Terraform is invalid',
      ({ stack }) =>
        new TerraformOutput(stack, 'o', { value: 1 }).node.addValidation({
          validate: () => ['is invalid'],
        }),
      '[fleet/o] is invalid',
    ],
    [
      'a foreign file is in the way',
      ({ nixosOut }) => put(nixosOut, 'hosts/ryzen.nix', 'mine'),
      "hosts/ryzen.nix is not one of ours (manifest.json doesn't list it)",
    ],
    [
      'the manifest is broken',
      ({ nixosOut }) => put(nixosOut, 'manifest.json', '<<<<<<<'),
      'restore it from git',
    ],
    [
      'an error is annotated',
      ({ stack }) => Annotations.of(NixosHost.allIn(stack)[0]!).addError('is annotated'),
      '[fleet/ryzen] is annotated',
    ],
  ];

  test.each(broken)('when %s', (_, breakIt, message) => {
    const fleet = aFleet();
    breakIt(fleet);
    const before = fleet.nixosFiles();
    expect(() => fleet.app.synth()).toThrow(message);
    expect(fleet.nixosFiles()).toEqual(before);
    expect(fleet.terraformFiles().size).toBe(0);
    expect(fleet.synthesizer.result).toBeUndefined();
  });

  test('and a synth that fails has no result, even after one that did not', () => {
    const fleet = aFleet();
    fleet.app.synth();
    const before = fleet.nixosFiles();
    new NixosConfig(NixosHost.allIn(fleet.stack)[0]!, 'bad', { n: NaN });
    expect(() => fleet.app.synth()).toThrow('[fleet/ryzen/bad] Nix has no way to write');
    expect(fleet.nixosFiles()).toEqual(before);
    expect(fleet.synthesizer.result).toBeUndefined();
  });
});

describe('with errors that do not stop a synth, as the CLI wants it,', () => {
  const VARIABLE = 'CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS';
  beforeEach(() => (process.env[VARIABLE] = 'true'));
  afterEach(() => delete process.env[VARIABLE]);

  test('an annotated error keeps the flake from being written all the same', () => {
    const fleet = aFleet();
    Annotations.of(fleet.stack.node.children[0]!).addError('is annotated');
    fleet.app.synth();
    expect(fleet.terraformFiles().get('manifest.json')).toContain('is annotated');
    expect(fleet.nixosFiles().size).toBe(0);
    expect(fleet.synthesizer.result).toBeUndefined();
  });

  test('a warning does not', () => {
    const fleet = aFleet();
    Annotations.of(fleet.stack.node.children[0]!).addWarning('is annotated');
    fleet.app.synth();
    expect(fleet.synthesizer.result?.write).toHaveLength(6);
  });
});

describe('without validation', () => {
  test('fails for what can not be rendered, and writes no part of the flake', () => {
    const folder = temporaryFolder();
    const app = new App({ outdir: `${folder}/cdktf.out`, skipValidation: true });
    const stack = new TerraformStack(app, 'fleet');
    stack.synthesizer = new NixosSynthesizer(stack, stack.synthesizer, {
      outdir: `${folder}/nixos-out`,
      description: 'd',
      modules: MODULES,
    });
    const host = new NixosHost(stack, 'ryzen');
    new NixosConfig(host, 'c', { n: NaN });
    expect(() => app.synth()).toThrow('[fleet/ryzen/c] Nix has no way to write the number NaN');
  });
});
