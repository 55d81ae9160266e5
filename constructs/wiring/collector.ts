import type { IConstruct } from 'constructs';
import type { AlloyDirectory } from '../../lib/alloy/directory';
import type { OtelcolConsumer, ProfilesReceiver } from '../../lib/alloy/expression';
import type { Duration } from '../../lib/units';
import type { ITelemetryDestination } from './destination';
import type { OtlpSignal, Signal } from './signal';

/**
 * A host's collector, as sources, agents and the outage buffer see it: where they put their files, and where what they
 * read goes. `AlloyCollector` is one.
 */
export interface ICollector extends IConstruct {
  /** The directory of its Alloy process, which a source's files go to. */
  readonly directory: AlloyDirectory;
  /** The base URL for OTLP over HTTP, for programs on the host. */
  readonly otlpHttpUrl: string;
  /**
   * Where telemetry that watches the machine itself goes: to the remote destinations, never to a local one, which
   * would end up watching its own deliveries. Empty when none takes the signal; ask for it at synth.
   */
  toRemote(signal: OtlpSignal): readonly OtelcolConsumer[];
  /** Where profiles go: to the remote destinations that take them, those included that are added later. */
  profilesInputs(): () => readonly ProfilesReceiver[];
  /** The destinations that take a signal, in the order in which they were added. */
  destinationsFor(signal: Signal): readonly ITelemetryDestination[];
  /** For a part that has nowhere to send: what is missing, for its validation. */
  missingDestination(signal: Signal): string[];
  /** Called by whoever has its process scrape metrics: how often, which is what Grafana is told. */
  addScrapeInterval(interval: Duration): void;
}
