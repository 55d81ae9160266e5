import { Construct, RootConstruct } from 'constructs';
import { AlloyBlock, block, mkDefault, NixCall, NixPath, Overrides } from '../../lib';
import type { AlloyBody } from '../../lib';

/** Whose values are overridden. */
const owner = new Construct(new RootConstruct(), 'owner');

/** `data` with overrides applied, later ones after earlier ones. */
function overridden<T>(data: T, ...entries: (readonly [path: string, value: unknown])[]): unknown {
  const overrides = new Overrides(owner);
  for (const [path, value] of entries) overrides.add(path, value);
  return overrides.apply(data);
}

describe('overrides', () => {
  test('set a value in place, so that the order of the output stays', () => {
    const result = overridden({ a: 1, b: { c: 2, d: 3 }, e: 4 }, ['b.c', 'new']);
    expect(JSON.stringify(result)).toBe('{"a":1,"b":{"c":"new","d":3},"e":4}');
  });

  test('append what is new', () => {
    expect(JSON.stringify(overridden({ z: 1 }, ['a', 2]))).toBe('{"z":1,"a":2}');
  });

  test('make what is missing on the way', () => {
    expect(overridden({}, ['a.b.c', 1])).toEqual({ a: { b: { c: 1 } } });
    expect(overridden({ a: null }, ['a.b', 1])).toEqual({ a: { b: 1 } });
  });

  test('delete when the value is undefined', () => {
    expect(overridden({ a: { b: 1, c: 2 } }, ['a.b', undefined])).toStrictEqual({ a: { c: 2 } });
    expect(overridden({ a: [1, 2, 3] }, ['a.1', undefined])).toStrictEqual({ a: [1, 3] });
  });

  test('leave an empty object where its last key is deleted', () => {
    expect(overridden({ a: { b: 1 } }, ['a.b', undefined])).toStrictEqual({ a: {} });
  });

  test('make nothing on the way to what is to be deleted and is not there', () => {
    expect(overridden({ x: 1 }, ['a.b.c', undefined])).toStrictEqual({ x: 1 });
    expect(overridden({ a: [1] }, ['a.1.b', undefined])).toStrictEqual({ a: [1] });
  });

  test('index lists, and append with the index after the last', () => {
    const data = { rules: [{ action: 'keep' }, { action: 'drop' }] };
    expect(overridden(data, ['rules.1.action', 'replace'])).toEqual({
      rules: [{ action: 'keep' }, { action: 'replace' }],
    });
    expect(overridden({ a: [] }, ['a.0', 'x'], ['a.1', 'y'])).toEqual({ a: ['x', 'y'] });
  });

  test('the later one wins', () => {
    expect(overridden({}, ['a', 1], ['a', 2])).toEqual({ a: 2 });
    expect(overridden({}, ['a.b', 1], ['a', undefined], ['a.c', 2])).toEqual({ a: { c: 2 } });
  });

  test('a dot inside a key is written with a backslash', () => {
    expect(overridden({ 'host.name': 'x' }, ['host\\.name', 'y'])).toEqual({ 'host.name': 'y' });
  });

  test('keys that objects inherit are keys like others', () => {
    const result = overridden({}, ['constructor.a', 1], ['__proto__.b', 2]);
    expect(JSON.stringify(result)).toBe('{"constructor":{"a":1},"__proto__":{"b":2}}');
    expect(({} as { b?: unknown }).b).toBeUndefined();
  });

  test('never change the original, so that a body can be asked for twice', () => {
    const list = Object.freeze([Object.freeze({ b: 1 })]);
    const data: AlloyBody = Object.freeze({ a: list, c: Object.freeze(block({ d: 1 })) });
    overridden(data, ['a.0.b', 2], ['a.0', undefined], ['c.d', 2], ['c', undefined]);
    expect(data).toEqual({ a: [{ b: 1 }], c: block({ d: 1 }) });
  });

  test("reach into Alloy's blocks", () => {
    const result = overridden({ http: block({ endpoint: 'x' }) }, ['http.endpoint', 'y']);
    expect(result).toEqual({ http: new AlloyBlock({ endpoint: 'y' }) });
    const without = overridden({ http: block({ a: 1, b: 2 }) }, ['http.a', undefined]);
    expect(without).toStrictEqual({ http: block({ b: 2 }) });
  });

  test("reach into the argument of Nix's calls", () => {
    const result = overridden({ a: mkDefault({ b: 1, c: 2 }) }, ['a.b', 3]);
    expect(result).toEqual({ a: mkDefault({ b: 3, c: 2 }) });
    const nested = new NixCall('lib.mkIf x', mkDefault(['one']));
    const changed = overridden({ a: nested }, ['a.1', 'two']);
    expect(changed).toEqual({ a: new NixCall('lib.mkIf x', mkDefault(['one', 'two'])) });
  });

  test("fails for a path with an empty key, with its owner's path", () => {
    for (const path of ['', 'a.', '.a', 'a..b']) {
      expect(() => new Overrides(owner).add(path, 1)).toThrow(
        `[owner] an override's path is keys separated by dots, but '${path}' was given`,
      );
    }
  });

  test('fails for a key of a list that is no index of it, instead of changing another element', () => {
    for (const key of ['x', '-1', '1.5'.replace('.', '\\.'), '3']) {
      expect(() => overridden({ a: [1, 2] }, [`a.${key}`, 9])).toThrow(
        `an override's path has '${key.replace('\\', '')}' for a list of 2: give an index up to 2, which appends`,
      );
    }
    expect(() => overridden({ a: [1, 2] }, ['a.x', undefined])).toThrow("has 'x' for a list of 2");
  });

  test('fails for a path that leads into a value without keys, instead of spelling it out', () => {
    expect(() => overridden({ a: 'text' }, ['a.b', 1])).toThrow(
      "an override's path has 'b' for a String, which has no keys: end the path before it",
    );
    expect(() => overridden({ a: 5 }, ['a.b', 1])).toThrow('which has no keys');
    expect(() => overridden({ a: mkDefault(true) }, ['a.b', 1])).toThrow('which has no keys');
    expect(() => overridden({ a: new NixPath('./x') }, ['a.b', 1])).toThrow('for a NixPath, which');
  });
});
