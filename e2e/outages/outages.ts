import { configurationOutages } from './configuration';
import { journalOutages } from './journal';
import { wayOutages } from './way';
import { assistantOutages } from './assistants';
import { HOSTS, type Fleet } from '../world/fleet';
import { check } from './check';
import type { Proof } from '../proof';

/** The predecessor's silent outages, each with its cause put into today's product, one after the other, on the fleet as it runs. */
export async function silentOutages(fleet: Fleet, proof: Proof): Promise<void> {
  await journalOutages(fleet, proof);
  await configurationOutages(fleet, proof);
  await wayOutages(fleet, proof);
  await assistantOutages(fleet, proof);
  await allWell(fleet, proof);
  proof.outages.sort((a, b) => a.number - b.number);
}

/** What the check says of the fleet as it is: nothing, or it would notice whatever is broken. */
export async function allWell(fleet: Fleet, proof: Proof): Promise<void> {
  for (const host of HOSTS) {
    const { lines, seconds } = await check(fleet, host);
    const wrong = lines.filter(({ state }) => state === 'fail' || state === 'warn');
    proof.well({
      host,
      hops: lines.filter(({ state }) => state === 'ok').length,
      wrong: wrong.map(({ hop, found }) => `${hop}: ${found}`),
      seconds,
    });
  }
}
