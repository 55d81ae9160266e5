import { Construct } from 'constructs';
import { OtelcolProcessorBatch } from '../../../lib/alloy/components/otelcol/processor.batch';
import { OtelcolProcessorFilter } from '../../../lib/alloy/components/otelcol/processor.filter';
import { PyroscopeRelabel } from '../../../lib/alloy/components/pyroscope/relabel';
import type { AlloyDirectory } from '../../../lib/alloy/directory';
import type { OtelcolConsumer, ProfilesReceiver } from '../../../lib/alloy/expression';
import { AlloyFile } from '../../../lib/alloy/file';
import { NixosConfig } from '../../../lib/nixos/nixos-config';
import { Duration } from '../../../lib/units';
import type { ITelemetryDestination } from '../../wiring/destination';
import type { OutageBuffer } from '../buffer/outage-buffer';
import { forEachOtlpSignal, type OtlpSignal } from '../../wiring/signal';

/** What the legs of a collector share. */
export interface DestinationRouteOptions {
  /** The collector's. */
  readonly directory: AlloyDirectory;
  /** The collector's. */
  readonly buffer: OutageBuffer;
}

/**
 * The way to one destination, in a file of its own beside a stand-in with the same entries that drops what it gets:
 * `observability.destinations.<name>.enable` chooses between the two, and whatever leads here stays as it is.
 */
export class DestinationRoute {
  /** Where it takes each signal of OTLP. */
  readonly inputs: Partial<Readonly<Record<OtlpSignal, OtelcolConsumer>>>;
  /** Where it takes profiles, once somebody has some. */
  profiles?: ProfilesReceiver;

  private readonly on: Construct;
  private readonly off: Construct;

  /** @param scope the collector, which names it in errors */
  constructor(
    scope: Construct,
    readonly destination: ITelemetryDestination,
    private readonly options: DestinationRouteOptions,
  ) {
    const { destinationName: name, signals } = destination;
    const { directory } = options;
    const part = `observability.destinations.${name}`;
    const file = new AlloyFile(scope, `destination-${name}`, { directory, name, part });
    const standIn = new AlloyFile(scope, `destination-${name}-off`, {
      directory,
      standsInFor: file,
    });
    NixosConfig.option(file, 'enable', [...part.split('.'), 'enable'], true);
    this.on = new Construct(file, name);
    this.off = new Construct(standIn, name);
    const taken = signals.filter((signal) => signal !== 'profiles');
    const input = taken.length > 0 ? this.takeOtlp(taken) : undefined;
    this.inputs = Object.fromEntries(taken.map((signal) => [signal, input]));
  }

  /** Has it take profiles too, if its destination does. Local ones never do. */
  takeProfiles(): void {
    const { signals, location } = this.destination;
    if (this.profiles || location !== 'remote' || !signals.includes('profiles')) return;
    const { profiles } = this.destination.bind(this.on, {
      signals: ['profiles'],
      buffer: this.options.buffer,
    });
    if (!profiles) return;
    this.profiles = new PyroscopeRelabel(this.on, 'relabel', { forwardTo: [profiles] }).receiver;
    new PyroscopeRelabel(this.off, 'relabel', { forwardTo: [] });
  }

  private takeOtlp(signals: readonly OtlpSignal[]): OtelcolConsumer {
    const entry = passOn(this.on, (signal) => [inputs[signal] ?? []].flat());
    // it would reach the sender as a 503 and make it send again what every other destination has got
    entry.addComment("Passes everything on at once, and takes a full queue's error upon itself.");
    const inputs = this.destination.bind(this.on, { signals, buffer: this.options.buffer });

    const takes = (signal: OtlpSignal) => signals.includes(signal);
    const standIn = passOn(this.off, (signal) => (takes(signal) ? [filter.input] : []));
    standIn.addComment(
      `Drops everything while ${this.destination.destinationName} is switched off.`,
    );
    const filter = new OtelcolProcessorFilter(this.off, 'filter', {
      metrics: { metric: ['true'] },
      logs: { logRecord: ['true'] },
      traces: { span: ['true'] },
      output: () => forEachOtlpSignal((signal) => (takes(signal) ? [nothing.input] : [])),
    });
    const nothing = new OtelcolProcessorBatch(this.off, 'nothing', { output: {} });
    nothing.addComment(
      'A component without any output is an error to who sends to it: so nobody does.',
    );
    return entry.input;
  }
}

/** What answers at once, whatever becomes of what it was given. */
function passOn(
  scope: Construct,
  to: (signal: OtlpSignal) => readonly OtelcolConsumer[],
): OtelcolProcessorBatch {
  return new OtelcolProcessorBatch(scope, 'batch', {
    timeout: Duration.seconds(0),
    output: () => forEachOtlpSignal(to),
  });
}
