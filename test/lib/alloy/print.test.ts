import { Alloy, block, Duration, printAlloy, type AlloyBody, type AlloyValue } from '../../../lib';

/** What stands right of the `=`. */
function printed(value: AlloyValue): string {
  return /^x \{\n\tv = (.*)\n\}\n$/s.exec(printAlloy('x', undefined, { v: value }))![1]!;
}

describe('the Alloy printer', () => {
  test('prints a component', () => {
    const body: AlloyBody = {
      grpc: undefined,
      http: block({ endpoint: '127.0.0.1:4318' }),
      output: block({ metrics: [], logs: [], traces: [] }),
    };
    expect(printAlloy('otelcol.receiver.otlp', 'default', body)).toBe(`\
otelcol.receiver.otlp "default" {
	http {
		endpoint = "127.0.0.1:4318"
	}

	output {
		metrics = []
		logs    = []
		traces  = []
	}
}
`);
  });

  test('prints a configuration block, which has no label', () => {
    expect(printAlloy('logging', undefined, { level: 'warn' })).toBe(
      'logging {\n\tlevel = "warn"\n}\n',
    );
  });

  test('prints an empty body on one line', () => {
    expect(printAlloy('pyroscope.ebpf', 'x', {})).toBe('pyroscope.ebpf "x" { }\n');
    expect(printAlloy('pyroscope.ebpf', 'x', { a: undefined })).toBe('pyroscope.ebpf "x" { }\n');
    expect(printAlloy('a.b', 'x', { c: block({}) })).toBe('a.b "x" {\n\tc { }\n}\n');
  });

  test('aligns a run of attributes, which a block or a value of several lines ends', () => {
    const body: AlloyBody = {
      a: 1,
      long_name: 2,
      map: { k: 'v', longer: 'w' },
      after: 3,
      stage: [block({ b: 1 }), block({})],
      z: 4,
      yy: 5,
    };
    expect(printAlloy('c', 'x', body)).toBe(`\
c "x" {
	a         = 1
	long_name = 2
	map       = {
		k      = "v",
		longer = "w",
	}
	after = 3

	stage {
		b = 1
	}

	stage { }

	z  = 4
	yy = 5
}
`);
  });

  test('keeps the order in which the body was written', () => {
    const names = [...printAlloy('c', 'x', { b: 1, a: block({}), c: 1 }).matchAll(/^\t(\w)/gm)];
    expect(names.map(([, name]) => name)).toEqual(['b', 'a', 'c']);
  });

  test('breaks a list that is longer than a line or holds a map', () => {
    expect(printed(['a'.repeat(48), 'b'.repeat(45)])).not.toContain('\n');
    expect(printed(['a'.repeat(48), 'b'.repeat(46)])).toBe(
      `[\n\t\t"${'a'.repeat(48)}",\n\t\t"${'b'.repeat(46)}",\n\t]`,
    );
    expect(printed([{ a: 1 }, {}])).toBe('[\n\t\t{\n\t\t\ta = 1,\n\t\t},\n\t\t{},\n\t]');
  });

  test.each<[AlloyValue, string]>([
    [true, 'true'],
    [null, 'null'],
    [0, '0'],
    [-0, '0'],
    [-1.5, '-1.5'],
    [9007199254740991, '9007199254740991'],
    [-9604018155552502000, '-9.604018155552502e+18'],
    [1e21, '1e+21'],
    [5e-324, '5e-324'],
    [[], '[]'],
    [{}, '{}'],
    [{ a: undefined }, '{}'],
    [['a', [1, -2]], '["a", [1, -2]]'],
    [Alloy.env('CREDENTIALS_DIRECTORY'), 'sys.env("CREDENTIALS_DIRECTORY")'],
    ['', '""'],
    ['a "quoted" \\ back\\slash', String.raw`"a \"quoted\" \\ back\\slash"`],
    ['\n\r\t', String.raw`"\n\r\t"`],
    ['\u0001\u001b\u007f', String.raw`"\u0001\u001b\u007f"`],
    [
      "`raw` 'single' ${not} $1 // /* é 😀 \u0085\u2028",
      '"`raw` \'single\' ${not} $1 // /* é 😀 \u0085\u2028"',
    ],
  ])('%# prints a value', (value, text) => {
    expect(printed(value)).toBe(text);
  });

  test("quotes a map's key only where it is no identifier", () => {
    expect(printed({ a_1: 1, 'b-c': 1, true: 1, '9': 1, ' !#[]~': 1 })).toBe(`{
		"9"      = 1,
		a_1      = 1,
		"b-c"    = 1,
		"true"   = 1,
		" !#[]~" = 1,
	}`);
  });

  test.each(['\0', 'a\uFEFFb', '\uD800', 'x\uDC00y'])('fails for %j in a string', (text) => {
    const message =
      "Alloy's strings hold no NUL, byte order mark or half a surrogate pair, " +
      `but ${JSON.stringify(text)} does`;
    expect(() => printed(text)).toThrow(message);
    expect(() => printed([{ k: text }])).toThrow(message);
  });

  test.each(['', '"', '\\', 'a\nb', '\u007f', 'é', '\u00a0'])(
    "fails for %j as a map's key",
    (key) => {
      expect(() => printed({ [key]: 1 })).toThrow(
        "a map's key is printable ASCII characters except quotes and backslashes, at least one, " +
          `but ${JSON.stringify(key)} was given`,
      );
    },
  );

  test.each(['', 'a-b', '1a', 'true', 'null', 'a b', 'é', 'a"'])(
    'fails for %j as a name, a label or an attribute',
    (name) => {
      const message = `'${name}' is not an identifier of Alloy`;
      expect(() => printAlloy(`a.${name}`, 'x', {})).toThrow(message);
      expect(() => printAlloy('a', name, {})).toThrow(message);
      expect(() => printAlloy('a', 'x', { [name]: 1 })).toThrow(message);
      expect(() => printAlloy('a', 'x', { [name]: block({}) })).toThrow(message);
    },
  );

  test.each<[string, unknown]>([
    ['AlloyBlock', { a: block({}) }],
    ['AlloyBlock', [block({}), 1]],
    ['AlloyBlock', [1, block({})]],
    ['Duration', Duration.seconds(5)],
    ['undefined', [undefined]],
    ['Function', () => 1],
    ['BigInt', [1n]],
  ])('fails for a %s where a value belongs', (name, value) => {
    expect(() => printed(value as AlloyValue)).toThrow(
      `Alloy has no way to write a ${name} as a value`,
    );
  });
});

describe('an environment variable', () => {
  test('fails for a name that no process could have', () => {
    expect(() => Alloy.env('a")')).toThrow("digits and _, but 'a\")' was given");
  });
});
