import { Testing } from 'cdktf';
import { parse } from 'yaml';
import {
  Backend,
  logsToTraces,
  Loki,
  PrometheusCompatible,
  Tempo,
  tracesToLogs,
  tracesToMetrics,
  type BackendTimes,
  type DataSource,
  type DataSourceLinks,
  type ExternalBackendProps,
  type LgtmBackendProps,
  type LinkTarget,
} from '../../../../index';
import { manifests } from '../../../support/kubernetes/manifest';
import { cluster } from '../../support';

/** As a user writes it, from the public exports alone. @see https://docs.victoriametrics.com/victorialogs/ */
class VictoriaLogs extends Backend<'logs'> {
  readonly dataSourceType = 'victoriametrics-logs-datasource';
  protected override readonly otlpPath = '/insert/opentelemetry';

  constructor(props: ExternalBackendProps) {
    super('victorialogs', 'logs', props);
  }

  retentionConfig({ retention }: BackendTimes) {
    return { flags: [`-retentionPeriod=${retention.toString()}`] };
  }

  override dataSource({ traces }: DataSourceLinks): DataSource {
    return { type: this.dataSourceType, jsonData: { maxLines: 1000, ...logsToTraces(traces) } };
  }

  override linkTarget(): LinkTarget {
    const field = (name: string) => ({ attribute: name, label: name });
    return {
      tags: [field('service.name'), field('host.name')],
      queries: [{ query: 'trace_id:="$${__trace.traceId}"' }],
    };
  }

  /** Two numbers, of which we give the first. */
  override headers() {
    return { AccountID: this.props.tenant ?? '0', ProjectID: '0' };
  }
}

/** @see https://www.jaegertracing.io/docs/latest/ */
class Jaeger extends Backend<'traces'> {
  readonly dataSourceType = 'jaeger';
  protected override readonly defaultPorts = [4317, 4318, 16686];
  protected override readonly queryPort = 16686;

  constructor(props: ExternalBackendProps) {
    super('jaeger', 'traces', props);
  }

  retentionConfig({ retention }: BackendTimes) {
    return {
      extensions: {
        jaeger_storage: {
          backends: { main: { badger: { ttl: { spans: retention.toString() } } } },
        },
      },
    };
  }

  override dataSource({ logs, metrics }: DataSourceLinks): DataSource {
    return {
      type: this.dataSourceType,
      jsonData: { ...tracesToLogs(logs), ...tracesToMetrics(metrics) },
    };
  }
}

/** @see https://docs.victoriametrics.com/victoriametrics/ */
class VictoriaMetrics extends PrometheusCompatible {
  protected override readonly otlpPath = '/opentelemetry';

  constructor(props: ExternalBackendProps) {
    super('victoriametrics', props);
  }

  retentionConfig({ retention }: BackendTimes) {
    return { flags: [`-retentionPeriod=${retention.toString()}`] };
  }
}

const LOGS = new VictoriaLogs({ url: 'http://victorialogs.logging.svc:9428', tenant: '7' });
const TRACES = new Jaeger({ url: 'http://jaeger.tracing.svc:4318' });
const METRICS = new VictoriaMetrics({ url: 'http://victoriametrics.monitoring.svc:8428' });
const TEMPO = Tempo.external({ url: 'http://tempo.monitoring.svc:4318', version: 2 });
const LOKI = Loki.external({ url: 'http://loki.monitoring.svc:3100', objectStore: 's3' });

/** What a cluster with these stores says, by what it says it to. */
function synth(props: LgtmBackendProps) {
  const { stack, lgtm } = cluster(props);
  const objects = manifests(Testing.synth(stack));
  const data = (name: string) =>
    (objects.find(({ metadata }) => metadata.name === name) as { data?: Record<string, string> })
      .data ?? {};
  const collector = parse(data('otel-collector')['config.yaml'] ?? '') as {
    exporters: Record<string, unknown>;
    service: { pipelines: Record<string, { exporters: string[] }> };
  };
  const fragments = Object.entries(data('lgtm-retention')).map(([file, text]) => [
    file,
    parse(text) as unknown,
  ]);
  const policy = objects.find(({ kind }) => kind === 'NetworkPolicy') as unknown as {
    spec: { egress: { to?: unknown; ports: { port: number }[] }[] };
  };
  return {
    objects,
    collector,
    fragments: Object.fromEntries(fragments) as Record<string, unknown>,
    // the first is for DNS
    egress: policy.spec.egress.slice(1),
    dataSource: (uid: string) =>
      lgtm.grafana?.dataSources.find((source) => source.uid === `lgtm-${uid}`),
  };
}

describe("stores that the library doesn't know", () => {
  const all = synth({ metrics: METRICS, logs: LOGS, traces: TRACES });

  test("are written to by the collector's exporters", () => {
    expect(all.collector.exporters).toMatchObject({
      'otlp_http/victoriametrics': {
        endpoint: 'http://victoriametrics.monitoring.svc:8428/opentelemetry',
      },
      'otlp_http/victorialogs': {
        endpoint: 'http://victorialogs.logging.svc:9428/insert/opentelemetry',
        headers: { AccountID: '7', ProjectID: '0' },
      },
      'otlp_http/jaeger': { endpoint: 'http://jaeger.tracing.svc:4318' },
    });
    expect(all.collector.service.pipelines).toMatchObject({
      metrics: { exporters: ['otlp_http/victoriametrics'] },
      logs: { exporters: ['otlp_http/victorialogs'] },
      traces: { exporters: ['otlp_http/jaeger'] },
    });
  });

  test('are data sources in Grafana, each of its own type and with its own headers', () => {
    expect(all.dataSource('victorialogs')).toEqual({
      name: 'lgtm-victorialogs',
      uid: 'lgtm-victorialogs',
      type: 'victoriametrics-logs-datasource',
      access: 'proxy',
      url: 'http://victorialogs.logging.svc:9428',
      jsonData: {
        maxLines: 1000,
        derivedFields: [
          expect.objectContaining({ name: 'trace_id', datasourceUid: 'lgtm-jaeger' }),
          expect.objectContaining({ name: 'TraceID', datasourceUid: 'lgtm-jaeger' }),
        ],
        httpHeaderName1: 'AccountID',
        httpHeaderName2: 'ProjectID',
      },
      secureJsonData: { httpHeaderValue1: '7', httpHeaderValue2: '0' },
    });
    expect(all.dataSource('victoriametrics')).toMatchObject({
      type: 'prometheus',
      jsonData: {
        prometheusType: 'Prometheus',
        exemplarTraceIdDestinations: [
          { datasourceUid: 'lgtm-jaeger' },
          { datasourceUid: 'lgtm-jaeger' },
        ],
      },
    });
    expect(all.dataSource('jaeger')).toMatchObject({
      type: 'jaeger',
      url: 'http://jaeger.tracing.svc:16686',
    });
  });

  test('are led to in their own language, also from stores that the library knows', () => {
    const tracesToLogsV2 = {
      datasourceUid: 'lgtm-victorialogs',
      tags: [
        { key: 'service.name', value: 'service.name' },
        { key: 'host.name', value: 'host.name' },
      ],
      customQuery: true,
      query: 'trace_id:="$${__trace.traceId}"',
    };
    expect(all.dataSource('jaeger')).toMatchObject({ jsonData: { tracesToLogsV2 } });
    const mixed = synth({ logs: LOGS, traces: TEMPO });
    expect(mixed.dataSource('tempo')).toMatchObject({ jsonData: { tracesToLogsV2 } });
    expect(synth({ logs: LOKI, traces: TRACES }).dataSource('jaeger')).toMatchObject({
      jsonData: {
        tracesToLogsV2: {
          datasourceUid: 'lgtm-loki',
          query: '{$${__tags}} | trace_id = "$${__trace.traceId}"',
        },
      },
    });
  });

  test('lead to metrics of spans only when somebody makes them, which Jaeger does not', () => {
    expect(all.dataSource('jaeger')).not.toHaveProperty('jsonData.tracesToMetrics');
    const collector = { spanMetrics: true };
    const made = synth({ metrics: METRICS, traces: TRACES, collector });
    expect(made.dataSource('jaeger')).toMatchObject({
      jsonData: { tracesToMetrics: { datasourceUid: 'lgtm-victoriametrics' } },
    });
  });

  test('have a fragment of their configuration that keeps what they store for the retention', () => {
    expect(all.fragments).toEqual({
      'victoriametrics.yaml': { flags: ['-retentionPeriod=720h'] },
      'victorialogs.yaml': { flags: ['-retentionPeriod=720h'] },
      'jaeger.yaml': {
        extensions: {
          jaeger_storage: { backends: { main: { badger: { ttl: { spans: '720h' } } } } },
        },
      },
    });
  });

  test('are not asked what they keep when they say no question, so there is no Job', () => {
    expect(all.objects.filter(({ kind }) => kind === 'Job')).toEqual([]);
  });

  test('are let through by the network policy, at the ports of their Services and pods', () => {
    const namespace = (name: string) =>
      expect.objectContaining({
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
      }) as unknown;
    expect(
      all.egress.map(({ to, ports }) => ({ to, ports: ports.map(({ port }) => port) })),
    ).toEqual([
      { to: [namespace('monitoring')], ports: [8428] },
      { to: [namespace('logging')], ports: [9428] },
      { to: [namespace('tracing')], ports: [4317, 4318, 16686] },
    ]);
  });

  test('fails for a runtime configuration of a store that has no limits for tenants', () => {
    class Patched extends VictoriaLogs {
      override get runtimeConfig() {
        return { configMap: 'runtime', key: 'runtime.yaml', deletesOlderData: true } as const;
      }
    }
    const logs = new Patched({ url: 'http://victorialogs.logging.svc:9428' });
    expect(() => cluster({ logs })).toThrow(
      "[fleet/lgtm/retention] victorialogs can't be patched, since it has no tenantLimits to write: override these, or leave runtimeConfig out",
    );
  });
});
