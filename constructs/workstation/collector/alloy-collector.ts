import { Construct } from 'constructs';
import type { AlloyComponent } from '../../../lib/alloy/component';
import type { OtelcolReceiverOtlp } from '../../../lib/alloy/components/otelcol/receiver.otlp';
import { AlloyDirectory } from '../../../lib/alloy/directory';
import type { OtelcolConsumer, ProfilesReceiver } from '../../../lib/alloy/expression';
import { AlloyFile } from '../../../lib/alloy/file';
import { fail } from '../../../lib/errors';
import { NixosHost } from '../../../lib/nixos/host';
import { NixosConfig } from '../../../lib/nixos/nixos-config';
import { Size, type Duration } from '../../../lib/units';
import type { ICollector } from '../../wiring/collector';
import type { DestinationBindOptions, ITelemetryDestination } from '../../wiring/destination';
import { checkLabels, type HostLabels } from '../../wiring/host-identity';
import { forEachOtlpSignal, type OtlpSignal, type Signal } from '../../wiring/signal';
import { OutageBuffer } from '../buffer/outage-buffer';
import type { OutageBufferMetrics } from '../buffer/outage-buffer-metrics';
import { LABEL_PREFIX } from '../label-prefix';
import { ALLOY_PORT, loopbackUrl } from '../loopback';
import type { AlloyMetrics } from '../sources/alloy-metrics';
import { JournalLogs } from '../sources/journal-logs';
import type { JournalUnit } from '../sources/journal-unit';
import { NodeMetrics } from '../sources/node-metrics';
import { fleetOf } from '../fleet';
import type { AlloyCollectorProps } from './alloy-collector-props';
import { Destinations } from './destinations';
import { otlpReceiver } from './otlp-receiver';
import { OwnMetrics } from './own-metrics';
import { SessionEnvironment } from './session-environment';

/**
 * Grafana Alloy as a host's one collector (FR-001): OTLP on loopback, fanned out to local and remote destinations. What
 * else it collects are sources beside it, such as `new JournalLogs(host, 'journal', { collector })`; those that nearly
 * every host has are made by its props, and are its public attributes.
 *
 * Local destinations get each request as it came, before anything else happens. The remote ones share a batch
 * processor, which answers at once whatever becomes of the batch, so that neither the sender nor a local destination
 * notices when the cluster is gone (SC-008). Alloy calls a fan-out's consumers one after the other (measured on 1.18).
 *
 * @example
 * new AlloyCollector(thinkpad, 'alloy', {
 *   destinations: [aiMonitor, lgtm],
 *   journalUnits: [JournalUnit.system('sshd')],
 * });
 */
export class AlloyCollector extends Construct implements ICollector {
  /** The directory of its Alloy process; files of your own go here. */
  readonly directory: AlloyDirectory;
  /** What it does while a remote destination can't be reached. */
  readonly buffer: OutageBuffer;
  /** The base URL for OTLP over HTTP, for programs on the host. */
  readonly otlpHttpUrl: string;
  /** What takes OTLP. */
  readonly receiver: OtelcolReceiverOtlp;
  /** Metrics of the machine; none with `nodeMetrics: false`. */
  readonly nodeMetrics?: NodeMetrics;
  /** OpenTelemetry's variables for the host's users; none with `sessionEnvironment: false`. */
  readonly sessionEnvironment?: SessionEnvironment;

  private readonly file: AlloyFile;
  private readonly destinations: Destinations;
  private readonly intervals: Duration[] = [];
  private readonly journalMaxAge?: Duration;
  private readonly labels: HostLabels;
  private readonly ownMetrics: OwnMetrics;
  private journalLogs?: JournalLogs;

  /** @throws when a port is invalid or taken on the host, the version of Alloy or a label is malformed, or two destinations share a name */
  constructor(scope: Construct, id: string, props: AlloyCollectorProps) {
    super(scope, id);
    const { otlpHttpPort = 4318, otlpGrpcPort, nodeMetrics = {}, sessionEnvironment = {} } = props;
    this.buffer = props.buffer ?? OutageBuffer.dropOldest(Size.mebibytes(100));
    this.journalMaxAge = props.journalMaxAge;
    this.labels = props.labels ?? {};
    this.ownMetrics = new OwnMetrics(this, props.selfMetrics);
    this.otlpHttpUrl = loopbackUrl(otlpHttpPort);
    this.claimPorts(otlpHttpPort, otlpGrpcPort);
    this.directory = new AlloyDirectory(this, 'config', {
      name: 'alloy',
      option: 'observability.alloy',
      partOption: 'configFiles',
      version: props.alloyVersion ?? fleetOf(this)?.alloyVersion,
      labelPrefix: LABEL_PREFIX,
    });
    this.file = new AlloyFile(this, 'collector', { directory: this.directory, name: 'collector' });
    checkLabels(this, this.labels);
    this.destinations = new Destinations(this, this.file, this.labels);
    this.receiver = this.receive({ http: otlpHttpPort, grpc: otlpGrpcPort });
    this.node.defaultChild = this.receiver;

    props.destinations.forEach((destination) => this.addDestination(destination));
    if (nodeMetrics !== false)
      this.nodeMetrics = new NodeMetrics(this, 'node-metrics', { collector: this, ...nodeMetrics });
    if (props.journal !== undefined) this.readJournal(props.journal);
    props.journalUnits?.forEach((unit) => this.addJournalUnit(unit));
    if (sessionEnvironment !== false) {
      const options = { collector: this, ...sessionEnvironment };
      this.sessionEnvironment = new SessionEnvironment(this, 'session', options);
    }
    this.node.addValidation({ validate: () => this.destinations.problems() });
  }

  /** The journal; none before `journal`, `journalUnits` or `addJournalUnit` asks for it. */
  get journal(): JournalLogs | undefined {
    return this.journalLogs;
  }

  /** The outage buffer's own metrics; none before a remote destination takes metrics, and none of Alloy's own queue. */
  get outageBufferMetrics(): OutageBufferMetrics | undefined {
    return this.ownMetrics.buffer;
  }

  /** Alloy's own metrics; none before a remote destination takes metrics, nor with `selfMetrics: false`. */
  get selfMetrics(): AlloyMetrics | undefined {
    return this.ownMetrics.alloy;
  }

  /** Sends to one more destination. @throws when its name is malformed or taken */
  addDestination(destination: ITelemetryDestination): void {
    this.destinations.add(destination, this.bindOptions(destination));
    this.ownMetrics.read();
  }

  /** Collects the journal of one more unit. @throws when systemd would not take its name */
  addJournalUnit(unit: JournalUnit): void {
    (this.journalLogs ?? this.readJournal()).addUnit(unit);
  }

  /**
   * The component that sends to a destination, for overrides: of an `OtlpDestination` or an `LgtmBackend` its
   * `otelcol.exporter.otlphttp`.
   *
   * @throws when it doesn't send there, or the destination says of none that it is the exporter
   */
  exporter(destination: ITelemetryDestination): AlloyComponent {
    return this.destinations.exporter(destination);
  }

  /** Where telemetry that watches the machine itself goes; see `ICollector`. */
  toRemote(signal: OtlpSignal): readonly OtelcolConsumer[] {
    return this.destinations.remoteEntry(signal);
  }

  /** Where profiles go: to the remote destinations that take them, those included that are added later. */
  profilesInputs(): () => readonly ProfilesReceiver[] {
    return this.destinations.profilesInputs();
  }

  /** The destinations that take a signal, in the order in which they were added. */
  destinationsFor(signal: Signal): readonly ITelemetryDestination[] {
    return this.destinations.taking(signal);
  }

  /** For a part that has nowhere to send: what is missing, for its validation. */
  missingDestination(signal: Signal): string[] {
    return this.destinations.missing(signal);
  }

  /** Called by whoever has its process scrape metrics: how often. */
  addScrapeInterval(interval: Duration): void {
    this.intervals.push(interval);
  }

  /** Has the ports for itself, and tells NixOS of them. */
  private claimPorts(http: number, grpc?: number): void {
    const host = NixosHost.of(this);
    host.claimPort(this, ALLOY_PORT, ALLOY_PORT, "Alloy's own UI and metrics");
    host.claimPort(this, http, this, 'OTLP over HTTP');
    if (grpc !== undefined) {
      if (grpc === http)
        fail(this, `port ${grpc} is given for OTLP over HTTP and over gRPC: give one another`);
      host.claimPort(this, grpc, this, 'OTLP over gRPC');
    }
    const ports = [http, ...(grpc === undefined ? [] : [grpc])];
    new NixosConfig(this, 'nixos', () => {
      const alloy = { enable: true, inputs: this.destinations.machineInputs(), ports };
      return { observability: { enable: true, hostName: host.hostname, alloy } };
    });
  }

  private receive(ports: { readonly http: number; readonly grpc?: number }): OtelcolReceiverOtlp {
    return otlpReceiver(this.file, ports, () =>
      forEachOtlpSignal((signal) => [
        ...this.destinations.inputs('local', signal),
        ...this.toRemote(signal),
      ]),
    );
  }

  private bindOptions({ destinationName }: ITelemetryDestination): DestinationBindOptions {
    return {
      destinationName,
      connect: (url, protocol, options) =>
        this.buffer.connect(this, { destinationName, url, protocol, ...options }),
      scrapeIntervals: () => this.intervals,
      labels: this.labels,
      sourceLabels: () => JournalLogs.labelsOn(this),
    };
  }

  private readJournal(scope?: AlloyCollectorProps['journal']): JournalLogs {
    const options = { collector: this, maxAge: this.journalMaxAge, scope };
    return (this.journalLogs = new JournalLogs(this, 'journal', options));
  }
}
