import { shown } from './errors';

/**
 * A length of time of at least 0, in whole milliseconds. A bare number in a prop could be anything; this can't.
 *
 * @example
 * new AlloyCollector(thinkpad, 'alloy', {
 *   destinations: [lgtm],
 *   nodeMetrics: { interval: Duration.minutes(1) },
 * });
 */
export class Duration {
  /** @throws when `amount` is negative, not finite, longer than 292 years, or not a whole number of milliseconds */
  static milliseconds(amount: number): Duration {
    return new Duration(amount, 1);
  }
  /** @throws as `milliseconds` does */
  static seconds(amount: number): Duration {
    return new Duration(amount, 1_000);
  }
  /** @throws as `milliseconds` does */
  static minutes(amount: number): Duration {
    return new Duration(amount, 60_000);
  }
  /** @throws as `milliseconds` does */
  static hours(amount: number): Duration {
    return new Duration(amount, 3_600_000);
  }
  /** Days of 24 hours. @throws as `milliseconds` does */
  static days(amount: number): Duration {
    return new Duration(amount, 86_400_000);
  }

  /** The longest of several; none of none. */
  static longest(durations: readonly Duration[]): Duration | undefined {
    const total = Math.max(...durations.map((each) => each.total));
    return durations.find((each) => each.total === total);
  }

  private readonly total: number;

  private constructor(amount: number, unit: number) {
    // 1.001 × 1000 is not quite 1001 in binary: a whole number is one within the error of the multiplication
    const exact = amount * unit;
    const whole = Math.round(exact);
    this.total = Math.abs(whole - exact) <= Number.EPSILON * exact ? whole : exact;
    if (this.total > GO_LONGEST) {
      throw new Error(
        `a duration is 292 years at most, as Go has it, but ${shown(amount)} × ${unit} ms was given`,
      );
    }
    if (!Number.isSafeInteger(this.total) || this.total < 0) {
      throw new Error(
        `a duration is a whole number of milliseconds, 0 or more, but ${shown(amount)} × ${unit} ms was given`,
      );
    }
  }

  /** The whole length in milliseconds. */
  toMilliseconds(): number {
    return this.total;
  }

  /**
   * As Go's `time.ParseDuration` reads it, hours being the largest unit: `720h`, `1m30s`, `200ms`.
   * Alloy, the OpenTelemetry Collector and every backend take this spelling; `30d` only some of them (trap R6).
   */
  toString(): string {
    const parts: string[] = [];
    let rest = this.total;
    for (const [unit, size] of GO_UNITS) {
      const amount = Math.floor(rest / size);
      if (amount > 0) parts.push(`${amount}${unit}`);
      rest -= amount * size;
    }
    return parts.join('') || '0s';
  }
}

/** Milliseconds: Go counts nanoseconds in 64 bits. */
const GO_LONGEST = 2 ** 63 / 1e6;

const GO_UNITS = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const;

/**
 * An amount of memory or storage of at least 0 bytes.
 *
 * @example
 * const buffer = OutageBuffer.dropOldest(Size.mebibytes(200));
 */
export class Size {
  /** @throws when `amount` is negative or not a whole number of bytes */
  static bytes(amount: number): Size {
    return new Size(amount, 1);
  }
  /** Units of 1024 bytes. @throws as `bytes` does */
  static kibibytes(amount: number): Size {
    return new Size(amount, 1024);
  }
  /** Units of 1024² bytes. @throws as `bytes` does */
  static mebibytes(amount: number): Size {
    return new Size(amount, 1024 ** 2);
  }
  /** Units of 1024³ bytes. @throws as `bytes` does */
  static gibibytes(amount: number): Size {
    return new Size(amount, 1024 ** 3);
  }

  private readonly total: number;

  private constructor(amount: number, unit: number) {
    this.total = amount * unit;
    if (!Number.isSafeInteger(this.total) || this.total < 0) {
      throw new Error(
        `a size is a whole number of bytes, 0 or more, but ${shown(amount)} × ${unit} B was given`,
      );
    }
  }

  /** The whole size in bytes. */
  toBytes(): number {
    return this.total;
  }

  /** As Kubernetes spells it, `512Mi`: in the largest unit that divides it. */
  toQuantity(): string {
    const [unit, size] = this.unit();
    return `${this.total / size}${unit}`;
  }

  /** As Alloy spells it, `20MiB`: in the largest unit that divides it. */
  toString(): string {
    return `${this.toQuantity()}B`;
  }

  private unit(): readonly [unit: string, size: number] {
    const fits = ([, size]: readonly [string, number]) => this.total > 0 && this.total % size === 0;
    return QUANTITIES.find(fits) ?? ['', 1];
  }
}

const QUANTITIES = [
  ['Gi', 1024 ** 3],
  ['Mi', 1024 ** 2],
  ['Ki', 1024],
] as const;
