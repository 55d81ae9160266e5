import type { IOverridable } from '../overrides';

/**
 * A value that prints itself as Nix: a path, a call, a function.
 *
 * @example
 * const name: NixExpression = mkDefault('thinkpad');
 * new NixosConfig(thinkpad, 'name', { networking: { hostName: name } });
 */
export abstract class NixExpression {
  /** Its text, for a line that is indented by `indent`. */
  abstract print(indent: string, print: NixPrinter): string;
}

/** What Nix can hold; a plain object is an attribute set. There is no null: NixOS renders it as `Name=`. */
export type NixValue = string | number | boolean | NixExpression | readonly NixValue[] | NixAttrs;

/** An attribute set; keys in the order in which they print, undefined ones left out. */
export interface NixAttrs {
  readonly [key: string]: NixValue | undefined;
}

/**
 * A relative path literal such as `../files/ryzen/alloy/collector.alloy`.
 *
 * @example
 * new NixosConfig(thinkpad, 'hosts', { networking: { hostFiles: [new NixPath('../hosts.txt')] } });
 */
export class NixPath extends NixExpression {
  /** @throws for a text that is no path literal of Nix */
  constructor(private readonly path: string) {
    super();
    if (!/^\.{1,2}(\/(\.\.|[A-Za-z0-9_+-][A-Za-z0-9._+-]*))+$/.test(path)) {
      throw new Error(
        `a path literal begins with ./ or ../ and has letters, digits and ._+- only, but '${path}' was given`,
      );
    }
  }

  override print(): string {
    return this.path;
  }
}

/**
 * A function applied to one value, such as `lib.mkDefault true`.
 *
 * @example
 * new NixosConfig(thinkpad, 'firewall', {
 *   networking: { firewall: { enable: new NixCall('lib.mkForce', true) } },
 * });
 */
export class NixCall extends NixExpression implements IOverridable {
  constructor(
    /** The function's name, printed as it is. */
    readonly callee: string,
    /** What it is applied to. */
    readonly argument: NixValue,
  ) {
    super();
  }

  override print(indent: string, print: NixPrinter): string {
    const atom = printAtom(this.argument, indent, print);
    // the call inside does not begin on the line of the one outside, unless it ends there too
    const nested = this.argument instanceof NixCall && atom.includes('\n');
    return `${this.callee} ${nested ? printOnOwnLines(this.argument, indent, print) : atom}`;
  }

  /** Its content, for whoever walks through data. */
  toJSON(): NixValue {
    return this.argument;
  }

  /** A copy of it around what `change` makes of its argument: lets overrides reach into the call. */
  withInner(change: (inner: unknown) => unknown): NixCall {
    return new NixCall(this.callee, change(this.argument) as NixValue);
  }
}

/**
 * A module's or a flake's function of named arguments, `{ lib, ... }: body`.
 *
 * @example
 * const module = printNix(new NixFunction(['lib'], { networking: { useDHCP: mkDefault(false) } }));
 */
export class NixFunction extends NixExpression {
  constructor(
    private readonly names: readonly string[],
    private readonly body: NixValue,
  ) {
    super();
  }

  override print(indent: string, print: NixPrinter): string {
    return `{ ${this.names.join(', ')} }:\n${indent}${print(this.body, indent)}`;
  }
}

/** Prints a value, for lines that are indented by `indent`. */
export type NixPrinter = (value: NixValue, indent: string) => string;

/** A value as a call's argument or a list's item: in parentheses where Nix would take it for two. */
export function printAtom(value: NixValue, indent: string, print: NixPrinter): string {
  if (value instanceof NixFunction) return printOnOwnLines(value, indent, print);
  const text = print(value, indent);
  return value instanceof NixCall || text.startsWith('-') ? `(${text})` : text;
}

function printOnOwnLines(value: NixValue, indent: string, print: NixPrinter): string {
  const inner = `${indent}  `;
  return `(\n${inner}${print(value, inner)}\n${indent})`;
}

/** `lib.mkDefault value`: a consumer's own definition wins without mkForce. */
export function mkDefault(value: NixValue): NixCall {
  return new NixCall('lib.mkDefault', value);
}
