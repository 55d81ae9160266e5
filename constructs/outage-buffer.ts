import type { OtelcolSendingQueue } from '../lib/alloy/components/otelcol';
import { Size } from '../lib/units';
import { OTLP_SIGNALS } from './signal';

/** What a host does with telemetry while a remote destination can't be reached. */
export class OutageBuffer {
  /**
   * Alloy's own memory queue, bounded in bytes. It never pushes back on the sender, but when it is full it refuses the
   * **newest**: after a long outage the oldest telemetry is what arrives. It is lost when Alloy stops.
   *
   * @param size for all OTLP signals of one destination together; each of the three gets a third. Alloy 1.18 needs
   *   4.9 bytes of heap per byte queued (measured), so 18 MiB cost up to 90 MB during an outage.
   * @throws when there isn't a byte for each signal
   */
  static alloyQueue(size: Size): OutageBuffer {
    return new OutageBuffer(size);
  }

  private constructor(private readonly size: Size) {
    if (size.toBytes() < OTLP_SIGNALS.length) {
      throw new Error(
        `an outage buffer needs room for every signal, but ${size.toBytes()} bytes were given`,
      );
    }
  }

  /** The `sending_queue` of an exporter, which keeps one queue of this size per signal. */
  sendingQueue(): OtelcolSendingQueue {
    return {
      queueSize: Size.bytes(Math.floor(this.size.toBytes() / OTLP_SIGNALS.length)),
      blockOnOverflow: false,
    };
  }
}
