/** Whether what is sent to takes a request that brings nothing, and is who it is taken for. */

import { headersOf, tlsOf } from '../outage-buffer/credentials.mjs';
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
 * @param {import('../outage-buffer/credentials.mjs').Named} [hop.wants] the credentials that it wants
 * @param {string} [hop.folder] where they are
 * @param {string} [hop.socket] of tailscaled
 * @param {import('./tools.mjs').Tools} tools
 * @returns {Promise<import('./result.mjs').Result>}
 */
export async function endpoint({ url, protocol, tailnet, wants = {}, folder = '', socket }, tools) {
  const { headers, body } = EMPTY[protocol];
  const { own, tls, missing } = shownTo(wants, folder, tools);
  const at = tailnet && new Tailnet(tailnet, socket);
  const answer = await tools.ask({
    url,
    method: 'POST',
    headers: { ...headers, ...own },
    body,
    tls,
    lookup: at?.lookup,
  });
  const wanted = 'a success for an empty request';
  const { status, certificate, aheadMs } = answer;
  if (status === 0) {
    if (missing !== undefined && wants.tls !== undefined)
      return skipped(
        `no connection without ${missing}, which isn't for this user`,
        'run it as root',
      );
    const hint = at && ` (${await at.trouble(new URL(url))})`;
    return fail(`${answer.why}${hint ?? ''}`, wanted, `is it up? curl -sv -X POST ${url}`);
  }
  if (isOfCredentials(status) && missing !== undefined)
    return skipped(
      `answers ${status} to whoever doesn't show ${missing}, which isn't for this user`,
      'run it as root',
    );
  const fault = faultOf(protocol, answer);
  if (fault !== undefined)
    return fail(
      fault,
      wanted,
      isOfCredentials(status)
        ? 'the credentials that this machine sends by, and those that are taken there'
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

/**
 * What is shown to it, as far as it may be read.
 *
 * @param {import('../outage-buffer/credentials.mjs').Named} wants @param {string} folder @param {import('./tools.mjs').Tools} tools
 */
function shownTo(wants, folder, tools) {
  /** @type {string | undefined} */
  let missing;
  const read = (/** @type {string} */ name) => {
    const text = tools.read(`${folder}/${name}`);
    if (typeof text === 'string') return text;
    missing ??= name;
    throw new Error(text.code);
  };
  /** @type {<T extends object>(show: (wants: any, read: (name: string) => string) => T) => T | {}} */
  const attempt = (show) => {
    try {
      return show(wants, read);
    } catch {
      // another hop says what is wrong with it
      return {};
    }
  };
  return { own: attempt(headersOf), tls: attempt(tlsOf), missing };
}

/** @param {number} aheadMs */
function clock(aheadMs) {
  const found = `this machine's clock is ${span(Math.abs(aheadMs) / 1000)} ${aheadMs > 0 ? 'behind' : 'ahead'}`;
  const wanted = 'the same time on both';
  const fix = 'timedatectl timesync-status; systemctl restart systemd-timesyncd, here or there';
  return Math.abs(aheadMs) > CLOCK_FAIL_MS ? fail(found, wanted, fix) : warn(found, wanted, fix);
}
