// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyEnum,
  AlloyExpression,
  AlloyList,
  AlloySize,
  AlloyString,
  Capsule,
  OtelcolConsumer,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import {
  OTELCOL_CORS_ARGUMENTS,
  OTELCOL_TLS_SERVER_ARGUMENTS,
  type OtelcolCorsArguments,
  type OtelcolTlsServerArguments,
} from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `hec_metadata_to_otel_attrs` of `otelcol.receiver.splunkhec`. */
export interface OtelcolReceiverSplunkhecHecMetadataToOtelAttrs {
  /** `source`: attribute that gets an event's `source`. @default com.splunk.source */
  readonly source?: AlloyString;
  /** `sourcetype`: attribute that gets an event's `sourcetype`. @default com.splunk.sourcetype */
  readonly sourcetype?: AlloyString;
  /** `index`: attribute that gets an event's `index`. @default com.splunk.index */
  readonly index?: AlloyString;
  /** `host`: attribute that gets an event's `host`. @default host.name */
  readonly host?: AlloyString;
}

/** `output` of `otelcol.receiver.splunkhec`. */
export interface OtelcolReceiverSplunkhecOutput {
  /** `metrics`: who gets the metrics. @default [] */
  readonly metrics?: AlloyList<OtelcolConsumer>;
  /** `logs`: who gets the logs. @default [] */
  readonly logs?: AlloyList<OtelcolConsumer>;
}

/** Arguments of `otelcol.receiver.splunkhec`. */
export interface OtelcolReceiverSplunkhecProps {
  /** `endpoint`: `host:port` it listens on. @default localhost:8088 */
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
  /** `raw_path`: path that takes raw events; for logs only. @default /services/collector/raw */
  readonly rawPath?: AlloyString;
  /** `health_path`: path that answers health checks. @default /services/collector/health */
  readonly healthPath?: AlloyString;
  /** `splitting`: `line` makes each line of a raw request an event, `none` keeps it whole. @default line */
  readonly splitting?: AlloyEnum<'none' | 'line'>;
  /**
   * `access_token_passthrough`: keeps the request's token as attribute `com.splunk.hec.access_token`.
   * @default false
   */
  readonly accessTokenPassthrough?: AlloyBoolean;
  /** `hec_metadata_to_otel_attrs`: which attributes HEC's own fields become. @default - not set */
  readonly hecMetadataToOtelAttrs?: OtelcolReceiverSplunkhecHecMetadataToOtelAttrs;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
  /** `output`: who gets which signal. */
  readonly output: OtelcolReceiverSplunkhecOutput;
}

/**
 * Takes in events in Splunk's HEC format, as JSON or raw lines. Upstream's stability: public preview.
 * Since Alloy 1.9.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.receiver.splunkhec/
 */
export class OtelcolReceiverSplunkhec extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolReceiverSplunkhecProps>) {
    super(scope, id, TYPE, props);
  }
}

const HEC_METADATA_TO_OTEL_ATTRS: Schema = {
  source: 'string',
  sourcetype: 'string',
  index: 'string',
  host: 'string',
};

const OUTPUT: Schema = {
  metrics: 'list(capsule(otelcol.Consumer))',
  logs: 'list(capsule(otelcol.Consumer))',
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
  rawPath: 'string',
  healthPath: 'string',
  splitting: oneOf('string', 'none', 'line'),
  accessTokenPassthrough: 'bool',
  hecMetadataToOtelAttrs: nested('block', HEC_METADATA_TO_OTEL_ATTRS),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
  output: nested('block', OUTPUT, 'required'),
};

const TYPE: ComponentType = {
  name: 'otelcol.receiver.splunkhec',
  stability: 'public-preview',
  schema: PROPS,
  since: {
    '': '1.9',
    'cors.exposed_headers': '1.19',
    idle_timeout: '1.18',
    keep_alives_enabled: '1.12',
    read_header_timeout: '1.18',
    read_timeout: '1.18',
    'tls.include_insecure_cipher_suites': '1.19',
    'tls.tpm': '1.10',
    write_timeout: '1.18',
  },
};
