// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyList,
  AlloyNumber,
  AlloyString,
  OtelcolConsumer,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import {
  OTELCOL_KAFKA_AUTHENTICATION_ARGUMENTS,
  OTELCOL_KAFKA_METADATA_ARGUMENTS,
  OTELCOL_QUEUE_ARGUMENTS,
  OTELCOL_RETRY_ARGUMENTS,
  OTELCOL_TLS_CLIENT_ARGUMENTS,
  type OtelcolKafkaAuthenticationArguments,
  type OtelcolKafkaMetadataArguments,
  type OtelcolQueueArguments,
  type OtelcolRetryArguments,
  type OtelcolTlsClientArguments,
} from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `logs`, `metrics`, `traces` of `otelcol.exporter.kafka`. */
export interface OtelcolExporterKafkaKafkaExporterSignalConfig {
  /** `topic`: Kafka topic that this signal goes to. @default - not set */
  readonly topic?: AlloyString;
  /**
   * `topic_from_metadata_key`: metadata that names the topic; wins over `topic_from_attribute` and `topic`.
   * Since Alloy 1.12.
   * @default ""
   */
  readonly topicFromMetadataKey?: AlloyString;
  /** `encoding`: how this signal's messages are encoded. @default otlp_proto */
  readonly encoding?: AlloyString;
  /**
   * `message_key_from_metadata_key`: metadata that gives messages their key; excludes the `partition_logs_by_*` fields.
   * Since Alloy 1.18.
   * @default ""
   */
  readonly messageKeyFromMetadataKey?: AlloyString;
}

/** `compression_params` of `otelcol.exporter.kafka`. */
export interface OtelcolExporterKafkaProducerCompressionParams {
  /** `level`: how hard it compresses. @default 0 */
  readonly level?: AlloyNumber;
}

/** `producer` of `otelcol.exporter.kafka`. */
export interface OtelcolExporterKafkaProducer {
  /** `max_message_bytes`: largest message, in bytes. @default 1000000 */
  readonly maxMessageBytes?: AlloyNumber;
  /** `max_broker_write_bytes`. Since Alloy 1.19. @default 104857600 */
  readonly maxBrokerWriteBytes?: AlloyNumber;
  /** `required_acks`: who must confirm a message: `0` nobody, `1` the leader, `-1` all replicas. @default 1 */
  readonly requiredAcks?: AlloyNumber;
  /** `compression`: how messages are compressed, such as `gzip` or `none`. @default none */
  readonly compression?: AlloyString;
  /** `compression_params`: how hard it compresses. Since Alloy 1.10. @default - not set */
  readonly compressionParams?: OtelcolExporterKafkaProducerCompressionParams;
  /** `flush_max_messages`: messages in one request at most. @default 10000 */
  readonly flushMaxMessages?: AlloyNumber;
  /** `allow_auto_topic_creation`: lets the brokers create topics that aren't there. Since Alloy 1.12. @default true */
  readonly allowAutoTopicCreation?: AlloyBoolean;
  /** `linger`. Since Alloy 1.19. @default 10ms */
  readonly linger?: AlloyDuration;
}

/** `sticky_key` of `otelcol.exporter.kafka`. */
export interface OtelcolExporterKafkaRecordPartitionerStickyKey {
  /** `hasher`: hash that finds a key's partition. @default sarama_compat */
  readonly hasher?: AlloyString;
}

/** `record_partitioner` of `otelcol.exporter.kafka`. */
export interface OtelcolExporterKafkaRecordPartitioner {
  /** `sticky_key`: sends records of one key to one partition. @default - not set */
  readonly stickyKey?: OtelcolExporterKafkaRecordPartitionerStickyKey;
  /** `round_robin`: goes through the partitions in turn. @default false */
  readonly roundRobin?: AlloyBoolean;
  /** `least_backup`: picks the partition with the fewest records waiting. @default false */
  readonly leastBackup?: AlloyBoolean;
}

/** Arguments of `otelcol.exporter.kafka`. */
export interface OtelcolExporterKafkaProps {
  /** `protocol_version`: version of Kafka's protocol that it speaks. */
  readonly protocolVersion: AlloyString;
  /** `brokers`: Kafka brokers to begin with, as `host:port`. @default ["localhost:9092"] */
  readonly brokers?: AlloyList<AlloyString>;
  /** `resolve_canonical_bootstrap_servers_only`: deprecated: no longer does anything. @default false */
  readonly resolveCanonicalBootstrapServersOnly?: AlloyBoolean;
  /** `client_id`: what it calls itself to the brokers. @default otel-collector */
  readonly clientId?: AlloyString;
  /** `topic`: deprecated: one topic for everything; set it per signal instead. @default "" */
  readonly topic?: AlloyString;
  /** `topic_from_attribute`: resource attribute that names the topic. @default "" */
  readonly topicFromAttribute?: AlloyString;
  /** `encoding`: deprecated: how messages are encoded; set it per signal instead. @default otlp_proto */
  readonly encoding?: AlloyString;
  /** `partition_traces_by_id`: makes the trace ID the key of a message. @default false */
  readonly partitionTracesById?: AlloyBoolean;
  /**
   * `partition_metrics_by_resource_attributes`: makes a hash of the resource attributes the key of metrics.
   * @default false
   */
  readonly partitionMetricsByResourceAttributes?: AlloyBoolean;
  /**
   * `partition_logs_by_resource_attributes`: makes a hash of the resource attributes the key of logs.
   * Since Alloy 1.12.
   * @default false
   */
  readonly partitionLogsByResourceAttributes?: AlloyBoolean;
  /** `partition_logs_by_trace_id`: makes the trace ID, in hex, the key of logs. Since Alloy 1.12. @default false */
  readonly partitionLogsByTraceId?: AlloyBoolean;
  /** `timeout`: the longest that a request may take. @default 5s */
  readonly timeout?: AlloyDuration;
  /** `conn_idle_timeout`: a connection idle for this long is not used again. Since Alloy 1.15. @default 9m */
  readonly connIdleTimeout?: AlloyDuration;
  /**
   * `include_metadata_keys`: metadata of the incoming request that becomes message headers.
   * Since Alloy 1.12.
   * @default []
   */
  readonly includeMetadataKeys?: AlloyList<AlloyString>;
  /** `logs`: where and how logs go. Since Alloy 1.9. @default - not set */
  readonly logs?: OtelcolExporterKafkaKafkaExporterSignalConfig;
  /** `metrics`: where and how metrics go. Since Alloy 1.9. @default - not set */
  readonly metrics?: OtelcolExporterKafkaKafkaExporterSignalConfig;
  /** `traces`: where and how traces go. Since Alloy 1.9. @default - not set */
  readonly traces?: OtelcolExporterKafkaKafkaExporterSignalConfig;
  /** `authentication`: how it logs in at the brokers. @default - not set */
  readonly authentication?: OtelcolKafkaAuthenticationArguments;
  /** `metadata`: how it learns which topics and partitions there are. @default - not set */
  readonly metadata?: OtelcolKafkaMetadataArguments;
  /** `retry_on_failure`: what is tried again, how often and for how long. @default - not set */
  readonly retryOnFailure?: OtelcolRetryArguments;
  /** `sending_queue`: holds what waits to be sent; full, it refuses what is new. @default - not set */
  readonly sendingQueue?: OtelcolQueueArguments;
  /** `producer`: size, compression and acknowledgement of messages. @default - not set */
  readonly producer?: OtelcolExporterKafkaProducer;
  /** `record_partitioner`: how records are dealt out among partitions. Since Alloy 1.18. @default - not set */
  readonly recordPartitioner?: OtelcolExporterKafkaRecordPartitioner;
  /** `tls`: how the connection is encrypted, and whose certificates count. Since Alloy 1.9. @default - not set */
  readonly tls?: OtelcolTlsClientArguments;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Produces logs, metrics and traces to Kafka topics. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.exporter.kafka/
 */
export class OtelcolExporterKafka extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolExporterKafkaProps>) {
    super(scope, id, TYPE, props);
  }
}

const KAFKA_EXPORTER_SIGNAL_CONFIG: Schema = {
  topic: 'string',
  topicFromMetadataKey: 'string',
  encoding: 'string',
  messageKeyFromMetadataKey: 'string',
};

const PRODUCER_COMPRESSION_PARAMS: Schema = {
  level: 'int',
};

const PRODUCER: Schema = {
  maxMessageBytes: 'int',
  maxBrokerWriteBytes: 'int',
  requiredAcks: 'int',
  compression: 'string',
  compressionParams: nested('block', PRODUCER_COMPRESSION_PARAMS),
  flushMaxMessages: 'int',
  allowAutoTopicCreation: 'bool',
  linger: 'duration',
};

const RECORD_PARTITIONER_STICKY_KEY: Schema = {
  hasher: 'string',
};

const RECORD_PARTITIONER: Schema = {
  stickyKey: nested('block', RECORD_PARTITIONER_STICKY_KEY),
  roundRobin: 'bool',
  leastBackup: 'bool',
};

const PROPS: Schema = {
  protocolVersion: 'string!',
  brokers: 'list(string)',
  resolveCanonicalBootstrapServersOnly: 'bool',
  clientId: 'string',
  topic: 'string',
  topicFromAttribute: 'string',
  encoding: 'string',
  partitionTracesById: 'bool',
  partitionMetricsByResourceAttributes: 'bool',
  partitionLogsByResourceAttributes: 'bool',
  partitionLogsByTraceId: 'bool',
  timeout: 'duration',
  connIdleTimeout: 'duration',
  includeMetadataKeys: 'list(string)',
  logs: nested('block', KAFKA_EXPORTER_SIGNAL_CONFIG),
  metrics: nested('block', KAFKA_EXPORTER_SIGNAL_CONFIG),
  traces: nested('block', KAFKA_EXPORTER_SIGNAL_CONFIG),
  authentication: nested('block', OTELCOL_KAFKA_AUTHENTICATION_ARGUMENTS),
  metadata: nested('block', OTELCOL_KAFKA_METADATA_ARGUMENTS),
  retryOnFailure: nested('block', OTELCOL_RETRY_ARGUMENTS),
  sendingQueue: nested('block', OTELCOL_QUEUE_ARGUMENTS),
  producer: nested('block', PRODUCER),
  recordPartitioner: nested('block', RECORD_PARTITIONER),
  tls: nested('block', OTELCOL_TLS_CLIENT_ARGUMENTS),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.exporter.kafka',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    'authentication.tls.include_insecure_cipher_suites': '1.19',
    'authentication.tls.tpm': '1.10',
    conn_idle_timeout: '1.15',
    include_metadata_keys: '1.12',
    logs: '1.9',
    'logs.message_key_from_metadata_key': '1.18',
    'logs.topic_from_metadata_key': '1.12',
    'metadata.full': '1.9',
    'metadata.refresh_interval': '1.9',
    metrics: '1.9',
    'metrics.message_key_from_metadata_key': '1.18',
    'metrics.topic_from_metadata_key': '1.12',
    partition_logs_by_resource_attributes: '1.12',
    partition_logs_by_trace_id: '1.12',
    'producer.allow_auto_topic_creation': '1.12',
    'producer.compression_params': '1.10',
    'producer.linger': '1.19',
    'producer.max_broker_write_bytes': '1.19',
    record_partitioner: '1.18',
    'sending_queue.batch': '1.11',
    'sending_queue.block_on_overflow': '1.9',
    'sending_queue.sizer': '1.9',
    'sending_queue.storage': '1.9',
    'sending_queue.wait_for_result': '1.11',
    tls: '1.9',
    'tls.include_insecure_cipher_suites': '1.19',
    'tls.tpm': '1.10',
    traces: '1.9',
    'traces.message_key_from_metadata_key': '1.18',
    'traces.topic_from_metadata_key': '1.12',
  },
};
