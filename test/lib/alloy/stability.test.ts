import {
  Alloy,
  AlloyComponent,
  AlloyDirectory,
  type AlloyFile,
  limitStability,
  NixosHost,
  synthNixos,
  type StabilityLevel,
} from '../../../lib';
import { DatabaseObservabilityMysql } from '../../../lib/alloy/components/database_observability/mysql';
import { LokiSecretfilter } from '../../../lib/alloy/components/loki/secretfilter';
import { PrometheusRemoteWrite } from '../../../lib/alloy/components/prometheus/remote_write';
import { PrometheusScrape } from '../../../lib/alloy/components/prometheus/scrape';
import { OtelcolStorageFile } from '../../../lib/alloy/components/otelcol/storage.file';
import { aFile, errorsIn, Fleet } from '../support';

/** A file of a host's that is written for a version of Alloy. */
function ownFile(host: NixosHost, version: string | undefined): AlloyFile {
  const directory = new AlloyDirectory(host, 'config', {
    name: 'alloy',
    option: 'observability.alloy',
    partOption: 'configFiles',
    version,
  });
  return aFile(host, 'own', directory);
}

/** A fleet of one host with components of these levels. */
function fleetOf(...levels: readonly StabilityLevel[]) {
  const { stack } = new Fleet();
  const file = aFile(new NixosHost(stack, 'ryzen'));
  levels.forEach(
    (stability, i) => new AlloyComponent(file, `x${i}`, { component: 'a', body: {}, stability }),
  );
  return { stack, file };
}

describe('the stability level of a host', () => {
  test.each<[readonly StabilityLevel[], readonly string[]]>([
    [['generally-available'], []],
    [
      ['generally-available', 'public-preview'],
      ['stabilityLevel = lib.mkDefault "public-preview";'],
    ],
    [['experimental', 'public-preview'], ['stabilityLevel = lib.mkDefault "experimental";']],
    [['community'], ['communityComponents = lib.mkDefault true;']],
    [
      ['community', 'public-preview'],
      [
        'communityComponents = lib.mkDefault true;',
        'stabilityLevel = lib.mkDefault "public-preview";',
      ],
    ],
  ])('for %j is %j', (levels, options) => {
    const text = synthNixos(fleetOf(...levels).stack).get('hosts/ryzen.nix') ?? '';
    const set = text.match(/(stabilityLevel|communityComponents) = .*/g) ?? [];
    expect(set).toEqual(options);
  });

  test('comes from the typed components themselves', () => {
    const { stack, file } = fleetOf();
    new OtelcolStorageFile(file, 'queue');
    expect(synthNixos(stack).get('hosts/ryzen.nix')).toContain(
      'stabilityLevel = lib.mkDefault "public-preview";',
    );
  });
});

describe('the stability level of what upstream made stable later', () => {
  /** What NixOS is told of a host whose file has these components, written for a version of Alloy. */
  const toldOf = (version: string | undefined, add: (file: AlloyFile) => void) => {
    const { stack } = new Fleet();
    add(ownFile(new NixosHost(stack, 'ryzen'), version));
    const text = synthNixos(stack).get('hosts/ryzen.nix') ?? '';
    return {
      errors: errorsIn(stack),
      level: /stabilityLevel = lib\.mkDefault "(.*)"/.exec(text)?.[1],
      least: /leastVersions\.own = lib\.mkDefault "(.*)"/.exec(text)?.[1],
    };
  };
  const filter = (file: AlloyFile) => new LokiSecretfilter(file, 'filter', { forwardTo: [] });
  const mysql = (file: AlloyFile) =>
    new DatabaseObservabilityMysql(file, 'mysql', {
      dataSourceName: Alloy.env('DSN'),
      targets: [],
      forwardTo: [],
    });
  const experimental = (file: AlloyFile) =>
    new AlloyComponent(file, 'x', { component: 'a', body: {}, stability: 'experimental' });

  test.each<[string | undefined, string, ((file: AlloyFile) => void)[], string | undefined]>([
    [undefined, 'loki.secretfilter', [filter], 'public-preview'],
    ['1.19', 'loki.secretfilter', [filter], 'public-preview'],
    ['1.18', 'loki.secretfilter', [filter], 'experimental'],
    ['1.11', 'database_observability.mysql', [mysql], 'experimental'],
    ['1.14.2', 'database_observability.mysql', [mysql], 'public-preview'],
    ['1.15', 'database_observability.mysql', [mysql], undefined],
    ['1.18', 'both', [mysql, filter], 'experimental'],
  ])('written for %s, %s: %#', (version, _, make, level) => {
    expect(toldOf(version, (file) => make.forEach((each) => each(file)))).toMatchObject({
      errors: [],
      level,
    });
  });

  test('has NixOS insist on a version that runs it at that level, unless something else needs a lower one anyway', () => {
    expect(toldOf('1.19', filter).least).toBe('1.19');
    expect(toldOf('1.18', filter).least).toBeUndefined();
    expect(toldOf('1.15', mysql).least).toBe('1.15');
    const both = toldOf('1.19', (file) => {
      filter(file);
      experimental(file);
    });
    expect(both).toEqual({ errors: [], level: 'experimental', least: undefined });
  });

  test('counts for a limit', () => {
    const { stack } = new Fleet();
    filter(ownFile(new NixosHost(stack, 'ryzen'), '1.18'));
    limitStability(stack, 'public-preview');
    expect(errorsIn(stack)).toEqual([expect.stringContaining('loki.secretfilter')]);
  });

  test('is experimental for an argument that Alloy takes as such only, and says so when it starts', () => {
    const level = (props: object) =>
      toldOf('1.16', (file) => {
        const scrape = new PrometheusScrape(file, 's', { targets: [], forwardTo: [] });
        for (const [path, value] of Object.entries(props)) scrape.addOverride(path, value);
      }).level;
    expect(level({})).toBeUndefined();
    expect(level({ honor_labels: true })).toBeUndefined();
    expect(level({ honor_metadata: false })).toBeUndefined();
    expect(level({ honor_metadata: true })).toBe('experimental');
    const write = (endpoint: object) =>
      toldOf('1.19', (file) => {
        const url = 'https://mimir.example.net/api/v1/push';
        new PrometheusRemoteWrite(file, 'w', { endpoint: [{ url, ...endpoint }] });
      }).level;
    expect(write({ protobufMessage: 'prometheus.WriteRequest' })).toBeUndefined();
    expect(write({ protobufMessage: 'io.prometheus.write.v2.Request' })).toBe('experimental');
    expect(write({ queueConfig: { minShards: 2 } })).toBeUndefined();
  });
});

describe('a limit on stability', () => {
  test('fails for every component that is less stable', () => {
    const { stack } = fleetOf('generally-available', 'public-preview', 'experimental', 'community');
    limitStability(stack, 'public-preview');
    expect(errorsIn(stack)).toEqual([
      "[fleet] a (fleet/ryzen/main/x2) is experimental, but no more than public preview is allowed here: leave it out, or allow 'experimental'",
      "[fleet] a (fleet/ryzen/main/x3) is the community's, but no more than public preview is allowed here: leave it out, or allow 'community'",
    ]);
  });

  test('holds below its scope only', () => {
    const { stack, file } = fleetOf('experimental');
    limitStability(aFile(new NixosHost(stack, 'other')), 'generally-available');
    expect(errorsIn(stack)).toEqual([]);
    limitStability(file, 'generally-available');
    expect(errorsIn(stack)).toHaveLength(1);
  });
});
