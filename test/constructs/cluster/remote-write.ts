import { parse } from 'protobufjs';
import { flattenMetrics, type FlatMetricPoint } from '../../support/flatten';
import type { MetricsRequest } from '../../support/otlp';
import { Recorder, type Arrival, type Reply } from '../../support/recorder';

/** The part of remote_write that counters need. Source: prometheus/prompb, `remote.proto` and `types.proto`. */
const WriteRequest = parse(`
syntax = "proto3";
message WriteRequest { repeated TimeSeries timeseries = 1; }
message TimeSeries { repeated Label labels = 1; repeated Sample samples = 2; }
message Label { string name = 1; string value = 2; }
message Sample { double value = 1; int64 timestamp = 2; }
`).root.lookupType('WriteRequest');

/**
 * Stands before a Prometheus that takes no OTLP: writes what comes by remote_write, one request for one, and answers as
 * Prometheus 3's own receiver of OTLP does, by what the TSDB says.
 */
export class RemoteWrite extends Recorder {
  /** @param store its URL */
  constructor(private readonly store: string) {
    super();
  }

  protected override async answer(arrival: Arrival): Promise<Reply> {
    const points = flattenMetrics(arrival.request as MetricsRequest);
    const headers = {
      'content-type': 'application/x-protobuf',
      'content-encoding': 'snappy',
      'x-prometheus-remote-write-version': '0.1.0',
    };
    try {
      const body = snappy(WriteRequest.encode(WriteRequest.fromObject(written(points))).finish());
      const answer = await fetch(`${this.store}/api/v1/write`, { method: 'POST', headers, body });
      return {
        status: answer.ok ? 200 : answer.status,
        body: answer.ok ? '' : await answer.text(),
      };
    } catch {
      return { status: 503, body: 'the store is away' };
    }
  }
}

/** Each series with its samples, in the order in which they came. */
function written(points: readonly FlatMetricPoint[]) {
  const series = new Map<string, { labels: object[]; samples: object[] }>();
  for (const { metric, monotonic, resource, attributes, value, point } of points) {
    const labels = Object.entries({
      ...attributes,
      __name__: `${metric}${monotonic ? '_total' : ''}`,
      job: resource['service.name'],
      instance: resource['service.instance.id'],
    })
      .map(([name, of]) => ({ name: name.replaceAll('.', '_'), value: String(of) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const key = JSON.stringify(labels);
    let found = series.get(key);
    if (!found) series.set(key, (found = { labels, samples: [] }));
    found.samples.push({ value, timestamp: Math.round(Number(point.timeUnixNano) / 1e6) });
  }
  return { timeseries: [...series.values()] };
}

/** Snappy's block format, of literals alone. Source: google/snappy, `format_description.txt`. */
function snappy(bytes: Uint8Array): Buffer {
  const parts: Uint8Array[] = [];
  const length: number[] = [];
  for (let left = bytes.length; ; left >>>= 7) {
    length.push(left > 127 ? (left & 127) | 128 : left);
    if (left <= 127) break;
  }
  parts.push(Uint8Array.from(length));
  for (let at = 0; at < bytes.length; at += 65_536) {
    const literal = bytes.subarray(at, at + 65_536);
    const last = literal.length - 1;
    // a literal with its length, less one, in two bytes
    parts.push(Uint8Array.from([61 << 2, last & 255, last >> 8]), literal);
  }
  return Buffer.concat(parts);
}
