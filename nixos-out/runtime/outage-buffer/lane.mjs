/** What waits for one upstream, and what that costs. */

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

/**
 * @typedef {object} Entry an item in its lane
 * @property {Item} item
 * @property {number} age its number in the order of arrival
 * @property {Entry | undefined} next
 * @property {number} [tooLargeSince] when its upstream first refused it as one that may be too large, in milliseconds since 1970
 */

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
  /** When something last was, in milliseconds since 1970; 0 for never. */
  deliveredAt = 0;
  /** @type {Record<DropReason, Amount>} */
  dropped = { overflow: none(), refused: none(), too_old: none(), memory_pressure: none() };
  /** Called when something is added. */
  onPush = () => {};
  /** The credential that came last, where the senders' own are sent on. @type {string | undefined} */
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
    // or one that is on its way for long would keep all in memory that came after it
    for (const entry of taken) entry.next = undefined;
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

/** A request's own credential. @param {Item} item @returns {string | undefined} */
export function authorizationOf({ headers }) {
  const { authorization } = headers;
  return typeof authorization === 'string' ? authorization : undefined;
}

/** @param {Amount} amount @param {Item} item */
export function count(amount, item, sign = 1) {
  amount.items += sign;
  amount.bytes += sign * item.bytes;
}
