// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyEnum,
  AlloyList,
  AlloyNumber,
  AlloyString,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import {
  OTELCOL_CONSUMER_ARGUMENTS,
  OTELCOL_KAFKA_AUTHENTICATION_ARGUMENTS,
  OTELCOL_KAFKA_METADATA_ARGUMENTS,
  OTELCOL_TLS_CLIENT_ARGUMENTS,
  type OtelcolConsumerArguments,
  type OtelcolKafkaAuthenticationArguments,
  type OtelcolKafkaMetadataArguments,
  type OtelcolTlsClientArguments,
} from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `autocommit` of `otelcol.receiver.kafka`. */
export interface OtelcolReceiverKafkaAutocommit {
  /** `enable`: commits the offsets of what it has read. @default true */
  readonly enable?: AlloyBoolean;
  /** `interval`: time between two commits. @default 1s */
  readonly interval?: AlloyDuration;
}

/** `error_backoff` of `otelcol.receiver.kafka`. */
export interface OtelcolReceiverKafkaErrorBackoff {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
  /** `initial_interval`: wait before the first retry. @default 0s */
  readonly initialInterval?: AlloyDuration;
  /** `randomization_factor`: how much chance spreads the waits. @default 0 */
  readonly randomizationFactor?: AlloyNumber;
  /** `multiplier`: each wait is this many times the one before. @default 0 */
  readonly multiplier?: AlloyNumber;
  /** `max_interval`: longest wait between two retries. @default 0s */
  readonly maxInterval?: AlloyDuration;
  /** `max_elapsed_time`: a batch that still fails after this long is dropped. @default 0s */
  readonly maxElapsedTime?: AlloyDuration;
}

/** `header_extraction` of `otelcol.receiver.kafka`. */
export interface OtelcolReceiverKafkaHeaderExtraction {
  /** `extract_headers`: puts message headers on the resource as attributes. @default false */
  readonly extractHeaders?: AlloyBoolean;
  /** `headers`: which headers of a message are taken. @default [] */
  readonly headers?: AlloyList<AlloyString>;
}

/** `logs` of `otelcol.receiver.kafka`. */
export interface OtelcolReceiverKafkaLogs {
  /** `topic`: deprecated in favour of `topics`: a single topic to read. @default "" */
  readonly topic?: AlloyString;
  /** `topics`: Kafka topics it reads for this signal. Since Alloy 1.13. @default ["otlp_logs"] */
  readonly topics?: AlloyList<AlloyString>;
  /** `encoding`: how this signal's messages are encoded. @default otlp_proto */
  readonly encoding?: AlloyString;
  /** `exclude_topics`: topics that are left out though `topics` matches them. Since Alloy 1.13. @default [] */
  readonly excludeTopics?: AlloyList<AlloyString>;
}

/** `message_marking` of `otelcol.receiver.kafka`. */
export interface OtelcolReceiverKafkaMessageMarking {
  /** `after_execution`: marks a message as read only once it is handed on. @default false */
  readonly afterExecution?: AlloyBoolean;
  /** `include_unsuccessful`: marks it even when handing on failed, which loses it. @default false */
  readonly includeUnsuccessful?: AlloyBoolean;
}

/** `metrics` of `otelcol.receiver.kafka`. */
export interface OtelcolReceiverKafkaMetrics {
  /** `topic`: deprecated in favour of `topics`: a single topic to read. @default "" */
  readonly topic?: AlloyString;
  /** `topics`: Kafka topics it reads for this signal. Since Alloy 1.13. @default ["otlp_metrics"] */
  readonly topics?: AlloyList<AlloyString>;
  /** `encoding`: how this signal's messages are encoded. @default otlp_proto */
  readonly encoding?: AlloyString;
  /** `exclude_topics`: topics that are left out though `topics` matches them. Since Alloy 1.13. @default [] */
  readonly excludeTopics?: AlloyList<AlloyString>;
}

/** `traces` of `otelcol.receiver.kafka`. */
export interface OtelcolReceiverKafkaTraces {
  /** `topic`: deprecated in favour of `topics`: a single topic to read. @default "" */
  readonly topic?: AlloyString;
  /** `topics`: Kafka topics it reads for this signal. Since Alloy 1.13. @default ["otlp_spans"] */
  readonly topics?: AlloyList<AlloyString>;
  /** `encoding`: how this signal's messages are encoded. @default otlp_proto */
  readonly encoding?: AlloyString;
  /** `exclude_topics`: topics that are left out though `topics` matches them. Since Alloy 1.13. @default [] */
  readonly excludeTopics?: AlloyList<AlloyString>;
}

/** Arguments of `otelcol.receiver.kafka`. */
export interface OtelcolReceiverKafkaProps {
  /** `brokers`: Kafka brokers to begin with, as `host:port`. */
  readonly brokers: AlloyList<AlloyString>;
  /** `protocol_version`: version of Kafka's protocol that it speaks. */
  readonly protocolVersion: AlloyString;
  /** `session_timeout`: without a heartbeat for this long, the group takes it for dead. @default 10s */
  readonly sessionTimeout?: AlloyDuration;
  /** `heartbeat_interval`: how often it tells the group's coordinator that it lives. @default 3s */
  readonly heartbeatInterval?: AlloyDuration;
  /** `encoding`: deprecated: how messages are encoded; set it per signal instead. @default otlp_proto */
  readonly encoding?: AlloyString;
  /** `group_id`: consumer group that it joins. @default otel-collector */
  readonly groupId?: AlloyString;
  /** `client_id`: what it calls itself to the brokers. @default otel-collector */
  readonly clientId?: AlloyString;
  /** `initial_offset`: where it begins when the group has committed nothing yet. @default latest */
  readonly initialOffset?: AlloyString;
  /** `logs`: topics that logs come from. Since Alloy 1.9. @default - not set */
  readonly logs?: OtelcolReceiverKafkaLogs;
  /** `metrics`: topics that metrics come from. Since Alloy 1.9. @default - not set */
  readonly metrics?: OtelcolReceiverKafkaMetrics;
  /** `traces`: topics that traces come from. Since Alloy 1.9. @default - not set */
  readonly traces?: OtelcolReceiverKafkaTraces;
  /** `resolve_canonical_bootstrap_servers_only`: deprecated: no longer does anything. @default false */
  readonly resolveCanonicalBootstrapServersOnly?: AlloyBoolean;
  /** `authentication`: how it logs in at the brokers. @default - not set */
  readonly authentication?: OtelcolKafkaAuthenticationArguments;
  /** `metadata`: how it learns which topics and partitions there are. @default - not set */
  readonly metadata?: OtelcolKafkaMetadataArguments;
  /** `autocommit`: commits offsets by itself, every so often. @default - not set */
  readonly autocommit?: OtelcolReceiverKafkaAutocommit;
  /** `message_marking`: when a message counts as read. @default - not set */
  readonly messageMarking?: OtelcolReceiverKafkaMessageMarking;
  /** `header_extraction`: turns headers of messages into resource attributes. @default - not set */
  readonly headerExtraction?: OtelcolReceiverKafkaHeaderExtraction;
  /** `tls`: how the connection is encrypted, and whose certificates count. Since Alloy 1.9. @default - not set */
  readonly tls?: OtelcolTlsClientArguments;
  /** `min_fetch_size`: bytes that a broker gathers before it answers. @default 1 */
  readonly minFetchSize?: AlloyNumber;
  /** `max_fetch_size`: bytes that one fetch brings at most. @default 1048576 */
  readonly maxFetchSize?: AlloyNumber;
  /** `max_partition_fetch_size`: bytes that one fetch brings from each partition. Since Alloy 1.12. @default 1048576 */
  readonly maxPartitionFetchSize?: AlloyNumber;
  /**
   * `max_fetch_wait`: longest that a broker waits for `min_fetch_size` to come together.
   * Since Alloy 1.9.
   * @default 250ms
   */
  readonly maxFetchWait?: AlloyDuration;
  /**
   * `group_rebalance_strategy`: how partitions are dealt out among the group's members.
   * Since Alloy 1.9.
   * @default range
   */
  readonly groupRebalanceStrategy?: AlloyEnum<
    'range' | 'roundrobin' | 'sticky' | 'cooperative-sticky'
  >;
  /** `group_rebalance_strategies`. Since Alloy 1.19. @default [] */
  readonly groupRebalanceStrategies?: AlloyList<
    AlloyEnum<'range' | 'roundrobin' | 'sticky' | 'cooperative-sticky'>
  >;
  /** `group_instance_id`: lasting name of this member within its group. Since Alloy 1.9. @default "" */
  readonly groupInstanceId?: AlloyString;
  /** `rack_id`: rack that it stands in, to read from a replica nearby. Since Alloy 1.12. @default "" */
  readonly rackId?: AlloyString;
  /** `use_leader_epoch`: notices a truncated log by its leader epoch (KIP-320). Since Alloy 1.12. @default true */
  readonly useLeaderEpoch?: AlloyBoolean;
  /** `conn_idle_timeout`: a connection idle for this long is not used again. Since Alloy 1.15. @default 9m */
  readonly connIdleTimeout?: AlloyDuration;
  /** `error_backoff`: how it tries again when handing on fails. @default - not set */
  readonly errorBackoff?: OtelcolReceiverKafkaErrorBackoff;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
}

/**
 * Consumes telemetry from Kafka topics. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.receiver.kafka/
 */
export class OtelcolReceiverKafka extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolReceiverKafkaProps>) {
    super(scope, id, TYPE, props);
  }
}

const AUTOCOMMIT: Schema = {
  enable: 'bool',
  interval: 'duration',
};

const ERROR_BACKOFF: Schema = {
  enabled: 'bool',
  initialInterval: 'duration',
  randomizationFactor: 'float64',
  multiplier: 'float64',
  maxInterval: 'duration',
  maxElapsedTime: 'duration',
};

const HEADER_EXTRACTION: Schema = {
  extractHeaders: 'bool',
  headers: 'list(string)',
};

const LOGS: Schema = {
  topic: 'string',
  topics: 'list(string)',
  encoding: 'string',
  excludeTopics: 'list(string)',
};

const MESSAGE_MARKING: Schema = {
  afterExecution: 'bool',
  includeUnsuccessful: 'bool',
};

const METRICS: Schema = {
  topic: 'string',
  topics: 'list(string)',
  encoding: 'string',
  excludeTopics: 'list(string)',
};

const TRACES: Schema = {
  topic: 'string',
  topics: 'list(string)',
  encoding: 'string',
  excludeTopics: 'list(string)',
};

const PROPS: Schema = {
  brokers: 'list(string)!',
  protocolVersion: 'string!',
  sessionTimeout: 'duration',
  heartbeatInterval: 'duration',
  encoding: 'string',
  groupId: 'string',
  clientId: 'string',
  initialOffset: 'string',
  logs: nested('block', LOGS),
  metrics: nested('block', METRICS),
  traces: nested('block', TRACES),
  resolveCanonicalBootstrapServersOnly: 'bool',
  authentication: nested('block', OTELCOL_KAFKA_AUTHENTICATION_ARGUMENTS),
  metadata: nested('block', OTELCOL_KAFKA_METADATA_ARGUMENTS),
  autocommit: nested('block', AUTOCOMMIT),
  messageMarking: nested('block', MESSAGE_MARKING),
  headerExtraction: nested('block', HEADER_EXTRACTION),
  tls: nested('block', OTELCOL_TLS_CLIENT_ARGUMENTS),
  minFetchSize: 'int32',
  maxFetchSize: 'int32',
  maxPartitionFetchSize: 'int32',
  maxFetchWait: 'duration',
  groupRebalanceStrategy: oneOf('string', 'range', 'roundrobin', 'sticky', 'cooperative-sticky'),
  groupRebalanceStrategies: oneOf(
    'list(string)',
    'range',
    'roundrobin',
    'sticky',
    'cooperative-sticky',
  ),
  groupInstanceId: 'string',
  rackId: 'string',
  useLeaderEpoch: 'bool',
  connIdleTimeout: 'duration',
  errorBackoff: nested('block', ERROR_BACKOFF),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
};

const TYPE: ComponentType = {
  name: 'otelcol.receiver.kafka',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    'authentication.tls.include_insecure_cipher_suites': '1.19',
    'authentication.tls.tpm': '1.10',
    conn_idle_timeout: '1.15',
    group_instance_id: '1.9',
    group_rebalance_strategies: '1.19',
    group_rebalance_strategy: '1.9',
    logs: '1.9',
    'logs.exclude_topics': '1.13',
    'logs.topics': '1.13',
    max_fetch_wait: '1.9',
    max_partition_fetch_size: '1.12',
    'metadata.full': '1.9',
    'metadata.refresh_interval': '1.9',
    metrics: '1.9',
    'metrics.exclude_topics': '1.13',
    'metrics.topics': '1.13',
    rack_id: '1.12',
    tls: '1.9',
    'tls.include_insecure_cipher_suites': '1.19',
    'tls.tpm': '1.10',
    traces: '1.9',
    'traces.exclude_topics': '1.13',
    'traces.topics': '1.13',
    use_leader_epoch: '1.12',
  },
};
