import { shown } from '../errors';
import { isPlainObject } from '../plain-object';
import { isPort } from '../nixos/port';
import { durationOf, sizeOf } from './quantities';
import {
  entriesOf,
  isNot,
  meant,
  readEach,
  readFields,
  type HostFieldReading,
  type Reader,
} from './reading';

/** Fields by name. */
export type HostFields = Readonly<Record<string, HostField<unknown>>>;

/** What a field comes out as. */
export type HostFieldValue<F> = F extends HostField<infer T> ? T : never;

/** What fields come out as, those that may be left out as optional props. */
export type HostFieldValues<F extends HostFields> = {
  readonly [
    Name in keyof F as F[Name] extends OptionalHostField<unknown> ? never : Name
  ]: HostFieldValue<F[Name]>;
} & {
  readonly [
    Name in keyof F as F[Name] extends OptionalHostField<unknown> ? Name : never
  ]?: HostFieldValue<F[Name]>;
};

/**
 * What a value of an inventory has to be, and what is made of it.
 *
 * @example
 * const fields = { units: HostField.listOf(HostField.text), interval: HostField.duration.optional() };
 */
export class HostField<out T> {
  /** Any text but an empty one. */
  static readonly text = new HostField('a text', (value) =>
    typeof value === 'string' && value !== '' ? value : undefined,
  );
  /** `true` or `false`. */
  static readonly flag = new HostField('true or false', (value) =>
    typeof value === 'boolean' ? value : undefined,
  );
  /** A port, 1 to 65535. */
  static readonly port = new HostField('a port, a whole number from 1 to 65535', (value) =>
    typeof value === 'number' && isPort(value) ? value : undefined,
  );
  /** A length of time in hours, minutes, seconds and milliseconds, as Go spells it: `30s`, `1h30m`. */
  static readonly duration = new HostField('a length of time such as 30s, 15m or 24h', durationOf);
  /** An amount of memory or storage, `100MiB` or `2GiB`. */
  static readonly size = new HostField('a size such as 100MiB or 2GiB', sizeOf);

  /** A whole number in a range. */
  static wholeNumber(least: number, most: number): HostField<number> {
    return new HostField(`a whole number from ${least} to ${most}`, (value) =>
      Number.isInteger(value) && (value as number) >= least && (value as number) <= most
        ? (value as number)
        : undefined,
    );
  }

  /** One of some words. */
  static oneOf<Word extends string>(...words: readonly Word[]): HostField<Word> {
    const list = words.map((word) => shown(word)).join(', ');
    return new HostField(
      `one of ${list}`,
      (value) => words.find((word) => word === value),
      (value) => meant(value, words),
    );
  }

  /** A text that a pattern describes. @param wanted it, in words that go on from "is": `a MAC address such as 02:00:…` */
  static matching(wanted: string, pattern: RegExp): HostField<string> {
    return new HostField(wanted, (value) =>
      typeof value === 'string' && pattern.test(value) ? value : undefined,
    );
  }

  /** A list, of each of whose items the same holds. */
  static listOf<Item>(item: HostField<Item>): HostField<readonly Item[]> {
    const wanted = `a list, each of which is ${item.wanted}`;
    return HostField.by(wanted, (value) =>
      Array.isArray(value)
        ? readEach(item, [...value.entries()], (all) => all.map(([, each]) => each))
        : isNot(wanted, value),
    );
  }

  /** Values by names of one's own, of each of which the same holds. */
  static mapOf<Value>(value: HostField<Value>): HostField<Readonly<Record<string, Value>>> {
    const wanted = `a mapping, each of whose values is ${value.wanted}`;
    return HostField.by(wanted, (found) => {
      const entries = entriesOf(found);
      return entries ? readEach(value, entries, Object.fromEntries) : isNot(wanted, found);
    });
  }

  /** Fields by name, and no others. @param called what has them: `a disk` */
  static object<F extends HostFields>(called: string, fields: F): HostField<HostFieldValues<F>> {
    const wanted = `a mapping with ${Object.keys(fields).join(', ') || 'nothing in it'}`;
    return HostField.by(wanted, (value) =>
      isPlainObject(value)
        ? (readFields(called, fields, value) as HostFieldReading<HostFieldValues<F>>)
        : isNot(wanted, value),
    );
  }

  private static by<T>(wanted: string, read: Reader<T>['read']): HostField<T> {
    const field = new HostField<T>(wanted, () => undefined);
    field.read = read;
    return field;
  }

  /** @internal what becomes of a value */
  read: (value: unknown) => HostFieldReading<T>;

  /**
   * One of your own: an address, a name that something else knows.
   *
   * @param wanted what it is, in words that go on from "is"
   * @param parse makes the typed value; nothing where it isn't that
   * @param hint what a wrong one is to become; nothing where that isn't known
   */
  constructor(
    readonly wanted: string,
    parse: (value: unknown) => T | undefined,
    hint: (value: unknown) => string | undefined = () => undefined,
  ) {
    this.read = (value) => {
      const parsed = parse(value);
      if (parsed !== undefined) return { value: parsed };
      const isScalar = typeof value === 'number' || typeof value === 'boolean';
      const isQuoted = isScalar && parse(String(value)) !== undefined;
      return isNot(wanted, value, isQuoted ? 'put it in quotes' : hint(value));
    };
  }

  /** Whether it may be left out. */
  get isOptional(): boolean {
    return false;
  }

  /** The same, but it may be left out. */
  optional(): OptionalHostField<T> {
    return new OptionalHostField<T>(this);
  }
}

/**
 * A field that may be left out.
 *
 * @example
 * const profiles: OptionalHostField<boolean> = HostField.flag.optional();
 */
export class OptionalHostField<out T> extends HostField<T> {
  /** Tells it from others for the compiler, too. */
  declare protected readonly mayBeLeftOut: true;

  constructor(field: HostField<T>) {
    super(field.wanted, () => undefined);
    this.read = field.read;
  }

  override get isOptional(): boolean {
    return true;
  }
}
