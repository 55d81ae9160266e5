import { code, plain } from '../../lib/markdown';
import { generatedFrom } from '../../lib/nixos/header';
import { refuseTokens } from '../../lib/nixos/tokens';
import { drawLayers } from '../../lib/svg/draw';
import type { IConstruct } from 'constructs';
import { clusterSection, othersSection } from './clusters';
import { emittersSection } from './emitters';
import { fleetIn } from './fleet';
import { hostsSection } from './hosts';
import { pictureOf } from './picture';
import { counted } from './words';

/** Where the page and its picture are in the output directory; the first is what a forge shows of a folder. */
const PAGE = 'README.md';
const PICTURE = 'fleet.svg';

/**
 * The page of a fleet and its picture, by path: what runs where, with its ports, endpoints and switches, the way of each
 * signal, and what is in the cluster. All of it is what constructs say of what they made.
 *
 * @param stack whose hosts and clusters they are
 * @throws when something on a host can't be printed
 */
export function fleetPage(
  stack: IConstruct & { readonly tailnet?: string },
): ReadonlyMap<string, string> {
  const fleet = fleetIn(stack);
  const { id } = stack.node;
  const ofTailnet = stack.tailnet === undefined ? '' : ` of the tailnet ${code(stack.tailnet)}`;
  const picture = pictureOf(fleet, `The way of each signal in ${id}`);
  const header = generatedFrom(stack);
  const sections = [
    `<!-- ${header.replaceAll('--', '- -')} -->\n`,
    `# ${plain(id)}\n`,
    `${counted(fleet.hosts.length, 'host')}${ofTailnet}, and what they report to.\n`,
    ...(picture.boxes.length > 0 ? [`![The way of each signal](${PICTURE})\n`] : []),
    hostsSection(fleet.hosts),
    emittersSection(fleet.hosts),
    ...fleet.clusters.map(clusterSection),
    othersSection(fleet.others),
  ];
  const page = `${sections
    .filter((text) => text !== '')
    .join('\n')
    .trimEnd()}\n`;
  refuseTokens(stack, page);
  return new Map([
    [PAGE, page],
    ...(picture.boxes.length > 0 ? [[PICTURE, drawLayers(picture, header)] as const] : []),
  ]);
}
