import {
  mkDefault,
  NixCall,
  NixosConfig,
  NixosHost,
  NixPath,
  synthNixos,
  type NixAttrs,
  type NixValue,
} from '../../../lib';
import { aHost, errorsIn, Fleet } from '../support';

/** The values of a host's module that configs make, as text without header and imports. */
function options(...configs: (NixAttrs | (() => NixAttrs))[]): string {
  const { stack } = new Fleet();
  const host = new NixosHost(stack, 'ryzen');
  configs.forEach((values, i) => new NixosConfig(host, `c${i}`, values));
  const module = synthNixos(stack).get('hosts/ryzen.nix')!;
  return /imports = \[ \.\.\/modules \];\n(.*)\}\n$/s.exec(module)![1]!;
}

describe('values', () => {
  test('have a priority that a definition of the consumer wins over, but lists, which add up', () => {
    const values: NixAttrs = {
      boolean: false,
      call: new NixCall('lib.mkForce', 1),
      list: ['a', 'b'],
      number: 1.5,
      path: new NixPath('../files/x'),
      string: 's',
    };
    expect(options({ services: values })).toBe(`\
  services = {
    boolean = lib.mkDefault false;
    call = lib.mkForce 1;
    list = [
      "a"
      "b"
    ];
    number = lib.mkDefault 1.5;
    path = lib.mkDefault ../files/x;
    string = lib.mkDefault "s";
  };
`);
  });

  test('can be any option of NixOS, by names that need quotes too', () => {
    expect(options({ environment: { etc: { 'a/b.conf': { text: 'x' } } } })).toBe(
      '  environment.etc."a/b.conf".text = lib.mkDefault "x";\n',
    );
  });

  test('of several configs are put together, lists end to end', () => {
    const text = options({ a: { l: ['1'] }, c: true }, { a: { l: ['2'], b: 1 } });
    expect(text).toBe(`\
  a = {
    b = lib.mkDefault 1;
    l = [
      "1"
      "2"
    ];
  };
  c = lib.mkDefault true;
`);
  });

  test('are asked for at synth', () => {
    let n = 0;
    const { stack } = new Fleet();
    new NixosConfig(new NixosHost(stack, 'ryzen'), 'c', () => ({ n }));
    n = 5;
    expect(synthNixos(stack).get('hosts/ryzen.nix')).toContain('n = lib.mkDefault 5;');
  });

  test('that are undefined are left out', () => {
    expect(options({ a: undefined, b: { c: undefined } }, { b: { c: 1 } })).toBe(
      '  b.c = lib.mkDefault 1;\n',
    );
  });
});

describe('an override', () => {
  test('sets, adds and deletes', () => {
    const { stack } = new Fleet();
    const config = new NixosConfig(new NixosHost(stack, 'ryzen'), 'c', {
      services: { alloy: { enable: true, extraFlags: ['a'], port: 1 } },
    });
    config.addOverride('services.alloy.enable', new NixCall('lib.mkForce', false));
    config.addOverride('services.alloy.extraFlags.1', 'b');
    config.addOverride('services.alloy.port', undefined);
    config.addOverride('boot.kernel\\.x', true);
    expect(synthNixos(stack).get('hosts/ryzen.nix')).toContain(`\
  boot."kernel.x" = lib.mkDefault true;
  services.alloy = {
    enable = lib.mkForce false;
    extraFlags = [
      "a"
      "b"
    ];
  };
`);
  });
});

describe('an option', () => {
  const conflict = (a: NixAttrs, b: NixAttrs) => {
    const { stack } = new Fleet();
    const host = new NixosHost(stack, 'ryzen');
    new NixosConfig(host, 'a', a);
    new NixosConfig(host, 'b', b);
    return errorsIn(stack);
  };
  const error = (option: string) => [
    `[fleet/ryzen] ${option} is set twice, by fleet/ryzen/a and by fleet/ryzen/b: leave one out`,
  ];

  test.each<[string, string, NixValue, NixValue]>([
    ['a value and the same value', 's.x', 1, 1],
    ['a call and a value', 's.x', mkDefault(1), 2],
    ['a set and a value', 's.x', { y: 1 }, true],
    ['a value and a set', 's.x', true, { y: 1 }],
    ['a list and a value', 's.x', ['a'], 'a'],
    ['a set and a list', 's.x', { y: 1 }, ['a']],
  ])('fails that two configs set to %s', (_, option, first, second) => {
    expect(conflict({ s: { x: first } }, { s: { x: second } })).toEqual(error(option));
  });

  test('that both leave undefined, or lists or sets, is none', () => {
    expect(conflict({ a: undefined, b: [1], c: { d: 1 } }, { a: 1, b: [1], c: { e: 1 } })).toEqual(
      [],
    );
    expect(conflict({}, { constructor: 1 })).toEqual([]);
  });

  test('may be set on each host', () => {
    const { stack } = new Fleet();
    for (const name of ['ryzen', 'thinkpad']) {
      new NixosConfig(new NixosHost(stack, name), 'c', { x: 1 });
    }
    expect(errorsIn(stack)).toEqual([]);
  });
});

describe('a single option', () => {
  test('is set by its path, whose parts may hold dots, with its priority', () => {
    const { stack } = new Fleet();
    const host = new NixosHost(stack, 'ryzen');
    const path = ['environment', 'etc', 'a.conf', 'source'];
    const config = NixosConfig.option(host, 'c', path, new NixPath('../files/x'));
    expect(config).toBeInstanceOf(NixosConfig);
    expect(config.node.path).toBe('fleet/ryzen/c');
    NixosConfig.option(host, 'd', ['boot'], ['a']);
    expect(synthNixos(stack).get('hosts/ryzen.nix')).toContain(`
  boot = [ "a" ];
  environment.etc."a.conf".source = lib.mkDefault ../files/x;
}
`);
  });

  test('can be overridden, and is put together with others, or fails with them', () => {
    const { stack } = new Fleet();
    const host = new NixosHost(stack, 'ryzen');
    NixosConfig.option(host, 'a', ['s', 'x'], 1).addOverride('s.x', 2);
    NixosConfig.option(host, 'b', ['s', 'y'], 3);
    expect(synthNixos(stack).get('hosts/ryzen.nix')).toContain(`
  s = {
    x = lib.mkDefault 2;
    y = lib.mkDefault 3;
  };
`);
    NixosConfig.option(host, 'c', ['s', 'y'], 3);
    expect(errorsIn(stack)).toEqual([
      '[fleet/ryzen] s.y is set twice, by fleet/ryzen/b and by fleet/ryzen/c: leave one out',
    ]);
  });
});

describe('a config', () => {
  test('fails outside a host', () => {
    expect(() => new NixosConfig(new Fleet().stack, 'c', {})).toThrow(
      '[fleet/c] is not on a host: pass a NixosHost, or a construct on one, as the scope',
    );
  });

  test('fails once, with its own path, for what Nix has no form for, and others are still heard', () => {
    const { stack } = new Fleet();
    const host = new NixosHost(stack, 'ryzen');
    new NixosConfig(host, 'number', { a: NaN });
    new NixosConfig(host, 'class', { a: [new Date(0) as unknown as NixValue] });
    new NixosConfig(host, 'object', { b: new Date(0) as unknown as NixValue });
    new NixosConfig(host, 'override', { b: [] }).addOverride('b.x', 1);
    new NixosConfig(host, 'first', { twice: 1 });
    new NixosConfig(host, 'second', { twice: 1 });
    expect(errorsIn(stack)).toEqual([
      '[fleet/ryzen] twice is set twice, by fleet/ryzen/first and by fleet/ryzen/second: leave one out',
      '[fleet/ryzen/number] Nix has no way to write the number NaN',
      '[fleet/ryzen/class] Nix has no way to write a Date as a value',
      '[fleet/ryzen/object] Nix has no way to write a Date as a value',
      "[fleet/ryzen/override] an override's path has 'x' for a list of 0: " +
        'give an index up to 0, which appends',
    ]);
  });

  test('fails for an override whose path is malformed, with its own path', () => {
    const config = new NixosConfig(aHost(), 'c', {});
    expect(() => config.addOverride('a..b', 1)).toThrow(
      "[fleet/ryzen/c] an override's path is keys separated by dots, but 'a..b' was given",
    );
  });

  test('gives its values with priorities to whoever asks', () => {
    expect(new NixosConfig(aHost(), 'c', { a: 1 }).values()).toEqual({ a: mkDefault(1) });
  });
});
