import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NixosConfig, NixosHost } from '../../../lib';
import { ASIDE } from '../../../lib/synth/dry-run';
import { put } from '../nixos/folder';
import { temporaryFolder } from '../support';
import { aFleet } from './fleet';

test('somebody who only wants to read it has the flake written aside, and nothing changes where it is', () => {
  const fleet = aFleet();
  const aside = temporaryFolder();
  process.env[ASIDE] = aside;
  try {
    fleet.app.synth();
  } finally {
    delete process.env[ASIDE];
  }
  expect(fleet.nixosFiles().size).toBe(0);
  expect(readdirSync(join(aside, fleet.nixosOut))).toContain('flake.nix');
});

describe('what can not be written ends a synth while neither side has changed', () => {
  test('fails where the output directory would be in a file', () => {
    const fleet = aFleet();
    rmSync(fleet.nixosOut, { recursive: true, force: true });
    writeFileSync(fleet.nixosOut, 'a file');
    expect(() => fleet.app.synth()).toThrow('[fleet] Error: ENOTDIR');
    expect(fleet.terraformFiles().size).toBe(0);
  });

  test('fails for what comes after it has looked, and keeps what was there on both sides', () => {
    const fleet = aFleet();
    fleet.app.synth();
    const before = [fleet.nixosFiles(), fleet.terraformFiles()];
    new NixosConfig(NixosHost.allIn(fleet.stack)[0]!, 'more', { services: { a: 1 } });
    // Terraform's file can't be written: a folder has its place
    const [path = ''] = [...fleet.terraformFiles().keys()].filter((each) =>
      each.endsWith('.tf.json'),
    );
    const file = join(fleet.app.outdir, path);
    rmSync(file);
    mkdirSync(join(file, 'x'), { recursive: true });
    expect(() => fleet.app.synth()).toThrow(
      /\[fleet\] can't be written \(.*EISDIR.*\): neither side was changed/,
    );
    expect(fleet.nixosFiles()).toEqual(before[0]);
    expect(readdirSync(fleet.nixosOut).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(fleet.synthesizer.result).toBeUndefined();
  });

  test('takes up what a synth left that was killed', () => {
    const fleet = aFleet();
    put(fleet.nixosOut, '.synth.tmp/0', 'half');
    fleet.app.synth();
    expect(existsSync(join(fleet.nixosOut, '.synth.tmp'))).toBe(false);
    put(fleet.nixosOut, '.synth.tmp/0', 'half');
    fleet.app.synth();
    expect(existsSync(join(fleet.nixosOut, '.synth.tmp'))).toBe(false);
  });
});
