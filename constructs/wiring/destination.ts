import type { Construct } from 'constructs';
import type { OtelcolQueueArguments } from '../../lib/alloy/components/shared/otelcol';
import type { Deferrable } from '../../lib/alloy/deferred';
import type {
  AlloyExpression,
  AlloyString,
  Capsule,
  OtelcolConsumer,
  ProfilesReceiver,
} from '../../lib/alloy/expression';
import type { Duration } from '../../lib/units';
import type { Signal } from './signal';

/** How a destination is sent to, which decides what the outage buffer lets through and takes for an answer. */
export type UpstreamProtocol = 'otlp' | 'pyroscope' | 'remote_write' | 'loki';

/** What authenticates requests by a token that stands in a credential of the host's. */
export interface BearerToken {
  /** The credential's name: whoever sends reads it by this. */
  readonly credential: string;
  /** For an Alloy component that sends by itself, an `otelcol.auth.bearer`'s `handler`. */
  readonly handler: AlloyExpression<Capsule<'auth.Handler'>>;
}

/** What is known of who takes the requests. */
export interface ConnectOptions {
  /**
   * The token that it wants. Whoever sends off the host adds it at that moment: the outage buffer, or the exporter where
   * there is none. So it crosses no port of the host, and what waits goes with the token that is taken by then.
   * @default - none; what the exporter sends of its own is sent on
   */
  readonly bearerToken?: BearerToken;
  /**
   * Whether waiting requests of OTLP may go as one after an outage, so that catching up isn't bound by the round trip: their
   * protobuf messages, or the members of gzip around them, one after the other. The OpenTelemetry Collector takes that; a
   * receiver that reads the first member only would lose the rest without a word.
   * @default false
   */
  readonly joins?: boolean;
}

/** The way from an exporter to its destination. */
export interface DestinationConnection {
  /** Where the exporter sends to: the destination itself, or what keeps telemetry while that can't be reached. */
  readonly url: AlloyString;
  /** Its `sending_queue`. */
  readonly sendingQueue: OtelcolQueueArguments;
  /** What authenticates it; nothing while the outage buffer does. @default - no token is wanted */
  readonly auth?: BearerToken['handler'];
}

/** What a collector gives a destination. */
export interface DestinationBindOptions {
  /** The destination's name, by which the outage buffer counts. */
  readonly destinationName: string;
  /**
   * The way to a URL, by what the host does with telemetry while that can't be reached. Only for URLs off the host.
   *
   * @param url the destination's own, to which the protocol's paths are appended
   * @throws when the destination has another URL for that protocol already
   */
  connect(url: string, protocol: UpstreamProtocol, options?: ConnectOptions): DestinationConnection;
  /** How often the host scrapes the metrics that it sends, as known at synth. */
  scrapeIntervals(): readonly Duration[];
}

/** Where a destination takes each signal; what it doesn't take is left out. */
export interface DestinationInputs {
  /** Takes metrics. */
  readonly metrics?: OtelcolConsumer;
  /** Takes logs. */
  readonly logs?: OtelcolConsumer;
  /** Takes traces. */
  readonly traces?: OtelcolConsumer;
  /** Takes profiles; a function is asked, once, as soon as the host has some, so that others print nothing for them. */
  readonly profiles?: Deferrable<ProfilesReceiver>;
}

/**
 * Somewhere for telemetry to go. Implement it for a destination of your own: `bind` makes the Alloy components that
 * send there, in the scope that the collector gives it, and returns their inputs.
 *
 * The collector puts a batch processor of id `batch` before it, which takes its errors upon itself, but waits for it: so
 * nothing that it makes may block.
 */
export interface ITelemetryDestination {
  /**
   * Its name in Alloy's labels and in the switch `observability.destinations.<name>.enable`: lower-case letters, digits
   * and `_`, a letter first. Unique per collector.
   */
  readonly destinationName: string;
  /**
   * `local` ones are on the workstation and come first, without batching, so that they notice nothing of the remote
   * ones; telemetry that watches the machine itself (node metrics, journal, eBPF) never goes to them.
   */
  readonly location: 'local' | 'remote';
  /** The signals that it takes. */
  readonly signals: readonly Signal[];
  /** The program that listens there, when it is a local one: eBPF agents watch it by this. @default - none is known */
  readonly program?: LocalProgram;
  /**
   * Makes what sends to it. Called once by each collector.
   *
   * Set the scope's `node.defaultChild` to the exporter, so that `AlloyCollector.exporter` finds it.
   *
   * @param scope a scope of its own in one of the collector's files
   */
  bind(scope: Construct, options: DestinationBindOptions): DestinationInputs;
}

/** A program on the workstation that takes telemetry. */
export interface LocalProgram {
  /** Its service name, `otel-ai-monitor`: on its spans, profiles and logs, and in the options of its switches. */
  readonly serviceName: string;
  /** The loopback port that it listens on. */
  readonly port: number;
}
