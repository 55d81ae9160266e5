import type { Construct } from 'constructs';
import type { OtelSettings } from '../../../lib/otel/config';
import type { Backend } from '../backends/backend';
import { CORRELATIONS, type Correlation, type SpanMetricNames } from '../../wiring/correlation';
import type { Signal } from '../../wiring/signal';

/** The backends by what they keep. */
export type BackendsBySignal = { readonly [S in Signal]?: Backend<S> };

/**
 * Grafana's data sources for the backends, each with what leads from it to the others. `$` is written twice wherever
 * Grafana itself is to see one, since its provisioning expands variables.
 *
 * @param uidPrefix put before each uid, which is the backend's name
 * @param spanMetrics what the metrics of spans are called
 * @throws for a backend's malformed URL, naming `scope`
 * @see https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources
 */
export function dataSources(
  scope: Construct,
  { metrics, logs, traces, profiles }: BackendsBySignal,
  uidPrefix: string,
  spanMetrics: SpanMetricNames,
): OtelSettings[] {
  const uid = (backend?: Backend) => backend && `${uidPrefix}${backend.name}`;
  const uids = {
    metrics: uid(metrics),
    logs: uid(logs),
    traces: uid(traces),
    profiles: uid(profiles),
  };
  const details = {
    metrics: metricsLinks(uids, metrics?.name),
    logs: logsLinks(uids),
    traces: tracesLinks(uids, spanMetrics),
    profiles: {},
  };
  return [metrics, logs, traces, profiles]
    .filter((backend) => backend !== undefined)
    .map((backend) => {
      const [[header, tenant] = []] = Object.entries(backend.headers(scope) ?? {});
      return {
        name: `${backend.name} (${scope.node.id})`,
        uid: uid(backend),
        type: backend.dataSourceType,
        access: 'proxy',
        url: backend.queryUrl(scope),
        jsonData: { ...details[backend.signal], ...(header && { httpHeaderName1: header }) },
        ...(tenant && { secureJsonData: { httpHeaderValue1: tenant } }),
      };
    });
}

/** The uids of the data sources that there are. */
type Uids = { readonly [S in Signal]: string | undefined };

function metricsLinks({ traces }: Uids, name?: string): OtelSettings {
  return {
    httpMethod: 'POST',
    prometheusType: name === 'mimir' ? 'Mimir' : 'Prometheus',
    // what Alloy scrapes at: a shorter one shows gaps
    timeInterval: '60s',
    // the collector's name for it, and that of Tempo's own generator
    ...(traces && {
      exemplarTraceIdDestinations: ['trace_id', 'traceID'].map((label) => ({
        name: label,
        datasourceUid: traces,
      })),
    }),
  };
}

function logsLinks({ traces }: Uids): OtelSettings {
  if (traces === undefined) return {};
  const to = { url: '$${__value.raw}', datasourceUid: traces };
  return {
    derivedFields: [
      // of OTLP, where it is structured metadata
      { name: 'trace_id', matcherType: 'label', matcherRegex: 'trace_id', ...to },
      // of lines of text, such as the journal's
      { name: 'TraceID', matcherRegex: '(?:trace_?id|traceID)[=":\\s]+"?([0-9a-f]{32})', ...to },
    ],
  };
}

function tracesLinks(
  { metrics, logs, profiles }: Uids,
  spanMetrics: SpanMetricNames,
): OtelSettings {
  const tags = tagsOf(CORRELATIONS);
  // a span's own time isn't exactly that of what belongs to it
  const around = { spanStartTimeShift: '-1h', spanEndTimeShift: '1h' };
  return {
    nodeGraph: { enabled: true },
    ...(logs && {
      tracesToLogsV2: {
        datasourceUid: logs,
        ...around,
        tags,
        customQuery: true,
        query: '{$${__tags}} | trace_id = "$${__trace.traceId}"',
      },
    }),
    ...(metrics && {
      serviceMap: { datasourceUid: metrics },
      tracesToMetrics: {
        datasourceUid: metrics,
        ...around,
        tags: tagsOf(spanMetrics.labels),
        queries: spanQueries(spanMetrics),
      },
    }),
    ...(profiles && {
      tracesToProfiles: {
        datasourceUid: profiles,
        ...around,
        tags,
        profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
        customQuery: false,
      },
    }),
  };
}

function tagsOf(correlations: readonly Correlation[]) {
  return correlations.map(({ attribute, label }) => ({ key: attribute, value: label }));
}

function spanQueries({ calls, duration, failed }: SpanMetricNames) {
  const buckets = `sum by (le) (rate(${duration}_bucket{$$__tags}[5m]))`;
  return [
    { name: 'Requests', query: `sum(rate(${calls}{$$__tags}[5m]))` },
    { name: 'Errors', query: `sum(rate(${calls}{$$__tags, ${failed}}[5m]))` },
    { name: 'Duration, 95th percentile', query: `histogram_quantile(0.95, ${buckets})` },
  ];
}
