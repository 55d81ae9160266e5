/**
 * What `npx cdktf-nixos-observability check` runs: reads what is wanted as JSON on standard input, asks the backends, and
 * prints what has arrived of each host.
 *
 * Ends with 0 where no host is silent, 1 where one is, and 2 where something couldn't be asked.
 */

import { readFileSync } from 'node:fs';
import { machineTools } from '../check/tools.mjs';
import { json, table } from './print.mjs';
import { report } from './report.mjs';

/** @typedef {import('./report.mjs').Wanted & { json: boolean, hosts: readonly string[] }} Input `hosts`: paths of their check.json */

/** @type {Input} */
const { hosts, json: asJson, ...wanted } = JSON.parse(readFileSync(0, 'utf8'));
const apps = hosts.map((path) => JSON.parse(readFileSync(path, 'utf8')));
void report(apps, wanted, machineTools()).then((found) => {
  process.stdout.write(asJson ? json(found) : table(found));
  // not by what is left to do: a question that hangs is waited for
  process.exit(found.code);
});
