import type { IConstruct } from 'constructs';
import { fail } from '../../../lib/errors';
import { Duration } from '../../../lib/units';

/**
 * How often a source reads metrics, and how long a read may take: never longer than to the next one, on which Alloy would exit.
 *
 * @param longest how long it may take at most
 * @throws for an interval of 0
 */
export function scrapeTimes(scope: IConstruct, interval: Duration, longest: Duration) {
  if (interval.toMilliseconds() === 0)
    fail(scope, 'the interval is longer than 0, but 0s was given');
  const timeout = Math.min(interval.toMilliseconds(), longest.toMilliseconds());
  return { scrapeInterval: interval, scrapeTimeout: Duration.milliseconds(timeout) };
}
