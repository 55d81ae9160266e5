import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeWith, mustRun } from '../../support/programs';
import { aFile, aHost, errorsIn } from '../support';
import type { Example } from './examples/example';
import { METRICS } from './examples/metrics';
import { OTELCOL } from './examples/otelcol';
import { OTHER_LINES } from './examples/other-lines';
import { SIGNALS } from './examples/signals';

// The examples themselves aren't in this repository: they are read from upstream's module, of the version that the
// tests' own Alloy is built from.
describeWith(['alloy', "Alloy's source"], "an example of upstream's reference", (programs) => {
  const fmt = (text: string) => mustRun(programs.alloy, ['fmt', '-'], text);
  const readPage = (page: string) => {
    const folder = join(programs["Alloy's source"], 'docs/sources/reference/components');
    return readFileSync(join(folder, page.replace(/\..*/, ''), `${page}.md`), 'utf8');
  };

  test.each([...OTELCOL, ...SIGNALS, ...METRICS])(
    'written with the bindings prints to what alloy fmt makes of it: $page [$index]',
    (example) => {
      expect(ours(example)).toBe(fmt(original(example, readPage)));
    },
  );

  // `alloy fmt` leaves lists, maps and blank lines as they are written, so theirs can differ from ours; joined into
  // one line each and without blank lines, both are formatted again
  test.each(OTHER_LINES)(
    'written with the bindings prints to it, but for where its lists, maps and paragraphs break: $page [$index]',
    (example) => {
      expect(fmt(joined(ours(example)))).toBe(fmt(joined(original(example, readPage))));
    },
  );
});

/** What the bindings make of an example. */
function ours({ build }: Example): string {
  const host = aHost();
  const file = aFile(host);
  build(file, aFile(host, 'elsewhere', file.directory));
  expect(errorsIn(file)).toEqual([]);
  return file
    .components()
    .map((component) => component.render())
    .join('\n');
}

/** What upstream's page has, without comments. */
function original({ page, index, first }: Example, readPage: (page: string) => string): string {
  const blocks = [...readPage(page).matchAll(/^([ \t]*)```alloy\n([^]*?)^\1```/gm)];
  const text = (blocks[index]?.[2] ?? '')
    .replace(/^[ \t]*\/\/.*\n/gm, '')
    .replace(/("(?:[^"\\\n]|\\.)*"|`[^`]*`)|[ \t]*\/\/.*/g, (_, literal?: string) => literal ?? '');
  expect(/^\s*([\w.]+) "/.exec(text)?.[1]).toBe(first);
  return text;
}

/** Lists, maps and calls on one line each, and no blank lines. */
function joined(text: string): string {
  let result = '';
  let depth = 0;
  let gap = '';
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|`[^`]*`|\s+|[[\](){},]|[^\s[\](){},"`]+/g) ?? [];
  for (const token of tokens) {
    if (/^\s/.test(token)) {
      gap = depth === 0 && token.includes('\n') ? '\n' : ' ';
      continue;
    }
    const closes = depth > 0 && /^[\])}]/.test(token);
    // any other brace opens a block
    const opens = /^[[(]/.test(token) || (token === '{' && (depth > 0 || result.endsWith('=')));
    if (closes) result = result.replace(/,$/, '');
    result += closes ? token : gap + token;
    depth += Number(opens) - Number(closes);
    // nothing stands between an opening bracket and what follows it
    gap = '';
    if (opens) result = result.trimEnd();
  }
  return `${result.trim()}\n`;
}
