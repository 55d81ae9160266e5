/** The environment variable that asks for a synth which writes nothing. */
export const DRY_RUN = 'CDKTF_NIXOS_DRY_RUN';

/** The exit code of an app that would change something then: an error's is 1. */
export const DIFFERS = 3;

/**
 * Whether a synth is to write nothing and only say what it would, as `npx cdktf-nixos-observability diff` has it: the app
 * ends with `DIFFERS` then, when something would change.
 */
export function isDryRun(): boolean {
  return process.env[DRY_RUN] === 'true';
}
