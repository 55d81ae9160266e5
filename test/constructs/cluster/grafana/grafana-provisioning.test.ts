import type { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { Testing } from 'cdktf';
import { parse } from 'yaml';
import type { StackFile } from '../../../../index';
import {
  AlloyCollector,
  BeylaAgent,
  Duration,
  GrafanaProvisioning,
  I3PM,
  Mimir,
  NixosHost,
  OtlpDestination,
  Tempo,
  type BeylaAgentProps,
  type GrafanaProvisioningProps,
  type LgtmBackendProps,
} from '../../../../index';
import {
  COLLECTOR_SPAN_METRICS,
  TEMPO_SPAN_METRICS,
} from '../../../../constructs/wiring/correlation';
import { BACKENDS, cluster, fleet } from '../../support';
import { defaultChildOf, synthesized } from '../synthesized';

/** What Grafana is told of the backends, in a stack. */
function provisioning(props: Partial<GrafanaProvisioningProps> = {}) {
  const stack = fleet();
  const grafana = new GrafanaProvisioning(stack, 'grafana', { backends: BACKENDS, ...props });
  return { stack, grafana };
}

const TEMPO = { url: 'http://tempo.monitoring.svc:4318', version: 2 } as const;

/** What a data source's plugin is told. */
const jsonData = ({ dataSources }: GrafanaProvisioning, uid: string): unknown =>
  dataSources.find((source) => source.uid === uid)?.jsonData;

describe("Grafana's provisioning", () => {
  test('takes overrides of its ConfigMap, or hands out its file of values', () => {
    const { stack, grafana } = provisioning();
    const configMap = defaultChildOf<ConfigMapV1>(grafana);
    expect(configMap).toBe(grafana.configMap);
    configMap.addOverride('metadata.annotations', { k8s: 'sidecar' });
    expect(synthesized(stack, configMap)).toMatchObject({
      metadata: { annotations: { k8s: 'sidecar' }, labels: { grafana_datasource: '1' } },
    });
    const byValues = provisioning({ delivery: 'values' }).grafana;
    expect(byValues.configMap).toBeUndefined();
    expect(defaultChildOf<StackFile>(byValues)).toBe(byValues.values);
  });

  test('has the same data sources in the ConfigMap, in the values and as an attribute', () => {
    const { stack, grafana } = provisioning();
    const { data } = synthesized(stack, defaultChildOf<ConfigMapV1>(grafana)) as {
      data: Record<string, string>;
    };
    // Terraform reads $${ as ${
    const inMap: unknown = parse((data['fleet.yaml'] ?? '').replaceAll('$${', '${'));
    expect(inMap).toEqual({ apiVersion: 1, prune: true, datasources: grafana.dataSources });
    const values: unknown = parse(provisioning({ delivery: 'values' }).grafana.values.content);
    expect(values).toMatchObject({ datasources: { 'datasources.yaml': inMap } });
  });

  test('leads from every data source to the others', () => {
    const traces = Tempo.external({ ...TEMPO, metricsGenerator: ['span-metrics'] });
    const { grafana } = provisioning({
      uidPrefix: 'lab-',
      backends: { ...BACKENDS, traces },
      spanProfiles: true,
    });
    const links = grafana.dataSources.map((source) => [
      source.uid,
      [...new Set(JSON.stringify(source).match(/(?<="datasourceUid":")[^"]+/g))],
    ]);
    expect(links).toEqual([
      ['lab-mimir', ['lab-tempo']],
      ['lab-loki', ['lab-tempo']],
      ['lab-tempo', ['lab-loki', 'lab-mimir', 'lab-pyroscope']],
      ['lab-pyroscope', []],
    ]);
  });

  test('leads nowhere from a store that is alone', () => {
    const { metrics, logs, traces, profiles } = BACKENDS;
    for (const backends of [{ metrics }, { logs }, { traces }, { profiles }]) {
      const [source] = provisioning({ backends }).grafana.dataSources;
      expect(JSON.stringify(source)).not.toContain('datasourceUid');
    }
  });

  test.each([
    ['the collector', { collector: { spanMetrics: true } }, COLLECTOR_SPAN_METRICS],
    [
      "Tempo's own generator",
      { traces: Tempo.external({ ...TEMPO, metricsGenerator: ['span-metrics'] }) },
      TEMPO_SPAN_METRICS,
    ],
  ])(
    'leads from a trace to metrics of spans by the labels that %s gives them',
    (_, props, names) => {
      const { lgtm } = cluster({ ...BACKENDS, ...props });
      expect(lgtm.grafana && jsonData(lgtm.grafana, 'lgtm-tempo')).toMatchObject({
        tracesToMetrics: {
          tags: names.labels.map(({ attribute, label }) => ({ key: attribute, value: label })),
          queries: [
            { name: 'Requests', query: `sum(rate(${names.calls}{$$__tags}[5m]))` },
            { name: 'Errors', query: `sum(rate(${names.calls}{$$__tags, ${names.failed}}[5m]))` },
            {
              query: `histogram_quantile(0.95, sum by (le) (rate(${names.duration}_bucket{$$__tags}[5m])))`,
            },
          ],
        },
      });
    },
  );

  /** What leads from traces, in an app. */
  const fromTraces = (
    props: Partial<LgtmBackendProps> = {},
    beyla?: BeylaAgentProps['metrics'],
  ) => {
    const { stack, lgtm } = cluster({ ...BACKENDS, ...props });
    const elsewhere = OtlpDestination.remote('elsewhere', { endpoint: 'https://elsewhere:4318' });
    for (const [name, destination] of Object.entries({ ryzen: lgtm, other: elsewhere })) {
      const host = new NixosHost(stack, name);
      const alloy = new AlloyCollector(host, 'alloy', { destinations: [destination] });
      // another backend's metrics are none of this one's
      const metrics = destination === lgtm ? beyla : (['red', 'service-graph'] as const);
      new BeylaAgent(host, 'beyla', { collector: alloy, instrument: [I3PM], metrics });
    }
    if (!lgtm.grafana) throw new Error('there is nothing for Grafana');
    const values = parse(lgtm.grafana.values.content) as {
      dashboards: { workstations: Record<string, unknown> };
    };
    return {
      links: Object.keys(jsonData(lgtm.grafana, 'lgtm-tempo') as object),
      dashboards: Object.keys(values.dashboards.workstations),
    };
  };

  test('leads from a span only to what there is in the app', () => {
    expect(fromTraces().links).toEqual(['nodeGraph', 'tracesToLogsV2']);
  });

  test.each<[string, Partial<LgtmBackendProps>, BeylaAgentProps['metrics'], string]>([
    [
      "the service map, with Tempo's generator of it",
      { traces: Tempo.external({ ...TEMPO, metricsGenerator: ['service-graphs'] }) },
      undefined,
      'serviceMap',
    ],
    [
      "the service map, with the collector's",
      { collector: { serviceGraph: true } },
      [],
      'serviceMap',
    ],
    ['the service map, with the Beyla of a host', {}, ['service-graph'], 'serviceMap'],
    [
      'metrics, when the collector makes them',
      { collector: { spanMetrics: true } },
      [],
      'tracesToMetrics',
    ],
    [
      'profiles, when programs put their ids on spans',
      { grafana: { spanProfiles: true } },
      [],
      'tracesToProfiles',
    ],
  ])('leads from a span to %s', (_, props, beyla, link) => {
    expect(fromTraces(props, beyla).links).toEqual(
      expect.arrayContaining(['nodeGraph', 'tracesToLogsV2', link]),
    );
    expect(fromTraces(props, beyla).links).toHaveLength(3);
  });

  test('has the dashboards that something is shown on', () => {
    expect(fromTraces().dashboards).toEqual(['node-exporter-full', 'opentelemetry-collector']);
    expect(fromTraces({}, ['red']).dashboards).toContain('beyla-red-metrics');
    const silent = { collector: { selfMetrics: false } } as const;
    expect(fromTraces(silent).dashboards).toEqual(['node-exporter-full']);
  });

  test('says at synth how often hosts measure, which are defined after the backend', () => {
    const intervals: Duration[] = [];
    const { stack, grafana } = provisioning({ scrapeInterval: () => intervals[0] });
    expect(jsonData(grafana, 'fleet-mimir')).not.toHaveProperty('timeInterval');
    intervals.push(Duration.minutes(2));
    expect(jsonData(grafana, 'fleet-mimir')).toMatchObject({ timeInterval: '120s' });
    expect(Testing.synth(stack)).toContain('timeInterval: 120s');
  });

  test('says nothing of an interval that nobody knows, so that Grafana takes its own', () => {
    const { stack, grafana } = provisioning({ scrapeInterval: () => undefined });
    expect(Testing.synth(stack) + grafana.values.content).not.toContain('timeInterval');
  });

  test('rounds an interval up to whole seconds, since a shorter step shows gaps', () => {
    const { grafana } = provisioning({ scrapeInterval: () => Duration.milliseconds(1500) });
    expect(jsonData(grafana, 'fleet-mimir')).toMatchObject({ timeInterval: '2s' });
  });

  test('fails at once for a malformed URL', () => {
    const metrics = Mimir.external({ url: 'mimir.monitoring.svc' });
    expect(() => provisioning({ backends: { metrics } })).toThrow(
      "[fleet] an endpoint is a base URL such as http://otel-collector.example.ts.net:4318, but 'mimir.monitoring.svc' was given",
    );
  });
});
