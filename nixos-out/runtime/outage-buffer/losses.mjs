/** A line for everything that is lost: one a minute for each upstream and reason, with what it sums up. */

import { amountText } from './log.mjs';

const MINUTE = 60_000;

/** @typedef {import('./lane.mjs').DropReason} DropReason */

/** @type {Record<DropReason, string>} */
const WHY = {
  overflow: 'no room for them, as newer ones came',
  refused: 'refused for good',
  too_old: 'older than the age limit',
  memory_pressure: "memory close to the unit's limit",
};

export class Losses {
  /** @type {Map<string, { name: string, reason: DropReason, items: number, bytes: number, detail: string, at: number }>} */
  #lost = new Map();

  /** @param {import('./log.mjs').Log} log */
  constructor(log) {
    this.log = log;
  }

  /** @param {import('./lane.mjs').Lane} lane @param {DropReason} reason @param {number} bytes */
  add(lane, reason, bytes) {
    const loss = this.#of(lane, reason);
    loss.items++;
    loss.bytes += bytes;
  }

  /** What an upstream said to the last of them. @param {import('./lane.mjs').Lane} lane @param {DropReason} reason @param {string} detail */
  explain(lane, reason, detail) {
    this.#of(lane, reason).detail = detail;
  }

  /** Writes what wasn't said for a minute, or all that is left at the end. @param {boolean} [atEnd] */
  report(atEnd = false) {
    const now = this.log.now();
    for (const loss of this.#lost.values()) {
      if (loss.items === 0 || (!atEnd && now - loss.at < MINUTE)) continue;
      const detail = loss.detail && `: ${loss.detail}`;
      this.log.write(`<4>${loss.name}: lost ${amountText(loss)}, ${WHY[loss.reason]}${detail}`);
      Object.assign(loss, { items: 0, bytes: 0, detail: '', at: now });
    }
  }

  /** @param {import('./lane.mjs').Lane} lane @param {DropReason} reason */
  #of({ destination, signal }, reason) {
    const name = `${destination} ${signal}`;
    const key = `${name} ${reason}`;
    let loss = this.#lost.get(key);
    if (!loss)
      this.#lost.set(key, (loss = { name, reason, items: 0, bytes: 0, detail: '', at: -Infinity }));
    return loss;
  }
}
