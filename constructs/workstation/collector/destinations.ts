import type { Construct } from 'constructs';
import type { OtelcolConsumer, ProfilesReceiver } from '../../../lib/alloy/expression';
import { fail, shown } from '../../../lib/errors';
import type { ITelemetryDestination } from '../../wiring/destination';
import { DestinationRoute, type DestinationRouteOptions } from './destination-route';
import type { OtlpSignal, Signal } from '../../wiring/signal';

/** The destinations of a collector: what each was asked for, and where it takes it. */
export class Destinations {
  private readonly legs: DestinationRoute[] = [];
  private hasProfiles = false;

  constructor(private readonly options: DestinationRouteOptions) {}

  /** Sends to one more. @throws naming `collector` when its name is malformed or taken */
  add(collector: Construct, destination: ITelemetryDestination): void {
    const name = destination.destinationName;
    if (!/^[a-z][a-z0-9_]*$/.test(name)) {
      fail(
        collector,
        `a destination's name is lower-case letters, digits and _, a letter first, but ${shown(name)} was given`,
      );
    }
    if (this.legs.some((other) => other.destination.destinationName === name)) {
      fail(
        collector,
        `there already is a destination ${shown(name)}: destinations' names are unique in a collector`,
      );
    }
    const leg = new DestinationRoute(collector, destination, this.options);
    this.legs.push(leg);
    if (this.hasProfiles) leg.takeProfiles();
  }

  /** Whether there is no destination yet. */
  get isEmpty(): boolean {
    return this.legs.length === 0;
  }

  /** The destinations that take a signal. */
  taking(signal: Signal): ITelemetryDestination[] {
    const all = this.legs.map(({ destination }) => destination);
    return all.filter(({ signals }) => signals.includes(signal));
  }

  /** Where the local or the remote ones take a signal, in the order in which they were added. */
  inputs(location: ITelemetryDestination['location'], signal: OtlpSignal): OtelcolConsumer[] {
    const there = this.legs.filter(({ destination }) => destination.location === location);
    return there.flatMap(({ inputs }) => inputs[signal] ?? []);
  }

  /** Where profiles go: to remote destinations, those included that are added later. */
  profilesInputs(): () => readonly ProfilesReceiver[] {
    this.hasProfiles = true;
    this.legs.forEach((leg) => leg.takeProfiles());
    return () => this.legs.flatMap(({ profiles }) => profiles ?? []);
  }
}
