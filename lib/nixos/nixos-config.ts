import { Construct } from 'constructs';
import { messageOf } from '../errors';
import { printNix } from '../nix/print';
import { mkDefault, NixExpression, NixPath, type NixAttrs, type NixValue } from '../nix/value';
import { Overrides } from '../overrides';
import { NixosHost } from './host';
import { refuseTokens } from './tokens';

/**
 * L1: values that a host's module sets, as nested options: `{ observability: { alloy: { enable: true } } }`.
 *
 * Scalars and paths are printed with `lib.mkDefault`, so that a consumer's own definition wins; lists are printed
 * plainly, since NixOS adds them up; a `NixCall` is printed as it is. Any NixOS option can be set this way.
 */
export class NixosConfig extends Construct {
  private readonly produce: () => NixAttrs;
  private readonly overrides = new Overrides();

  /** @param values a function is asked at synth */
  constructor(scope: Construct, id: string, values: NixAttrs | (() => NixAttrs)) {
    super(scope, id);
    this.produce = typeof values === 'function' ? values : () => values;
    NixosHost.of(this).addConfig(this);
    this.node.addValidation({ validate: () => this.problems() });
  }

  /** Sets, or with undefined deletes, the value of an option by its path: `addOverride('services.alloy.enable', true)`. */
  addOverride(path: string, value: NixValue | undefined): void {
    this.overrides.add(path, value);
  }

  /** The values, each with its priority. @throws when one is not known at synth */
  values(): NixAttrs {
    const values = this.overrides.apply(this.produce());
    refuseTokens(this, values);
    return withPriority(values) as NixAttrs;
  }

  /** The options that it sets outright, lists left out, since those add up. */
  optionPaths(): string[] {
    return leavesOf(this.values(), []);
  }

  private problems(): string[] {
    try {
      printNix(this.values());
      return [];
    } catch (error) {
      return [messageOf(error, this.node.path)];
    }
  }
}

/** Two hosts' worth of values as one; lists are put end to end. */
export function merge(a: NixAttrs, b: NixAttrs): NixAttrs {
  const merged: Record<string, NixValue | undefined> = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const old = merged[key];
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

function withPriority(value: NixValue): NixValue {
  if (isAttrs(value)) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return Object.fromEntries(
      entries.map(([key, inner]) => [key, withPriority(inner as NixValue)]),
    );
  }
  if (Array.isArray(value) || (value instanceof NixExpression && !(value instanceof NixPath)))
    return value;
  return mkDefault(value);
}

function leavesOf(value: NixValue | undefined, path: readonly string[]): string[] {
  if (isAttrs(value))
    return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
  return Array.isArray(value) ? [] : [path.join('.')];
}

function isAttrs(value: NixValue | undefined): value is NixAttrs {
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof NixExpression);
}
