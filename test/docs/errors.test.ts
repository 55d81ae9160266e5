import { catalogue } from '../../tools/error-catalogue/catalogue';
import { expectedIn } from '../../tools/error-catalogue/expected';
import { errorsPage } from '../../tools/error-catalogue/page';
import { templatesIn, templatesOfNix } from '../../tools/error-catalogue/sources';
import { read } from './pages';

describe('the catalogue of errors', () => {
  const messages = catalogue();

  test('is what npm run generate:errors writes', () => {
    expect(read('docs/errors.md')).toBe(errorsPage(messages));
    expect(messages.length).toBeGreaterThan(200);
  });

  test('has most messages as a test has them, whole, and says where they come from', () => {
    const shown = messages.filter(({ path }) => path !== undefined);
    expect(shown.length).toBeGreaterThan(100);
  });

  test('finds what is said in a source, with what differs left open', () => {
    const source = `
      const what = 'a name of letters';
      fail(scope, \`\${what} is wanted, but \${shown(value)} was given\`);
      warn(this, 'a long text, ' + 'in two parts of it');
      fail(scope, 'short');
    `;
    expect(templatesIn('a.ts', source).map(({ level, text }) => [level, text])).toEqual([
      ['error', 'a name of letters is wanted, but … was given'],
      ['warning', 'a long text, in two parts of it'],
      ['error', 'short'],
    ]);
  });

  test('finds what a NixOS module says', () => {
    const module = `
      assertions = [ { message = ''
        x.y is \${toString (f { a = 1; })}, which is
        wrong: leave it out.
      ''; } ];
      warnings = lib.optional odd ''
        z is odd: mend it.
      '';
    `;
    expect(templatesOfNix('a.nix', module).map(({ level, text }) => [level, text])).toEqual([
      ['error', 'x.y is …, which is wrong: leave it out.'],
      ['warning', 'z is odd: mend it.'],
    ]);
  });

  test('finds what tests expect, row by row', () => {
    const source = `
      const error = (what) => \`[fleet/ryzen] no \${what} is there\`;
      const ROWS = [['a', 'first'], ['b', 'second']];
      test.each(ROWS)('fails for %s', (given, wanted) => {
        expect(() => make(given)).toThrow(error(wanted));
      });
      test('fails', () => {
        expect(errors()).toEqual(['[fleet] ' + 'is wrong', expect.stringContaining('left out')]);
      });
    `;
    expect(expectedIn('a.test.ts', source)).toEqual([
      { path: 'fleet/ryzen', text: 'no first is there' },
      { path: 'fleet/ryzen', text: 'no second is there' },
      { path: 'fleet', text: 'is wrong' },
    ]);
  });
});
