import { Lazy, Token } from 'cdktf';
import fc from 'fast-check';
import { block, mkDefault, NixCall, NixosConfig, synthNixos } from '../../../lib';
import { bodyWith, number, text, valueOf } from '../alloy/arbitrary';
import { aComponent, aFile, aHost, errorsIn, Fleet } from '../support';
import {
  NixosHost,
  type AlloyBody,
  type AlloyValue,
  type NixAttrs,
  type NixValue,
} from '../../../lib';

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

  test('fails for a token behind a number of its size that is none', () => {
    const file = aFile(aHost());
    aComponent(file, 'c', 'a', { text: `-1.5e+298 ${Token.asNumber(unknown)}` });
    expect(errorsIn(file)).toEqual([expect.stringMatching(/main\/c\] text holds a value that/)]);
  });

  test('fails for a token wherever it stands, and for nothing else', () => {
    const file = aFile(aHost());
    let current: AlloyBody = {};
    const component = aComponent(file, 'c', 'a', () => current);
    refusesTokensIn(bodyWith(TOKEN), (body) => {
      current = body;
      component.render();
    });
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

  test('fail for a token wherever it stands, and for nothing else', () => {
    let current: NixAttrs = {};
    const config = new NixosConfig(aHost(), 'c', () => current);
    const scalar = fc.oneof(
      { arbitrary: fc.oneof(text, number, fc.boolean()), weight: 15 },
      { arbitrary: TOKEN, weight: 1 },
    );
    refusesTokensIn(valueOf(scalar), (value) => {
      current = { value: value as NixValue };
      config.values();
    });
  });
});

/** One of each kind, wherever a value may stand. */
const TOKEN = fc.constantFrom(...TOKENS.map(([, token]) => token as AlloyValue));

/** What JSON has of any of them: the tokens that are numbers, and what all others have in common. */
const MARKS = ['TfToken[', ...(JSON.stringify(TOKENS).match(/-\d\.\d+e\+\d+/g) ?? [])];

/** Whether `print` fails for a token just when there is one, which JSON shows in its own way. */
function refusesTokensIn<T>(data: fc.Arbitrary<T>, print: (data: T) => void): void {
  const runs = { refused: 0, taken: 0 };
  const property = fc.property(data, (given) => {
    const json = JSON.stringify(given, (_, value: unknown) =>
      typeof (value as { resolve?: unknown } | null)?.resolve === 'function' ? 'TfToken[' : value,
    );
    const outcome = MARKS.some((mark) => json.includes(mark)) ? 'refused' : 'taken';
    let error = '';
    try {
      print(given);
    } catch (thrown) {
      error = String(thrown);
    }
    expect(REASON.test(error) ? 'refused' : 'taken').toBe(outcome);
    runs[outcome]++;
  });
  fc.assert(property, { numRuns: 1000 });
  expect(Math.min(runs.refused, runs.taken)).toBeGreaterThan(100);
}
