import type { OtelcolConsumer, ProfilesReceiver } from '../../../lib/alloy/expression';
import { fail, shown } from '../../../lib/errors';
import type { ICollector } from '../../wiring/collector';
import type { DestinationBindOptions, ITelemetryDestination } from '../../wiring/destination';
import type { OtlpSignal, Signal } from '../../wiring/signal';
import { DestinationRoute } from './destination-route';

/** The destinations of a collector, each with the way to it. */
export class Destinations {
  private readonly routes: DestinationRoute[] = [];
  private hasProfiles = false;

  constructor(private readonly collector: ICollector) {}

  /** Sends to one more. @throws naming the collector when its name is malformed or taken */
  add(destination: ITelemetryDestination, options: DestinationBindOptions): void {
    const { destinationName: name } = destination;
    if (!/^[a-z][a-z0-9_]*$/.test(name)) {
      fail(
        this.collector,
        `a destination's name is lower-case letters, digits and _, a letter first, but ${shown(name)} was given`,
      );
    }
    if (this.routes.some((other) => other.destination.destinationName === name)) {
      fail(
        this.collector,
        `there already is a destination ${shown(name)}: destinations' names are unique in a collector`,
      );
    }
    const route = new DestinationRoute(this.collector, destination, options);
    this.routes.push(route);
    if (this.hasProfiles) route.takeProfiles();
  }

  /** Whether there is no destination yet. */
  get isEmpty(): boolean {
    return this.routes.length === 0;
  }

  /** The way to one of them. */
  routeTo(destination: ITelemetryDestination): DestinationRoute | undefined {
    return this.routes.find((route) => route.destination === destination);
  }

  /** The destinations that take a signal. */
  taking(signal: Signal): ITelemetryDestination[] {
    const all = this.routes.map(({ destination }) => destination);
    return all.filter(({ signals }) => signals.includes(signal));
  }

  /** Where the local or the remote ones take a signal, in the order in which they were added. */
  inputs(location: ITelemetryDestination['location'], signal: OtlpSignal): OtelcolConsumer[] {
    const there = this.routes.filter(({ destination }) => destination.location === location);
    return there.flatMap(({ inputs }) => inputs[signal] ?? []);
  }

  /** Where profiles go: to remote destinations, those included that are added later. */
  profilesInputs(): () => readonly ProfilesReceiver[] {
    this.hasProfiles = true;
    this.routes.forEach((route) => route.takeProfiles());
    return () => this.routes.flatMap(({ profiles }) => profiles ?? []);
  }
}
