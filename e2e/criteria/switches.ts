import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluateMachines, hostModule } from '../../test/nixos/evaluate';
import { switchesOf } from '../../test/nixos/switches';
import { build } from '../world/build';
import { HOSTS, type Fleet } from '../world/fleet';
import type { Proof } from '../proof';

/** Every switch of every host, off by itself: what NixOS and Alloy say of what is left. */
export async function switches(fleet: Fleet, proof: Proof): Promise<void> {
  await proof.measure('FR-010', 'options to enable and disable each component', () => {
    const all = HOSTS.flatMap((host) =>
      switchesOf(fleet.machine(host).settings).map((name) => ({ host, name })),
    );
    const machines = evaluateMachines(
      fleet.evaluator,
      Object.fromEntries(
        all.map(({ host, name }) => [
          `${host} without ${name}`,
          [hostModule(host), `{ observability.${name}.enable = false; }`],
        ]),
      ),
    );
    const folder = mkdtempSync(join(tmpdir(), 'switches-'));
    const refused = Object.entries(machines).filter(
      ([, machine]) =>
        machine.failed.length > 0 || build(fleet.alloy, machine, folder).status !== 0,
    );
    rmSync(folder, { recursive: true });
    const distinct = new Set(all.map(({ name }) => name));
    return Promise.resolve({
      measured: `${distinct.size} switches on three hosts, each off by itself: ${refused.length} of ${all.length} machines aren't built. [All combinations of two](../test/nixos/switches.real.test.ts)`,
      met: refused.length === 0 && distinct.size > 10,
    });
  });
}
