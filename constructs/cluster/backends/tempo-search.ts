import type { OtelSettings } from '../../../lib/otel/config';
import { Duration } from '../../../lib/units';
import { atLeast, atLeastOrUnlimited, atMost, under } from '../retention/expectation';
import type { BackendTimes } from './backend-props';

/** The generations of Tempo, whose configurations have different keys. */
export type TempoVersion = 2 | 3;

/**
 * A span is to be at Tempo within 2 s, and found by a search within 5 s. What decides the 3 s between is the ingester, which
 * looks every `flush_check_period` for traces that have had no span for the idle time, and only then writes them where a
 * search looks: so both together are the longest that it takes. A trace that pauses for longer is searched in parts, which a
 * query joins.
 */
const IDLE = Duration.seconds(1);
const CHECK = Duration.seconds(2);

/** The longest from a span's arrival to its being found by a search. By its trace's id it is found at once. */
export const UNTIL_FOUND = Duration.milliseconds(IDLE.toMilliseconds() + CHECK.toMilliseconds());

/** How soon what has come can be searched. @param idle the key that each generation has for it */
export function flushing(idle: string): OtelSettings {
  return { [idle]: IDLE.toString(), flush_check_period: CHECK.toString() };
}

/**
 * What a search needs to find all that is kept. It is refused beyond `max_duration`, 168h by default, although the data is
 * there (trap R18). Spans that come later than their own time by more than the slack, 2 minutes by default, are kept, and
 * found by their trace's id alone. A search finds a span 9.5 to 11.4 s after it came by default (idle 5 s, looked at every
 * 10 s), and after 3.9 to 4.7 s with 2 s and 5 s (both measured on 2.10).
 */
export function searches(
  version: TempoVersion,
  { retention, maxOutage }: BackendTimes,
): OtelSettings {
  const wal = { ingestion_time_range_slack: maxOutage.toString() };
  return {
    query_frontend: { search: { max_duration: retention.toString() } },
    // grafana/tempo v3: modules/livestore/config.go, modules/blockbuilder/config.go; there is no ingester
    ...(version === 2
      ? { storage: { trace: { wal } }, ingester: flushing('trace_idle_period') }
      : { live_store: { wal, ...flushing('max_trace_idle') }, block_builder: { wal } }),
  };
}

/** What is expected of `searches`. */
export function expectedOfSearches(
  version: TempoVersion,
  { retention, maxOutage }: BackendTimes,
): { readonly [path: string]: string } {
  const slack = { 'wal.ingestion_time_range_slack': atLeast(maxOutage) };
  return {
    'query_frontend.search.max_duration': atLeastOrUnlimited(retention),
    ...(version === 2
      ? { ...under('storage.trace', slack), ...under('ingester', quickly('trace_idle_period')) }
      : {
          ...under('live_store', { ...slack, ...quickly('max_trace_idle') }),
          ...under('block_builder', slack),
        }),
  };
}

function quickly(idle: string): { readonly [key: string]: string } {
  return { [idle]: atMost(IDLE), flush_check_period: atMost(CHECK) };
}
