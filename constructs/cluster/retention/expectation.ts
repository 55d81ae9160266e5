import type { Duration } from '../../../lib/units';

/** What a running backend may answer: this much, or more. */
export function atLeast(value: Duration | number): string {
  return `>=${value.toString()}`;
}

/** What a running backend may answer: this much, or less. */
export function atMost(value: Duration): string {
  return `<=${value.toString()}`;
}

/** What a running backend may answer: this much, or more, or 0, which upstream takes for no limit. */
export function atLeastOrUnlimited(value: Duration): string {
  return `${atLeast(value)}|0s`;
}

/** What a running backend may answer of whether it has several tenants: it leaves a switch out that is off. */
export function tenancy(tenant: string | undefined): string {
  return tenant === undefined ? `false|${NOT_SET}` : 'true';
}

/** That nothing is said of it. */
export const NOT_SET = 'not set';

/** What is expected below a path. */
export function under(
  path: string,
  expected: { readonly [key: string]: string },
): { readonly [path: string]: string } {
  return Object.fromEntries(
    Object.entries(expected).map(([key, value]) => [`${path}.${key}`, value]),
  );
}
