import { parseArgs } from 'node:util';
import { Testing } from 'cdktf';
import { exampleFleet } from '../bin/fleet';
import { LgtmBackend } from '../index';
import { boot, cpuGraph } from './criteria/boot';
import { clusterGone } from './criteria/cluster-gone';
import { faults } from './criteria/faults';
import { identity, logs } from './criteria/logs';
import { costs } from './criteria/machine';
import { notHere } from './criteria/not-here';
import { profiles } from './criteria/profiles';
import { sessions, traces } from './criteria/sessions';
import { switches } from './criteria/switches';
import { allWell, silentOutages } from './outages/outages';
import { writePage } from './page/write';
import { Proof } from './proof';
import { Fleet } from './world/fleet';
import { inOwnNetwork } from './world/network';
import { fleetPrograms } from './world/programs';

/**
 * npm run e2e [-- --only PART…]
 *
 * Measures every criterion of the specification on one run of the example fleet, breaks it in the ways in which its
 * predecessor broke, and writes docs/proof.md and docs/proof.svg. Ends with 1 when something isn't as it should be. With
 * `--only` nothing is written.
 */
const PARTS = {
  sessions: [sessions, traces],
  logs: [logs],
  profiles: [profiles, identity],
  metrics: [cpuGraph, costs],
  healthy: [allWell],
  switches: [switches],
  faults: [faults],
  gone: [clusterGone],
  outages: [silentOutages],
} as const;
type Part = keyof typeof PARTS;

/** What the tailnet lets through, as the example has it. */
function policy(): object {
  const constructs = exampleFleet(Testing.app()).node.findAll();
  return constructs.find((each) => each instanceof LgtmBackend)!.policy.fragment;
}

async function main(only: readonly Part[]): Promise<boolean> {
  const started = Date.now();
  const proof = new Proof((line) => {
    console.log(`${((Date.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}`);
  });
  const fleet = new Fleet(fleetPrograms());
  try {
    await fleet.startCluster(policy());
    await boot(fleet, proof);
    for (const [part, all] of Object.entries(PARTS))
      if (only.length === 0 || only.includes(part as Part))
        for (const each of all) await each(fleet, proof);
  } finally {
    await fleet.stop();
  }
  notHere(proof);
  if (only.length === 0) await writePage(proof, fleet.versions());
  console.log(proof.holds ? 'everything holds' : 'not everything holds');
  return proof.holds;
}

const { only = [] } = parseArgs({ options: { only: { type: 'string', multiple: true } } }).values;
const unknown = only.filter((each) => !(each in PARTS));
if (unknown.length > 0) {
  console.error(`there is no part ${unknown.join(', ')}: ${Object.keys(PARTS).join(', ')}`);
  process.exit(64);
}
inOwnNetwork();
void main(only as Part[]).then((holds) => process.exit(holds ? 0 : 1));
