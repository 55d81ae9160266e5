import { Duration } from '../../../lib/units';
import type { AlertedHost, Rule } from './rule';

/** OpenTelemetry's counters of spans, points and records, summed up, so that a rule may look at them as one. */
export function summed(record: string, counters: string, matchers: string, by: string): Rule {
  const names = `otelcol_${counters}_(spans|metric_points|log_records)_total`;
  return { record, expr: `sum by (${by}) ({__name__=~"${names}", ${matchers}})` };
}

/**
 * Where a counter has grown within an hour. OpenTelemetry's have no series before they first count something, and
 * `increase` doesn't see what a series begins with; but of what was away, such as a laptop asleep, all series begin.
 *
 * @param label whose the counter is
 * @param there a series that is always there, where whose it is is
 */
export function grown(counter: string, label: string, there: string): string {
  return anyOf(
    `increase(${counter}[1h]) > 0`,
    `(${counter} unless ${counter} offset 1h and on (${label}) ${there} offset 1h) > 0`,
  );
}

/** Where any of some holds. */
export function anyOf(...exprs: readonly string[]): string {
  return exprs.join('\nor\n');
}

/** The matcher of some hosts' series. */
export function hostIn(hosts: readonly AlertedHost[]): string {
  const names = hosts.map(({ name }) => name);
  return names.length === 1 ? `host="${names[0]}"` : `host=~"${names.join('|')}"`;
}

/** A range of twice an interval. */
export function twice(interval: Duration): string {
  return Duration.milliseconds(2 * interval.toMilliseconds()).toString();
}
