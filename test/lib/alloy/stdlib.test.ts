import type { AlloyExpression, AlloyFile } from '../../../lib';
import { Alloy } from '../../../lib';
import { LocalFile } from '../../../lib/alloy/components/local/file';
import { OtelcolAuthBasic } from '../../../lib/alloy/components/otelcol/auth.basic';
import { PrometheusExporterSelf } from '../../../lib/alloy/components/prometheus/exporter.self';
import { PrometheusScrape } from '../../../lib/alloy/components/prometheus/scrape';
import { aFile, aHost, errorsIn } from '../support';

describe('an expression', () => {
  const file: AlloyFile = aFile(aHost());
  const password = new LocalFile(file, 'password', { filename: '/run/secrets/password' });
  const self = new PrometheusExporterSelf(file, 'alloy');

  test.each<[string, AlloyExpression]>([
    ['sys.env("X")', Alloy.env('X')],
    ['constants.hostname', Alloy.constants.hostname],
    ['constants.arch', Alloy.constants.arch],
    ['convert.nonsensitive(local.file.password.content)', Alloy.nonsensitive(password.content)],
    ['"http://" + sys.env("HOST") + ":4318"', Alloy.concat('http://', Alloy.env('HOST'), ':4318')],
    ['coalesce(sys.env("X"), "a")', Alloy.coalesce(Alloy.env('X'), 'a')],
    [
      'string.format("%s-%d", constants.hostname, 5)',
      Alloy.format('%s-%d', Alloy.constants.hostname, 5),
    ],
    ['string.to_lower("A")', Alloy.call<string>('string.to_lower', 'A')],
    [
      'encoding.from_json(local.file.password.content)["a"]',
      Alloy.at(Alloy.call('encoding.from_json', password.content), 'a'),
    ],
    ['("a" + sys.env("X"))[0]', Alloy.at(Alloy.concat('a', Alloy.env('X')), 0)],
    [
      '{\n\ta = sys.env("X"),\n}[coalesce(sys.env("Y"), "a")]',
      Alloy.at({ a: Alloy.env('X') }, Alloy.coalesce(Alloy.env('Y'), 'a')),
    ],
    ['"hunter2"', Alloy.unsafePlainText('hunter2')],
  ])('prints as %s', (text, expression) => {
    expect(expression.toString()).toBe(text);
  });

  test('of several lists of targets keeps their wires, which are checked', () => {
    const targets = Alloy.concatTargets(self.targets, [{ __address__: 'nas:9100' }]);
    expect(targets.toString()).toBe(
      'array.concat(prometheus.exporter.self.alloy.targets, [\n\t{\n\t\t__address__ = "nas:9100",\n\t},\n])',
    );
    const other = aFile(aHost());
    const scrape = new PrometheusScrape(other, 'x', { targets, forwardTo: [] });
    expect(errorsIn(other)).toEqual([expect.stringContaining('belongs to another Alloy process')]);
    expect(scrape.render()).toContain('array.concat(');
  });

  test.each(['', '1A', 'A-B', 'A"'])(
    'fails for %j as the name of an environment variable',
    (name) => {
      expect(() => Alloy.env(name)).toThrow(
        `an environment variable is named in letters, digits and _, but '${name}' was given`,
      );
    },
  );

  test('fails for a function that has no name', () => {
    expect(() => Alloy.call('a b')).toThrow(
      "a function is named such as string.join, but 'a b' was given",
    );
    expect(() => Alloy.concat()).toThrow('Alloy.concat wants at least one text');
  });
});

describe('a secret', () => {
  test('is an expression, and a plain one is warned of', () => {
    const file = aFile(aHost());
    new OtelcolAuthBasic(file, 'a', { username: 'a', password: Alloy.env('PASSWORD') });
    const plain = new OtelcolAuthBasic(file, 'b', {
      username: 'b',
      password: Alloy.unsafePlainText('hunter2'),
    });
    expect(errorsIn(file)).toEqual([]);
    expect(file.node.findAll().flatMap(({ node }) => node.metadata)).toHaveLength(1);
    expect(plain.node.metadata.map(({ data }) => String(data))).toEqual([
      'a secret stands in clear in the Nix store, where every user of the machine can read it: ' +
        "take Alloy.env('NAME') or a local.file",
    ]);
    expect(plain.render()).toContain('password = "hunter2"');
  });

  test('in clear does not compile, nor where a string is expected', () => {
    const file = aFile(aHost());
    expect(
      // @ts-expect-error a string is no secret
      () => new OtelcolAuthBasic(file, 'a', { username: 'a', password: 'hunter2' }),
    ).toThrow();
    expect(
      // @ts-expect-error and a secret no string
      () => new LocalFile(file, 'b', { filename: Alloy.unsafePlainText('/a') }),
    ).toThrow();
  });
});
