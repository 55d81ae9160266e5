// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
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
import {
  PROMETHEUS_EXPORTER_POSTGRES_AUTO_DISCOVERY,
  PROMETHEUS_EXPORTER_POSTGRES_STAT_STATEMENT_FLAGS,
  type PrometheusExporterPostgresAutoDiscovery,
  type PrometheusExporterPostgresStatStatementFlags,
} from '../shared/prometheus-exporter-postgres';

/** `aws` of `database_observability.postgres`. */
export interface DatabaseObservabilityPostgresCloudProviderAws {
  /** `arn`: ARN of the database, for its labels. */
  readonly arn: AlloyString;
}

/** `azure` of `database_observability.postgres`. */
export interface DatabaseObservabilityPostgresCloudProviderAzure {
  /** `subscription_id`: Azure subscription of the database, for its labels. */
  readonly subscriptionId: AlloyString;
  /** `resource_group`: Azure resource group of the database, for its labels. */
  readonly resourceGroup: AlloyString;
  /** `server_name`: database server's name in Azure, without the domain. @default "" */
  readonly serverName?: AlloyString;
}

/** `gcp` of `database_observability.postgres`. */
export interface DatabaseObservabilityPostgresCloudProviderGcp {
  /** `connection_name`: Cloud SQL instance as `project:region:instance`, for its labels. */
  readonly connectionName: AlloyString;
}

/** `cloud_provider` of `database_observability.postgres`. */
export interface DatabaseObservabilityPostgresCloudProvider {
  /** `aws`: database runs on AWS. @default - not set */
  readonly aws?: DatabaseObservabilityPostgresCloudProviderAws;
  /** `azure`: database runs on Azure. Since Alloy 1.13. @default - not set */
  readonly azure?: DatabaseObservabilityPostgresCloudProviderAzure;
  /** `gcp`: database runs on Google Cloud SQL. Since Alloy 1.16. @default - not set */
  readonly gcp?: DatabaseObservabilityPostgresCloudProviderGcp;
}

/** `explain_plans` of `database_observability.postgres`. */
export interface DatabaseObservabilityPostgresExplainPlans {
  /** `collect_interval`: how often it is collected. @default 1m */
  readonly collectInterval?: AlloyDuration;
  /** `per_collect_ratio`: share of the queries that get explained, 0 to 1. @default 1 */
  readonly perCollectRatio?: AlloyNumber;
}

/** `health_check` of `database_observability.postgres`. */
export interface DatabaseObservabilityPostgresHealthCheck {
  /** `collect_interval`: how often it is collected. @default 1h */
  readonly collectInterval?: AlloyDuration;
}

/** `logs` of `database_observability.postgres`. */
export interface DatabaseObservabilityPostgresLogs {
  /**
   * `enable_error_logs_processing`: gives out errors with their statement too, rather than only counting them.
   * @default false
   */
  readonly enableErrorLogsProcessing?: AlloyBoolean;
}

/** `prometheus_exporter` of `database_observability.postgres`. */
export interface DatabaseObservabilityPostgresPrometheusExporter {
  /** `data_source_names`: connection strings; inherited from the component. @default [] */
  readonly dataSourceNames?: AlloyList<AlloySecret>;
  /** `disable_settings_metrics`: makes no metrics of `pg_settings`. @default false */
  readonly disableSettingsMetrics?: AlloyBoolean;
  /** `disable_default_metrics`: makes only metrics of `custom_queries_config_path`. @default false */
  readonly disableDefaultMetrics?: AlloyBoolean;
  /** `custom_queries_config_path`: YAML file with queries of your own to turn into metrics. @default "" */
  readonly customQueriesConfigPath?: AlloyString;
  /** `enabled_collectors`: collectors that run, such as `stat_statements`. @default [] */
  readonly enabledCollectors?: AlloyList<AlloyString>;
  /** `autodiscovery`: finds the server's other databases. @default - not set */
  readonly autodiscovery?: PrometheusExporterPostgresAutoDiscovery;
  /** `stat_statements`: settings of the collector of `pg_stat_statements`. @default - not set */
  readonly statStatements?: PrometheusExporterPostgresStatStatementFlags;
}

/** `query_samples` of `database_observability.postgres`. */
export interface DatabaseObservabilityPostgresQuerySamples {
  /** `collect_interval`: how often it is collected. @default 10s */
  readonly collectInterval?: AlloyDuration;
  /**
   * `disable_query_redaction`: reports query text in full, values and all, which may be confidential.
   * @default false
   */
  readonly disableQueryRedaction?: AlloyBoolean;
  /**
   * `exclude_current_user`: deprecated: overrides `exclude_current_user` of the component.
   * Since Alloy 1.13.
   * @default - not set
   */
  readonly excludeCurrentUser?: AlloyBoolean;
  /**
   * `enable_pre_classified_wait_events`: adds each wait event's class to what it reports.
   * Since Alloy 1.17.
   * @default false
   */
  readonly enablePreClassifiedWaitEvents?: AlloyBoolean;
}

/** `query_details` of `database_observability.postgres`. */
export interface DatabaseObservabilityPostgresQueryDetails {
  /** `collect_interval`: how often it is collected. @default 1m */
  readonly collectInterval?: AlloyDuration;
  /** `statements_limit`: most queries that a round reports, the recent ones. Since Alloy 1.15. @default 100 */
  readonly statementsLimit?: AlloyNumber;
}

/** `schema_details` of `database_observability.postgres`. */
export interface DatabaseObservabilityPostgresSchemaDetails {
  /** `collect_interval`: how often it is collected. @default 1m */
  readonly collectInterval?: AlloyDuration;
  /** `cache_enabled`: deprecated: cached table definitions. @default true */
  readonly cacheEnabled?: AlloyBoolean;
  /** `cache_size`: deprecated: size of the cache of table definitions. @default 256 */
  readonly cacheSize?: AlloyNumber;
  /** `cache_ttl`: deprecated: how long table definitions stayed cached. @default 10m */
  readonly cacheTtl?: AlloyDuration;
}

/** Arguments of `database_observability.postgres`. */
export interface DatabaseObservabilityPostgresProps {
  /** `data_source_name`: connection string, such as `postgres://user:pass@host:5432/db`. */
  readonly dataSourceName: AlloySecret;
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<LogsReceiver>;
  /** `targets`: what it works on, such as an exporter's or a discovery's `targets`. Since Alloy 1.11. @default [] */
  readonly targets?: AlloyList<AlloyTarget>;
  /** `enable_collectors`: collectors to run besides the usual ones. Since Alloy 1.11. @default [] */
  readonly enableCollectors?: AlloyList<AlloyString>;
  /** `disable_collectors`: usual collectors that don't run. Since Alloy 1.11. @default [] */
  readonly disableCollectors?: AlloyList<AlloyString>;
  /**
   * `exclude_databases`: databases it ignores; replaces the list of cloud providers' own.
   * Since Alloy 1.13.
   * @default ["alloydbadmin", "alloydbmetadata", "azure_maintenance", "azure_sys", "cloudsqladmin", "rdsadmin"]
   */
  readonly excludeDatabases?: AlloyList<AlloyString>;
  /**
   * `exclude_users`: users whose activity it ignores.
   * Since Alloy 1.14.
   * @default ["azuresu", "cloudsqladmin", "db-o11y", "rdsadmin"]
   */
  readonly excludeUsers?: AlloyList<AlloyString>;
  /**
   * `exclude_current_user`: ignores the activity of the user Alloy itself connects as.
   * Since Alloy 1.17.
   * @default true
   */
  readonly excludeCurrentUser?: AlloyBoolean;
  /** `cloud_provider`: which cloud the database runs in, for its labels. Since Alloy 1.12. @default - not set */
  readonly cloudProvider?: DatabaseObservabilityPostgresCloudProvider;
  /** `query_samples`: reports single executions and what they waited for. Since Alloy 1.11. @default - not set */
  readonly querySamples?: DatabaseObservabilityPostgresQuerySamples;
  /** `query_details`: reports queries and the tables they use. Since Alloy 1.11. @default - not set */
  readonly queryDetails?: DatabaseObservabilityPostgresQueryDetails;
  /** `schema_details`: reports schemas, tables and columns. Since Alloy 1.12. @default - not set */
  readonly schemaDetails?: DatabaseObservabilityPostgresSchemaDetails;
  /** `explain_plans`: reports how queries are executed. Since Alloy 1.12. @default - not set */
  readonly explainPlans?: DatabaseObservabilityPostgresExplainPlans;
  /**
   * `health_check`: checks that the database is set up as the collectors need it.
   * Since Alloy 1.13.
   * @default - not set
   */
  readonly healthCheck?: DatabaseObservabilityPostgresHealthCheck;
  /** `logs`: reads the server's logs that come in at `logs_receiver`. Since Alloy 1.18. @default - not set */
  readonly logs?: DatabaseObservabilityPostgresLogs;
  /** `prometheus_exporter`: built-in exporter of the server's metrics. Since Alloy 1.15. @default - not set */
  readonly prometheusExporter?: DatabaseObservabilityPostgresPrometheusExporter;
}

/**
 * Watches PostgreSQL's queries, plans, schemas and server logs, as log entries and as targets to scrape. Upstream's
 * stability: generally available, public preview before Alloy 1.15, experimental before Alloy 1.12.
 * Since Alloy 1.10.
 * @see
 * https://grafana.com/docs/alloy/latest/reference/components/database_observability/database_observability.postgres/
 */
export class DatabaseObservabilityPostgres extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  /** `logs_receiver`: takes log entries. */
  readonly logsReceiver: LogsReceiver = new Wire(
    this,
    'logs_receiver',
    'capsule(loki.LogsReceiver)',
  );

  constructor(scope: Construct, id: string, props: AlloyProps<DatabaseObservabilityPostgresProps>) {
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

const EXPLAIN_PLANS: Schema = {
  collectInterval: 'duration',
  perCollectRatio: 'float64',
};

const HEALTH_CHECK: Schema = {
  collectInterval: 'duration',
};

const LOGS: Schema = {
  enableErrorLogsProcessing: 'bool',
};

const PROMETHEUS_EXPORTER: Schema = {
  dataSourceNames: 'list(secret)',
  disableSettingsMetrics: 'bool',
  disableDefaultMetrics: 'bool',
  customQueriesConfigPath: 'string',
  enabledCollectors: 'list(string)',
  autodiscovery: nested('block', PROMETHEUS_EXPORTER_POSTGRES_AUTO_DISCOVERY),
  statStatements: nested('block', PROMETHEUS_EXPORTER_POSTGRES_STAT_STATEMENT_FLAGS),
};

const QUERY_SAMPLES: Schema = {
  collectInterval: 'duration',
  disableQueryRedaction: 'bool',
  excludeCurrentUser: 'bool',
  enablePreClassifiedWaitEvents: 'bool',
};

const QUERY_DETAILS: Schema = {
  collectInterval: 'duration',
  statementsLimit: 'int',
};

const SCHEMA_DETAILS: Schema = {
  collectInterval: 'duration',
  cacheEnabled: 'bool',
  cacheSize: 'int',
  cacheTtl: 'duration',
};

const PROPS: Schema = {
  dataSourceName: 'secret!',
  forwardTo: 'list(capsule(loki.LogsReceiver))!',
  targets: 'list(target)',
  enableCollectors: 'list(string)',
  disableCollectors: 'list(string)',
  excludeDatabases: 'list(string)',
  excludeUsers: 'list(string)',
  excludeCurrentUser: 'bool',
  cloudProvider: nested('block', CLOUD_PROVIDER),
  querySamples: nested('block', QUERY_SAMPLES),
  queryDetails: nested('block', QUERY_DETAILS),
  schemaDetails: nested('block', SCHEMA_DETAILS),
  explainPlans: nested('block', EXPLAIN_PLANS),
  healthCheck: nested('block', HEALTH_CHECK),
  logs: nested('block', LOGS),
  prometheusExporter: nested('block', PROMETHEUS_EXPORTER),
};

const TYPE: ComponentType = {
  name: 'database_observability.postgres',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    '': '1.10',
    cloud_provider: '1.12',
    'cloud_provider.azure': '1.13',
    'cloud_provider.gcp': '1.16',
    disable_collectors: '1.11',
    enable_collectors: '1.11',
    exclude_current_user: '1.17',
    exclude_databases: '1.13',
    exclude_users: '1.14',
    explain_plans: '1.12',
    health_check: '1.13',
    logs: '1.18',
    prometheus_exporter: '1.15',
    query_details: '1.11',
    'query_details.statements_limit': '1.15',
    query_samples: '1.11',
    'query_samples.enable_pre_classified_wait_events': '1.17',
    'query_samples.exclude_current_user': '1.13',
    schema_details: '1.12',
    targets: '1.11',
  },
  lessStable: {
    before: {
      '1.12': 'experimental',
      '1.15': 'public-preview',
    },
  },
};
