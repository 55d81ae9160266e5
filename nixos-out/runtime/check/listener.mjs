/** Whether something on loopback takes a request of its protocol. */

import { EMPTY, faultOf } from './empty.mjs';
import { fail, ok } from './result.mjs';

/**
 * @param {object} hop
 * @param {string} hop.url with its path
 * @param {import('./empty.mjs').Protocol} hop.protocol
 * @param {string} hop.fix
 * @param {import('./tools.mjs').Tools} tools
 * @returns {Promise<import('./result.mjs').Result>}
 */
export async function listener({ url, protocol, fix }, tools) {
  const answer = await tools.ask({ url, method: 'POST', ...EMPTY[protocol] });
  const fault = faultOf(protocol, answer);
  return fault === undefined
    ? ok('takes an empty request')
    : fail(`${url}: ${fault}`, 'a success for an empty request', fix);
}
