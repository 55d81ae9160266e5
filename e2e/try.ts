import { Testing } from 'cdktf';
import { exampleFleet } from '../bin/fleet';
import { LgtmBackend } from '../index';
import { boot, cpuGraph } from './criteria/boot';
import { clusterGone } from './criteria/cluster-gone';
import { faults } from './criteria/faults';
import { identity, logs } from './criteria/logs';
import { costs } from './criteria/machine';
import { profiles } from './criteria/profiles';
import { sessions, traces } from './criteria/sessions';
import { Proof } from './proof';
import { Fleet } from './world/fleet';
import { inOwnNetwork } from './world/network';
import { fleetPrograms } from './world/programs';

inOwnNetwork();
const POLICY = exampleFleet(Testing.app())
  .node.findAll()
  .find((construct) => construct instanceof LgtmBackend)!.policy.fragment;
async function main() {
  const t0 = Date.now();
  const say = (...what: unknown[]) => console.log(((Date.now() - t0) / 1000).toFixed(1), ...what);
  const fleet = new Fleet(fleetPrograms());
  const proof = new Proof(say);
  try {
    await fleet.startCluster(POLICY);
    await boot(fleet, proof);
    await sessions(fleet, proof);
    await traces(fleet, proof);
    await logs(fleet, proof);
    await profiles(fleet, proof);
    await identity(fleet, proof);
    await cpuGraph(fleet, proof);
    await costs(fleet, proof);
    await faults(fleet, proof);
    await clusterGone(fleet, proof);
  } catch (e) {
    console.log(e);
    say(await fleet.on('otel-collector').sh('tail -5 /run/log-*'));
  } finally {
    await fleet.stop();
  }
  say('end');
}
void main();
