/** Requests of each protocol that bring nothing, and what an answer to them says. */

import { judge } from '../outage-buffer/protocol.mjs';
import { reason } from '../outage-buffer/answer.mjs';

/** @typedef {import('../outage-buffer/protocol.mjs').Protocol} Protocol */

/** @type {Record<Protocol, { headers: Record<string, string>, body: Buffer | string }>} */
export const EMPTY = {
  otlp: { headers: { 'content-type': 'application/x-protobuf' }, body: '' },
  pyroscope: { headers: { 'content-type': 'application/proto' }, body: '' },
  // the length of nothing, as Snappy writes it
  remote_write: {
    headers: {
      'content-type': 'application/x-protobuf',
      'content-encoding': 'snappy',
      'x-prometheus-remote-write-version': '0.1.0',
    },
    body: Buffer.from([0]),
  },
  loki: { headers: { 'content-type': 'application/json' }, body: '{"streams":[]}' },
};

/** What stores say of a request that they would take if there were something in it. */
const OF_NOTHING = /no profiles received|at least one valid stream is required/;

/**
 * What is wrong with an answer to nothing, if anything is.
 *
 * @param {Protocol} protocol @param {import('./tools.mjs').Answer} answer @returns {string | undefined}
 */
export function faultOf(protocol, answer) {
  const { outcome, why } = judge(protocol, answer);
  if (outcome === 'delivered') return undefined;
  const said = reason(answer);
  if (protocol !== 'otlp' && answer.status >= 400 && answer.status < 500 && OF_NOTHING.test(said))
    return undefined;
  return said && answer.status > 0 ? `${why}: ${said}` : why;
}
