import { claudeLogs, claudeMetrics, claudeTraces, post, send } from '../support/emitters';
import {
  flattenLogs,
  flattenMetrics,
  flattenTraces,
  type FlatLogRecord,
  type FlatMetricPoint,
  type FlatSpan,
} from '../support/flatten';
import { keyValues, type Attributes, type Resource } from '../support/otlp';
import { encodePush, PUSH, type Pushed } from '../support/pprof';

/** All that a workstation sends. */
export const ALL = ['metrics', 'logs', 'traces', 'profiles'] as const;

/** One of them. */
export type AnySignal = (typeof ALL)[number];

/** What tells one record of a signal from every other, wherever it is on its way. */
export const ID = {
  metrics: ({ metric, attributes: { host: _, ...own }, point }: FlatMetricPoint) =>
    JSON.stringify([metric, Object.entries(own).sort(), point.timeUnixNano]),
  logs: ({ attributes }: FlatLogRecord) =>
    `${attributes['session.id']} ${attributes['event.sequence']}`,
  traces: ({ span }: FlatSpan) => `${span.traceId} ${span.spanId}`,
  profiles: ({ functions }: Pushed) => functions.join(),
} as const;

/** Where a host sends to. */
export interface Way {
  readonly otlp: string;
  readonly profiles: string;
  /** What the records say of their host, when the way doesn't. */
  readonly host?: string;
}

/**
 * A session of an assistant, with a profile every other turn, whose turns are some time apart and are sent at once. It has
 * a service name of its own, and so a stream at Loki, since several outages' times are mixed there.
 */
export class Traffic {
  /** What was sent, by its id. */
  readonly sent: { readonly [S in AnySignal]: string[] } = {
    metrics: [],
    logs: [],
    traces: [],
    profiles: [],
  };

  /**
   * @param session its id
   * @param first when its first turn was, in milliseconds since 1970
   * @param every from a turn to the next, in milliseconds
   */
  constructor(
    private readonly session: string,
    private readonly first: number,
    private readonly every: number,
  ) {}

  /** Sends turns, each signal when the one before was taken. @throws when one isn't */
  async send(way: Way, from: number, to: number): Promise<void> {
    for (let n = from; n < to; n++) {
      await this.turn(way, n);
      if (n % 2 === 0) await this.profile(way, n);
    }
  }

  private async turn(way: Way, n: number): Promise<void> {
    const turn = {
      sessionId: this.session,
      n,
      nowNanos: BigInt(this.first) * 1_000_000n,
      intervalNanos: BigInt(this.every) * 1_000_000n,
    };
    const logs = claudeLogs(turn);
    const metrics = claudeMetrics(turn);
    const traces = claudeTraces(turn);
    const resources = [
      ...(logs.resourceLogs ?? []),
      ...(metrics.resourceMetrics ?? []),
      ...(traces.resourceSpans ?? []),
    ] as { resource?: Resource }[];
    const own = {
      'service.name': this.session,
      ...(way.host !== undefined && { 'host.name': way.host }),
    };
    for (const each of resources) each.resource = withOwn(each.resource, own);
    const options = { encoding: 'protobuf', gzip: true } as const;
    taken('logs', await send(way.otlp, 'logs', logs, options));
    taken('metrics', await send(way.otlp, 'metrics', metrics, options));
    taken('traces', await send(way.otlp, 'traces', traces, options));
    this.sent.logs.push(...flattenLogs(logs).map(ID.logs));
    this.sent.metrics.push(...flattenMetrics(metrics).map(ID.metrics));
    this.sent.traces.push(...flattenTraces(traces).map(ID.traces));
  }

  private async profile(way: Way, n: number): Promise<void> {
    const profile = {
      labels: { __name__: 'process_cpu', service_name: this.session, host: way.host ?? '' },
      functions: [`${this.session} ${n}`],
      time: this.first + n * this.every,
    };
    const headers = { 'content-type': 'application/proto' };
    taken(
      'profiles',
      await post(`${way.profiles}${PUSH}`, encodePush(profile), { headers, timeoutMs: 60_000 }),
    );
    this.sent.profiles.push(ID.profiles(profile));
  }
}

function taken(signal: AnySignal, { status }: { status: number }): void {
  if (status !== 200) throw new Error(`${signal} were answered with ${status}`);
}

function withOwn({ attributes = [] }: Resource = {}, own: Attributes): Resource {
  const others = attributes.filter(({ key }) => !Object.hasOwn(own, key));
  return { attributes: [...others, ...keyValues(own)] };
}
