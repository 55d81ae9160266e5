/** What stands for an expression that only Terraform could compute: a DNS label and a port name. */
const PLACEHOLDER = 'placeholder';

/** Functions whose result has a form that the API, or a reader of the object, may rely on. */
const RESULTS: ReadonlyArray<readonly [RegExp, string]> = [
  [/^(file)?md5\(/, '0'.repeat(32)],
  [/^(file)?sha1\(/, '0'.repeat(40)],
  [/^(file)?sha256\(/, '0'.repeat(64)],
  [/^(file)?sha512\(/, '0'.repeat(128)],
  [/^(file)?base64/, Buffer.from(PLACEHOLDER).toString('base64')],
];

/** The value of a reference such as `kubernetes_namespace_v1.a.metadata[0].name`, if it's known. */
export type Resolve = (reference: string) => string | undefined;

/**
 * The text that Terraform makes of a string in its JSON syntax: literal escapes undone, references
 * that `resolve` knows replaced by their value, every other expression by `placeholder` or, by
 * default, by a value of the form that the expression's function gives.
 */
export function evaluate(template: string, resolve: Resolve, placeholder?: string): string {
  let text = '';
  let at = 0;
  for (;;) {
    const found = /\$\$\{|%%\{|\$\{|%\{/.exec(template.slice(at));
    if (!found) return text + template.slice(at);
    const start = at + found.index;
    text += template.slice(at, start);
    at = start + found[0].length;
    if (found[0] === '%{') throw new Error(`no support for Terraform's directives: ${template}`);
    if (found[0] === '${') {
      const end = expressionEnd(template, at);
      const expression = template.slice(at, end).trim();
      text += resolve(expression) ?? placeholder ?? resultOf(expression);
      at = end + 1;
    } else {
      text += found[0].slice(1);
    }
  }
}

function resultOf(expression: string): string {
  return RESULTS.find(([call]) => call.test(expression))?.[1] ?? PLACEHOLDER;
}

/** The index of the brace that closes an expression; braces within its strings don't count. */
function expressionEnd(template: string, start: number): number {
  let depth = 0;
  let quoted = false;
  for (let i = start; i < template.length; i++) {
    const char = template[i];
    if (quoted) {
      if (char === '\\') i++;
      else if (char === '"') quoted = false;
      else if (/^[$%]{2}\{/.test(template.slice(i, i + 3))) i += 2;
      else if (/^[$%]\{/.test(template.slice(i, i + 2))) i = expressionEnd(template, i + 2);
    } else if (char === '"') {
      quoted = true;
    } else if (char === '{') {
      depth++;
    } else if (char === '}' && depth-- === 0) {
      return i;
    }
  }
  throw new Error(`unterminated expression: ${template}`);
}
