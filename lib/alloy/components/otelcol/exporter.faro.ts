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

/** `client` of `otelcol.exporter.faro`. */
export interface OtelcolExporterFaroClient {
  /** `endpoint`: URL that telemetry goes to. */
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
  /** `headers`: headers added to every request. @default {} */
  readonly headers?: AlloyMap<AlloyString>;
  /** `max_idle_conns`: idle connections it keeps in all. @default 100 */
  readonly maxIdleConns?: AlloyNumber;
  /** `max_idle_conns_per_host`: idle connections it keeps to one host. @default 0 */
  readonly maxIdleConnsPerHost?: AlloyNumber;
  /** `max_conns_per_host`: connections to one host: dialing, active and idle. @default 0 */
  readonly maxConnsPerHost?: AlloyNumber;
  /** `idle_conn_timeout`: closes a connection that has been idle for this long. @default 1m30s */
  readonly idleConnTimeout?: AlloyDuration;
  /** `disable_keep_alives`: opens a new connection for every request. @default false */
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

/** Arguments of `otelcol.exporter.faro`. */
export interface OtelcolExporterFaroProps {
  /** `client`: where the Faro endpoint is and how to talk to it. */
  readonly client: OtelcolExporterFaroClient;
  /** `sending_queue`: holds what waits to be sent; full, it refuses what is new. @default - not set */
  readonly sendingQueue?: OtelcolQueueArguments;
  /** `retry_on_failure`: what is tried again, how often and for how long. @default - not set */
  readonly retryOnFailure?: OtelcolRetryArguments;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Sends logs and traces to a Faro endpoint, such as Grafana Cloud Frontend Observability. Upstream's stability:
 * experimental.
 * Since Alloy 1.10.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.exporter.faro/
 */
export class OtelcolExporterFaro extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolExporterFaroProps>) {
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
};

const TYPE: ComponentType = {
  name: 'otelcol.exporter.faro',
  stability: 'experimental',
  schema: PROPS,
  since: {
    '': '1.10',
    'client.force_attempt_http2': '1.13',
    'client.tls.include_insecure_cipher_suites': '1.19',
    'sending_queue.batch': '1.11',
    'sending_queue.wait_for_result': '1.11',
  },
};
