import { parse } from 'yaml';
import { recordedText, type RecordedBackend } from '../../constructs/cluster/backends/recorded';

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** What a real store was recorded with, and over it what a fragment of ours says. */
export class StoreConfiguration {
  private readonly layers: readonly unknown[];

  /** @param fragment as a backend's class prints it; empty for the store's own defaults */
  constructor(
    private readonly backend: RecordedBackend,
    fragment: string,
  ) {
    // Tempo's begins with the request line
    const recorded = recordedText(backend, 'right', 'config.yaml').replace(/^GET .*\n---\n/, '');
    this.layers = [parse(fragment), parse(recorded)];
  }

  /** The value at a path: the fragment's or the recorded one. @throws where neither has one */
  get(path: string): unknown {
    for (const layer of this.layers) {
      const value = path.split('.').reduce<unknown>(into, layer);
      if (value !== undefined) return value;
    }
    throw new Error(`${this.backend} has no ${path}`);
  }

  /** A duration in Go's or Prometheus' spelling, in milliseconds. @throws for what is none */
  duration(path: string): number {
    const text = String(this.get(path));
    const parts = [...text.matchAll(/(\d+)(ms|[smhdw])/g)];
    if (parts.map(([part]) => part).join('') !== text)
      throw new Error(`${this.backend} ${path}: ${text} is no duration`);
    return parts.reduce((sum, [, n, unit = '']) => sum + Number(n) * (UNITS[unit] ?? NaN), 0);
  }

  /** A number, or a size in Loki's spelling such as `256KB`, in bytes. */
  number(path: string): number {
    const text = String(this.get(path));
    const [, n, kilo] = /^(\d+)(KB)?$/.exec(text) ?? [];
    if (n === undefined) throw new Error(`${this.backend} ${path}: ${text} is no number`);
    return Number(n) * (kilo ? 1024 : 1);
  }
}

function into(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
