import type { Construct } from 'constructs';
import { AlloyComponent } from './component';

/**
 * How far upstream stands behind a component, from the most to the least stable: Alloy runs the first as it is, others
 * only with `--stability.level`, and those of the community only with `--feature.community-components.enabled`.
 * @see https://grafana.com/docs/release-life-cycle/
 */
export const STABILITY_LEVELS = [
  'generally-available',
  'public-preview',
  'experimental',
  'community',
] as const;

/** How far upstream stands behind a component. */
export type StabilityLevel = (typeof STABILITY_LEVELS)[number];

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

/** The `--stability.level` that components need together. */
export function neededStability(
  components: readonly AlloyComponent[],
): Exclude<StabilityLevel, 'community'> {
  const levels = components.map(({ stability }) => stability).filter((s) => s !== 'community');
  return levels.reduce((a, b) => (rank(b) > rank(a) ? b : a), 'generally-available');
}

function rank(level: StabilityLevel): number {
  return STABILITY_LEVELS.indexOf(level);
}

function inWords(level: StabilityLevel): string {
  return level === 'community' ? "the community's" : level.replace('-', ' ');
}
