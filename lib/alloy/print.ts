import { isPlainObject, kindOf } from '../plain-object';
import { AlloyExpression } from './expression';
import { ALLOY_IDENTIFIER, AlloyBlock, type AlloyBody, type AlloyValue } from './value';

/** Longest line on which a list stays whole. `alloy fmt` keeps line breaks as they are, so the choice is ours. */
const WIDTH = 100;

/**
 * Prints a component or a configuration block in the canonical form: `alloy fmt` leaves it unchanged.
 *
 * @param name such as `otelcol.receiver.otlp`
 * @param label none for a configuration block such as `logging`
 * @throws when a name, key or string can't be written in Alloy's syntax
 * @see https://grafana.com/docs/alloy/latest/get-started/configuration-syntax/
 */
export function printAlloy(name: string, label: string | undefined, body: AlloyBody): string {
  return `${printBlock(name, label, body, '')}\n`;
}

function printBlock(
  name: string,
  label: string | undefined,
  body: AlloyBody,
  indent: string,
): string {
  name.split('.').forEach(identifier);
  const head = `${indent}${name} ${label === undefined ? '' : `"${identifier(label)}" `}{`;
  const lines = printBody(body, `${indent}\t`);
  return lines.length === 0 ? `${head} }` : [head, ...lines, `${indent}}`].join('\n');
}

function printBody(body: AlloyBody, indent: string): string[] {
  const paragraphs: string[][] = [];
  let run: Field[] = [];
  const endRun = () => {
    if (run.length > 0) paragraphs.push(printFields(run, indent, ' = ', ''));
    run = [];
  };
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined) continue;
    const blocks = toBlocks(value);
    if (blocks === undefined) {
      run.push({ name: identifier(name), value: printValue(value as AlloyValue, indent) });
      continue;
    }
    endRun();
    for (const { head, body: inner } of blocks)
      paragraphs.push([printBlock(head.name ?? name, head.label, inner, indent)]);
  }
  endRun();
  return paragraphs.flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]));
}

interface Field {
  readonly name: string;
  readonly value: string;
}

/** `=` stands in one column over a run of lines; a value of several lines is the last of its run. Names are ASCII. */
function printFields(
  fields: readonly Field[],
  indent: string,
  sign: string,
  end: string,
): string[] {
  const lines: string[] = [];
  let start = 0;
  fields.forEach((field, i) => {
    if (!field.value.includes('\n') && i < fields.length - 1) return;
    const run = fields.slice(start, i + 1);
    const width = Math.max(...run.map(({ name }) => name.length));
    for (const { name, value } of run) {
      lines.push(`${indent}${name}${' '.repeat(width - name.length)}${sign}${value}${end}`);
    }
    start = i + 1;
  });
  return lines;
}

/**
 * Prints a value, its lines after the first indented.
 *
 * @throws when it, or something in it, can't be written in Alloy's syntax
 */
export function printValue(value: AlloyValue, indent = ''): string {
  if (typeof value === 'string') return printString(value);
  if (typeof value === 'number') return printNumber(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (value instanceof AlloyExpression) return value.toString(indent);
  if (isList(value)) return printList(value, indent);
  // objects of a class, such as a block or a Duration, are kept out of overrides by no type
  if (isPlainObject(value)) return printMap(value, indent);
  throw new Error(`Alloy has no way to write a ${kindOf(value)} as a value`);
}

function printList(items: readonly AlloyValue[], indent: string): string {
  const inner = `${indent}\t`;
  const short = items.map((item) => printValue(item, indent)).join(', ');
  if (!short.includes('\n') && indent.length + short.length <= WIDTH) return `[${short}]`;
  return ['[', ...items.map((item) => `${inner}${printValue(item, inner)},`), `${indent}]`].join(
    '\n',
  );
}

function printMap(map: { readonly [key: string]: AlloyValue | undefined }, indent: string): string {
  const inner = `${indent}\t`;
  const fields = Object.entries(map)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ({ name: mapKey(key), value: printValue(value as AlloyValue, inner) }));
  return fields.length === 0
    ? '{}'
    : ['{', ...printFields(fields, inner, ' = ', ','), `${indent}}`].join('\n');
}

/**
 * Upstream takes a quoted key as it stands, without unescaping, an empty one as two quotes, and `alloy fmt` puts escapes
 * into those with characters that its Unicode tables don't know: what can be written surely is ASCII.
 */
function mapKey(key: string): string {
  if (ALLOY_IDENTIFIER.test(key) && !KEYWORDS.has(key)) return key;
  if (!/^[ !#-[\]-~]+$/.test(key)) {
    throw new Error(
      "a map's key is printable ASCII characters except quotes and backslashes, at least one, " +
        `but ${JSON.stringify(key)} was given`,
    );
  }
  return `"${key}"`;
}

/**
 * Always a double-quoted string: `alloy fmt` damages tabs and trailing blanks in raw ones.
 *
 * @throws for what Alloy's scanner refuses: NUL, the byte order mark, half a surrogate pair
 */
function printString(text: string): string {
  if (/[\0\uFEFF]/.test(text) || !text.isWellFormed()) {
    throw new Error(
      `Alloy's strings hold no NUL, byte order mark or half a surrogate pair, but ${JSON.stringify(text)} does`,
    );
  }
  // eslint-disable-next-line no-control-regex -- control characters are what is escaped
  return `"${text.replace(/[\\"\u0000-\u001f\u007f]/g, (c) => ESCAPES[c] ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;
}

function printNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`Alloy has no way to write the number ${value}`);
  // Alloy takes a whole number without an exponent as one of 64 bits, and a negative one beyond that comes out positive
  const large = Number.isInteger(value) && !Number.isSafeInteger(value);
  return large ? value.toExponential() : String(value);
}

function identifier(name: string): string {
  if (!ALLOY_IDENTIFIER.test(name) || KEYWORDS.has(name)) {
    throw new Error(
      `'${name}' is not an identifier of Alloy: letters, digits and _, and none of true, false, null`,
    );
  }
  return name;
}

const ESCAPES: Record<string, string> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
const KEYWORDS = new Set(['true', 'false', 'null']);

function isList(value: unknown): value is readonly AlloyValue[] {
  return Array.isArray(value);
}

function toBlocks(
  value: AlloyValue | AlloyBlock | readonly AlloyBlock[],
): readonly AlloyBlock[] | undefined {
  if (value instanceof AlloyBlock) return [value];
  const listed = Array.isArray(value) && value.length > 0;
  return listed && value.every((item) => item instanceof AlloyBlock) ? value : undefined;
}
