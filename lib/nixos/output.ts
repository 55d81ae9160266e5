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
import { dirname, join, posix } from 'node:path';
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
    const write = [...wanted]
      .filter(([path, content]) => this.read(path) !== content)
      .map(([path]) => path);
    const foreign = write.find((path) => !ours.includes(path) && this.read(path) !== undefined);
    if (foreign !== undefined) {
      throw new Error(
        `${join(this.path, foreign)} is not one of ours (${MANIFEST} doesn't list it) and would be overwritten: ` +
          'move it, or give the construct another name',
      );
    }
    const remove = ours.filter((path) => !wanted.has(path));
    const apply = () => {
      // First everything that may be ours, so that a synth that is cut off leaves nothing behind that nobody owns.
      if (remove.length > 0 || write.length > 0)
        this.writeManifest([...new Set([...ours, ...wanted.keys()])].sort());
      for (const path of write) this.write(path, wanted.get(path) as string);
      for (const path of remove) this.remove(path);
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
    const segments = path.split('/');
    const clean =
      path !== '' &&
      posix.normalize(path) === path &&
      !path.startsWith('/') &&
      segments[0] !== '..';
    if (!clean || path.includes('\\')) {
      throw new Error(
        `${shown(path)} is not a path inside ${this.path}: correct ${MANIFEST} or restore it from git`,
      );
    }
    if (path === MANIFEST)
      throw new Error(`${MANIFEST} is the output directory's own: give the file another name`);
    segments.forEach((_, i) => {
      const part = join(this.path, ...segments.slice(0, i + 1));
      if (lstatSync(part, { throwIfNoEntry: false })?.isSymbolicLink()) {
        throw new Error(
          `${part} is a symbolic link, through which nothing is written: replace it by what it points to`,
        );
      }
    });
  }

  private read(path: string): string | undefined {
    const file = join(this.path, path);
    const found = lstatSync(file, { throwIfNoEntry: false });
    if (found === undefined) return undefined;
    if (!found.isFile()) throw new Error(`${file} is in the way: it is not a file, so move it`);
    return readFileSync(file, 'utf8');
  }

  private writeManifest(files: readonly string[]): void {
    const content = `${JSON.stringify({ files }, undefined, 2)}\n`;
    if (this.read(MANIFEST) !== content) this.write(MANIFEST, content);
  }

  private write(path: string, content: string): void {
    const file = join(this.path, path);
    mkdirSync(dirname(file), { recursive: true });
    const temporary = `${file}.tmp`;
    writeFileSync(temporary, content);
    renameSync(temporary, file);
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

/** The constant `*.nix` modules of a folder, by name, for `modules/` in the output. */
export function readModules(folder: string): Map<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.nix'));
  return new Map(
    names.map((name) => [`modules/${name}`, readFileSync(join(folder, name), 'utf8')]),
  );
}
