import type { Construct } from 'constructs';
import type { Duration, Size } from '../../units';
import { AlloyComponent } from '../component';
import { produce, type Lazily } from '../lazily';
import { block, type AlloyBlock } from '../value';
import { Wire, type LogsReceiver, type MetricsReceiver, type OtelcolConsumer } from '../wire';

/** Who gets each signal. Consumers are called one after the other, in this order. */
export interface OtelcolOutput {
  /** Consumers of metrics. @default - metrics end here */
  readonly metrics?: readonly OtelcolConsumer[];
  /** Consumers of logs. @default - logs end here */
  readonly logs?: readonly OtelcolConsumer[];
  /** Consumers of traces. @default - traces end here */
  readonly traces?: readonly OtelcolConsumer[];
}

function outputBlock(output: Lazily<OtelcolOutput>): AlloyBlock {
  const { metrics, logs, traces } = produce(output);
  return block({ metrics, logs, traces });
}

/** A component that takes OTLP signals. */
abstract class OtelcolSink extends AlloyComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input');
}

/** A listener of `otelcol.receiver.otlp`. */
export interface OtelcolReceiverOtlpServer {
  /** `endpoint`: address and port. Always given, since upstream's default listens on every interface. */
  readonly endpoint: string;
  /** `max_request_body_size` of `http`: larger requests are refused. @default 20MiB */
  readonly maxRequestBodySize?: Size;
}

/** Arguments of `otelcol.receiver.otlp`. */
export interface OtelcolReceiverOtlpProps {
  /** `http`. @default - OTLP over HTTP is not served */
  readonly http?: OtelcolReceiverOtlpServer;
  /** `grpc`. @default - OTLP over gRPC is not served */
  readonly grpc?: OtelcolReceiverOtlpServer;
  /** `output`: a signal without consumers is not served. */
  readonly output: Lazily<OtelcolOutput>;
}

/**
 * Receives OTLP.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.receiver.otlp/
 */
export class OtelcolReceiverOtlp extends AlloyComponent {
  constructor(scope: Construct, id: string, props: OtelcolReceiverOtlpProps) {
    super(scope, id, {
      component: 'otelcol.receiver.otlp',
      body: () => ({
        grpc: props.grpc && block({ endpoint: props.grpc.endpoint }),
        http:
          props.http &&
          block({
            endpoint: props.http.endpoint,
            max_request_body_size: props.http.maxRequestBodySize?.toString(),
          }),
        output: outputBlock(props.output),
      }),
    });
  }
}

/** Arguments of `otelcol.receiver.prometheus` and `otelcol.receiver.loki`. */
export interface OtelcolReceiverProps {
  /** `output`: who gets what was received. */
  readonly output: Lazily<OtelcolOutput>;
}

/**
 * Turns Prometheus samples into OTLP metrics.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.receiver.prometheus/
 */
export class OtelcolReceiverPrometheus extends AlloyComponent {
  /** `receiver`: takes samples. */
  readonly receiver: MetricsReceiver = new Wire(this, 'receiver');

  constructor(scope: Construct, id: string, props: OtelcolReceiverProps) {
    super(scope, id, {
      component: 'otelcol.receiver.prometheus',
      body: () => ({ output: outputBlock(props.output) }),
    });
  }
}

/**
 * Turns Loki entries into OTLP log records, labels into attributes.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.receiver.loki/
 */
export class OtelcolReceiverLoki extends AlloyComponent {
  /** `receiver`: takes log entries. */
  readonly receiver: LogsReceiver = new Wire(this, 'receiver');

  constructor(scope: Construct, id: string, props: OtelcolReceiverProps) {
    super(scope, id, {
      component: 'otelcol.receiver.loki',
      body: () => ({ output: outputBlock(props.output) }),
    });
  }
}

/** Arguments of `otelcol.processor.batch`. */
export interface OtelcolProcessorBatchProps {
  /** `timeout`: the longest that something waits for company. @default 200ms */
  readonly timeout?: Duration;
  /** `send_batch_size`: this many items are sent without waiting longer. @default 2000 */
  readonly sendBatchSize?: number;
  /** `send_batch_max_size`: a larger batch is split. @default 3000 */
  readonly sendBatchMaxSize?: number;
  /** `output`: who gets the batches. */
  readonly output: Lazily<OtelcolOutput>;
}

/**
 * Gathers items into batches. It answers its caller at once, whatever becomes of the batch.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.processor.batch/
 */
export class OtelcolProcessorBatch extends OtelcolSink {
  constructor(scope: Construct, id: string, props: OtelcolProcessorBatchProps) {
    super(scope, id, {
      component: 'otelcol.processor.batch',
      body: () => ({
        timeout: props.timeout?.toString(),
        send_batch_size: props.sendBatchSize,
        send_batch_max_size: props.sendBatchMaxSize,
        output: outputBlock(props.output),
      }),
    });
  }
}

/** Statements of the OpenTelemetry Transformation Language, per signal. */
export interface OtelcolTransformStatements {
  /** `metric` */
  readonly metric?: readonly string[];
  /** `log` */
  readonly log?: readonly string[];
  /** `trace` */
  readonly trace?: readonly string[];
}

/** Arguments of `otelcol.processor.transform`. */
export interface OtelcolProcessorTransformProps {
  /** `error_mode`: `propagate` drops what a statement fails on. @default ignore */
  readonly errorMode?: 'ignore' | 'silent' | 'propagate';
  /** `statements`: paths carry their context, `resource.attributes["host.name"]`. */
  readonly statements: OtelcolTransformStatements;
  /** `output`: who gets the result. */
  readonly output: Lazily<OtelcolOutput>;
}

/**
 * Changes telemetry by OTTL statements.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.processor.transform/
 */
export class OtelcolProcessorTransform extends OtelcolSink {
  constructor(scope: Construct, id: string, props: OtelcolProcessorTransformProps) {
    const { metric, log, trace } = props.statements;
    super(scope, id, {
      component: 'otelcol.processor.transform',
      body: () => ({
        error_mode: props.errorMode,
        statements: block({ metric, log, trace }),
        output: outputBlock(props.output),
      }),
    });
  }
}

/** `client` of `otelcol.exporter.otlphttp`. */
export interface OtelcolExporterOtlphttpClient {
  /** `endpoint`: a base URL; `/v1/<signal>` is appended. */
  readonly endpoint: string;
  /** `compression`. @default gzip */
  readonly compression?: 'gzip' | 'zstd' | 'none';
  /** `timeout` of one request. @default 30s */
  readonly timeout?: Duration;
  /** `disable_keep_alives`: a connection for each request. @default false */
  readonly disableKeepAlives?: boolean;
  /** `headers`: printed in clear, so never a secret. @default - none */
  readonly headers?: { readonly [name: string]: string };
}

/** `sending_queue` of an exporter: one per signal. Full, it refuses what is new. */
export interface OtelcolSendingQueue {
  /** `num_consumers`: requests under way at once; 1 keeps the order. @default 10 */
  readonly numConsumers?: number;
  /** `sizer`: what `queueSize` counts. @default requests */
  readonly sizer?: 'requests' | 'items' | 'bytes';
  /** `queue_size`: a single request beyond it is refused even when the queue is empty. @default 1000 */
  readonly queueSize?: number;
  /** `block_on_overflow`: makes the sender wait when full. @default false */
  readonly blockOnOverflow?: boolean;
  /** `batch`: puts what is queued together, or apart. @default - requests are sent as they came */
  readonly batch?: OtelcolQueueBatch;
}

/** `sending_queue.batch` of an exporter. */
export interface OtelcolQueueBatch {
  /** `flush_timeout`: the longest that something waits for company. @default 200ms */
  readonly flushTimeout?: Duration;
  /** `min_size`: this much is sent without waiting longer. @default 2000 */
  readonly minSize?: number;
  /** `max_size`: a larger batch is split. @default 3000 */
  readonly maxSize?: number;
  /** `sizer`: what the sizes count. @default items */
  readonly sizer?: 'items' | 'bytes';
}

/** `retry_on_failure` of an exporter. */
export interface OtelcolRetryOnFailure {
  /** `enabled`. @default true */
  readonly enabled?: boolean;
  /** `initial_interval`. @default 5s */
  readonly initialInterval?: Duration;
  /** `max_interval`. @default 30s */
  readonly maxInterval?: Duration;
  /** `max_elapsed_time`: a request older than this is dropped; zero keeps trying. @default 5m */
  readonly maxElapsedTime?: Duration;
}

/** Arguments of `otelcol.exporter.otlphttp`. */
export interface OtelcolExporterOtlphttpProps {
  /** `client` */
  readonly client: OtelcolExporterOtlphttpClient;
  /** `sending_queue`. @default - upstream's: 1000 requests per signal */
  readonly sendingQueue?: OtelcolSendingQueue;
  /** `retry_on_failure`. @default - upstream's: for 5 minutes */
  readonly retryOnFailure?: OtelcolRetryOnFailure;
}

/**
 * Sends OTLP over HTTP.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.exporter.otlphttp/
 */
export class OtelcolExporterOtlphttp extends OtelcolSink {
  constructor(scope: Construct, id: string, props: OtelcolExporterOtlphttpProps) {
    const { client, sendingQueue, retryOnFailure } = props;
    super(scope, id, {
      component: 'otelcol.exporter.otlphttp',
      body: () => ({
        client: block({
          endpoint: client.endpoint,
          compression: client.compression,
          timeout: client.timeout?.toString(),
          disable_keep_alives: client.disableKeepAlives,
          headers: client.headers,
        }),
        sending_queue: sendingQueue && queueBlock(sendingQueue),
        retry_on_failure: retryOnFailure && retryBlock(retryOnFailure),
      }),
    });
  }
}

function queueBlock({ batch, ...queue }: OtelcolSendingQueue): AlloyBlock {
  return block({
    num_consumers: queue.numConsumers,
    sizer: queue.sizer,
    queue_size: queue.queueSize,
    block_on_overflow: queue.blockOnOverflow,
    batch:
      batch &&
      block({
        flush_timeout: batch.flushTimeout?.toString(),
        min_size: batch.minSize,
        max_size: batch.maxSize,
        sizer: batch.sizer,
      }),
  });
}

function retryBlock(retry: OtelcolRetryOnFailure): AlloyBlock {
  return block({
    enabled: retry.enabled,
    initial_interval: retry.initialInterval?.toString(),
    max_interval: retry.maxInterval?.toString(),
    max_elapsed_time: retry.maxElapsedTime?.toString(),
  });
}
