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
import { named, nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import {
  PROMETHEUS_EXPORTER_MYSQL_HEARTBEAT,
  PROMETHEUS_EXPORTER_MYSQL_INFO_SCHEMA_PROCESS_LIST,
  PROMETHEUS_EXPORTER_MYSQL_INFO_SCHEMA_TABLES,
  PROMETHEUS_EXPORTER_MYSQL_MY_SQL_USER,
  PROMETHEUS_EXPORTER_MYSQL_PERF_SCHEMA_EVENTS_STATEMENTS,
  PROMETHEUS_EXPORTER_MYSQL_PERF_SCHEMA_FILE_INSTANCES,
  PROMETHEUS_EXPORTER_MYSQL_PERF_SCHEMA_MEMORY_EVENTS,
  type PrometheusExporterMysqlHeartbeat,
  type PrometheusExporterMysqlInfoSchemaProcessList,
  type PrometheusExporterMysqlInfoSchemaTables,
  type PrometheusExporterMysqlMySqlUser,
  type PrometheusExporterMysqlPerfSchemaEventsStatements,
  type PrometheusExporterMysqlPerfSchemaFileInstances,
  type PrometheusExporterMysqlPerfSchemaMemoryEvents,
} from '../shared/prometheus-exporter-mysql';
import { CLUSTER_COMPONENT_BLOCK, type ClusterComponentBlock } from '../shared/service-cluster';

/** `aws` of `database_observability.mysql`. */
export interface DatabaseObservabilityMysqlAwsCloudProviderInfo {
  /** `arn`: ARN of the database, for its labels. */
  readonly arn: AlloyString;
}

/** `azure` of `database_observability.mysql`. */
export interface DatabaseObservabilityMysqlAzureCloudProviderInfo {
  /** `subscription_id`: Azure subscription of the database, for its labels. */
  readonly subscriptionId: AlloyString;
  /** `resource_group`: Azure resource group of the database, for its labels. */
  readonly resourceGroup: AlloyString;
  /** `server_name`: database server's name in Azure, without the domain. @default "" */
  readonly serverName?: AlloyString;
}

/** `gcp` of `database_observability.mysql`. */
export interface DatabaseObservabilityMysqlGcpCloudProviderInfo {
  /** `connection_name`: Cloud SQL instance as `project:region:instance`, for its labels. */
  readonly connectionName: AlloyString;
}

/** `cloud_provider` of `database_observability.mysql`. */
export interface DatabaseObservabilityMysqlCloudProvider {
  /** `aws`: database runs on AWS. @default - not set */
  readonly aws?: DatabaseObservabilityMysqlAwsCloudProviderInfo;
  /** `azure`: database runs on Azure. Since Alloy 1.13. @default - not set */
  readonly azure?: DatabaseObservabilityMysqlAzureCloudProviderInfo;
  /** `gcp`: database runs on Google Cloud SQL. Since Alloy 1.16. @default - not set */
  readonly gcp?: DatabaseObservabilityMysqlGcpCloudProviderInfo;
}

/** `database_instance` of `database_observability.mysql`. */
export interface DatabaseObservabilityMysqlDatabaseInstance {
  /** The block's label. */
  readonly label: string;
  /** `data_source_name` */
  readonly dataSourceName: AlloySecret;
  /** `cloud_provider` @default - not set */
  readonly cloudProvider?: DatabaseObservabilityMysqlCloudProvider;
}

/** `explain_plans` of `database_observability.mysql`. */
export interface DatabaseObservabilityMysqlExplainPlans {
  /** `collect_interval`: how often it is collected. @default 1m */
  readonly collectInterval?: AlloyDuration;
  /** `per_collect_ratio`: share of the queries explained in each round, 0 to 1. @default 1 */
  readonly perCollectRatio?: AlloyNumber;
  /** `initial_lookback`: how far back the first round looks for queries. @default 24h */
  readonly initialLookback?: AlloyDuration;
}

/** `health_check` of `database_observability.mysql`. */
export interface DatabaseObservabilityMysqlHealthCheck {
  /** `collect_interval`: how often it checks. @default 1h */
  readonly collectInterval?: AlloyDuration;
}

/** `locks` of `database_observability.mysql`. */
export interface DatabaseObservabilityMysqlLocks {
  /** `collect_interval`: how often it is collected. @default 30s */
  readonly collectInterval?: AlloyDuration;
  /** `threshold`: lock waits longer than this are logged. @default 1s */
  readonly threshold?: AlloyDuration;
}

/** `prometheus_exporter` of `database_observability.mysql`. */
export interface DatabaseObservabilityMysqlPrometheusExporter {
  /** `data_source_name`: connection string; inherited from the component. @default "" */
  readonly dataSourceName?: AlloySecret;
  /** `enable_collectors`: collectors to run besides the usual ones. @default [] */
  readonly enableCollectors?: AlloyList<AlloyString>;
  /** `disable_collectors`: usual collectors that don't run. @default [] */
  readonly disableCollectors?: AlloyList<AlloyString>;
  /** `set_collectors`: collectors that run in place of the usual ones. @default [] */
  readonly setCollectors?: AlloyList<AlloyString>;
  /**
   * `enable_lock_wait_timeout`: limits waits for metadata locks to `lock_wait_timeout`.
   * Since Alloy 1.16.
   * @default true
   */
  readonly enableLockWaitTimeout?: AlloyBoolean;
  /** `lock_wait_timeout`: seconds to wait for a metadata lock. @default 2 */
  readonly lockWaitTimeout?: AlloyNumber;
  /** `log_slow_filter`: keeps its own queries out of the slow query log. @default false */
  readonly logSlowFilter?: AlloyBoolean;
  /** `info_schema.processlist`: settings of the collector of thread states. Since Alloy 1.15. @default - not set */
  readonly infoSchemaProcesslist?: PrometheusExporterMysqlInfoSchemaProcessList;
  /** `info_schema.tables`: settings of the collector of table sizes. Since Alloy 1.15. @default - not set */
  readonly infoSchemaTables?: PrometheusExporterMysqlInfoSchemaTables;
  /**
   * `perf_schema.eventsstatements`: settings of the collector of statement digests.
   * Since Alloy 1.15.
   * @default - not set
   */
  readonly perfSchemaEventsstatements?: PrometheusExporterMysqlPerfSchemaEventsStatements;
  /** `perf_schema.file_instances`: settings of the collector of file I/O. Since Alloy 1.15. @default - not set */
  readonly perfSchemaFileInstances?: PrometheusExporterMysqlPerfSchemaFileInstances;
  /** `perf_schema.memory_events`: settings of the collector of memory use. Since Alloy 1.15. @default - not set */
  readonly perfSchemaMemoryEvents?: PrometheusExporterMysqlPerfSchemaMemoryEvents;
  /** `heartbeat`: settings of the collector of replication heartbeats. @default - not set */
  readonly heartbeat?: PrometheusExporterMysqlHeartbeat;
  /** `mysql.user`: settings of the collector of `mysql.user`. Since Alloy 1.15. @default - not set */
  readonly mysqlUser?: PrometheusExporterMysqlMySqlUser;
}

/** `setup_consumers` of `database_observability.mysql`. */
export interface DatabaseObservabilityMysqlSetupConsumers {
  /** `collect_interval`: how often it is collected. @default 1h */
  readonly collectInterval?: AlloyDuration;
}

/** `setup_actors` of `database_observability.mysql`. */
export interface DatabaseObservabilityMysqlSetupActors {
  /** `collect_interval`: how often it is collected. @default 1h */
  readonly collectInterval?: AlloyDuration;
  /**
   * `auto_update_setup_actors`: changes `setup_actors` itself; needs `allow_update_performance_schema_settings`.
   * @default false
   */
  readonly autoUpdateSetupActors?: AlloyBoolean;
}

/** `query_details` of `database_observability.mysql`. */
export interface DatabaseObservabilityMysqlQueryDetails {
  /** `collect_interval`: how often it is collected. @default 1m */
  readonly collectInterval?: AlloyDuration;
  /** `statements_limit`: most queries that a round reports, the recent ones. Since Alloy 1.13. @default 250 */
  readonly statementsLimit?: AlloyNumber;
}

/** `schema_details` of `database_observability.mysql`. */
export interface DatabaseObservabilityMysqlSchemaDetails {
  /** `collect_interval`: how often it is collected. @default 1m */
  readonly collectInterval?: AlloyDuration;
  /** `cache_enabled`: deprecated: cached table definitions. @default true */
  readonly cacheEnabled?: AlloyBoolean;
  /** `cache_size`: deprecated: size of the cache of table definitions. @default 256 */
  readonly cacheSize?: AlloyNumber;
  /** `cache_ttl`: deprecated: how long table definitions stayed cached. @default 10m */
  readonly cacheTtl?: AlloyDuration;
}

/** `query_samples` of `database_observability.mysql`. */
export interface DatabaseObservabilityMysqlQuerySamples {
  /** `collect_interval`: how often it is collected. @default 10s */
  readonly collectInterval?: AlloyDuration;
  /**
   * `disable_query_redaction`: reports query text and errors in full, values and all, which may be confidential.
   * @default false
   */
  readonly disableQueryRedaction?: AlloyBoolean;
  /**
   * `auto_enable_setup_consumers`: turns consumers on itself; needs `allow_update_performance_schema_settings`.
   * @default false
   */
  readonly autoEnableSetupConsumers?: AlloyBoolean;
  /** `setup_consumers_check_interval`: how often it checks that the consumers are on. @default 1h */
  readonly setupConsumersCheckInterval?: AlloyDuration;
  /** `sample_min_duration`: executions shorter than this are left out; `0s` takes all. Since Alloy 1.15. @default 0s */
  readonly sampleMinDuration?: AlloyDuration;
  /**
   * `wait_event_min_duration`: waits shorter than this are left out; `0s` takes all.
   * Since Alloy 1.15.
   * @default "1µs"
   */
  readonly waitEventMinDuration?: AlloyDuration;
  /**
   * `enable_pre_classified_wait_events`: adds each wait event's class to what it reports.
   * Since Alloy 1.17.
   * @default false
   */
  readonly enablePreClassifiedWaitEvents?: AlloyBoolean;
}

/** Arguments of `database_observability.mysql`. */
export interface DatabaseObservabilityMysqlProps {
  /** `data_source_name`: connection string, such as `user:pass@tcp(mysql:3306)/`. @default "" */
  readonly dataSourceName?: AlloySecret;
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<LogsReceiver>;
  /** `targets`: what it works on, such as an exporter's or a discovery's `targets`. Since Alloy 1.11. @default [] */
  readonly targets?: AlloyList<AlloyTarget>;
  /** `enable_collectors`: collectors to run besides the usual ones. @default [] */
  readonly enableCollectors?: AlloyList<AlloyString>;
  /** `disable_collectors`: usual collectors that don't run. @default [] */
  readonly disableCollectors?: AlloyList<AlloyString>;
  /**
   * `exclude_schemas`: schemas it ignores; replaces the list of cloud providers' own.
   * Since Alloy 1.13.
   * @default ["alloydbadmin", "alloydbmetadata", "azure_maintenance", "azure_sys", "cloudsqladmin", "rdsadmin"]
   */
  readonly excludeSchemas?: AlloyList<AlloyString>;
  /**
   * `allow_update_performance_schema_settings`: lets collectors change settings in `performance_schema`, where their
   * own switch agrees.
   * Since Alloy 1.11.
   * @default false
   */
  readonly allowUpdatePerformanceSchemaSettings?: AlloyBoolean;
  /** `database_instance`. Since Alloy 1.19. @default - none */
  readonly databaseInstance?: readonly DatabaseObservabilityMysqlDatabaseInstance[];
  /** `clustering`: shares the work among the Alloys of a cluster. Since Alloy 1.19. @default - not set */
  readonly clustering?: ClusterComponentBlock;
  /** `cloud_provider`: which cloud the database runs in, for its labels. Since Alloy 1.11. @default - not set */
  readonly cloudProvider?: DatabaseObservabilityMysqlCloudProvider;
  /** `setup_consumers`: reports which consumers `performance_schema` has on. Since Alloy 1.11. @default - not set */
  readonly setupConsumers?: DatabaseObservabilityMysqlSetupConsumers;
  /**
   * `setup_actors`: checks whom `performance_schema` watches, and may change it.
   * Since Alloy 1.13.
   * @default - not set
   */
  readonly setupActors?: DatabaseObservabilityMysqlSetupActors;
  /** `query_details`: reports queries and the tables they use. Since Alloy 1.11. @default - not set */
  readonly queryDetails?: DatabaseObservabilityMysqlQueryDetails;
  /** `schema_details`: reports schemas and tables. Since Alloy 1.11. @default - not set */
  readonly schemaDetails?: DatabaseObservabilityMysqlSchemaDetails;
  /** `explain_plans`: reports how queries are executed. Since Alloy 1.11. @default - not set */
  readonly explainPlans?: DatabaseObservabilityMysqlExplainPlans;
  /** `locks`: reports queries that wait for a lock or hold one up. Since Alloy 1.11. @default - not set */
  readonly locks?: DatabaseObservabilityMysqlLocks;
  /** `query_samples`: reports single executions and what they waited for. Since Alloy 1.11. @default - not set */
  readonly querySamples?: DatabaseObservabilityMysqlQuerySamples;
  /**
   * `health_check`: checks that the database is set up as the collectors need it.
   * Since Alloy 1.13.
   * @default - not set
   */
  readonly healthCheck?: DatabaseObservabilityMysqlHealthCheck;
  /**
   * `prometheus_exporter`: built-in exporter of the server's metrics; excludes `targets`.
   * Since Alloy 1.15.
   * @default - not set
   */
  readonly prometheusExporter?: DatabaseObservabilityMysqlPrometheusExporter;
}

/**
 * Watches MySQL's queries, plans, locks and schemas, as log entries and as targets to scrape. Upstream's stability:
 * generally available, public preview before Alloy 1.15, experimental before Alloy 1.12.
 * @see https://grafana.com/docs/alloy/latest/reference/components/database_observability/database_observability.mysql/
 */
export class DatabaseObservabilityMysql extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<DatabaseObservabilityMysqlProps>) {
    super(scope, id, TYPE, props);
  }
}

const AWS_CLOUD_PROVIDER_INFO: Schema = {
  arn: 'string!',
};

const AZURE_CLOUD_PROVIDER_INFO: Schema = {
  subscriptionId: 'string!',
  resourceGroup: 'string!',
  serverName: 'string',
};

const GCP_CLOUD_PROVIDER_INFO: Schema = {
  connectionName: 'string!',
};

const CLOUD_PROVIDER: Schema = {
  aws: nested('block', AWS_CLOUD_PROVIDER_INFO),
  azure: nested('block', AZURE_CLOUD_PROVIDER_INFO),
  gcp: nested('block', GCP_CLOUD_PROVIDER_INFO),
};

const DATABASE_INSTANCE: Schema = {
  label: 'label!',
  dataSourceName: 'secret!',
  cloudProvider: nested('block', CLOUD_PROVIDER),
};

const EXPLAIN_PLANS: Schema = {
  collectInterval: 'duration',
  perCollectRatio: 'float64',
  initialLookback: 'duration',
};

const HEALTH_CHECK: Schema = {
  collectInterval: 'duration',
};

const LOCKS: Schema = {
  collectInterval: 'duration',
  threshold: 'duration',
};

const PROMETHEUS_EXPORTER: Schema = {
  dataSourceName: 'secret',
  enableCollectors: 'list(string)',
  disableCollectors: 'list(string)',
  setCollectors: 'list(string)',
  enableLockWaitTimeout: 'bool',
  lockWaitTimeout: 'int',
  logSlowFilter: 'bool',
  infoSchemaProcesslist: named(
    'info_schema.processlist',
    nested('block', PROMETHEUS_EXPORTER_MYSQL_INFO_SCHEMA_PROCESS_LIST),
  ),
  infoSchemaTables: named(
    'info_schema.tables',
    nested('block', PROMETHEUS_EXPORTER_MYSQL_INFO_SCHEMA_TABLES),
  ),
  perfSchemaEventsstatements: named(
    'perf_schema.eventsstatements',
    nested('block', PROMETHEUS_EXPORTER_MYSQL_PERF_SCHEMA_EVENTS_STATEMENTS),
  ),
  perfSchemaFileInstances: named(
    'perf_schema.file_instances',
    nested('block', PROMETHEUS_EXPORTER_MYSQL_PERF_SCHEMA_FILE_INSTANCES),
  ),
  perfSchemaMemoryEvents: named(
    'perf_schema.memory_events',
    nested('block', PROMETHEUS_EXPORTER_MYSQL_PERF_SCHEMA_MEMORY_EVENTS),
  ),
  heartbeat: nested('block', PROMETHEUS_EXPORTER_MYSQL_HEARTBEAT),
  mysqlUser: named('mysql.user', nested('block', PROMETHEUS_EXPORTER_MYSQL_MY_SQL_USER)),
};

const SETUP_CONSUMERS: Schema = {
  collectInterval: 'duration',
};

const SETUP_ACTORS: Schema = {
  collectInterval: 'duration',
  autoUpdateSetupActors: 'bool',
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

const QUERY_SAMPLES: Schema = {
  collectInterval: 'duration',
  disableQueryRedaction: 'bool',
  autoEnableSetupConsumers: 'bool',
  setupConsumersCheckInterval: 'duration',
  sampleMinDuration: 'duration',
  waitEventMinDuration: 'duration',
  enablePreClassifiedWaitEvents: 'bool',
};

const PROPS: Schema = {
  dataSourceName: 'secret',
  forwardTo: 'list(capsule(loki.LogsReceiver))!',
  targets: 'list(target)',
  enableCollectors: 'list(string)',
  disableCollectors: 'list(string)',
  excludeSchemas: 'list(string)',
  allowUpdatePerformanceSchemaSettings: 'bool',
  databaseInstance: nested('blocks', DATABASE_INSTANCE),
  clustering: nested('block', CLUSTER_COMPONENT_BLOCK),
  cloudProvider: nested('block', CLOUD_PROVIDER),
  setupConsumers: nested('block', SETUP_CONSUMERS),
  setupActors: nested('block', SETUP_ACTORS),
  queryDetails: nested('block', QUERY_DETAILS),
  schemaDetails: nested('block', SCHEMA_DETAILS),
  explainPlans: nested('block', EXPLAIN_PLANS),
  locks: nested('block', LOCKS),
  querySamples: nested('block', QUERY_SAMPLES),
  healthCheck: nested('block', HEALTH_CHECK),
  prometheusExporter: nested('block', PROMETHEUS_EXPORTER),
};

const TYPE: ComponentType = {
  name: 'database_observability.mysql',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    allow_update_performance_schema_settings: '1.11',
    cloud_provider: '1.11',
    'cloud_provider.azure': '1.13',
    'cloud_provider.gcp': '1.16',
    clustering: '1.19',
    database_instance: '1.19',
    exclude_schemas: '1.13',
    explain_plans: '1.11',
    health_check: '1.13',
    locks: '1.11',
    prometheus_exporter: '1.15',
    'prometheus_exporter.enable_lock_wait_timeout': '1.16',
    'prometheus_exporter.info_schema.processlist': '1.15',
    'prometheus_exporter.info_schema.tables': '1.15',
    'prometheus_exporter.mysql.user': '1.15',
    'prometheus_exporter.perf_schema.eventsstatements': '1.15',
    'prometheus_exporter.perf_schema.eventsstatements.exclude_schemas': '1.16',
    'prometheus_exporter.perf_schema.file_instances': '1.15',
    'prometheus_exporter.perf_schema.memory_events': '1.15',
    query_details: '1.11',
    'query_details.statements_limit': '1.13',
    query_samples: '1.11',
    'query_samples.enable_pre_classified_wait_events': '1.17',
    'query_samples.sample_min_duration': '1.15',
    'query_samples.wait_event_min_duration': '1.15',
    schema_details: '1.11',
    setup_actors: '1.13',
    setup_consumers: '1.11',
    targets: '1.11',
  },
  lessStable: {
    before: {
      '1.12': 'experimental',
      '1.15': 'public-preview',
    },
  },
};
