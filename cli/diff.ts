import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DIFFERS, DRY_RUN } from '../lib/synth/dry-run';

/**
 * Runs the app of `cdktf.json` as `cdktf synth` does, told to write nothing into the flake, and into a folder of its own
 * for Terraform.
 *
 * @returns 0 when nothing would change, 1 when something would, 2 when the app fails or there is none
 */
export function diff(): number {
  const app = appCommand();
  if (app === undefined) {
    console.error('cdktf.json names no "app": run this where it is, or begin with: init');
    return 2;
  }
  const outdir = mkdtempSync(join(tmpdir(), 'cdktf-'));
  try {
    const env = { ...process.env, CDKTF_OUTDIR: outdir, [DRY_RUN]: 'true' };
    const { status } = spawnSync(app, { shell: true, stdio: 'inherit', env });
    if (status === DIFFERS) return 1;
    return status === 0 ? 0 : 2;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
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
