import { eachPath } from './each-path';
import { isNewer, newestOf } from './since';
import type { AlloyBody } from './value';

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

/** What upstream stands behind less than behind the component as it is today. */
export interface LessStable {
  /** The level that it had before a version, such as `{ '1.19': 'experimental' }`. @default - always the same */
  readonly before?: { readonly [version: string]: Exclude<StabilityLevel, 'community'> };
  /**
   * Paths in it that Alloy takes as experimental only: what stands there, unless it is `false`, or, of `path=word`, that
   * word. `alloy validate` says nothing of these; the component fails when it starts. @default - none
   */
  readonly experimental?: readonly string[];
}

/**
 * How far upstream stands behind a component in each version from the one written for on: the least of these levels.
 *
 * @param version none for the newest
 */
export function stabilityFrom(
  level: StabilityLevel,
  { before = {} }: LessStable,
  version: string | undefined,
): StabilityLevel {
  const later = Object.keys(before).filter((v) => version !== undefined && isNewer(v, version));
  return leastStable([level, ...later.map((v) => before[v]!)]);
}

/** The version from which on a component is no less stable than a level; none where it always was. */
export function stableSince(
  { before = {} }: LessStable,
  level: StabilityLevel,
): string | undefined {
  return newestOf(Object.keys(before).filter((version) => rank(before[version]!) > rank(level)));
}

/** Whether a body has something that Alloy takes as experimental only. */
export function asksExperimental({ experimental = [] }: LessStable, body: AlloyBody): boolean {
  let asks = false;
  eachPath(body, (path, value) => {
    const word = typeof value === 'string' ? `${path}=${value}` : '';
    asks ||= experimental.includes(word) || (value !== false && experimental.includes(path));
  });
  return asks;
}

/** The `--stability.level` that components need together. */
export function neededStability(
  components: readonly { readonly stability: StabilityLevel }[],
): Exclude<StabilityLevel, 'community'> {
  return leastStable(components.map(({ stability }) => stability).filter((s) => s !== 'community'));
}

function leastStable<L extends StabilityLevel>(levels: readonly L[]): L | 'generally-available' {
  return levels.reduce<L | 'generally-available'>(
    (a, b) => (rank(b) > rank(a) ? b : a),
    'generally-available',
  );
}

/** A level's place among all, from the most to the least stable. */
export function rank(level: StabilityLevel): number {
  return STABILITY_LEVELS.indexOf(level);
}
