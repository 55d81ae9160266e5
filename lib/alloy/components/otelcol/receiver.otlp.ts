// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyExpression,
  AlloyList,
  AlloyNumber,
  AlloySize,
  AlloyString,
  Capsule,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import {
  OTELCOL_CONSUMER_ARGUMENTS,
  OTELCOL_CORS_ARGUMENTS,
  OTELCOL_KEEPALIVE_SERVER_ARGUMENTS,
  OTELCOL_TLS_SERVER_ARGUMENTS,
  type OtelcolConsumerArguments,
  type OtelcolCorsArguments,
  type OtelcolKeepaliveServerArguments,
  type OtelcolTlsServerArguments,
} from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `grpc` of `otelcol.receiver.otlp`. */
export interface OtelcolReceiverOtlpGrpc {
  /** `endpoint`: `host:port` it listens on. @default 0.0.0.0:4317 */
  readonly endpoint?: AlloyString;
  /** `transport`: network of the gRPC server, such as `tcp` or `unix`. @default tcp */
  readonly transport?: AlloyString;
  /** `tls`: how the connection is encrypted, and whose certificates count. @default - not set */
  readonly tls?: OtelcolTlsServerArguments;
  /** `max_recv_msg_size`: larger messages are refused. @default 4MiB */
  readonly maxRecvMsgSize?: AlloySize;
  /** `max_concurrent_streams`: streaming calls that may be open at once. @default 0 */
  readonly maxConcurrentStreams?: AlloyNumber;
  /** `read_buffer_size`: memory for reading from a connection. @default 512KiB */
  readonly readBufferSize?: AlloySize;
  /** `write_buffer_size`: memory for writing to a connection. @default 0B */
  readonly writeBufferSize?: AlloySize;
  /** `keepalive`: how the server checks its connections and ends old ones. @default - not set */
  readonly keepalive?: OtelcolKeepaliveServerArguments;
  /** `auth`: the authentication extension, an `otelcol.auth.*` component's `handler`. @default - not set */
  readonly auth?: AlloyExpression<Capsule<'auth.Handler'>>;
  /** `include_metadata`: hands on what the client's request said about itself, such as its headers. @default false */
  readonly includeMetadata?: AlloyBoolean;
}

/** `http` of `otelcol.receiver.otlp`. */
export interface OtelcolReceiverOtlpHttp {
  /** `endpoint`: `host:port` it listens on. @default 0.0.0.0:4318 */
  readonly endpoint?: AlloyString;
  /** `tls`: how the connection is encrypted, and whose certificates count. @default - not set */
  readonly tls?: OtelcolTlsServerArguments;
  /** `cors`: which web pages may send to it from a browser. @default - not set */
  readonly cors?: OtelcolCorsArguments;
  /** `auth`: the authentication extension, an `otelcol.auth.*` component's `handler`. @default - not set */
  readonly auth?: AlloyExpression<Capsule<'auth.Handler'>>;
  /** `max_request_body_size`: larger requests are refused. @default 20MiB */
  readonly maxRequestBodySize?: AlloySize;
  /** `include_metadata`: hands on what the client's request said about itself, such as its headers. @default false */
  readonly includeMetadata?: AlloyBoolean;
  /**
   * `compression_algorithms`: the compressions that requests may come in.
   * @default ["", "gzip", "zstd", "zlib", "snappy", "deflate", "lz4"]
   */
  readonly compressionAlgorithms?: AlloyList<AlloyString>;
  /** `keep_alives_enabled`: keeps connections open for the next request. Since Alloy 1.12. @default true */
  readonly keepAlivesEnabled?: AlloyBoolean;
  /** `idle_timeout`: closes a connection that has been idle for this long. Since Alloy 1.18. @default 1m */
  readonly idleTimeout?: AlloyDuration;
  /** `read_timeout`: the longest that reading a request may take. Since Alloy 1.18. @default 0s */
  readonly readTimeout?: AlloyDuration;
  /** `write_timeout`: the longest that writing an answer may take. Since Alloy 1.18. @default 30s */
  readonly writeTimeout?: AlloyDuration;
  /** `read_header_timeout`: the longest that reading a request's headers may take. Since Alloy 1.18. @default 1m */
  readonly readHeaderTimeout?: AlloyDuration;
  /** `traces_url_path`: path that takes traces. @default /v1/traces */
  readonly tracesUrlPath?: AlloyString;
  /** `metrics_url_path`: path that takes metrics. @default /v1/metrics */
  readonly metricsUrlPath?: AlloyString;
  /** `logs_url_path`: path that takes logs. @default /v1/logs */
  readonly logsUrlPath?: AlloyString;
}

/** Arguments of `otelcol.receiver.otlp`. */
export interface OtelcolReceiverOtlpProps {
  /** `grpc`: takes OTLP over gRPC. @default - not set */
  readonly grpc?: OtelcolReceiverOtlpGrpc;
  /** `http`: takes OTLP over HTTP. @default - not set */
  readonly http?: OtelcolReceiverOtlpHttp;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
  /** `output`: who gets which signal; one without consumers is not served. */
  readonly output: OtelcolConsumerArguments;
}

/**
 * Takes in OTLP over gRPC and HTTP. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.receiver.otlp/
 */
export class OtelcolReceiverOtlp extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolReceiverOtlpProps>) {
    super(scope, id, TYPE, props);
  }
}

const GRPC: Schema = {
  endpoint: 'string',
  transport: 'string',
  tls: nested('block', OTELCOL_TLS_SERVER_ARGUMENTS),
  maxRecvMsgSize: 'bytes',
  maxConcurrentStreams: 'uint32',
  readBufferSize: 'bytes',
  writeBufferSize: 'bytes',
  keepalive: nested('block', OTELCOL_KEEPALIVE_SERVER_ARGUMENTS),
  auth: 'capsule(auth.Handler)',
  includeMetadata: 'bool',
};

const HTTP: Schema = {
  endpoint: 'string',
  tls: nested('block', OTELCOL_TLS_SERVER_ARGUMENTS),
  cors: nested('block', OTELCOL_CORS_ARGUMENTS),
  auth: 'capsule(auth.Handler)',
  maxRequestBodySize: 'bytes',
  includeMetadata: 'bool',
  compressionAlgorithms: 'list(string)',
  keepAlivesEnabled: 'bool',
  idleTimeout: 'duration',
  readTimeout: 'duration',
  writeTimeout: 'duration',
  readHeaderTimeout: 'duration',
  tracesUrlPath: 'string',
  metricsUrlPath: 'string',
  logsUrlPath: 'string',
};

const PROPS: Schema = {
  grpc: nested('block', GRPC),
  http: nested('block', HTTP),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
};

const TYPE: ComponentType = {
  name: 'otelcol.receiver.otlp',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    'grpc.tls.include_insecure_cipher_suites': '1.19',
    'grpc.tls.tpm': '1.10',
    'http.cors.exposed_headers': '1.19',
    'http.idle_timeout': '1.18',
    'http.keep_alives_enabled': '1.12',
    'http.read_header_timeout': '1.18',
    'http.read_timeout': '1.18',
    'http.tls.include_insecure_cipher_suites': '1.19',
    'http.tls.tpm': '1.10',
    'http.write_timeout': '1.18',
  },
};
