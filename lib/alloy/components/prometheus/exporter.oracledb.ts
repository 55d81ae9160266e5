// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyList,
  AlloyMap,
  AlloyNumber,
  AlloySecret,
  AlloyString,
  Targets,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** `database` of `prometheus.exporter.oracledb`. */
export interface PrometheusExporterOracledbDatabase {
  /** `name`: what the database is called; no two alike. */
  readonly name: AlloyString;
  /** `connection_string`: address of the database. */
  readonly connectionString: AlloySecret;
  /** `username`: the user name. @default "" */
  readonly username?: AlloyString;
  /** `password`: the password that goes with the user name. @default "" */
  readonly password?: AlloySecret;
  /** `labels`: labels added to this database's metrics. @default {} */
  readonly labels?: AlloyMap<AlloyString>;
}

/** Arguments of `prometheus.exporter.oracledb`. */
export interface PrometheusExporterOracledbProps {
  /** `connection_string`: deprecated, use `database`; address of a single database. @default "" */
  readonly connectionString?: AlloySecret;
  /** `max_idle_conns`: unused connections it keeps open. @default 0 */
  readonly maxIdleConns?: AlloyNumber;
  /** `max_open_conns`: connections it opens at most. @default 10 */
  readonly maxOpenConns?: AlloyNumber;
  /** `query_timeout`: seconds that a query may take. @default 5 */
  readonly queryTimeout?: AlloyNumber;
  /** `default_metrics`: TOML file in place of the built-in metrics. Since Alloy 1.9. @default "" */
  readonly defaultMetrics?: AlloyString;
  /** `custom_metrics`: TOML files with further metrics. @default [] */
  readonly customMetrics?: AlloyList<AlloyString>;
  /** `username`: the user name. Since Alloy 1.9. @default "" */
  readonly username?: AlloyString;
  /** `password`: the password that goes with the user name. Since Alloy 1.9. @default "" */
  readonly password?: AlloySecret;
  /** `database`: a database to watch. Since Alloy 1.16. @default - none */
  readonly database?: readonly PrometheusExporterOracledbDatabase[];
}

/**
 * Gathers metrics of one or more Oracle databases. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.oracledb/
 */
export class PrometheusExporterOracledb extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(
    scope: Construct,
    id: string,
    props: AlloyProps<PrometheusExporterOracledbProps> = {},
  ) {
    super(scope, id, TYPE, props);
  }
}

const DATABASE: Schema = {
  name: 'string!',
  connectionString: 'secret!',
  username: 'string',
  password: 'secret',
  labels: 'map(string)',
};

const PROPS: Schema = {
  connectionString: 'secret',
  maxIdleConns: 'int',
  maxOpenConns: 'int',
  queryTimeout: 'int',
  defaultMetrics: 'string',
  customMetrics: 'list(string)',
  username: 'string',
  password: 'secret',
  database: nested('blocks', DATABASE),
};

const TYPE: ComponentType = {
  name: 'prometheus.exporter.oracledb',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    database: '1.16',
    default_metrics: '1.9',
    password: '1.9',
    username: '1.9',
  },
};
