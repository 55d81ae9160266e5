/** A value as a host's module has it: the text of one, or those of a list's elements. */
type Value = string | readonly string[];

/**
 * What is different in a host's module, an option a line as one says it in a commit: `+ a.b = 1`, `- a.b`,
 * `a.b: 1 -> 2`, and of a list what came and went, `a.b: + "x", - "y"`.
 *
 * @param before the module as it is on disk, so anything at all
 * @returns nothing when either is no module as we print them, and nobody can say which options differ
 */
export function changedOptions(before: string, after: string): readonly string[] | undefined {
  const [old, wanted] = [optionsOf(before), optionsOf(after)];
  if (!old || !wanted) return undefined;
  return [...new Set([...old.keys(), ...wanted.keys()])].sort().flatMap((path) => {
    const [from, to] = [old.get(path), wanted.get(path)];
    if (to === undefined) return [`- ${path}`];
    if (from === undefined) return [`+ ${path} = ${shortened(to)}`];
    return changed(path, from, to);
  });
}

function changed(path: string, from: Value, to: Value): string[] {
  if (typeof from === 'string' || typeof to === 'string') {
    return String(from) === String(to) ? [] : [`${path}: ${shortened(from)} -> ${shortened(to)}`];
  }
  const parts = [
    ...to.filter((item) => !from.includes(item)).map((item) => `+ ${shortened(item)}`),
    ...from.filter((item) => !to.includes(item)).map((item) => `- ${shortened(item)}`),
  ];
  if (parts.length > 0) return [`${path}: ${parts.join(', ')}`];
  return from.join() === to.join() ? [] : [`${path}: in another order`];
}

/** The options of a module that `printNix` wrote, by path; it has each binding, bracket and element on a line of its own. */
function optionsOf(text: string): Map<string, Value> | undefined {
  const options = new Map<string, Value>();
  const path: string[] = [];
  let list: { readonly items: string[]; readonly end: string } | undefined;
  // the header, the function's arguments, and the braces around all
  const [, body] = /^(?:#.*\n)?\{ [^\n]*\}:\n\{\n([^]*)\n\}\n$/.exec(text) ?? [];
  for (const line of body?.split('\n') ?? []) {
    const said = line.trim();
    if (list) {
      if (line === list.end) list = undefined;
      else list.items.push(said);
      continue;
    }
    if (said === '};') {
      path.pop();
      continue;
    }
    const [, name, value] = BINDING.exec(said) ?? [];
    if (name === undefined || value === undefined) return undefined;
    const full = [...path, name].join('.');
    if (value === '{') path.push(name);
    else if (value === '[') {
      list = { items: [], end: `${line.slice(0, line.indexOf(said))}];` };
      options.set(full, list.items);
    } else options.set(full, singleOrOne(value.slice(0, -1)));
  }
  return body === undefined || path.length > 0 || list ? undefined : options;
}

const BINDING =
  /^((?:[\w'-]+|"(?:[^"\\]|\\.)*")(?:\.(?:[\w'-]+|"(?:[^"\\]|\\.)*"))*) = (?:lib\.mkDefault )?(\{|\[|.*;)$/;

/** A list of one short element stands on the line of its name. */
function singleOrOne(value: string): Value {
  const [, only] = /^\[ (.*)\]$/.exec(value) ?? [];
  if (only === undefined) return value;
  return only === '' ? [] : [only.trim()];
}

/** A line is read by a person. */
const LONGEST = 60;

function shortened(value: Value): string {
  const text = typeof value === 'string' ? value : `[ ${value.join(' ')} ]`;
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
