import { emptySuccess, encodingOf, type Arrival, type Reply } from '../arrival';
import { flattenLogs, type FlatLogRecord } from '../flatten';
import type { Attributes, LogsRequest } from '../otlp';
import type { Arrived, RecorderOptions } from '../recorder';
import { json, Store } from './store';

const MB = 1024 * 1024;

/** A log record as Loki keeps it. */
interface Entry {
  readonly record: Arrived<FlatLogRecord>;
  /** Its labels. */
  readonly stream: string;
  /** In milliseconds since 1970. */
  readonly time: number;
  readonly line: number;
  /** Bytes and number of what is kept beside the line: the record's attributes, and the resource's that are no labels. */
  readonly metadata: number;
  readonly entries: number;
}

/**
 * Loki 3.7.8 as it was seen to answer: 429 to more than its burst; 503 to what is larger than it passes on to an ingester,
 * which counts the resource with each record; 400 where it didn't take a record, which leaves the others stored: one of
 * an hour (half of `max_chunk_age`) behind the newest of its stream, older than a week, with a large line or much beside
 * it; 429 for a stream too many. Its answers come at once, and a restart forgets no stream.
 */
export class LokiStore extends Store<Arrived<FlatLogRecord>> {
  private readonly newest = new Map<string, number>();
  private spent = 0;
  private spentAt = Date.now();

  constructor(fragment: string, options?: RecorderOptions) {
    super('loki', fragment, options);
  }

  /** The streams that there are, by their labels. */
  get streams(): readonly string[] {
    return [...this.newest.keys()];
  }

  override logRecords(): Arrived<FlatLogRecord>[] {
    return [...this.stored];
  }

  /** What it has of streams that have these labels. */
  search(selector: Readonly<Record<string, string>>): Arrived<FlatLogRecord>[] {
    return this.stored.filter((record) => {
      const labels = this.streamOf(record);
      return Object.entries(selector).every(([name, value]) => labels[name] === value);
    });
  }

  /** The labels of the stream that a record is in, as queries spell them. */
  streamOf({ resource }: FlatLogRecord): Record<string, string> {
    const labels = this.labels();
    return spelt(Object.entries(resource).filter(([name]) => labels.has(name)));
  }

  /**
   * A query of one selector and one text. What is no label is given with the labels, unless it is asked for apart.
   *
   * @see https://grafana.com/docs/loki/latest/reference/loki-http-api/
   */
  private range({ query, headers }: Arrival): Reply {
    const asked = new URLSearchParams(query).get('query') ?? '';
    const [, labels = '', text = ''] = /^\{(.*)\} \|= "(.*)"$/.exec(asked) ?? [];
    const selector = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value] as const,
    );
    if (selector.length === 0) return { status: 400, body: `parse error: ${asked}` };
    const apart = headers['x-loki-response-encoding-flags'] === 'categorize-labels';
    const found = this.search(Object.fromEntries(selector)).filter(({ body }) =>
      body?.includes(text),
    );
    const result = found.map((record) => ({
      stream: apart
        ? this.streamOf(record)
        : spelt(Object.entries({ ...record.resource, ...record.attributes })),
      values: [[record.record.timeUnixNano ?? '0', record.body ?? '']],
    }));
    return json({ status: 'success', data: { resultType: 'streams', result } });
  }

  protected override answer(arrival: Arrival): Reply | Promise<Reply> {
    if (arrival.method === 'GET' && arrival.path === '/loki/api/v1/query_range')
      return this.range(arrival);
    if (arrival.signal !== 'logs' || !arrival.request) return super.answer(arrival);
    const { path, headers, receivedAt } = arrival;
    const labels = this.labels();
    const entries = flattenLogs(arrival.request as LogsRequest).map((record) =>
      entryOf({ ...record, path, headers, receivedAt }, labels),
    );
    const size = entries.reduce((sum, { line, metadata }) => sum + line + metadata, 0);
    if (!this.mayTake(size))
      return text(
        429,
        `Ingestion rate limit exceeded: '${entries.length}' lines totaling '${size}' bytes`,
      );
    const fit = this.config.number('server.grpc_server_max_recv_msg_size');
    if (size > fit) return text(503, `grpc: received message larger than max (${size} vs. ${fit})`);
    const problems = entries.flatMap((entry) => this.keep(entry, receivedAt) ?? []);
    if (problems.length === 0) return emptySuccess(encodingOf(arrival));
    const [problem = ''] = problems;
    return text(problem.startsWith('maximum active stream') ? 429 : 400, problem);
  }

  /** Stores an entry, unless there is something wrong with it. */
  private keep(entry: Entry, now: number): string | undefined {
    const { record: item, stream, time } = entry;
    const newest = this.newest.get(stream);
    const why = this.problem(entry, now, newest);
    if (why !== undefined) {
      this.refused.push({ item, why });
      return why;
    }
    this.newest.set(stream, Math.max(newest ?? 0, time));
    this.stored.push(item);
    return undefined;
  }

  private problem(entry: Entry, now: number, newest: number | undefined): string | undefined {
    const { config } = this;
    const { stream, time, line, metadata, entries } = entry;
    const limit = (name: string) => config.number(`limits_config.${name}`);
    if (time < now - config.duration('limits_config.reject_old_samples_max_age'))
      return `entry for stream '${stream}' has timestamp too old`;
    if (time > now + config.duration('limits_config.creation_grace_period'))
      return `entry for stream '${stream}' has timestamp too new`;
    if (line > limit('max_line_size')) return `Max entry size exceeded: ${line} bytes`;
    if (metadata > limit('max_structured_metadata_size'))
      return `stream '${stream}' has structured metadata too large: '${metadata}' bytes`;
    if (entries > limit('max_structured_metadata_entries_count'))
      return `stream '${stream}' has too many structured metadata labels: '${entries}'`;
    if (newest === undefined && this.newest.size >= limit('max_global_streams_per_user'))
      return 'maximum active stream limit exceeded';
    if (newest !== undefined && time < newest - config.duration('ingester.max_chunk_age') / 2)
      return `entry too far behind, entry timestamp is: ${new Date(time).toISOString()}`;
    return undefined;
  }

  /** A bucket that holds a burst, and fills at the rate. */
  private mayTake(bytes: number): boolean {
    const { config } = this;
    const now = Date.now();
    const rate = config.number('limits_config.ingestion_rate_mb') * MB;
    const burst = config.number('limits_config.ingestion_burst_size_mb') * MB;
    this.spent = Math.max(0, this.spent - ((now - this.spentAt) / 1000) * rate);
    this.spentAt = now;
    if (this.spent + bytes > burst) return false;
    this.spent += bytes;
    return true;
  }

  /** The resource attributes that become labels. */
  private labels(): ReadonlySet<string> {
    const { config } = this;
    const own = config.get('distributor.otlp_config.default_resource_attributes_as_index_labels');
    const path = 'limits_config.otlp_config.resource_attributes';
    // the recorded one leaves it out, which is false
    const ignore = optional(() => config.get(`${path}.ignore_defaults`)) === true;
    const given = config.get(`${path}.attributes_config`) as Labels;
    const asked = given.flatMap(({ action, attributes }) =>
      action === 'index_label' ? attributes : [],
    );
    return new Set([...(ignore ? [] : (own as string[])), ...asked]);
  }
}

/** Names as labels have them. */
function spelt(entries: readonly (readonly [string, unknown])[]): Record<string, string> {
  return Object.fromEntries(
    entries.map(([name, value]) => [name.replaceAll(/\W/g, '_'), String(value)]),
  );
}

type Labels = readonly { readonly action: string; readonly attributes: readonly string[] }[];

function optional(get: () => unknown): unknown {
  try {
    return get();
  } catch {
    return undefined;
  }
}

function entryOf(record: Arrived<FlatLogRecord>, labels: ReadonlySet<string>): Entry {
  const of = (isLabel: boolean): Attributes =>
    Object.fromEntries(
      Object.entries(record.resource).filter(([name]) => labels.has(name) === isLabel),
    );
  const { timeUnixNano = '0', observedTimeUnixNano = '0', body } = record.record;
  // Loki takes the time at which it was observed for one that has none
  const nanos = Number(timeUnixNano) || Number(observedTimeUnixNano);
  const beside = [...Object.entries(of(false)), ...Object.entries(record.attributes)];
  return {
    record,
    stream: JSON.stringify(Object.entries(of(true)).sort()),
    time: nanos > 0 ? nanos / 1e6 : record.receivedAt,
    line: Buffer.byteLength(record.body ?? (body ? JSON.stringify(body) : '')),
    metadata: beside.reduce(
      (sum, [name, value]) => sum + name.length + Buffer.byteLength(String(value)),
      0,
    ),
    entries: beside.length,
  };
}

function text(status: number, body: string): Reply {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}
