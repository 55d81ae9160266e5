import { Construct } from 'constructs';
import type { AlloyFile } from '../lib/alloy/file';
import type { OtelcolConsumer, ProfilesReceiver } from '../lib/alloy/expression';
import { fail, shown } from '../lib/errors';
import type { DestinationInputs, ITelemetryDestination } from './destination';
import type { OutageBuffer } from './outage-buffer';
import type { OtlpSignal, Signal } from './signal';

/** Profiles that are received in one file, and where they go so far. */
interface ProfilesLeg {
  readonly file: AlloyFile;
  readonly sinks: ProfilesReceiver[];
}

/** The destinations of a collector: what each was asked for, and where it takes it. */
export class FanOut {
  private readonly bound: { destination: ITelemetryDestination; inputs: DestinationInputs }[] = [];
  private readonly profiles: ProfilesLeg[] = [];

  constructor(
    private readonly file: AlloyFile,
    private readonly buffer: OutageBuffer,
  ) {}

  /** Sends to one more. @throws naming `collector` when its name is malformed or taken */
  add(collector: Construct, destination: ITelemetryDestination): void {
    const name = destination.destinationName;
    if (!/^[a-z][a-z0-9_]*$/.test(name)) {
      fail(
        collector,
        `a destination's name is lower-case letters, digits and _, a letter first, but ${shown(name)} was given`,
      );
    }
    if (this.bound.some((other) => other.destination.destinationName === name)) {
      fail(
        collector,
        `there already is a destination ${shown(name)}: destinations' names are unique in a collector`,
      );
    }
    const signals = destination.signals.filter((signal) => signal !== 'profiles');
    const scope = new Construct(this.file, name);
    const inputs = destination.bind(scope, { signals, buffer: this.buffer });
    this.bound.push({ destination, inputs });
    this.profiles.forEach((leg) => this.bindProfiles(leg, destination));
  }

  /** Whether there is no destination yet. */
  get isEmpty(): boolean {
    return this.bound.length === 0;
  }

  /** The destinations that take a signal. */
  taking(signal: Signal): ITelemetryDestination[] {
    const all = this.bound.map(({ destination }) => destination);
    return all.filter(({ signals }) => signals.includes(signal));
  }

  /** Where the local or the remote ones take a signal, in the order in which they were added. */
  inputs(location: ITelemetryDestination['location'], signal: OtlpSignal): OtelcolConsumer[] {
    const there = this.bound.filter(({ destination }) => destination.location === location);
    return there.flatMap(({ inputs }) => inputs[signal] ?? []);
  }

  /** Where profiles that are received in a file go: to remote destinations, those included that are added later. */
  profilesFrom(file: AlloyFile): () => readonly ProfilesReceiver[] {
    const leg: ProfilesLeg = { file, sinks: [] };
    this.profiles.push(leg);
    this.bound.forEach(({ destination }) => this.bindProfiles(leg, destination));
    return () => leg.sinks;
  }

  private bindProfiles({ file, sinks }: ProfilesLeg, destination: ITelemetryDestination): void {
    if (destination.location !== 'remote' || !destination.signals.includes('profiles')) return;
    const scope = new Construct(file, destination.destinationName);
    const { profiles } = destination.bind(scope, { signals: ['profiles'], buffer: this.buffer });
    if (profiles) sinks.push(profiles);
  }
}
