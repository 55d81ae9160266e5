import { shown } from '../errors';

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
  if (path === MANIFEST)
    throw new Error(`${MANIFEST} is the output directory's own: give the file another name`);
}
