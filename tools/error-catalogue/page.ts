import type { Message } from './catalogue';

/** The parts of the page, by the folders of the sources: the first that fits. */
const PARTS: readonly (readonly [folder: string, title: string])[] = [
  ['constructs/workstation/home-modules/', 'NixOS: when a system is built'],
  ['constructs/workstation/modules/', 'NixOS: when a system is built'],
  ['constructs/workstation/sources/', 'Workstation: sources'],
  ['constructs/workstation/destinations/', 'Workstation: destinations'],
  ['constructs/workstation/buffer/', 'Workstation: the outage buffer'],
  ['constructs/workstation/ebpf/', 'Workstation: Beyla and profiles'],
  ['constructs/workstation/', 'Workstation: the collector'],
  ['constructs/cluster/backends/', 'Cluster: backends'],
  ['constructs/cluster/collector/', 'Cluster: the collector'],
  ['constructs/cluster/retention/', 'Cluster: retention'],
  ['constructs/cluster/', 'Cluster: names, the tailnet and Grafana'],
  ['constructs/', 'The stack and its endpoints'],
  ['lib/nixos/', 'Hosts and what is written for them'],
  ['lib/alloy/', 'Alloy components'],
  ['lib/', 'Values, overrides and files'],
];

const INTRODUCTION = `Every error and warning of a synth and of NixOS, as a user sees it. An error stops a synth before anything is written, on either
side; a warning doesn't. What stands in brackets is the construct, by its path in the app: \`fleet/ryzen/alloy\` is \`alloy\` on the host
\`ryzen\` of the stack \`fleet\`. Names and values are those of the tests, and \`…\` stands for what differs. After the colon is what to do.

Written by \`npm run generate:errors\`, from the sources and from what the tests expect. What \`observability-check\` says has
[a page of its own](self-check.md), and what an apply says is in [the cluster](cluster.md#when-something-isnt-there-yet).`;

/** The page of all errors and warnings, as Markdown. */
export function errorsPage(messages: readonly Message[]): string {
  const titles = [...new Set(PARTS.map(([, title]) => title))];
  const sections = titles.flatMap((title) => {
    const own = messages.filter(({ source }) => partOf(source) === title);
    const [errors, warnings] = (['error', 'warning'] as const).map((level) =>
      unique(own.filter((each) => each.level === level).map(line)),
    ) as [string[], string[]];
    const warned = warnings.length > 0 ? [`Warnings:\n\n${warnings.join('\n')}`] : [];
    return [`## ${title}`, ...(errors.length > 0 ? [errors.join('\n')] : []), ...warned];
  });
  return `# Errors and warnings\n\n${[INTRODUCTION, ...sections].join('\n\n')}\n`;
}

function partOf(source: string): string | undefined {
  return PARTS.find(([folder]) => source.startsWith(folder))?.[1];
}

function unique(lines: readonly string[]): string[] {
  return [...new Set(lines)];
}

/** A message as an item of a list, where no character of it means anything. */
function line({ path, text }: Message): string {
  const plain = text.replaceAll(/[\\`*_<>[\]$#|~]/g, '\\$&');
  return path === undefined ? `- ${plain}` : `- \`[${path}]\` ${plain}`;
}
