import {
  AlloyComponent,
  limitStability,
  NixosHost,
  synthNixos,
  type StabilityLevel,
} from '../../../lib';
import { PrometheusScrape } from '../../../lib/alloy/components/prometheus/scrape';
import { OtelcolStorageFile } from '../../../lib/alloy/components/otelcol/storage.file';
import { aFile, errorsIn, Fleet } from '../support';

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

describe('an argument that is less stable than its component', () => {
  const scraping = (props: object, override?: boolean) => {
    const { stack, file } = fleetOf();
    const scrape = new PrometheusScrape(file, 'scrape', { targets: [], forwardTo: [], ...props });
    if (override !== undefined) scrape.addOverride('honor_metadata', override);
    return { stack, text: synthNixos(stack).get('hosts/ryzen.nix') };
  };
  const EXPERIMENTAL = 'stabilityLevel = lib.mkDefault "experimental";';

  test('is what decides, given as a prop or by an override', () => {
    expect(scraping({ honorMetadata: true }).text).toContain(EXPERIMENTAL);
    expect(scraping({}, true).text).toContain(EXPERIMENTAL);
  });

  test('says nothing where it is false or left out', () => {
    expect(scraping({ honorLabels: true }).text).not.toContain('stabilityLevel');
    expect(scraping({ honorMetadata: true }, false).text).not.toContain('stabilityLevel');
  });

  test('counts for a limit', () => {
    const { stack } = scraping({ enableTypeAndUnitLabels: true });
    limitStability(stack, 'public-preview');
    expect(errorsIn(stack)).toEqual([expect.stringContaining('prometheus.scrape')]);
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
