import { chart } from '../../e2e/page/chart';
import { page } from '../../e2e/page/page';
import { table } from '../../e2e/page/table';
import { firstLine, Proof, type Criterion } from '../../e2e/proof';

const FAST: Criterion = {
  id: 'SC-003',
  wanted: 'within 1 second',
  measured: '85 ms',
  met: true,
  figure: { value: 0.085, limit: 1, unit: 's' },
};
const SLOW: Criterion = {
  id: 'US1.2',
  wanted: 'within <15> seconds & "no" more',
  measured: '16.4 s',
  met: false,
  figure: { value: 16.4, limit: 15, unit: 's' },
};
const PLAIN: Criterion = { id: 'US4.2', wanted: 'search by hostname', measured: 'yes', met: true };

describe('a table', () => {
  test('has a row for each, whose text stays in its cell', () => {
    expect(table(['a', 'b'], [['{a="x|y"}', 'two\n lines ']])).toBe(
      '| a | b |\n| --- | --- |\n| {a="x\\|y"} | two lines |',
    );
  });
});

describe('the chart', () => {
  const svg = chart([FAST, SLOW, PLAIN]);

  test('has a bar for each figure, as long as its part of the limit', () => {
    const bars = [...svg.matchAll(/<rect class="(\w+)" x="130" y="(\d+)" width="([\d.]+)"/g)];
    expect(bars.map(([, ...each]) => each)).toEqual([
      ['met', '34', '35.7'],
      // beyond the line, which is at 420
      ['failed', '60', '459.2'],
    ]);
    expect(svg).toContain('>0.085 of 1 s<');
    expect(svg).toContain('>16 of 15 s<');
  });

  test('ends a bar soon after the limit, however much it is beyond', () => {
    const far = chart([{ ...SLOW, figure: { value: 900, limit: 15, unit: 's' } }]);
    expect(far).toContain('width="462.0"');
  });

  test('is XML, whatever a criterion says', () => {
    expect(svg).toContain('within &lt;15&gt; seconds &amp; "no" more');
    const opened = [...svg.matchAll(/<(\w+)[^>]*(?<!\/)>/g)].map(([, name]) => name);
    const closed = [...svg.matchAll(/<\/(\w+)>/g)].map(([, name]) => name);
    expect(opened.sort()).toEqual(closed.sort());
    expect(svg).not.toMatch(/<script|href/);
  });
});

describe('the page', () => {
  const outage = { number: 3, was: '10 s late', broken: 'a batch' };

  test('says what is met and what not, with a link to each text, and counts them', () => {
    const proof = { criteria: [FAST, SLOW], elsewhere: [], healthy: [], outages: [] };
    const text = page(proof, { Alloy: '1.19.0' });
    expect(text).toContain('| [SC-003](requirements.md#sc-003) | within 1 second | 85 ms | met |');
    expect(text).toContain('[US1.2](requirements.md#us1)');
    expect(text).toContain('| 16.4 s | **not met** |');
    expect(text).toContain('1 of 2 criteria are met');
    expect(text).toContain('| Alloy | 1.19.0 |');
    expect(text).toContain('npm run e2e');
  });

  test('says of an outage who noticed, a line for each, or that nobody did', () => {
    const caught = [
      { by: 'build' as const, said: 'warning' },
      { by: 'observability-check' as const, said: 'FAIL' },
    ];
    const outages = [
      { ...outage, caught },
      { ...outage, number: 4, caught: [] },
    ];
    const text = page({ criteria: [], elsewhere: [], healthy: [], outages }, {});
    expect(text).toContain(
      '| 3 | 10 s late | a batch | build | warning |\n|  |  |  | observability-check | FAIL |',
    );
    expect(text).toContain('| 4 | 10 s late | a batch | **nobody** |  |');
    expect(text).toContain('1 of 2 outages are noticed');
  });
});

describe('a proof', () => {
  const met = { measured: 'well', met: true };

  test('holds while every criterion is met, every outage noticed and every host healthy', async () => {
    const proof = new Proof();
    await proof.measure('SC-001', '', () => met);
    await proof.outage({ number: 1, was: '', broken: '' }, () => [{ by: 'synth', said: 'no' }]);
    proof.well({ host: 'ryzen', hops: 3, wrong: [], seconds: 1 });
    expect(proof.holds).toBe(true);
  });

  test.each<[string, (proof: Proof) => unknown]>([
    [
      'a criterion is not met',
      (proof) => proof.measure('SC-001', '', () => ({ ...met, met: false })),
    ],
    ['a criterion can not be measured', (proof) => proof.measure('SC-001', '', fails)],
    [
      'nobody notices an outage',
      (proof) => proof.outage({ number: 1, was: '', broken: '' }, () => []),
    ],
    ['nothing can be broken', (proof) => proof.outage({ number: 1, was: '', broken: '' }, fails)],
    [
      'a healthy host is called ill',
      (proof) => proof.well({ host: 'ryzen', hops: 0, wrong: ['kernel'], seconds: 1 }),
    ],
  ])('fails where %s', async (_, happens) => {
    const proof = new Proof();
    await happens(proof);
    expect(proof.holds).toBe(false);
  });

  test('says why a criterion could not be measured, in a line', async () => {
    const proof = new Proof();
    await proof.measure('SC-001', '', fails);
    expect(proof.criteria[0]).toMatchObject({ measured: 'waited 60 s', met: false });
    expect(firstLine('\n  a \nb')).toBe('a');
  });
});

function fails(): never {
  throw new Error('waited 60 s\nfor it');
}
