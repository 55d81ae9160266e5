/** What the outage buffer holds for an upstream, and what became of the rest. */

import { samples, sum } from './metrics.mjs';
import { fail, ok, span, warn } from './result.mjs';

/** How old what waits may be before it is behind. */
const BEHIND_S = 60;

/** How full it may be, of all that it holds for everybody. */
const FULL = 0.9;

const LINES = 'journalctl -u outage-buffer.service -n 30';

/**
 * @param {object} hop
 * @param {string} hop.url of the buffer
 * @param {string} hop.destination
 * @param {string} hop.signal
 * @param {import('./tools.mjs').Tools} tools
 * @returns {Promise<import('./result.mjs').Result>}
 */
export async function buffer({ url, destination, signal }, tools) {
  const answer = await tools.ask({ url: `${url}/metrics` });
  const wanted = 'nothing that waits';
  if (answer.status !== 200)
    return fail(
      `${url} says nothing of it: ${answer.why ?? `answered ${answer.status}`}`,
      wanted,
      LINES,
    );
  const all = samples(answer.body.toString());
  const of = (/** @type {string} */ name, more = {}) =>
    sum(all, `outage_buffer_${name}`, { destination, signal, ...more });
  const held = of('items');
  if (held === undefined)
    return fail(
      'it knows no such upstream',
      `one for ${destination} ${signal}`,
      'systemctl restart outage-buffer.service',
    );
  const oldest = of('oldest_age_seconds') ?? 0;
  const text = `${held} waiting${held > 0 ? `, the oldest for ${span(oldest)}` : ''}${lastDelivery(of, tools.now())}`;
  const share =
    (sum(all, 'outage_buffer_held_bytes') ?? 0) /
    (sum(all, 'outage_buffer_budget_bytes') ?? Infinity);
  if (held > 0 && share > FULL)
    return fail(`${text}; full to ${Math.round(share * 100)} %, so the oldest goes`, wanted, LINES);
  if (of('upstream_up') === 0) return fail(`${text}; its last attempt failed`, wanted, LINES);
  if (oldest > BEHIND_S) return warn(`${text}; it is behind`, wanted, LINES);
  const refused = (of('dropped_total', { reason: 'refused' }) ?? 0) + (of('rejected_total') ?? 0);
  if (refused > 0)
    return warn(`${text}; ${refused} refused for good since it started`, 'nothing refused', LINES);
  const lost = of('dropped_total') ?? 0;
  if (lost > 0) return warn(`${text}; ${lost} lost since it started`, 'nothing lost', LINES);
  return ok(text);
}

/** @param {(name: string) => number | undefined} of @param {number} now */
function lastDelivery(of, now) {
  const last = of('last_delivery_timestamp_seconds') ?? 0;
  return last > 0
    ? `, last delivery ${span(Math.max(0, now / 1000 - last))} ago`
    : ', none delivered yet';
}
