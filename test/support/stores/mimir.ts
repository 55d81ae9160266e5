import { emptySuccess, encodingOf, partialSuccess, type Arrival, type Reply } from '../arrival';
import { flattenMetrics, type FlatMetricPoint } from '../flatten';
import { Temporality, type MetricsRequest } from '../otlp';
import type { Arrived, RecorderOptions } from '../recorder';
import { Store } from './store';

/** Half of a block's range of two hours: so far behind the head is in order still. */
const IN_ORDER = 3_600_000;

/** What a series has: its newest point, and values by time. */
interface Series {
  newest: number;
  readonly values: Map<number, number>;
}

/**
 * Mimir 3.0.5 as it was seen to answer: points out of order, or behind the head of all series, are taken as far as the
 * window goes, and for the others there is a 200 with a partial success. Deltas are refused with a 400. Which points those
 * are is the TSDB's rule (`appendable` in prometheus/tsdb/head_append.go), which Mimir has.
 */
export class MimirStore extends Store<Arrived<FlatMetricPoint>> {
  private readonly series = new Map<string, Series>();
  /** The newest point of all. */
  private head = -Infinity;

  constructor(fragment: string, options?: RecorderOptions) {
    super('mimir', fragment, options);
  }

  override metricPoints(): Arrived<FlatMetricPoint>[] {
    return [...this.stored];
  }

  protected override answer(arrival: Arrival): Reply | Promise<Reply> {
    if (arrival.signal !== 'metrics' || !arrival.request) return super.answer(arrival);
    const { path, headers, receivedAt } = arrival;
    const points = flattenMetrics(arrival.request as MetricsRequest).map((point) => ({
      ...point,
      path,
      headers,
      receivedAt,
    }));
    const delta = points.filter(({ temporality }) => temporality === Temporality.delta);
    if (delta.length > 0) {
      this.refused.push(...delta.map((item) => ({ item, why: 'invalid temporality' })));
      return { status: 400, body: 'invalid temporality and type combination' };
    }
    const why = points.flatMap((point) => this.keep(point) ?? []);
    const [problem] = why;
    if (problem === undefined) return emptySuccess(encodingOf(arrival));
    return partialSuccess(why.length, problem);
  }

  private keep(point: Arrived<FlatMetricPoint>): string | undefined {
    const series = this.seriesOf(point);
    const time = Number(point.point.timeUnixNano) / 1e6;
    const why = this.problem(series, time, point.value);
    if (why !== undefined) {
      this.refused.push({ item: point, why });
      return why;
    }
    series.newest = Math.max(series.newest, time);
    series.values.set(time, point.value);
    this.head = Math.max(this.head, time);
    this.stored.push(point);
    return undefined;
  }

  private problem(series: Series, time: number, value: number): string | undefined {
    const window = this.config.duration('limits.out_of_order_time_window');
    const known = series.values.get(time);
    if (known !== undefined)
      return known === value ? undefined : 'err-mimir-sample-duplicate-timestamp';
    const inOrder = time >= this.head - IN_ORDER;
    if (inOrder && time > series.newest) return undefined;
    if (window > 0)
      return time >= this.head - window ? undefined : 'err-mimir-sample-timestamp-too-old';
    return inOrder ? 'err-mimir-sample-out-of-order' : 'err-mimir-sample-timestamp-too-old';
  }

  private seriesOf({ metric, resource, attributes }: FlatMetricPoint): Series {
    const { 'service.name': job, 'service.namespace': namespace } = resource;
    const key = JSON.stringify([
      metric,
      job,
      namespace,
      resource['service.instance.id'],
      Object.entries(attributes).sort(),
    ]);
    let found = this.series.get(key);
    if (!found) this.series.set(key, (found = { newest: -Infinity, values: new Map() }));
    return found;
  }
}
