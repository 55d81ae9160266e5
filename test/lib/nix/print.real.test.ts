import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  mkDefault,
  NixCall,
  NixFunction,
  printNix,
  type NixAttrs,
  type NixValue,
} from '../../../lib';
import { describeWith, mustRun, run } from '../../support/programs';
import { temporaryFolder } from '../support';

const SEED = 2026;
const SPECIAL = ['${', '$', '{', '}', '"', "''", '\\', '\n', '\r\n', '\t', '\u007f', 'é', '😀'];
const KEYWORDS = ['if', 'or', 'inherit', 'rec', 'with', 'true', 'null'];

const text = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.string({ unit: fc.constantFrom(...SPECIAL, 'a') }),
  )
  .filter((string) => !string.includes('\0'));
const integer = fc.oneof(fc.integer(), fc.maxSafeInteger());
const double = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .filter((number) => number === 0 || Math.abs(number) >= 2 ** -1022);
const name = fc.oneof(
  text,
  fc.constantFrom(...KEYWORDS, '', '1', 'a-b'),
  fc.stringMatching(/^\w+$/),
);

class Module extends NixFunction {
  constructor(readonly content: NixValue) {
    super(['lib', '...'], content);
  }
}

/** Sets of one attribute in each other, which print as a path. */
const path = (inner: fc.Arbitrary<NixValue>, part: fc.Arbitrary<string> = name) =>
  fc
    .tuple(fc.array(part, { minLength: 1, maxLength: 4 }), inner)
    .map(([[first, ...others], last]) => ({
      [first!]: others.reduceRight<NixValue>((value, key) => ({ [key]: value }), last),
    }));

const value = fc.letrec<{ value: NixValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    { arbitrary: fc.oneof(text, integer, fc.boolean()), weight: 4 },
    { arbitrary: fc.array(tie('value'), { maxLength: 4 }), weight: 2 },
    {
      arbitrary: fc.dictionary(name, fc.option(tie('value'), { nil: undefined, freq: 20 }), {
        maxKeys: 4,
      }),
      weight: 2,
    },
    { arbitrary: path(tie('value')), weight: 1 },
    { arbitrary: tie('value').map(mkDefault), weight: 1 },
    { arbitrary: tie('value').map((body) => new Module(body)), weight: 1 },
  ),
})).value;

/** What Nix's JSON says of it, where a call of `lib.mkDefault` wraps its argument and a function is applied. */
function asJson(value: NixValue): unknown {
  if (value instanceof NixCall) return { mkDefault: asJson(value.argument) };
  if (value instanceof Module) return { function: asJson(value.content) };
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value !== 'object') return Object.is(value, -0) ? 0 : value;
  const entries = Object.entries(value as NixAttrs).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.map(([key, inner]) => [key, asJson(inner as NixValue)]));
}

describeWith(['nix-instantiate'], 'the real Nix', (programs) => {
  const evaluated = (expression: string): unknown =>
    JSON.parse(
      mustRun(programs['nix-instantiate'], ['--eval', '--strict', '--json', '-'], expression),
    );

  test('10,000 random values are to Nix what they are here', () => {
    const values = fc.sample(value, { numRuns: 10_000, seed: SEED });
    const received = evaluated(`
      let
        lib.mkDefault = value: { mkDefault = apply value; };
        apply = value:
          if builtins.isFunction value then { function = apply (value { inherit lib; }); }
          else if builtins.isList value then map apply value
          else if builtins.isAttrs value && !(value ? mkDefault) then builtins.mapAttrs (_: apply) value
          else value;
      in
      apply ((${printNix(new Module(values))}) { inherit lib; })`) as unknown[];
    values.forEach((each, i) => expect(received[i]).toEqual(asJson(each)));
  });

  test('500 random floats are to Nix what they are here, to the last bit', () => {
    // Nix prints six digits, so Nix compares: each with a whole number times a power of two, which it takes exactly
    const floats = fc
      .sample(fc.oneof(double, fc.constantFrom(1e21, 2 ** 60, 0.1, -1e-7)), {
        numRuns: 500,
        seed: SEED,
      })
      .map((float) => ({ float, ...exact(float) }));
    const unequal = evaluated(`
      let
        scale = x: e:
          if e == 0 then x else if e > 0 then scale (x * 2.0) (e - 1) else scale (x / 2.0) (e + 1);
      in
      builtins.filter (f: f.float != scale (f.whole + 0.0) f.exponent) ${printNix(floats)}`);
    expect(unequal).toEqual([]);
  });
});

describeWith(['nixfmt'], 'the real nixfmt', (programs) => {
  /** The texts of those of the files that nixfmt would change, shortest first. */
  const changed = (texts: readonly string[]) => {
    const folder = temporaryFolder();
    texts.forEach((text, i) => writeFileSync(join(folder, `${i}.nix`), text));
    const { output } = run(programs.nixfmt, ['--check', ...readdirSync(folder)], { cwd: folder });
    const names = [...output.matchAll(/(\d+)\.nix/g)].map(([, i]) => texts[Number(i)]!);
    return names.sort((a, b) => a.length - b.length);
  };

  test('leaves 1000 random values as they were printed', () => {
    const long = fc.stringMatching(/^\w{0,120}$/).chain((string) => {
      const value: NixValue[] = [string, mkDefault(string), [string], [mkDefault(string)]];
      return fc.constantFrom(...value, mkDefault([string]));
    });
    const some = { numRuns: 500, seed: SEED };
    const values = [...fc.sample(value, some), ...fc.sample(long, some)];
    const [shortest = ''] = changed(values.map((each) => printNix(new Module({ value: each }))));
    expect(shortest).toBe('');
  });

  test('leaves 1000 random values behind long paths as they were printed', () => {
    const key = fc.stringMatching(/^[a-z]{12,18}$/);
    const short = fc.stringMatching(/^\w{0,40}$/).chain((string) => {
      const value: NixValue[] = [string, mkDefault(string), [string], mkDefault([string])];
      return fc.constantFrom(...value, [mkDefault(string)], [[string]], { a: 1, b: [string] });
    });
    const values = fc.sample(path(short, key), { numRuns: 1000, seed: SEED });
    const [shortest = ''] = changed(values.map((each) => printNix(new Module(each))));
    expect(shortest).toBe('');
  });

  test('changes what is not printed in its style, so that the test above can fail', () => {
    expect(changed(['{ }\n', '{a=1;}\n'])).toEqual(['{a=1;}\n']);
  });
});

/** `whole * 2 ** exponent`, which is exactly `float`. */
function exact(float: number): { whole: number; exponent: number } {
  let whole = float;
  let exponent = 0;
  for (; !Number.isInteger(whole); exponent--) whole *= 2;
  for (; !Number.isSafeInteger(whole); exponent++) whole /= 2;
  return { whole, exponent };
}
