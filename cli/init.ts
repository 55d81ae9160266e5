import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';

/** The files of a new app, as README's beginning shows them; npm packs no `.gitignore`. */
const TEMPLATE = join(__dirname, 'template');
const NAMES: Readonly<Record<string, string>> = { gitignore: '.gitignore' };

/**
 * Begins an app: `package.json`, `cdktf.json`, `tsconfig.json`, `app.ts` and `.gitignore`. What is there is left alone.
 *
 * @param folder where; made when it isn't there
 * @returns 0, or 1 when all of them are there already
 */
export function init(folder: string): number {
  mkdirSync(folder, { recursive: true });
  const files = [
    ['package.json', packageJson(basename(resolve(folder)))],
    ...readdirSync(TEMPLATE).map((name) => [
      NAMES[name] ?? name,
      readFileSync(join(TEMPLATE, name), 'utf8'),
    ]),
  ] as const;
  const missing = files.filter(([name = '']) => !existsSync(join(folder, name)));
  for (const [name = '', text = ''] of missing) {
    writeFileSync(join(folder, name), text);
    console.log(`wrote ${join(folder, name)}`);
  }
  for (const file of files) if (!missing.includes(file)) console.log(`left ${file[0]} as it is`);
  if (missing.length === 0) return 1;
  const enter = folder === '.' ? '' : `cd ${folder} && `;
  console.log(
    `next: ${enter}npm install && npx cdktf synth, once app.ts names your tailnet and hosts`,
  );
  return 0;
}

/** With the ranges that the library asks for, and its own version. */
function packageJson(name: string): string {
  // its own, by name, wherever it was built to
  const own = createRequire(__filename)('cdktf-nixos-observability/package.json') as Manifest;
  const { '@cdktf/provider-helm': _, cdktf, ...peers } = own.peerDependencies;
  const pick = (name: string) => ({ [name]: own.devDependencies[name] });
  const manifest = {
    name: name.toLowerCase().replace(/[^a-z0-9._-]+/g, '-') || 'observability',
    private: true,
    scripts: { synth: 'cdktf synth', deploy: 'cdktf deploy', diff: `${own.name} diff` },
    // of the ranges that the library takes, the first: the second is cdktn's, which an alias brings (docs/cdktf.md)
    dependencies: { ...peers, cdktf: cdktf?.split(' || ')[0], [own.name]: `~${own.version}` },
    devDependencies: { ...pick('cdktf-cli'), ...pick('tsx'), ...pick('typescript') },
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
