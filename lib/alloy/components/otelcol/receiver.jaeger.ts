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

/** `grpc` of `otelcol.receiver.jaeger`. */
export interface OtelcolReceiverJaegerProtocolsGrpc {
  /** `endpoint`: `host:port` it listens on. @default 0.0.0.0:14250 */
  readonly endpoint?: AlloyString;
  /** `transport`: network of the gRPC server, such as `tcp` or `unix`. @default tcp */
  readonly transport?: AlloyString;
  /** `tls`: how the connection is encrypted, and whose certificates count. @default - not set */
  readonly tls?: OtelcolTlsServerArguments;
  /** `max_recv_msg_size`: larger messages are refused. @default 0B */
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

/** `thrift_http` of `otelcol.receiver.jaeger`. */
export interface OtelcolReceiverJaegerProtocolsThriftHttp {
  /** `endpoint`: `host:port` it listens on. @default 0.0.0.0:14268 */
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
}

/** `thrift_binary` of `otelcol.receiver.jaeger`. */
export interface OtelcolReceiverJaegerProtocolsThriftBinary {
  /** `endpoint`: UDP `host:port` it listens on. @default 0.0.0.0:6832 */
  readonly endpoint?: AlloyString;
  /** `queue_size`: UDP messages that may wait for a worker. @default 1000 */
  readonly queueSize?: AlloyNumber;
  /** `max_packet_size`: largest UDP message it takes. @default 65KiB */
  readonly maxPacketSize?: AlloySize;
  /** `workers`: how many workers empty the queue side by side. @default 10 */
  readonly workers?: AlloyNumber;
  /** `socket_buffer_size`: memory that the UDP socket gets as its buffer. @default 0B */
  readonly socketBufferSize?: AlloySize;
}

/** `thrift_compact` of `otelcol.receiver.jaeger`. */
export interface OtelcolReceiverJaegerProtocolsThriftCompact {
  /** `endpoint`: UDP `host:port` it listens on. @default 0.0.0.0:6831 */
  readonly endpoint?: AlloyString;
  /** `queue_size`: UDP messages that may wait for a worker. @default 1000 */
  readonly queueSize?: AlloyNumber;
  /** `max_packet_size`: largest UDP message it takes. @default 65KiB */
  readonly maxPacketSize?: AlloySize;
  /** `workers`: how many workers empty the queue side by side. @default 10 */
  readonly workers?: AlloyNumber;
  /** `socket_buffer_size`: memory that the UDP socket gets as its buffer. @default 0B */
  readonly socketBufferSize?: AlloySize;
}

/** `protocols` of `otelcol.receiver.jaeger`. */
export interface OtelcolReceiverJaegerProtocols {
  /** `grpc`: takes spans over gRPC. @default - not set */
  readonly grpc?: OtelcolReceiverJaegerProtocolsGrpc;
  /** `thrift_http`: takes Thrift spans over HTTP. @default - not set */
  readonly thriftHttp?: OtelcolReceiverJaegerProtocolsThriftHttp;
  /** `thrift_binary`: takes Thrift's binary encoding over UDP. @default - not set */
  readonly thriftBinary?: OtelcolReceiverJaegerProtocolsThriftBinary;
  /** `thrift_compact`: takes Thrift's compact encoding over UDP. @default - not set */
  readonly thriftCompact?: OtelcolReceiverJaegerProtocolsThriftCompact;
}

/** Arguments of `otelcol.receiver.jaeger`. */
export interface OtelcolReceiverJaegerProps {
  /** `protocols`: which Jaeger protocols it speaks. */
  readonly protocols: OtelcolReceiverJaegerProtocols;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
}

/**
 * Takes in Jaeger spans over gRPC or Thrift. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.receiver.jaeger/
 */
export class OtelcolReceiverJaeger extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolReceiverJaegerProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROTOCOLS_GRPC: Schema = {
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

const PROTOCOLS_THRIFT_HTTP: Schema = {
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
};

const PROTOCOLS_THRIFT_BINARY: Schema = {
  endpoint: 'string',
  queueSize: 'int',
  maxPacketSize: 'bytes',
  workers: 'int',
  socketBufferSize: 'bytes',
};

const PROTOCOLS_THRIFT_COMPACT: Schema = {
  endpoint: 'string',
  queueSize: 'int',
  maxPacketSize: 'bytes',
  workers: 'int',
  socketBufferSize: 'bytes',
};

const PROTOCOLS: Schema = {
  grpc: nested('block', PROTOCOLS_GRPC),
  thriftHttp: nested('block', PROTOCOLS_THRIFT_HTTP),
  thriftBinary: nested('block', PROTOCOLS_THRIFT_BINARY),
  thriftCompact: nested('block', PROTOCOLS_THRIFT_COMPACT),
};

const PROPS: Schema = {
  protocols: nested('block', PROTOCOLS, 'required'),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
};

const TYPE: ComponentType = {
  name: 'otelcol.receiver.jaeger',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    'protocols.grpc.tls.include_insecure_cipher_suites': '1.19',
    'protocols.grpc.tls.tpm': '1.10',
    'protocols.thrift_http.cors.exposed_headers': '1.19',
    'protocols.thrift_http.idle_timeout': '1.18',
    'protocols.thrift_http.keep_alives_enabled': '1.12',
    'protocols.thrift_http.read_header_timeout': '1.18',
    'protocols.thrift_http.read_timeout': '1.18',
    'protocols.thrift_http.tls.include_insecure_cipher_suites': '1.19',
    'protocols.thrift_http.tls.tpm': '1.10',
    'protocols.thrift_http.write_timeout': '1.18',
  },
};
