import type { Construct } from 'constructs';
import { AlloyComponent } from './component';
import { rank, type StabilityLevel } from './stability';

/** Allows only components of a level, or a more stable one, in and below a scope: others are an error at synth. */
export function limitStability(scope: Construct, level: StabilityLevel): void {
  scope.node.addValidation({
    validate: () =>
      scope.node
        .findAll()
        .filter((each): each is AlloyComponent => each instanceof AlloyComponent)
        .filter(({ stability }) => rank(stability) > rank(level))
        .map(
          ({ component, stability, node }) =>
            `${component} (${node.path}) is ${inWords(stability)}, but no more than ${inWords(level)} is allowed here: ` +
            `leave it out, or allow '${stability}'`,
        ),
  });
}

function inWords(level: StabilityLevel): string {
  return level === 'community' ? "the community's" : level.replace('-', ' ');
}
