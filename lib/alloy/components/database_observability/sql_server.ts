// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyDuration,
  AlloyList,
  AlloyNumber,
  AlloySecret,
  AlloyString,
  AlloyTarget,
  LogsReceiver,
  Targets,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** `aws` of `database_observability.sql_server`. */
export interface DatabaseObservabilitySqlServerCloudProviderAws {
  /** `arn` */
  readonly arn: AlloyString;
}

/** `azure` of `database_observability.sql_server`. */
export interface DatabaseObservabilitySqlServerCloudProviderAzure {
  /** `subscription_id` */
  readonly subscriptionId: AlloyString;
  /** `resource_group` */
  readonly resourceGroup: AlloyString;
  /** `server_name` @default "" */
  readonly serverName?: AlloyString;
}

/** `gcp` of `database_observability.sql_server`. */
export interface DatabaseObservabilitySqlServerCloudProviderGcp {
  /** `connection_name` */
  readonly connectionName: AlloyString;
}

/** `cloud_provider` of `database_observability.sql_server`. */
export interface DatabaseObservabilitySqlServerCloudProvider {
  /** `aws` @default - not set */
  readonly aws?: DatabaseObservabilitySqlServerCloudProviderAws;
  /** `azure` @default - not set */
  readonly azure?: DatabaseObservabilitySqlServerCloudProviderAzure;
  /** `gcp` @default - not set */
  readonly gcp?: DatabaseObservabilitySqlServerCloudProviderGcp;
}

/** `schema_details` of `database_observability.sql_server`. */
export interface DatabaseObservabilitySqlServerSchemaDetails {
  /** `collect_interval`: how often it is collected. @default 1m */
  readonly collectInterval?: AlloyDuration;
}

/** `query_metrics` of `database_observability.sql_server`. */
export interface DatabaseObservabilitySqlServerQueryMetrics {
  /** `collect_interval`: how often it is collected. @default 1m */
  readonly collectInterval?: AlloyDuration;
  /** `statements_limit` @default 50 */
  readonly statementsLimit?: AlloyNumber;
  /** `statements_lookback` @default 1h */
  readonly statementsLookback?: AlloyDuration;
}

/** `query_details` of `database_observability.sql_server`. */
export interface DatabaseObservabilitySqlServerQueryDetails {
  /** `collect_interval`: how often it is collected. @default 1m */
  readonly collectInterval?: AlloyDuration;
}

/** Arguments of `database_observability.sql_server`. */
export interface DatabaseObservabilitySqlServerProps {
  /** `data_source_name`: connection string, such as `sqlserver://user:pass@server:1433`. */
  readonly dataSourceName: AlloySecret;
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<LogsReceiver>;
  /** `targets`: what it works on, such as an exporter's or a discovery's `targets`. @default [] */
  readonly targets?: AlloyList<AlloyTarget>;
  /** `enable_collectors`: collectors to run besides the usual ones. @default [] */
  readonly enableCollectors?: AlloyList<AlloyString>;
  /** `disable_collectors`: usual collectors that don't run. @default [] */
  readonly disableCollectors?: AlloyList<AlloyString>;
  /**
   * `exclude_schemas`: schemas it ignores besides `sys` and `information_schema`.
   * @default ["alloydbadmin", "alloydbmetadata", "azure_maintenance", "azure_sys", "cloudsqladmin", "rdsadmin"]
   */
  readonly excludeSchemas?: AlloyList<AlloyString>;
  /**
   * `exclude_databases`: databases it ignores besides `master`, `model`, `msdb` and `tempdb`.
   * @default ["alloydbadmin", "alloydbmetadata", "azure_maintenance", "azure_sys", "cloudsqladmin", "rdsadmin"]
   */
  readonly excludeDatabases?: AlloyList<AlloyString>;
  /** `cloud_provider`. Since Alloy 1.19. @default - not set */
  readonly cloudProvider?: DatabaseObservabilitySqlServerCloudProvider;
  /** `schema_details`: reports schemas and tables. @default - not set */
  readonly schemaDetails?: DatabaseObservabilitySqlServerSchemaDetails;
  /** `query_metrics`. Since Alloy 1.19. @default - not set */
  readonly queryMetrics?: DatabaseObservabilitySqlServerQueryMetrics;
  /** `query_details`. Since Alloy 1.19. @default - not set */
  readonly queryDetails?: DatabaseObservabilitySqlServerQueryDetails;
}

/**
 * Reports the schemas of each SQL Server database its login can reach, as log entries and targets. Upstream's
 * stability: experimental.
 * Since Alloy 1.18.
 * @see
 * https://grafana.com/docs/alloy/latest/reference/components/database_observability/database_observability.sql_server/
 */
export class DatabaseObservabilitySqlServer extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(
    scope: Construct,
    id: string,
    props: AlloyProps<DatabaseObservabilitySqlServerProps>,
  ) {
    super(scope, id, TYPE, props);
  }
}

const CLOUD_PROVIDER_AWS: Schema = {
  arn: 'string!',
};

const CLOUD_PROVIDER_AZURE: Schema = {
  subscriptionId: 'string!',
  resourceGroup: 'string!',
  serverName: 'string',
};

const CLOUD_PROVIDER_GCP: Schema = {
  connectionName: 'string!',
};

const CLOUD_PROVIDER: Schema = {
  aws: nested('block', CLOUD_PROVIDER_AWS),
  azure: nested('block', CLOUD_PROVIDER_AZURE),
  gcp: nested('block', CLOUD_PROVIDER_GCP),
};

const SCHEMA_DETAILS: Schema = {
  collectInterval: 'duration',
};

const QUERY_METRICS: Schema = {
  collectInterval: 'duration',
  statementsLimit: 'int',
  statementsLookback: 'duration',
};

const QUERY_DETAILS: Schema = {
  collectInterval: 'duration',
};

const PROPS: Schema = {
  dataSourceName: 'secret!',
  forwardTo: 'list(capsule(loki.LogsReceiver))!',
  targets: 'list(target)',
  enableCollectors: 'list(string)',
  disableCollectors: 'list(string)',
  excludeSchemas: 'list(string)',
  excludeDatabases: 'list(string)',
  cloudProvider: nested('block', CLOUD_PROVIDER),
  schemaDetails: nested('block', SCHEMA_DETAILS),
  queryMetrics: nested('block', QUERY_METRICS),
  queryDetails: nested('block', QUERY_DETAILS),
};

const TYPE: ComponentType = {
  name: 'database_observability.sql_server',
  stability: 'experimental',
  schema: PROPS,
  since: {
    '': '1.18',
    cloud_provider: '1.19',
    query_details: '1.19',
    query_metrics: '1.19',
  },
};
