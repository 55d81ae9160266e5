import { messageOf, shown } from '../errors';

/** The list of the files that are ours, in the output directory itself. */
export const MANIFEST = 'manifest.json';

/** What becomes of a file. */
export interface FileChange {
  /** Its path in the output directory. */
  readonly path: string;
  /** Its text as it is; none when it is new. */
  readonly before?: string;
  /** Its text as it will be; none when it goes. */
  readonly after?: string;
}

/** What a synth does to the output directory; nothing has been changed yet when one is made. */
export interface OutputPlan {
  /** Files that are new or whose content differs. */
  readonly write: readonly string[];
  /** Files that are ours from an earlier synth and not wanted any more. */
  readonly remove: readonly string[];
  /** Both of them, with their texts: those that are written first. */
  readonly changes: readonly FileChange[];
  /** How many files stay as they are. */
  readonly unchanged: number;
  /** What isn't written since somebody else has something of that name. */
  readonly yielded: readonly string[];
  /**
   * Writes all that is new beside what is there, so that what can go wrong does so while nothing has changed.
   *
   * @throws when it can't be written, after which there is nothing of it
   */
  prepare(): void;
  /** Takes what `prepare` wrote away again. */
  discard(): void;
  /** Carries it out. @throws as `prepare` does, which it calls when nobody has */
  apply(): void;
}

/** The files that a manifest lists. @param where where it is, for errors */
export function manifestFiles(text: string, where: string): string[] {
  try {
    const { files } = JSON.parse(text) as { files?: unknown };
    if (Array.isArray(files) && files.every((file) => typeof file === 'string')) return files;
  } catch (error) {
    throw new Error(`${where} can't be read (${messageOf(error)}): restore it from git`);
  }
  throw new Error(`${where} is not { "files": [paths] }: restore it from git`);
}

/** The text of a manifest. */
export function manifestText(files: readonly string[]): string {
  return `${JSON.stringify({ files }, undefined, 2)}\n`;
}

/**
 * Checks that a path leads nowhere but to a file inside `directory`. The manifest is checked in and could say anything,
 * so its paths are checked like everybody else's.
 *
 * @throws when it leads out, or is the manifest's own
 */
export function checkPath(path: string, directory: string): void {
  const leadsOut = path.split('/').some((segment) => ['', '.', '..'].includes(segment));
  if (leadsOut || path.includes('\\') || path.includes('\0')) {
    throw new Error(
      `${shown(path)} is not a path inside ${directory}: correct ${MANIFEST} or restore it from git`,
    );
  }
  const long = path.split('/').find((segment) => Buffer.byteLength(segment) > LONGEST_NAME);
  if (long !== undefined) {
    throw new Error(
      `${shown(`${long.slice(0, 40)}…`)} in ${directory} is a name of ${Buffer.byteLength(long)} bytes, and file systems take ${LONGEST_NAME}: ` +
        'give what it comes from a shorter one',
    );
  }
  if (path === MANIFEST)
    throw new Error(`${MANIFEST} is the output directory's own: give the file another name`);
}

/** Of most file systems, less what a temporary name takes. */
const LONGEST_NAME = 240;
