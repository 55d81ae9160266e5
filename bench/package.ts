import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installLibrary, LIBRARY, median } from './support';

/**
 * What the package weighs, and what importing it costs beside importing cdktf alone, which it is built on: whole Node
 * processes in a folder in which the package is installed, in turns, so that a busy machine is so for each.
 */
const ROUNDS = 11;

const IMPORTS: Readonly<Record<string, readonly string[]>> = {
  nothing: [],
  cdktf: ['cdktf'],
  'cdktf and the library': ['cdktf', LIBRARY],
};

/** What a process took from its start to its end. */
interface Cost {
  readonly ms: number;
  readonly mib: number;
  readonly modules: number;
}

function cost(folder: string, modules: readonly string[]): Cost {
  const program = `${modules.map((name) => `require(${JSON.stringify(name)});`).join('')}
    console.log(process.resourceUsage().maxRSS / 1024, Object.keys(require.cache).length);`;
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--eval', program], {
    cwd: folder,
    encoding: 'utf8',
  });
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(stderr);
  const [mib, count] = stdout.split(' ').map(Number);
  return { ms, mib: mib ?? NaN, modules: count ?? NaN };
}

/** What files weigh, of a folder or of one kind in it. */
function weight(folder: string, suffix = ''): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(suffix))
    .map((path) => statSync(join(folder, path)))
    .filter((file) => file.isFile());
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return `${(bytes / 2 ** 20).toFixed(2)} MiB in ${files.length} files`;
}

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const library = join(installLibrary(folder), '..');
    const archive = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
    const { size } = statSync(join(folder, archive));
    console.log(`packed ${(size / 2 ** 20).toFixed(2)} MiB; unpacked ${weight(library)}`);
    console.log(
      `of them ${weight(library, '.js')} of programs, ${weight(library, '.d.ts')} of types`,
    );
    const rounds = Array.from({ length: ROUNDS }, () =>
      Object.values(IMPORTS).map((modules) => cost(folder, modules)),
    );
    const middle = (row: number, figure: keyof Cost) =>
      median(rounds.map((round) => round[row]?.[figure] ?? NaN));
    const floor = (figure: keyof Cost) => middle(1, figure);
    for (const [row, name] of Object.keys(IMPORTS).entries()) {
      const [ms, mib] = [middle(row, 'ms'), middle(row, 'mib')];
      const times = (value: number, figure: keyof Cost) => `×${(value / floor(figure)).toFixed(2)}`;
      console.log(
        `${name.padEnd(34)}${ms.toFixed(0)} ms (${times(ms, 'ms')})  ${mib.toFixed(0)} MiB (${times(mib, 'mib')})  ${middle(row, 'modules')} modules`,
      );
    }
    console.log(
      `medians of ${ROUNDS} processes each; in parentheses: as a multiple of cdktf alone`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main();
