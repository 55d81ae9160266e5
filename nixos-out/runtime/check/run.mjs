/** Walks the hops: those of one step at the same time, since each waits for somebody. */

import { hopsOf } from './plan.mjs';
import { skipped, warn } from './result.mjs';

/** How long it may take in all, in milliseconds. */
export const LIMIT_MS = 20_000;

/** @typedef {import('./result.mjs').Result & { hop: string, signals?: readonly string[] }} Line */
/** @typedef {{ lines: readonly Line[], first?: Line, code: 0 | 1 | 2, seconds: number }} Report `first`: that isn't as it should be */

/**
 * @param {import('./plan.mjs').App} app @param {import('./plan.mjs').Machine} machine
 * @param {{ signals?: readonly string[], limitMs?: number }} options `signals`: of these alone
 * @param {import('./tools.mjs').Tools} tools
 * @returns {Promise<Report>}
 */
export async function check(app, machine, { signals, limitMs = LIMIT_MS }, tools) {
  const started = tools.now();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(
      () =>
        resolve(
          warn(`not known within ${limitMs / 1000} s`, 'an answer', 'try again, with --signal'),
        ),
      limitMs,
    );
  });
  /** @type {{ hop: import('./plan.mjs').Hop, result: import('./result.mjs').Result }[]} */
  const done = [];
  const passes = (/** @type {import('./plan.mjs').Hop} */ hop) =>
    signals === undefined ||
    hop.signals === undefined ||
    hop.signals.some((each) => signals.includes(each));
  for (const [step, hops] of hopsOf(app, machine).entries()) {
    const results = hops.filter(passes).map(async (hop) => {
      const blocking = step === 0 ? undefined : done.find((before) => blocks(before, hop));
      if (blocking) return { hop, result: skipped(`not sent: ${blocking.hop.name} is in the way`) };
      const result = await Promise.race([Promise.resolve(hop.run(tools)), late]);
      return { hop, result };
    });
    done.push(...(await Promise.all(results)));
  }
  clearTimeout(timer);
  const lines = done.map(({ hop: { name, signals: of }, result }) => ({
    hop: name,
    signals: of,
    ...result,
  }));
  const worst = lines.find(({ state }) => state === 'fail');
  const warning = lines.find(({ state }) => state === 'warn');
  const seconds = (tools.now() - started) / 1000;
  return { lines, first: worst ?? warning, code: worst ? 2 : warning ? 1 : 0, seconds };
}

/**
 * Whether a hop behind another can't be reached: what is sent then would wait, or be lost.
 *
 * @param {{ hop: import('./plan.mjs').Hop, result: import('./result.mjs').Result }} before @param {import('./plan.mjs').Hop} hop
 */
function blocks({ hop: before, result: { state } }, { signals = [], destination }) {
  const isShut = state === 'fail' || (before.isNeeded === true && state === 'warn');
  const isOfIt = before.destination === undefined || before.destination === destination;
  return (
    isShut &&
    isOfIt &&
    (before.signals === undefined || before.signals.some((each) => signals.includes(each)))
  );
}
