// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyBoolean, AlloyList, AlloySecret, AlloyString, Targets } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import {
  PROMETHEUS_EXPORTER_POSTGRES_AUTO_DISCOVERY,
  PROMETHEUS_EXPORTER_POSTGRES_STAT_STATEMENT_FLAGS,
  type PrometheusExporterPostgresAutoDiscovery,
  type PrometheusExporterPostgresStatStatementFlags,
} from '../shared/prometheus-exporter-postgres';

/** Arguments of `prometheus.exporter.postgres`. */
export interface PrometheusExporterPostgresProps {
  /** `data_source_names`: connection strings of the servers, logins included. @default [] */
  readonly dataSourceNames?: AlloyList<AlloySecret>;
  /** `disable_settings_metrics`: leaves out the server's settings from `pg_settings`. @default false */
  readonly disableSettingsMetrics?: AlloyBoolean;
  /** `disable_default_metrics`: only the metrics of `custom_queries_config_path`. @default false */
  readonly disableDefaultMetrics?: AlloyBoolean;
  /** `custom_queries_config_path`: YAML file with own queries that become metrics. @default "" */
  readonly customQueriesConfigPath?: AlloyString;
  /** `enabled_collectors`: collectors it runs; with several data sources, only on the first. @default [] */
  readonly enabledCollectors?: AlloyList<AlloyString>;
  /** `autodiscovery`: finds databases beyond those in `data_source_names`. @default - not set */
  readonly autodiscovery?: PrometheusExporterPostgresAutoDiscovery;
  /**
   * `stat_statements`: settings of the `stat_statements` collector, ignored unless that runs.
   * Since Alloy 1.12.
   * @default - not set
   */
  readonly statStatements?: PrometheusExporterPostgresStatStatementFlags;
}

/**
 * Gathers metrics of PostgreSQL servers. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.postgres/
 */
export class PrometheusExporterPostgres extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(
    scope: Construct,
    id: string,
    props: AlloyProps<PrometheusExporterPostgresProps> = {},
  ) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  dataSourceNames: 'list(secret)',
  disableSettingsMetrics: 'bool',
  disableDefaultMetrics: 'bool',
  customQueriesConfigPath: 'string',
  enabledCollectors: 'list(string)',
  autodiscovery: nested('block', PROMETHEUS_EXPORTER_POSTGRES_AUTO_DISCOVERY),
  statStatements: nested('block', PROMETHEUS_EXPORTER_POSTGRES_STAT_STATEMENT_FLAGS),
};

const TYPE: ComponentType = {
  name: 'prometheus.exporter.postgres',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    stat_statements: '1.12',
    'stat_statements.exclude_databases': '1.14',
    'stat_statements.exclude_users': '1.14',
    'stat_statements.limit': '1.14',
  },
};
