import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PAGES, read, ROOT } from './docs/pages';

/** What a page says, by heading. */
function sections(path: string): ReadonlyMap<string, string> {
  const [, ...rest] = read(path).split(/^#{1,6} /m);
  return new Map(
    rest.map((text) => {
      const [heading = '', ...body] = text.split('\n');
      return [heading.trim(), body.join('\n').trim()];
    }),
  );
}

const ENTRIES = new Map([
  ...sections('docs/requirements.md'),
  ...sections('docs/retention-traps.md'),
]);

/** The numbers of requirements and traps. */
const NUMBER = /\b(?:FR-\d+|SC-\d+|US\d+|R\d+|C\d+|E\d+)\b/;

/** Where code names a requirement or a trap, by its number. */
function references(): [where: string, number: string][] {
  const files = ['constructs', 'lib', 'runtime']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }).map((entry) => ({
        entry,
        path: join(entry.parentPath, entry.name),
      })),
    )
    .filter(({ entry, path }) => entry.isFile() && !path.includes('lib/alloy/components/'))
    .map(({ path }) => path);
  return [...files, ...PAGES.map((page) => join(ROOT, page))].flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, i) => {
        const found = line.matchAll(
          /\b(FR-\d{3}|SC-\d{3}|US\d)\b|\btraps? (R\d+)(?: and (R\d+))?/g,
        );
        return [...found].flatMap(([, requirement, ...traps]) =>
          [requirement, ...traps]
            .filter((number) => number !== undefined)
            .map((number): [string, string] => [`${path.slice(ROOT.length + 1)}:${i + 1}`, number]),
        );
      }),
  );
}

describe('the documents', () => {
  const named = references();

  test('have what code and pages name by its number', () => {
    const numbers = new Set(named.map(([, number]) => number));
    expect(numbers.size).toBeGreaterThan(25);
    expect(named.filter(([, number]) => !ENTRIES.has(number))).toEqual([]);
  });

  test('have a text for every number', () => {
    const numbered = [...ENTRIES].filter(([heading]) => NUMBER.test(heading));
    expect(numbered.length).toBeGreaterThan(50);
    expect(numbered.filter(([, text]) => text.length < 20).map(([heading]) => heading)).toEqual([]);
  });

  test('have every requirement of the specification, without a gap', () => {
    const all = (prefix: string, count: number, digits: number) =>
      Array.from({ length: count }, (_, i) => `${prefix}${String(i + 1).padStart(digits, '0')}`);
    const wanted = [
      ...all('FR-', 12, 3),
      ...all('SC-', 8, 3),
      ...all('US', 5, 1),
      ...all('C', 2, 1),
      ...all('E', 5, 1),
      ...all('R', 23, 1),
    ];
    expect([...ENTRIES.keys()].filter((each) => NUMBER.test(each)).sort()).toEqual(wanted.sort());
  });

  test('say of every trap where upstream has it and where it is handled here', () => {
    for (const [number, text] of sections('docs/retention-traps.md')) {
      if (!NUMBER.test(number)) continue;
      expect([number, text]).toEqual([number, expect.stringMatching(/^- Upstream: ./m)]);
      expect([number, text]).toEqual([number, expect.stringMatching(/^- Here: .*\]\(\.\.\//ms)]);
    }
  });

  test.each(PAGES)('link to what there is: %s', (page) => {
    const links = [...read(page).matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link ?? '');
    const dangling = links.filter((link) => {
      if (/^https?:/.test(link)) return false;
      const [file = '', anchor] = link.split('#');
      const path = file === '' ? page : join(dirname(page), file);
      if (!existsSync(join(ROOT, path))) return true;
      return anchor !== undefined && ![...sections(path).keys()].map(slug).includes(anchor);
    });
    expect(dangling).toEqual([]);
  });

  test('have an index that leads to each of them', () => {
    const index = read('docs/README.md');
    const pages = PAGES.filter((page) => page.startsWith('docs/') && page !== 'docs/README.md');
    expect(pages.filter((page) => !index.includes(`(${page.slice('docs/'.length)}`))).toEqual([]);
  });

  test('begin with a README that is read in a few minutes', () => {
    expect(read('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(200);
  });

  test('name files of the repository that there are', () => {
    const folders =
      /`((?:test|bin|lib|constructs|cli|runtime|tools|bench|docs|nixos-out)\/[\w./-]+)`/g;
    // what a page's program writes is that program's test's to find
    const named = PAGES.filter((page) => !/CHANGELOG/.test(page)).flatMap((page) =>
      [
        ...read(page)
          .replaceAll(/^- Upstream:.*/gm, '')
          .matchAll(folders),
      ].map(([, path]) => [page, path ?? ''] as const),
    );
    expect(named.length).toBeGreaterThan(20);
    expect(
      named.filter(([, path]) => !path.startsWith('nixos-out/') && !existsSync(join(ROOT, path))),
    ).toEqual([]);
  });
});

/** The anchor that forges give to a heading. */
function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
