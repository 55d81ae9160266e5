import { metricsRequest, resourceOf } from '../../support/emitters/export';
import { keyValues, type MetricsRequest } from '../../support/otlp';

/** Seconds from one scrape to the next. */
export const STEP = 15;
/** How many series a host has of each kind. */
export const SERIES = 10;

/** As assistants send, uncompressed, since there are thousands. */
export const PLAIN = { encoding: 'protobuf', gzip: false } as const;

const nanos = (seconds: number) => `${seconds}000000000`;

const DELTA = 1;
const CUMULATIVE = 2;

/**
 * A host's scrape: counters that grow by 100 from each to the next, of a node, which are cumulative, and of an assistant,
 * which are deltas.
 *
 * @param time in seconds since the epoch
 * @param n the scrape's number, from 0
 */
export function metricsOf(host: string, time: number, n: number): MetricsRequest {
  const times = (start: number) => ({ time, start });
  return requestOf(host, [
    // it has counted since long before
    sum(
      'node_seconds',
      CUMULATIVE,
      points('node', 10_000 + 100 * n, times(time - STEP * n - 3600)),
    ),
    sum('used', DELTA, points('assistant', 100, times(time - STEP))),
  ]);
}

/** What an assistant on a host counted in the minute before `time`. */
export function deltasOf(host: string, time: number, value: number): MetricsRequest {
  return requestOf(host, [
    sum('used', DELTA, points('assistant', value, { time, start: time - 60 })),
  ]);
}

/** A request of about 19 MB, of the smallest points that there are, a second after the other. */
export function largeMetrics(host: string, time: number): MetricsRequest {
  const dataPoints = Array.from({ length: 315_000 }, (_, i) => ({
    attributes: keyValues({ kind: 'node', series: String(i % 1000) }),
    startTimeUnixNano: nanos(time - 3600),
    timeUnixNano: nanos(time - 300 + Math.floor(i / 1000)),
    asDouble: i,
  }));
  return requestOf(host, [sum('node_seconds', CUMULATIVE, dataPoints)]);
}

function requestOf(host: string, metrics: ReturnType<typeof sum>[]): MetricsRequest {
  const resource = resourceOf({ 'service.name': 'test', 'host.name': host });
  return metricsRequest(resource, { name: 'test' }, metrics);
}

function sum(name: string, aggregationTemporality: number, dataPoints: object[]) {
  return { name, sum: { aggregationTemporality, isMonotonic: true, dataPoints } };
}

/** A point of each series. */
function points(kind: string, value: number, { time, start }: { time: number; start: number }) {
  return Array.from({ length: SERIES }, (_, series) => ({
    attributes: keyValues({ kind, series: String(series) }),
    startTimeUnixNano: nanos(start),
    timeUnixNano: nanos(time),
    asDouble: value,
  }));
}
