import { lstatSync, readdirSync, readFileSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  checkPath,
  MANIFEST,
  manifestFiles,
  type FileChange,
  type OutputPlan,
} from './output-plan';
import { stepsOf } from './staged-output';

/**
 * The directory that NixOS output goes to. What its manifest doesn't list is not ours and is never touched; a file is
 * written only when its content changes, and whole or not at all.
 */
export class OutputDirectory {
  constructor(
    /** Its path, relative to the working directory or absolute. */
    readonly path: string,
  ) {}

  /**
   * Finds what has to change, without changing anything.
   *
   * @param files the whole wanted content, by path
   * @param yielding of those at the top, the ones that aren't wanted where somebody else has something of that name
   * @throws when the manifest can't be trusted, a path leads out of the directory, or a file that isn't ours is in the way
   */
  plan(files: ReadonlyMap<string, string>, yielding: Iterable<string> = []): OutputPlan {
    const ours = new Set(this.readManifest());
    const wanted = new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
    const foreigners = [...yielding].filter(
      (path) => !ours.has(path) && this.hasAnother(path, files.get(path)),
    );
    for (const path of foreigners) wanted.delete(path);
    for (const path of new Set([...ours, ...wanted.keys()])) checkPath(path, this.path);
    const remove = [...ours].filter((path) => !wanted.has(path));
    const before: Before = { without: new Set(remove), folders: new Map() };
    const gone = remove.map((path) => ({ path, before: this.read(path, before) }));
    const written: FileChange[] = [];
    let foreign: string | undefined;
    for (const [path, content] of wanted) {
      const found = this.read(path, before);
      if (found === content) continue;
      written.push({ path, before: found, after: content });
      if (found !== undefined && !ours.has(path)) foreign ??= path;
    }
    if (foreign !== undefined) {
      throw new Error(
        `${join(this.path, foreign)} is not one of ours (${MANIFEST} doesn't list it) and would be overwritten: ` +
          'move it, or give the construct another name',
      );
    }
    const write = written.map(({ path }) => path);
    const change = {
      write,
      remove,
      content: wanted,
      before: [...new Set([...ours, ...wanted.keys()])].sort(),
    };
    const unchanged = wanted.size - write.length;
    const changes = [...written, ...gone];
    return {
      write,
      remove,
      changes,
      unchanged,
      yielded: foreigners,
      ...stepsOf(this.path, change),
    };
  }

  /** Whether something is at a path that isn't a file of this content. */
  private hasAnother(path: string, content: string | undefined): boolean {
    const full = join(this.path, path);
    const found = lstatSync(full, { throwIfNoEntry: false });
    return found !== undefined && !(found.isFile() && readFileSync(full, 'utf8') === content);
  }

  private readManifest(): string[] {
    const text = this.read(MANIFEST);
    if (text === undefined) return [];
    return manifestFiles(text, join(this.path, MANIFEST));
  }

  /**
   * The content of a file, undefined when there is none or won't be any once what goes is gone.
   *
   * @throws for anything else that is in the way, such as a directory or a symbolic link
   */
  private read(path: string, before: Before = { without: new Set(), folders: new Map() }) {
    if (!this.hasFolder(dirname(path), before)) return undefined;
    const found = this.look(path);
    if (found === undefined || (found.isDirectory() && this.isEmptied(path, before.without))) {
      return undefined;
    }
    if (!found.isFile()) throw this.inTheWay(path, 'a file');
    return readFileSync(join(this.path, path), 'utf8');
  }

  /** Whether a folder is there, and stays once what goes is gone. @throws for anything else that is in the way */
  private hasFolder(folder: string, before: Before): boolean {
    if (folder === '.') return true;
    let has = before.folders.get(folder);
    if (has === undefined) {
      const found = this.hasFolder(dirname(folder), before) ? this.look(folder) : undefined;
      has = found !== undefined && !before.without.has(folder);
      if (has && !found?.isDirectory()) throw this.inTheWay(folder, 'a folder');
      before.folders.set(folder, has);
    }
    return has;
  }

  private look(path: string): Stats | undefined {
    const full = join(this.path, path);
    const found = lstatSync(full, { throwIfNoEntry: false });
    if (!found?.isSymbolicLink()) return found;
    throw new Error(
      `${full} is a symbolic link, through which nothing is written: replace it by what it points to`,
    );
  }

  private inTheWay(path: string, wanted: string): Error {
    return new Error(`${join(this.path, path)} is in the way: it is not ${wanted}, so move it`);
  }

  /** Whether nothing is left of a folder once `remove` is gone. */
  private isEmptied(folder: string, remove: ReadonlySet<string>): boolean {
    const entries = readdirSync(join(this.path, folder), { withFileTypes: true });
    const goes = entries.map((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? this.isEmptied(path, remove) : remove.has(path);
    });
    return goes.length > 0 && !goes.includes(false);
  }
}

/** What a plan knows of what it finds. */
interface Before {
  /** The files that go. */
  readonly without: ReadonlySet<string>;
  /** Whether each folder that was looked at is there: a plan looks once, since thousands of files share few folders. */
  readonly folders: Map<string, boolean>;
}

/** The files of a folder that are constant for every fleet, each at its name below `path` in the output. */
export function readConstants(folder: string, path: string): Map<string, string> {
  const names = readdirSync(folder).sort();
  return new Map(
    names.map((name) => [`${path}/${name}`, readFileSync(join(folder, name), 'utf8')]),
  );
}

/** A file of the library that is no TypeScript, such as a script. @throws when it isn't there */
export function readConstant(path: string): string {
  return readFileSync(path, 'utf8');
}
