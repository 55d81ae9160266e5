import type { OtelSettings } from '../../../lib/otel/config';
import type { Duration } from '../../../lib/units';
import type { SpanMetricNames } from '../../wiring/correlation';
import type {
  DataSource,
  DataSourceLinks,
  DataSourceType,
  LinkQuery,
  LinkTarget,
} from '../grafana/data-source';
import { Backend } from './backend';
import type { BackendInstallation, ExternalBackendProps } from './backend-props';

/**
 * A store of metrics that is asked in PromQL. Subclass it for one that the library doesn't know, such as VictoriaMetrics.
 *
 * @example
 * class VictoriaMetrics extends PrometheusCompatible {
 *   protected override readonly otlpPath = '/opentelemetry';
 *
 *   constructor(props: ExternalBackendProps) {
 *     super('victoriametrics', props);
 *   }
 *
 *   retentionConfig({ retention }: BackendTimes) {
 *     return { flags: [`-retentionPeriod=${retention.toString()}`] };
 *   }
 * }
 * const metrics = new VictoriaMetrics({ url: 'http://victoria.monitoring.svc:8428' });
 * new LgtmBackend(stack, 'lgtm', { metrics });
 */
export abstract class PrometheusCompatible extends Backend<'metrics'> {
  /** Grafana's own plugin. */
  override readonly dataSourceType: DataSourceType = 'prometheus';
  /** What Grafana calls it: `Prometheus`, `Mimir`, `Cortex` or `Thanos`. @default Prometheus */
  protected readonly prometheusType: string = 'Prometheus';

  /**
   * @param name upstream's name in lower case, for component ids, file names and Grafana's uid
   * @param props where it is, and what can be chosen
   * @param installation makes it, where it isn't there yet
   */
  protected constructor(
    name: string,
    props: ExternalBackendProps,
    installation?: BackendInstallation,
  ) {
    super(name, 'metrics', props, installation);
  }

  /** The ways from an exemplar to its trace. */
  override dataSource({ traces, scrapeInterval }: DataSourceLinks): DataSource {
    return {
      type: this.dataSourceType,
      jsonData: {
        httpMethod: 'POST',
        prometheusType: this.prometheusType,
        // Grafana's own default is 15 s
        ...(scrapeInterval && { timeInterval: inSeconds(scrapeInterval) }),
        ...(traces && exemplars(traces.uid)),
      },
    };
  }

  /** PromQL over metrics of spans, when there are any. */
  override linkTarget(spanMetrics?: SpanMetricNames): LinkTarget {
    return spanMetrics ? { tags: spanMetrics.labels, queries: spanQueries(spanMetrics) } : {};
  }
}

/** A whole number of them, since a step that is too short shows gaps. */
function inSeconds(interval: Duration): string {
  return `${Math.ceil(interval.toMilliseconds() / 1000)}s`;
}

/** By the collector's name for the label, and by that of Tempo's own generator. */
function exemplars(traces: string): OtelSettings {
  return {
    exemplarTraceIdDestinations: ['trace_id', 'traceID'].map((name) => ({
      name,
      datasourceUid: traces,
    })),
  };
}

function spanQueries({ calls, duration, failed }: SpanMetricNames): LinkQuery[] {
  const buckets = `sum by (le) (rate(${duration}_bucket{$$__tags}[5m]))`;
  return [
    { name: 'Requests', query: `sum(rate(${calls}{$$__tags}[5m]))` },
    { name: 'Errors', query: `sum(rate(${calls}{$$__tags, ${failed}}[5m]))` },
    { name: 'Duration, 95th percentile', query: `histogram_quantile(0.95, ${buckets})` },
  ];
}
