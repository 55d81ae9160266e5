import { DIFFERS, DRY_RUN } from '../lib/synth/dry-run';
import { withApp } from './app';

/**
 * Runs the app of `cdktf.json` as `cdktf synth` does, told to write nothing into the flake.
 *
 * @returns 0 when nothing would change, 1 when something would, 2 when the app fails or there is none
 */
export function diff(): number {
  return withApp({ env: () => ({ [DRY_RUN]: 'true' }) }, (status) => {
    if (status === DIFFERS) return 1;
    return status === 0 ? 0 : 2;
  });
}
