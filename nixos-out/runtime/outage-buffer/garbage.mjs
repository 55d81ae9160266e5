/**
 * Has V8 give back the memory of bodies. Left to itself it looks once 64 MiB have gathered outside of its heap, most of
 * the budget again. Since all that is large is outside, a look takes milliseconds.
 */

/** Bytes received after which it looks. */
const EACH = 2 * 1024 * 1024;

export class Garbage {
  #bytes = 0;

  /** @param {(() => void) | undefined} [collect] Node's `gc`, there with --expose-gc */
  constructor(collect = globalThis.gc) {
    this.collect = collect;
  }

  /** As much has been received; where the buffer is full, as much was dropped for it. @param {number} bytes */
  add(bytes) {
    this.#bytes += bytes;
    if (this.#bytes < EACH) return;
    this.#bytes = 0;
    this.collect?.();
  }
}
