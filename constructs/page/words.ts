import type { Duration } from '../../lib/units';

/** As many names as one takes in. */
const NAMES = 6;

/** Names, or how many there are and the first of them. */
export function named(names: readonly string[], what: string): string {
  if (names.length <= NAMES) return names.join(', ');
  return `${names.length} ${what}: ${names.slice(0, NAMES - 1).join(', ')} and ${names.length - NAMES + 1} more`;
}

/** Some of the hosts, of so many. */
export function ofHosts(names: readonly string[], all: number): string {
  return names.length === all ? 'all' : named(names, 'hosts');
}

/** A number of things. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** How long something is, in days where it is whole days of them. */
export function inDays(duration: Duration): string {
  const days = duration.toMilliseconds() / 86_400_000;
  return Number.isInteger(days) && days > 0 ? counted(days, 'day') : duration.toString();
}

/** A URL without what goes without saying. */
export function address(url: string): string {
  return url.replace(/^http:\/\//, '');
}

/** Values by what they have in common, in the order in which they come. */
export function groupedBy<T>(values: readonly T[], key: (value: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const found = groups.get(key(value));
    if (found) found.push(value);
    else groups.set(key(value), [value]);
  }
  return [...groups.values()];
}
