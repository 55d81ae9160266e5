/**
 * What watching a program by eBPF costs that program: its own CPU time for a request, with the unit that watches and
 * without, in turns, so that what else the machine does weighs on both.
 */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** How often each of the two is measured. */
const ROUNDS = 3;
/** How many requests are on their way at once. */
const AT_ONCE = 4;
/** How long Beyla has to find the program's processes, which it looks for every 5 s. */
const SETTLES_MS = 15_000;
/** How long a unit may take to come or go. */
const PATIENCE_MS = 60_000;

/**
 * @typedef {object} Asked
 * @property {string} watcher the unit that watches
 * @property {string} group the watched unit's control group, as a folder
 * @property {string} url what the program is asked for
 * @property {number} requests in each round
 */

/**
 * @typedef {object} Round
 * @property {boolean} watched
 * @property {number} usPerRequest the program's CPU time
 * @property {number} watcherUsPerRequest that of the unit that watches
 */

/**
 * Measures; the watching unit is afterwards as it was found.
 *
 * @param {Asked} asked
 * @param {import('./tools.mjs').Tools} tools
 * @returns {Promise<Round[]>}
 * @throws when the program doesn't answer, or a unit doesn't do as it is told
 */
export async function overhead({ watcher, group, url, requests }, tools) {
  const wasActive = await isActive(watcher, tools);
  const rounds = [];
  try {
    for (let i = 0; i < ROUNDS; i++) {
      for (const watched of [false, true]) {
        await turn(watcher, watched, tools);
        // as warm with as without
        await load(url, Math.ceil(requests / 10), tools);
        const before = [cpuOf(group, tools), await watcherCpu(watcher, tools)];
        await load(url, requests, tools);
        const after = [cpuOf(group, tools), await watcherCpu(watcher, tools)];
        const [own = 0, watching = 0] = after.map((us, k) => (us - (before[k] ?? 0)) / requests);
        rounds.push({ watched, usPerRequest: own, watcherUsPerRequest: watching });
      }
    }
  } finally {
    await turn(watcher, wasActive, tools);
  }
  return rounds;
}

/** What it came to, in a few lines; medians. @param {string} unit @param {readonly Round[]} rounds */
export function overheadTable(unit, rounds) {
  const of = (
    /** @type {boolean} */ watched,
    /** @type {'usPerRequest' | 'watcherUsPerRequest'} */ what,
  ) => median(rounds.filter((round) => round.watched === watched).map((round) => round[what]));
  const [without, watched] = [of(false, 'usPerRequest'), of(true, 'usPerRequest')];
  return [
    `${unit}, CPU time of a request:`,
    `  without   ${without.toFixed(0)} us`,
    `  watched   ${watched.toFixed(0)} us, ${(watched / without).toFixed(2)} times that`,
    `  and what watches it takes ${of(true, 'watcherUsPerRequest').toFixed(0)} us`,
    '',
  ].join('\n');
}

/** A unit's control group, whoever's manager runs it. @param {string} unit @param {string} [root] */
export function groupOf(unit, root = '/sys/fs/cgroup') {
  const found = readdirSync(root, { recursive: true, encoding: 'utf8' }).find(
    (path) => path === unit || path.endsWith(`/${unit}`),
  );
  return found === undefined ? undefined : join(root, found);
}

/** @param {string} unit @param {import('./tools.mjs').Tools} tools */
async function isActive(unit, tools) {
  return (await tools.run('systemctl', ['is-active', '--quiet', unit])).status === 0;
}

/** Has a unit run or not, and waits until it does what it is there for. @param {string} unit @param {boolean} on @param {import('./tools.mjs').Tools} tools */
async function turn(unit, on, tools) {
  if ((await isActive(unit, tools)) === on) return;
  await tools.run('systemctl', ['--no-block', on ? 'start' : 'stop', unit]);
  const until = tools.now() + PATIENCE_MS;
  while ((await isActive(unit, tools)) !== on) {
    if (tools.now() > until)
      throw new Error(`${unit} doesn't ${on ? 'start' : 'stop'}: run this as root`);
    await tools.sleep(500);
  }
  if (on) await tools.sleep(SETTLES_MS);
}

/** @param {string} url @param {number} requests @param {import('./tools.mjs').Tools} tools */
async function load(url, requests, tools) {
  let left = requests;
  const one = async () => {
    while (left-- > 0) {
      const { status, why } = await tools.ask({ url });
      if (status === 0) throw new Error(`${url} doesn't answer: ${why}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

/** CPU time in microseconds. @param {string} group @param {import('./tools.mjs').Tools} tools */
function cpuOf(group, tools) {
  const text = tools.read(join(group, 'cpu.stat'));
  const [, us] = /^usage_usec (\d+)$/m.exec(typeof text === 'string' ? text : '') ?? [];
  if (us === undefined) throw new Error(`${group} doesn't say what CPU time it took`);
  return Number(us);
}

/** The same of a unit that may not run. @param {string} unit @param {import('./tools.mjs').Tools} tools */
async function watcherCpu(unit, tools) {
  const { output } = await tools.run('systemctl', ['show', '-p', 'CPUUsageNSec', '--value', unit]);
  const ns = Number(output.trim());
  // of one that doesn't run the largest number there is, or [not set]
  return Number.isFinite(ns) && ns < 2 ** 60 ? ns / 1000 : 0;
}

/** @param {number[]} values */
function median(values) {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
