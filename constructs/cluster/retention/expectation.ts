import type { Duration } from '../../../lib/units';

/** What a running backend may answer: this much, or more. */
export function atLeast(value: Duration | number): string {
  return `>=${value.toString()}`;
}

/** What a running backend may answer: this much, or less. */
export function atMost(value: Duration): string {
  return `<=${value.toString()}`;
}

/** What is expected below a path. */
export function under(
  path: string,
  expected: { readonly [key: string]: string },
): { readonly [path: string]: string } {
  return Object.fromEntries(
    Object.entries(expected).map(([key, value]) => [`${path}.${key}`, value]),
  );
}
