import type { IOverridable } from '../overrides';
import type { AlloyExpression } from './expression';

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

/** What a block's head says besides the name that it has in its body. */
export interface AlloyBlockHead {
  /** Its full name where that is more than its key in the body, such as `stage.json` among `stage`. @default - the key */
  readonly name?: string;
  /** Its label. @default - none, as nearly all blocks */
  readonly label?: string;
}

/**
 * A nested block such as `http { … }`; a list of them under one name prints one after the other.
 *
 * @example
 * const http: AlloyBlock = block({ listen_address: '127.0.0.1', listen_port: 3500 });
 */
export class AlloyBlock implements IOverridable {
  constructor(
    readonly body: AlloyBody,
    readonly head: AlloyBlockHead = {},
  ) {}

  /** A copy of it around what `change` makes of its body: lets overrides reach into the block. */
  withInner(change: (inner: unknown) => unknown): AlloyBlock {
    return new AlloyBlock(change(this.body) as AlloyBody, this.head);
  }

  /** Its content, for whoever walks through data. */
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

/** Alloy's identifiers, as far as we print them (upstream allows any Unicode letter). */
export const ALLOY_IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A valid Alloy label from any text: what can't stand in an identifier becomes `_`. */
export function toIdentifier(text: string): string {
  const name = text.replace(/[^A-Za-z0-9_]+/g, '_');
  return /^[0-9]/.test(name) ? `_${name}` : name;
}
