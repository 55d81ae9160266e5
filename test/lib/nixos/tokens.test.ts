import { Lazy, Token } from 'cdktf';
import { block, mkDefault, NixCall, NixosConfig, synthNixos, type NixValue } from '../../../lib';
import { aComponent, aFile, aHost, errorsIn, Fleet } from '../support';
import { NixosHost, type AlloyValue } from '../../../lib';

const unknown = { resolve: () => 'known after a deploy', creationStack: [], toString: () => 'x' };
const TOKENS: readonly [string, unknown][] = [
  ['a string', Token.asString(unknown)],
  ['a string within another', `http://${Token.asString(unknown)}:80`],
  ['a number', Token.asNumber(unknown)],
  ['a number within a string', `http://x:${Token.asNumber(unknown)}/`],
  ['a list', Token.asList(unknown)],
  ['a list of numbers', Token.asNumberList(unknown)],
  ['a map', Token.asStringMap(unknown)],
  ['a map of anything', Token.asAnyMap(unknown)],
  ['anything', Token.asAny(unknown)],
  ['a lazy string', Lazy.stringValue({ produce: () => 'x' })],
  ['a lazy number', Lazy.numberValue({ produce: () => 1 })],
  ['a lazy list', Lazy.listValue({ produce: () => ['x'] })],
];
const REASON =
  /holds a value that Terraform knows only after a deploy \(.+\), but NixOS needs it now/;

describe("a component's body", () => {
  test.each(TOKENS)('fails for %s that only Terraform knows', (_, token) => {
    const value = token as AlloyValue;
    const { stack } = new Fleet();
    const file = aFile(new NixosHost(stack, 'ryzen'));
    aComponent(file, 'attribute', 'a', { endpoint: value });
    aComponent(file, 'nested', 'a', { client: [block({ tls: block({ ca: ['x', value] }) })] });
    aComponent(file, 'late', 'a', () => ({ map: { key: value } }));
    aComponent(file, 'overridden', 'a').addOverride('http.port', value);
    const errors = errorsIn(stack);
    expect(errors).toHaveLength(4);
    for (const error of errors) expect(error).toMatch(REASON);
    expect(
      errors.map((error) =>
        error.split(' holds')[0]?.replace(/(map\.key|ca\.1|endpoint|port)\..*/, '$1'),
      ),
    ).toEqual([
      '[fleet/ryzen/main/attribute] endpoint',
      '[fleet/ryzen/main/nested] client.0.tls.ca.1',
      '[fleet/ryzen/main/late] map.key',
      '[fleet/ryzen/main/overridden] http.port',
    ]);
    expect(() => synthNixos(stack)).toThrow(REASON);
  });

  test("fails for a token in a map's key", () => {
    const file = aFile(aHost());
    aComponent(file, 'c', 'a', { headers: { [Token.asString(unknown)]: 'x' } });
    expect(errorsIn(file)).toEqual([
      expect.stringMatching(/^\[fleet\/ryzen\/main\/c\] headers holds a value that Terraform/),
    ]);
  });

  test('takes numbers as large as tokens that are none', () => {
    const file = aFile(aHost());
    aComponent(file, 'c', 'a', { n: -1.5e298, text: '-1.5e+298 TfToken[x] ${x} #{}' });
    expect(errorsIn(file)).toEqual([]);
    expect(file.content()).toContain('n    = -1.5e+298');
  });
});

describe("a host's values", () => {
  test.each(TOKENS)('fails for %s that only Terraform knows', (_, token) => {
    const value = token as NixValue;
    const { stack } = new Fleet();
    const host = new NixosHost(stack, 'ryzen');
    new NixosConfig(host, 'option', { services: { x: { endpoint: value } } });
    new NixosConfig(host, 'nested', { list: [{ a: value }] });
    new NixosConfig(host, 'call', () => ({ call: mkDefault(new NixCall('f', value)) }));
    new NixosConfig(host, 'overridden', {}).addOverride('a.b', value);
    const errors = errorsIn(stack);
    expect(errors).toHaveLength(4);
    for (const error of errors) expect(error).toMatch(REASON);
    expect(errors.map((error) => error.split(' holds')[0])).toEqual([
      '[fleet/ryzen/option] services.x.endpoint',
      '[fleet/ryzen/nested] list.0.a',
      '[fleet/ryzen/call] call',
      '[fleet/ryzen/overridden] a.b',
    ]);
    expect(() => synthNixos(stack)).toThrow(REASON);
  });
});
