import { existsSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { readConstants } from '../../../lib/nixos/output';
import { MANIFEST } from '../../../lib/nixos/output-plan';
import { filesIn, temporaryFolder } from '../support';
import { fresh, manifest, plan, put, written } from './folder';

describe('writing', () => {
  test('makes the directory, its folders and a sorted manifest', () => {
    const folder = fresh();
    const { write, remove, unchanged, apply } = plan(folder, { 'b/c': '2', a: '1', 'b-': '3' });
    expect({ write, remove, unchanged }).toEqual({
      write: ['a', 'b-', 'b/c'],
      remove: [],
      unchanged: 0,
    });
    apply();
    expect(Object.fromEntries(filesIn(folder))).toEqual({
      a: '1',
      'b-': '3',
      'b/c': '2',
      'manifest.json': manifest('a', 'b-', 'b/c'),
    });
  });

  test('changes nothing by planning alone', () => {
    const folder = fresh();
    plan(folder, { a: '1' });
    expect(existsSync(folder)).toBe(false);
    plan(folder, { a: '1', b: '1' }).apply();
    plan(folder, { a: '2', c: '3' });
    expect([...filesIn(folder).keys()]).toEqual(['a', 'b', 'manifest.json']);
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('1');
  });

  test('leaves unchanged files alone, to the time of their last change', () => {
    const folder = written({ a: '1', b: '1' });
    const long = new Date('2001-02-03T04:05:06Z');
    for (const name of ['a', 'b', MANIFEST]) utimesSync(join(folder, name), long, long);
    const { write, unchanged, apply } = plan(folder, { a: '1', b: '2' });
    expect({ write, unchanged }).toEqual({ write: ['b'], unchanged: 1 });
    apply();
    expect(statSync(join(folder, 'a')).mtime).toEqual(long);
    expect(statSync(join(folder, MANIFEST)).mtime).toEqual(long);
    expect(statSync(join(folder, 'b')).mtime).not.toEqual(long);
  });

  test('twice has nothing to do the second time', () => {
    const files = { a: '1', 'b/c': 'é😀\n' };
    const folder = written(files);
    expect(plan(folder, files)).toMatchObject({ write: [], remove: [], unchanged: 2 });
  });

  test('repairs what somebody changed or removed', () => {
    const folder = written({ a: '1', 'b/c': '2' });
    put(folder, 'a', 'edited');
    rmSync(join(folder, 'b'), { recursive: true });
    plan(folder, { a: '1', 'b/c': '2' }).apply();
    expect(Object.fromEntries(filesIn(folder))).toMatchObject({ a: '1', 'b/c': '2' });
  });

  test('leaves no temporary files, and none in the way of a file of such a name', () => {
    const folder = written({ a: '1', 'a.tmp': 'mine' });
    put(folder, 'b.tmp', 'foreign');
    plan(folder, { a: '2', 'a.tmp': 'mine', b: '1' }).apply();
    expect(Object.fromEntries(filesIn(folder))).toEqual({
      a: '2',
      'a.tmp': 'mine',
      b: '1',
      'b.tmp': 'foreign',
      'manifest.json': manifest('a', 'a.tmp', 'b'),
    });
  });
});

describe('removing', () => {
  test('takes what is not wanted any more, with the folders that it empties', () => {
    const folder = written({ 'hosts/a': '1', 'files/a/x/y': '2', 'files/b': '3' });
    const { remove, apply } = plan(folder, { 'hosts/b': '1', 'files/b': '3' });
    expect(remove).toEqual(['files/a/x/y', 'hosts/a']);
    apply();
    expect([...filesIn(folder).keys()]).toEqual(['files/b', 'hosts/b', 'manifest.json']);
    expect(existsSync(join(folder, 'files/a'))).toBe(false);
  });

  test('keeps files that are not ours, and the folders that they are in', () => {
    const folder = written({ 'files/a/x': '1', 'files/b/y': '2' });
    put(folder, 'files/a/NOTES.md', 'mine');
    put(folder, 'README.md', 'mine');
    plan(folder, {}).apply();
    expect(Object.fromEntries(filesIn(folder))).toEqual({
      'README.md': 'mine',
      'files/a/NOTES.md': 'mine',
      'manifest.json': manifest(),
    });
    expect(existsSync(join(folder, 'files/b'))).toBe(false);
  });

  test('takes no notice when the file is gone already', () => {
    const folder = written({ 'a/b': '1', c: '1' });
    rmSync(join(folder, 'a'), { recursive: true });
    plan(folder, { c: '1' }).apply();
    expect([...filesIn(folder).keys()]).toEqual(['c', 'manifest.json']);
  });

  test('makes room for a folder where a file was, and for a file where a folder was', () => {
    const folder = written({ a: '1', 'b/c': '2' });
    plan(folder, { 'a/x': '1', b: '2' }).apply();
    expect(Object.fromEntries(filesIn(folder))).toEqual({
      'a/x': '1',
      b: '2',
      'manifest.json': manifest('a/x', 'b'),
    });
  });

  test('is taken up again by the next synth when one is cut off', () => {
    const folder = written({ a: '1', b: '1' });
    const { apply } = plan(folder, { b: '2', c: '1', 'd/e': '1' });
    // comes into being between the plan and its execution
    put(folder, 'd/e/foreign', 'x');
    expect(apply).toThrow('EISDIR');
    expect([...filesIn(folder).keys()]).toEqual(['b', 'c', 'd/e/foreign', 'manifest.json']);
    rmSync(join(folder, 'd'), { recursive: true });
    plan(folder, { b: '3' }).apply();
    expect(Object.fromEntries(filesIn(folder))).toEqual({ b: '3', 'manifest.json': manifest('b') });
  });
});

describe('constant files', () => {
  test("are a folder's, below a path of the output", () => {
    const folder = temporaryFolder();
    put(folder, 'default.nix', '{ }');
    put(folder, 'alloy.nix', '{ a = 1; }');
    expect(Object.fromEntries(readConstants(folder, 'modules'))).toEqual({
      'modules/default.nix': '{ }',
      'modules/alloy.nix': '{ a = 1; }',
    });
  });
});
