// Copies into dist what tsc leaves behind: the NixOS modules, the scripts, and what runs on a workstation.
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
for (const folder of ['constructs', 'runtime', 'cli']) {
  cpSync(`${root}${folder}`, `${root}dist/${folder}`, {
    recursive: true,
    // a new app's own is one that is copied
    filter: (path) => !path.endsWith('.ts') || path.includes('/template/'),
  });
}
