// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { AlloyBoolean, AlloyList, AlloyNumber, AlloyString } from '../../expression';
import type { Schema } from '../../schema';

/** `autodiscovery`. */
export interface PrometheusExporterPostgresAutoDiscovery {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
  /** `database_allowlist`: only these of the databases it finds. @default [] */
  readonly databaseAllowlist?: AlloyList<AlloyString>;
  /** `database_denylist`: all it finds except these databases. @default [] */
  readonly databaseDenylist?: AlloyList<AlloyString>;
}

/** `stat_statements`. */
export interface PrometheusExporterPostgresStatStatementFlags {
  /** `include_query`: adds query IDs and the SQL itself. @default false */
  readonly includeQuery?: AlloyBoolean;
  /** `query_length`: cuts the SQL to this length. @default 120 */
  readonly queryLength?: AlloyNumber;
  /** `limit`: how many statements it takes at most. Since Alloy 1.14. @default 100 */
  readonly limit?: AlloyNumber;
  /** `exclude_databases`: databases it leaves out. Since Alloy 1.14. @default [] */
  readonly excludeDatabases?: AlloyList<AlloyString>;
  /** `exclude_users`: users whose statements it leaves out. Since Alloy 1.14. @default [] */
  readonly excludeUsers?: AlloyList<AlloyString>;
}

/** @internal */
export const PROMETHEUS_EXPORTER_POSTGRES_AUTO_DISCOVERY: Schema = {
  enabled: 'bool',
  databaseAllowlist: 'list(string)',
  databaseDenylist: 'list(string)',
};

/** @internal */
export const PROMETHEUS_EXPORTER_POSTGRES_STAT_STATEMENT_FLAGS: Schema = {
  includeQuery: 'bool',
  queryLength: 'uint',
  limit: 'uint',
  excludeDatabases: 'list(string)',
  excludeUsers: 'list(string)',
};
