import type { Construct } from 'constructs';
import { Alloy } from '../../../lib/alloy/stdlib';
import type { AlloyExpression } from '../../../lib/alloy/expression';
import { fail, shown } from '../../../lib/errors';
import { NixosConfig } from '../../../lib/nixos/nixos-config';

/** Where the parts that need eBPF run. */
export type EbpfProcess = 'own' | 'collector';

/**
 * One thing that an eBPF agent watches, with its switch `observability.<agent>.targets.<name>.enable`.
 *
 * What isn't watched can't simply be a file less, as elsewhere: a second `beyla.ebpf` or `pyroscope.ebpf` is a second
 * set of programs in the kernel, at 75 MB and more. So the criterion that selects it asks the process's environment
 * first, where the NixOS module sets the variable of a target that is switched off to what nothing matches.
 */
export class EbpfTarget {
  private readonly variable: string;

  /** @throws when the name is malformed, naming `scope` */
  constructor(
    scope: Construct,
    agent: 'beyla' | 'pyroscope',
    /** Its name in the NixOS option. */
    readonly name: string,
  ) {
    if (!/^[a-z][a-z0-9-]*$/.test(name)) {
      fail(
        scope,
        `a target's name is lower-case letters, digits and hyphens, a letter first, but ${shown(name)} was given`,
      );
    }
    this.variable = `${agent}_target_${name}`.toUpperCase().replaceAll('-', '_');
    if (scope.node.tryFindChild(`target-${name}`))
      fail(scope, `there already is a target ${shown(name)}: give one another name`);
    new NixosConfig(scope, `target-${name}`, {
      observability: {
        [agent]: { targets: { [name]: { variable: this.variable } } },
      },
    });
  }

  /** A criterion, as long as the target is switched on. */
  unlessOff(criterion: string): AlloyExpression<string> {
    return Alloy.coalesce<string>(Alloy.env(this.variable), criterion);
  }
}
