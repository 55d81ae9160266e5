import { changedOptions } from '../nixos/changed-options';
import type { FileChange } from '../nixos/output-plan';

/**
 * What changes on which host, in a few lines for whoever commits it: options, then files, hosts with the same changes
 * together. Nothing when all is new.
 */
export function describeChanges(changes: readonly FileChange[]): string[] {
  if (changes.every(({ before }) => before === undefined)) return [];
  const byHost = new Map<string, FileChange[]>();
  for (const change of changes) {
    const host = HOST.exec(change.path)?.slice(1).find(Boolean) ?? sharedBy(change.path);
    byHost.set(host, [...(byHost.get(host) ?? []), change]);
  }
  const hostsBySaid = new Map<string, string[]>();
  for (const [host, theirs] of [...byHost].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const said =
      host === EVERY || host === PAGE ? describeShared(theirs) : describeHost(host, theirs);
    hostsBySaid.set(said, [...(hostsBySaid.get(said) ?? []), host]);
  }
  return [...hostsBySaid].map(([said, hosts]) => `  ${atMost(hosts, HOSTS).join(', ')}:${said}`);
}

/** The modules and what else they share; no host's name. */
const EVERY = 'every host';
/** What is for people, and follows from all else. */
const PAGE = 'the page';

function sharedBy(path: string): string {
  return /^[^/]+\.(md|svg)$/.test(path) ? PAGE : EVERY;
}

/** Whose a file is. */
const HOST = /^(?:hosts\/([^/]+)\.nix|files\/([^/]+)\/.*)$/;
/** As many as one can take in. */
const HOSTS = 10;
const DETAILS = 8;

function describeShared(changes: readonly FileChange[]): string {
  const paths = changes.map(({ path }) => path);
  return ` ${atMost(paths, DETAILS).join(', ')}`;
}

function describeHost(host: string, changes: readonly FileChange[]): string {
  const module = changes.find(({ path }) => path === `hosts/${host}.nix`);
  if (module && module.before === undefined) return ' new';
  if (module && module.after === undefined) return ' removed';
  const options = module && changedOptions(module.before ?? '', module.after ?? '');
  // what is no option, such as where the module is generated from
  const files = changes.filter((change) => change !== module || !options?.length);
  const details = [...(options ?? []), ...files.map(describeFile)].map((detail) =>
    // so that hosts with the same changes are told together
    detail.replaceAll(`files/${host}/`, 'files/<host>/').replace(/^files\/<host>\//, ''),
  );
  return atMost(details, DETAILS)
    .map((detail) => `\n    ${detail}`)
    .join('');
}

function describeFile({ path, before, after }: FileChange): string {
  if (before === undefined) return `${path}: new`;
  if (after === undefined) return `${path}: removed`;
  return `${path}: lines +${linesOnlyIn(after, before)} -${linesOnlyIn(before, after)}`;
}

/** How many lines one text has more often than another. */
function linesOnlyIn(text: string, other: string): number {
  const left = new Map<string, number>();
  for (const line of other.split('\n')) left.set(line, (left.get(line) ?? 0) + 1);
  return text.split('\n').filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  }).length;
}

function atMost(items: readonly string[], count: number): string[] {
  if (items.length <= count) return [...items];
  return [...items.slice(0, count), `and ${items.length - count} more`];
}
