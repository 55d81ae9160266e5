import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { installLibrary, median, ROOT } from './support';

/**
 * What the typed bindings of Alloy's components cost: importing one (the largest ones, which are the worst) over
 * importing lib/ alone, their part of the package, and the compiler's time for the whole project.
 */
const RUNS = 9;
const COMPONENTS = 'lib/alloy/components';

/** How long `require` takes in a process that has the library already. */
function importing(file: string, library: string): number {
  const program = `
    require(${JSON.stringify(library)});
    const start = process.hrtime.bigint();
    require(${JSON.stringify(file)});
    console.log(Number(process.hrtime.bigint() - start) / 1e6);`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--eval', program], { encoding: 'utf8' });
  if (stdout === '') throw new Error(`${file} can't be imported:\n${stderr}`);
  return Number(stdout);
}

/** The files below a folder that a package of ours has. */
function filesIn(folder: string): string[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return all.filter((name) => /\.(js|d\.ts)$/.test(name));
}

function bytes(folder: string, names: readonly string[]): string {
  const sizes = names.map((name) => statSync(join(folder, name)).size);
  const text = spawnSync('cat', names, { cwd: folder, maxBuffer: 2 ** 28 }).stdout;
  const kibibytes = (n: number) => (n / 1024).toFixed(0);
  return `${kibibytes(sizes.reduce((a, b) => a + b, 0))} KiB, ${kibibytes(gzipSync(text).length)} KiB packed`;
}

function main(): void {
  const project = mkdtempSync(join(tmpdir(), 'bench-'));
  const folder = installLibrary(project);

  const files = filesIn(folder);
  const bindings = files.filter((name) => name.startsWith(COMPONENTS));
  const size = (name: string) => statSync(join(folder, name)).size;
  const largest = bindings
    .filter((name) => name.endsWith('.js') && !name.includes('/shared/'))
    .sort((a, b) => size(b) - size(a))
    .slice(0, 5);
  for (const name of largest) {
    const times = Array.from({ length: RUNS }, () =>
      importing(join(folder, name), join(folder, 'lib/index.js')),
    );
    console.log(
      `importing ${name}: ${median(times).toFixed(1)} ms over lib/ alone (median of ${RUNS})`,
    );
  }
  console.log(`the bindings in the package: ${bytes(folder, bindings)}`);
  console.log(
    `everything else in it: ${bytes(
      folder,
      files.filter((f) => !bindings.includes(f)),
    )}`,
  );

  const start = process.hrtime.bigint();
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', ROOT], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`tsc failed:\n${stdout}`);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  console.log(`tsc of the whole project: ${seconds.toFixed(1)} s`);
  rmSync(project, { recursive: true });
}

main();
