import { parseAllDocuments } from 'yaml';
import { blocksOf, PAGES, read, shownFile, shows, type Block } from './pages';
import { compile, programOf, runProgram, type Run } from './program';

jest.setTimeout(300_000);

const BLOCKS = PAGES.flatMap(blocksOf);
const PROGRAMS = BLOCKS.filter(({ language }) => language === 'ts');

/** What is run by a page's programs, each once. */
const runs = new Map<Block, Run>();
function ran(block: Block): Run {
  const run = runs.get(block) ?? runProgram(programOf(block.text));
  runs.set(block, run);
  return run;
}

/** Whether a block is an error, as a user sees it. */
const isError = ({ language, text }: Block) => language === 'text' && /^ *\[/.test(text);
/** Programs that are there to fail, by the errors that stand below them. */
const FAILING = new Set(BLOCKS.filter(isError).map(({ program }) => program));

describe('the code on the pages', () => {
  test('is in a language that is checked, or is only shown', () => {
    const languages = new Set(BLOCKS.map(({ language }) => language));
    expect([...languages].sort()).toEqual(
      ['alloy', 'json', 'nix', 'sh', 'text', 'toml', 'ts', 'yaml'].filter((each) =>
        languages.has(each),
      ),
    );
    expect(PROGRAMS.length).toBeGreaterThan(0);
  });

  test('is TypeScript that compiles, strictly', () => {
    expect(compile(new Map(PROGRAMS.map((block) => [block.where, programOf(block.text)])))).toEqual(
      [],
    );
  });

  test.each(PROGRAMS.map((block) => [block.where, block] as const))(
    'is a program that synthesizes: %s',
    (_, block) => {
      const { failed, output } = ran(block);
      if (FAILING.has(block)) expect({ failed, output }).toMatchObject({ failed: true });
      else expect({ failed, output }).toEqual({ failed: false, output: expect.any(String) });
    },
  );

  test.each(
    BLOCKS.flatMap((block) => {
      const file = shownFile(block);
      return file === undefined ? [] : [[block.where, file, block] as const];
    }),
  )('shows what the program wrote: %s, %s', (_, file, block) => {
    if (block.program === undefined) throw new Error('there is no program above it');
    const { files } = ran(block.program);
    const written = files.get(file) ?? `not written: there are ${[...files.keys()].join(', ')}`;
    if (!shows(block.text, written)) expect(written).toContain(block.text);
  });

  test.each(
    BLOCKS.filter((block) => isError(block) || /^warning: /m.test(block.text)).map(
      (block) => [block.where, block] as const,
    ),
  )('shows what the program said: %s', (_, block) => {
    if (block.program === undefined) throw new Error('there is no program above it');
    const { output } = ran(block.program);
    if (!shows(block.text, output)) expect(output).toContain(block.text);
  });

  test.each(
    BLOCKS.filter(
      (block) => ['json', 'yaml'].includes(block.language) && shownFile(block) === undefined,
    ).map((block) => [block.where, block] as const),
  )('is data that can be read: %s', (_, { language, text }) => {
    if (language === 'json') expect(() => JSON.parse(text)).not.toThrow();
    else expect(parseAllDocuments(text).flatMap(({ errors }) => errors)).toEqual([]);
  });

  test.each(
    BLOCKS.filter(({ language }) => language === 'sh').map(
      (block) => [block.where, block] as const,
    ),
  )('is commands that exist: %s', (_, { text }) => {
    const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines.filter((line) => !isKnown(line.replace(/ +#.*/, '')))).toEqual([]);
  });
});

const SCRIPTS = Object.keys(
  (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts,
);

/** What is run that isn't ours. */
const OTHER_PROGRAMS =
  /^(?:npm (?:init -y|install|ci|test|pack)|npx (?:tsc|tsx|cdktf) ?|git |nix |nixos-rebuild |kubectl |terraform |systemctl |journalctl |sudo nixos-rebuild )/;

/** Whether a line of a shell names a command of ours, or its options, that there is; others' are taken by their word. */
function isKnown(line: string): boolean {
  const [, script] = /^npm run (\S+)/.exec(line) ?? [];
  if (script !== undefined) return SCRIPTS.includes(script);
  const [, command] = /^npx cdktf-nixos-observability (\S+)/.exec(line) ?? [];
  if (command !== undefined) return read('cli/main.ts').includes(`case '${command}':`);
  const [, ours] = /^(?:sudo )?(observability-[a-z-]+)/.exec(line) ?? [];
  if (ours !== undefined) {
    const source =
      ours === 'observability-check'
        ? read('runtime/check/main.mjs')
        : read('constructs/workstation/modules/memory-profile.sh');
    return [...line.matchAll(/ (--[a-z-]+)/g)].every(([, option]) => source.includes(option ?? ''));
  }
  return OTHER_PROGRAMS.test(line);
}
