/** Probes that stores had, so that a later check sees whether they still have them. */

/** @typedef {{ id: string, number: number, at: number }} Remembered a probe, and when it was found, in milliseconds since 1970 */
/** @typedef {Record<string, readonly Remembered[]>} Memory by store, the oldest first */

/** How many of a store are kept: one a day of 30 days. */
const KEPT = 30;

const HOUR_S = 3600;

/** What a store is called. @param {string} destination @param {{ signal: string, backend: string }} backend */
export const storeName = (destination, { signal, backend }) =>
  `${destination} ${signal} ${backend}`;

/** How far apart those are that are kept. @param {number} retentionSeconds */
const stepMs = (retentionSeconds) => Math.max(HOUR_S, retentionSeconds / KEPT) * 1000;

/** The oldest that a store is to have for a while yet; none where nothing is remembered. @param {readonly Remembered[] | undefined} all @param {number} retentionSeconds @param {number} now */
export function oldest(all, retentionSeconds, now) {
  const until = now - retentionSeconds * 1000 + stepMs(retentionSeconds);
  // what has just been found says nothing
  const since = now - stepMs(retentionSeconds);
  return all?.find(({ at }) => at >= until && at <= since);
}

/**
 * What is remembered after a check: what was before and isn't past the retention, and what was found now, unless that is soon
 * after the last.
 *
 * @param {Memory} before @param {readonly import('./run.mjs').Line[]} lines @param {import('./plan.mjs').App} app @param {number} now
 * @returns {Memory}
 */
export function remember(before, lines, app, now) {
  const found = lines.flatMap(({ probe }) => (probe ? [probe] : []));
  const stores = app.destinations.flatMap(({ name, backends = [] }) =>
    backends.map((each) => ({ ...each, store: storeName(name, each) })),
  );
  return Object.fromEntries(
    stores.flatMap(({ store, retentionSeconds }) => {
      if (retentionSeconds === undefined) return [];
      const kept = (before[store] ?? []).filter(({ at }) => at >= now - retentionSeconds * 1000);
      const last = kept.at(-1);
      const isDue = last === undefined || now - last.at >= stepMs(retentionSeconds);
      const one = found.find((each) => each.store === store);
      const all = isDue && one ? [...kept, { id: one.id, number: one.number, at: one.at }] : kept;
      return all.length > 0 ? [[store, all]] : [];
    }),
  );
}
