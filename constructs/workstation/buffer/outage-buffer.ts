import type { IConstruct } from 'constructs';
import type { AlloyExpression } from '../../../lib/alloy/expression';
import type { OtelcolQueueArguments } from '../../../lib/alloy/components/shared/otelcol';
import { Alloy } from '../../../lib/alloy/stdlib';
import { fail } from '../../../lib/errors';
import { Duration, Size } from '../../../lib/units';
import type { DestinationConnection } from '../../wiring/destination';
import { MAX_REQUEST_SIZE } from '../../wiring/limits';
import { OTLP_SIGNALS } from '../../wiring/signal';
import { OutageBufferService } from './outage-buffer-service';
import type { OutageBufferUpstream } from './upstream';

/** How a buffer that drops the oldest is set up. */
export interface DropOldestOptions {
  /** What is older isn't sent any more, a second at least: backends refuse it. @default - whatever fits is sent */
  readonly maxAge?: Duration;
  /** The loopback port that it listens on, 1 to 65535. @default 24347 */
  readonly port?: number;
}

/**
 * What a host does with telemetry while a remote destination can't be reached.
 *
 * @example
 * new AlloyCollector(thinkpad, 'alloy', {
 *   destinations: [lgtm],
 *   buffer: OutageBuffer.dropOldest(Size.mebibytes(200), { maxAge: Duration.hours(12) }),
 * });
 */
export abstract class OutageBuffer {
  /**
   * A buffer in memory for all signals of all remote destinations together, in a process of its own,
   * `outage-buffer.service`: when it is full, the destination that holds most loses its own **oldest**. Requests are kept
   * as they come, compressed, so that it holds several times more than a queue of Alloy's, and an outage costs the collector nothing.
   * It is lost when the service stops before an upstream is back.
   *
   * What a destination refuses for good, by the rules of its protocol, is dropped and counted (OTLP: all of 4xx and 5xx
   * but 408, 429, 502, 503 and 504). All else is tried again for as long as it is held, a 401 and a 403 too; metrics and
   * logs in order, so that what is tried again holds up its own signal. Waiting OTLP requests are sent as one, so that
   * catching up isn't bound by the round trip.
   *
   * `observability.outageBuffer.enable = false` has the exporters send to the destinations themselves, with no more than
   * their own small queues between.
   *
   * @param size of everything that is held; 20 MiB at least, so that the largest request fits. The process takes 1.1
   *   times as much, and 50 MiB for itself (`npm run bench`).
   * @throws when it is smaller than 20 MiB, or the age limit below a second
   */
  static dropOldest(size: Size, options: DropOldestOptions = {}): OutageBuffer {
    return new DropOldestBuffer(size, options);
  }

  /**
   * Alloy's own memory queue, bounded in bytes. It never pushes back on the sender, but when it is full it refuses the
   * **newest**: after a long outage the oldest telemetry is what arrives. It is lost when Alloy stops.
   *
   * @param size for all OTLP signals of one destination together; each of the three gets a third. 60 MiB at least,
   *   since a queue drops a request that is larger than itself even when nothing is wrong. Alloy 1.18 needs 4.9 bytes
   *   of heap per byte queued (measured), so 60 MiB cost up to 294 MiB during an outage.
   * @throws when a third of it holds no request of 20 MiB
   */
  static alloyQueue(size: Size): OutageBuffer {
    return new AlloyQueue(size);
  }

  /**
   * The way from an exporter to its destination.
   *
   * @param scope a construct on the host, which errors name
   * @throws when the destination has another URL for the protocol already, and for Loki's push without a buffer of its own
   */
  abstract connect(scope: IConstruct, upstream: OutageBufferUpstream): DestinationConnection;
}

class AlloyQueue extends OutageBuffer {
  private readonly perSignal: number;

  constructor(size: Size) {
    super();
    this.perSignal = Math.floor(size.toBytes() / OTLP_SIGNALS.length);
    if (this.perSignal < MAX_REQUEST_SIZE.toBytes()) {
      const wanted = Size.bytes(MAX_REQUEST_SIZE.toBytes() * OTLP_SIGNALS.length);
      throw new Error(
        `an outage buffer is ${wanted.toString()} at least, so that the queue of each signal holds a request of ` +
          `${MAX_REQUEST_SIZE.toString()}, but ${size.toString()} was given`,
      );
    }
  }

  connect(scope: IConstruct, upstream: OutageBufferUpstream): DestinationConnection {
    const { url, protocol, bearerToken, handler = bearerToken?.handler, files } = upstream;
    if (protocol === 'loki')
      fail(
        scope,
        `${upstream.destinationName} takes Loki's push, whose writer has no queue that drops: in an outage whoever sends to the ` +
          'host would wait. Leave out its buffer, or give it OutageBuffer.dropOldest(…)',
      );
    return { url, sendingQueue: queueOf(this.perSignal), auth: handler, files };
  }
}

class DropOldestBuffer extends OutageBuffer {
  constructor(
    private readonly size: Size,
    private readonly options: DropOldestOptions,
  ) {
    super();
    if (size.toBytes() < MAX_REQUEST_SIZE.toBytes()) {
      throw new Error(
        `an outage buffer is ${MAX_REQUEST_SIZE.toString()} at least, so that it holds the largest request, but ` +
          `${size.toString()} was given`,
      );
    }
    if (options.maxAge !== undefined && options.maxAge.toMilliseconds() < 1000) {
      throw new Error(
        `the age limit of an outage buffer is 1s at least, but ${options.maxAge.toString()} was given`,
      );
    }
  }

  connect(scope: IConstruct, upstream: OutageBufferUpstream): DestinationConnection {
    const { url, bearerToken, handler = bearerToken?.handler, files } = upstream;
    const service = OutageBufferService.of(scope, { size: this.size, ...this.options });
    // without the buffer it isn't set
    const here = Alloy.env(service.addUpstream(scope, upstream));
    // with it there is nothing by the name of its URL, and the buffer has the secrets
    const direct = <T>(value: AlloyExpression<T>) =>
      Alloy.at({ direct: value }, Alloy.coalesce(here, 'direct'));
    return {
      url: Alloy.coalesce(here, url),
      auth: handler && direct(handler),
      files: files && mapValues(files, (file) => Alloy.coalesce(direct(file), '/dev/null')),
      // as small as a queue can be: the buffer takes everything at once, and one that is larger than the queue is lost
      sendingQueue: queueOf(MAX_REQUEST_SIZE.toBytes()),
    };
  }
}

function mapValues<T, U>(of: { readonly [name: string]: T }, to: (value: T) => U) {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, to(value)]));
}

function queueOf(bytes: number): OtelcolQueueArguments {
  return {
    sizer: 'bytes',
    queueSize: bytes,
    // several, each with its own pauses between tries, bring another order, which the stores at the end refuse: of 45
    // deltas that waited 70 s 36 arrived (measured)
    numConsumers: 1,
    blockOnOverflow: false,
    // behind the queue, by bytes: before it, two requests that fit could become one that doesn't
    batch: {
      // a second at most, of the five that a trace may take to the cluster (SC-002)
      flushTimeout: Duration.seconds(1),
      minSize: Size.mebibytes(1).toBytes(),
      // what the receiver takes: a record that is larger than a batch is lost with what follows it in its request
      maxSize: MAX_REQUEST_SIZE.toBytes(),
      sizer: 'bytes',
    },
  };
}
