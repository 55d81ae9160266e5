// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyEnum,
  AlloyExpression,
  AlloyMap,
  AlloyNumber,
  AlloySize,
  AlloyString,
  Capsule,
  OtelcolConsumer,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import {
  OTELCOL_COMPRESSION_PARAMS,
  OTELCOL_COOKIES,
  OTELCOL_QUEUE_ARGUMENTS,
  OTELCOL_RETRY_ARGUMENTS,
  OTELCOL_TLS_CLIENT_ARGUMENTS,
  type OtelcolCompressionParams,
  type OtelcolCookies,
  type OtelcolQueueArguments,
  type OtelcolRetryArguments,
  type OtelcolTlsClientArguments,
} from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `client` of `otelcol.exporter.otlphttp`. */
export interface OtelcolExporterOtlphttpClient {
  /** `endpoint`: base URL, to which `/v1/<signal>` is appended. */
  readonly endpoint: AlloyString;
  /** `proxy_url`: the HTTP proxy that requests go through. @default "" */
  readonly proxyUrl?: AlloyString;
  /** `compression`: how requests are compressed. @default gzip */
  readonly compression?: AlloyEnum<'gzip' | 'zlib' | 'deflate' | 'snappy' | 'zstd' | 'none'>;
  /** `compression_params`: how hard it compresses. @default - not set */
  readonly compressionParams?: OtelcolCompressionParams;
  /** `tls`: how the connection is encrypted, and whose certificates count. @default - not set */
  readonly tls?: OtelcolTlsClientArguments;
  /** `read_buffer_size`: memory for reading from a connection. @default 0B */
  readonly readBufferSize?: AlloySize;
  /** `write_buffer_size`: memory for writing to a connection. @default 512KiB */
  readonly writeBufferSize?: AlloySize;
  /** `timeout`: the longest that a request may take. @default 30s */
  readonly timeout?: AlloyDuration;
  /** `headers`: sent with every request; they stand in clear, so never a secret. @default {} */
  readonly headers?: AlloyMap<AlloyString>;
  /** `max_idle_conns`: idle connections it keeps in all. @default 100 */
  readonly maxIdleConns?: AlloyNumber;
  /** `max_idle_conns_per_host`: idle connections it keeps to one host. @default 0 */
  readonly maxIdleConnsPerHost?: AlloyNumber;
  /** `max_conns_per_host`: connections to one host: dialing, active and idle. @default 0 */
  readonly maxConnsPerHost?: AlloyNumber;
  /** `idle_conn_timeout`: closes a connection that has been idle for this long. @default 1m30s */
  readonly idleConnTimeout?: AlloyDuration;
  /** `disable_keep_alives`: opens a connection for each request. @default false */
  readonly disableKeepAlives?: AlloyBoolean;
  /** `http2_read_idle_timeout`: pings a connection on which nothing came for this long. @default 0s */
  readonly http2ReadIdleTimeout?: AlloyDuration;
  /** `http2_ping_timeout`: closes the connection when a ping goes unanswered for this long. @default 15s */
  readonly http2PingTimeout?: AlloyDuration;
  /** `force_attempt_http2`: tries HTTP/2 in any case. Since Alloy 1.13. @default true */
  readonly forceAttemptHttp2?: AlloyBoolean;
  /** `auth`: the authentication extension, an `otelcol.auth.*` component's `handler`. @default - not set */
  readonly auth?: AlloyExpression<Capsule<'auth.Handler'>>;
  /** `cookies`: keeps the server's cookies and sends them back. @default - not set */
  readonly cookies?: OtelcolCookies;
}

/** Arguments of `otelcol.exporter.otlphttp`. */
export interface OtelcolExporterOtlphttpProps {
  /** `client`: where the HTTP server is and how to talk to it. */
  readonly client: OtelcolExporterOtlphttpClient;
  /** `sending_queue`: holds what waits to be sent; full, it refuses what is new. @default - not set */
  readonly sendingQueue?: OtelcolQueueArguments;
  /** `retry_on_failure`: what is tried again, how often and for how long. @default - not set */
  readonly retryOnFailure?: OtelcolRetryArguments;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
  /** `traces_endpoint`: URL for traces, if not below the client's `endpoint`. @default "" */
  readonly tracesEndpoint?: AlloyString;
  /** `metrics_endpoint`: URL for metrics, if not below the client's `endpoint`. @default "" */
  readonly metricsEndpoint?: AlloyString;
  /** `logs_endpoint`: URL for logs, if not below the client's `endpoint`. @default "" */
  readonly logsEndpoint?: AlloyString;
  /** `encoding`: `proto` or `json`: how messages are written. @default proto */
  readonly encoding?: AlloyEnum<'proto' | 'json'>;
}

/**
 * Sends OTLP over HTTP. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.exporter.otlphttp/
 */
export class OtelcolExporterOtlphttp extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolExporterOtlphttpProps>) {
    super(scope, id, TYPE, props);
  }
}

const CLIENT: Schema = {
  endpoint: 'string!',
  proxyUrl: 'string',
  compression: oneOf('string', 'gzip', 'zlib', 'deflate', 'snappy', 'zstd', 'none'),
  compressionParams: nested('block', OTELCOL_COMPRESSION_PARAMS),
  tls: nested('block', OTELCOL_TLS_CLIENT_ARGUMENTS),
  readBufferSize: 'bytes',
  writeBufferSize: 'bytes',
  timeout: 'duration',
  headers: 'map(string)',
  maxIdleConns: 'int',
  maxIdleConnsPerHost: 'int',
  maxConnsPerHost: 'int',
  idleConnTimeout: 'duration',
  disableKeepAlives: 'bool',
  http2ReadIdleTimeout: 'duration',
  http2PingTimeout: 'duration',
  forceAttemptHttp2: 'bool',
  auth: 'capsule(auth.Handler)',
  cookies: nested('block', OTELCOL_COOKIES),
};

const PROPS: Schema = {
  client: nested('block', CLIENT, 'required'),
  sendingQueue: nested('block', OTELCOL_QUEUE_ARGUMENTS),
  retryOnFailure: nested('block', OTELCOL_RETRY_ARGUMENTS),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
  tracesEndpoint: 'string',
  metricsEndpoint: 'string',
  logsEndpoint: 'string',
  encoding: oneOf('string', 'proto', 'json'),
};

const TYPE: ComponentType = {
  name: 'otelcol.exporter.otlphttp',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    'client.force_attempt_http2': '1.13',
    'client.tls.include_insecure_cipher_suites': '1.19',
    'client.tls.tpm': '1.10',
    'sending_queue.batch': '1.11',
    'sending_queue.block_on_overflow': '1.9',
    'sending_queue.sizer': '1.9',
    'sending_queue.storage': '1.9',
    'sending_queue.wait_for_result': '1.11',
  },
};
