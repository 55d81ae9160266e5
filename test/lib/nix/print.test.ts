import {
  mkDefault,
  NixCall,
  NixFunction,
  NixPath,
  printNix,
  type NixAttrs,
  type NixValue,
} from '../../../lib';

/** The expression without the newline that ends a file. */
const printed = (value: NixValue) => printNix(value).trimEnd();

describe('the Nix printer', () => {
  test("prints a host's module as an experienced author writes it", () => {
    const module = new NixFunction(['lib', '...'], {
      imports: [new NixPath('../modules')],
      observability: {
        enable: mkDefault(true),
        alloy: { configFile: mkDefault(new NixPath('../files/ryzen/alloy/main.alloy')) },
        beyla: { features: ['application', 'network'], rules: [{ port: 4320 }], off: undefined },
      },
      environment: { etc: { 'alloy/a.alloy': mkDefault({}) }, list: [] },
    });
    expect(printNix(module)).toBe(`\
{ lib, ... }:
{
  imports = [ ../modules ];
  observability = {
    enable = lib.mkDefault true;
    alloy.configFile = lib.mkDefault ../files/ryzen/alloy/main.alloy;
    beyla = {
      features = [
        "application"
        "network"
      ];
      rules = [
        {
          port = 4320;
        }
      ];
    };
  };
  environment = {
    etc."alloy/a.alloy" = lib.mkDefault { };
    list = [ ];
  };
}
`);
  });

  test("prints a function that is a binding's value on a line of its own", () => {
    const outputs = new NixFunction(['self'], { nixosModules: { default: new NixPath('./m') } });
    expect(printNix({ outputs })).toBe(`\
{
  outputs =
    { self }:
    {
      nixosModules.default = ./m;
    };
}
`);
  });

  test.each<[string, NixAttrs, string]>([
    ['a set of one attribute', { a: { b: 1 } }, 'a.b = 1;'],
    ['each one in another', { a: { b: { c: { d: [1] } } } }, 'a.b.c.d = [ 1 ];'],
    ['names that need quotes', { a: { 'b.c': { if: 1 } } }, 'a."b.c"."if" = 1;'],
    [
      'what undefined values leave',
      { a: { x: undefined, b: { c: 1, y: undefined } } },
      'a.b.c = 1;',
    ],
    ['up to a set of more', { a: { b: { c: 1, d: 2 } } }, 'a.b = {\n    c = 1;\n    d = 2;\n  };'],
    ['and again within it', { a: { b: { c: 1 }, d: 2 } }, 'a = {\n    b.c = 1;\n    d = 2;\n  };'],
    ['up to an empty set', { a: { b: {} } }, 'a.b = { };'],
    ['up to one of undefined values', { a: { b: { c: undefined } } }, 'a.b = { };'],
    ['up to a call', { a: { b: mkDefault({ c: 1 }) } }, 'a.b = lib.mkDefault {\n    c = 1;\n  };'],
    [
      'up to a list',
      { a: { b: [{ c: { d: 1 } }] } },
      'a.b = [\n    {\n      c.d = 1;\n    }\n  ];',
    ],
    [
      'up to a function',
      { a: { b: new NixFunction(['x'], { c: { d: 1 } }) } },
      'a.b =\n    { x }:\n    {\n      c.d = 1;\n    };',
    ],
  ])("prints a path for a binding's value: %s", (_, attrs, binding) => {
    expect(printed(attrs)).toBe(`{\n  ${binding}\n}`);
  });

  test.each<[string, NixValue, string]>([
    ['a list', ['x'], ' = [ "x" ];'],
    ["a call's list", mkDefault(['x']), ' = lib.mkDefault [ "x" ];'],
  ])('leaves %s on the line of its path up to 100 characters', (_, value, line) => {
    const name = 'n'.repeat(100 - line.length - 'a.'.length);
    expect(printed({ a: { [name]: value } })).toBe(`{\n  a.${name}${line}\n}`);
    const expanded = line.replace('[ "x" ]', '[\n    "x"\n  ]');
    expect(printed({ a: { [`${name}n`]: value } })).toBe(`{\n  a.${name}n${expanded}\n}`);
  });

  test.each<[NixValue, string]>([
    [true, 'true'],
    [0, '0'],
    [-0, '0'],
    [-1, '-1'],
    [9007199254740991, '9007199254740991'],
    [9007199254740992, '9007199254740992.0'],
    [0.5, '0.5'],
    [1e21, '1.0e+21'],
    [1.5e-7, '1.5e-7'],
    ['', '""'],
    ['a "b" \\ c', String.raw`"a \"b\" \\ c"`],
    ['\n\r\t', String.raw`"\n\r\t"`],
    ['${a} $${b} $c $$ $', String.raw`"\${a} $\${b} $c $$ $"`],
    ["'' ''${ 'é' 😀 \u0001", "\"'' ''\\${ 'é' 😀 \u0001\""],
  ])('%# prints a scalar', (value, text) => {
    expect(printed(value)).toBe(text);
  });

  test.each<[NixValue, string]>([
    [[], '[ ]'],
    [['a'], '[ "a" ]'],
    [['x'.repeat(38)], `[ "${'x'.repeat(38)}" ]`],
    [['x'.repeat(39)], `[\n  "${'x'.repeat(39)}"\n]`],
    [[[]], '[\n  [ ]\n]'],
    [[{}], '[\n  { }\n]'],
    [[-1], '[ (-1) ]'],
    [[-0.5, 1, -0], '[\n  (-0.5)\n  1\n  0\n]'],
    [[mkDefault(1)], '[ (lib.mkDefault 1) ]'],
    [[mkDefault({ a: 1 })], '[\n  (lib.mkDefault {\n    a = 1;\n  })\n]'],
    [[new NixPath('./a')], '[ ./a ]'],
    [[new NixFunction(['x'], 1)], '[\n  (\n    { x }:\n    1\n  )\n]'],
  ])('%# prints a list, with parentheses where Nix would take one item for two', (value, text) => {
    expect(printed(value)).toBe(text);
  });

  test.each<[NixValue, string]>([
    [mkDefault(-1), 'lib.mkDefault (-1)'],
    [mkDefault(mkDefault('a')), 'lib.mkDefault (lib.mkDefault "a")'],
    [mkDefault([1]), 'lib.mkDefault [ 1 ]'],
    [mkDefault(mkDefault([1, 2])), 'lib.mkDefault (\n  lib.mkDefault [\n    1\n    2\n  ]\n)'],
    [mkDefault({ a: 1 }), 'lib.mkDefault {\n  a = 1;\n}'],
    [new NixCall('f', new NixFunction(['x'], 1)), 'f (\n  { x }:\n  1\n)'],
  ])('%# prints a call', (value, text) => {
    expect(printed(value)).toBe(text);
  });

  test('quotes the names of attributes only where they are no identifiers', () => {
    const attrs: NixAttrs = { _a: 1, "b'-9": 1, 'a.b': 1, '9a': 1, '': 1, é: 1, '${x}': 1 };
    const names = printed(attrs)
      .split('\n')
      .slice(1, -1)
      .map((line) => line.split(' = ')[0]!.trim());
    expect(names).toEqual(['_a', "b'-9", '"a.b"', '"9a"', '""', '"é"', '"\\${x}"']);
  });

  test.each('assert else if in inherit let or rec then with'.split(' '))(
    'quotes %s, which is a keyword',
    (name) => expect(printed({ [name]: 1 })).toBe(`{\n  "${name}" = 1;\n}`),
  );

  test('fails for what Nix has no literal for', () => {
    expect(() => printNix('a\0')).toThrow(
      'Nix\'s strings hold no NUL and no half a surrogate pair, but "a\\u0000" does',
    );
    expect(() => printNix([{ a: '\uD800' }])).toThrow('but "\\ud800" does');
    expect(() => printNix({ '\uDC00': 1 })).toThrow('but "\\udc00" does');
    expect(() => printNix([NaN])).toThrow('Nix has no way to write the number NaN');
    expect(() => printNix(-5e-324)).toThrow('Nix has no way to write the number -5e-324');
    expect(() => printNix(-Infinity)).toThrow('Nix has no way to write the number -Infinity');
  });

  test.each<[string, unknown]>([
    ['null', { a: null }],
    ['undefined', [undefined]],
    ['Date', new Date(0)],
    ['BigInt', [1n]],
  ])('fails for a %s where a value belongs', (name, value) => {
    expect(() => printNix(value as NixValue)).toThrow(
      `Nix has no way to write a ${name} as a value`,
    );
  });

  test.each(['a', '/etc/x', './', './a b', './..a', './a/', '../${x}', './.a', '', '~/x'])(
    'fails for %j as a path literal',
    (path) => {
      expect(() => new NixPath(path)).toThrow(
        `a path literal begins with ./ or ../ and has letters, digits and ._+- only, but '${path}'`,
      );
    },
  );
});
