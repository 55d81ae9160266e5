import type { FlatSpan } from '../flatten';
import type { Arrived, RecorderOptions } from '../recorder';
import { keyValues } from '../otlp';
import type { Arrival, Reply } from '../arrival';
import { json, Store } from './store';

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

  /** @see https://grafana.com/docs/tempo/latest/api_docs/ */
  protected override answer(arrival: Arrival): Reply | Promise<Reply> {
    const [, id] = /^\/api\/traces\/(\w+)$/.exec(arrival.path) ?? [];
    if (arrival.method !== 'GET' || id === undefined) return super.answer(arrival);
    const spans = this.spans().filter(({ span }) => span.traceId === id);
    if (spans.length === 0) return { status: 404, body: 'trace not found' };
    const batches = spans.map(({ resource, span }) => ({
      resource: { attributes: keyValues(resource) },
      scopeSpans: [{ spans: [span] }],
    }));
    return json({ batches });
  }
}
