import fc from 'fast-check';
import { Alloy, block, type AlloyBody, type AlloyValue } from '../../../lib';

const KEYWORDS = ['true', 'false', 'null'];
const SPECIAL = ['\\', '"', '`', "'", '\n', '\r', '\t', '$', '{', '}', '/*', '//', ' ', '😀', 'é'];

/** What Alloy calls an identifier, as far as we print them. */
export const identifier = fc
  .stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,14}$/)
  .filter((name) => !KEYWORDS.includes(name));

/** Any text that Alloy's scanner takes: all planes of Unicode, and what has a meaning in its syntax more often. */
export const text = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.string({ unit: fc.constantFrom(...SPECIAL, '\u0001', '\u007f', '\u0085', '\u2028', 'a') }),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
  )
  .filter((string) => !/[\0\uFEFF]/.test(string));

/** Text that can be a map's key. */
const key = fc.oneof(
  identifier,
  fc.constantFrom(...KEYWORDS, '1', 'a b', 'host.name'),
  fc.stringMatching(/^[ !#-[\]-~]{1,20}$/),
);

/** Numbers of every size, sign and notation. */
export const number = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(-0, 5e-324, 1e21, -1e-7, Number.MAX_VALUE, 2 ** 53, 2 ** 64, 1e20),
);

/** Lists and maps of something, and it alone. */
export function valueOf(scalar: fc.Arbitrary<AlloyValue>): fc.Arbitrary<AlloyValue> {
  const long = fc.array(scalar, { minLength: 5, maxLength: 15 });
  return fc.letrec<{ value: AlloyValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      { arbitrary: scalar, weight: 6 },
      { arbitrary: long, weight: 1 },
      { arbitrary: fc.array(tie('value'), { maxLength: 4 }), weight: 2 },
      {
        arbitrary: fc.dictionary(key, fc.option(tie('value'), { nil: undefined, freq: 20 }), {
          maxKeys: 4,
        }),
        weight: 2,
      },
    ),
  })).value;
}

/** Values without references: what JSON can hold. */
export const plainValue = valueOf(fc.oneof(text, number, fc.boolean(), fc.constant(null)));

const scalar: fc.Arbitrary<AlloyValue> = fc.oneof(
  { arbitrary: fc.oneof(text, number, fc.boolean(), fc.constant(null)), weight: 9 },
  { arbitrary: identifier.map((name) => Alloy.env(name)), weight: 1 },
);

/** The body of a component: attributes in runs, and blocks with bodies of their own. */
export const body = bodyOf(scalar);

/** Bodies with something of `rare` in some of them, wherever a value may stand. */
export const bodyWith = (rare: fc.Arbitrary<AlloyValue>): fc.Arbitrary<AlloyBody> =>
  bodyOf(fc.oneof({ arbitrary: scalar, weight: 15 }, { arbitrary: rare, weight: 1 }));

function bodyOf(scalars: fc.Arbitrary<AlloyValue>): fc.Arbitrary<AlloyBody> {
  const value = valueOf(scalars);
  return fc.letrec<{ body: AlloyBody }>((tie) => {
    const inner = tie('body').map(block);
    const name = fc.oneof(identifier, fc.constant('stage.json'));
    return {
      body: fc
        .array(
          fc.oneof(
            { maxDepth: 2 },
            fc.tuple(identifier, fc.option(value, { nil: undefined, freq: 20 })),
            fc.tuple(name, inner),
            fc.tuple(name, fc.array(inner, { minLength: 1, maxLength: 2 })),
          ),
          { maxLength: 6 },
        )
        .map((fields) => Object.fromEntries<AlloyBody[string]>(fields)),
    };
  }).body;
}
