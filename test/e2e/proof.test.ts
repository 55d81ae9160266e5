import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs/proof.md'), 'utf8');
const CHART = readFileSync(join(ROOT, 'docs/proof.svg'), 'utf8');
const REQUIREMENTS = readFileSync(join(ROOT, 'docs/requirements.md'), 'utf8');

/** The cells of the rows below a heading. */
function rows(heading: string): string[][] {
  const [, text = ''] = PAGE.split(`\n## ${heading}\n`);
  const [section = ''] = text.split('\n## ');
  return section
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\| -/.test(line))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** What the specification is measured by: its criteria, scenarios, edge cases and clarifications, by number. */
function wanted(): string[] {
  const [, ...sections] = REQUIREMENTS.split(/^### /m);
  return sections.flatMap((section) => {
    const [id = ''] = section.split('\n');
    // functional requirements are what these show
    if (!/^(SC-|US|E\d|C\d)/.test(id)) return [];
    const scenarios = [...section.matchAll(/^> (\d+)\. Given/gm)];
    return scenarios.length > 0 ? scenarios.map(([, n]) => `${id}.${n}`) : [id];
  });
}

describe('docs/proof.md', () => {
  const criteria = rows('The criteria').filter(([id]) => /^\[/.test(id ?? ''));
  const ids = criteria.map(([id = '']) => /^\[(.+?)\]/.exec(id)?.[1] ?? '');

  test('has every criterion, story and edge case of the specification, once', () => {
    expect(wanted()).toHaveLength(8 + 5 * 3 + 5 + 2);
    expect(wanted().filter((id) => ids.filter((each) => each === id).length !== 1)).toEqual([]);
  });

  test('has every one met that it measured', () => {
    const measured = criteria.filter((cells) => cells.length === 4);
    expect(measured.length).toBeGreaterThan(25);
    expect(measured.filter((cells) => cells[3] !== 'met')).toEqual([]);
  });

  test('says of what it could not measure where the nearest thing is', () => {
    const elsewhere = criteria.filter((cells) => cells.length === 3);
    expect(elsewhere.map(([id]) => id)).toEqual([
      '[SC-005](requirements.md#sc-005)',
      '[C2](requirements.md#c2)',
    ]);
    expect(elsewhere.filter(([, , why = '']) => !why.includes(']('))).toEqual([]);
  });

  test('has all eleven outages, each noticed', () => {
    const outages = rows('Nothing fails in silence').filter((cells) => cells.length === 5);
    const numbers = outages.flatMap(([number = '']) =>
      /^\d/.test(number) ? [Number(number)] : [],
    );
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    const [, ...all] = outages;
    const by = new Set(all.map((cells) => cells[3]));
    expect([...by].sort()).toEqual(['build', 'observability-check', 'synth', "the unit's journal"]);
    expect(all.filter((cells) => (cells[4] ?? '').length < 10)).toEqual([]);
  });

  test('found every host healthy before and after', () => {
    const hosts = rows('Nothing fails in silence').filter(
      (cells) => cells.length === 4 && cells[0] !== 'host',
    );
    const names = ['ryzen', 'thinkpad', 'hetzner'];
    expect(hosts.map(([host]) => host)).toEqual([...names, ...names]);
    expect(hosts.map((cells) => cells[2])).toEqual(hosts.map(() => 'none'));
    expect(hosts.filter((cells) => parseFloat(cells[3] ?? '') >= 20)).toEqual([]);
  });

  test('names the command that makes it, which there is, and the versions of its programs', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(PAGE).toContain('\nnpm run e2e\n');
    expect(scripts.e2e).toBe('ts-node e2e/main.ts');
    const versions = rows('The fleet').slice(1);
    expect(versions.map(([program]) => program)).toEqual(
      expect.arrayContaining([
        'Grafana Alloy',
        'OpenTelemetry Collector',
        'Prometheus',
        'Tailscale',
      ]),
    );
    expect(versions.filter(([, version = '']) => !/^\d/.test(version))).toEqual([]);
  });

  test('has no date and no path of a machine', () => {
    expect(PAGE + CHART).not.toMatch(/\b20\d\d-\d\d|\/(tmp|root|home|work)\//);
  });

  test('shows its figures in a chart, a bar for each', () => {
    expect(PAGE).toContain('](proof.svg)');
    const bars = CHART.match(/<rect class="met"/g) ?? [];
    expect(bars.length).toBeGreaterThan(8);
    expect(CHART).not.toContain('class="failed"');
  });
});
