import type { IConstruct } from 'constructs';
import type { OtelcolQueueArguments } from '../lib/alloy/components/shared/otelcol';
import { Duration, Size } from '../lib/units';
import { OTLP_SIGNALS } from './signal';

/** The largest request that a collector takes, on a workstation and in the cluster; OpenTelemetry's default. */
export const MAX_REQUEST = Size.mebibytes(20);

/** How an exporter reaches its destination. */
export interface BufferedLink {
  /** Where it sends to. */
  readonly url: string;
  /** Its `sending_queue`. */
  readonly sendingQueue: OtelcolQueueArguments;
}

/** What a host does with telemetry while a remote destination can't be reached. */
export class OutageBuffer {
  /**
   * Alloy's own memory queue, bounded in bytes. It never pushes back on the sender, but when it is full it refuses the
   * **newest**: after a long outage the oldest telemetry is what arrives. It is lost when Alloy stops.
   *
   * @param size for all OTLP signals of one destination together; each of the three gets a third. 60 MiB at least,
   *   since a queue drops a request that is larger than itself even when nothing is wrong. Alloy 1.18 needs 4.9 bytes
   *   of heap per byte queued (measured), so 60 MiB cost up to 294 MiB during an outage.
   * @throws when a third of it holds no request of `MAX_REQUEST`
   */
  static alloyQueue(size: Size): OutageBuffer {
    return new OutageBuffer(size);
  }

  private readonly perSignal: number;

  private constructor(size: Size) {
    this.perSignal = Math.floor(size.toBytes() / OTLP_SIGNALS.length);
    if (this.perSignal < MAX_REQUEST.toBytes()) {
      const wanted = Size.bytes(MAX_REQUEST.toBytes() * OTLP_SIGNALS.length);
      throw new Error(
        `an outage buffer is ${wanted.toString()} at least, so that the queue of each signal holds a request of ` +
          `${MAX_REQUEST.toString()}, but ${size.toString()} was given`,
      );
    }
  }

  /**
   * The way from an exporter to its destination.
   *
   * @param _scope where whatever stands between the two would be made
   * @param url the destination's own
   */
  connect(_scope: IConstruct, url: string): BufferedLink {
    return {
      url,
      sendingQueue: {
        sizer: 'bytes',
        queueSize: this.perSignal,
        blockOnOverflow: false,
        // behind the queue, by bytes: before it, two requests that fit could become one that doesn't
        batch: {
          // a second at most, of the five that a trace may take to the cluster (SC-002)
          flushTimeout: Duration.seconds(1),
          minSize: Size.mebibytes(1).toBytes(),
          maxSize: Size.mebibytes(4).toBytes(),
          sizer: 'bytes',
        },
      },
    };
  }
}
