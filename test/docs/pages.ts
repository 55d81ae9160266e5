import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '../..');

/** The text of a file of the repository, by its path in it. */
export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Every page that people read, by its path. */
export const PAGES: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.startsWith('api/'))
    .map((name) => `docs/${name}`)
    .sort(),
];

/** A block of code on a page. */
export interface Block {
  /** `docs/page.md:12`. */
  readonly where: string;
  readonly page: string;
  readonly language: string;
  readonly text: string;
  /** The paragraph before it. */
  readonly before: string;
  /** The last block of TypeScript above it on the page, which is what wrote an output. */
  readonly program?: Block;
}

/** The blocks of code on a page, in order. */
export function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  let program: Block | undefined;
  const text = read(page);
  for (const found of text.matchAll(/^```(\S*)[^\n]*\n([^]*?)^```$/gm)) {
    const above = text.slice(0, found.index);
    const paragraphs = above.trimEnd().split(/\n{2,}/);
    const block: Block = {
      where: `${page}:${above.split('\n').length}`,
      ...{ page, language: found[1] ?? '', text: found[2] ?? '' },
      before: paragraphs.at(-1) ?? '',
      program,
    };
    blocks.push(block);
    if (block.language === 'ts') program = block;
  }
  return blocks;
}

/** What an output shows: a file of `nixos-out/` or `cdktf.out/` that the paragraph before it names last, before a colon. */
export function shownFile({ before, language }: Block): string | undefined {
  if (language === 'ts') return undefined;
  return /`((?:nixos-out|cdktf\.out)\/[^`]+)`[^`]*:$/.exec(before)?.[1];
}

/** Whether a text shows a part of another, whatever the indentation. A line of nothing but `…`, as a comment, leaves lines out. */
export function shows(part: string, whole: string): boolean {
  const trimmed = (text: string) => text.split('\n').map((line) => line.trim());
  const text = trimmed(whole).join('\n');
  let from = 0;
  for (const piece of trimmed(part.trim())
    .join('\n')
    .split(/^(?:#|\/\/)? ?…$/m)) {
    const at = text.indexOf(piece.trim(), from);
    if (at < 0) return false;
    from = at + piece.trim().length;
  }
  return true;
}
