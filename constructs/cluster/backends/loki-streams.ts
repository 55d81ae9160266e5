import type { IConstruct } from 'constructs';
import { fail, shown, warn } from '../../../lib/errors';
import { Duration } from '../../../lib/units';

/** Streams that are kept for another time than the rest. */
export interface LokiStream {
  /** Which streams, such as `{unit="nix-daemon.service"}`. */
  readonly selector: string;
  /** How long they are kept, 24 hours at least. */
  readonly retention: Duration;
  /** Which rule wins where several match: the highest. @default 1 */
  readonly priority?: number;
}

/** What Loki's `retention_stream` says of them. */
export function retentionStreams(streams: readonly LokiStream[]) {
  return streams.map(({ selector, retention, priority = 1 }) => ({
    selector,
    priority,
    period: retention.toString(),
  }));
}

/** What is kept longest, since a query finds nothing beyond `max_query_lookback` (trap R18). */
export function longestRetention(retention: Duration, streams: readonly LokiStream[]): Duration {
  const all = [retention, ...streams.map((stream) => stream.retention)];
  return Duration.longest(all) ?? retention;
}

/** Warns of streams that go before the rest (trap R22). @throws for less than Loki can */
export function checkStreams(
  scope: IConstruct,
  streams: readonly LokiStream[],
  retention: Duration,
): void {
  for (const { selector, retention: period } of streams) {
    if (period.toMilliseconds() < Duration.hours(24).toMilliseconds()) {
      fail(
        scope,
        `Loki keeps streams for 24h at least, but ${shown(period.toString())} was given for ${selector}`,
      );
    }
    if (period.toMilliseconds() < retention.toMilliseconds()) {
      warn(
        scope,
        `Loki deletes ${selector} after ${period.toString()}, before the retention of ${retention.toString()} is over: leave it out of streams, unless that is meant`,
      );
    }
  }
}
