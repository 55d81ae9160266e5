import type { OtelSettings } from '../../../lib/otel/config';
import { Duration } from '../../../lib/units';
import { atLeast, atLeastOrUnlimited, atMost, under } from '../retention/expectation';
import type { BackendTimes } from './backend-props';

/** The generations of Tempo, whose configurations have different keys. */
export type TempoVersion = 2 | 3;

const IDLE = Duration.seconds(2);
const CHECK = Duration.seconds(5);

/** How soon what has come can be searched. @param idle the key that each generation has for it */
export function flushing(idle: string): OtelSettings {
  return { [idle]: IDLE.toString(), flush_check_period: CHECK.toString() };
}

/**
 * What a search needs to find all that is kept. It is refused beyond `max_duration`, 168h by default, although the data is
 * there (trap R18). Spans that come later than their own time by more than the slack, 2 minutes by default, are kept, and
 * found by their trace's id alone. A search finds a span when its trace has been idle and its block is looked at: after 9.5
 * to 11.4 s by default, after 3.9 to 4.7 s with these (measured on 2.10).
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
