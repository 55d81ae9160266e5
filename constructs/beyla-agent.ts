import { Construct } from 'constructs';
import { BeylaEbpf } from '../lib/alloy/components/beyla/ebpf';
import { OtelcolExporterOtlphttp } from '../lib/alloy/components/otelcol/exporter.otlphttp';
import { OtelcolReceiverOtlp } from '../lib/alloy/components/otelcol/receiver.otlp';
import { AlloyFile } from '../lib/alloy/file';
import { fail, shown } from '../lib/errors';
import { NixosConfig } from '../lib/nixos/nixos-config';
import { NixosHost } from '../lib/nixos/host';
import { isPort } from '../lib/nixos/port';
import type { AlloyCollector } from './alloy-collector';
import { EbpfAlloy } from './ebpf-alloy';
import { loopbackAddress, loopbackUrl } from './loopback';

/** A process to watch: every criterion given must match, and at least one is. */
export interface BeylaInstrument {
  /** The service name on its spans. @default - Beyla's guess, on NixOS `python3.x` for every Python daemon */
  readonly name?: string;
  /** The process listens on one of these ports, 1 to 65535. */
  readonly openPorts?: readonly number[];
  /** A glob of its executable. */
  readonly exePath?: string;
  /** A glob of its command line, such as `*otel_ai_monitor*`. */
  readonly cmdArgs?: string;
}

/** What Beyla watches, and who sends its spans on. */
export interface BeylaAgentProps {
  /** The collector that sends the spans to its remote destinations. */
  readonly collector: AlloyCollector;
  /**
   * The processes to watch; at least one by the end, `addInstrument` adds more. On NixOS the executable of every Python
   * daemon is `python3.x`: select by `openPorts` or `cmdArgs`.
   */
  readonly instrument: readonly BeylaInstrument[];
  /** The loopback port on which the collector takes the spans. @default 4319 */
  readonly port?: number;
}

/**
 * Traces of HTTP and gRPC services by eBPF, without changing them (FR-006, FR-007), in `alloy-ebpf.service`.
 *
 * Its spans reach the remote destinations by a receiver of their own, never a local one: watching a local destination
 * would turn the collector's own deliveries into spans, and so on for ever. `observability.beyla.enable = false`
 * takes both of its files away.
 */
export class BeylaAgent extends Construct {
  private readonly instrument: BeylaInstrument[] = [];

  /** @throws when the port is invalid or taken, or an entry of `instrument` selects nothing */
  constructor(scope: Construct, id: string, props: BeylaAgentProps) {
    super(scope, id);
    const { collector, port = 4319 } = props;
    NixosHost.of(this).claimPort(this, port, this, "Beyla's spans");
    const part = 'observability.beyla';

    const received = new AlloyFile(this, 'received', {
      directory: collector.directory,
      name: 'beyla',
      part,
    });
    new OtelcolReceiverOtlp(received, 'otlp', {
      http: { endpoint: loopbackAddress(port) },
      output: () => ({ traces: collector.toRemote('traces') }),
    });

    const traced = new AlloyFile(this, 'traced', {
      directory: EbpfAlloy.of(this).directory,
      name: 'beyla',
      part,
    });
    new BeylaEbpf(traced, 'ebpf', {
      discovery: () => ({
        instrument: this.instrument.map((each) => ({
          ...each,
          openPorts: each.openPorts?.join(','),
        })),
      }),
      // OTLP receivers' own paths: spans of deliveries of telemetry say nothing about the service
      routes: { unmatched: 'heuristic', ignoredPatterns: ['/v1/*'] },
      output: () => ({ traces: [exporter.input] }),
    });
    const exporter = new OtelcolExporterOtlphttp(traced, 'otlphttp', {
      client: { endpoint: loopbackUrl(port), compression: 'none' },
    });

    new NixosConfig(this, 'nixos', { observability: { beyla: { enable: true } } });
    props.instrument.forEach((each) => this.addInstrument(each));
    this.node.addValidation({
      validate: () => [...this.problems(), ...collector.missingDestination('traces')],
    });
  }

  /** Watches one more process. @throws when nothing selects it, since Beyla would then watch everything or nothing */
  addInstrument(instrument: BeylaInstrument): void {
    const { openPorts = [], exePath, cmdArgs } = instrument;
    if (openPorts.length === 0 && exePath === undefined && cmdArgs === undefined) {
      fail(
        this,
        `an entry of instrument selects by openPorts, exePath or cmdArgs, but ${JSON.stringify(instrument)} has none`,
      );
    }
    const wrong = openPorts.find((port) => !isPort(port));
    if (wrong !== undefined) {
      fail(this, `openPorts are whole numbers from 1 to 65535, but ${shown(wrong)} was given`);
    }
    this.instrument.push(instrument);
  }

  private problems(): string[] {
    return this.instrument.length > 0
      ? []
      : ['instrument is empty, so no process would be watched: add one'];
  }
}
