import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { MANIFEST, manifestText, type OutputPlan } from './output-plan';

/** Where what is new is written aside. */
const STAGED = '.synth.tmp';

/** The manifest, at first with all that may be ours: no path has this character. */
const BEFORE = '\0before';
const AFTER = '\0after';

/** What a plan found out. */
export interface Change {
  /** Files that are new or whose content differs. */
  readonly write: readonly string[];
  /** Files that go. */
  readonly remove: readonly string[];
  /** The whole wanted content. */
  readonly content: ReadonlyMap<string, string>;
  /** All that may be ours while it is carried out. */
  readonly before: readonly string[];
}

/** How a plan is carried out in a directory. */
export function stepsOf(
  path: string,
  { write, remove, content, before }: Change,
): Pick<OutputPlan, 'prepare' | 'discard' | 'apply'> {
  let staged: ReadonlyMap<string, string> | undefined;
  const manifests = { before: manifestText(before), after: manifestText([...content.keys()]) };
  const aside = join(path, STAGED);
  const discard = () => rmSync(aside, { recursive: true, force: true });
  const prepare = () => {
    const texts = write.map((each) => [each, content.get(each) ?? ''] as const);
    const all = [...texts, [BEFORE, manifests.before], [AFTER, manifests.after]] as const;
    const made = mkdirSync(path, { recursive: true });
    try {
      // that of a synth that was killed
      discard();
      mkdirSync(aside);
      for (const [i, [, text]] of all.entries()) writeFileSync(join(aside, String(i)), text);
    } catch (error) {
      discard();
      if (made !== undefined) rmSync(made, { recursive: true, force: true });
      throw error;
    }
    staged = new Map(all.map(([each], i) => [each, join(aside, String(i))]));
  };
  const put = (from: string, to: string) => renameSync(staged?.get(from) ?? '', join(path, to));
  const apply = () => {
    const current = textOf(join(path, MANIFEST));
    if (write.length + remove.length === 0 && current === manifests.after) return discard();
    if (staged === undefined) prepare();
    try {
      // First everything that may be ours, so that a synth that is cut off leaves nothing behind that nobody owns.
      if (current !== manifests.before) put(BEFORE, MANIFEST);
      // Before writing, because a folder may take the place of a file, or a file that of a folder.
      removeFrom(path, remove);
      for (const each of write) {
        mkdirSync(dirname(join(path, each)), { recursive: true });
        put(each, each);
      }
      if (manifests.after !== manifests.before) put(AFTER, MANIFEST);
    } finally {
      discard();
      staged = undefined;
    }
  };
  return { prepare, discard, apply };
}

/** Removes files, and the folders that this empties. */
function removeFrom(path: string, paths: readonly string[]): void {
  const folders = new Set<string>();
  for (const each of paths) {
    rmSync(join(path, each), { force: true });
    for (let folder = dirname(each); folder !== '.'; folder = dirname(folder)) folders.add(folder);
  }
  // those inside others first
  for (const folder of [...folders].sort().reverse()) {
    const full = join(path, folder);
    if (existsSync(full) && readdirSync(full).length === 0) rmdirSync(full);
  }
}

function textOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** Remembers a file. @returns what makes it what it was, or takes it away where it wasn't there */
export function remembered(path: string): () => void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found !== undefined && !found.isFile()) return () => undefined;
  const text = textOf(path);
  return () => (text === undefined ? rmSync(path, { force: true }) : writeFileSync(path, text));
}
