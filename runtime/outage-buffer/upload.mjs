/** A request while it comes: what it takes is charged before it is there. */

import { ITEM_CHARGE, pageCharge } from './lane.mjs';

/** Parts of a body of unknown length, the first and the largest; each is as large as all before it. */
const FIRST_PART = 4096;
const LARGEST_PART = 1024 * 1024;

export class Upload {
  /** Bytes of the body that have come. */
  length = 0;
  #held = 0;
  /** Full ones, and the one that is being filled. @type {Buffer[]} */
  #parts = [];
  #filled = 0;

  /**
   * @param {import('./queue.mjs').BoundedQueue} queue
   * @param {number} headerBytes
   * @param {number} announced the body's length, or 0 when it isn't known
   */
  constructor(queue, headerBytes, announced) {
    this.queue = queue;
    this.headerBytes = headerBytes;
    this.announced = announced;
    // memory is taken as it is filled
    if (announced > 0) this.#parts = [Buffer.allocUnsafeSlow(announced)];
  }

  /** What a body of this length costs at least. @param {number} length */
  cost(length) {
    return this.headerBytes + ITEM_CHARGE + length + pageCharge(length);
  }

  /** Puts bytes in their place, so that they are never there twice. @param {Buffer} chunk @returns {boolean} false when there is no room */
  add(chunk) {
    if (this.announced > 0) {
      if (!this.#hold(this.cost(this.length + chunk.length))) return false;
      chunk.copy(/** @type {Buffer} */ (this.#parts[0]), this.length);
      this.length += chunk.length;
      return true;
    }
    for (let at = 0; at < chunk.length;) {
      let part = this.#parts.at(-1);
      if (!part || this.#filled === part.length) {
        const size = Math.min(Math.max(this.length, FIRST_PART), LARGEST_PART);
        if (!this.#hold(this.#cost() + size + pageCharge(size))) return false;
        this.#parts.push((part = Buffer.allocUnsafeSlow(size)));
        this.#filled = 0;
      }
      const copied = chunk.copy(part, this.#filled, at);
      this.#filled += copied;
      this.length += copied;
      at += copied;
    }
    return true;
  }

  /** @returns {{ body: Buffer[], bytes: number } | undefined} the body and what it costs, or undefined when there is no room */
  finish() {
    const last = this.#parts.at(-1);
    if (this.announced === 0 && last && this.#filled < last.length) {
      // what was filled of the last, in memory of its own; for a moment it is there twice
      if (!this.#hold(this.#cost() + this.#filled + pageCharge(this.#filled))) return undefined;
      const exact = Buffer.allocUnsafeSlow(this.#filled);
      last.copy(exact);
      this.#parts.splice(-1, 1, exact);
    }
    const whole = { body: this.#parts, bytes: this.#cost() };
    this.giveUp();
    return whole;
  }

  /** Lets go of everything. */
  giveUp() {
    this.queue.release(this.#held);
    this.#held = 0;
    this.#parts = [];
  }

  /** What the parts cost that there are. */
  #cost() {
    return this.#parts.reduce(
      (sum, { length }) => sum + length + pageCharge(length),
      this.headerBytes + ITEM_CHARGE,
    );
  }

  /** @param {number} bytes in all @returns {boolean} whether there is room */
  #hold(bytes) {
    const more = bytes - this.#held;
    if (more > 0 && !this.queue.receive(more)) return false;
    this.#held += Math.max(more, 0);
    return true;
  }
}
