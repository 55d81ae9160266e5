import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileLibrary, median, ROOT } from './support';

/**
 * What synthesizing the example fleet costs beside a stock cdktf app with one ConfigMap: whole processes, started the
 * same way (ts-node), in turn, so that a machine that is busy now and then is so for all. The fleet is measured as a
 * user has it, with the library compiled, and as this repository has it, with the library's sources compiled each time.
 */
const RUNS = 9;

interface Cost {
  readonly milliseconds: number;
  readonly mebibytes: number;
}

function measure(program: string, folder: string): Cost {
  const report =
    'process.on("exit",()=>process.stderr.write("PEAK "+process.resourceUsage().maxRSS))';
  const args = [
    ...['--require', join(ROOT, 'node_modules/ts-node/register')],
    ...['--eval', `${report};require(${JSON.stringify(program)})`],
  ];
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, TS_NODE_PROJECT: join(ROOT, 'tsconfig.json') },
  });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(`${program} failed:\n${stderr}`);
  return { milliseconds, mebibytes: Number(/PEAK (\d+)/.exec(stderr)?.[1]) / 1024 };
}

/** The library compiled, with the example's sources beside it. */
function compileExample(folder: string): string {
  compileLibrary(folder);
  cpSync(join(ROOT, 'bin'), join(folder, 'bin'), { recursive: true });
  return join(folder, 'bin/app.ts');
}

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const programs = {
    'stock app': join(ROOT, 'bench/stock.ts'),
    'fleet, library compiled': compileExample(join(folder, 'compiled')),
    'fleet, library from sources': join(ROOT, 'bin/app.ts'),
  };
  const costs = Object.entries(programs).map(([name, program]) => ({
    name,
    program,
    runs: [] as Cost[],
  }));
  for (let run = -1; run < RUNS; run++) {
    for (const { program, runs } of costs) {
      const cost = measure(program, folder);
      // the first round warms the disk's cache
      if (run >= 0) runs.push(cost);
    }
  }
  rmSync(folder, { recursive: true });
  const [stock] = costs;
  for (const { name, runs } of costs) {
    const figures = (['milliseconds', 'mebibytes'] as const).map((figure) => {
      const ratios = runs.map((cost, i) => cost[figure] / (stock?.runs[i]?.[figure] ?? NaN));
      const value = median(runs.map((cost) => cost[figure])).toFixed(0);
      return `${value} ${figure}, ${median(ratios).toFixed(2)} times the stock app`;
    });
    console.log(`${name}: ${figures.join('; ')} (medians of ${RUNS})`);
  }
}

main();
