import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describeWith, run } from '../support/programs';

const ROOT = join(__dirname, '../..');

describeWith(['nixfmt'], 'Nix files', (programs) => {
  test.each(['constructs', 'nixos-out', 'test/nixos/fixture'])(
    'in %s are as nixfmt formats them',
    (directory) => {
      const files = readdirSync(join(ROOT, directory), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.nix'))
        .map((name) => relative(ROOT, join(ROOT, directory, name)));
      expect(files).not.toEqual([]);
      const { status, output } = run(programs.nixfmt, ['--check', ...files], { cwd: ROOT });
      expect({ status, output }).toEqual({ status: 0, output: '' });
    },
  );
});
