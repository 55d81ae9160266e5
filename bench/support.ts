import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** The repository. */
export const ROOT = join(__dirname, '..');

/** The library's name, by which its users import it. */
export const LIBRARY = 'cdktf-nixos-observability';

/**
 * Packs the library and installs it below a folder, as its users have it, with the packages that this repository has.
 *
 * @returns the folder of its compiled files
 * @throws with what the compiler or npm says
 */
export function installLibrary(folder: string): string {
  const modules = join(folder, 'node_modules');
  const library = join(modules, LIBRARY);
  mkdirSync(library, { recursive: true });
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (!name.startsWith('.')) symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  }
  const packed = mustRun('npm', ['pack', ROOT, '--silent', '--pack-destination', folder], folder);
  const archive = join(folder, packed.trim().split('\n').at(-1) ?? '');
  mustRun('tar', ['-xzf', archive, '-C', library, '--strip-components=1'], folder);
  return join(library, 'dist');
}

/** The output of a program. @throws with all that it said when it fails */
export function mustRun(program: string, args: readonly string[], folder: string): string {
  const options = { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 } as const;
  const { status, stdout, stderr } = spawnSync(program, args, options);
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${stdout}${stderr}`);
  return stdout;
}

/** The middle one of several values. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
