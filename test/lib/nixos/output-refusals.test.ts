import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MANIFEST } from '../../../lib/nixos/output-plan';
import { temporaryFolder } from '../support';
import { fresh, manifest, plan, put, written } from './folder';

describe('a plan', () => {
  test('fails for a foreign file in the way, but not when it is what would be written', () => {
    const folder = fresh();
    put(folder, 'hosts/ryzen.nix', 'mine');
    expect(() => plan(folder, { 'hosts/ryzen.nix': 'ours' })).toThrow(
      `${join(folder, 'hosts/ryzen.nix')} is not one of ours (manifest.json doesn't list it) ` +
        'and would be overwritten: move it, or give the construct another name',
    );
    plan(folder, { 'hosts/ryzen.nix': 'mine' }).apply();
    expect(readFileSync(join(folder, MANIFEST), 'utf8')).toBe(manifest('hosts/ryzen.nix'));
  });

  const PATHS = [
    '../a',
    '..',
    '.',
    '',
    'a/../b',
    'a/..',
    '/etc/passwd',
    './a',
    'a//b',
    'a/',
    'a\\b',
    'a\0b',
  ];

  test.each(PATHS)('fails for %j as a path to write', (path) => {
    expect(() => plan(fresh(), { [path]: '' })).toThrow(`'${path}' is not a path inside`);
  });

  test.each(PATHS)(
    'fails for %j in the manifest, which is checked in and could say anything',
    (path) => {
      const folder = fresh();
      put(folder, MANIFEST, manifest('x', path));
      expect(() => plan(folder, {})).toThrow(
        `'${path}' is not a path inside ${folder}: correct manifest.json or restore it from git`,
      );
    },
  );

  test("fails for the manifest's own name", () => {
    const message = "manifest.json is the output directory's own: give the file another name";
    expect(() => plan(fresh(), { [MANIFEST]: '' })).toThrow(message);
    const folder = fresh();
    put(folder, MANIFEST, manifest(MANIFEST));
    expect(() => plan(folder, {})).toThrow(message);
  });

  test.each<[string, string]>([
    ['a parent', 'files/x'],
    ['a file', 'files'],
    ['a link that leads nowhere', 'nowhere'],
  ])('fails for %s that is a symbolic link', (_, path) => {
    const folder = fresh();
    const target = temporaryFolder();
    writeFileSync(join(target, 'x'), 'foreign');
    mkdirSync(folder);
    symlinkSync(target, join(folder, 'files'));
    symlinkSync(join(target, 'missing'), join(folder, 'nowhere'));
    const message = /is a symbolic link, through which nothing is written: replace it by what/;
    expect(() => plan(folder, { [path]: 'ours' })).toThrow(message);
    put(folder, MANIFEST, manifest(path));
    expect(() => plan(folder, {})).toThrow(message);
    expect(readFileSync(join(target, 'x'), 'utf8')).toBe('foreign');
  });

  test('fails for something else in the way: a directory, or a file where a folder must be', () => {
    const folder = written({ ours: '1' });
    put(folder, 'd/x', 'foreign');
    put(folder, 'f', 'foreign');
    mkdirSync(join(folder, 'empty'));
    expect(() => plan(folder, { d: 'ours' })).toThrow(`${join(folder, 'd')} is in the way`);
    expect(() => plan(folder, { empty: 'ours' })).toThrow('it is not a file, so move it');
    expect(() => plan(folder, { 'f/x/y': 'ours' })).toThrow(`${join(folder, 'f')} is in the way`);
    rmSync(join(folder, 'ours'));
    put(folder, 'ours/x', 'foreign');
    expect(() => plan(folder, {})).toThrow(`${join(folder, 'ours')} is in the way`);
    expect(readFileSync(join(folder, 'ours/x'), 'utf8')).toBe('foreign');
  });

  test.each(['', '{', '<<<<<<< HEAD', 'null', '[]', '{}', '{"files":"a"}', '{"files":[1]}'])(
    'fails for %j as a manifest, rather than taking nothing for ours',
    (text) => {
      const folder = written({ a: '1' });
      put(folder, MANIFEST, text);
      expect(() => plan(folder, { a: '2' })).toThrow(
        new RegExp(`^${join(folder, MANIFEST)} .*: restore it from git$`),
      );
    },
  );
});
