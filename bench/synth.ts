import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installLibrary, LIBRARY, median, ROOT } from './support';

/**
 * What a synth costs beside a stock cdktf app with one ConfigMap, as a user has it: whole processes, apps in TypeScript
 * that ts-node compiles, the library installed from its package. The stock app runs before each synth, so that a machine
 * that is busy now and then is so for both. Each fleet is synthesized into a new folder, and then again, where it must
 * write nothing. Files are written to memory where there is such a file system, since a disk may take longer for
 * thousands of them than all else; what it takes is told apart, by copying them to it.
 * `ts-node bench/synth.ts 100 1000` measures some rows only.
 */
const SCRATCH = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

const ROWS: readonly Row[] = [
  { name: 'stock, workloads', app: 'bench/stock-workloads.ts', runs: 7 },
  { name: 'example', app: 'bin/app.ts', runs: 7 },
  ...([1, 3, 100, 1000, 5000] as const).map((hosts) => ({
    name: String(hosts),
    app: 'bench/hosts.ts',
    hosts,
    runs: hosts < 100 ? 7 : hosts < 1000 ? 3 : hosts < 5000 ? 2 : 1,
  })),
];

interface Row {
  readonly name: string;
  readonly app: string;
  readonly hosts?: number;
  readonly runs: number;
}

/** What a process took. */
interface Cost {
  /** Seconds from its start to its end. */
  readonly wall: number;
  /** Seconds of all of its threads, in the kernel too. */
  readonly cpu: number;
  /** The most of MiB that was resident. */
  readonly memory: number;
}

/** A synth and another one over its output, the stock app's before them, and a copy of the files that they wrote. */
interface Round {
  readonly stock: Cost;
  readonly first: Cost;
  readonly again: Cost;
  readonly files: number;
  readonly copy: number;
}

/** What a process says of itself at its end. */
const REPORT = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write('COST ' + (userCPUTime + systemCPUTime) / 1e6 + ' ' + maxRSS / 1024);
});`;

/** Runs an app in a folder. */
function run(app: string, cwd: string, hosts = 0): Cost & { readonly stdout: string } {
  const program = `${REPORT}require(${JSON.stringify(app)})`;
  const args = ['--require', 'ts-node/register', '--eval', program];
  const project = { HOSTS: String(hosts), TS_NODE_PROJECT: join(app, '../../tsconfig.json') };
  const env = { ...process.env, ...project };
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    env,
  });
  const wall = Number(process.hrtime.bigint() - start) / 1e9;
  const [, cpu, memory] = /COST (\S+) (\S+)/.exec(stderr) ?? [];
  if (status !== 0) throw new Error(`${app} failed:\n${stdout}${stderr}`);
  return { wall, cpu: Number(cpu), memory: Number(memory), stdout };
}

/** A user's folder: the library installed, and the apps, which import it by its name. */
function makeProject(folder: string): void {
  installLibrary(folder);
  const modules = { module: 'commonjs', moduleResolution: 'node' };
  const compilerOptions = { target: 'ES2022', ...modules, strict: true };
  const settings = { compilerOptions, 'ts-node': { swc: true } };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
  for (const app of ['bench/stock.ts', 'bin/fleet.ts', ...ROWS.map((row) => row.app)]) {
    const text = readFileSync(join(ROOT, app), 'utf8').replace("'../index'", `'${LIBRARY}'`);
    cpSync(join(ROOT, app), join(folder, app));
    writeFileSync(join(folder, app), text);
  }
}

function measure(project: string, { app, hosts }: Row): Round {
  const folder = mkdtempSync(join(project, 'run-'));
  const stock = run(join(project, 'bench/stock.ts'), folder);
  const first = run(join(project, app), folder, hosts);
  const again = run(join(project, app), folder, hosts);
  const written = (stdout: string) => Number(/(\d+) files? written/.exec(stdout)?.[1] ?? 0);
  const files = written(first.stdout);
  if (written(again.stdout) !== 0) throw new Error(`${app} wrote files that had not changed`);
  const disk = mkdtempSync(join(tmpdir(), 'copy-'));
  const start = process.hrtime.bigint();
  if (files > 0) cpSync(join(folder, 'nixos-out'), disk, { recursive: true });
  const copy = Number(process.hrtime.bigint() - start) / 1e9;
  for (const used of [folder, disk]) rmSync(used, { recursive: true });
  return { stock, first, again, files, copy };
}

/** A figure of a synth: itself, over the stock app's, and as a multiple of it, at the median. */
function compared(rounds: readonly Round[], which: 'first' | 'again', figure: keyof Cost): string {
  const middle = (of: (round: Round) => number) => median(rounds.map(of));
  const digits = figure === 'memory' ? 0 : 2;
  const own = middle((round) => round[which][figure]).toFixed(digits);
  const over = middle((round) => round[which][figure] - round.stock[figure]).toFixed(digits);
  const times = middle((round) => round[which][figure] / round.stock[figure]).toFixed(2);
  return `${own} (+${over}, ×${times})`;
}

function main(names: readonly string[]): void {
  const project = mkdtempSync(join(SCRATCH, 'bench-'));
  try {
    makeProject(project);
    // the first one warms the disk's cache
    measure(project, { name: '', app: 'bin/app.ts', runs: 1 });
    print(
      'hosts',
      'wall, s',
      'CPU, s',
      'peak memory, MiB',
      'files written',
      'their copy to disk, s',
    );
    for (const row of ROWS.filter(({ name }) => names.length === 0 || names.includes(name)))
      report(
        row,
        Array.from({ length: row.runs }, () => measure(project, row)),
      );
    console.log(
      `written to ${SCRATCH}; in parentheses: over the stock app, and as a multiple of it; medians`,
    );
  } finally {
    rmSync(project, { recursive: true });
  }
}

function report({ name }: Row, rounds: readonly Round[]): void {
  const figures = (which: 'first' | 'again') =>
    (['wall', 'cpu', 'memory'] as const).map((figure) => compared(rounds, which, figure));
  const [{ files } = { files: 0 }] = rounds;
  const copy = median(rounds.map((round) => round.copy)).toFixed(2);
  print(name, ...figures('first'), String(files), copy);
  if (files > 0) print(`${name}, again`, ...figures('again'), '0');
}

function print(...cells: readonly string[]): void {
  console.log(cells.map((cell) => cell.padEnd(24)).join(''));
}

main(process.argv.slice(2));
