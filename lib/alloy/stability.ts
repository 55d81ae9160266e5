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

/** The `--stability.level` that components need together. */
export function neededStability(
  components: readonly { readonly stability: StabilityLevel }[],
): Exclude<StabilityLevel, 'community'> {
  const levels = components.map(({ stability }) => stability).filter((s) => s !== 'community');
  return levels.reduce((a, b) => (rank(b) > rank(a) ? b : a), 'generally-available');
}

/** A level's place among all, from the most to the least stable. */
export function rank(level: StabilityLevel): number {
  return STABILITY_LEVELS.indexOf(level);
}
