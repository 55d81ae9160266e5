/** Whether a unit runs. */

import { fail, ok, skipped, span, warn } from './result.mjs';
import { show } from './units.mjs';

/** How long a unit has to run before its restarts are no longer news. */
const YOUNG_S = 60;

const PROPERTIES = [
  'LoadState',
  'ActiveState',
  'SubState',
  'Result',
  'NRestarts',
  'ConditionResult',
  'ActiveEnterTimestampMonotonic',
];

/** @param {{ unit: string }} hop @param {import('./tools.mjs').Tools} tools @returns {Promise<import('./result.mjs').Result>} */
export async function unit({ unit }, tools) {
  const found = await show(tools, unit, PROPERTIES);
  if (found === undefined) return skipped('systemd can not be asked', 'run it where systemd is');
  const { LoadState, ActiveState, SubState, Result, ConditionResult } = found;
  const wanted = 'active';
  if (LoadState !== 'loaded')
    return fail(
      `there is no such unit (${LoadState})`,
      wanted,
      "nixos-rebuild switch with this host's module, or look for who masks it",
    );
  if (ActiveState === 'active') return running(found, tools);
  const why = Result === 'success' ? SubState : `${SubState}, ${Result}`;
  if (ConditionResult === 'no')
    return fail(`skipped: a condition of it isn't met`, wanted, `systemctl status ${unit}`);
  return fail(
    `${ActiveState} (${why})`,
    wanted,
    `journalctl -u ${unit} -n 30; systemctl restart ${unit}`,
  );
}

/** @param {Record<string, string>} found @param {import('./tools.mjs').Tools} tools */
function running({ NRestarts, ActiveEnterTimestampMonotonic }, tools) {
  const uptime = tools.read('/proc/uptime');
  const since = Number(ActiveEnterTimestampMonotonic) / 1e6;
  const seconds = typeof uptime === 'string' && since > 0 ? parseFloat(uptime) - since : undefined;
  const restarts = Number(NRestarts ?? 0);
  const text = seconds === undefined ? 'active' : `active for ${span(seconds)}`;
  if (restarts > 0 && seconds !== undefined && seconds < YOUNG_S)
    return warn(
      `${text}, after ${restarts} restarts by itself`,
      'one that stays up',
      'journalctl -u of it says why',
    );
  return ok(text);
}
