import type { IAlloyFile } from './members';
import type { Wire } from './wire';

/** What is wrong with a wire from a file: it must stay inside one Alloy process, and may not lead to what a switch can take away. */
export function wireProblems(file: IAlloyFile, wire: Wire): string[] {
  const target = wire.component.file;
  if (target.directory !== file.directory) {
    return [
      `${wire.toString()} belongs to another Alloy process (${target.directory.node.path}): ` +
        `wires end at the process; send to it over loopback instead`,
    ];
  }
  const together = target === file || (target.part === file.part && !target.excludes(file));
  if (!together && !target.alwaysHas(wire.component.address)) {
    return [
      `${wire.toString()} stands in ${target.path}, which '${target.part?.option}.enable' switches off: ` +
        `only sources can have a switch, because a sink that vanishes leaves this wire dangling, unless a ` +
        `stand-in has the same address`,
    ];
  }
  return [];
}
