import { isPlainObject } from '../plain-object';
import type { NixAttrs, NixValue } from './value';

/** Two sets as one: sets in both are merged, lists put end to end, and of other values the second's wins. */
export function merge(a: NixAttrs, b: NixAttrs): NixAttrs {
  const merged: Record<string, NixValue | undefined> = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const old = Object.hasOwn(a, key) ? a[key] : undefined;
    if (Array.isArray(old) && Array.isArray(value))
      merged[key] = [...(old as NixValue[]), ...(value as NixValue[])];
    else merged[key] = isAttrs(old) && isAttrs(value) ? merge(old, value) : value;
  }
  return merged;
}

/** Sorted by name, `enable` first, as one writes modules by hand; the order of declaration must not show. */
export function inOrder(attrs: NixAttrs): NixAttrs {
  const rank = (key: string) => (key === 'enable' ? '' : key);
  const entries = Object.entries(attrs).sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1));
  return Object.fromEntries(
    entries.map(([key, value]) => [key, isAttrs(value) ? inOrder(value) : value]),
  );
}

/** The paths at which two sets have what `merge` can't put together: anything but two sets or two lists. */
export function clashes(a: NixAttrs, b: NixAttrs, path: readonly string[] = []): string[] {
  return Object.entries(b).flatMap(([key, value]) => {
    const old = Object.hasOwn(a, key) ? a[key] : undefined;
    if (old === undefined || (Array.isArray(old) && Array.isArray(value))) return [];
    const here = [...path, key];
    return isAttrs(old) && isAttrs(value) ? clashes(old, value, here) : [here.join('.')];
  });
}

/** Whether any two of several sets clash. One walk through all of them tells; which two do takes one for each pair. */
export function haveClash(sets: readonly NixAttrs[]): boolean {
  let before: NixAttrs = {};
  return sets.some((set) => {
    const found = clashes(before, set).length > 0;
    before = merge(before, set);
    return found;
  });
}

/** The set that has a value at a path, `{ a = { b = value; }; }` for `['a', 'b']`. */
export function attrsAt(path: readonly string[], value: NixValue): NixAttrs {
  return path.reduceRight<NixValue>((inner, key) => ({ [key]: inner }), value) as NixAttrs;
}

/** Whether a value is an attribute set. */
export function isAttrs(value: NixValue | undefined): value is NixAttrs {
  return isPlainObject(value);
}
