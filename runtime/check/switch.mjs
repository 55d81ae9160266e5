/** What the app gives this machine, and the machine has switched off. */

import { warn } from './result.mjs';

/** @param {{ option: string }} hop @returns {import('./result.mjs').Result} */
export function switchedOff({ option }) {
  return warn(
    'off on this machine',
    'on, as the app has it',
    `${option}.enable = true, or leave it out of the app for this host`,
  );
}
