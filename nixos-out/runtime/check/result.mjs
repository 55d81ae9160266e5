/**
 * What a hop comes to.
 *
 * @typedef {object} Result
 * @property {'ok' | 'warn' | 'fail' | 'skipped'} state `skipped`: nobody knows, and that says why
 * @property {string} found
 * @property {string} [wanted]
 * @property {string} [fix] what to do
 * @property {import('./remembered.mjs').Remembered & { store: string }} [probe] that was found in a store
 */

/** @param {string} found @returns {Result} */
export const ok = (found) => ({ state: 'ok', found });

/** @param {string} found @param {string} [fix] @returns {Result} */
export const skipped = (found, fix) => ({ state: 'skipped', found, fix });

/** @param {string} found @param {string} wanted @param {string} fix @returns {Result} */
export const warn = (found, wanted, fix) => ({ state: 'warn', found, wanted, fix });

/** @param {string} found @param {string} wanted @param {string} fix @returns {Result} */
export const fail = (found, wanted, fix) => ({ state: 'fail', found, wanted, fix });

/** @param {readonly string[]} names */
export const list = (names) => names.join(', ');

/** How long, as people say it. @param {number} seconds */
export function span(seconds) {
  if (seconds < 100) return `${Math.round(seconds)} s`;
  if (seconds < 6000) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800
    ? `${Math.round(seconds / 3600)} h`
    : `${Math.round(seconds / 86_400)} d`;
}
