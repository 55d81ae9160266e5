import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OutputDirectory } from '../../../lib/nixos/output';
import { temporaryFolder } from '../support';

type Files = Readonly<Record<string, string>>;

/** The path of an output directory that doesn't exist yet. */
export function fresh(): string {
  return join(temporaryFolder(), 'out');
}

/** What a synth of these files would do. */
export function plan(folder: string, files: Files) {
  return new OutputDirectory(folder).plan(new Map(Object.entries(files)));
}

/** A new output directory with these files. */
export function written(files: Files): string {
  const folder = fresh();
  plan(folder, files).apply();
  return folder;
}

/** Writes a file that isn't ours, or changes one that is. */
export function put(folder: string, path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** The text of a manifest. */
export const manifest = (...files: string[]) => `${JSON.stringify({ files }, undefined, 2)}\n`;
