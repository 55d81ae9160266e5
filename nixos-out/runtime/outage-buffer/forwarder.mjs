/**
 * Hands what waits for one upstream on to it and outlives its outages. Metrics and logs go one after the other, in
 * order: what is tried again holds up what is behind it. Where order doesn't matter several are on their way at a time.
 */

import { partialSuccess, reason } from './answer.mjs';
import { credentialNames, OwnCredentials, SendersCredentials } from './credentials.mjs';
import { isAlike, isJoinable, unpackedBytes } from './join.mjs';
import { Outage } from './outage.mjs';
import { judge } from './protocol.mjs';
import { Connection } from './transport.mjs';

/** @typedef {import('./lane.mjs').Entry} Entry */

/** What no store wants in order; Pyroscope answers a push only after half a second. */
const UNORDERED = new Set(['traces', 'profiles']);

export class Forwarder {
  /** The same destination's other forwarders. @type {readonly Forwarder[]} */
  siblings = [];
  retries = 0;
  /** Parts of requests that were taken that weren't: spans, points, records. */
  rejected = 0;
  #inFlight = 0;
  /** How many requests may become one: halved when such a one is refused, until the bad one is found. */
  #joined;
  #stopping = false;
  #aborted = false;
  #wake = () => {};

  /**
   * @param {import('./queue.mjs').BoundedQueue} queue
   * @param {import('./lane.mjs').Lane} lane
   * @param {Pick<import('./config.mjs').Upstream, 'protocol' | 'joins'> & import('./credentials.mjs').Named} upstream
   * @param {import('./config.mjs').Limits} limits
   * @param {import('./log.mjs').Log} log
   * @param {import('./losses.mjs').Losses} losses
   * @param {string} credentials the folder of the host's
   * @param {import('./tailnet.mjs').Tailnet} [tailnet] that it is on
   */
  constructor(queue, lane, upstream, limits, log, losses, credentials, tailnet) {
    const { protocol, joins = false } = upstream;
    this.queue = queue;
    this.lane = lane;
    this.protocol = protocol;
    this.joins = joins && protocol === 'otlp';
    this.limits = limits;
    this.log = log;
    this.losses = losses;
    this.tailnet = tailnet;
    this.name = `${lane.destination} ${lane.signal}`;
    this.atOnce = UNORDERED.has(lane.signal) ? limits.unorderedAtOnce : 1;
    this.connection = new Connection(limits, this.atOnce, tailnet?.lookup);
    this.outage = new Outage(this.name, lane, limits, log);
    this.#joined = limits.joinedItems;
    this.credentials =
      credentialNames(upstream).length === 0
        ? new SendersCredentials(lane)
        : new OwnCredentials(credentials, upstream);
    lane.onPush = () => {
      if (this.credentials.isPutRight) this.hint();
      this.#wake();
    };
  }

  /** Whether the last attempt got through. */
  get isUp() {
    return this.outage.since === undefined;
  }

  /** Works until it is stopped; then until nothing waits any more, or the upstream doesn't take it. */
  async run() {
    for (;;) {
      // in an outage one tries for all
      const most = this.isUp ? this.atOnce : 1;
      // one time for all that is asked now, or a pause could end between two questions, and nobody would wake it
      const now = Date.now();
      while (this.#mayStart(most, now)) void this.#attempt(this.#take()).then(() => this.#wake());
      if (
        this.#stopping &&
        this.#inFlight === 0 &&
        (!this.lane.first || !this.isUp || this.#aborted)
      )
        break;
      await this.#sleep(this.outage.pausedUntil - now);
    }
    this.connection.close();
  }

  /** @param {number} most on their way at a time @param {number} now */
  #mayStart(most, now) {
    if (this.#aborted || !this.lane.first || this.#inFlight >= most) return false;
    return this.outage.pausedUntil <= now;
  }

  /** Has it end once what waits is delivered: what failed last is tried once more. */
  stop() {
    this.#stopping = true;
    this.outage.pausedUntil = 0;
    this.#wake();
  }

  /** Has it end now. */
  abort() {
    this.#stopping = this.#aborted = true;
    this.connection.close();
    this.#wake();
  }

  /** Looked at now and then: says what is to be said of an outage, and ends one of credentials once they are put right. */
  watch() {
    this.outage.tell();
    if (this.credentials.isPutRight) this.hint();
  }

  /** Another of the destination's upstreams works. */
  hint() {
    if (this.isUp) return;
    this.outage.hint();
    this.#wake();
  }

  /** What goes next: the first, and what can go with it where the lane is behind. @returns {Entry[]} */
  #take() {
    const first = /** @type {import('./lane.mjs').Item} */ (this.lane.first);
    const { joinBytes, behindMs } = this.limits;
    // in an outage the first is tried alone
    const isBehind = this.isUp && Date.now() - first.acceptedAt >= behindMs;
    if (!isBehind || !this.joins || !isJoinable(first)) return this.lane.take();
    let items = 1;
    let bytes = unpackedBytes(first);
    return this.lane.take((item) => {
      bytes += unpackedBytes(item);
      return ++items <= this.#joined && bytes <= joinBytes && isAlike(first, item);
    });
  }

  /** @param {readonly Entry[]} entries at least one */
  async #attempt(entries) {
    this.#inFlight++;
    const [first] = /** @type {[Entry]} */ (entries);
    const answer = await this.#post(entries, first.item);
    if (answer.status === 0 && this.tailnet && !this.#stopping)
      answer.why = `${answer.why} (${await this.tailnet.trouble(first.item.url)})`;
    this.#inFlight--;
    const { outcome, why } = judge(this.protocol, answer);
    const mayFit = outcome === 'too large' && entries.length === 1 && this.#mayFit(first);
    if (outcome === 'again' || mayFit) {
      this.retries++;
      this.queue.putBack(this.lane, entries);
      return this.outage.failed(why, answer);
    }
    this.outage.succeeded();
    for (const sibling of this.siblings) sibling.hint();
    if (outcome === 'delivered') this.#delivered(entries, answer);
    else this.#refused(entries, `${why}${said(reason(answer))}, for ${first.item.url.href}`);
  }

  /** @param {readonly Entry[]} entries @param {import('./lane.mjs').Item} item whose headers they have @returns {Promise<import('./transport.mjs').Answer>} */
  async #post(entries, item) {
    let headers;
    let tls;
    try {
      headers = this.credentials.headers(item);
      tls = this.credentials.tls();
    } catch (error) {
      return { status: 0, why: /** @type {Error} */ (error).message };
    }
    const body = entries.flatMap((entry) => entry.item.body);
    const answer = await this.connection.post({ url: item.url, headers, body, tls });
    this.credentials.answered(headers, answer);
    return answer;
  }

  /** Whether one that is alone is tried again: a store that others keep busy has no room at once for what it may well take. @param {Entry} entry */
  #mayFit(entry) {
    entry.tooLargeSince ??= Date.now();
    return Date.now() - entry.tooLargeSince < this.limits.tooLargeMs;
  }

  /** @param {readonly Entry[]} entries @param {import('./transport.mjs').Answer} answer */
  #delivered(entries, answer) {
    this.queue.deliver(this.lane, entries);
    this.#joined = Math.min(this.#joined * 2, this.limits.joinedItems);
    const partial = this.protocol === 'otlp' ? partialSuccess(answer) : undefined;
    if (!partial) return;
    this.rejected += partial.rejected;
    this.log.warn(
      `${this.name} partial`,
      `${this.name}: took a request but ${partial.rejected} of its parts${said(partial.message)}`,
    );
  }

  /** @param {readonly Entry[]} entries @param {string} why */
  #refused(entries, why) {
    this.#joined = Math.max(1, Math.floor(entries.length / 2));
    if (entries.length > 1) return this.queue.putBack(this.lane, entries);
    this.losses.explain(this.lane, 'refused', why);
    this.queue.drop(this.lane, entries, 'refused');
  }

  /** Until somebody wakes it, or the pause is over. @param {number} pause in milliseconds, or none */
  async #sleep(pause) {
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    await new Promise((resolve) => {
      this.#wake = () => resolve(undefined);
      if (pause > 0) timer = setTimeout(resolve, pause);
    });
    clearTimeout(timer);
    this.#wake = () => {};
  }
}

/** @param {string} text of somebody else, or none */
const said = (text) => text && `: ${text}`;
