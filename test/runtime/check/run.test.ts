import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as MetricsModule from '../../../runtime/check/metrics.mjs';
import type { App, Machine } from '../../../runtime/check/plan.mjs';
import type * as PrintModule from '../../../runtime/check/print.mjs';
import type * as ReportModule from '../../../runtime/check/report.mjs';
import type * as RunModule from '../../../runtime/check/run.mjs';
import { loadCheck } from '../load';
import { text, toolsOf } from './machine';

const { check } = loadCheck<typeof RunModule>('run.mjs');
const { table, json } = loadCheck<typeof PrintModule>('print.mjs');
const { sendReport } = loadCheck<typeof ReportModule>('report.mjs');
const { samples, sum } = loadCheck<typeof MetricsModule>('metrics.mjs');

const ROOT = join(__dirname, '../../..');
const appOf = (host: string) =>
  JSON.parse(readFileSync(join(ROOT, `nixos-out/files/${host}/check.json`), 'utf8')) as App;
const MACHINE: Machine = {
  off: [],
  ports: { 'alloy.service': 12345, 'alloy-ebpf.service': 24346 },
  credentials: {},
  capabilities: [],
};

describe('a check', () => {
  test('of a machine on which nothing runs sends nothing, and names the first hop', async () => {
    const tools = toolsOf({ units: {} });
    const { lines, first, code } = await check(appOf('hetzner'), MACHINE, {}, tools);
    expect(first).toMatchObject({ hop: 'unit alloy.service', state: 'fail' });
    expect(code).toBe(2);
    const sent = lines.filter(({ hop }) => /^(probe|backend) /.test(hop));
    expect(sent.map(({ state }) => state)).toEqual(Array(6).fill('skipped'));
    expect(sent[0]?.found).toBe('not sent: unit alloy.service is in the way');
    expect(tools.asked.filter(({ body }) => String(body).includes('probe'))).toEqual([]);
  });

  test('goes in the order in which data flows, whatever the machine', async () => {
    const { lines } = await check(appOf('ryzen'), MACHINE, {}, toolsOf({ units: {} }));
    expect(lines.map(({ hop }) => hop)).toMatchSnapshot();
  });

  test("sends a span by Beyla's own way too, as Beyla's, and not to what is on the machine", async () => {
    const { lines } = await check(appOf('ryzen'), MACHINE, {}, toolsOf({ units: {} }));
    const hops = lines.map(({ hop }) => hop).filter((hop) => hop.endsWith(", as Beyla's spans"));
    expect(hops).toEqual([
      "probe traces to lgtm, as Beyla's spans",
      "backend tempo, as Beyla's spans",
    ]);
  });

  test('of one signal leaves out what the others pass', async () => {
    const { lines } = await check(
      appOf('ryzen'),
      MACHINE,
      { signals: ['profiles'] },
      toolsOf({ units: {} }),
    );
    const hops = lines.map(({ hop }) => hop).join('\n');
    expect(hops).toMatch(/endpoint .*Push\n/);
    expect(hops).not.toMatch(/traces|logs|journal|metrics/);
  });

  test('leaves out what is off, and says that it is', async () => {
    const off = [
      'observability.beyla',
      'observability.pyroscope',
      'observability.outageBuffer',
      'observability.destinations.ai_monitor',
    ];
    const { lines } = await check(appOf('ryzen'), { ...MACHINE, off }, {}, toolsOf({ units: {} }));
    const hops = lines.map(({ hop }) => hop);
    expect(hops.slice(0, 4)).toEqual(off.map((option) => `switch ${option}`));
    expect(hops.slice(4).join()).not.toMatch(/ebpf|Beyla|buffer|ai_monitor|profiles to/);
  });

  test('ends in time, whatever hangs', async () => {
    const tools = { ...toolsOf({ units: {} }), ask: () => new Promise<never>(() => undefined) };
    const started = Date.now();
    const { lines, code } = await check(appOf('hetzner'), MACHINE, { limitMs: 50 }, tools);
    expect(Date.now() - started).toBeLessThan(5000);
    expect(code).toBe(2);
    expect(lines.find(({ hop }) => hop === 'tailnet')).toMatchObject({
      state: 'warn',
      found: 'not known within 0.05 s',
    });
  });
});

describe('what it prints', () => {
  const report = {
    lines: [
      { hop: 'unit alloy.service', state: 'ok' as const, found: 'active' },
      {
        hop: 'tailnet',
        state: 'warn' as const,
        found: 'called ryzen-1',
        wanted: 'ryzen',
        fix: 'rename it',
      },
      { hop: 'backend tempo', state: 'skipped' as const, found: 'not asked', fix: 'say where' },
    ],
    code: 1 as const,
    seconds: 1.23,
  };
  const whole = { ...report, first: report.lines[1] };

  test('is a table, and a last line that says it all', () => {
    expect(table('ryzen', whole)).toMatchInlineSnapshot(`
     "ok    unit alloy.service  active
     WARN  tailnet             called ryzen-1
                               wanted: ryzen
                               to do:  rename it
     -     backend tempo       not asked
                               to do:  say where

     ryzen: the first hop that isn't right is tailnet: called ryzen-1. To do: rename it (1 ok, 1 WARN, 1 not known; 1.2 s)
     "
    `);
  });

  test("has the journal's priorities where it goes there", () => {
    const lines = table('ryzen', whole, { isJournal: true }).split('\n');
    expect(lines.map((line) => line.slice(0, 3))).toEqual([
      '<6>',
      '<4>',
      '<4>',
      '<4>',
      '<6>',
      '<6>',
      '<4>',
      '',
    ]);
  });

  test('is the same as JSON', () => {
    expect(JSON.parse(json('ryzen', whole))).toEqual({ host: 'ryzen', ...whole });
  });

  test('goes as metrics too', async () => {
    const tools = toolsOf({ answer: () => text('{}') });
    await sendReport(whole, 'http://127.0.0.1:4318', tools);
    const body = JSON.parse(String(tools.asked[0]?.body)) as {
      resourceMetrics: {
        scopeMetrics: {
          metrics: {
            name: string;
            gauge: { dataPoints: { asInt?: string; asDouble?: number }[] };
          }[];
        }[];
      }[];
    };
    const found = body.resourceMetrics[0]?.scopeMetrics[0]?.metrics.map(({ name, gauge }) => [
      name,
      ...gauge.dataPoints.map(({ asInt, asDouble }) => Number(asInt ?? asDouble)),
    ]);
    expect(found).toEqual([
      ['observability_check_hops', 1, 1, 0, 1],
      ['observability_check_code', 1],
      ['observability_check_duration_seconds', 1.23],
    ]);
  });
});

describe('the command', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(ROOT, 'runtime/check/main.mjs'), ...args], {
      encoding: 'utf8',
    });

  test('says how it is called, and what it does not understand', () => {
    expect(run('--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('usage: observability-check'),
    });
    for (const wrong of [['--signal', 'spans', 'a', 'b'], ['--root', 'a', 'b'], []])
      expect(run(...wrong)).toMatchObject({
        status: 64,
        stdout: '',
        stderr: expect.stringContaining('usage:'),
      });
  });
});

describe('metrics', () => {
  test('are summed by their labels', () => {
    const all = samples('# HELP a b\na{x="1",y="q\\"}{"} 2\na{x="1",y="r"} 3\na{x="2"} 4\nb 5e3\n');
    expect(sum(all, 'a', { x: '1' })).toBe(5);
    expect(sum(all, 'a')).toBe(9);
    expect(sum(all, 'b')).toBe(5000);
    expect(sum(all, 'c')).toBeUndefined();
  });
});
