import { firstLine, type Proof } from '../proof';
import { fragment } from '../../test/run/cluster';
import type { Fleet } from '../world/fleet';
import { broken, caughtByCheck } from './check';

/** What befell logs. */
export async function journalOutages(fleet: Fleet, proof: Proof): Promise<void> {
  await proof.outage(
    {
      number: 1,
      was: 'labels of host and level of logs, by a relabelling behind the source that sees nothing',
      broken:
        'Loki without what makes host a label; on the host the rules are in the source, by construction: `relabel_rules = loki.relabel.fleet_journal.rules`',
    },
    async () => {
      // what the predecessor asked for in vain is there
      const generated = fleet.on('thinkpad').sh('cat /etc/alloy/journal.alloy');
      if (
        !/loki\.source\.journal [^}]*relabel_rules = loki\.relabel\.fleet_journal\.rules/.test(
          generated,
        )
      )
        throw new Error('the source of the journal has no rules');
      return broken(
        () => fleet.loki.configure(AS_IT_COMES),
        () => caughtByCheck(fleet, 'thinkpad', /^backend loki$/, '--signal', 'logs'),
        () => fleet.loki.configure(fragment('loki')),
      );
    },
  );
  await proof.outage(
    {
      number: 2,
      was: "logs of users' units, asked for as the system's, and of a unit that doesn't exist",
      broken:
        "otel-ai-monitor.service, a user's, and i3pm-daemon.service as units of the system on thinkpad",
    },
    async () => {
      const units = '[ "otel-ai-monitor.service" "i3pm-daemon.service" ]';
      const machine = fleet.variant('thinkpad', `{ observability.journal.extraUnits = ${units}; }`);
      const warning = machine.warnings.find((each) => each.includes('i3pm-daemon'));
      if (warning === undefined) throw new Error('NixOS warns of nothing');
      const caught = await broken(
        () => fleet.switchTo('thinkpad', machine, []),
        () => caughtByCheck(fleet, 'thinkpad', /^journal of system units$/, '--signal', 'logs'),
        () => fleet.switchTo('thinkpad', fleet.machine('thinkpad'), []),
      );
      return [{ by: 'build', said: `warning: ${firstLine(warning)}` }, ...caught];
    },
  );
}

/** What Loki makes labels of unless it is told: nothing of a host. */
const AS_IT_COMES =
  'limits_config: { otlp_config: { resource_attributes: { attributes_config: [] } } }';
