// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyList,
  AlloyNumber,
  AlloySecret,
  AlloyString,
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

/** Arguments of `prometheus.exporter.mysql`. */
export interface PrometheusExporterMysqlProps {
  /** `data_source_name`: Go MySQL DSN of the server, login included. @default "" */
  readonly dataSourceName?: AlloySecret;
  /** `enable_collectors`: collectors on top of the default ones. @default [] */
  readonly enableCollectors?: AlloyList<AlloyString>;
  /** `disable_collectors`: default collectors to leave out. @default [] */
  readonly disableCollectors?: AlloyList<AlloyString>;
  /** `set_collectors`: exactly these collectors, in place of the default ones. @default [] */
  readonly setCollectors?: AlloyList<AlloyString>;
  /** `enable_lock_wait_timeout`: sets `lock_wait_timeout` on its connections. Since Alloy 1.16. @default true */
  readonly enableLockWaitTimeout?: AlloyBoolean;
  /** `lock_wait_timeout`: seconds it waits for a metadata lock. @default 2 */
  readonly lockWaitTimeout?: AlloyNumber;
  /** `log_slow_filter`: keeps its own queries out of the slow query log. @default false */
  readonly logSlowFilter?: AlloyBoolean;
  /** `info_schema.processlist`: settings of the collector of running threads. @default - not set */
  readonly infoSchemaProcesslist?: PrometheusExporterMysqlInfoSchemaProcessList;
  /** `info_schema.tables`: settings of the collector of table sizes. @default - not set */
  readonly infoSchemaTables?: PrometheusExporterMysqlInfoSchemaTables;
  /** `perf_schema.eventsstatements`: settings of the collector of statement statistics. @default - not set */
  readonly perfSchemaEventsstatements?: PrometheusExporterMysqlPerfSchemaEventsStatements;
  /** `perf_schema.file_instances`: settings of the collector of file statistics. @default - not set */
  readonly perfSchemaFileInstances?: PrometheusExporterMysqlPerfSchemaFileInstances;
  /** `perf_schema.memory_events`: settings of the collector of memory statistics. @default - not set */
  readonly perfSchemaMemoryEvents?: PrometheusExporterMysqlPerfSchemaMemoryEvents;
  /** `heartbeat`: settings of the collector of `pt-heartbeat`'s replication lag. @default - not set */
  readonly heartbeat?: PrometheusExporterMysqlHeartbeat;
  /** `mysql.user`: settings of the collector of user accounts. @default - not set */
  readonly mysqlUser?: PrometheusExporterMysqlMySqlUser;
}

/**
 * Gathers metrics of a MySQL server. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.mysql/
 */
export class PrometheusExporterMysql extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<PrometheusExporterMysqlProps> = {}) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
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

const TYPE: ComponentType = {
  name: 'prometheus.exporter.mysql',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    enable_lock_wait_timeout: '1.16',
    'perf_schema.eventsstatements.exclude_schemas': '1.16',
  },
};
