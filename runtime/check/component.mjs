/**
 * Whether all that the app gave an Alloy is loaded there and healthy, each by itself: /-/healthy says that all is well after
 * `pyroscope.ebpf` has given up.
 */

import { fail, list, ok, warn } from './result.mjs';

/**
 * @param {{ url: string, unit: string, components: readonly string[] }} hop `url` of its own server
 * @param {import('./tools.mjs').Tools} tools
 * @returns {Promise<import('./result.mjs').Result>}
 */
export async function component({ url, unit, components }, tools) {
  const answer = await tools.ask({ url: `${url}/api/v0/web/components` });
  const wanted = `${components.length} components, healthy`;
  const restart = `journalctl -u ${unit} -n 50; systemctl restart ${unit}`;
  const all = answer.status === 200 ? parsed(answer.body.toString()) : undefined;
  if (all === undefined)
    return fail(
      `${url} says nothing of them: ${answer.why ?? `answered ${answer.status}`}`,
      wanted,
      restart,
    );
  const there = new Map(all.map(({ localID, health }) => [localID, health]));
  const missing = components.filter((each) => !there.has(each));
  if (missing.length > 0)
    return fail(
      `not loaded: ${list(missing)}`,
      wanted,
      `look for their files in /etc, then ${restart}`,
    );
  const ill = all.filter(({ health }) => health.state !== 'healthy');
  if (ill.length === 0) return ok(`${all.length} components, all healthy`);
  const said = ill
    .map(
      ({ localID, health: { state, message } }) =>
        `${localID} is ${state}${message && `: ${message}`}`,
    )
    .join('; ');
  // one that has never said anything, such as a Beyla that didn't get as far
  return ill.every(({ health }) => health.state === 'unknown')
    ? warn(said, wanted, restart)
    : fail(said, wanted, restart);
}

/** @typedef {{ localID: string, health: { state: string, message: string } }} Component as Alloy's own pages are told of it */

/** @param {string} text @returns {Component[] | undefined} */
function parsed(text) {
  try {
    const found = JSON.parse(text);
    return Array.isArray(found) ? found : undefined;
  } catch {
    return undefined;
  }
}
