// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyExpression,
  AlloyList,
  AlloyNumber,
  AlloySecret,
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

/** `api` of `otelcol.receiver.datadog`. */
export interface OtelcolReceiverDatadogIntakeProxyApi {
  /** `key`: what Datadog knows the account by. */
  readonly key: AlloySecret;
  /** `site`: Datadog site that the data goes on to. @default datadoghq.com */
  readonly site?: AlloyString;
  /** `fail_on_invalid_key`: an invalid key ends it at startup. @default false */
  readonly failOnInvalidKey?: AlloyBoolean;
}

/** `proxy` of `otelcol.receiver.datadog`. */
export interface OtelcolReceiverDatadogIntakeProxy {
  /** `api`: key and site for Datadog's API. */
  readonly api: OtelcolReceiverDatadogIntakeProxyApi;
}

/** `intake` of `otelcol.receiver.datadog`. */
export interface OtelcolReceiverDatadogIntake {
  /** `behavior`: `disable` turns `/intake` off, `proxy` hands its requests on to Datadog. */
  readonly behavior: AlloyString;
  /** `proxy`: where requests to `/intake` go on to. @default - not set */
  readonly proxy?: OtelcolReceiverDatadogIntakeProxy;
}

/** Arguments of `otelcol.receiver.datadog`. */
export interface OtelcolReceiverDatadogProps {
  /** `endpoint`: `host:port` it listens on. @default localhost:8126 */
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
  /** `read_timeout`: the longest that reading a request may take. @default 1m */
  readonly readTimeout?: AlloyDuration;
  /** `write_timeout`: the longest that writing an answer may take. Since Alloy 1.18. @default 30s */
  readonly writeTimeout?: AlloyDuration;
  /** `read_header_timeout`: the longest that reading a request's headers may take. Since Alloy 1.18. @default 1m */
  readonly readHeaderTimeout?: AlloyDuration;
  /** `trace_id_cache_size`: trace IDs remembered to turn 64 bits into 128. Since Alloy 1.14.2. @default 0 */
  readonly traceIdCacheSize?: AlloyNumber;
  /**
   * `idle_series_timeout`: forgets a series that is silent for this long; `0` never forgets.
   * Since Alloy 1.18.
   * @default 0s
   */
  readonly idleSeriesTimeout?: AlloyDuration;
  /** `idle_series_cleanup_interval`: how often it looks for series gone silent. Since Alloy 1.18. @default 5m */
  readonly idleSeriesCleanupInterval?: AlloyDuration;
  /** `decode_json_message`. Since Alloy 1.19. @default true */
  readonly decodeJsonMessage?: AlloyBoolean;
  /** `intake`: what becomes of requests to `/intake`. Since Alloy 1.14.2. @default - not set */
  readonly intake?: OtelcolReceiverDatadogIntake;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
}

/**
 * Takes in metrics and traces in Datadog's format. Upstream's stability: experimental.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.receiver.datadog/
 */
export class OtelcolReceiverDatadog extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolReceiverDatadogProps>) {
    super(scope, id, TYPE, props);
  }
}

const INTAKE_PROXY_API: Schema = {
  key: 'secret!',
  site: 'string',
  failOnInvalidKey: 'bool',
};

const INTAKE_PROXY: Schema = {
  api: nested('block', INTAKE_PROXY_API, 'required'),
};

const INTAKE: Schema = {
  behavior: 'string!',
  proxy: nested('block', INTAKE_PROXY),
};

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
  traceIdCacheSize: 'int',
  idleSeriesTimeout: 'duration',
  idleSeriesCleanupInterval: 'duration',
  decodeJsonMessage: 'bool',
  intake: nested('block', INTAKE),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
};

const TYPE: ComponentType = {
  name: 'otelcol.receiver.datadog',
  stability: 'experimental',
  schema: PROPS,
  since: {
    'cors.exposed_headers': '1.19',
    decode_json_message: '1.19',
    idle_series_cleanup_interval: '1.18',
    idle_series_timeout: '1.18',
    idle_timeout: '1.18',
    intake: '1.14.2',
    keep_alives_enabled: '1.12',
    read_header_timeout: '1.18',
    'tls.include_insecure_cipher_suites': '1.19',
    'tls.tpm': '1.10',
    trace_id_cache_size: '1.14.2',
    write_timeout: '1.18',
  },
};
