import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * What synthesizing the example fleet costs beside a stock cdktf app with one ConfigMap: whole processes, started the
 * same way, in turn, so that a machine that is busy now and then is so for both.
 */
const PROGRAMS = { stock: 'bench/stock.ts', fleet: 'bin/app.ts' } as const;
const RUNS = 9;
const ROOT = join(__dirname, '..');

interface Cost {
  readonly milliseconds: number;
  readonly mebibytes: number;
}

function measure(program: string, folder: string): Cost {
  const report =
    'process.on("exit",()=>process.stderr.write("PEAK "+process.resourceUsage().maxRSS))';
  const args = [
    '--require',
    'ts-node/register',
    '--eval',
    `${report};require(${JSON.stringify(join(ROOT, program))})`,
  ];
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      NODE_PATH: join(ROOT, 'node_modules'),
      TS_NODE_PROJECT: join(ROOT, 'tsconfig.json'),
    },
  });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(`${program} failed:\n${stderr}`);
  return { milliseconds, mebibytes: Number(/PEAK (\d+)/.exec(stderr)?.[1]) / 1024 };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const costs = { stock: [] as Cost[], fleet: [] as Cost[] };
  for (let run = -1; run < RUNS; run++) {
    for (const name of ['stock', 'fleet'] as const) {
      const cost = measure(PROGRAMS[name], folder);
      // the first round warms the disk's cache
      if (run >= 0) costs[name].push(cost);
    }
  }
  rmSync(folder, { recursive: true });
  for (const figure of ['milliseconds', 'mebibytes'] as const) {
    const [stock, fleet] = [costs.stock, costs.fleet].map((list) =>
      median(list.map((cost) => cost[figure])),
    );
    const ratios = costs.fleet.map((cost, i) => cost[figure] / (costs.stock[i]?.[figure] ?? NaN));
    console.log(
      `${figure}: stock ${stock?.toFixed(0)}, fleet ${fleet?.toFixed(0)}, ratio ${median(ratios).toFixed(2)} (median of ${RUNS})`,
    );
  }
}

main();
