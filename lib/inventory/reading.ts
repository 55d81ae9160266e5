import { didYouMean } from '../did-you-mean';
import { shown } from '../errors';
import { isPlainObject } from '../plain-object';

/** What is wrong somewhere below a value. */
export interface HostFieldMistake {
  /** Where, from the value down. */
  readonly path: readonly (string | number)[];
  /** What, in words that go on from the path's name: `is a port, but 0 was given`. */
  readonly text: string;
  /** Whether it is the name that is wrong, rather than what it stands for. @default false */
  readonly ofName?: boolean;
}

/** What became of a value: the typed one, or all that is wrong with it. */
export type HostFieldReading<T> =
  { readonly value: T } | { readonly mistakes: readonly HostFieldMistake[] };

/** What reads a value. */
export interface Reader<out T> {
  /** What it has to be, in words that go on from "is". */
  readonly wanted: string;
  /** Whether it may be left out. */
  readonly isOptional: boolean;
  /** What becomes of it. */
  read(value: unknown): HostFieldReading<T>;
}

/** That a value isn't what it has to be. @param fix what to make of it, where that is known */
export function isNot(wanted: string, value: unknown, fix?: string): HostFieldReading<never> {
  const found = value === undefined || value === null ? 'nothing' : shown(value);
  const text = `is ${wanted}, but ${found} was given${fix === undefined ? '' : `: ${fix}`}`;
  return { mistakes: [{ path: [], text }] };
}

/** Each of several values by one reader. @param together what is made of those that are right */
export function readEach<Item, T>(
  item: Reader<Item>,
  entries: readonly (readonly [string | number, unknown])[],
  together: (entries: readonly (readonly [string | number, Item])[]) => T,
): HostFieldReading<T> {
  const read = entries.map(([key, each]) => [key, item.read(each)] as const);
  const mistakes = read.flatMap(([key, reading]) => below(key, reading));
  if (mistakes.length > 0) return { mistakes };
  return { value: together(read.map(([key, reading]) => [key, valueOf(reading)])) };
}

/** Values by the readers of their names, and no others. @param called what has them: `a disk` */
export function readFields(
  called: string,
  fields: Readonly<Record<string, Reader<unknown>>>,
  value: Readonly<Record<string, unknown>>,
): HostFieldReading<Readonly<Record<string, unknown>>> {
  const names = Object.keys(fields);
  const unknown = Object.keys(value)
    .filter((name) => !names.includes(name))
    .map((name) => {
      const has = names.join(', ') || 'none';
      const text = `is no field of ${called}, which has ${has}: ${meant(name, names) ?? 'leave it out'}`;
      return { path: [name], ofName: true, text };
    });
  const readers = Object.entries(fields);
  const missing = readers
    .filter(([name, field]) => !Object.hasOwn(value, name) && !field.isOptional)
    .map(([name, { wanted }]) => {
      return { path: [], ofName: true, text: `lacks ${name}, ${wanted}: add it` };
    });
  const read = readers
    .filter(([name]) => Object.hasOwn(value, name))
    .map(([name, field]) => [name, field.read(value[name])] as const);
  const mistakes = [...unknown, ...missing, ...read.flatMap((each) => below(...each))];
  if (mistakes.length > 0) return { mistakes };
  return { value: Object.fromEntries(read.map(([name, reading]) => [name, valueOf(reading)])) };
}

/** Names and values of a mapping; nothing for what is none. */
export function entriesOf(value: unknown): [string, unknown][] | undefined {
  return isPlainObject(value) ? Object.entries(value) : undefined;
}

/** The question for a word that is nearly one of several. */
export function meant(value: unknown, words: readonly string[]): string | undefined {
  const word = typeof value === 'string' ? didYouMean(value, words) : undefined;
  return word === undefined ? undefined : `did you mean ${word}?`;
}

function below(key: string | number, reading: HostFieldReading<unknown>): HostFieldMistake[] {
  if (!('mistakes' in reading)) return [];
  return reading.mistakes.map((each) => ({ ...each, path: [key, ...each.path] }));
}

function valueOf<T>(reading: HostFieldReading<T>): T {
  return (reading as { readonly value: T }).value;
}
