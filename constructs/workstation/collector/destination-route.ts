import { Construct } from 'constructs';
import { AlloyComponent } from '../../../lib/alloy/component';
import { OtelcolProcessorBatch } from '../../../lib/alloy/components/otelcol/processor.batch';
import { OtelcolProcessorFilter } from '../../../lib/alloy/components/otelcol/processor.filter';
import { PyroscopeRelabel } from '../../../lib/alloy/components/pyroscope/relabel';
import { produce } from '../../../lib/alloy/deferred';
import type { OtelcolConsumer, ProfilesReceiver } from '../../../lib/alloy/expression';
import { AlloyFile } from '../../../lib/alloy/file';
import { fail, shown } from '../../../lib/errors';
import { Part } from '../../../lib/nixos/part';
import { Duration } from '../../../lib/units';
import type { ICollector } from '../../wiring/collector';
import type {
  DestinationBindOptions,
  DestinationInputs,
  ITelemetryDestination,
  UpstreamProtocol,
} from '../../wiring/destination';
import { baseUrl } from '../../wiring/endpoint';
import { forEachOtlpSignal, type OtlpSignal, type Signal } from '../../wiring/signal';
import { UPSTREAM_PATHS } from '../buffer/upstream';
import type { CheckedDestination, CheckedEndpoint } from '../check/checked-destination';
import { loopbackUrl } from '../loopback';
import { ownPort } from './own-port';
import { reachOf, type Reach } from './reach';
import { selected } from './selected';

/**
 * The way to one destination, in a file of its own beside a stand-in with the same entries that drops what it gets:
 * `observability.destinations.<name>.enable` chooses between the two, and whatever leads here stays as it is.
 */
export class DestinationRoute {
  /** Where it takes each signal of OTLP. */
  readonly inputs: Partial<Readonly<Record<OtlpSignal, OtelcolConsumer>>>;
  /** Where it takes profiles, once somebody has some. */
  profiles?: ProfilesReceiver;

  /** How each of its URLs may be reached. */
  readonly reached: Reach[] = [];

  private readonly endpoints: CheckedEndpoint[] = [];
  private readonly part: Part;

  private readonly bound: DestinationInputs;
  private readonly selected: ReturnType<typeof selected>;
  private readonly on: Construct;
  private readonly off: Construct;

  /**
   * @param collector names it in errors
   * @throws when the destination's `bind` gives no input for a signal that it says it takes
   */
  constructor(
    private readonly collector: ICollector,
    readonly destination: ITelemetryDestination,
    options: DestinationBindOptions,
  ) {
    const { destinationName: name, signals } = destination;
    const { directory } = collector;
    const id = `destination-${name}`;
    const part = (this.part = new Part(collector, `${id}-part`, {
      option: `observability.destinations.${name}`,
      settings: () => ({ tailnetPorts: this.tailnetPorts() }),
    }));
    const file = new AlloyFile(collector, id, { directory, name, part });
    const standIn = new AlloyFile(collector, `${id}-off`, { directory, standsInFor: file });
    this.on = new Construct(file, name);
    this.off = new Construct(standIn, name);
    const taken = signals.filter((signal) => signal !== 'profiles');
    const entry = taken.length > 0 ? this.entry() : undefined;
    this.bound = destination.bind(this.on, {
      ...options,
      connect: (given, protocol, known) => {
        const url = baseUrl(this.on, given);
        // whoever else listens on the host may come later
        this.on.node.addValidation({ validate: () => ownPort(this.on, url) });
        const reach = reachOf(this.on, url, known);
        this.reached.push(reach);
        const { onTailnet } = reach;
        const secrets = {
          bearerTokenCredential: known?.bearerToken?.credential,
          ...known?.secrets,
        };
        this.endpoints.push({ url, protocol, paths: pathsOf(protocol), onTailnet, ...secrets });
        return options.connect(url, protocol, { ...known, onTailnet: reach.onTailnet });
      },
    });
    signals.forEach((signal) => this.bound[signal] ?? this.failWithout(signal));
    const { metrics, logs, traces } = this.bound;
    this.selected = selected(this.on, destination.selection ?? {}, { metrics, logs, traces });
    if (entry) this.dropWhileOff(taken);
    this.inputs = Object.fromEntries(taken.map((signal) => [signal, entry]));
  }

  /** What the destination calls its exporter, if it does. */
  get exporter(): AlloyComponent | undefined {
    const { defaultChild } = this.on.node;
    return defaultChild instanceof AlloyComponent ? defaultChild : undefined;
  }

  /** As `observability-check` follows it: what leads to it as it is by now. */
  checked(): CheckedDestination {
    const { destinationName: name, location, signals, program } = this.destination;
    return {
      name,
      location,
      signals: signals.filter((signal) => signal !== 'profiles' || this.profiles !== undefined),
      switch: this.part.option,
      exporter: this.exporter?.address,
      program: program && { name: program.serviceName, url: loopbackUrl(program.port) },
      endpoints: this.endpoints,
      ...this.destination.behind?.(),
    };
  }

  /** Has it take profiles too, if its destination does. Local ones never do. */
  takeProfiles(): void {
    const { signals, location } = this.destination;
    if (this.profiles || location !== 'remote' || !signals.includes('profiles')) return;
    const profiles = produce(this.bound.profiles) ?? this.failWithout('profiles');
    this.profiles = new PyroscopeRelabel(this.on, 'relabel', { forwardTo: [profiles] }).receiver;
    new PyroscopeRelabel(this.off, 'relabel', { forwardTo: [] });
  }

  /** The ports that are for Tailscale's interface alone, if there are any. */
  private tailnetPorts(): number[] | undefined {
    const ports = this.reached.flatMap(({ keptIn, port }) => (keptIn && port ? [port] : []));
    return ports.length > 0 ? [...new Set(ports)].sort((a, b) => a - b) : undefined;
  }

  /** It would be dropped without a word. */
  private failWithout(signal: Signal): never {
    return fail(
      this.collector,
      `the destination ${shown(this.destination.destinationName)} says that it takes ${signal}, but its bind gave no input ` +
        `for them: return one, or leave ${signal} out of its signals`,
    );
  }

  private entry(): OtelcolConsumer {
    const entry = passOn(this.on, (signal) => this.selected[signal] ?? []);
    // it would reach the sender as a 503 and make it send again what every other destination has got
    entry.addComment("Passes everything on at once, and takes a full queue's error upon itself.");
    return entry.input;
  }

  private dropWhileOff(signals: readonly OtlpSignal[]): void {
    const takes = (signal: OtlpSignal) => signals.includes(signal);
    const standIn = passOn(this.off, (signal) => (takes(signal) ? filter.input : []));
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
  }
}

/** What answers at once, whatever becomes of what it was given. */
function passOn(
  scope: Construct,
  to: (signal: OtlpSignal) => OtelcolConsumer | readonly OtelcolConsumer[],
): OtelcolProcessorBatch {
  return new OtelcolProcessorBatch(scope, 'batch', {
    timeout: Duration.seconds(0),
    output: () => forEachOtlpSignal((signal) => [to(signal)].flat()),
  });
}

/** Where each signal goes first of all: Pyroscope's writer has two ways for one. */
function pathsOf(protocol: UpstreamProtocol): CheckedEndpoint['paths'] {
  const paths = Object.entries(UPSTREAM_PATHS[protocol]);
  return Object.fromEntries(paths.map(([signal, [first = '']]) => [signal, first]));
}
