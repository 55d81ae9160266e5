import type { Construct } from 'constructs';
import type { AlloyComponent } from '../../../lib/alloy/component';
import { warn } from '../../../lib/errors';
import type { ICollector } from '../../wiring/collector';
import type { ITelemetryDestination } from '../../wiring/destination';
import { OTLP_SIGNALS } from '../../wiring/signal';
import { OutageBufferService } from '../buffer/outage-buffer-service';
import { I3PM, missingCmdArgs, type BeylaInstrument, type BeylaSelection } from './beyla-target';

/**
 * What delivers spans on a host without upstream's own exclusions knowing it: watched, it would make more of them, for
 * ever. By its port, and by what it is where the host's Alloy selects by that: the port is of no use for one that starts
 * after Beyla and that something else selects by its command line (seen with Beyla 3.28).
 */
export function deliveriesOn(beyla: AlloyComponent): readonly BeylaSelection[] {
  const buffer = OutageBufferService.find(beyla);
  if (buffer === undefined) return [];
  const byPort = { openPorts: [buffer.port] };
  return missingCmdArgs(beyla) ? [byPort] : [byPort, { cmdArgs: OUTAGE_BUFFER }];
}

/** The outage buffer's command line, as its NixOS module has it. */
const OUTAGE_BUFFER = '*-outage-buffer/main.mjs*';

/** The collector's local destinations of which it is known what listens there, each once. */
export function programsOf(collector: ICollector): ITelemetryDestination[] {
  const all = OTLP_SIGNALS.flatMap((signal) => collector.destinationsFor(signal));
  return [...new Set(all)].filter(({ program }) => program !== undefined);
}

/**
 * What is watched unless the app says otherwise: the programs of local destinations, and i3pm's daemon, which nothing
 * but its command line tells from other Python programs. Warns where the host's Alloy selects by none.
 */
export function usualPrograms(
  scope: Construct,
  collector: ICollector,
  beyla: AlloyComponent,
): (ITelemetryDestination | BeylaInstrument)[] {
  const since = missingCmdArgs(beyla);
  if (since === undefined) return [...programsOf(collector), I3PM];
  warn(
    scope,
    `${I3PM.name} isn't watched: only its command line tells it from other Python programs, and Alloy selects by that ` +
      `from ${since} on, but the host's files are written for ${beyla.file.directory.version}: set alloyVersion where the ` +
      'host has a newer one, or give instrument what is to be watched',
  );
  return programsOf(collector);
}

/** Warns of ports that are asked for and belong to what Beyla leaves alone. */
export function warnOfDeliveries(
  scope: Construct,
  collector: ICollector,
  ports: readonly number[],
): void {
  const unwatched = new Map([
    [Number(new URL(collector.otlpHttpUrl).port), 'the collector'],
    [OutageBufferService.find(scope)?.port, 'the outage buffer'],
  ]);
  for (const port of ports) {
    const whose = unwatched.get(port);
    if (whose !== undefined)
      warn(
        scope,
        `port ${port} in openPorts is that of ${whose}, which Beyla leaves alone, since its spans would be of their own deliveries: leave it out`,
      );
  }
}

/** Warns of local destinations that the collector got after Beyla had asked for them, so that nothing watches them. */
export function warnOfLatecomers(
  scope: Construct,
  collector: ICollector,
  ports: readonly number[],
): void {
  for (const { program } of programsOf(collector)) {
    if (program === undefined || ports.includes(program.port)) continue;
    warn(
      scope,
      `${program.serviceName} became a destination after Beyla, which doesn't watch it: add it by addInstrument`,
    );
  }
}
