import { isPlainObject, kindOf } from '../plain-object';
import { NixExpression, NixFunction, printAtom, type NixAttrs, type NixValue } from './value';

/**
 * Prints a Nix expression in the official style (RFC 166), so that nixfmt leaves it unchanged. Sets, and lists of more
 * than one short element, are always expanded, so that diffs stay small: a width decides only about a list of one short
 * element behind a path that is too long for it.
 *
 * @throws for what Nix has no literal for: NUL, half a surrogate pair, NaN, infinity
 * @see https://github.com/NixOS/rfcs/blob/master/rfcs/0166-nix-formatting.md
 */
export function printNix(value: NixValue): string {
  return `${print(value, '')}\n`;
}

/** @param short how long a list's only element may be for the list to stay on one line */
function print(value: NixValue, indent: string, short = SHORT): string {
  if (typeof value === 'string') return printString(value);
  if (typeof value === 'number') return printNumber(value);
  if (typeof value === 'boolean') return String(value);
  if (value instanceof NixExpression)
    return value.print(indent, (inner, at) => print(inner, at, short));
  if (isList(value)) return printList(value, indent, short);
  if (isPlainObject(value)) return printAttrs(value, indent);
  throw new Error(`Nix has no way to write a ${kindOf(value)} as a value`);
}

function printList(items: readonly NixValue[], indent: string, short: number): string {
  if (items.length === 0) return '[ ]';
  if (items.length === 1 && !isCompound(items[0] as NixValue)) {
    const only = printAtom(items[0] as NixValue, indent, print);
    if (!only.includes('\n') && only.length <= short) return `[ ${only} ]`;
  }
  const inner = `${indent}  `;
  return [
    '[',
    ...items.map((item) => `${inner}${printAtom(item, inner, print)}`),
    `${indent}]`,
  ].join('\n');
}

/** What is expanded in a list, even when it is empty. */
function isCompound(value: NixValue): boolean {
  return typeof value === 'object' && !(value instanceof NixExpression);
}

function isList(value: unknown): value is readonly NixValue[] {
  return Array.isArray(value);
}

function printAttrs(attrs: NixAttrs, indent: string): string {
  const inner = `${indent}  `;
  const bindings = Object.entries(attrs).flatMap(([key, given]) => {
    if (given === undefined) return [];
    const [path, value] = attributePath(key, given);
    const name = `${inner}${path} =`;
    // a function begins on its own line
    if (value instanceof NixFunction) return [name, `${inner}  ${print(value, `${inner}  `)};`];
    const binding = `${name} ${print(value, inner)};`;
    const fits = binding.includes('\n') || binding.length - inner.length <= WIDTH;
    return [fits ? binding : `${name} ${print(value, inner, 0)};`];
  });
  return bindings.length === 0 ? '{ }' : ['{', ...bindings, `${indent}}`].join('\n');
}

/** A set of a single attribute is written into the path, `a.b = 1;`, as one does by hand. */
function attributePath(key: string, value: NixValue): [path: string, value: NixValue] {
  const name = attributeName(key);
  if (!isPlainObject(value)) return [name, value];
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  const [only, ...others] = entries as [string, NixValue][];
  if (only === undefined || others.length > 0) return [name, value];
  const [path, inner] = attributePath(...only);
  return [`${name}.${path}`, inner];
}

function attributeName(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_'-]*$/.test(key) && !KEYWORDS.has(key) ? key : printString(key);
}

/** A raw carriage return is normalized by Nix's lexer, so all three are escaped. */
function printString(text: string): string {
  if (text.includes('\0') || !text.isWellFormed()) {
    throw new Error(
      `Nix's strings hold no NUL and no half a surrogate pair, but ${JSON.stringify(text)} does`,
    );
  }
  return `"${text.replace(/[\\"\n\r\t]|\$\{/g, (c) => ESCAPES[c] ?? `\\${c}`)}"`;
}

function printNumber(value: number): string {
  if (Number.isInteger(value) && Number.isSafeInteger(value)) return String(value);
  if (!Number.isFinite(value) || Math.abs(value) < SMALLEST) {
    throw new Error(`Nix has no way to write the number ${value}`);
  }
  const text = String(value);
  if (text.includes('.')) return text;
  // a float without a dot would be read as something else
  return text.includes('e') ? text.replace('e', '.0e') : `${text}.0`;
}

/** A list of one longer element is expanded, so that its line needs breaking only behind a long path. */
const SHORT = 40;
/** Longer lines, which nixfmt measures without their indentation, are broken. */
const WIDTH = 100;
/** Nix refuses what is smaller, 0 apart. */
const SMALLEST = 2 ** -1022;
const ESCAPES: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const KEYWORDS = new Set([
  'assert',
  'else',
  'if',
  'in',
  'inherit',
  'let',
  'or',
  'rec',
  'then',
  'with',
]);
