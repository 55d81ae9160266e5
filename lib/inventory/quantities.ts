import { Duration, Size } from '../units';

/** A length of time as Go spells it; nothing for what isn't one. */
export function durationOf(value: unknown): Duration | undefined {
  if (typeof value !== 'string' || !/^(\d+(\.\d+)?(h|m|s|ms))+$/.test(value)) return undefined;
  const parts = [...value.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s)/g)];
  const units: Record<string, number> = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };
  const total = parts.reduce((sum, [, n, unit]) => sum + Number(n) * (units[unit ?? ''] ?? 0), 0);
  return orNothing(() => Duration.milliseconds(total));
}

/** An amount of memory; nothing for what isn't one. */
export function sizeOf(value: unknown): Size | undefined {
  const [, amount, unit] = /^(\d+)(Ki|Mi|Gi)B$/.exec(typeof value === 'string' ? value : '') ?? [];
  const make = { Ki: Size.kibibytes, Mi: Size.mebibytes, Gi: Size.gibibytes }[unit ?? ''];
  return make && orNothing(() => make(Number(amount)));
}

/** What a length or an amount of ours isn't, such as a part of a millisecond, is no value. */
function orNothing<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
