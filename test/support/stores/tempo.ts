import type { FlatSpan } from '../flatten';
import type { Arrived, RecorderOptions } from '../recorder';
import { Store } from './store';

/**
 * Tempo 2.10.8 as it was seen to answer: it takes every span, and gives it back by its trace's id; a search over a span's
 * own time finds it only when it came within the ingestion slack of that.
 */
export class TempoStore extends Store<Arrived<FlatSpan>> {
  constructor(fragment: string, options?: RecorderOptions) {
    super('tempo', fragment, options);
  }

  /** The spans that a search over their own time finds. */
  found(): Arrived<FlatSpan>[] {
    const slack = this.config.duration('storage.trace.wal.ingestion_time_range_slack');
    return this.spans().filter(
      ({ span, receivedAt }) => Number(span.startTimeUnixNano) / 1e6 >= receivedAt - slack,
    );
  }
}
