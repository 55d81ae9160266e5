// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { AlloyBoolean, AlloyList, AlloyNumber, AlloyString } from '../../expression';
import type { Schema } from '../../schema';

/** `heartbeat`. */
export interface PrometheusExporterMysqlHeartbeat {
  /** `database`: database that `pt-heartbeat` writes to. @default heartbeat */
  readonly database?: AlloyString;
  /** `table`: table that `pt-heartbeat` writes to. @default heartbeat */
  readonly table?: AlloyString;
  /** `utc`: reads timestamps as UTC, for `pt-heartbeat --utc`. @default false */
  readonly utc?: AlloyBoolean;
}

/** `info_schema.processlist`. */
export interface PrometheusExporterMysqlInfoSchemaProcessList {
  /** `min_time`: seconds in a state from which a thread counts. @default 0 */
  readonly minTime?: AlloyNumber;
  /** `processes_by_user`: adds a count per user. @default true */
  readonly processesByUser?: AlloyBoolean;
  /** `processes_by_host`: adds a count per host. @default true */
  readonly processesByHost?: AlloyBoolean;
}

/** `info_schema.tables`. */
export interface PrometheusExporterMysqlInfoSchemaTables {
  /** `databases`: databases whose tables it takes; `*` for all. @default "*" */
  readonly databases?: AlloyString;
}

/** `mysql.user`. */
export interface PrometheusExporterMysqlMySqlUser {
  /** `privileges`: adds the users' privileges from `mysql.user`. @default false */
  readonly privileges?: AlloyBoolean;
}

/** `perf_schema.eventsstatements`. */
export interface PrometheusExporterMysqlPerfSchemaEventsStatements {
  /** `limit`: how many statement digests it takes, last seen first. @default 250 */
  readonly limit?: AlloyNumber;
  /** `time_limit`: leaves out statements last seen more than this many seconds ago. @default 86400 */
  readonly timeLimit?: AlloyNumber;
  /** `text_limit`: cuts normalized statements to this length. @default 120 */
  readonly textLimit?: AlloyNumber;
  /** `exclude_schemas`: schemas it leaves out. Since Alloy 1.16. @default [] */
  readonly excludeSchemas?: AlloyList<AlloyString>;
}

/** `perf_schema.file_instances`. */
export interface PrometheusExporterMysqlPerfSchemaFileInstances {
  /**
   * `filter`: takes only rows of `performance_schema.file_summary_by_instance` that match this regular expression.
   * @default ".*"
   */
  readonly filter?: AlloyString;
  /** `remove_prefix`: cut off the start of `file_name`. @default /var/lib/mysql */
  readonly removePrefix?: AlloyString;
}

/** `perf_schema.memory_events`. */
export interface PrometheusExporterMysqlPerfSchemaMemoryEvents {
  /** `remove_prefix`: cut off the start of event names. @default memory/ */
  readonly removePrefix?: AlloyString;
}

/** @internal */
export const PROMETHEUS_EXPORTER_MYSQL_HEARTBEAT: Schema = {
  database: 'string',
  table: 'string',
  utc: 'bool',
};

/** @internal */
export const PROMETHEUS_EXPORTER_MYSQL_INFO_SCHEMA_PROCESS_LIST: Schema = {
  minTime: 'int',
  processesByUser: 'bool',
  processesByHost: 'bool',
};

/** @internal */
export const PROMETHEUS_EXPORTER_MYSQL_INFO_SCHEMA_TABLES: Schema = {
  databases: 'string',
};

/** @internal */
export const PROMETHEUS_EXPORTER_MYSQL_MY_SQL_USER: Schema = {
  privileges: 'bool',
};

/** @internal */
export const PROMETHEUS_EXPORTER_MYSQL_PERF_SCHEMA_EVENTS_STATEMENTS: Schema = {
  limit: 'int',
  timeLimit: 'int',
  textLimit: 'int',
  excludeSchemas: 'list(string)',
};

/** @internal */
export const PROMETHEUS_EXPORTER_MYSQL_PERF_SCHEMA_FILE_INSTANCES: Schema = {
  filter: 'string',
  removePrefix: 'string',
};

/** @internal */
export const PROMETHEUS_EXPORTER_MYSQL_PERF_SCHEMA_MEMORY_EVENTS: Schema = {
  removePrefix: 'string',
};
