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
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `prometheus.exporter.kafka`. */
export interface PrometheusExporterKafkaProps {
  /** `instance`: value of the `instance` label; must be set with several `kafka_uris`. @default "" */
  readonly instance?: AlloyString;
  /** `kafka_uris`: brokers it asks, host and port. @default [] */
  readonly kafkaUris?: AlloyList<AlloyString>;
  /** `use_sasl`: logs in by SASL. @default false */
  readonly useSasl?: AlloyBoolean;
  /** `use_sasl_handshake`: does the SASL handshake; off only for a proxy that isn't Kafka. @default true */
  readonly useSaslHandshake?: AlloyBoolean;
  /** `sasl_username`: user name for SASL. @default "" */
  readonly saslUsername?: AlloyString;
  /** `sasl_password`: password for SASL. @default "" */
  readonly saslPassword?: AlloySecret;
  /** `sasl_mechanism`: SASL mechanism, such as `scram-sha256` or `scram-sha512`. @default "" */
  readonly saslMechanism?: AlloyString;
  /** `sasl_disable_pafx_fast`: keeps the Kerberos client from using `PA_FX_FAST`. @default false */
  readonly saslDisablePafxFast?: AlloyBoolean;
  /** `use_tls`: talks to the brokers over TLS. @default false */
  readonly useTls?: AlloyBoolean;
  /** `tls_server_name`: name the broker's certificate must bear; else the URL's host. @default "" */
  readonly tlsServerName?: AlloyString;
  /** `ca_file`: file of the CA that vouches for the brokers. @default "" */
  readonly caFile?: AlloyString;
  /** `cert_file`: file of its own certificate. @default "" */
  readonly certFile?: AlloyString;
  /** `key_file`: file of its own private key. @default "" */
  readonly keyFile?: AlloyString;
  /** `insecure_skip_verify`: accepts any certificate, and with it anybody in between. @default false */
  readonly insecureSkipVerify?: AlloyBoolean;
  /** `kafka_version`: version of the protocol it speaks with the brokers. @default 2.0.0 */
  readonly kafkaVersion?: AlloyString;
  /** `use_zookeeper_lag`: takes consumer groups' lag from ZooKeeper. @default false */
  readonly useZookeeperLag?: AlloyBoolean;
  /** `zookeeper_uris`: hosts of the ZooKeeper servers. @default [] */
  readonly zookeeperUris?: AlloyList<AlloyString>;
  /** `kafka_cluster_name`: cluster's name for the metrics. @default "" */
  readonly kafkaClusterName?: AlloyString;
  /** `metadata_refresh_interval`: how often it fetches the brokers' metadata. @default 1m */
  readonly metadataRefreshInterval?: AlloyString;
  /** `gssapi_service_name`: Kerberos service name. @default "" */
  readonly gssapiServiceName?: AlloyString;
  /** `gssapi_kerberos_config_path`: where `krb5.conf` is. @default "" */
  readonly gssapiKerberosConfigPath?: AlloyString;
  /** `gssapi_realm`: realm it logs in to with Kerberos. @default "" */
  readonly gssapiRealm?: AlloyString;
  /** `gssapi_key_tab_path`: keytab that Kerberos logs in with. @default "" */
  readonly gssapiKeyTabPath?: AlloyString;
  /** `gssapi_kerberos_auth_type`: how it logs in to Kerberos: `keytabAuth` or `userAuth`. @default "" */
  readonly gssapiKerberosAuthType?: AlloyString;
  /** `offset_show_all`: shows every consumer group's lag, not only of those connected. @default true */
  readonly offsetShowAll?: AlloyBoolean;
  /** `topic_workers`: how many workers go through the topics. @default 100 */
  readonly topicWorkers?: AlloyNumber;
  /**
   * `allow_concurrency`: each scrape asks Kafka rather than share results; turn it off on large clusters.
   * @default true
   */
  readonly allowConcurrency?: AlloyBoolean;
  /** `allow_auto_topic_creation`: lets brokers create topics it asks for and they lack. @default false */
  readonly allowAutoTopicCreation?: AlloyBoolean;
  /** `max_offsets`: offsets kept per partition to interpolate the lag from. @default 1000 */
  readonly maxOffsets?: AlloyNumber;
  /** `prune_interval_seconds`: deprecated, does nothing; use `metadata_refresh_interval`. @default 30 */
  readonly pruneIntervalSeconds?: AlloyNumber;
  /** `topics_filter_regex`: regular expression of the topics it takes. @default ".*" */
  readonly topicsFilterRegex?: AlloyString;
  /** `topics_exclude_regex`: regular expression of the topics it leaves out. @default "^$" */
  readonly topicsExcludeRegex?: AlloyString;
  /** `groups_filter_regex`: regular expression of the consumer groups it takes. @default ".*" */
  readonly groupsFilterRegex?: AlloyString;
  /** `groups_exclude_regex`: regular expression of the consumer groups it leaves out. @default "^$" */
  readonly groupsExcludeRegex?: AlloyString;
}

/**
 * Gathers metrics of Kafka brokers, topics and consumer groups. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.kafka/
 */
export class PrometheusExporterKafka extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<PrometheusExporterKafkaProps> = {}) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  instance: 'string',
  kafkaUris: 'list(string)',
  useSasl: 'bool',
  useSaslHandshake: 'bool',
  saslUsername: 'string',
  saslPassword: 'secret',
  saslMechanism: 'string',
  saslDisablePafxFast: 'bool',
  useTls: 'bool',
  tlsServerName: 'string',
  caFile: 'string',
  certFile: 'string',
  keyFile: 'string',
  insecureSkipVerify: 'bool',
  kafkaVersion: 'string',
  useZookeeperLag: 'bool',
  zookeeperUris: 'list(string)',
  kafkaClusterName: 'string',
  metadataRefreshInterval: 'string',
  gssapiServiceName: 'string',
  gssapiKerberosConfigPath: 'string',
  gssapiRealm: 'string',
  gssapiKeyTabPath: 'string',
  gssapiKerberosAuthType: 'string',
  offsetShowAll: 'bool',
  topicWorkers: 'int',
  allowConcurrency: 'bool',
  allowAutoTopicCreation: 'bool',
  maxOffsets: 'int',
  pruneIntervalSeconds: 'int',
  topicsFilterRegex: 'string',
  topicsExcludeRegex: 'string',
  groupsFilterRegex: 'string',
  groupsExcludeRegex: 'string',
};

const TYPE: ComponentType = {
  name: 'prometheus.exporter.kafka',
  stability: 'generally-available',
  schema: PROPS,
};
