import { BeylaEbpf } from '../../../lib/alloy/components/beyla/ebpf';
import type { OtelcolExporterOtlphttp } from '../../../lib/alloy/components/otelcol/exporter.otlphttp';
import type { AlloyFile } from '../../../lib/alloy/file';
import { fail, shown } from '../../../lib/errors';
import { NixosHost } from '../../../lib/nixos/host';
import type { BeylaAgentProps, BeylaIgnoredRoute } from './beyla-agent-props';
import { deliveriesOn } from './beyla-surroundings';
import { FEATURES, nonEmpty, sampler, selects, type BeylaInstrument } from './beyla-target';
import type { EbpfTarget } from './ebpf-target';

/** A process that is watched, and its switch, if it has a name. */
export interface Watched {
  /** What selects it. */
  readonly entry: BeylaInstrument;
  /** Its switch. @default - none, for one without a name */
  readonly target?: EbpfTarget;
}

/** Beyla as an agent's props ask for it. What it watches and who takes its spans is asked at synth. */
export function beylaEbpf(
  file: AlloyFile,
  props: BeylaAgentProps,
  later: { instrument: () => readonly Watched[]; exporter: () => OtelcolExporterOtlphttp },
): BeylaEbpf {
  const { contextPropagation, exclude = [], metrics = [], protocols, routes, sampleRatio } = props;
  const { ignoredRoutes = [], sysAdmin = false, wakeupLen = 0 } = props;
  const { hostname } = NixosHost.of(file);
  const beyla: BeylaEbpf = new BeylaEbpf(file, 'ebpf', {
    attributes: { kubernetes: { enable: 'false' }, instanceId: { overrideHostname: hostname } },
    discovery: () => ({
      instrument: later.instrument().map(({ entry, target }) => ({
        name: entry.name,
        ...selects(entry, target),
        exports: entry.exports,
        sampler: sampler(entry.sampleRatio),
      })),
      // the kernel refuses them without, and then Go programs would have no spans at all rather than those of their sockets
      skipGoSpecificTracers: sysAdmin ? undefined : true,
      excludeInstrument: nonEmpty(
        [...exclude, ...deliveriesOn(beyla)].map((each) => selects(each)),
      ),
    }),
    routes: {
      unmatched: 'heuristic',
      patterns: routes,
      ignoredPatterns: nonEmpty(ignoredRoutes.map((each) => ignoredPattern(file, each))),
    },
    ebpf:
      contextPropagation || wakeupLen > 0
        ? { contextPropagation, wakeupLen: wakeupLen > 0 ? wakeupLen : undefined }
        : undefined,
    metrics: nonEmpty(metrics) && { features: metrics.map((each) => FEATURES[each]) },
    traces:
      protocols || sampleRatio !== undefined
        ? { instrumentations: protocols, sampler: sampler(sampleRatio) }
        : undefined,
    output: () => ({ traces: [later.exporter().input] }),
  });
  for (const { pattern, reason } of ignoredRoutes)
    beyla.addComment(`No spans of ${pattern}: ${reason.trim()}`);
  return beyla;
}

function ignoredPattern(file: AlloyFile, { pattern, reason }: BeylaIgnoredRoute): string {
  const agent = file.node.scope ?? file;
  if (!pattern.startsWith('/'))
    fail(
      agent,
      `the pattern of an ignored route is a path, /health, but ${shown(pattern)} was given`,
    );
  if (reason.trim() === '')
    fail(
      agent,
      `the ignored route ${shown(pattern)} has no reason: say what makes its spans worthless`,
    );
  return pattern;
}
