import type { OtelSettings } from '../../../lib/otel/config';
import { CORRELATIONS } from '../../wiring/correlation';
import type { DataSourceLink } from './data-source';

/** A span's own time isn't exactly that of what belongs to it. */
const AROUND = { spanStartTimeShift: '-1h', spanEndTimeShift: '1h' } as const;

/**
 * The ways from a span to its logs, for the `jsonData` of a store of traces: Tempo, Jaeger and Zipkin take the same.
 * @see https://grafana.com/docs/grafana/latest/datasources/tempo/configure-tempo-data-source/#trace-to-logs
 */
export function tracesToLogs(logs: DataSourceLink | undefined): OtelSettings {
  if (logs === undefined) return {};
  const [asked] = logs.queries ?? [];
  return {
    tracesToLogsV2: {
      datasourceUid: logs.uid,
      ...AROUND,
      tags: tagsOf(logs),
      ...(asked && { customQuery: true, query: asked.query }),
    },
  };
}

/**
 * The ways from a span to the metrics that were made of such spans; none when nobody makes any.
 * @see https://grafana.com/docs/grafana/latest/datasources/tempo/configure-tempo-data-source/#trace-to-metrics
 */
export function tracesToMetrics(metrics: DataSourceLink | undefined): OtelSettings {
  const { uid, queries = [] } = metrics ?? {};
  if (metrics === undefined || queries.length === 0) return {};
  return {
    tracesToMetrics: {
      datasourceUid: uid,
      ...AROUND,
      tags: tagsOf(metrics),
      queries: queries.map(({ name, query }) => ({ name, query })),
    },
  };
}

/**
 * The way from a span to the profiles of its process.
 * @see https://grafana.com/docs/grafana/latest/datasources/tempo/configure-tempo-data-source/#trace-to-profiles
 */
export function tracesToProfiles(profiles: DataSourceLink | undefined): OtelSettings {
  if (profiles?.profileTypeId === undefined) return {};
  const [asked] = profiles.queries ?? [];
  return {
    tracesToProfiles: {
      datasourceUid: profiles.uid,
      ...AROUND,
      tags: tagsOf(profiles),
      profileTypeId: profiles.profileTypeId,
      customQuery: asked !== undefined,
      ...(asked && { query: asked.query }),
    },
  };
}

/**
 * The ways from a log to its trace, for the `jsonData` of a store of logs: Loki takes it, and what is compatible with it.
 * @see https://grafana.com/docs/grafana/latest/datasources/loki/configure-loki-data-source/#derived-fields
 */
export function logsToTraces(traces: DataSourceLink | undefined): OtelSettings {
  if (traces === undefined) return {};
  const to = { url: traces.traceQuery ?? '$${__value.raw}', datasourceUid: traces.uid };
  return {
    derivedFields: [
      // of OTLP, where it is structured metadata
      { name: 'trace_id', matcherType: 'label', matcherRegex: 'trace_id', ...to },
      // of lines of text, such as the journal's
      { name: 'TraceID', matcherRegex: '(?:trace_?id|traceID)[=":\\s]+"?([0-9a-f]{32})', ...to },
    ],
  };
}

function tagsOf({ tags = CORRELATIONS }: DataSourceLink) {
  return tags.map(({ attribute, label }) => ({ key: attribute, value: label }));
}
