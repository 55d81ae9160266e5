import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installLibrary, LIBRARY, median, ROOT } from './support';

/**
 * What a synth costs beside a stock cdktf app with one ConfigMap, as a user has it: whole processes, apps in TypeScript
 * that ts-node compiles, the library installed from its package. The stock app runs before each synth, so that a machine
 * that is busy now and then is so for both. Each fleet is synthesized into a new folder, and then again, where it must
 * write nothing. `ts-node bench/synth.ts 100 1000` measures some sizes only.
 */
const SIZES: Readonly<Record<string, { readonly runs: number }>> = {
  example: { runs: 7 },
  1: { runs: 7 },
  3: { runs: 7 },
  100: { runs: 3 },
  1000: { runs: 2 },
  5000: { runs: 1 },
};

/** What a process took. */
interface Cost {
  /** Seconds from its start to its end. */
  readonly wall: number;
  /** Seconds of all of its threads, in the kernel too. */
  readonly cpu: number;
  /** The most of MiB that was resident. */
  readonly memory: number;
}

/** One fleet's synths, each with the stock app's that ran before it. */
interface Round {
  readonly stock: Cost;
  readonly first: Cost;
  readonly again: Cost;
  readonly written: number;
}

const FIGURES = ['wall', 'cpu', 'memory'] as const;

/** What a process says of itself at its end. */
const REPORT = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write('COST ' + (userCPUTime + systemCPUTime) / 1e6 + ' ' + maxRSS / 1024);
});`;

/** Runs an app in a folder. */
function run(app: string, folder: string, hosts = ''): Cost & { readonly stdout: string } {
  const args = [
    '--require',
    'ts-node/register',
    '--eval',
    `${REPORT}require(${JSON.stringify(app)})`,
  ];
  const env = { ...process.env, HOSTS: hosts, TS_NODE_PROJECT: join(app, '../../tsconfig.json') };
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    env,
  });
  const wall = Number(process.hrtime.bigint() - start) / 1e9;
  const [, cpu, memory] = /COST (\S+) (\S+)/.exec(stderr) ?? [];
  if (status !== 0) throw new Error(`${app} failed:\n${stdout}${stderr}`);
  return { wall, cpu: Number(cpu), memory: Number(memory), stdout };
}

/** How many files a synth wrote, by its app's last words. */
function writtenBy(stdout: string): number {
  return Number(/(\d+) files? written/.exec(stdout)?.[1]);
}

/** A user's folder: the library installed, and the apps, which import it by its name. */
function makeProject(folder: string): void {
  installLibrary(folder);
  const compilerOptions = {
    target: 'ES2022',
    module: 'commonjs',
    moduleResolution: 'node',
    strict: true,
  };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, 'ts-node': { swc: true } }),
  );
  for (const app of ['bench/stock.ts', 'bench/hosts.ts', 'bin/app.ts', 'bin/fleet.ts']) {
    const text = readFileSync(join(ROOT, app), 'utf8').replace("'../index'", `'${LIBRARY}'`);
    cpSync(join(ROOT, app), join(folder, app));
    writeFileSync(join(folder, app), text);
  }
}

function measure(project: string, size: string): Round {
  const folder = mkdtempSync(join(project, 'run-'));
  const app = join(project, size === 'example' ? 'bin/app.ts' : 'bench/hosts.ts');
  const stock = run(join(project, 'bench/stock.ts'), join(folder));
  const first = run(app, folder, size);
  const again = run(app, folder, size);
  rmSync(folder, { recursive: true });
  const rewritten = writtenBy(again.stdout);
  if (rewritten !== 0) throw new Error(`a synth of the same fleet wrote ${rewritten} files again`);
  return { stock, first, again, written: writtenBy(first.stdout) };
}

/** A figure of a synth: itself, over the stock app's, and as a multiple of it, at the median. */
function compared(rounds: readonly Round[], which: 'first' | 'again', figure: keyof Cost): string {
  const values = (of: (round: Round) => number) => median(rounds.map(of));
  const digits = figure === 'memory' ? 0 : 2;
  const own = values((round) => round[which][figure]).toFixed(digits);
  const over = values((round) => round[which][figure] - round.stock[figure]).toFixed(digits);
  const times = values((round) => round[which][figure] / round.stock[figure]).toFixed(2);
  return `${own} (+${over}, ×${times})`;
}

function main(sizes: readonly string[]): void {
  const project = mkdtempSync(join(tmpdir(), 'bench-'));
  makeProject(project);
  // the first one warms the disk's cache
  measure(project, 'example');
  const row = (...cells: string[]) => console.log(cells.map((cell) => cell.padEnd(24)).join(''));
  row('hosts', 'wall, s', 'CPU, s', 'peak memory, MiB', 'files written');
  for (const size of sizes) {
    const rounds = Array.from({ length: SIZES[size]?.runs ?? 1 }, () => measure(project, size));
    const figures = (which: 'first' | 'again') =>
      FIGURES.map((figure) => compared(rounds, which, figure));
    row(size, ...figures('first'), String(rounds[0]?.written));
    row(`${size}, again`, ...figures('again'), '0');
  }
  rmSync(project, { recursive: true });
  console.log('in parentheses: over the stock app, and as a multiple of it; medians');
}

const given = process.argv.slice(2);
main(given.length > 0 ? given : Object.keys(SIZES).sort((a, b) => Number(a) - Number(b)));
