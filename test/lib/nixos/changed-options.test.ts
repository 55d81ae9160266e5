import fc from 'fast-check';
import { NixFunction, NixPath, printNix } from '../../../lib';
import type { NixAttrs, NixValue } from '../../../lib';
import { changedOptions } from '../../../lib/nixos/changed-options';

/** A host's module as one is printed. */
function aModule(options: NixAttrs): string {
  const module = new NixFunction(['lib', '...'], {
    imports: [new NixPath('../modules')],
    ...options,
  });
  return `# Generated from fleet/ryzen by cdktf synth. Do not edit.\n${printNix(module)}`;
}

/** What differs between two of them. */
function changed(before: NixAttrs, after: NixAttrs) {
  return changedOptions(aModule(before), aModule(after));
}

describe('the options that differ between two modules', () => {
  test('are none of the same module', () => {
    expect(changed({ a: { b: 1, c: ['x'] } }, { a: { b: 1, c: ['x'] } })).toEqual([]);
  });

  test('are those that came, went, or have another value', () => {
    const before = { a: { gone: true, kept: 1, other: 'x' } };
    expect(changed(before, { a: { kept: 1, other: 'y' }, b: { new: 2 } })).toEqual([
      '- a.gone',
      'a.other: "x" -> "y"',
      '+ b.new = 2',
    ]);
  });

  test('are told of a list by what came and went, however it is printed', () => {
    expect(changed({ l: [] }, { l: ['x'] })).toEqual(['l: + "x"']);
    expect(changed({ l: ['x', 'y'] }, { l: ['y', 'z'] })).toEqual(['l: + "z", - "x"']);
    expect(changed({ l: ['x', 'y'] }, { l: ['y', 'x'] })).toEqual(['l: in another order']);
    expect(changed({ l: [{ a: [1, 2] }], m: 1 }, { l: [{ a: [1, 3] }], m: 1 })).toEqual([
      'l: + 3, - 2',
    ]);
  });

  test('are found in a set of one attribute, which is written into the path', () => {
    expect(changed({ a: { b: { c: 1 } } }, { a: { b: { c: 2 } } })).toEqual(['a.b.c: 1 -> 2']);
    expect(changed({ a: { b: { c: 1 } } }, { a: { b: { c: 1, d: 1 } } })).toEqual(['+ a.b.d = 1']);
  });

  test('are cut short where one would not read them', () => {
    expect(changed({}, { a: 'x'.repeat(100) })).toEqual([`+ a = "${'x'.repeat(58)}…`]);
  });

  test('are unknown when a text is no module of ours', () => {
    for (const text of [
      '',
      '{ }\n',
      '{ lib, ... }:\n{\n  <<<<<<< HEAD\n}\n',
      '{ lib, ... }:\n{\n  a = {\n}\n',
    ])
      expect(changedOptions(text, aModule({}))).toBeUndefined();
  });

  test('are none for any module beside itself, and some beside one with an option more', () => {
    const key = fc.oneof(
      fc.constantFrom('a', 'b', 'in'),
      fc.string({ minLength: 1, unit: 'grapheme-ascii' }),
    );
    const { value } = fc.letrec<{ value: NixValue; attrs: NixAttrs }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.integer(),
        fc.boolean(),
        fc.string(),
        fc.array(tie('value'), { maxLength: 3 }),
        tie('attrs'),
      ),
      attrs: fc.dictionary(key, tie('value'), { maxKeys: 3 }),
    }));
    fc.assert(
      fc.property(fc.dictionary(key, value), fc.integer(), (options, n) => {
        const { added: _, ...others } = options;
        expect(changed(others, others)).toEqual([]);
        expect(changed(others, { ...others, added: n })).toEqual([`+ added = ${n}`]);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
