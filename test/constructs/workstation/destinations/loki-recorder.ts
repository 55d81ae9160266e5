import { parse } from 'protobufjs';
import { Recorder, type Arrival, type Reply } from '../../../support/recorder';

/** Loki's push. Source: grafana/loki, `pkg/push/push.proto`. */
const PushRequest = parse(`
syntax = "proto3";
message PushRequest { repeated Stream streams = 1; }
message Stream { string labels = 1; repeated Entry entries = 2; }
message Entry { Timestamp timestamp = 1; string line = 2; }
message Timestamp { int64 seconds = 1; int32 nanos = 2; }
`).root.lookupType('PushRequest');

/** A line as it is kept. */
export interface LokiEntry {
  readonly labels: Readonly<Record<string, string>>;
  /** In seconds since 1970. */
  readonly time: number;
  readonly line: string;
}

/**
 * Keeps what comes by Loki's push as Loki does: answers 204, or 400 when a line is an hour (half of `max_chunk_age`) behind
 * the newest of its stream, with the others stored; and 429 as long as it is busy.
 *
 * @see https://grafana.com/docs/loki/latest/operations/request-validation-rate-limits/
 */
export class LokiRecorder extends Recorder {
  /** What it has stored, in the order in which it came. */
  readonly entries: LokiEntry[] = [];
  /** How many requests more it has no time for. */
  busy = 0;
  private readonly newest = new Map<string, number>();

  /** Forgets lines, though not how new they were. */
  forget(): void {
    this.entries.length = 0;
    this.clear();
  }

  protected override answer(arrival: Arrival): Reply {
    if (arrival.path !== '/loki/api/v1/push') return { status: 404 };
    if (this.busy > 0) {
      this.busy--;
      return {
        status: 429,
        headers: { 'content-type': 'text/plain', 'retry-after': '1' },
        body: 'Ingestion rate limit exceeded for user fake (limit: 4194304 bytes/sec)',
      };
    }
    const { streams = [] } = PushRequest.toObject(PushRequest.decode(unsnapped(arrival.body)), {
      longs: Number,
    }) as {
      streams?: {
        labels: string;
        entries: { timestamp: { seconds?: number; nanos?: number }; line: string }[];
      }[];
    };
    const problems = streams.flatMap(({ labels, entries }) =>
      entries.flatMap(({ timestamp: { seconds = 0, nanos = 0 }, line }) => {
        const time = seconds + nanos / 1e9;
        const newest = this.newest.get(labels) ?? 0;
        if (time < newest - 3600)
          return `entry too far behind, entry timestamp is: ${time}, oldest acceptable timestamp is: ${newest - 3600}`;
        this.newest.set(labels, Math.max(newest, time));
        this.entries.push({ labels: labelsOf(labels), time, line });
        return [];
      }),
    );
    return problems.length === 0
      ? { status: 204 }
      : { status: 400, headers: { 'content-type': 'text/plain' }, body: problems[0] };
  }
}

/** `{host="ryzen", job="nginx"}` */
function labelsOf(text: string): Record<string, string> {
  const found = [...text.matchAll(/(\w+)=("(?:[^"\\]|\\.)*")/g)];
  return Object.fromEntries(
    found.map(([, name, value = '']) => [name, JSON.parse(value) as string]),
  ) as Record<string, string>;
}

/** Snappy's block format. Source: google/snappy, `format_description.txt`. @throws for what isn't whole */
function unsnapped(from: Buffer): Buffer {
  let at = 0;
  let length = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = from[at++]!;
    length += (byte & 127) * 2 ** shift;
    if (byte < 128) break;
  }
  const to = Buffer.alloc(length);
  let filled = 0;
  while (at < from.length) {
    const tag = from[at++]!;
    const kind = tag & 3;
    if (kind === 0) {
      const bytes = (tag >> 2) - 59;
      const size = 1 + (bytes > 0 ? from.readUIntLE(at, bytes) : tag >> 2);
      if (bytes > 0) at += bytes;
      from.copy(to, filled, at, at + size);
      at += size;
      filled += size;
      continue;
    }
    const [size, offset, extra] =
      kind === 1
        ? [4 + ((tag >> 2) & 7), ((tag >> 5) << 8) | from[at]!, 1]
        : [1 + (tag >> 2), from.readUIntLE(at, kind === 2 ? 2 : 4), kind === 2 ? 2 : 4];
    at += extra;
    // byte by byte: it may copy what it has just written
    for (let n = 0; n < size; n++, filled++) to[filled] = to[filled - offset]!;
  }
  if (filled !== length) throw new Error(`${filled} of ${length} bytes`);
  return to;
}
