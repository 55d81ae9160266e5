/** A kind of telemetry, in OpenTelemetry's words. */
export type Signal = 'metrics' | 'logs' | 'traces' | 'profiles';

/** The signals that OTLP carries here; profiles have a protocol of their own. */
export type OtlpSignal = Exclude<Signal, 'profiles'>;

/** The signals of OTLP, in the order in which they are printed. */
export const OTLP_SIGNALS: readonly OtlpSignal[] = ['metrics', 'logs', 'traces'];

/** `{ metrics: f('metrics'), … }`, a signal that gets nothing left out. */
export function forEachOtlpSignal<T>(
  values: (signal: OtlpSignal) => readonly T[],
): Partial<Record<OtlpSignal, readonly T[]>> {
  const entries = OTLP_SIGNALS.map((signal) => [signal, values(signal)] as const);
  return Object.fromEntries(entries.filter(([, list]) => list.length > 0));
}
