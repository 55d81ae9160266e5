import { Testing } from 'cdktf';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Duration, OutageBuffer, Size, type AlertOptions } from '../../../../index';
import { cluster } from '../../support';
import { alerting } from './fleet';

const ALL: AlertOptions = {
  mayBeAway: ['thinkpad'],
  selfCheckInterval: Duration.hours(1),
  kubeStateMetrics: true,
};

/** The names of the rules in a text, without those that come once a host. */
function names(text: string): string[] {
  const { groups } = parse(text) as {
    groups: { rules: { alert?: string; record?: string }[] }[];
  };
  const all = groups.flatMap(({ rules }) =>
    rules.map(({ alert, record }) => alert ?? record ?? ''),
  );
  return [...new Set(all)];
}

const OF_HOSTS = ['HostSilent', 'SourceDown'];
const OF_BUFFERS = [
  'host:outage_buffer_full:ratio',
  'OutageBufferFilling',
  'OutageBufferBehind',
  'TelemetryLost',
  'TelemetryRefused',
];
const OF_ALLOY = [
  'AlloyComponentUnhealthy',
  'AlloyConfigRejected',
  'host_component_id:otelcol_receiver_refused:sum',
  'AlloyRefuses',
  'host_component_id:otelcol_exporter_failed:sum',
  'AlloyLoses',
];
const OF_COLLECTOR = [
  'CollectorSilent',
  'instance_receiver:otelcol_receiver_refused:sum',
  'CollectorRefuses',
  'instance_exporter:otelcol_exporter_failed:sum',
  'CollectorLoses',
];

describe('alerts', () => {
  test('are none unless asked for', () => {
    const { lgtm } = cluster();
    expect(lgtm.alerts).toBeUndefined();
    expect(alerting(false).lgtm.alerts).toBeUndefined();
  });

  test('are a file of rules beside the Terraform', () => {
    const { lgtm, text } = alerting(ALL);
    expect(lgtm.alerts?.file.path).toBe('alerts/lgtm.yaml');
    expect(text()).toMatchSnapshot();
  });

  test('are of what the app makes metrics of, and of nothing else', () => {
    const rulesOf = (...args: Parameters<typeof alerting>) => names(alerting(...args).text());
    expect(rulesOf()).toEqual([...OF_HOSTS, ...OF_BUFFERS, ...OF_ALLOY, ...OF_COLLECTOR]);
    expect(rulesOf(true, {}, { selfMetrics: false })).toEqual([
      ...OF_HOSTS,
      ...OF_BUFFERS,
      ...OF_COLLECTOR,
    ]);
    const buffer = OutageBuffer.alloyQueue(Size.mebibytes(60));
    expect(rulesOf(true, {}, { buffer })).toEqual([...OF_HOSTS, ...OF_ALLOY, ...OF_COLLECTOR]);
    expect(rulesOf(true, { collector: { selfMetrics: false } })).toEqual([
      ...OF_HOSTS,
      ...OF_BUFFERS,
      ...OF_ALLOY,
    ]);
    // under what name others read them nobody knows here
    expect(rulesOf(true, { collector: { selfMetrics: 'annotations' } })).not.toContain(
      'CollectorSilent',
    );
    expect(rulesOf(true, {}, { buffer, selfMetrics: false, nodeMetrics: false })).toEqual(
      OF_COLLECTOR,
    );
    expect(rulesOf(ALL)).toContain('SelfCheckFails');
    expect(rulesOf(ALL)).toContain('RetentionCheckFailed');
    expect(rulesOf(ALL, { retentionCheck: false })).not.toContain('RetentionCheckFailed');
  });

  test('name metrics of the outage buffer and of the check that those make', () => {
    const asked = alerting(ALL)
      .text()
      .match(/(?<![:\w])(outage_buffer|observability_check)_\w+/g);
    const made = ['outage-buffer/metrics.mjs', 'check/report.mjs']
      .map((path) => readFileSync(join(__dirname, '../../../../runtime', path), 'utf8'))
      .join('\n');
    expect(new Set(asked).size).toBe(6);
    expect([...new Set(asked)].filter((name) => !made.includes(`'${name}'`))).toEqual([]);
  });

  test('have the labels that are asked for', () => {
    const { groups } = parse(alerting({ labels: { team: 'home' } }).text()) as {
      groups: { rules: { alert?: string; labels?: object }[] }[];
    };
    const alerts = groups.flatMap(({ rules }) => rules.filter(({ alert }) => alert !== undefined));
    expect(new Set(alerts.map(({ labels }) => JSON.stringify(labels)))).toEqual(
      new Set([
        '{"host":"ryzen","team":"home"}',
        '{"host":"thinkpad","team":"home"}',
        '{"team":"home"}',
      ]),
    );
  });

  test('fails for a host that may be away and is none', () => {
    const { stack } = alerting({ mayBeAway: ['thinkpd'] });
    expect(() => Testing.synth(stack, true)).toThrow(
      "no host 'thinkpd' sends here, but mayBeAway names it: it is one of 'ryzen', 'thinkpad'",
    );
  });

  test('fails for silence that is shorter than what is between two scrapes', () => {
    expect(() => alerting({ silentAfter: Duration.minutes(1) })).toThrow(
      "a host that scrapes every 30 s isn't silent in less than 2 minutes, but silentAfter: '1m' was given",
    );
    expect(() => alerting({ selfCheckInterval: Duration.seconds(0) })).toThrow(
      'selfCheckInterval is longer than 0',
    );
  });

  test('fails where there is no store of metrics', () => {
    expect(() => alerting(true, { metrics: undefined })).toThrow(
      'alerts are rules of a store of metrics, but there is none: give metrics, or leave alerts out',
    );
  });
});
