// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyList,
  AlloyNumber,
  AlloySecret,
  AlloyString,
  Targets,
} from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `prometheus.exporter.redis`. */
export interface PrometheusExporterRedisProps {
  /** `include_exporter_metrics`: adds the exporter's metrics about itself. @default false */
  readonly includeExporterMetrics?: AlloyBoolean;
  /** `redis_addr`: host and port of the Redis instance. */
  readonly redisAddr: AlloyString;
  /** `redis_user`: user for Redis ACLs, from Redis 6.0. @default "" */
  readonly redisUser?: AlloyString;
  /** `redis_password`: password for Redis. @default "" */
  readonly redisPassword?: AlloySecret;
  /** `redis_password_file`: file with the password. @default "" */
  readonly redisPasswordFile?: AlloyString;
  /** `redis_password_map_file`: JSON file of passwords by Redis URI. @default "" */
  readonly redisPasswordMapFile?: AlloyString;
  /** `namespace`: what the metrics' names start with. @default redis */
  readonly namespace?: AlloyString;
  /** `config_command`: what the `CONFIG` command is called, where it is renamed. @default CONFIG */
  readonly configCommand?: AlloyString;
  /** `check_keys`: key patterns whose values and sizes it reports, found with `SCAN`. @default [] */
  readonly checkKeys?: AlloyList<AlloyString>;
  /** `check_key_groups`: Lua regular expressions that sort keys into groups. @default [] */
  readonly checkKeyGroups?: AlloyList<AlloyString>;
  /** `check_key_groups_batch_size`: how many keys a `SCAN` returns at once, as a hint. @default 10000 */
  readonly checkKeyGroupsBatchSize?: AlloyNumber;
  /** `max_distinct_key_groups`: per database, the groups with the most memory that are kept apart. @default 100 */
  readonly maxDistinctKeyGroups?: AlloyNumber;
  /** `check_single_keys`: keys whose values and sizes it reports. @default [] */
  readonly checkSingleKeys?: AlloyList<AlloyString>;
  /** `check_streams`: stream patterns it reports with groups and consumers, found with `SCAN`. @default [] */
  readonly checkStreams?: AlloyList<AlloyString>;
  /** `check_single_streams`: streams it reports with groups and consumers. @default [] */
  readonly checkSingleStreams?: AlloyList<AlloyString>;
  /** `export_key_values`: puts values of checked keys into labels. @default true */
  readonly exportKeyValues?: AlloyBoolean;
  /** `count_keys`: key patterns it counts. @default [] */
  readonly countKeys?: AlloyList<AlloyString>;
  /** `script_path`: Lua script that gathers further metrics. @default "" */
  readonly scriptPath?: AlloyString;
  /** `script_paths`: Lua scripts that gather further metrics. @default [] */
  readonly scriptPaths?: AlloyList<AlloyString>;
  /** `connection_timeout`: longest that connecting may take. @default 15s */
  readonly connectionTimeout?: AlloyDuration;
  /** `tls_client_key_file`: file of its own private key. @default "" */
  readonly tlsClientKeyFile?: AlloyString;
  /** `tls_client_cert_file`: file of its own certificate. @default "" */
  readonly tlsClientCertFile?: AlloyString;
  /** `tls_ca_cert_file`: file of the CA that vouches for Redis. @default "" */
  readonly tlsCaCertFile?: AlloyString;
  /** `set_client_name`: calls its connection `redis_exporter`. @default true */
  readonly setClientName?: AlloyBoolean;
  /** `is_tile38`: adds metrics that only Tile38 has. @default false */
  readonly isTile38?: AlloyBoolean;
  /** `is_cluster`: says the instance is part of a Redis cluster. @default false */
  readonly isCluster?: AlloyBoolean;
  /** `export_client_list`: adds a series for each connected client. @default false */
  readonly exportClientList?: AlloyBoolean;
  /** `export_client_port`: tells clients' ports too, which makes more series. @default false */
  readonly exportClientPort?: AlloyBoolean;
  /** `redis_metrics_only`: leaves out the exporter's Go runtime metrics. @default false */
  readonly redisMetricsOnly?: AlloyBoolean;
  /** `ping_on_connect`: pings Redis once connected. @default false */
  readonly pingOnConnect?: AlloyBoolean;
  /** `incl_system_metrics`: adds metrics of the system, such as `redis_total_system_memory_bytes`. @default false */
  readonly inclSystemMetrics?: AlloyBoolean;
  /** `skip_tls_verification`: accepts any certificate. @default false */
  readonly skipTlsVerification?: AlloyBoolean;
}

/**
 * Gathers metrics of a Redis instance or cluster. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.redis/
 */
export class PrometheusExporterRedis extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<PrometheusExporterRedisProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  includeExporterMetrics: 'bool',
  redisAddr: 'string!',
  redisUser: 'string',
  redisPassword: 'secret',
  redisPasswordFile: 'string',
  redisPasswordMapFile: 'string',
  namespace: 'string',
  configCommand: 'string',
  checkKeys: 'list(string)',
  checkKeyGroups: 'list(string)',
  checkKeyGroupsBatchSize: 'int64',
  maxDistinctKeyGroups: 'int64',
  checkSingleKeys: 'list(string)',
  checkStreams: 'list(string)',
  checkSingleStreams: 'list(string)',
  exportKeyValues: 'bool',
  countKeys: 'list(string)',
  scriptPath: 'string',
  scriptPaths: 'list(string)',
  connectionTimeout: 'duration',
  tlsClientKeyFile: 'string',
  tlsClientCertFile: 'string',
  tlsCaCertFile: 'string',
  setClientName: 'bool',
  isTile38: 'bool',
  isCluster: 'bool',
  exportClientList: 'bool',
  exportClientPort: 'bool',
  redisMetricsOnly: 'bool',
  pingOnConnect: 'bool',
  inclSystemMetrics: 'bool',
  skipTlsVerification: 'bool',
};

const TYPE: ComponentType = {
  name: 'prometheus.exporter.redis',
  stability: 'generally-available',
  schema: PROPS,
};
