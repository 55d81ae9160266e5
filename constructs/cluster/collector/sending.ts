import type { OtelSettings } from '../../../lib/otel/config';
import { Size, type Duration } from '../../../lib/units';
import { MAX_REQUEST_SIZE } from '../../wiring/limits';
import type { OtlpSignal } from '../../wiring/signal';

/** What an exporter's queue depends on. */
export interface SendingOptions {
  /** How long a request is tried again: what is older, no backend takes. */
  readonly maxOutage: Duration;
  /** The extension that keeps the queue on a disk. @default - in memory */
  readonly storage?: string;
}

/** How the exporter of a signal sends. */
export function sending(signal: OtlpSignal, { maxOutage, storage }: SendingOptions): OtelSettings {
  return {
    // full, it refuses, and the hosts' buffers take over: so nothing is given up here. One that a request doesn't fit into
    // refuses it for ever, and requests grow behind the receiver: 19 MB of points became more than 20 MiB by their label
    // of the host (measured)
    sending_queue: {
      sizer: 'bytes',
      queue_size: 2 * MAX_REQUEST_SIZE.toBytes(),
      num_consumers: CONSUMERS[signal],
      batch: { flush_timeout: '200ms', sizer: 'bytes', ...BATCHES[signal] },
      storage,
    },
    // upstream's first retry comes after 5 s, which is all that a trace may take; backends close idle connections.
    // There is an end to it, since a backend may say "later" to what it will never take
    retry_on_failure: { initial_interval: '500ms', max_elapsed_time: maxOutage.toString() },
  };
}

/**
 * How many requests are under way at once. Metrics and logs are one by one: several, each with its own pauses between
 * tries, arrive in another order than they came, and a store refuses what is older than what it has (ten: 29 to 41 % of
 * replayed metrics, 13.5 % of replayed logs; one: none; measured). Spans have no order, so one that is slow holds up none.
 */
const CONSUMERS: { readonly [S in OtlpSignal]: number } = { metrics: 1, logs: 1, traces: 10 };

/**
 * How much goes in one request. In bytes, as stores count: a batch of 3,000 lines can be more than Loki ever takes, which
 * would hold up everybody's logs behind it (measured).
 *
 * Metrics aren't joined, only split: Prometheus refuses a request whole when it refuses a point of it, and so what one
 * host brings late would take another's points along. What is larger than a batch is lost
 * with what follows it in its request, so lines and spans are cut before (`cutLarge`); a span with all its events can be
 * larger than a line, and so can its batch, which Tempo takes.
 */
const BATCHES: { readonly [S in OtlpSignal]: OtelSettings } = {
  metrics: { min_size: 0, max_size: Size.mebibytes(1).toBytes() },
  logs: { min_size: Size.kibibytes(512).toBytes(), max_size: Size.mebibytes(1).toBytes() },
  traces: { min_size: Size.kibibytes(512).toBytes(), max_size: Size.mebibytes(8).toBytes() },
};
