import type { Arrival, Reply } from '../arrival';
import { decodePush, PUSH, type Pushed } from '../pprof';
import type { RecorderOptions } from '../recorder';
import { json, Store } from './store';

/**
 * Pyroscope 2 of August 2026 as it was seen to answer: to a push after a segment's half a second, and with a 400 where a
 * profile is older than `reject_older_than`, which is none at 0.
 */
export class PyroscopeStore extends Store<Pushed> {
  constructor(fragment: string, options?: RecorderOptions) {
    super('pyroscope', fragment, options);
  }

  protected override async answer(arrival: Arrival): Promise<Reply> {
    if (arrival.path === QUERY) return this.merged(arrival);
    if (arrival.path !== PUSH) return super.answer(arrival);
    const pushed = decodePush(arrival.body);
    const oldest = this.config.duration('limits.reject_older_than');
    const isOld = ({ time }: Pushed) => oldest > 0 && time < arrival.receivedAt - oldest;
    if (pushed.some(isOld)) {
      const why = 'profile timestamp is too old';
      this.refused.push(...pushed.map((item) => ({ item, why })));
      const body = JSON.stringify({ code: 'invalid_argument', message: why });
      return { status: 400, headers: { 'content-type': 'application/json' }, body };
    }
    const segment = this.config.duration('segment_writer.segment_duration');
    await new Promise((resolve) => setTimeout(resolve, segment));
    this.stored.push(...pushed);
    return super.answer(arrival);
  }

  /** The functions of all that have the labels which are asked for. @see https://grafana.com/docs/pyroscope/latest/reference-server-api/ */
  private merged({ body }: Arrival): Reply {
    const asked = JSON.parse(body.toString()) as Record<'labelSelector', string> &
      Record<'start' | 'end', number>;
    const { labelSelector, start, end } = asked;
    const wanted = [...labelSelector.matchAll(/(\w+)="([^"]*)"/g)].map(
      ([, name = '', value]) => [name, value] as const,
    );
    const found = this.stored.filter(
      ({ labels, time }) =>
        time >= start && time <= end && wanted.every(([name, value]) => labels[name] === value),
    );
    return json({
      flamegraph: { names: ['total', ...found.flatMap(({ functions }) => functions)], levels: [] },
    });
  }
}

const QUERY = '/querier.v1.QuerierService/SelectMergeStacktraces';
