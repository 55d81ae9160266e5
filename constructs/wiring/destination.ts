import type { Construct } from 'constructs';
import type { OtelcolConsumer, ProfilesReceiver } from '../../lib/alloy/expression';
import type { OutageBuffer } from '../workstation/buffer/outage-buffer';
import type { Signal } from './signal';

/** What a collector asks of a destination. */
export interface DestinationBindOptions {
  /** The signals that are wanted now; a destination is asked for profiles only when a host has some. */
  readonly signals: readonly Signal[];
  /** What to do with telemetry while the destination can't be reached. Local destinations keep next to nothing. */
  readonly buffer: OutageBuffer;
}

/** Where a destination takes each signal; what it doesn't take is left out. */
export interface DestinationInputs {
  /** Takes metrics. */
  readonly metrics?: OtelcolConsumer;
  /** Takes logs. */
  readonly logs?: OtelcolConsumer;
  /** Takes traces. */
  readonly traces?: OtelcolConsumer;
  /** Takes profiles. */
  readonly profiles?: ProfilesReceiver;
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
  /** The signals that it can take. */
  readonly signals: readonly Signal[];
  /**
   * Makes what sends to it.
   *
   * @param scope a scope of its own in one of the collector's files
   */
  bind(scope: Construct, options: DestinationBindOptions): DestinationInputs;
}
