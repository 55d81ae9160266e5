import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..');

/** Every source file by its path. */
const SOURCES = ['lib', 'constructs', 'bin', 'cli']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(folder, name),
    ),
  )
  .filter((name) => name.endsWith('.ts'))
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

/** What dependency-cruiser says of a tree like this repository's, as `rule: importer → imported`. */
function cruise(folder: string): { violations: string[]; cruised: number } {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/.bin/depcruise'),
      ...['--config', join(ROOT, '.dependency-cruiser.cjs'), '--output-type', 'json'],
      ...['bin', 'cli', 'constructs', 'lib', 'runtime', 'index.ts'],
    ],
    { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  // its exit code is the number of violations
  if (stderr !== '') throw new Error(stderr);
  const { summary } = JSON.parse(stdout) as { summary: Summary };
  const violations = summary.violations.map(({ rule, from, to, cycle }) =>
    cycle
      ? `${rule.name}: ${[from, ...cycle.map(({ name }) => name)].join(' → ')}`
      : `${rule.name}: ${from === to ? from : `${from} → ${to}`}`,
  );
  return { violations: violations.sort(), cruised: summary.totalCruised };
}

interface Summary {
  readonly totalCruised: number;
  readonly violations: readonly {
    readonly rule: { readonly name: string };
    readonly from: string;
    readonly to: string;
    readonly cycle?: readonly { readonly name: string }[];
  }[];
}

/** Cruises a tree of these files, each an import statement or several. */
function cruiseTree(files: Readonly<Record<string, string>>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'architecture-'));
  try {
    cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    for (const [path, imports] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), `${imports};\nexport const here = '${path}';\n`);
    }
    return cruise(folder).violations;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A tree in which everything is as it should be. */
const SOUND = {
  'index.ts': "export * from './lib'; export * from './constructs'",
  'bin/app.ts': "import '../index'; import 'cdktf'",
  'cli/main.ts': "import 'node:fs'; import '../lib/synth/dry-run'",
  'constructs/index.ts': "export * from './lgtm-backend'",
  'constructs/lgtm-backend.ts': "import './cluster/loki'; import './workstation/alloy'",
  'constructs/observability-stack.ts': "import '../lib'; import 'cdktf'",
  'constructs/cluster/loki.ts': `import '../wiring/signal'; import '../observability-stack';
    import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
    import type { JobV1Config } from '@cdktf/provider-kubernetes/lib/job-v1';
    const release = () => require('@cdktf/provider-helm/lib/release')`,
  'constructs/workstation/alloy.ts': "import '../wiring/signal'; import { stringify } from 'yaml'",
  'constructs/wiring/signal.ts': "import '../../lib/nixos/output'",
  'lib/index.ts':
    "import './synth/dry-run'; export * from './nixos/output'; export * from './alloy/value'",
  'lib/nixos/output.ts': "import 'node:fs'; import '../nix/value'",
  'lib/nix/value.ts': "import '../errors'",
  'lib/alloy/value.ts': "import '../errors'; import '../nixos/output'",
  'lib/alloy/components/otelcol/processor.batch.ts': "import '../../value'",
  'lib/synth/dry-run.ts': '',
  'lib/errors.ts': "import type { IConstruct } from 'constructs'",
  'runtime/outage-buffer/main.mjs': "import 'node:fs/promises'; import './queue.mjs'",
  'runtime/outage-buffer/queue.mjs': '',
};

/** One violation of each rule. What is imported is there, but what must not be. */
const PLANTED = {
  ...SOUND,
  'index.ts': `${SOUND['index.ts']};
    ${['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `export * from './lib/${name}'`).join(';')}`,
  'lib/a.ts': "import '../constructs/wiring/signal'",
  'lib/b.ts': "import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1'",
  'lib/c.ts': "import { readFileSync } from 'fs'",
  'lib/d.ts': "import type { here } from './e'",
  'lib/e.ts': "import type { here } from './d'",
  'lib/f.ts': "import './nowhere'; import 'jest'; import 'semver'",
  'lib/dead.ts': "import './errors'",
  'lib/orphan.ts': '',
  'lib/alloy/value.ts': "import '../nix/value'",
  'lib/nix/value.ts': "import '../otel/config'",
  'lib/otel/config.ts': '',
  'bin/fleet.ts': "import '../lib/errors'",
  'cli/main.ts': "import '../index'",
  'constructs/wiring/limits.ts': "import type { here } from '../cluster/limits'",
  'constructs/cluster/limits.ts': "import '../workstation/limits'",
  'constructs/workstation/limits.ts': "import '../cluster/names'",
  'constructs/cluster/names.ts': "import '../../bin/fleet'",
  'constructs/cluster/root.ts': "import { provider } from '@cdktf/provider-kubernetes'",
  'constructs/cluster/top.ts': "import '../lgtm-backend'",
  'constructs/cluster/pod.ts': "import { JobV1 } from '@cdktf/provider-kubernetes/lib/job-v1'",
  'runtime/outage-buffer/queue.mjs': "import 'yaml'",
};

describe('the architecture', () => {
  test('keeps the rules of .dependency-cruiser.cjs', () => {
    const { violations, cruised } = cruise(ROOT);
    expect(violations).toEqual([]);
    expect(cruised).toBeGreaterThan(300);
  });

  test('lets what belongs together know each other', () => {
    expect(cruiseTree(SOUND)).toEqual([]);
  });

  test('fails for a violation of each rule', () => {
    const found = cruiseTree(PLANTED);
    expect(found).toMatchInlineSnapshot(`
     [
       "alloy-not-to-nix: lib/alloy/value.ts → lib/nix/value.ts",
       "an-app-is-a-consumer: bin/fleet.ts → lib/errors.ts",
       "cluster-not-to-workstation: constructs/cluster/limits.ts → constructs/workstation/limits.ts",
       "constructs-know-no-app: constructs/cluster/names.ts → bin/fleet.ts",
       "everything-is-found: lib/f.ts → ./nowhere",
       "lib-knows-no-domain: lib/a.ts → constructs/wiring/signal.ts",
       "lib-needs-no-provider: lib/b.ts → node_modules/@cdktf/provider-kubernetes/lib/config-map-v1/index.js",
       "nix-is-a-language: lib/nix/value.ts → lib/otel/config.ts",
       "no-circles: lib/d.ts → lib/e.ts → lib/d.ts",
       "no-dead-files: constructs/cluster/limits.ts",
       "no-dead-files: constructs/cluster/names.ts",
       "no-dead-files: constructs/cluster/pod.ts",
       "no-dead-files: constructs/cluster/root.ts",
       "no-dead-files: constructs/cluster/top.ts",
       "no-dead-files: constructs/wiring/limits.ts",
       "no-dead-files: constructs/workstation/limits.ts",
       "no-dead-files: lib/dead.ts",
       "no-dead-files: lib/errors.ts",
       "no-dead-files: lib/orphan.ts",
       "no-orphans: lib/orphan.ts",
       "nothing-for-developers-only: lib/f.ts → node_modules/jest/build/index.js",
       "one-file-touches-the-file-system: lib/c.ts → fs",
       "only-what-package-json-names: lib/f.ts → node_modules/semver/index.js",
       "pods-by-their-types-only: constructs/cluster/pod.ts → node_modules/@cdktf/provider-kubernetes/lib/job-v1/index.js",
       "providers-by-deep-path: constructs/cluster/root.ts → node_modules/@cdktf/provider-kubernetes/lib/index.js",
       "runtime-stands-alone: runtime/outage-buffer/queue.mjs → node_modules/yaml/dist/index.js",
       "the-command-starts-at-once: cli/main.ts → index.ts",
       "wings-are-joined-at-the-top: constructs/cluster/top.ts → constructs/lgtm-backend.ts",
       "wiring-knows-no-wing: constructs/wiring/limits.ts → constructs/cluster/limits.ts",
       "workstation-not-to-cluster: constructs/workstation/limits.ts → constructs/cluster/names.ts",
     ]
    `);
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { forbidden } = require('../.dependency-cruiser.cjs') as {
      forbidden: { name: string }[];
    };
    const names = new Set(found.map((each) => each.slice(0, each.indexOf(':'))));
    expect([...names].sort()).toEqual(forbidden.map(({ name }) => name).sort());
  });

  test('keeps the domain out of lib: no word of a backend', () => {
    const domain = /\b(lgtm|mimir|tailscale|ai.?monitor)\b/i;
    const code = (text: string) => text.replace(/\/\*\*?[\s\S]*?\*\/|\/\/.*/g, '');
    // upstream's own components are named after the backends that they write to
    const ours = SOURCES.filter(
      ({ path }) => path.startsWith('lib/') && !path.startsWith('lib/alloy/components/'),
    );
    expect(ours.length).toBeGreaterThan(30);
    const knowing = ours.filter(({ text }) => domain.test(code(text)));
    expect(knowing.map(({ path }) => path)).toEqual([]);
  });

  test('has no file of over 200 lines, and no constructor of over 60, but what is generated', () => {
    const ours = SOURCES.filter(({ path }) => !path.startsWith('lib/alloy/components/'));
    // an example is documentation, which a test runs
    const code = (text: string) =>
      text
        .replaceAll(/ \*\n \* @example\n[^]*?(?= \* @see| \*\/)/g, '')
        .replaceAll(/\/\*\*\n \* (.*)\n \*\//g, '/** $1 */');
    const lines = (text: string) => code(text).trimEnd().split('\n').length;
    expect(ours.filter(({ text }) => lines(text) > 200).map(({ path }) => path)).toEqual([]);
    const constructors = ours.flatMap(({ path, text }) =>
      [...text.matchAll(/^ {2}(?:private |protected )?constructor\([^]*?^ {2}\}/gm)].map(
        ([body]) => ({ path, lines: lines(body) }),
      ),
    );
    expect(constructors.length).toBeGreaterThan(50);
    expect(constructors.filter((each) => each.lines > 60)).toEqual([]);
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
