/** Whether what is sent to takes a request that brings nothing, and is who it is taken for. */

import { isOfCredentials } from '../outage-buffer/protocol.mjs';
import { Tailnet } from '../outage-buffer/tailnet.mjs';
import { EMPTY, faultOf } from './empty.mjs';
import { fail, ok, skipped, span, warn } from './result.mjs';

/** How far a clock may be off: Loki takes what is ten minutes ahead, and a trace's spans of two machines are put side by side. */
const CLOCK_FAIL_MS = 300_000;
const CLOCK_WARN_MS = 30_000;

/** How soon a certificate's end is news. */
const SOON_S = 7 * 86_400;

/**
 * @param {object} hop
 * @param {string} hop.url with its path
 * @param {import('./empty.mjs').Protocol} hop.protocol
 * @param {readonly string[]} [hop.tailnet] where it is looked for alone
 * @param {string} [hop.token] the file with the token that it wants
 * @param {string} [hop.socket] of tailscaled
 * @param {import('./tools.mjs').Tools} tools
 * @returns {Promise<import('./result.mjs').Result>}
 */
export async function endpoint({ url, protocol, tailnet, token: file, socket }, tools) {
  const { headers, body } = EMPTY[protocol];
  const token = file === undefined ? undefined : tools.read(file);
  /** @type {Record<string, string>} */
  const own = typeof token === 'string' ? { authorization: `Bearer ${token.trim()}` } : {};
  const at = tailnet && new Tailnet(tailnet, socket);
  const answer = await tools.ask({
    url,
    method: 'POST',
    headers: { ...headers, ...own },
    body,
    lookup: at?.lookup,
  });
  const wanted = 'a success for an empty request';
  const { status, certificate, aheadMs } = answer;
  if (status === 0) {
    const hint = at && ` (${await at.trouble(new URL(url))})`;
    return fail(`${answer.why}${hint ?? ''}`, wanted, `is it up? curl -sv -X POST ${url}`);
  }
  if (isOfCredentials(status) && file !== undefined && typeof token !== 'string')
    return skipped(
      `answers ${status} to whoever shows no token, which isn't for this user`,
      'run it as root',
    );
  const fault = faultOf(protocol, answer);
  if (fault !== undefined)
    return fail(
      fault,
      wanted,
      isOfCredentials(status)
        ? 'the token that this machine sends by, and the one that the collector takes'
        : `who answers there? curl -sv -X POST ${url}; kubectl logs of what is behind it`,
    );
  if (aheadMs !== undefined && Math.abs(aheadMs) > CLOCK_WARN_MS) return clock(aheadMs);
  if (certificate && (Date.parse(certificate.until) - tools.now()) / 1000 < SOON_S)
    return warn(
      `its certificate ends ${certificate.until}`,
      'one for longer',
      'renew it where it is served',
    );
  return ok(
    `answers ${status}${certificate ? `, certificate of ${certificate.subject} until ${certificate.until}` : ''}`,
  );
}

/** @param {number} aheadMs */
function clock(aheadMs) {
  const found = `this machine's clock is ${span(Math.abs(aheadMs) / 1000)} ${aheadMs > 0 ? 'behind' : 'ahead'}`;
  const wanted = 'the same time on both';
  const fix = 'timedatectl timesync-status; systemctl restart systemd-timesyncd, here or there';
  return Math.abs(aheadMs) > CLOCK_FAIL_MS ? fail(found, wanted, fix) : warn(found, wanted, fix);
}
