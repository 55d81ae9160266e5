import { didYouMean } from '../did-you-mean';
import { isAttrs } from '../nix/attrs';
import { NixCall, type NixAttrs } from '../nix/value';

/** Options that NixOS modules declare, by name: `true` is one that takes any value, the name `*` is any name. */
export interface OptionTree {
  /** What stands below a name. */
  readonly [name: string]: true | OptionTree;
}

/**
 * What is wrong with values of options: those that no module declares, which NixOS would refuse only when it builds the
 * host. Looks at the top-level names of `tree` alone; whatever else a configuration sets is NixOS' own to judge.
 */
export function undeclared(values: NixAttrs, tree: OptionTree): string[] {
  return Object.keys(tree).flatMap((name) => {
    const [value, options] = [values[name], tree[name]];
    return value === undefined || options === undefined ? [] : below(value, options, name);
  });
}

/** Whether modules declare an option. @param path its name, such as `observability.alloy.enable` */
export function declares(tree: OptionTree, path: string): boolean {
  let at: true | OptionTree | undefined = tree;
  for (const name of path.split('.')) {
    if (at === undefined || at === true) break;
    at = Object.hasOwn(at, name) ? at[name] : at['*'];
  }
  return at !== undefined;
}

function below(value: unknown, options: true | OptionTree, path: string): string[] {
  if (options === true) return [];
  // mkDefault, mkForce and their like stand around what is judged
  if (value instanceof NixCall) return below(value.argument, options, path);
  if (!isAttrs(value as NixAttrs))
    return [`${path} is a set of options, so it takes no value: set one of them`];
  return Object.entries(value as NixAttrs).flatMap(([name, inner]) => {
    if (inner === undefined) return [];
    const here = `${path}.${name}`;
    const found = Object.hasOwn(options, name) ? options[name] : options['*'];
    if (found !== undefined) return below(inner, found, here);
    const names = Object.keys(options);
    const near = didYouMean(name, names);
    const help =
      near === undefined ? `${path} has ${names.join(', ')}` : `meant is ${path}.${near}?`;
    return [`${here} is an option that no module declares: ${help}`];
  });
}
