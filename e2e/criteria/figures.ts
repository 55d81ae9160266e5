/** A time that something took, as people read it. */
export function seconds(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** The largest of some. */
export function most(values: readonly number[]): number {
  return values.reduce((found, value) => Math.max(found, value), -Infinity);
}

/** The middle one of some. */
export function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? NaN;
}

/** A bound on a time as a figure. */
export function within(ms: number, limitSeconds: number) {
  return {
    met: ms < limitSeconds * 1000,
    figure: { value: ms / 1000, limit: limitSeconds, unit: 's' as const },
  };
}

/** Polls until a question has an answer that is neither false nor nothing. @throws after some seconds */
export async function until<T>(
  what: string,
  ask: () => T | Promise<T>,
  limitSeconds = 60,
): Promise<Exclude<T, false | undefined | null>> {
  const deadline = Date.now() + limitSeconds * 1000;
  for (;;) {
    let failed: unknown;
    const answer = await Promise.resolve()
      .then(ask)
      .catch((error: unknown) => void (failed = error));
    if (answer) return answer as Exclude<T, false | undefined | null>;
    if (Date.now() > deadline)
      throw new Error(`waited ${limitSeconds} s for ${what}`, { cause: failed });
    await pause(20);
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
