import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How an app is run. */
export interface RunOptions {
  /** What its environment has besides, by the folder that is there for the run. */
  readonly env: (folder: string) => Readonly<Record<string, string>>;
  /** Whether what it prints is nobody's to read; errors are. @default false */
  readonly quiet?: boolean;
}

/**
 * Runs the app of `cdktf.json` as `cdktf synth` does, with Terraform's output in a folder that is gone afterwards.
 *
 * @param then what is to be done with the folder while it is there, by the app's exit code, which is null for a signal
 * @returns what that returns, or 2 where no app is named
 */
export function withApp(
  { env, quiet = false }: RunOptions,
  then: (status: number | null, folder: string) => number,
): number {
  const app = appCommand();
  if (app === undefined) {
    console.error('cdktf.json names no "app": run this where it is, or begin with: init');
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'cdktf-'));
  try {
    const { status } = spawnSync(app, {
      shell: true,
      stdio: ['inherit', quiet ? 'ignore' : 'inherit', 'inherit'],
      env: { ...process.env, CDKTF_OUTDIR: join(folder, 'cdktf.out'), ...env(folder) },
    });
    return then(status, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How `cdktf.json` has the app run; nothing when it doesn't say or can't be read. */
function appCommand(): string | undefined {
  try {
    const { app } = JSON.parse(readFileSync('cdktf.json', 'utf8')) as { app?: unknown };
    return typeof app === 'string' ? app : undefined;
  } catch {
    return undefined;
  }
}
