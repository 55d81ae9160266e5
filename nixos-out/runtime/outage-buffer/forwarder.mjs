/**
 * Hands what waits for one upstream on to it, one after the other, and outlives its outages. What always gets a 5xx is
 * tried until it is the oldest of all and has to go; what is behind it waits.
 */

import { amountText } from './log.mjs';
import { Connection } from './transport.mjs';

/** @typedef {import('./queue.mjs').Amount} Amount */

/** @typedef {{ since: number, failures: number, dropped: Amount }} Outage what was dropped before it began */

export class Forwarder {
  /** @type {Outage | undefined} */
  #outage;
  #stopping = false;
  /** Whether it waits for something to do, and not for its upstream. */
  #idle = false;
  #wake = () => {};

  /**
   * @param {import('./queue.mjs').BoundedQueue} queue
   * @param {import('./queue.mjs').Lane} lane
   * @param {import('./config.mjs').Limits} limits
   * @param {import('./log.mjs').Log} log
   */
  constructor(queue, lane, limits, log) {
    this.queue = queue;
    this.lane = lane;
    this.limits = limits;
    this.log = log;
    this.name = `${lane.destination} ${lane.signal}`;
    this.connection = new Connection(limits);
    this.retries = 0;
    lane.onPush = () => {
      if (this.#idle) this.#wake();
    };
  }

  /** Whether the last attempt got through. */
  get isUp() {
    return this.#outage === undefined;
  }

  /** Works until it is stopped; then until nothing waits any more, or the upstream doesn't take it. */
  async run() {
    for (;;) {
      if (this.lane.first) {
        const pause = await this.#attempt(this.lane.first);
        if (pause === undefined) continue;
        if (this.#stopping) break;
        await this.#sleep(pause);
      } else if (this.#stopping) break;
      else await this.#sleep();
    }
    this.connection.close();
  }

  /** Has it end once what waits is delivered. */
  stop() {
    this.#stopping = true;
    this.#wake();
  }

  /** Has it end now. */
  abort() {
    this.stop();
    this.connection.close();
  }

  /**
   * @param {import('./queue.mjs').Item} item the lane's first
   * @returns {Promise<number | undefined>} how long to wait before the next, if at all
   */
  async #attempt(item) {
    this.lane.inFlight = true;
    const { status, retryAfterMs, why } = await this.connection.post(item);
    this.lane.inFlight = false;
    if (status === 0 || status >= 500 || status === 429 || status === 408)
      return this.#failed(why ?? `answered ${status}`, retryAfterMs);
    this.#succeeded();
    if (status >= 200 && status < 300) this.queue.deliver(this.lane);
    else {
      this.queue.drop(this.lane, 'refused');
      this.log.warn(
        `${this.name} ${status}`,
        `${this.name}: refused for good with ${status}, so dropped: ${item.body.length} bytes for ${item.url.href}`,
      );
    }
    return undefined;
  }

  /** @param {string} why @param {number} [retryAfterMs] @returns {number} how long to wait */
  #failed(why, retryAfterMs = 0) {
    this.retries++;
    this.#outage ??= { since: Date.now(), failures: 0, dropped: this.#dropped() };
    if (this.#outage.failures++ === 0)
      this.log.warn(
        `${this.name} failed`,
        `${this.name}: ${why}; keeping what comes and trying again`,
      );
    if (this.queue.isOvertaken(this.lane)) this.queue.drop(this.lane, 'overflow');
    const { backoffMs, maxBackoffMs, maxRetryAfterMs } = this.limits;
    const backoff = Math.min(
      backoffMs * 2 ** Math.min(this.#outage.failures - 1, 30),
      maxBackoffMs,
    );
    // half of it by chance, so that a fleet doesn't come back all at once
    return Math.max(backoff * (0.5 + Math.random() / 2), Math.min(retryAfterMs, maxRetryAfterMs));
  }

  #succeeded() {
    if (!this.#outage) return;
    const { since, dropped } = this.#outage;
    const now = this.#dropped();
    const lost = { items: now.items - dropped.items, bytes: now.bytes - dropped.bytes };
    this.log.info(
      `${this.name}: back after ${((Date.now() - since) / 1000).toFixed(0)} s; ` +
        `kept ${amountText(this.lane.held)}, lost ${amountText(lost)}`,
    );
    this.#outage = undefined;
  }

  /** @returns {Amount} */
  #dropped() {
    const amounts = Object.values(this.lane.dropped);
    return {
      items: amounts.reduce((sum, { items }) => sum + items, 0),
      bytes: amounts.reduce((sum, { bytes }) => sum + bytes, 0),
    };
  }

  /** Until somebody wakes it. @param {number} [ms] at most */
  async #sleep(ms) {
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    this.#idle = ms === undefined;
    await new Promise((resolve) => {
      this.#wake = () => resolve(undefined);
      if (ms !== undefined) timer = setTimeout(resolve, ms);
    });
    clearTimeout(timer);
    this.#idle = false;
    this.#wake = () => {};
  }
}
