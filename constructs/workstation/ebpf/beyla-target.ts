import type { Construct } from 'constructs';
import type { AlloyComponent } from '../../../lib/alloy/component';
import type { BeylaEbpfService } from '../../../lib/alloy/components/beyla/ebpf';
import { fail, shown, warn } from '../../../lib/errors';
import { isPort } from '../../../lib/nixos/port';
import type { ITelemetryDestination } from '../../wiring/destination';
import type { EbpfTarget } from './ebpf-target';

/**
 * Selects processes: every criterion given must match, and at least one is. On NixOS the executable of every Python
 * daemon is `python3.x`: select those by port or command line. Beyla knows no systemd units; a unit's command line does.
 */
export interface BeylaSelection {
  /** The process listens on one of these ports, 1 to 65535. */
  readonly openPorts?: readonly number[];
  /** A glob of its executable. */
  readonly exePath?: string;
  /** A glob of its command line, such as `*otel_ai_monitor*`. Since Alloy 1.15. */
  readonly cmdArgs?: string;
}

/** What a program is written in, as Beyla tells them apart: the `telemetry.sdk.language` of its spans. */
export type BeylaLanguage =
  'cpp' | 'dotnet' | 'go' | 'java' | 'nodejs' | 'php' | 'python' | 'ruby' | 'rust';

/** A process to watch. */
export interface BeylaInstrument extends BeylaSelection {
  /**
   * The service name on its spans, and of its switch `observability.beyla.targets.<name>.enable`: lower-case letters,
   * digits and hyphens.
   * @default - Beyla's guess, on NixOS `python3.x` for every Python daemon, and no switch of its own
   */
  readonly name?: string;
  /**
   * What leaves of it; one at least. What a watched process starts is watched too, under its parent's name, and no entry of
   * `exclude` reaches it (seen with Beyla 3.28); an entry of its own that exports `metrics` alone keeps its spans back.
   * Since Alloy 1.11.
   * @default - both
   */
  readonly exports?: readonly ('metrics' | 'traces')[];
  /** The share of its traces that is kept, 0 to 1. @default - the agent's */
  readonly sampleRatio?: number;
  /**
   * What it is written in, by which synth says what it gets: a Go program's own functions take CAP_SYS_ADMIN to watch.
   * @default - not known, nothing is said
   */
  readonly language?: BeylaLanguage;
  /**
   * Whether it serves or asks over TLS, which Beyla reads in OpenSSL or Go's own; that takes CAP_SYS_ADMIN, of which
   * synth warns.
   * @default - not known, nothing is said
   */
  readonly tls?: boolean;
  /** What it serves requests on. Nothing on a unix socket can be traced, of which synth warns. @default tcp */
  readonly transport?: 'tcp' | 'unix';
}

/** i3pm's daemon (FR-007). It speaks JSON-RPC on a unix socket: only requests that it makes over TCP become spans. */
export const I3PM: BeylaInstrument = {
  name: 'i3pm',
  cmdArgs: '*i3_project_daemon*',
  language: 'python',
  transport: 'unix',
};

/**
 * The program that listens at a local destination, found by that destination's own port.
 *
 * @throws when no program is known to listen there
 */
export function programAt(
  scope: Construct,
  { destinationName, program }: ITelemetryDestination,
): BeylaInstrument {
  return program
    ? { name: program.serviceName, openPorts: [program.port] }
    : fail(
        scope,
        `the destination ${shown(destinationName)} is no program on this host, so there is nothing to watch: name a local one`,
      );
}

/**
 * @throws when nothing selects it, since Beyla would then watch everything or nothing, a value is out of range, or it is
 *   selected by what the host's Alloy doesn't know
 */
export function checkInstrument(
  scope: Construct,
  beyla: AlloyComponent,
  instrument: BeylaInstrument,
): void {
  checkSelection(scope, beyla, 'instrument', instrument);
  checkRatio(scope, instrument.sampleRatio);
  if (instrument.exports?.length === 0)
    fail(
      scope,
      `exports of ${instrument.name ?? JSON.stringify(instrument)} is empty, which Beyla takes for both: for no spans, give it 'metrics'`,
    );
  if (instrument.transport === 'unix') {
    warn(
      scope,
      `${instrument.name ?? JSON.stringify(instrument)} serves on a unix socket, which Beyla can't see: ` +
        'only requests that it makes over TCP become spans. Where these are worth nothing, leave it out of instrument',
    );
  }
}

/** @throws when nothing selects it, or what the host's Alloy doesn't know does */
export function checkSelection(
  scope: Construct,
  beyla: AlloyComponent,
  prop: 'instrument' | 'exclude',
  selection: BeylaSelection,
): void {
  const { openPorts = [], exePath, cmdArgs } = selection;
  if (openPorts.length === 0 && !exePath && !cmdArgs) {
    fail(
      scope,
      `an entry of ${prop} selects by openPorts, exePath or cmdArgs, but ${JSON.stringify(selection)} has none`,
    );
  }
  const since = cmdArgs === undefined ? undefined : missingCmdArgs(beyla);
  if (since !== undefined) {
    fail(
      scope,
      `an entry of ${prop} selects by cmdArgs ${shown(cmdArgs)}, which exist since Alloy ${since}, but the host's files ` +
        `are written for ${beyla.file.directory.version}: select it by openPorts or exePath, or, where the host has a ` +
        `newer one, set alloyVersion: '${since}'`,
    );
  }
  const wrong = openPorts.find((port) => !isPort(port));
  if (wrong !== undefined) {
    fail(scope, `openPorts are whole numbers from 1 to 65535, but ${shown(wrong)} was given`);
  }
}

/** The version of Alloy that first selects by command line, where the host's files are written for an older one. */
export function missingCmdArgs(beyla: AlloyComponent): string | undefined {
  return beyla.missing('discovery.instrument.cmd_args');
}

/** @throws when a ratio is not one of 0 to 1 */
export function checkRatio(scope: Construct, ratio: number | undefined): void {
  if (ratio !== undefined && !(ratio >= 0 && ratio <= 1))
    fail(scope, `a sampleRatio is a number from 0 to 1, but ${shown(ratio)} was given`);
}

/** Beyla's sampler that keeps a share of traces, decided where they begin. */
export function sampler(ratio: number | undefined): BeylaEbpfService['sampler'] {
  return ratio === undefined ? undefined : { name: 'parentbased_traceidratio', arg: String(ratio) };
}

/** The block that selects it; a named one can be switched off. */
export function selects(selection: BeylaSelection, target?: EbpfTarget): BeylaEbpfService {
  const criteria = {
    openPorts: selection.openPorts?.length ? selection.openPorts.join(',') : undefined,
    exePath: selection.exePath,
    cmdArgs: selection.cmdArgs,
  };
  // all of them have to match, so that one that doesn't is enough
  const [first] = (Object.keys(criteria) as (keyof typeof criteria)[]).filter(
    (key) => criteria[key] !== undefined,
  );
  const value = first && criteria[first];
  return target && first && value ? { ...criteria, [first]: target.unlessOff(value) } : criteria;
}

/** Beyla's own words for the metrics that it makes of requests. */
export const FEATURES = {
  red: 'application',
  'service-graph': 'application_service_graph',
  process: 'application_process',
} as const;

/** No list at all for an empty one, which Beyla would take at its word. */
export function nonEmpty<T>(values: readonly T[]): readonly T[] | undefined {
  return values.length > 0 ? values : undefined;
}
