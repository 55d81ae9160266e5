/** Whether something on the machine takes a request of its protocol. */

import { isOfCredentials } from '../outage-buffer/protocol.mjs';
import { EMPTY, faultOf } from './empty.mjs';
import { fail, ok, skipped } from './result.mjs';

/**
 * @param {object} hop
 * @param {string} hop.url with its path
 * @param {import('./empty.mjs').Protocol} hop.protocol
 * @param {string} hop.fix
 * @param {string} [hop.token] the file with the token that it wants
 * @param {import('./tools.mjs').Tools} tools
 * @returns {Promise<import('./result.mjs').Result>}
 */
export async function listener({ url, protocol, fix, token: file }, tools) {
  const { headers, body } = EMPTY[protocol];
  const token = file === undefined ? undefined : tools.read(file);
  /** @type {Record<string, string>} */
  const own = typeof token === 'string' ? { authorization: `Bearer ${token.trim()}` } : {};
  const answer = await tools.ask({ url, method: 'POST', headers: { ...headers, ...own }, body });
  if (isOfCredentials(answer.status) && file !== undefined && typeof token !== 'string')
    return skipped(`answers ${answer.status} to whoever shows no token`, 'run it as root');
  const fault = faultOf(protocol, answer);
  return fault === undefined
    ? ok('takes an empty request')
    : fail(`${url}: ${fault}`, 'a success for an empty request', fix);
}
