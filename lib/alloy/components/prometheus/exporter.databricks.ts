// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyNumber,
  AlloySecret,
  AlloyString,
  Targets,
} from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `prometheus.exporter.databricks`. */
export interface PrometheusExporterDatabricksProps {
  /** `server_hostname`: workspace's host name, such as `dbc-xxx.cloud.databricks.com`. */
  readonly serverHostname: AlloyString;
  /** `warehouse_http_path`: HTTP path of the SQL warehouse that runs the queries. */
  readonly warehouseHttpPath: AlloyString;
  /** `client_id`: service principal's OAuth 2.0 client ID. */
  readonly clientId: AlloyString;
  /** `client_secret`: service principal's OAuth 2.0 client secret. */
  readonly clientSecret: AlloySecret;
  /** `query_timeout`: longest that one SQL query may take. @default 5m */
  readonly queryTimeout?: AlloyDuration;
  /** `billing_lookback`: how far back billing data are read. @default 24h */
  readonly billingLookback?: AlloyDuration;
  /** `jobs_lookback`: how far back job runs are read. @default 3h */
  readonly jobsLookback?: AlloyDuration;
  /** `pipelines_lookback`: how far back pipeline runs are read. @default 3h */
  readonly pipelinesLookback?: AlloyDuration;
  /** `queries_lookback`: how far back warehouse queries are read. @default 2h */
  readonly queriesLookback?: AlloyDuration;
  /** `sla_threshold_seconds`: a job longer than this many seconds misses its SLA. @default 3600 */
  readonly slaThresholdSeconds?: AlloyNumber;
  /** `collect_task_retries`: adds task retries, a series per `task_key`, which can be many. @default false */
  readonly collectTaskRetries?: AlloyBoolean;
}

/**
 * Gathers billing, job, pipeline and SQL warehouse metrics from Databricks system tables. Upstream's stability:
 * generally available.
 * Since Alloy 1.13.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.databricks/
 */
export class PrometheusExporterDatabricks extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<PrometheusExporterDatabricksProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  serverHostname: 'string!',
  warehouseHttpPath: 'string!',
  clientId: 'string!',
  clientSecret: 'secret!',
  queryTimeout: 'duration',
  billingLookback: 'duration',
  jobsLookback: 'duration',
  pipelinesLookback: 'duration',
  queriesLookback: 'duration',
  slaThresholdSeconds: 'int',
  collectTaskRetries: 'bool',
};

const TYPE: ComponentType = {
  name: 'prometheus.exporter.databricks',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    '': '1.13',
  },
};
