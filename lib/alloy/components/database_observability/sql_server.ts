// Generated from the source of Grafana Alloy 1.18.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyDuration,
  AlloyList,
  AlloySecret,
  AlloyString,
  AlloyTarget,
  LogsReceiver,
  Targets,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** `schema_details` of `database_observability.sql_server`. */
export interface DatabaseObservabilitySqlServerSchemaDetails {
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
  /** `schema_details`: reports schemas and tables. @default - not set */
  readonly schemaDetails?: DatabaseObservabilitySqlServerSchemaDetails;
}

/**
 * Reports the schemas of each SQL Server database its login can reach, as log entries and targets. Upstream's
 * stability: experimental.
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

const SCHEMA_DETAILS: Schema = {
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
  schemaDetails: nested('block', SCHEMA_DETAILS),
};

const TYPE: ComponentType = {
  name: 'database_observability.sql_server',
  stability: 'experimental',
  schema: PROPS,
};
