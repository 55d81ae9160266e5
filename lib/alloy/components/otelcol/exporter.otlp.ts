// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyEnum,
  AlloyExpression,
  AlloyMap,
  AlloySize,
  AlloyString,
  Capsule,
  OtelcolConsumer,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import {
  OTELCOL_KEEPALIVE_CLIENT_ARGUMENTS,
  OTELCOL_QUEUE_ARGUMENTS,
  OTELCOL_RETRY_ARGUMENTS,
  OTELCOL_TLS_CLIENT_ARGUMENTS,
  type OtelcolKeepaliveClientArguments,
  type OtelcolQueueArguments,
  type OtelcolRetryArguments,
  type OtelcolTlsClientArguments,
} from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `client` of `otelcol.exporter.otlp`. */
export interface OtelcolExporterOtlpClient {
  /** `endpoint`: `host:port` that telemetry goes to. */
  readonly endpoint: AlloyString;
  /** `compression`: how requests are compressed. @default gzip */
  readonly compression?: AlloyEnum<'gzip' | 'zlib' | 'deflate' | 'snappy' | 'zstd' | 'none'>;
  /** `tls`: how the connection is encrypted, and whose certificates count. @default - not set */
  readonly tls?: OtelcolTlsClientArguments;
  /** `keepalive`: how it checks that the connection still lives. @default - not set */
  readonly keepalive?: OtelcolKeepaliveClientArguments;
  /** `read_buffer_size`: memory for reading from a connection. @default 0B */
  readonly readBufferSize?: AlloySize;
  /** `write_buffer_size`: memory for writing to a connection. @default 512KiB */
  readonly writeBufferSize?: AlloySize;
  /** `wait_for_ready`: holds data back until the connection is `READY`. @default false */
  readonly waitForReady?: AlloyBoolean;
  /** `headers`: headers added to every request. @default {} */
  readonly headers?: AlloyMap<AlloyString>;
  /** `balancer_name`: how gRPC picks among a name's addresses, such as `round_robin`. @default round_robin */
  readonly balancerName?: AlloyString;
  /** `authority`: value of the `:authority` header instead of the host's name. @default "" */
  readonly authority?: AlloyString;
  /** `auth`: the authentication extension, an `otelcol.auth.*` component's `handler`. @default - not set */
  readonly auth?: AlloyExpression<Capsule<'auth.Handler'>>;
}

/** Arguments of `otelcol.exporter.otlp`. */
export interface OtelcolExporterOtlpProps {
  /** `timeout`: the longest that a request may take. @default 5s */
  readonly timeout?: AlloyDuration;
  /** `sending_queue`: holds what waits to be sent; full, it refuses what is new. @default - not set */
  readonly sendingQueue?: OtelcolQueueArguments;
  /** `retry_on_failure`: what is tried again, how often and for how long. @default - not set */
  readonly retryOnFailure?: OtelcolRetryArguments;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
  /** `client`: where the gRPC server is and how to talk to it. */
  readonly client: OtelcolExporterOtlpClient;
}

/**
 * Sends OTLP over gRPC. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.exporter.otlp/
 */
export class OtelcolExporterOtlp extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolExporterOtlpProps>) {
    super(scope, id, TYPE, props);
  }
}

const CLIENT: Schema = {
  endpoint: 'string!',
  compression: oneOf('string', 'gzip', 'zlib', 'deflate', 'snappy', 'zstd', 'none'),
  tls: nested('block', OTELCOL_TLS_CLIENT_ARGUMENTS),
  keepalive: nested('block', OTELCOL_KEEPALIVE_CLIENT_ARGUMENTS),
  readBufferSize: 'bytes',
  writeBufferSize: 'bytes',
  waitForReady: 'bool',
  headers: 'map(string)',
  balancerName: 'string',
  authority: 'string',
  auth: 'capsule(auth.Handler)',
};

const PROPS: Schema = {
  timeout: 'duration',
  sendingQueue: nested('block', OTELCOL_QUEUE_ARGUMENTS),
  retryOnFailure: nested('block', OTELCOL_RETRY_ARGUMENTS),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
  client: nested('block', CLIENT, 'required'),
};

const TYPE: ComponentType = {
  name: 'otelcol.exporter.otlp',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    'client.tls.include_insecure_cipher_suites': '1.19',
    'client.tls.tpm': '1.10',
    'sending_queue.batch': '1.11',
    'sending_queue.block_on_overflow': '1.9',
    'sending_queue.sizer': '1.9',
    'sending_queue.storage': '1.9',
    'sending_queue.wait_for_result': '1.11',
  },
};
