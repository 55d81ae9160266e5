import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWith, run } from '../support/programs';
import { blocksOf, PAGES, ROOT, shownFile, type Block } from './pages';

/** What people are to write themselves, in a language. What shows a generated file is compared with that file. */
function written(language: string): (readonly [where: string, block: Block])[] {
  return PAGES.flatMap(blocksOf)
    .filter((block) => block.language === language && shownFile(block) === undefined)
    .map((block) => [block.where, block]);
}

describeWith(['nix-instantiate'], 'the Nix on the pages', (programs) => {
  test.each(written('nix'))('is read by Nix: %s', (_, { text }) => {
    const { status, output } = run(programs['nix-instantiate'], ['--parse', '-'], { input: text });
    expect({ status, output: status === 0 ? '' : output }).toEqual({ status: 0, output: '' });
  });

  test('would be refused if it were none', () => {
    const input = '{ observability.enable = false }';
    expect(run(programs['nix-instantiate'], ['--parse', '-'], { input }).status).not.toBe(0);
  });
});

describeWith(['alloy'], 'the Alloy on the pages', (programs) => {
  const folders: string[] = [];
  afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

  /** What Alloy says to a file beside those of a host of the example fleet. */
  const beside = (text: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'pages-'));
    folders.push(folder);
    cpSync(join(ROOT, 'nixos-out/files/thinkpad/alloy'), folder, { recursive: true });
    writeFileSync(join(folder, 'own.alloy'), text);
    return run(programs.alloy, ['validate', folder]);
  };

  test.each(written('alloy'))('is taken beside the files of a host: %s', (_, { text }) => {
    const { status, output } = beside(text);
    expect({ status, output: status === 0 ? '' : output }).toEqual({ status: 0, output: '' });
  });

  test('would be refused if it sent nowhere', () => {
    expect(beside('otelcol.receiver.loki "own" {\n}\n').status).not.toBe(0);
  });
});
