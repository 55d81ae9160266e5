import type { Construct } from 'constructs';
import { didYouMean } from '../../../lib/did-you-mean';
import { fail, shown } from '../../../lib/errors';
import { NODE_COLLECTORS, type NodeCollector } from './node-collectors';

/** Which of node exporter's collectors run; see `NodeMetricsOptions`. */
interface ChosenCollectors {
  readonly collectors?: readonly NodeCollector[];
  readonly addCollectors?: readonly NodeCollector[];
  readonly withoutCollectors?: readonly NodeCollector[];
  readonly textfileDirectory?: string;
}

/** The list, with what is added and left out. @throws for one that there is not, is added twice or left out without being there */
export function chosenCollectors(
  scope: Construct,
  usual: readonly NodeCollector[],
  options: ChosenCollectors,
): NodeCollector[] {
  const { collectors = usual } = options;
  const { addCollectors: added = [], withoutCollectors = [] } = options;
  const hasTextfile = [...collectors, ...added].includes('textfile');
  const addCollectors: readonly NodeCollector[] =
    options.textfileDirectory !== undefined && !hasTextfile ? [...added, 'textfile'] : added;
  const chosen = [...collectors, ...addCollectors];
  for (const name of [...chosen, ...withoutCollectors]) {
    if (NODE_COLLECTORS.includes(name)) continue;
    const meant = didYouMean(name, NODE_COLLECTORS);
    const hint = meant === undefined ? '' : `: did you mean ${meant}?`;
    fail(scope, `node exporter has no collector ${shown(name)}${hint}`);
  }
  const twice = addCollectors.find((name, i) => chosen.indexOf(name) < collectors.length + i);
  if (twice !== undefined)
    fail(scope, `addCollectors has ${shown(twice)}, which is there already: leave it out of that`);
  const missing = withoutCollectors.find((name) => !chosen.includes(name));
  if (missing !== undefined)
    fail(scope, `withoutCollectors has ${shown(missing)}, which isn't there: leave it out of that`);
  return chosen.filter((name) => !withoutCollectors.includes(name)).sort();
}

/** @throws for a folder that Alloy can't read, and for a collector without one, which reads nothing */
export function textfileDirectory(scope: Construct, options: ChosenCollectors): string | undefined {
  const { textfileDirectory: directory, collectors = [], addCollectors = [] } = options;
  if (directory === undefined) {
    if ([...collectors, ...addCollectors].includes('textfile'))
      fail(scope, "the collector 'textfile' reads a folder: give it as textfileDirectory");
  } else if (!/^\/(?!(var\/)?tmp(\/|$))/.test(directory)) {
    fail(
      scope,
      `textfileDirectory is an absolute path outside of /tmp, but ${shown(directory)} was given: take one such as /var/lib/node-metrics`,
    );
  }
  return directory;
}
