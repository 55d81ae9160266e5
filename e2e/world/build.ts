import { mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Machine } from '../../test/nixos/evaluate';
import { run } from '../../test/support/programs';

/** Runs what has to succeed for a machine to be built, as Nix' builder does. @param folder of the caller's own */
export function build(alloy: string, machine: Machine, folder: string) {
  const [{ command, files } = { command: 'true', files: {} }] = Object.values(machine.checks);
  const configuration = mkdtempSync(join(folder, 'configuration-'));
  for (const [file, source] of Object.entries(files)) {
    mkdirSync(dirname(join(configuration, file)), { recursive: true });
    symlinkSync(source, join(configuration, file));
  }
  const bin = `${configuration}.bin`;
  mkdirSync(bin);
  symlinkSync(alloy, join(bin, 'alloy'));
  return run('env', [
    ...['-i', `PATH=${bin}:/usr/bin:/bin`, `configuration=${configuration}`],
    ...[`out=${configuration}.out`, 'bash', '-e', '-u', '-c', command],
  ]);
}
