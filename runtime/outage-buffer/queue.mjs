/**
 * The buffer itself: requests that wait for their upstream, in one budget of bytes for all of them. When something new
 * needs room, the destination that holds most loses its own oldest, so that one that is dead costs a healthy one nothing.
 */

import { Garbage } from './garbage.mjs';
import { Destination, Lane, count } from './lane.mjs';

/** @typedef {import('./lane.mjs').DropReason} DropReason */
/** @typedef {import('./lane.mjs').Entry} Entry */
/** @typedef {import('./lane.mjs').Item} Item */

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
    lane.deliveredAt = Date.now();
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
