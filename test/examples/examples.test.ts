import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { contents, EXAMPLE_NAMES, EXAMPLES, shownOf, synthesized } from '../support/examples';

describe.each(EXAMPLE_NAMES)('the example %s', (name) => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an app runs when it is loaded
  const example = () => synthesized(() => require(join(EXAMPLES, name, 'app.ts')) as void);

  test('gives what is committed beside it: npm run examples writes that anew', () => {
    const shown = shownOf(example());
    const output = join(EXAMPLES, name, 'output');
    if (process.env.EXAMPLES === 'write') {
      rmSync(output, { recursive: true, force: true });
      for (const [path, text] of shown) {
        mkdirSync(dirname(join(output, path)), { recursive: true });
        writeFileSync(join(output, path), text);
      }
    }
    expect(Object.fromEntries(contents(output))).toEqual(Object.fromEntries(shown));
  });
});
