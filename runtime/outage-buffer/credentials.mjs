/**
 * Credentials belong to the moment of sending: what waits has the one of its own time, and an outage may outlive that. One
 * that is refused is replaced by the newest that a sender brought.
 */

import { authorizationOf } from './lane.mjs';
import { isOfCredentials } from './protocol.mjs';

/** How many that were refused are remembered. */
const MOST = 8;

export class Credentials {
  /** @type {Set<string>} */
  #refused = new Set();

  /** @param {import('./lane.mjs').Lane} lane */
  constructor(lane) {
    this.lane = lane;
  }

  /** A request's headers as they are sent now. @param {import('./lane.mjs').Item} item */
  headers(item) {
    const own = authorizationOf(item);
    const { authorization } = this.lane;
    if (own === undefined || authorization === undefined || !this.#refused.has(own))
      return item.headers;
    return { ...item.headers, authorization };
  }

  /** Whether the newest hasn't been refused, though others were. */
  get isPutRight() {
    const { authorization } = this.lane;
    return (
      this.#refused.size > 0 && authorization !== undefined && !this.#refused.has(authorization)
    );
  }

  /** @param {string | string[] | undefined} sent @param {number} status that it was answered with */
  answered(sent, status) {
    if (typeof sent !== 'string') return;
    if (!isOfCredentials(status)) this.#refused.delete(sent);
    else this.#refused.add(sent);
    const [oldest] = this.#refused;
    if (oldest !== undefined && this.#refused.size > MOST) this.#refused.delete(oldest);
  }
}
