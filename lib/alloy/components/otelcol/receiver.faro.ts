// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyExpression,
  AlloyList,
  AlloySize,
  AlloyString,
  Capsule,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import {
  OTELCOL_CONSUMER_ARGUMENTS,
  OTELCOL_CORS_ARGUMENTS,
  OTELCOL_TLS_SERVER_ARGUMENTS,
  type OtelcolConsumerArguments,
  type OtelcolCorsArguments,
  type OtelcolTlsServerArguments,
} from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** Arguments of `otelcol.receiver.faro`. */
export interface OtelcolReceiverFaroProps {
  /** `endpoint`: `host:port` it listens on. @default localhost:8080 */
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
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
}

/**
 * Takes in what the Grafana Faro Web SDK sends from browsers. Upstream's stability: experimental.
 * Since Alloy 1.10.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.receiver.faro/
 */
export class OtelcolReceiverFaro extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolReceiverFaroProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
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
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
};

const TYPE: ComponentType = {
  name: 'otelcol.receiver.faro',
  stability: 'experimental',
  schema: PROPS,
  since: {
    '': '1.10',
    'cors.exposed_headers': '1.19',
    idle_timeout: '1.18',
    keep_alives_enabled: '1.12',
    read_header_timeout: '1.18',
    read_timeout: '1.18',
    'tls.include_insecure_cipher_suites': '1.19',
    write_timeout: '1.18',
  },
};
