import type { Proof } from '../proof';

/** What this machine can't show, and where the nearest thing is. */
export function notHere(proof: Proof): void {
  proof.notHere(
    'SC-005',
    'Beyla adds less than 5 % overhead',
    "Beyla's binary isn't to be had where this is run. [What is known](beyla.md#what-it-costs); on a machine of one's own, `observability-check --overhead UNIT --url URL` measures it",
  );
  proof.notHere(
    'C2',
    '30 days of all signals',
    'a month is more than a run has. What decides it is asked for, from the stores as they run: [the check on their recorded answers](../test/constructs/cluster/retention), and [each trap](retention-traps.md)',
  );
}
