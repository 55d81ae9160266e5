import type { IOverridable } from '../overrides';

/** A value that prints itself: a reference, a function call, a constant of Alloy's standard library. */
export abstract class AlloyExpression {
  /** Its text in Alloy's syntax, on one line. */
  abstract toString(): string;
}

/** What can stand right of an `=` in Alloy. A plain object is a map; a block is an `AlloyBlock`. */
export type AlloyValue =
  | string
  | number
  | boolean
  | null
  | AlloyExpression
  | readonly AlloyValue[]
  | { readonly [key: string]: AlloyValue | undefined };

/** What stands between the braces of a component or block: attributes and blocks by upstream's names, in this order. */
export interface AlloyBody {
  readonly [name: string]: AlloyValue | AlloyBlock | readonly AlloyBlock[] | undefined;
}

/** A nested block such as `http { … }`; a list of them under one name prints one after the other. */
export class AlloyBlock implements IOverridable {
  constructor(readonly body: AlloyBody) {}

  /** @internal lets overrides reach into the block */
  withInner(change: (inner: unknown) => unknown): AlloyBlock {
    return new AlloyBlock(change(this.body) as AlloyBody);
  }

  /** @internal its content, for whoever walks through data */
  toJSON(): AlloyBody {
    return this.body;
  }
}

/** Short for `new AlloyBlock(body)`. */
export function block(body: AlloyBody): AlloyBlock {
  return new AlloyBlock(body);
}

/** Blocks of one name, one after the other; none for an empty list, which would print as an attribute. */
export function blocks(bodies: readonly AlloyBody[]): readonly AlloyBlock[] | undefined {
  return bodies.length === 0 ? undefined : bodies.map(block);
}

class Call extends AlloyExpression {
  constructor(private readonly text: string) {
    super();
  }

  toString(): string {
    return this.text;
  }
}

/** Expressions of Alloy's standard library. */
export const Alloy = {
  /**
   * The value of an environment variable of the Alloy process, `""` when unset: the way for secrets (`LoadCredential`,
   * `EnvironmentFile`) to stay out of the Nix store.
   *
   * @throws when the name is not one that a process can have
   * @see https://grafana.com/docs/alloy/latest/reference/stdlib/sys/
   */
  env(name: string): AlloyExpression {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      throw new Error(
        `an environment variable is named in letters, digits and _, but '${name}' was given`,
      );
    }
    return new Call(`sys.env("${name}")`);
  },
};

/** Alloy's identifiers, as far as we print them (upstream allows any Unicode letter). */
export const ALLOY_IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A valid Alloy label from any text: what can't stand in an identifier becomes `_`. */
export function toIdentifier(text: string): string {
  const name = text.replace(/[^A-Za-z0-9_]+/g, '_');
  return /^[0-9]/.test(name) ? `_${name}` : name;
}
