import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../../../runtime/check/plan.mjs';
import type { Answer, Question } from '../../../runtime/check/tools.mjs';
import type * as PrintModule from '../../../runtime/fleet/print.mjs';
import type * as ReportModule from '../../../runtime/fleet/report.mjs';
import { json, text, toolsOf } from '../check/machine';
import { loadFleet } from '../load';

const { report } = loadFleet<typeof ReportModule>('report.mjs');
const { table, json: printed } = loadFleet<typeof PrintModule>('print.mjs');

const ROOT = join(__dirname, '../../..');
const appOf = (host: string) =>
  JSON.parse(readFileSync(join(ROOT, `nixos-out/files/${host}/check.json`), 'utf8')) as App;
const FLEET = ['hetzner', 'ryzen', 'thinkpad'].map(appOf);

const URLS = {
  metrics: 'http://mimir/prometheus',
  logs: 'http://loki',
  traces: 'http://tempo',
  profiles: 'http://pyroscope',
};
const WANTED: ReportModule.Wanted = {
  only: {},
  queryUrls: URLS,
  silentAfterMs: 900_000,
  sinceMs: 604_800_000,
};

/** When the last of each signal came, in seconds before now, by host. */
type Ages = Readonly<Record<string, Readonly<Partial<Record<keyof typeof URLS, number>>>>>;

const HEALTHY: Ages = {
  hetzner: { metrics: 20, logs: 3600 },
  ryzen: { metrics: 5, logs: 30, traces: 60, profiles: 40 },
  thinkpad: { metrics: 15, logs: 400, traces: 86_400 },
};

/** Stores that have that, in upstream's shapes. */
function stores(ages: Ages): { now: number; answer: (question: Question) => Partial<Answer> } {
  const now = toolsOf().now();
  const at = (host: string, signal: keyof typeof URLS) => {
    const age = ages[host]?.[signal];
    return age === undefined ? undefined : now - age * 1000;
  };
  const found = (signal: keyof typeof URLS, hosts: readonly string[]) =>
    hosts.flatMap((host) => {
      const time = at(host, signal);
      return time === undefined ? [] : [{ host, time }];
    });
  const hostsOf = (selector: string) => /host=~?"([^"]*)"/.exec(selector)?.[1]?.split('|') ?? [];
  return {
    now,
    answer: ({ url, body }) => {
      const { host: store, pathname, searchParams } = new URL(url);
      if (store === 'mimir' && pathname === '/prometheus/api/v1/query') {
        const result = found('metrics', hostsOf(searchParams.get('query') ?? '')).map((each) => ({
          metric: { host: each.host },
          value: [now / 1000, String(each.time / 1000)],
        }));
        return json({ status: 'success', data: { resultType: 'vector', result } });
      }
      if (store === 'loki' && pathname === '/loki/api/v1/query_range') {
        const result = found('logs', hostsOf(searchParams.get('query') ?? '')).map((each) => ({
          stream: { host: each.host, service_name: 'sshd' },
          values: [[`${each.time}000000`, 'a line']],
        }));
        return json({ status: 'success', data: { resultType: 'streams', result } });
      }
      if (store === 'tempo' && pathname === '/api/search') {
        const [, host = ''] =
          /resource\.host\.name = "(.*)"/.exec(searchParams.get('q') ?? '') ?? [];
        const traces = found('traces', [host])
          .filter(({ time }) => time / 1000 >= Number(searchParams.get('start')))
          .map((each) => ({ traceID: 'a', startTimeUnixNano: `${each.time}000000` }));
        return json({ traces, metrics: {} });
      }
      if (store === 'pyroscope') {
        const asked = JSON.parse(String(body)) as { labelSelector: string };
        const series = found('profiles', hostsOf(asked.labelSelector)).map((each) => ({
          labels: [{ name: 'host', value: each.host }],
          points: [
            { timestamp: String(each.time - 60_000), value: 4 },
            { timestamp: String(each.time), value: 3 },
          ],
        }));
        return json({ series });
      }
      return text('404 page not found', 404);
    },
  };
}

const of = (ages: Ages, wanted: Partial<ReportModule.Wanted> = {}) =>
  report(FLEET, { ...WANTED, ...wanted }, toolsOf(stores(ages)));

describe("a fleet's report", () => {
  test('says of each host and signal when the last came, and calls a healthy fleet well', async () => {
    const found = await of(HEALTHY);
    expect(found.code).toBe(0);
    expect(table(found)).toBe(`\
ok      hetzner   metrics   lgtm mimir      20 s ago
quiet   hetzner   logs      lgtm loki       60 min ago
quiet   hetzner   traces    lgtm tempo      none for 7 d
ok      ryzen     metrics   lgtm mimir      5 s ago
ok      ryzen     logs      lgtm loki       30 s ago
ok      ryzen     traces    lgtm tempo      60 s ago
ok      ryzen     profiles  lgtm pyroscope  40 s ago
ok      thinkpad  metrics   lgtm mimir      15 s ago
ok      thinkpad  logs      lgtm loki       7 min ago
quiet   thinkpad  traces    lgtm tempo      24 h ago, or later

3 hosts, 0 with silence (0.0 s)
`);
  });

  test('names a host of which nothing comes any more', async () => {
    const found = await of({ ...HEALTHY, thinkpad: { metrics: 200_000, logs: 190_000 } });
    expect(found.code).toBe(1);
    expect(found.silent).toEqual(['thinkpad is silent: the last of it came 2 d ago']);
    expect(table(found)).toContain('SILENT  thinkpad  metrics   lgtm mimir      2 d ago\n');
  });

  test('names a host of which nothing has ever come', async () => {
    const { ryzen, hetzner } = HEALTHY;
    const { silent, code } = await of({ ryzen, hetzner } as Ages);
    expect([silent, code]).toEqual([['thinkpad is silent: nothing of it is there'], 1]);
  });

  test.each([
    ['metrics', { ...HEALTHY.ryzen, metrics: 7200 }, 'ryzen sends no metrics (2 h ago)'],
    [
      'profiles',
      { ...HEALTHY.ryzen, profiles: undefined },
      'ryzen sends no profiles (none for 7 d)',
    ],
  ])(
    'names what a host sends all the time and that comes no more, while the rest does: %s',
    async (_, ryzen, said) => {
      const { silent, code } = await of({ ...HEALTHY, ryzen });
      expect([silent, code]).toEqual([[said], 1]);
    },
  );

  test('takes for silence what is older than is asked', async () => {
    const { silent } = await of(HEALTHY, { silentAfterMs: 10_000 });
    expect(silent).toEqual([
      'hetzner is silent: the last of it came 20 s ago',
      'ryzen sends no profiles (40 s ago)',
      'thinkpad is silent: the last of it came 15 s ago',
    ]);
  });

  test('of a host that scrapes nothing asks for all of its metrics, and takes none for silence', async () => {
    const app = appOf('hetzner');
    const processes = app.processes.map((process) => ({
      ...process,
      files: process.files.map((file) => ({
        ...file,
        components: file.components.filter((each) => !each.startsWith('prometheus.scrape.')),
      })),
    }));
    const tools = toolsOf(stores({ hetzner: { logs: 10 } }));
    const { lines, code } = await report([{ ...app, processes }], WANTED, tools);
    expect(lines[0]).toMatchObject({ signal: 'metrics', state: 'quiet', found: 'none for 7 d' });
    expect(code).toBe(0);
    const queries = tools.asked.flatMap(({ url }) => new URL(url).searchParams.get('query') ?? []);
    expect(queries).toContain(
      'max by (host) (max_over_time(timestamp({host=~"hetzner"})[604800s:1m]))',
    );
  });

  test('asks a store of metrics and one of profiles once for all hosts, as their tenant', async () => {
    const headers = { 'X-Scope-OrgID': 'team' };
    const apps = FLEET.map((app) => ({
      ...app,
      destinations: app.destinations.map((each) => ({
        ...each,
        backends: each.backends?.map((backend) => ({ ...backend, headers })),
      })),
    }));
    const tools = toolsOf(stores(HEALTHY));
    await report(apps, WANTED, tools);
    const asked = (store: string) => tools.asked.filter(({ url }) => url.includes(`//${store}/`));
    expect(['mimir', 'pyroscope'].map((store) => asked(store).length)).toEqual([1, 1]);
    expect(new URL(asked('mimir')[0]?.url ?? '').searchParams.get('query')).toBe(
      'max by (host) (max_over_time(timestamp(up{host=~"hetzner|ryzen|thinkpad"})[604800s:1m]))',
    );
    expect(tools.asked.every((each) => each.headers?.['X-Scope-OrgID'] === 'team')).toBe(true);
  });

  test('takes no host for silent whose store can not be asked, and says why', async () => {
    const { answer } = stores({});
    const REFUSED: Record<string, Partial<Answer> | undefined> = {
      mimir: text('no org id\n', 401),
      loki: text('<html>log in</html>', 200, 'text/html'),
      tempo: undefined,
    };
    const found = await report(
      FLEET,
      WANTED,
      toolsOf({
        answer: (question) => {
          const { host } = new URL(question.url);
          return host in REFUSED ? REFUSED[host] : answer(question);
        },
      }),
    );
    expect(found.code).toBe(2);
    expect(found.silent).toEqual(['ryzen sends no profiles (none for 7 d)']);
    const said = found.lines.filter(({ host }) => host === 'ryzen').map((line) => line.found);
    expect(said).toEqual([
      'not known: http://mimir/prometheus: answered 401: no org id',
      'not known: http://loki: answered something that is no JSON',
      'not known: http://tempo: connect ECONNREFUSED',
      'none for 7 d',
    ]);
  });

  test('says what to do where no query URL is known, or the kind is not', async () => {
    const [app] = FLEET as [App];
    const own = {
      ...app,
      destinations: app.destinations.map((each) => ({
        ...each,
        backends: [
          { signal: 'metrics', backend: 'mimir' },
          { signal: 'logs', backend: 'victorialogs' },
        ],
      })),
    };
    const queryUrls = { 'lgtm.logs': 'http://vl' };
    const found = await report([own], { ...WANTED, queryUrls }, toolsOf());
    expect(table(found)).toBe(`\
?       hetzner  metrics  lgtm mimir         not known: no query URL is known
?       hetzner  logs     lgtm victorialogs  not known: nobody knows here how to ask victorialogs

to do for metrics: --query-url metrics=URL, such as that of a kubectl port-forward, or the app's mimir a workstationQueryUrl
to do for logs: leave it out: --signal
1 host, 0 with silence, 2 of 2 not known (0.0 s)
`);
    expect(found.code).toBe(2);
  });

  test('is of the hosts and signals that are asked for, and tells of a host that there is not', async () => {
    const found = await of(HEALTHY, { only: { hosts: ['ryzen'], signals: ['logs'] } });
    expect(JSON.parse(printed(found))).toEqual({
      lines: [
        {
          host: 'ryzen',
          signal: 'logs',
          destination: 'lgtm',
          backend: 'loki',
          state: 'ok',
          found: '30 s ago',
          lastArrived: '2026-11-30T11:59:30.000Z',
        },
      ],
      silent: [],
      code: 0,
      unknownHosts: [],
      seconds: 0,
    });
    const none = await of(HEALTHY, { only: { hosts: ['rizen'] } });
    expect([table(none), none.code]).toEqual([
      'the app has no host rizen\nnothing to ask for (0.0 s)\n',
      2,
    ]);
  });

  test('ends in time, whatever hangs', async () => {
    const tools = { ...toolsOf(), ask: () => new Promise<never>(() => undefined) };
    const started = Date.now();
    const { lines, code } = await report(FLEET, WANTED, tools, 50);
    expect(Date.now() - started).toBeLessThan(5000);
    expect([lines[0]?.found, code]).toEqual([
      'not known: http://mimir/prometheus: no answer within 0.05 s',
      2,
    ]);
  });
});
