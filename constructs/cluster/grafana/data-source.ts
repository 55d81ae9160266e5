import type { OtelSettings } from '../../../lib/otel/config';
import type { Duration } from '../../../lib/units';
import type { Correlation } from '../../wiring/correlation';

/** The id of a data source's plugin in Grafana: one of those that are well known, or any other. */
export type DataSourceType =
  | 'prometheus'
  | 'loki'
  | 'tempo'
  | 'grafana-pyroscope-datasource'
  | 'jaeger'
  | 'zipkin'
  | 'elasticsearch'
  | 'victoriametrics-metrics-datasource'
  | 'victoriametrics-logs-datasource'
  // keeps the others from being swallowed, so that an editor offers them
  | (string & {});

/** What a data source has besides what every one has: name, uid, URL and the headers of its tenant. */
export interface DataSource {
  /** Its plugin. */
  readonly type: DataSourceType;
  /**
   * What its plugin takes, as Grafana's provisioning has it: `$` is written twice wherever Grafana is to see one, since it
   * expands variables. @default - nothing
   */
  readonly jsonData?: OtelSettings;
}

/** A query that a link to a store asks. */
export interface LinkQuery {
  /** What the link is called, where there may be several: those of metrics. @default - Grafana's own name */
  readonly name?: string;
  /**
   * The query in the store's own language. Grafana puts in the span's tags for `$${__tags}`, and the trace's id for
   * `$${__trace.traceId}`.
   * @see https://grafana.com/docs/grafana/latest/datasources/tempo/configure-tempo-data-source/
   */
  readonly query: string;
}

/** What a store says of itself, for data sources that lead to it. */
export interface LinkTarget {
  /** Attributes of a span's resource, and the label or field that each is in this store. @default CORRELATIONS */
  readonly tags?: readonly Correlation[];
  /** What it is asked for a span: one query for logs and profiles, any number for metrics. @default - Grafana's own for logs and profiles; no link to metrics */
  readonly queries?: readonly LinkQuery[];
  /** What it is asked for a trace's id that somebody found in a log. @default '$${__value.raw}', the id itself */
  readonly traceQuery?: string;
  /** The type of the profile that is shown for a span. @default - no link to profiles */
  readonly profileTypeId?: string;
}

/** Another data source, for links to it. */
export interface DataSourceLink extends LinkTarget {
  /** Its uid. */
  readonly uid: string;
  /** Its plugin. */
  readonly type: DataSourceType;
}

/** What a data source can lead to: the store of each other signal that has one. */
export interface DataSourceLinks {
  /** Where metrics are. */
  readonly metrics?: DataSourceLink;
  /** Where logs are. */
  readonly logs?: DataSourceLink;
  /** Where traces are. */
  readonly traces?: DataSourceLink;
  /** Where profiles are; left out unless programs put the ids of their profiles on spans, without which Grafana shows no link. */
  readonly profiles?: DataSourceLink;
  /** Whether there are metrics of who calls whom, `traces_service_graph_*`, in the store of metrics. @default false */
  readonly serviceGraph?: boolean;
  /** The longest interval at which hosts measure; a graph in smaller steps shows gaps. @default - not known */
  readonly scrapeInterval?: Duration;
}
