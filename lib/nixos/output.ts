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
  type Stats,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { messageOf, shown } from '../errors';

/** The list of the files that are ours, in the output directory itself. */
export const MANIFEST = 'manifest.json';

/** What a synth does to the output directory; nothing has been changed yet when one is made. */
export interface OutputPlan {
  /** Files that are new or whose content differs. */
  readonly write: readonly string[];
  /** Files that are ours from an earlier synth and not wanted any more. */
  readonly remove: readonly string[];
  /** How many files stay as they are. */
  readonly unchanged: number;
  /** Carries it out. */
  apply(): void;
}

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
   * @throws when the manifest can't be trusted, a path leads out of the directory, or a file that isn't ours is in the way
   */
  plan(files: ReadonlyMap<string, string>): OutputPlan {
    const ours = this.readManifest();
    const wanted = new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
    for (const path of new Set([...ours, ...wanted.keys()])) this.checkPath(path);
    const remove = ours.filter((path) => !wanted.has(path));
    for (const path of remove) this.read(path, remove);
    const found = new Map([...wanted.keys()].map((path) => [path, this.read(path, remove)]));
    const write = [...wanted.keys()].filter((path) => found.get(path) !== wanted.get(path));
    const foreign = write.find((path) => !ours.includes(path) && found.get(path) !== undefined);
    if (foreign !== undefined) {
      throw new Error(
        `${join(this.path, foreign)} is not one of ours (${MANIFEST} doesn't list it) and would be overwritten: ` +
          'move it, or give the construct another name',
      );
    }
    const apply = () => {
      // First everything that may be ours, so that a synth that is cut off leaves nothing behind that nobody owns.
      if (remove.length > 0 || write.length > 0) {
        this.writeManifest([...new Set([...ours, ...wanted.keys()])].sort());
      }
      // Before writing, because a folder may take the place of a file, or a file that of a folder.
      for (const path of remove) this.remove(path);
      for (const path of write) this.write(path, wanted.get(path) as string);
      this.writeManifest([...wanted.keys()]);
    };
    return { write, remove, unchanged: wanted.size - write.length, apply };
  }

  private readManifest(): string[] {
    const text = this.read(MANIFEST);
    if (text === undefined) return [];
    const where = join(this.path, MANIFEST);
    try {
      const { files } = JSON.parse(text) as { files?: unknown };
      if (Array.isArray(files) && files.every((file) => typeof file === 'string')) return files;
    } catch (error) {
      throw new Error(`${where} can't be read (${messageOf(error)}): restore it from git`);
    }
    throw new Error(`${where} is not { "files": [paths] }: restore it from git`);
  }

  /** The manifest is checked in and could say anything, so its paths are checked like everybody else's. */
  private checkPath(path: string): void {
    const leadsOut = path.split('/').some((segment) => ['', '.', '..'].includes(segment));
    if (leadsOut || path.includes('\\') || path.includes('\0')) {
      throw new Error(
        `${shown(path)} is not a path inside ${this.path}: correct ${MANIFEST} or restore it from git`,
      );
    }
    if (path === MANIFEST)
      throw new Error(`${MANIFEST} is the output directory's own: give the file another name`);
  }

  /**
   * The content of a file, undefined when there is none or won't be any once `remove` is gone.
   *
   * @throws for anything else that is in the way, such as a directory or a symbolic link
   */
  private read(path: string, remove: readonly string[] = []): string | undefined {
    const segments = path.split('/');
    for (let length = 1; length < segments.length; length++) {
      const parent = segments.slice(0, length).join('/');
      const found = this.look(parent);
      if (found === undefined || remove.includes(parent)) return undefined;
      if (!found.isDirectory()) throw this.inTheWay(parent, 'a folder');
    }
    const found = this.look(path);
    if (found === undefined || (found.isDirectory() && this.isEmptied(path, remove))) {
      return undefined;
    }
    if (!found.isFile()) throw this.inTheWay(path, 'a file');
    return readFileSync(join(this.path, path), 'utf8');
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
  private isEmptied(folder: string, remove: readonly string[]): boolean {
    const entries = readdirSync(join(this.path, folder), { withFileTypes: true });
    const goes = entries.map((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? this.isEmptied(path, remove) : remove.includes(path);
    });
    return goes.length > 0 && !goes.includes(false);
  }

  private writeManifest(files: readonly string[]): void {
    const content = `${JSON.stringify({ files }, undefined, 2)}\n`;
    if (this.read(MANIFEST) !== content) this.write(MANIFEST, content);
  }

  private write(path: string, content: string): void {
    const file = join(this.path, path);
    mkdirSync(dirname(file), { recursive: true });
    // a name that nobody else has, and never through a link
    const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
    writeFileSync(temporary, content, { flag: 'wx' });
    try {
      renameSync(temporary, file);
    } catch (error) {
      rmSync(temporary);
      throw error;
    }
  }

  private remove(path: string): void {
    rmSync(join(this.path, path), { force: true });
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
      const full = join(this.path, folder);
      if (!existsSync(full) || readdirSync(full).length > 0) return;
      rmdirSync(full);
    }
  }
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
