// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyList,
  AlloyString,
  Targets,
} from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `prometheus.exporter.gcp`. */
export interface PrometheusExporterGcpProps {
  /** `project_ids`: Google Cloud projects it reads. */
  readonly projectIds: AlloyList<AlloyString>;
  /** `metrics_prefixes`: which metrics, by the start of their type; a short prefix takes many. */
  readonly metricsPrefixes: AlloyList<AlloyString>;
  /** `extra_filters`: narrows down the resources, as `<prefix>:<filter>` with strings in escaped quotes. @default [] */
  readonly extraFilters?: AlloyList<AlloyString>;
  /** `request_interval`: how much time each query covers. @default 5m */
  readonly requestInterval?: AlloyDuration;
  /** `request_offset`: how far back a query's time range is moved. @default 0s */
  readonly requestOffset?: AlloyDuration;
  /** `ingest_delay`: moves the time range back by what Google says the data take to arrive. @default false */
  readonly ingestDelay?: AlloyBoolean;
  /** `drop_delegated_projects`: drops metrics of projects that are merely attached. @default false */
  readonly dropDelegatedProjects?: AlloyBoolean;
  /** `gcp_client_timeout`: longest that Google's API may take; one scrape makes many calls. @default 15s */
  readonly gcpClientTimeout?: AlloyDuration;
}

/**
 * Gathers metrics from Google Cloud Monitoring, once called Stackdriver. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.gcp/
 */
export class PrometheusExporterGcp extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<PrometheusExporterGcpProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  projectIds: 'list(string)!',
  metricsPrefixes: 'list(string)!',
  extraFilters: 'list(string)',
  requestInterval: 'duration',
  requestOffset: 'duration',
  ingestDelay: 'bool',
  dropDelegatedProjects: 'bool',
  gcpClientTimeout: 'duration',
};

const TYPE: ComponentType = {
  name: 'prometheus.exporter.gcp',
  stability: 'generally-available',
  schema: PROPS,
};
