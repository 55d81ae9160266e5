import type { DescribedEmitter } from '../../wiring/description';
import type { BeylaInstrument } from './beyla-target';

/** The processes that Beyla watches, for the page of the fleet. @param option its switch */
export function watchedBy(
  option: string,
  metrics: readonly unknown[],
  instrument: readonly { readonly entry: BeylaInstrument }[],
): DescribedEmitter[] {
  const makes = metrics.length > 0 ? (['metrics', 'traces'] as const) : (['traces'] as const);
  return instrument.map(({ entry: { name, openPorts = [], exePath, cmdArgs, exports } }) => ({
    name: name ?? exePath ?? cmdArgs ?? `what listens on ${openPorts.join(', ')}`,
    how: 'watched by eBPF',
    signals: makes.filter((signal) => exports?.includes(signal) ?? true),
    into: option,
  }));
}
