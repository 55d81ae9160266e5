import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { Duration } from '../../../../index';
import { temporaryFolder } from '../../../lib/support';
import { Daemon, freePorts } from '../../../support/daemon';
import { describeWith, run } from '../../../support/programs';
import { alerting } from './fleet';

const RULES = alerting({ selfCheckInterval: Duration.hours(1), kubeStateMetrics: true });

/** As long as a test takes, in minutes. */
const LENGTH = 180;
const always = (value: number) => `${value}x${LENGTH}`;

/** What a store has of a host that is well, by series; a sample a minute. */
function ofHost(host: string): Record<string, string> {
  const lane = `host="${host}", destination="lgtm", signal="traces"`;
  return {
    [`up{host="${host}", job="integrations/unix"}`]: always(1),
    [`up{host="${host}", job="outage-buffer"}`]: always(1),
    [`up{host="${host}", job="alloy"}`]: always(1),
    [`outage_buffer_held_bytes{host="${host}"}`]: always(1000),
    [`outage_buffer_budget_bytes{host="${host}"}`]: always(100_000_000),
    [`outage_buffer_oldest_age_seconds{${lane}}`]: always(0.2),
    [`outage_buffer_dropped_total{${lane}, reason="overflow"}`]: always(0),
    [`outage_buffer_dropped_total{${lane}, reason="refused"}`]: always(0),
    [`outage_buffer_rejected_total{${lane}}`]: always(0),
    [`alloy_component_controller_running_components{host="${host}", job="alloy", health_type="healthy"}`]:
      always(20),
    [`alloy_component_controller_running_components{host="${host}", job="alloy", health_type="unhealthy"}`]:
      always(0),
    [`alloy_config_last_load_successful{host="${host}", job="alloy"}`]: always(1),
    [`observability_check_code{host="${host}"}`]: `0 _x59 1 _x59 0 _x59`,
  };
}

const HEALTHY = {
  ...ofHost('ryzen'),
  ...ofHost('thinkpad'),
  'otelcol_process_uptime_seconds_total{job="otel-collector", instance="a"}': `0+60x${LENGTH}`,
  'kube_job_status_failed{namespace="observability", job_name="lgtm-retention-check-0a1b2c3d"}':
    always(0),
};

/** What changes, and which alerts fire at a minute. */
interface Case {
  readonly title: string;
  readonly series: Readonly<Record<string, string>>;
  readonly at: number;
  /** As `alertname host`, or another label's value. */
  readonly fire: readonly string[];
}

const LANE = 'host="ryzen", destination="lgtm", signal="traces"';
const ALLOY = 'host="ryzen", job="alloy"';
const EXPORTER = 'component_id="otelcol.exporter.otlphttp.fleet_lgtm"';
const MONITOR = 'component_id="otelcol.exporter.otlphttp.fleet_ai_monitor"';

const CASES: Case[] = [
  { title: 'nothing when all is well', series: {}, at: 170, fire: [] },
  {
    title: 'nothing when a host has been silent for less than 15 min',
    series: until('ryzen', 60),
    at: 74,
    fire: [],
  },
  {
    title: 'of a host that has been silent for 15 min',
    series: until('ryzen', 60),
    at: 76,
    fire: ['HostSilent ryzen'],
  },
  {
    title: 'of a source that gives no metrics any more',
    series: { 'up{host="ryzen", job="outage-buffer"}': '1x59 0x120' },
    at: 75,
    fire: ['SourceDown ryzen'],
  },
  {
    title: 'of a buffer that fills',
    series: { 'outage_buffer_held_bytes{host="ryzen"}': '0+1000000x180' },
    at: 60,
    fire: ['OutageBufferFilling ryzen'],
  },
  {
    title: 'nothing while a buffer is filled to a third',
    series: { 'outage_buffer_held_bytes{host="ryzen"}': '0+1000000x180' },
    at: 35,
    fire: [],
  },
  {
    title: 'of a buffer that is behind',
    series: { [`outage_buffer_oldest_age_seconds{${LANE}}`]: '0+60x180' },
    at: 20,
    fire: ['OutageBufferBehind ryzen'],
  },
  {
    title: 'of what a buffer lost',
    series: { [`outage_buffer_dropped_total{${LANE}, reason="overflow"}`]: '0x59 3x120' },
    at: 70,
    fire: ['TelemetryLost ryzen'],
  },
  {
    title: 'nothing of what was lost over an hour ago',
    series: { [`outage_buffer_dropped_total{${LANE}, reason="overflow"}`]: '0x59 3x120' },
    at: 125,
    fire: [],
  },
  {
    title: 'of what was refused',
    series: { [`outage_buffer_dropped_total{${LANE}, reason="refused"}`]: '0x59 3x120' },
    at: 70,
    fire: ['TelemetryRefused ryzen'],
  },
  {
    title: 'of what a store did not take of what it took',
    series: { [`outage_buffer_rejected_total{${LANE}}`]: '0x59 3x120' },
    at: 70,
    fire: ['TelemetryRefused ryzen'],
  },
  {
    title: 'of a component that has given up',
    series: {
      [`alloy_component_controller_running_components{${ALLOY}, health_type="exited"}`]:
        '_x60 1x120',
    },
    at: 75,
    fire: ['AlloyComponentUnhealthy ryzen'],
  },
  {
    title: 'of an Alloy that does not take its files',
    series: { [`alloy_config_last_load_successful{${ALLOY}}`]: '1x59 0x120' },
    at: 75,
    fire: ['AlloyConfigRejected ryzen'],
  },
  {
    title: 'of an Alloy that refuses what programs send, the first time',
    series: { [`otelcol_receiver_refused_spans_total{${ALLOY}, component_id="r"}`]: '_x60 2x120' },
    at: 62,
    fire: ['AlloyRefuses ryzen'],
  },
  {
    title: 'nothing of what an Alloy refused before its machine slept',
    series: {
      ...Object.fromEntries(
        ['integrations/unix', 'outage-buffer', 'alloy'].map((job) => [
          `up{host="ryzen", job="${job}"}`,
          '1x20 _x99 1x60',
        ]),
      ),
      [`otelcol_receiver_refused_spans_total{${ALLOY}, component_id="r"}`]: '2x20 _x99 2x60',
    },
    at: 150,
    fire: [],
  },
  {
    title: 'of an exporter whose queue is full',
    series: {
      [`otelcol_exporter_enqueue_failed_log_records_total{${ALLOY}, ${EXPORTER}}`]: '0x59 2x120',
    },
    at: 62,
    fire: ['AlloyLoses ryzen'],
  },
  {
    title: 'nothing when the program on the machine is away',
    series: {
      [`otelcol_exporter_send_failed_spans_total{${ALLOY}, ${MONITOR}}`]: '0x59 2x120',
    },
    at: 62,
    fire: [],
  },
  {
    title: 'of a collector of which nothing comes',
    series: {
      'otelcol_process_uptime_seconds_total{job="otel-collector", instance="a"}': '0+60x60 _x119',
    },
    at: 80,
    fire: ['CollectorSilent'],
  },
  {
    title: 'of a collector that refuses',
    series: {
      'otelcol_receiver_refused_metric_points_total{job="otel-collector", instance="a", receiver="otlp"}':
        '_x60 2x120',
    },
    at: 62,
    fire: ['CollectorRefuses otlp'],
  },
  {
    title: 'of a store that refuses what the collector sends, the first time',
    series: {
      'otelcol_exporter_send_failed_log_records_total{job="otel-collector", instance="a", exporter="otlp_http/loki"}':
        '_x60 2x120',
    },
    at: 62,
    fire: ['CollectorLoses otlp_http/loki'],
  },
  {
    title: 'of a host whose self-check fails, until the next one does not',
    series: { 'observability_check_code{host="ryzen"}': '0 _x59 2 _x59 0 _x59' },
    at: 100,
    fire: ['SelfCheckFails ryzen'],
  },
  {
    title: 'nothing once the next self-check is well',
    series: { 'observability_check_code{host="ryzen"}': '0 _x59 2 _x59 0 _x59' },
    at: 130,
    fire: [],
  },
  {
    title: 'of a backend with another retention',
    series: {
      'kube_job_status_failed{namespace="observability", job_name="lgtm-retention-check-0a1b2c3d"}':
        '0x59 1x120',
    },
    at: 70,
    fire: ['RetentionCheckFailed'],
  },
];

/** Nothing of a host's from a minute on. */
function until(host: string, minute: number): Record<string, string> {
  return Object.fromEntries(
    Object.keys(ofHost(host)).map((series) => [
      series,
      series.startsWith('up') ? `1x${minute} _x${LENGTH - minute - 1}` : `_x${LENGTH}`,
    ]),
  );
}

/** A series of a case is that of the same labels, however they are ordered. */
const sorted = (series: string) =>
  series
    .split(/[{},] ?/)
    .sort()
    .join();

function inputSeries(changed: Case['series']) {
  const own = new Set(Object.keys(changed).map(sorted));
  const rest = Object.entries(HEALTHY).filter(([series]) => !own.has(sorted(series)));
  return [...rest, ...Object.entries(changed)].map(([series, values]) => ({ series, values }));
}

describeWith(['promtool'], "alerts, by Prometheus' own tester of rules", (programs) => {
  const folder = temporaryFolder();
  beforeAll(() => writeFileSync(join(folder, 'rules.yaml'), RULES.text()));

  test('are rules, with templates that are right', () => {
    const { output, status } = run(programs.promtool, [
      'check',
      'rules',
      join(folder, 'rules.yaml'),
    ]);
    expect({ output, status }).toEqual({
      output: expect.stringContaining('SUCCESS: 21 rules found'),
      status: 0,
    });
  });

  test.each(CASES)('tell $title', ({ series, at, fire }) => {
    const samples = fire.map((each) => {
      const [alertname = '', which = ''] = each.split(' ');
      const about = which === '' ? '' : `, which="${which}"`;
      return { labels: `{alertname="${alertname}"${about}}`, value: 1 };
    });
    // whatever each is about
    const about = ['host', 'receiver', 'exporter'].reduce(
      (inner, label) => `label_replace(${inner}, "which", "$1", "${label}", "(.+)")`,
      'ALERTS{alertstate="firing"}',
    );
    const file = join(folder, 'test.yaml');
    const text = stringify({
      rule_files: ['rules.yaml'],
      evaluation_interval: '1m',
      tests: [
        {
          interval: '1m',
          input_series: inputSeries(series),
          promql_expr_test: [
            {
              expr: `count by (alertname, which) (${about})`,
              eval_time: `${at}m`,
              exp_samples: samples,
            },
          ],
        },
      ],
    });
    writeFileSync(file, text);
    const { status, output } = run(programs.promtool, ['test', 'rules', file]);
    expect({ status, output: status === 0 ? '' : output }).toEqual({ status: 0, output: '' });
  });

  test('fail a test when they do not fire, so that the tests above can', () => {
    const file = join(folder, 'wrong.yaml');
    const exp = [{ labels: '{alertname="HostSilent"}', value: 1 }];
    const test = { expr: 'count by (alertname) (ALERTS)', eval_time: '5m', exp_samples: exp };
    const tests = [{ interval: '1m', input_series: inputSeries({}), promql_expr_test: [test] }];
    writeFileSync(
      file,
      stringify({ rule_files: ['rules.yaml'], evaluation_interval: '1m', tests }),
    );
    expect(run(programs.promtool, ['test', 'rules', file]).status).toBe(1);
  });
});

describeWith(['prometheus'], 'alerts, in a real Prometheus', (programs) => {
  test('are loaded and evaluated, and one is of each host that sends nothing', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'data'));
    writeFileSync(join(folder, 'rules.yaml'), RULES.text());
    const configuration = {
      global: { evaluation_interval: '1s' },
      rule_files: [join(folder, 'rules.yaml')],
    };
    writeFileSync(join(folder, 'prometheus.yml'), stringify(configuration));
    const [port = 0] = await freePorts(1);
    const args = [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ];
    const prometheus = new Daemon(programs.prometheus, args, join(folder, 'log'));
    try {
      const get = async <T>(path: string) =>
        ((await (await fetch(`http://127.0.0.1:${port}/api/v1/${path}`)).json()) as { data: T })
          .data;
      let rules: { health: string; name: string; lastError?: string }[] = [];
      await prometheus.until(async () => {
        const { groups } = await get<{ groups: { rules: typeof rules }[] }>('rules');
        rules = groups.flatMap((group) => group.rules);
        return rules.length > 0 && rules.every(({ health }) => health !== 'unknown');
      }, 60);
      const { groups } = parse(RULES.text()) as { groups: { rules: object[] }[] };
      expect(rules.length).toBe(groups.flatMap((group) => group.rules).length);
      expect(rules.filter(({ health }) => health !== 'ok')).toEqual([]);
      const { alerts } = await get<{ alerts: { labels: Record<string, string>; state: string }[] }>(
        'alerts',
      );
      const fired = alerts.map(({ labels, state }) => [labels.alertname, labels.host, state]);
      expect(fired.sort()).toEqual([
        ['CollectorSilent', undefined, 'firing'],
        ['HostSilent', 'ryzen', 'firing'],
        ['HostSilent', 'thinkpad', 'firing'],
      ]);
    } finally {
      await prometheus.stop();
    }
  });
});
