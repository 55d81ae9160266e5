/** An upstream's outages: how long to wait in one, and what the journal says of it. */

import { amountText } from './log.mjs';

/** Of an upstream that comes and goes, as many lines at once, and one more after each of these times. */
const LINES = 4;
const LINE_EACH_MS = 30_000;

/** What fails at once and costs nobody anything to try again. */
const CHEAP = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH']);

export class Outage {
  /** Since when it is down; undefined when it is up. @type {number | undefined} */
  since;
  /** What was lost before. */
  #lostBefore = { items: 0, bytes: 0 };
  /** No attempt before. */
  pausedUntil = 0;
  #failures = 0;
  #failedAt = 0;
  /** When the upstream itself wants to be tried again. */
  #askedUntil = 0;
  #why = '';
  /** Whether the journal says that it is down. */
  #toldDown = false;
  /** Outages that the journal doesn't have, the one that lasts included, and how long those were that are over. */
  #untold = 0;
  #untoldMs = 0;
  #credit = LINES;
  #creditAt = 0;

  /**
   * @param {string} name
   * @param {import('./lane.mjs').Lane} lane
   * @param {import('./config.mjs').Limits} limits
   * @param {import('./log.mjs').Log} log
   */
  constructor(name, lane, limits, log) {
    this.name = name;
    this.limits = limits;
    this.log = log;
    this.lane = lane;
  }

  /** An attempt failed. @param {string} why @param {import('./transport.mjs').Answer} answer */
  failed(why, { code = '', retryAfterMs = 0 }) {
    const { backoffMs, maxBackoffMs, maxCheapBackoffMs, maxRetryAfterMs } = this.limits;
    const now = Date.now();
    if (this.since === undefined) {
      this.since = now;
      this.#untold++;
      this.#lostBefore = this.lane.lost;
    }
    this.#why = why;
    const most = CHEAP.has(code) ? Math.min(maxCheapBackoffMs, maxBackoffMs) : maxBackoffMs;
    const backoff = Math.min(backoffMs * 2 ** Math.min(this.#failures++, 30), most);
    this.#failedAt = now;
    this.#askedUntil = now + Math.min(retryAfterMs, maxRetryAfterMs);
    // half of it by chance, so that a fleet doesn't come back all at once
    this.pausedUntil = Math.max(now + backoff * (0.5 + Math.random() / 2), this.#askedUntil);
    this.tell();
  }

  /** An attempt got through. */
  succeeded() {
    if (this.since === undefined) return;
    if (this.#toldDown) this.#tellBack(this.since);
    else this.#untoldMs += Date.now() - this.since;
    this.since = undefined;
    this.pausedUntil = this.#failures = 0;
  }

  /** Another way to the same destination works: no need to wait much longer, unless the upstream asked for it. */
  hint() {
    const soon = Math.max(this.#failedAt + this.limits.backoffMs, this.#askedUntil);
    this.pausedUntil = Math.min(this.pausedUntil, soon);
  }

  /** Has the journal say how it is, when it doesn't yet and isn't flooded. */
  tell() {
    const isDown = this.since !== undefined;
    if (this.#toldDown || (!isDown && this.#untold === 0) || !this.#mayTell()) return;
    // of an outage this line and that it is back, whenever that is
    this.#credit -= isDown ? 2 : 1;
    this.#toldDown = isDown;
    this.log.write(`<4>${this.name}: ${isDown ? this.#downText() : this.#meanwhileText()}`);
    this.#untold = this.#untoldMs = 0;
  }

  #mayTell() {
    const now = this.log.now();
    const earned = Math.floor((now - this.#creditAt) / LINE_EACH_MS);
    if (earned > 0) {
      this.#credit = Math.min(LINES, this.#credit + earned);
      this.#creditAt = now;
    }
    return this.#credit > 0;
  }

  #downText() {
    const more = this.#untold > 1 ? ` (outage ${this.#untold} since the last line)` : '';
    return `${this.#why}; keeping what comes and trying again${more}`;
  }

  /** Of outages that are over, and were too many for a line each. */
  #meanwhileText() {
    const times = this.#untold === 1 ? 'once more' : `${this.#untold} times more`;
    return `up, but was away ${times} since the last line, ${secondsText(this.#untoldMs)} in all: ${this.#why}`;
  }

  /** @param {number} since when it was down */
  #tellBack(since) {
    this.#toldDown = false;
    const { items, bytes } = this.lane.lost;
    const lost = { items: items - this.#lostBefore.items, bytes: bytes - this.#lostBefore.bytes };
    this.log.info(
      `${this.name}: back after ${secondsText(Date.now() - since)}; kept ${amountText(this.lane.held)}, lost ${amountText(lost)}`,
    );
  }
}

/** @param {number} ms */
const secondsText = (ms) => `${(ms / 1000).toFixed(0)} s`;
