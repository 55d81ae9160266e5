import * as ts from 'typescript';
import { join } from 'node:path';
import { ROOT } from './pages';
import { compile, programOf, runProgram } from './program';

jest.setTimeout(300_000);

/** The example in the doc comment of each class that the package exports, by the class's name. */
function examples(): Map<string, string> {
  const config = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, ROOT);
  const entry = join(ROOT, 'index.ts');
  const program = ts.createProgram([entry], options);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${entry} exports nothing`);
  const classes = checker
    .getExportsOfModule(module)
    .map((each) => (each.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(each) : each))
    .filter(({ flags }) => flags & ts.SymbolFlags.Class);
  return new Map(
    classes.map((each) => {
      const tag = each.getJsDocTags(checker).find(({ name }) => name === 'example');
      return [each.name, ts.displayPartsToString(tag?.text)];
    }),
  );
}

describe('every class that the package exports', () => {
  const found = examples();

  test('has an example', () => {
    expect(found.size).toBeGreaterThan(50);
    expect([...found].filter(([, text]) => text === '').map(([name]) => name)).toEqual([]);
  });

  test('has one that compiles, strictly, and names it', () => {
    expect(compile(new Map([...found].map(([name, text]) => [name, programOf(text)])))).toEqual([]);
    const unnamed = [...found].filter(([name, text]) => !text.includes(name));
    expect(unnamed.map(([name]) => name)).toEqual([]);
  });

  test.each([...found])('has one that synthesizes: %s', (_, text) => {
    const { failed, output } = runProgram(programOf(text));
    expect({ failed, output }).toEqual({ failed: false, output: expect.any(String) });
  });
});
