// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyBoolean, AlloySecret, AlloyString, Targets } from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `prometheus.exporter.snowflake`. */
export interface PrometheusExporterSnowflakeProps {
  /** `account_name`: Snowflake account it reads. */
  readonly accountName: AlloyString;
  /** `username`: the user name. */
  readonly username: AlloyString;
  /** `password`: the password that goes with the user name. @default "" */
  readonly password?: AlloySecret;
  /** `private_key_path`: RSA private key file, to log in by key pair. @default "" */
  readonly privateKeyPath?: AlloyString;
  /** `private_key_password`: password of an encrypted private key. @default "" */
  readonly privateKeyPassword?: AlloySecret;
  /** `role`: Snowflake role its queries run as. @default ACCOUNTADMIN */
  readonly role?: AlloyString;
  /** `warehouse`: warehouse that runs its queries. */
  readonly warehouse: AlloyString;
  /** `exclude_deleted_tables`: leaves deleted tables out of the storage metrics. @default false */
  readonly excludeDeletedTables?: AlloyBoolean;
  /** `enable_tracing`: has the database driver log what it does. Since Alloy 1.10. @default false */
  readonly enableTracing?: AlloyBoolean;
}

/**
 * Gathers warehouse, database, table and replication metrics of a Snowflake account. Upstream's stability: generally
 * available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.snowflake/
 */
export class PrometheusExporterSnowflake extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<PrometheusExporterSnowflakeProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  accountName: 'string!',
  username: 'string!',
  password: 'secret',
  privateKeyPath: 'string',
  privateKeyPassword: 'secret',
  role: 'string',
  warehouse: 'string!',
  excludeDeletedTables: 'bool',
  enableTracing: 'bool',
};

const TYPE: ComponentType = {
  name: 'prometheus.exporter.snowflake',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    enable_tracing: '1.10',
  },
};
