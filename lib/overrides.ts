/** A value that knows how to change one of its own fields, for values that are objects of a class. */
export interface IOverridable {
  /** A copy of it with `change` applied to the field `key`. */
  withField(key: string, change: (old: unknown) => unknown): unknown;
}

/**
 * The escape hatch of every L1: values set by path after the construct has made its own.
 *
 * A path is separated by dots (`http.endpoint`, `rule.0.action`; a dot inside a key is written `\.`); a number
 * indexes a list; `undefined` deletes. What is missing on the way is made. The original is never changed.
 */
export class Overrides {
  private readonly entries: { path: string[]; value: unknown }[] = [];

  /** Sets the value at `path`, or deletes it when `value` is undefined. Later ones win. */
  add(path: string, value: unknown): void {
    const keys = path.split(/(?<!\\)\./).map((key) => key.replaceAll('\\.', '.'));
    if (keys.includes(''))
      throw new Error(`an override's path is keys separated by dots, but '${path}' was given`);
    this.entries.push({ path: keys, value });
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
  const change = (old: unknown) => withValueAt(old, rest, value);
  if (Array.isArray(node)) {
    const copy: unknown[] = [...node];
    const changed = change(copy[Number(key)]);
    if (changed === undefined) copy.splice(Number(key), 1);
    else copy[Number(key)] = changed;
    return copy;
  }
  if (isOverridable(node)) return node.withField(key, change);
  const { [key]: old, ...others } = (node ?? {}) as Record<string, unknown>;
  const changed = change(old);
  if (changed === undefined) return others;
  // An existing key keeps its place: the output's order is part of its readability.
  return { ...(node as object | undefined), [key]: changed };
}

function isOverridable(node: unknown): node is IOverridable {
  return typeof (node as IOverridable | undefined)?.withField === 'function';
}
