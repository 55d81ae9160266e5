import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = join(__dirname, '..');

/** Every source file by its path, with what it imports: own files by path, packages by name. */
const SOURCES = ['lib', 'constructs', 'bin']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(folder, name),
    ),
  )
  .filter((name) => name.endsWith('.ts'))
  .map((path) => {
    const text = readFileSync(join(ROOT, path), 'utf8');
    const specifiers = [...text.matchAll(/^(?:import|export)[^;]*?from '([^']+)'/gms)].map(
      ([, from]) => from ?? '',
    );
    const imports = specifiers.map((from) =>
      from.startsWith('.') ? `./${relative(ROOT, join(ROOT, dirname(path), from))}` : from,
    );
    return { path, text, imports };
  });

/** Files below a folder that import something that `forbidden` matches. */
function offenders(folder: string, forbidden: RegExp): string[] {
  const below = SOURCES.filter(({ path }) => path.startsWith(`${folder}/`));
  expect(below.length).toBeGreaterThan(0);
  return below.flatMap(({ path, imports }) =>
    imports.filter((each) => forbidden.test(each)).map((each) => `${path} → ${each}`),
  );
}

describe('the architecture', () => {
  test('sees the imports of every file', () => {
    expect(SOURCES.length).toBeGreaterThan(40);
    expect(SOURCES.find(({ path }) => path === 'lib/nixos/output.ts')?.imports).toContain(
      'node:fs',
    );
    expect(
      SOURCES.find(({ path }) => path === 'constructs/workstation/sources/node-metrics.ts')
        ?.imports,
    ).toContain('./lib/alloy/file');
  });

  test('has imports run from bin to constructs to lib to cdktf only', () => {
    expect(offenders('lib', /^\.\/(constructs|bin|index)(\/|$)/)).toEqual([]);
    expect(offenders('constructs', /^\.\/(bin|index)(\/|$)/)).toEqual([]);
  });

  test('keeps the domain out of lib: no provider, no word of a backend', () => {
    expect(offenders('lib', /^@cdktf\/provider-/)).toEqual([]);
    const domain = /\b(lgtm|mimir|tailscale|ai.?monitor)\b/i;
    const code = (text: string) => text.replace(/\/\*\*?[\s\S]*?\*\/|\/\/.*/g, '');
    // upstream's own components are named after the backends that they write to
    const ours = SOURCES.filter(
      ({ path }) => path.startsWith('lib/') && !path.startsWith('lib/alloy/components/'),
    );
    const knowing = ours.filter(({ text }) => domain.test(code(text)));
    expect(knowing.map(({ path }) => path)).toEqual([]);
  });

  test('keeps Alloy and Nix apart', () => {
    expect(offenders('lib/alloy', /^\.\/lib\/nix(\/|$)/)).toEqual([]);
    expect(offenders('lib/nix', /^\.\/lib\/(alloy|nixos|otel|synth)(\/|$)/)).toEqual([]);
  });

  test('touches the file system in one file', () => {
    const touching = SOURCES.filter(({ imports }) =>
      imports.some((each) => /^(node:)?fs(\/|$)/.test(each)),
    );
    expect(touching.map(({ path }) => path)).toEqual(['lib/nixos/output.ts']);
  });

  test("imports providers' resources by deep path, since a package's root costs seconds", () => {
    const roots = SOURCES.flatMap(({ imports }) => imports).filter((each) =>
      /^@cdktf\/provider-[a-z]+(\/lib)?$/.test(each),
    );
    expect(roots).toEqual([]);
  });

  test('has a doc comment on every export', () => {
    const bare = SOURCES.flatMap(({ path, text }) => {
      const lines = text.split('\n');
      const exported = /^export (abstract )?(class|interface|function|const|type \w+ =|enum)/;
      return lines.flatMap((line, i) =>
        exported.test(line) && !/\*\/$/.test(lines[i - 1] ?? '') ? [`${path}: ${line}`] : [],
      );
    });
    expect(bare).toEqual([]);
  });

  test('has a doc comment on every public member of an exported class or interface', () => {
    const member = /^ {2}(?:(?:static|abstract|readonly|get) )*[a-zA-Z]\w*(?:\??:|[(<]| =)/;
    const bare = SOURCES.filter(({ path }) => !path.startsWith('bin/')).flatMap(
      ({ path, text }) => {
        const exported =
          text.match(/^export (?:abstract )?(?:class|interface) [\s\S]*?^\}/gm) ?? [];
        return exported.flatMap((body) => {
          const lines = body.split('\n');
          const missing = lines.filter((line, i) => {
            const own =
              member.test(line) && !/^ {2}(constructor|super|private|protected)\b/.test(line);
            return own && !/\*\/$/.test(lines[i - 1] ?? '');
          });
          return missing.map((line) => `${path}: ${line.trim()}`);
        });
      },
    );
    expect(bare).toEqual([]);
  });
});
