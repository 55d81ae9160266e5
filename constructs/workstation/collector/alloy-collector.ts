import { Construct } from 'constructs';
import { OtelcolProcessorBatch } from '../../../lib/alloy/components/otelcol/processor.batch';
import { OtelcolProcessorTransform } from '../../../lib/alloy/components/otelcol/processor.transform';
import { OtelcolReceiverOtlp } from '../../../lib/alloy/components/otelcol/receiver.otlp';
import { AlloyDirectory } from '../../../lib/alloy/directory';
import { AlloyFile } from '../../../lib/alloy/file';
import type { OtelcolConsumer, ProfilesReceiver } from '../../../lib/alloy/expression';
import { fail, warn } from '../../../lib/errors';
import { NixosConfig } from '../../../lib/nixos/nixos-config';
import { NixosHost } from '../../../lib/nixos/host';
import { Duration, Size } from '../../../lib/units';
import type { ITelemetryDestination } from '../../wiring/destination';
import { Destinations } from './destinations';
import { setHostName } from '../../wiring/host-identity';
import { JournalLogs } from '../sources/journal-logs';
import type { JournalScope } from '../sources/journal-scope';
import type { JournalUnit } from '../sources/journal-unit';
import { loopbackAddress, loopbackUrl } from '../loopback';
import { NodeMetrics, type NodeMetricsProps } from '../sources/node-metrics';
import { MAX_REQUEST, OutageBuffer } from '../buffer/outage-buffer';
import { SessionEnvironment, type SessionEnvironmentProps } from './session-environment';
import { forEachOtlpSignal, OTLP_SIGNALS, type OtlpSignal, type Signal } from '../../wiring/signal';

/** What a host's collector receives and where it sends it. */
export interface AlloyCollectorProps {
  /** Where telemetry goes; at least one by the end, `addDestination` adds more. */
  readonly destinations: readonly ITelemetryDestination[];
  /** The loopback port for OTLP over HTTP, 1 to 65535 (FR-003). @default 4318 */
  readonly otlpHttpPort?: number;
  /** The loopback port for OTLP over gRPC, 1 to 65535. @default - not served: 4317 is often taken on developers' machines */
  readonly otlpGrpcPort?: number;
  /** Node metrics (FR-002); false leaves them out. @default - every 15 s, the collectors that a workstation wants */
  readonly nodeMetrics?: NodeMetricsProps | false;
  /** Units whose journal is collected (FR-009); `addJournalUnit` adds more. @default - none */
  readonly journalUnits?: readonly JournalUnit[];
  /** The whole journal instead: `JournalScope.everything({ minimumPriority: 'info' })`. @default - only `journalUnits` */
  readonly journal?: JournalScope;
  /** How far back the journal's first read goes, and the longest stop after which no entry is missed. @default 7h */
  readonly journalMaxAge?: Duration;
  /** OpenTelemetry's variables for the host's users; false leaves them out. @default - for every session */
  readonly sessionEnvironment?: SessionEnvironmentProps | false;
  /** What happens while a remote destination can't be reached. @default OutageBuffer.dropOldest(Size.mebibytes(100)) */
  readonly buffer?: OutageBuffer;
}

/**
 * Grafana Alloy as a host's one collector (FR-001): OTLP on loopback, fanned out to local and remote destinations,
 * node metrics, and the journal.
 *
 * Local destinations get each request as it came, before anything else happens. The remote ones share a batch
 * processor, which answers at once whatever becomes of the batch, so that neither the sender nor a local destination
 * notices when the cluster is gone (SC-008). Alloy calls a fan-out's consumers one after the other (measured on 1.18).
 */
export class AlloyCollector extends Construct {
  /** The directory of its Alloy process; files of your own go here. */
  readonly directory: AlloyDirectory;
  /** What it does while a remote destination can't be reached. */
  readonly buffer: OutageBuffer;
  /** The base URL for OTLP over HTTP, for programs on the host. */
  readonly otlpHttpUrl: string;

  private readonly file: AlloyFile;
  private readonly journalMaxAge?: Duration;
  private readonly fanOut: Destinations;
  private remote?: OtelcolProcessorBatch;
  private journal?: JournalLogs;

  /** @throws when a port is invalid or taken on the host, or two destinations share a name */
  constructor(scope: Construct, id: string, props: AlloyCollectorProps) {
    super(scope, id);
    const { otlpHttpPort = 4318, otlpGrpcPort } = props;
    const host = NixosHost.of(this);
    host.claimPort(this, UI_PORT, UI_PORT, "Alloy's own UI and metrics");
    host.claimPort(this, otlpHttpPort, this, 'OTLP over HTTP');
    if (otlpGrpcPort !== undefined) {
      if (otlpGrpcPort === otlpHttpPort)
        fail(
          this,
          `port ${otlpGrpcPort} is given for OTLP over HTTP and over gRPC: give one another`,
        );
      host.claimPort(this, otlpGrpcPort, this, 'OTLP over gRPC');
    }
    this.buffer = props.buffer ?? OutageBuffer.dropOldest(Size.mebibytes(100));
    this.journalMaxAge = props.journalMaxAge;
    this.otlpHttpUrl = loopbackUrl(otlpHttpPort);
    this.directory = new AlloyDirectory(this, 'config', {
      name: 'alloy',
      option: 'observability.alloy',
      partOption: 'configFiles',
    });
    this.file = new AlloyFile(this, 'collector', { directory: this.directory, name: 'collector' });
    this.fanOut = new Destinations({ directory: this.directory, buffer: this.buffer });

    new OtelcolReceiverOtlp(this.file, 'otlp', {
      grpc: otlpGrpcPort === undefined ? undefined : { endpoint: loopbackAddress(otlpGrpcPort) },
      http: { endpoint: loopbackAddress(otlpHttpPort), maxRequestBodySize: MAX_REQUEST },
      output: () =>
        forEachOtlpSignal((signal) => [
          ...this.fanOut.inputs('local', signal),
          ...this.toRemote(signal),
        ]),
    });
    new NixosConfig(this, 'nixos', {
      observability: {
        enable: true,
        hostName: host.hostname,
        alloy: {
          enable: true,
          ports: [UI_PORT, otlpHttpPort, ...(otlpGrpcPort === undefined ? [] : [otlpGrpcPort])],
        },
      },
    });

    props.destinations.forEach((destination) => this.addDestination(destination));
    if (props.nodeMetrics !== false)
      new NodeMetrics(this, 'node-metrics', { collector: this, ...props.nodeMetrics });
    if (props.journal !== undefined) this.journal = this.journalLogs(props.journal);
    props.journalUnits?.forEach((unit) => this.addJournalUnit(unit));
    if (props.sessionEnvironment !== false) {
      const { otlpHttpUrl } = this;
      new SessionEnvironment(this, 'session', { otlpHttpUrl, ...props.sessionEnvironment });
    }
    this.node.addValidation({ validate: () => this.problems() });
  }

  /** Sends to one more destination. @throws when its name is malformed or taken */
  addDestination(destination: ITelemetryDestination): void {
    if (destination.location === 'remote') this.remote ??= this.remoteLeg();
    this.fanOut.add(this, destination);
    if (destination.location === 'remote') this.buffer.watchedBy(this);
  }

  /** Collects the journal of one more unit. @throws when systemd would not take its name */
  addJournalUnit(unit: JournalUnit): void {
    this.journal ??= this.journalLogs();
    this.journal.addUnit(unit);
  }

  /**
   * Where telemetry that watches the machine itself goes: to the remote destinations, never to a local one, which
   * would end up watching its own deliveries. Empty when none takes the signal.
   */
  toRemote(signal: OtlpSignal): readonly OtelcolConsumer[] {
    return this.remote !== undefined && this.fanOut.inputs('remote', signal).length > 0
      ? [this.remote.input]
      : [];
  }

  /** Where profiles go: to the remote destinations that take them, those included that are added later. */
  profilesInputs(): () => readonly ProfilesReceiver[] {
    return this.fanOut.profilesInputs();
  }

  /** The destinations that take a signal. */
  destinationsFor(signal: Signal): readonly ITelemetryDestination[] {
    return this.fanOut.taking(signal);
  }

  /** For a part that has nowhere to send: what is missing, for its validation. */
  missingDestination(signal: Signal): string[] {
    const remote = this.destinationsFor(signal).some(({ location }) => location === 'remote');
    return remote
      ? []
      : [`no remote destination takes ${signal}: add one that does, such as an LgtmBackend`];
  }

  private journalLogs(scope?: JournalScope): JournalLogs {
    return new JournalLogs(this, 'journal', { collector: this, maxAge: this.journalMaxAge, scope });
  }

  private remoteLeg(): OtelcolProcessorBatch {
    const batch = new OtelcolProcessorBatch(this.file, 'remote', {
      // its batches would know no bound in bytes: exporters batch behind their queues
      timeout: Duration.seconds(0),
      output: () =>
        forEachOtlpSignal((signal) => (this.toRemote(signal).length > 0 ? [host.input] : [])),
    });
    batch.addComment('Answers at once, whatever becomes of what it was given.');
    const host = new OtelcolProcessorTransform(this.file, 'host', {
      ...setHostName(NixosHost.of(this).hostname),
      output: () => forEachOtlpSignal((signal) => this.fanOut.inputs('remote', signal)),
    });
    return batch;
  }

  private problems(): string[] {
    if (this.fanOut.isEmpty) {
      return [
        'has no destinations, so everything would be dropped: give it at least one, such as an LgtmBackend',
      ];
    }
    for (const signal of OTLP_SIGNALS.filter((each) => this.destinationsFor(each).length === 0)) {
      warn(this, `no destination takes ${signal}, so programs that send them get an error`);
    }
    return [];
  }
}

/** Alloy's default for its own HTTP server, which nixpkgs' module keeps. */
const UI_PORT = 12345;
