// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyEnum,
  AlloyExpression,
  AlloyList,
  AlloyMap,
  AlloyNumber,
  AlloySize,
  AlloyString,
  Capsule,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import {
  OTELCOL_CORS_ARGUMENTS,
  OTELCOL_KEEPALIVE_CLIENT_ARGUMENTS,
  OTELCOL_KEEPALIVE_SERVER_ARGUMENTS,
  OTELCOL_TLS_CLIENT_ARGUMENTS,
  OTELCOL_TLS_SERVER_ARGUMENTS,
  type OtelcolCorsArguments,
  type OtelcolKeepaliveClientArguments,
  type OtelcolKeepaliveServerArguments,
  type OtelcolTlsClientArguments,
  type OtelcolTlsServerArguments,
} from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `grpc` of `otelcol.extension.jaeger_remote_sampling`. */
export interface OtelcolExtensionJaegerRemoteSamplingGrpc {
  /** `endpoint`: `host:port` it listens on. @default 0.0.0.0:14250 */
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

/** `http` of `otelcol.extension.jaeger_remote_sampling`. */
export interface OtelcolExtensionJaegerRemoteSamplingHttp {
  /** `endpoint`: `host:port` it listens on. @default 0.0.0.0:5778 */
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

/** `remote` of `otelcol.extension.jaeger_remote_sampling`. */
export interface OtelcolExtensionJaegerRemoteSamplingSourceRemote {
  /** `endpoint`: `host:port` of the server with the sampling document. */
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

/** `source` of `otelcol.extension.jaeger_remote_sampling`. */
export interface OtelcolExtensionJaegerRemoteSamplingSource {
  /** `content`: sampling document itself, as text. @default "" */
  readonly content?: AlloyString;
  /** `remote`: gRPC server that the document is fetched from. @default - not set */
  readonly remote?: OtelcolExtensionJaegerRemoteSamplingSourceRemote;
  /** `file`: a local file with the sampling document. @default "" */
  readonly file?: AlloyString;
  /** `reload_interval`: how often `file` is read anew; zero never does. @default 0s */
  readonly reloadInterval?: AlloyDuration;
}

/** Arguments of `otelcol.extension.jaeger_remote_sampling`. */
export interface OtelcolExtensionJaegerRemoteSamplingProps {
  /** `grpc`: serves the document over gRPC. @default - not set */
  readonly grpc?: OtelcolExtensionJaegerRemoteSamplingGrpc;
  /** `http`: serves the document over HTTP. @default - not set */
  readonly http?: OtelcolExtensionJaegerRemoteSamplingHttp;
  /** `source`: where the sampling document comes from. */
  readonly source: OtelcolExtensionJaegerRemoteSamplingSource;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Serves a Jaeger remote sampling document to clients. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.extension.jaeger_remote_sampling/
 */
export class OtelcolExtensionJaegerRemoteSampling extends TypedComponent {
  constructor(
    scope: Construct,
    id: string,
    props: AlloyProps<OtelcolExtensionJaegerRemoteSamplingProps>,
  ) {
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
};

const SOURCE_REMOTE: Schema = {
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

const SOURCE: Schema = {
  content: 'string',
  remote: nested('block', SOURCE_REMOTE),
  file: 'string',
  reloadInterval: 'duration',
};

const PROPS: Schema = {
  grpc: nested('block', GRPC),
  http: nested('block', HTTP),
  source: nested('block', SOURCE, 'required'),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.extension.jaeger_remote_sampling',
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
    'source.remote.tls.include_insecure_cipher_suites': '1.19',
    'source.remote.tls.tpm': '1.10',
  },
};
