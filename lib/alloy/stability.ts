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

/** The `--stability.level` that components need together. */
export function neededStability(
  components: readonly { readonly stability: StabilityLevel }[],
): Exclude<StabilityLevel, 'community'> {
  const levels = components.map(({ stability }) => stability).filter((s) => s !== 'community');
  return levels.reduce((a, b) => (rank(b) > rank(a) ? b : a), 'generally-available');
}

/**
 * Arguments of stable components that Alloy only takes with `--stability.level=experimental`, by its source: the calls of
 * `MinStability.Permits` in `internal/component` of 1.19.
 */
const EXPERIMENTAL_ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  'otelcol.exporter.prometheus': [
    'convert_classic_histograms_to_nhcb',
    'start_timestamp_zero_ingestion',
  ],
  'prometheus.receive_http': ['append_metadata', 'enable_type_and_unit_labels'],
  'prometheus.scrape': [
    'enable_type_and_unit_labels',
    'honor_metadata',
    'start_timestamp_zero_ingestion',
  ],
};

/** Whether a component's arguments are among those that upstream calls experimental, though the component isn't. */
export function asksForExperimental(component: string, body: AlloyBody): boolean {
  const given = (EXPERIMENTAL_ARGUMENTS[component] ?? []).map((argument) => body[argument]);
  return given.some((value) => value !== undefined && value !== false);
}

/** A level's place among all, from the most to the least stable. */
export function rank(level: StabilityLevel): number {
  return STABILITY_LEVELS.indexOf(level);
}
