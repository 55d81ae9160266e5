import type { Construct } from 'constructs';
import { AlloyFile } from '../../../lib/alloy/file';
import { fail, shown } from '../../../lib/errors';
import { Part, type PartProps } from '../../../lib/nixos/part';
import type { ICollector } from '../../wiring/collector';

/** What every source of a name of its own has. */
export interface SourceProps {
  /** The collector that sends it on. */
  readonly collector: ICollector;
  /** The program's name, such as `nginx`: lower-case letters, digits and hyphens, a letter first. */
  readonly name: string;
}

/**
 * The file of a source, and its switch: `observability.sources.<name>-<kind>.enable`. Use it for a source of your own: no
 * NixOS module has to know of it.
 *
 * @param kind what of the program it reads, such as `files`
 * @param needs what the collector's process has to be allowed for it
 * @throws for a name that is none, and for a second source of a name and kind on a host
 */
export function sourceFile(
  scope: Construct,
  { collector, name }: SourceProps,
  kind: string,
  needs: Pick<PartProps, 'capabilities' | 'groups' | 'ports' | 'openPorts'> = {},
): AlloyFile {
  if (!/^[a-z][a-z0-9-]*$/.test(name))
    fail(
      scope,
      `a source's name is lower-case letters, digits and hyphens, a letter first, but ${shown(name)} was given`,
    );
  const id = `${name}-${kind}`;
  const part = new Part(scope, 'part', { option: `observability.sources.${id}`, ...needs });
  return new AlloyFile(scope, 'file', { directory: collector.directory, name: id, part });
}
