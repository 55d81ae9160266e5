import * as fc from 'fast-check';
import { anchor, code, link, plain, table } from '../../lib/markdown';

describe('Markdown', () => {
  test('has a table without padding, so that a longer cell changes its own row alone', () => {
    expect(
      table(
        ['a', 'b'],
        [
          ['1', ''],
          ['`x|y`', 'two\nlines'],
        ],
      ),
    ).toMatchInlineSnapshot(`
     "| a | b |
     | --- | --- |
     | 1 |  |
     | \`x\\|y\` | two lines |
     "
    `);
  });

  test('has code with as many ticks as it takes', () => {
    expect(['a', '`a`', 'a``b', ''].map(code)).toEqual(['`a`', '`` `a` ``', '```a``b```', '`  `']);
  });

  test('has plain text without a sign of its own, and links without a space', () => {
    expect(plain('ai_monitor <b>*x*</b>')).toBe('ai\\_monitor \\<b\\>\\*x\\*\\</b\\>');
    expect(link('x', 'a b/(c).nix')).toBe('[x](a%20b/%28c%29.nix)');
    expect(anchor('Hosts like ws-01 & `more`')).toBe('#hosts-like-ws-01--more');
  });

  test('has as many cells in each row as the head has, whatever is in them', () => {
    const cell = fc.oneof(fc.string(), fc.string().map(code), fc.string().map(plain));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 4 }), (rows) => {
        const lines = table(['a', 'b', 'c'], rows).trimEnd().split('\n');
        expect(lines).toHaveLength(rows.length + 2);
        for (const line of lines) expect(barsIn(line)).toBe(4);
      }),
      { seed: 7 },
    );
  });
});

/** Bars that end a cell: those without a backslash that counts before them. */
function barsIn(line: string): number {
  return [...line.matchAll(/(\\*)\|/g)].filter(([, slashes = '']) => slashes.length % 2 === 0)
    .length;
}
