import { NixCall, NixExpression, NixFunction, type NixAttrs, type NixValue } from './value';

/**
 * Prints a Nix expression in the official style (RFC 166), so that nixfmt leaves it unchanged. Sets, and lists of more
 * than one simple element, are always expanded: no width decides, and diffs stay small.
 *
 * @throws for what Nix has no literal for: NUL, half a surrogate pair, NaN, integers beyond 64 bits
 * @see https://github.com/NixOS/rfcs/blob/master/rfcs/0166-nix-formatting.md
 */
export function printNix(value: NixValue): string {
  return `${print(value, '')}\n`;
}

function print(value: NixValue, indent: string): string {
  if (typeof value === 'string') return printString(value);
  if (typeof value === 'number') return printNumber(value);
  if (typeof value === 'boolean') return String(value);
  if (value instanceof NixFunction) {
    // as a binding's value it begins on its own line
    const inner = indent === '' ? '' : `${indent}  `;
    return `${indent === '' ? '' : `\n${inner}`}${value.print(inner, print)}`;
  }
  if (value instanceof NixExpression) return value.print(indent, print);
  return Array.isArray(value)
    ? printList(value as readonly NixValue[], indent)
    : printAttrs(value as NixAttrs, indent);
}

function printList(items: readonly NixValue[], indent: string): string {
  const [first] = items;
  if (first === undefined) return '[ ]';
  if (items.length === 1 && !isCompound(first)) return `[ ${printItem(first, indent)} ]`;
  const inner = `${indent}  `;
  return ['[', ...items.map((item) => `${inner}${printItem(item, inner)}`), `${indent}]`].join(
    '\n',
  );
}

function isCompound(value: NixValue): boolean {
  return typeof value === 'object' && !(value instanceof NixExpression);
}

/** In a list an application and a negative number need parentheses. */
function printItem(item: NixValue, indent: string): string {
  const text = print(item, indent);
  return item instanceof NixCall || (typeof item === 'number' && (item < 0 || Object.is(item, -0)))
    ? `(${text})`
    : text;
}

function printAttrs(attrs: NixAttrs, indent: string): string {
  const inner = `${indent}  `;
  const bindings = Object.entries(attrs).flatMap(([key, value]) => {
    if (value === undefined) return [];
    const text = print(value, inner);
    return [`${inner}${attributeName(key)} =${text.startsWith('\n') ? '' : ' '}${text};`];
  });
  return bindings.length === 0 ? '{ }' : ['{', ...bindings, `${indent}}`].join('\n');
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
  if (!Number.isFinite(value)) throw new Error(`Nix has no way to write the number ${value}`);
  const text = String(value);
  if (text.includes('.')) return text;
  // a float without a dot would be read as something else
  return text.includes('e') ? text.replace('e', '.0e') : `${text}.0`;
}

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
