/**
 * The buffer itself: requests that wait for their upstream, in one budget of bytes for all of them. When something new
 * needs room, the oldest goes first, whatever upstream it is for.
 */

import { Garbage } from './garbage.mjs';

/** @typedef {'overflow' | 'refused' | 'too_old' | 'memory_pressure'} DropReason */

/** Why something is dropped; in this order in the metrics. @type {readonly DropReason[]} */
export const DROP_REASONS = ['overflow', 'refused', 'too_old', 'memory_pressure'];

/** What an item costs beside its bytes: objects and what the allocator adds; 800 to 1,300 bytes with the headers by `npm run bench`. */
export const ITEM_CHARGE = 1024;

/** From this size on a body has pages of its own (the unit's MALLOC_MMAP_THRESHOLD_), and the last is hardly ever full. */
const PAGED_BYTES = 16 * 1024;
const PAGE_BYTES = 4096;

/** What is charged for an item beside its bytes. @param {number} length of its body */
export function itemCharge(length) {
  return length < PAGED_BYTES ? ITEM_CHARGE : ITEM_CHARGE + PAGE_BYTES;
}

/**
 * @typedef {object} Item a request as it came
 * @property {URL} url where it goes
 * @property {Readonly<Record<string, string | string[]>>} headers
 * @property {Buffer} body
 * @property {number} bytes what it takes of the budget: body, headers and `itemCharge`
 * @property {number} acceptedAt in milliseconds since 1970
 */

/** @typedef {{ item: Item, age: number, next: Entry | undefined }} Entry an item with its number in the order of arrival */

/** @typedef {{ items: number, bytes: number }} Amount */

/** @returns {Amount} */
const none = () => ({ items: 0, bytes: 0 });

/** What waits for one upstream, first in, first out, and what became of everything that did. */
export class Lane {
  /** @type {Entry | undefined} */
  #head;
  /** @type {Entry | undefined} */
  #tail;
  /** Whether the first item is on its way: then it isn't dropped for something newer. */
  inFlight = false;
  /** What is in it now. */
  held = none();
  accepted = none();
  delivered = none();
  /** @type {Record<DropReason, Amount>} */
  dropped = { overflow: none(), refused: none(), too_old: none(), memory_pressure: none() };
  /** Called when something is added. */
  onPush = () => {};

  /** @param {string} destination @param {string} signal */
  constructor(destination, signal) {
    this.destination = destination;
    this.signal = signal;
  }

  /** The item that is next, or on its way. */
  get first() {
    return this.#head?.item;
  }

  /** Its number in the order of arrival. */
  get firstAge() {
    return this.#head?.age;
  }

  /** The number of the oldest item that isn't on its way. */
  get waitingAge() {
    return this.#waiting?.age;
  }

  /** When the oldest item that isn't on its way was accepted. */
  get waitingSince() {
    return this.#waiting?.item.acceptedAt;
  }

  get #waiting() {
    return this.inFlight ? this.#head?.next : this.#head;
  }

  /** @param {Item} item @param {number} age */
  push(item, age) {
    /** @type {Entry} */
    const entry = { item, age, next: undefined };
    if (this.#tail) this.#tail.next = entry;
    else this.#head = entry;
    this.#tail = entry;
    count(this.held, item);
    count(this.accepted, item);
    this.onPush();
  }

  /** Takes the first item out. @returns {Item} */
  shift() {
    const entry = /** @type {Entry} */ (this.#head);
    this.#head = entry.next;
    if (this.#tail === entry) this.#tail = undefined;
    count(this.held, entry.item, -1);
    return entry.item;
  }

  /** Takes the oldest item out that isn't on its way. @returns {Item} */
  shiftWaiting() {
    const sent = this.#head;
    if (!this.inFlight || !sent?.next) return this.shift();
    const entry = sent.next;
    sent.next = entry.next;
    if (this.#tail === entry) this.#tail = sent;
    count(this.held, entry.item, -1);
    return entry.item;
  }
}

/** All lanes, and the one budget that they share with the requests that are being received. */
export class BoundedQueue {
  /** @type {Lane[]} */
  lanes = [];
  /** Bytes that are held: waiting, on their way, or being received. Never above the budget. */
  bytes = 0;
  #arrivals = 0;
  /** The number of the newest item that had to go for something newer. */
  #lastDropped = -1;

  #garbage = new Garbage();

  /** @param {number} budget in bytes */
  constructor(budget) {
    this.budget = budget;
  }

  /** @param {string} destination @param {string} signal */
  addLane(destination, signal) {
    const lane = new Lane(destination, signal);
    this.lanes.push(lane);
    return lane;
  }

  /**
   * Makes room for bytes that are about to be held.
   *
   * @param {number} bytes
   * @returns {boolean} false when there is no room even with nothing left that waits
   */
  reserve(bytes) {
    while (this.bytes + bytes > this.budget) if (!this.dropOldest('overflow')) return false;
    this.bytes += bytes;
    // with less in it, there is memory enough for garbage
    if (this.bytes > this.budget / 2) this.#garbage.add(bytes);
    return true;
  }

  /** Gives back what was reserved. @param {number} bytes */
  release(bytes) {
    this.bytes -= bytes;
  }

  /** Adds an item, whose bytes are reserved. @param {Lane} lane @param {Item} item */
  push(lane, item) {
    lane.push(item, this.#arrivals++);
  }

  /** Takes out the first item of a lane, which its upstream has. @param {Lane} lane */
  deliver(lane) {
    const item = lane.shift();
    this.bytes -= item.bytes;
    count(lane.delivered, item);
  }

  /** Takes out the first item of a lane, which will never arrive. @param {Lane} lane @param {DropReason} reason */
  drop(lane, reason) {
    const item = lane.shift();
    this.bytes -= item.bytes;
    count(lane.dropped[reason], item);
  }

  /**
   * Drops the oldest item of all that isn't on its way; where one that is on its way is older still, it follows if it
   * doesn't arrive (`isOvertaken`).
   *
   * @param {DropReason} reason
   * @returns {boolean} false when nothing waits
   */
  dropOldest(reason) {
    /** @type {Lane | undefined} */
    let oldest;
    for (const lane of this.lanes) {
      if ((lane.waitingAge ?? Infinity) < (oldest?.waitingAge ?? Infinity)) oldest = lane;
    }
    if (!oldest) return false;
    this.#lastDropped = /** @type {number} */ (oldest.waitingAge);
    this.#dropWaiting(oldest, reason);
    return true;
  }

  /** Whether the first item of a lane is older than one that had to go, and went only because it was on its way. @param {Lane} lane */
  isOvertaken(lane) {
    return (lane.firstAge ?? Infinity) < this.#lastDropped;
  }

  /** Drops what waits and was accepted before a time, behind what is on its way too. @param {number} time in milliseconds since 1970 */
  dropAcceptedBefore(time) {
    for (const lane of this.lanes)
      while ((lane.waitingSince ?? Infinity) < time) this.#dropWaiting(lane, 'too_old');
  }

  /** Takes out the oldest item of a lane that isn't on its way. @param {Lane} lane @param {DropReason} reason */
  #dropWaiting(lane, reason) {
    const item = lane.shiftWaiting();
    this.bytes -= item.bytes;
    count(lane.dropped[reason], item);
  }
}

/** @param {Amount} amount @param {Item} item */
function count(amount, item, sign = 1) {
  amount.items += sign;
  amount.bytes += sign * item.bytes;
}
