import { AnnotationMetadataEntryType, Testing, type TerraformStack } from 'cdktf';
import { fail } from './errors';
import { inOneSynth } from './nixos/once';
import { NixosSynthesizer } from './synth/synthesizer';
import { annotationsIn } from './annotations';

/**
 * What a stack's hosts become, for unit tests of constructs: runs aspects and validation and looks at annotations as
 * `app.synth()` does, but writes nothing. For an app in a temporary directory there is cdktf's own `Testing.app()`.
 *
 * @returns the whole content of the flake, by path: `flake.nix`, `hosts/ryzen.nix`, `files/ryzen/alloy/collector.alloy`
 * @throws what `app.synth()` would throw, each error with its construct's path
 */
export function synthNixos(stack: TerraformStack): ReadonlyMap<string, string> {
  const { synthesizer } = stack;
  if (!(synthesizer instanceof NixosSynthesizer)) {
    fail(stack, 'writes Terraform only: use an ObservabilityStack');
  }
  return inOneSynth(() => {
    Testing.synth(stack, true);
    const errors = annotationsIn(stack, AnnotationMetadataEntryType.ERROR);
    if (errors.length > 0) throw new Error(errors.join('\n'));
    return synthesizer.render();
  });
}
