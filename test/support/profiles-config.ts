import { copyFileSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';

const FILES = join(__dirname, '../../nixos-out/files/ryzen/alloy');

/** A directory for Alloy below `folder` with what ryzen's collector has for profiles alone: where they come in and go. */
export function profilesConfig(folder: string): string {
  const directory = mkdtempSync(join(folder, 'profiles-'));
  for (const name of ['pyroscope.alloy', 'lgtm.alloy'])
    copyFileSync(join(FILES, name), join(directory, name));
  return directory;
}
