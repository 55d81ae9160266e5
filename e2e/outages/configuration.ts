import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Testing } from 'cdktf';
import {
  AlloyCollector,
  JournalUnit,
  NixosHost,
  ObservabilityStack,
  OtlpDestination,
} from '../../index';
import { firstLine, type Proof } from '../proof';
import { build } from '../world/build';
import type { Fleet } from '../world/fleet';
import { broken, caughtByCheck } from './check';

/** What was wrong in a configuration that was built all the same. */
export async function configurationOutages(fleet: Fleet, proof: Proof): Promise<void> {
  await proof.outage(
    {
      number: 4,
      was: 'everything, by a switch that takes away what another file refers to: Alloy loads nothing',
      broken:
        "observability.nodeMetrics.enable = false beside a file of the machine's own that refers to it. Of its own switches none does that: FR-010",
    },
    () => danglingReference(fleet),
  );
  await proof.outage(
    {
      number: 7,
      was: "everything of hetzner, by an option that didn't exist any more, and was ignored",
      broken: 'observability.targetCluster = "hub" on hetzner',
    },
    () => {
      try {
        fleet.variant('hetzner', '{ observability.targetCluster = "hub"; }');
      } catch (error) {
        const said = String((error as Error).message)
          .split('\n')
          .find((line) => line.includes('does not exist'));
        if (said !== undefined) return [{ by: 'build', said: said.trim() }];
        throw error;
      }
      throw new Error('NixOS takes it');
    },
  );
  await proof.outage(
    {
      number: 11,
      was: 'node metrics and the journal, on and with no destination, which was the default',
      broken: 'a host with both and a local destination alone; node metrics switched off on ryzen',
    },
    async () => {
      const said = nowhere();
      const off = fleet.variant('ryzen', '{ observability.nodeMetrics.enable = false; }');
      const hop = /^switch observability\.nodeMetrics$/;
      const caught = await broken(
        () => fleet.switchTo('ryzen', off, []),
        () => caughtByCheck(fleet, 'ryzen', hop, '--signal', 'metrics'),
        () => fleet.switchTo('ryzen', fleet.machine('ryzen'), []),
      );
      return [...said.map((each) => ({ by: 'synth' as const, said: each })), ...caught];
    },
  );
}

/** What a synth says of what would be collected for nobody. */
function nowhere(): string[] {
  const stack = new ObservabilityStack(Testing.app(), 'observability', {
    tailnet: 'example.ts.net',
  });
  new AlloyCollector(new NixosHost(stack, 'ryzen'), 'alloy', {
    destinations: [OtlpDestination.local('ai_monitor', 4320)],
    journalUnits: [JournalUnit.system('sshd')],
  });
  try {
    Testing.synth(stack, true);
  } catch (error) {
    const lines = (error as Error).message.split('\n').map((line) => line.trim());
    return lines.filter((line) => /no remote destination takes/.test(line));
  }
  throw new Error('a synth takes it');
}

/** What a build says of a file that refers to what isn't there. */
function danglingReference(fleet: Fleet) {
  const folder = mkdtempSync(join(tmpdir(), 'outage-'));
  try {
    const own = join(folder, 'own.alloy');
    writeFileSync(own, DANGLING);
    const module = `{ observability.nodeMetrics.enable = false; environment.etc."alloy/own.alloy".source = ${own}; }`;
    const { status, output } = build(fleet.alloy, fleet.variant('ryzen', module), folder);
    const said = output.split('\n').find((line) => line.includes('own.alloy'));
    if (status === 0 || said === undefined) throw new Error(`it is built: ${output}`);
    return [
      { by: 'build' as const, said: firstLine(said.replaceAll(/\S*configuration-\w+\//g, '')) },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const DANGLING = `prometheus.scrape "mine" {
	targets    = prometheus.exporter.unix.fleet_node_metrics.targets
	forward_to = []
}
`;
