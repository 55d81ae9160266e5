/**
 * The buffer itself: requests that wait for their upstream, in one budget of bytes for all of them. When something new
 * needs room, the destination that holds most loses its own oldest, so that one that is dead costs a healthy one nothing.
 */

import { Garbage } from './garbage.mjs';

/** @typedef {'overflow' | 'refused' | 'too_old' | 'memory_pressure'} DropReason */

/** Why something is dropped; in this order in the metrics. @type {readonly DropReason[]} */
export const DROP_REASONS = ['overflow', 'refused', 'too_old', 'memory_pressure'];

/** What an item costs beside its bytes: objects and what the allocator adds; 800 to 1,300 bytes with the headers by `npm run bench`. */
export const ITEM_CHARGE = 1024;

/** From this size on a part of a body has pages of its own (the unit's MALLOC_MMAP_THRESHOLD_), and the last is hardly ever full. */
const PAGED_BYTES = 16 * 1024;
const PAGE_BYTES = 4096;

/** What is charged for memory beside its bytes. @param {number} length */
export const pageCharge = (length) => (length < PAGED_BYTES ? 0 : PAGE_BYTES);

/** What is charged for an item beside its bytes, when its body is in one part. @param {number} length of its body */
export const itemCharge = (length) => ITEM_CHARGE + pageCharge(length);

/**
 * @typedef {object} Item a request as it came
 * @property {URL} url where it goes
 * @property {Readonly<Record<string, string | string[]>>} headers
 * @property {readonly Buffer[]} body one after the other
 * @property {number} bytes what it takes of the budget: body, headers and the charges
 * @property {number} acceptedAt in milliseconds since 1970
 */

/** @typedef {{ item: Item, age: number, next: Entry | undefined }} Entry an item with its number in the order of arrival */

/** @typedef {{ items: number, bytes: number }} Amount */

/** @returns {Amount} */
const none = () => ({ items: 0, bytes: 0 });

/** What has one budget's share: the more it holds, the sooner it loses. */
export class Destination {
  /** @type {Lane[]} */
  lanes = [];
  /** The number of the newest of its items that had to go for something newer. */
  lastDropped = -1;

  /** @param {string} name */
  constructor(name) {
    this.name = name;
  }

  /** What it holds, waiting or on its way. */
  get bytes() {
    return this.lanes.reduce((sum, { held }) => sum + held.bytes, 0);
  }

  /** Its lane with the oldest item that waits. */
  get oldest() {
    /** @type {Lane | undefined} */
    let oldest;
    for (const lane of this.lanes)
      if ((lane.firstAge ?? Infinity) < (oldest?.firstAge ?? Infinity)) oldest = lane;
    return oldest;
  }
}

/** What waits for one upstream, first in, first out, and what became of everything that did. */
export class Lane {
  /** @type {Entry | undefined} */
  #head;
  /** @type {Entry | undefined} */
  #tail;
  /** What is in it now, waiting or on its way. */
  held = none();
  accepted = none();
  delivered = none();
  /** @type {Record<DropReason, Amount>} */
  dropped = { overflow: none(), refused: none(), too_old: none(), memory_pressure: none() };
  /** Called when something is added. */
  onPush = () => {};
  /** The credential that came last. @type {string | undefined} */
  authorization;

  /** @param {Destination} destination @param {string} signal */
  constructor(destination, signal) {
    this.owner = destination;
    this.destination = destination.name;
    this.signal = signal;
  }

  /** All that was dropped. @returns {Amount} */
  get lost() {
    const amounts = Object.values(this.dropped);
    return {
      items: amounts.reduce((sum, { items }) => sum + items, 0),
      bytes: amounts.reduce((sum, { bytes }) => sum + bytes, 0),
    };
  }

  /** The oldest item that waits, and isn't on its way. */
  get first() {
    return this.#head?.item;
  }

  /** Its number in the order of arrival. */
  get firstAge() {
    return this.#head?.age;
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
    this.authorization = authorizationOf(item) ?? this.authorization;
    this.onPush();
  }

  /**
   * Has the oldest go on their way: the first, and those behind it for as long as they fit. What is on its way isn't
   * dropped for something newer.
   *
   * @param {(item: Item) => boolean} [fits]
   * @returns {Entry[]} none when nothing waits
   */
  take(fits = () => false) {
    /** @type {Entry[]} */
    const taken = [];
    for (
      let entry = this.#head;
      entry && (taken.length === 0 || fits(entry.item));
      entry = entry.next
    )
      taken.push(entry);
    const last = taken.at(-1);
    if (last) this.#head = last.next;
    if (!this.#head) this.#tail = undefined;
    return taken;
  }

  /** Has what was on its way wait again, at its old place. @param {Entry} entry */
  putBack(entry) {
    /** @type {Entry | undefined} */
    let before;
    for (let each = this.#head; each && each.age < entry.age; each = each.next) before = each;
    entry.next = before ? before.next : this.#head;
    if (before) before.next = entry;
    else this.#head = entry;
    if (!entry.next) this.#tail = entry;
  }
}

/** All lanes, and the one budget that they share. */
export class BoundedQueue {
  /** @type {Destination[]} */
  destinations = [];
  /** @type {Lane[]} */
  lanes = [];
  /** Bytes that are held: waiting or on their way. Never above the budget. */
  bytes = 0;
  /** Bytes of requests that aren't whole yet. Above `uploads` only in room that is free. */
  receiving = 0;
  /** Called with everything that is lost. @type {(lane: Lane, reason: DropReason, item: Item) => void} */
  onDrop = () => {};
  #arrivals = 0;

  #garbage = new Garbage();

  /** @param {number} budget in bytes @param {number} [uploads] what may be received at a time when nothing is free; beside the budget */
  constructor(budget, uploads = budget) {
    this.budget = budget;
    this.uploads = uploads;
  }

  /** @param {string} name of its destination @param {string} signal */
  addLane(name, signal) {
    let destination = this.destinations.find((each) => each.name === name);
    if (!destination) this.destinations.push((destination = new Destination(name)));
    const lane = new Lane(destination, signal);
    destination.lanes.push(lane);
    this.lanes.push(lane);
    return lane;
  }

  /**
   * Makes room for bytes of a request that isn't whole yet, for which nothing has to go.
   *
   * @param {number} bytes
   * @returns {boolean} false when there is no room
   */
  receive(bytes) {
    if (this.receiving + bytes > Math.max(this.uploads, this.budget - this.bytes)) return false;
    this.receiving += bytes;
    // with less in it, there is memory enough for garbage
    if (this.bytes + this.receiving > this.budget / 2) this.#garbage.add(bytes);
    return true;
  }

  /** Bytes came that nobody keeps. @param {number} bytes */
  discard(bytes) {
    this.#garbage.add(bytes);
  }

  /** Gives back what was received. @param {number} bytes */
  release(bytes) {
    this.receiving -= bytes;
  }

  /**
   * Adds an item. When it needs room, the destination that holds most, the new one counted, loses its own oldest: so
   * nothing goes for a destination that holds more.
   *
   * @param {Lane} lane @param {Item} item
   * @returns {boolean} false when there is no room, as what would have to go is on its way
   */
  push(lane, item) {
    while (this.bytes + item.bytes > this.budget)
      if (!this.dropOldest('overflow', lane.owner, item.bytes)) return false;
    this.bytes += item.bytes;
    lane.push(item, this.#arrivals++);
    return true;
  }

  /** What was on its way has arrived. @param {Lane} lane @param {readonly Entry[]} entries */
  deliver(lane, entries) {
    for (const { item } of entries) {
      this.#remove(lane, item);
      count(lane.delivered, item);
    }
  }

  /** What was on its way will never arrive. @param {Lane} lane @param {readonly Entry[]} entries @param {DropReason} reason */
  drop(lane, entries, reason) {
    for (const { item } of entries) this.#drop(lane, item, reason);
  }

  /** What was on its way waits again, but for what is older than something that had to go in its place. @param {Lane} lane @param {readonly Entry[]} entries */
  putBack(lane, entries) {
    for (const entry of [...entries].reverse())
      if (entry.age < lane.owner.lastDropped) this.#drop(lane, entry.item, 'overflow');
      else lane.putBack(entry);
  }

  /**
   * Drops the oldest that waits of the destination that holds most.
   *
   * @param {DropReason} reason
   * @param {Destination} [newcomer] for which it goes: nobody loses who holds less
   * @param {number} [bytes] of what is new
   * @returns {boolean} false when nothing may go
   */
  dropOldest(reason, newcomer, bytes = 0) {
    const weight = (/** @type {Destination} */ each) =>
      each.bytes + (each === newcomer ? bytes : 0);
    const least = newcomer ? weight(newcomer) : 0;
    /** @type {Destination | undefined} */
    let most;
    for (const each of this.destinations)
      if (each.oldest && weight(each) >= least && (!most || weight(each) > weight(most)))
        most = each;
    const lane = most?.oldest;
    if (!most || !lane) return false;
    most.lastDropped = /** @type {number} */ (lane.firstAge);
    this.drop(lane, lane.take(), reason);
    return true;
  }

  /** Drops what waits and was accepted before a time. @param {number} time in milliseconds since 1970 */
  dropAcceptedBefore(time) {
    for (const lane of this.lanes)
      while ((lane.first?.acceptedAt ?? Infinity) < time) this.drop(lane, lane.take(), 'too_old');
  }

  /** @param {Lane} lane @param {Item} item @param {DropReason} reason */
  #drop(lane, item, reason) {
    this.#remove(lane, item);
    count(lane.dropped[reason], item);
    this.onDrop(lane, reason, item);
  }

  /** @param {Lane} lane @param {Item} item */
  #remove(lane, item) {
    this.bytes -= item.bytes;
    count(lane.held, item, -1);
  }
}

/** A request's own credential. @param {Item} item @returns {string | undefined} */
export function authorizationOf({ headers }) {
  const { authorization } = headers;
  return typeof authorization === 'string' ? authorization : undefined;
}

/** @param {Amount} amount @param {Item} item */
function count(amount, item, sign = 1) {
  amount.items += sign;
  amount.bytes += sign * item.bytes;
}
