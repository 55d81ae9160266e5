import { join, resolve } from 'node:path';

/** The environment variable that asks for a synth which writes nothing. */
export const DRY_RUN = 'CDKTF_NIXOS_DRY_RUN';

/** The environment variable that names a folder to write the flake into, below its own path, in the place of that. */
export const ASIDE = 'CDKTF_NIXOS_ASIDE';

/** The exit code of an app that would change something then: an error's is 1. */
export const DIFFERS = 3;

/**
 * Whether a synth is to write nothing and only say what it would, as `npx cdktf-nixos-observability diff` has it: the app
 * ends with `DIFFERS` then, when something would change.
 */
export function isDryRun(): boolean {
  return process.env[DRY_RUN] === 'true';
}

/** Where a flake is written: where it is, unless somebody only wants to read it, as `npx cdktf-nixos-observability check` does. */
export function writtenTo(outdir: string): string {
  const aside = process.env[ASIDE];
  return aside === undefined || aside === '' ? outdir : join(aside, resolve(outdir));
}
