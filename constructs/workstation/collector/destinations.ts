import type { AlloyComponent } from '../../../lib/alloy/component';
import { OtelcolProcessorBatch } from '../../../lib/alloy/components/otelcol/processor.batch';
import { OtelcolProcessorTransform } from '../../../lib/alloy/components/otelcol/processor.transform';
import type { OtelcolConsumer, ProfilesReceiver } from '../../../lib/alloy/expression';
import type { AlloyFile } from '../../../lib/alloy/file';
import { fail, shown, warn } from '../../../lib/errors';
import { NixosHost } from '../../../lib/nixos/host';
import { Duration } from '../../../lib/units';
import type { ICollector } from '../../wiring/collector';
import type { DestinationBindOptions, ITelemetryDestination } from '../../wiring/destination';
import { setHost, type HostLabels } from '../../wiring/host-identity';
import { forEachOtlpSignal, OTLP_SIGNALS, type OtlpSignal, type Signal } from '../../wiring/signal';
import { SelfCheck } from '../check/self-check';
import { DestinationRoute } from './destination-route';

/** The destinations of a collector, each with the way to it. */
export class Destinations {
  private readonly routes: DestinationRoute[] = [];
  private remote?: OtelcolProcessorBatch;
  private hasProfiles = false;

  /**
   * @param file the collector's own, for what all remote destinations share
   * @param labels the host's, on all that goes to remote ones
   */
  constructor(
    private readonly collector: ICollector,
    private readonly file: AlloyFile,
    private readonly labels: HostLabels,
  ) {
    SelfCheck.of(collector).follow(() => this.routes.map((route) => route.checked()));
  }

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
      fail(this.collector, `there already is a destination ${shown(name)}: give one another name`);
    }
    if (destination.location === 'remote') this.remote ??= this.toAllRemote();
    const route = new DestinationRoute(this.collector, destination, options);
    this.routes.push(route);
    if (this.hasProfiles) route.takeProfiles();
  }

  /** What sends to one of them. @throws when it is none of them, or calls no component its exporter */
  exporter(destination: ITelemetryDestination): AlloyComponent {
    const name = shown(destination.destinationName);
    const route = this.routes.find((each) => each.destination === destination);
    if (!route) return fail(this.collector, `doesn't send to ${name}: add it with addDestination`);
    const { exporter } = route;
    if (exporter) return exporter;
    return fail(
      this.collector,
      `${name} calls no component its exporter: have its bind set scope.node.defaultChild`,
    );
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

  /** Where all remote ones together take a signal; nowhere when none does. */
  remoteEntry(signal: OtlpSignal): readonly OtelcolConsumer[] {
    return this.remote !== undefined && this.inputs('remote', signal).length > 0
      ? [this.remote.input]
      : [];
  }

  /** The same for what the machine's own configuration adds, in Alloy's words, as NixOS is told; nothing when none takes any. */
  machineInputs(): { readonly [signal: string]: readonly string[] | undefined } | undefined {
    const [logs, metrics] = (['logs', 'metrics'] as const).map((signal) => {
      const inputs = this.remoteEntry(signal).map(String);
      return inputs.length > 0 ? inputs : undefined;
    });
    return (logs ?? metrics) ? { logs, metrics } : undefined;
  }

  /** What a part that has nowhere to send is missing. */
  missing(signal: Signal): string[] {
    return this.taking(signal).some(({ location }) => location === 'remote')
      ? []
      : [`no remote destination takes ${signal}: add one that does, such as an LgtmBackend`];
  }

  /** That there is none, for the collector's validation; warns of signals that none takes. */
  problems(): string[] {
    if (this.routes.length === 0) {
      return [
        'has no destinations, so everything would be dropped: give it at least one, such as an LgtmBackend',
      ];
    }
    for (const signal of OTLP_SIGNALS.filter((each) => this.taking(each).length === 0))
      warn(
        this.collector,
        `no destination takes ${signal}, so programs that send them get an error: add one that does, unless none sends them`,
      );
    return this.portsOfBoth();
  }

  /** A rule about a port is one for all that is sent there: of two destinations at one, both are on the tailnet or neither. */
  private portsOfBoth(): string[] {
    const all = this.routes.flatMap(({ destination: { destinationName: name }, reached }) =>
      reached.map((reach) => ({ name, ...reach })),
    );
    const kept = all.filter(({ keptIn }) => keptIn);
    const pairs = kept.flatMap((one) =>
      all
        .filter(({ keptIn, port }) => !keptIn && port === one.port)
        .map((other) => ({ one, other })),
    );
    return pairs.map(
      ({ one, other }) =>
        `${one.name} is on the tailnet, so what is sent to port ${one.port} leaves by Tailscale's interface alone, and ` +
        `${other.name} at the same port would get nothing: give one of them another port`,
    );
  }

  /** What all remote ones share. */
  private toAllRemote(): OtelcolProcessorBatch {
    const batch = new OtelcolProcessorBatch(this.file, 'remote', {
      // its batches would know no bound in bytes: exporters batch behind their queues
      timeout: Duration.seconds(0),
      output: () =>
        forEachOtlpSignal((signal) => (this.remoteEntry(signal).length > 0 ? [host.input] : [])),
    });
    batch.addComment('Answers at once, whatever becomes of what it was given.');
    const host = new OtelcolProcessorTransform(this.file, 'host', {
      ...setHost(NixosHost.of(this.collector).hostname, this.labels),
      output: () => forEachOtlpSignal((signal) => this.inputs('remote', signal)),
    });
    return batch;
  }
}
