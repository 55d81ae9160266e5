// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyDuration,
  AlloyNumber,
  AlloySecret,
  AlloyString,
  Targets,
} from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `prometheus.exporter.mssql`. */
export interface PrometheusExporterMssqlProps {
  /** `connection_string`: URL of the server, login included. */
  readonly connectionString: AlloySecret;
  /** `connection_name`: label of the uptime metrics that names the connection. @default "" */
  readonly connectionName?: AlloyString;
  /** `max_idle_connections`: unused connections it keeps open per target. @default 3 */
  readonly maxIdleConnections?: AlloyNumber;
  /** `max_open_connections`: connections it opens at most per target. @default 3 */
  readonly maxOpenConnections?: AlloyNumber;
  /** `max_connection_lifetime`. Since Alloy 1.19. @default 0s */
  readonly maxConnectionLifetime?: AlloyDuration;
  /** `timeout`: the longest that a query may take. @default 10s */
  readonly timeout?: AlloyDuration;
  /** `query_config`: own queries and the metrics they become, as YAML text. @default "" */
  readonly queryConfig?: AlloyString | AlloySecret;
}

/**
 * Gathers metrics of a Microsoft SQL Server by running queries. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.mssql/
 */
export class PrometheusExporterMssql extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<PrometheusExporterMssqlProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  connectionString: 'secret!',
  connectionName: 'string',
  maxIdleConnections: 'int',
  maxOpenConnections: 'int',
  maxConnectionLifetime: 'duration',
  timeout: 'duration',
  queryConfig: 'optional_secret',
};

const TYPE: ComponentType = {
  name: 'prometheus.exporter.mssql',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    max_connection_lifetime: '1.19',
  },
};
