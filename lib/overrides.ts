import type { IConstruct } from 'constructs';
import { fail } from './errors';
import { isPlainObject, kindOf } from './plain-object';

/** A value that prints as something around an inner one: a block around its body, a call around its argument. */
export interface IOverridable {
  /** A copy of it around what `change` makes of the inner value. */
  withInner(change: (inner: unknown) => unknown): unknown;
}

/**
 * The escape hatch of every L1: values set by path after the construct has made its own.
 *
 * A path is separated by dots (`http.endpoint`, `rule.0.action`; a dot inside a key is written `\.`); a number
 * indexes a list; `undefined` deletes. What is missing on the way is made. The original is never changed.
 *
 * @example
 * class Limits extends Construct {
 *   readonly overrides = new Overrides(this);
 *
 *   get body(): object {
 *     return this.overrides.apply({ limits: { memory: '1Gi' } });
 *   }
 * }
 * new Limits(stack, 'limits').overrides.add('limits.memory', '2Gi');
 */
export class Overrides {
  private readonly entries: { path: string[]; value: unknown }[] = [];

  /** @param owner whose values they are, for errors */
  constructor(private readonly owner: IConstruct) {}

  /** Sets the value at `path`, or deletes it when `value` is undefined. Later ones win. */
  add(path: string, value: unknown): void {
    const keys = path.split(/(?<!\\)\./).map((key) => key.replaceAll('\\.', '.'));
    if (keys.includes('')) {
      fail(this.owner, `an override's path is keys separated by dots, but '${path}' was given`);
    }
    this.entries.push({ path: keys, value });
  }

  /** Whether there is none. */
  get isEmpty(): boolean {
    return this.entries.length === 0;
  }

  /** A copy of `data` with every override applied, in the order in which they were added. */
  apply<T>(data: T): T {
    return this.entries.reduce<unknown>(
      (result, { path, value }) => withValueAt(result, path, value),
      data,
    ) as T;
  }
}

function withValueAt(node: unknown, [key, ...rest]: string[], value: unknown): unknown {
  if (key === undefined) return value;
  // there is nothing to delete
  if (node === undefined && value === undefined) return undefined;
  if (isOverridable(node)) {
    return node.withInner((inner) => withValueAt(inner, [key, ...rest], value));
  }
  const change = (old: unknown) => withValueAt(old, rest, value);
  if (Array.isArray(node)) return withItem(node, key, change);
  const fields = fieldsOf(node, key);
  const changed = change(Object.hasOwn(fields, key) ? fields[key] : undefined);
  // An existing key keeps its place: the output's order is part of its readability.
  const copy = { ...fields, [key]: changed };
  if (changed === undefined) delete copy[key];
  return copy;
}

function withItem(list: readonly unknown[], key: string, change: (old: unknown) => unknown) {
  const index = /^[0-9]+$/.test(key) ? Number(key) : Infinity;
  if (index > list.length) {
    throw new Error(
      `an override's path has '${key}' for a list of ${list.length}: ` +
        `give an index up to ${list.length}, which appends`,
    );
  }
  const changed = change(list[index]);
  return list.toSpliced(index, 1, ...(changed === undefined ? [] : [changed]));
}

/**
 * The fields of a plain object, or of what is missing.
 *
 * @throws for anything else, since `key` would be put among its inner workings
 */
function fieldsOf(node: unknown, key: string): Record<string, unknown> {
  const given = node ?? {};
  if (isPlainObject(given)) return given;
  throw new Error(
    `an override's path has '${key}' for a ${kindOf(given)}, which has no keys: end the path before it`,
  );
}

function isOverridable(node: unknown): node is IOverridable {
  return typeof (node as IOverridable | undefined)?.withInner === 'function';
}
