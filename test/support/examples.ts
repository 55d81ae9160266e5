import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the examples are, each an app in a folder of its own. */
export const EXAMPLES = join(__dirname, '../../examples');

/** Their names. */
export const EXAMPLE_NAMES = readdirSync(EXAMPLES).filter((name) =>
  statSync(join(EXAMPLES, name)).isDirectory(),
);

/** What an app writes. */
export interface Synthesized {
  /** The flake, by path, with all that is the same for every fleet. */
  readonly nixos: ReadonlyMap<string, string>;
  /** The Terraform of its stacks. */
  readonly stacks: readonly string[];
}

/** Runs a program that synthesizes an app, in an empty folder. */
export function synthesized(program: () => void): Synthesized {
  const before = process.cwd();
  const { CI } = process.env;
  const folder = mkdtempSync(join(tmpdir(), 'example-'));
  process.chdir(folder);
  process.env.CI = 'true';
  try {
    program();
    const stacks = join(folder, 'cdktf.out/stacks');
    return {
      nixos: new Map(
        contents(join(folder, 'nixos-out')).filter(([path]) => path !== 'manifest.json'),
      ),
      stacks: readdirSync(stacks).map((name) =>
        readFileSync(join(stacks, name, 'cdk.tf.json'), 'utf8'),
      ),
    };
  } finally {
    process.chdir(before);
    process.env.CI = CI;
    rmSync(folder, { recursive: true });
  }
}

/** Every file below a folder, by its path there. */
export function contents(folder: string): [string, string][] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return names
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
}

/**
 * As much of it as a reader wants: each host's module, Alloy's files where no host before has them likewise, and a list of
 * what is made in the cluster.
 */
export function shownOf({ nixos, stacks }: Synthesized): Map<string, string> {
  const seen = new Set<string>();
  const files = [...nixos].filter(([path, text]) => {
    const [, host = ''] = /^files\/([^/]+)\/alloy(?:-ebpf)?\//.exec(path) ?? [];
    if (host === '') return path.startsWith('hosts/');
    const anybodys = `${path}\n${text}`.replaceAll(host, '<host>');
    const isNew = !seen.has(anybodys);
    seen.add(anybodys);
    return isNew;
  });
  const made = stacks.flatMap((stack) => {
    const { resource = {} } = JSON.parse(stack) as {
      resource?: Record<string, Record<string, Resource>>;
    };
    return Object.entries(resource).flatMap(([type, all]) =>
      Object.values(all).map(({ metadata, name, namespace, provider }) => {
        const called = metadata ? `${metadata.namespace ?? ''}/${metadata.name}` : (name ?? '');
        const where = metadata || name === undefined ? '' : `${namespace ?? ''}/`;
        return [type, `${where}${called}`, provider ?? ''].join(' ').trim();
      }),
    );
  });
  const cluster = made.length > 0 ? [['cluster.txt', `${made.sort().join('\n')}\n`] as const] : [];
  return new Map([...files, ...cluster]);
}

interface Resource {
  readonly metadata?: { readonly name: string; readonly namespace?: string };
  readonly name?: string;
  readonly namespace?: string;
  readonly provider?: string;
}
