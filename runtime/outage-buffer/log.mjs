/** Lines for the journal, few enough to be read. */

const MINUTE = 60_000;

export class Log {
  /** @type {Map<string, { at: number, suppressed: number }>} */
  #kinds = new Map();

  /** @param {(line: string) => void} [write] @param {() => number} [now] */
  constructor(write = (line) => process.stderr.write(`${line}\n`), now = Date.now) {
    this.write = write;
    this.now = now;
  }

  /** What happened as it should. @param {string} text */
  info(text) {
    this.write(`<6>${text}`);
  }

  /**
   * What somebody should know of. Of a kind one line a minute; the next says how many there would have been.
   *
   * @param {string} kind @param {string} text
   */
  warn(kind, text) {
    const last = this.#kinds.get(kind);
    if (last && this.now() - last.at < MINUTE) {
      last.suppressed++;
      return;
    }
    const more = last?.suppressed ? ` (and ${last.suppressed} more like it before)` : '';
    this.#kinds.set(kind, { at: this.now(), suppressed: 0 });
    this.write(`<4>${text}${more}`);
  }
}

/** Those of a size, the largest first. @type {readonly [string, number][]} */
const UNITS = [
  ['MiB', 1024 * 1024],
  ['KiB', 1024],
];

/** A size as people read it. @param {number} bytes */
export function sizeText(bytes) {
  // what would read as 1024.0 of one is 1.0 of the next
  const unit = UNITS.find(([, size]) => bytes / size >= 0.99995);
  return unit ? `${(bytes / unit[1]).toFixed(1)} ${unit[0]}` : `${bytes} B`;
}

/** An amount as people read it. @param {import('./lane.mjs').Amount} amount */
export function amountText({ items, bytes }) {
  return `${items} request${items === 1 ? '' : 's'} (${sizeText(bytes)})`;
}
