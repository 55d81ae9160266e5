// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyEnum,
  AlloyList,
  AlloyMap,
  AlloyNumber,
  AlloySecret,
  AlloySize,
  AlloyString,
  LogsReceiver,
  OtelcolConsumer,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';

/** `output` of `faro.receiver`. */
export interface FaroReceiverOutput {
  /** `logs`: `loki.*` components that get the logs. @default [] */
  readonly logs?: AlloyList<LogsReceiver>;
  /** `traces`: `otelcol.*` components that get the traces. @default [] */
  readonly traces?: AlloyList<OtelcolConsumer>;
}

/** `rate_limiting` of `faro.receiver`. */
export interface FaroReceiverServerRateLimiting {
  /** `enabled`: switches it on. @default true */
  readonly enabled?: AlloyBoolean;
  /**
   * `strategy`: one limit for all, `global`, or one per application and environment, `per_app`.
   * Since Alloy 1.12.
   * @default global
   */
  readonly strategy?: AlloyEnum<'global' | 'per_app'>;
  /** `rate`: requests per second that it accepts. @default 50 */
  readonly rate?: AlloyNumber;
  /** `burst_size`: requests taken in one burst before it starts refusing. @default 100 */
  readonly burstSize?: AlloyNumber;
}

/** `server` of `faro.receiver`. */
export interface FaroReceiverServer {
  /** `listen_address`: where its HTTP server listens. @default 127.0.0.1 */
  readonly listenAddress?: AlloyString;
  /** `listen_port`: where its HTTP server listens, together with `listen_address`. @default 12347 */
  readonly listenPort?: AlloyNumber;
  /** `cors_allowed_origins`: origins whose pages may send, `*` being all; none listed means no CORS. @default [] */
  readonly corsAllowedOrigins?: AlloyList<AlloyString>;
  /** `api_key`: requests must bring it as `X-API-Key`; empty lets everybody send. @default "" */
  readonly apiKey?: AlloySecret;
  /** `max_allowed_payload_size`: larger requests are refused, in bytes. @default 5MiB */
  readonly maxAllowedPayloadSize?: AlloySize;
  /** `rate_limiting`: how many requests it accepts. @default - not set */
  readonly rateLimiting?: FaroReceiverServerRateLimiting;
  /** `include_metadata`: hands on what the client's request said about itself, such as its headers. @default false */
  readonly includeMetadata?: AlloyBoolean;
}

/** `cache` of `faro.receiver`. */
export interface FaroReceiverSourcemapsCache {
  /** `ttl`: drops a source map that hasn't been used for this long. @default 2562047h47m16.854775807s */
  readonly ttl?: AlloyDuration;
  /** `error_cleanup_interval`: how soon a failed download is tried again. @default 1h */
  readonly errorCleanupInterval?: AlloyDuration;
  /** `cleanup_check_interval`: how often it looks for source maps to drop. @default 30s */
  readonly cleanupCheckInterval?: AlloyDuration;
}

/** `location` of `faro.receiver`. */
export interface FaroReceiverSourcemapsLocation {
  /** `path`: directory or base URL with the source maps. */
  readonly path: AlloyString;
  /** `minified_path_prefix`: start of the minified files' paths, as browsers send them. */
  readonly minifiedPathPrefix: AlloyString;
}

/** `sourcemaps` of `faro.receiver`. */
export interface FaroReceiverSourcemaps {
  /** `download`: fetches source maps from where the pages come from. @default true */
  readonly download?: AlloyBoolean;
  /** `download_from_origins`: origins it may fetch source maps from; `*` stands for anything. @default ["*"] */
  readonly downloadFromOrigins?: AlloyList<AlloyString>;
  /** `download_timeout`: longest that fetching a source map may take; zero sets no limit. @default 1s */
  readonly downloadTimeout?: AlloyDuration;
  /** `cache`: how long source maps, and failures to get one, are kept. Since Alloy 1.13. @default - not set */
  readonly cache?: FaroReceiverSourcemapsCache;
  /** `location`: where source maps are looked for first. @default - none */
  readonly location?: readonly FaroReceiverSourcemapsLocation[];
}

/** Arguments of `faro.receiver`. */
export interface FaroReceiverProps {
  /** `extra_log_labels`: labels added to every log line. @default {} */
  readonly extraLogLabels?: AlloyMap<AlloyString>;
  /** `log_format`: how log lines are written: `logfmt` or `json`. @default logfmt */
  readonly logFormat?: AlloyEnum<'logfmt' | 'json'>;
  /** `server`: HTTP server that browsers send to. @default - not set */
  readonly server?: FaroReceiverServer;
  /** `sourcemaps`: how stack traces are led back to the original source. @default - not set */
  readonly sourcemaps?: FaroReceiverSourcemaps;
  /** `output`: who gets which signal. */
  readonly output: FaroReceiverOutput;
}

/**
 * Receives what the Grafana Faro Web SDK sends from browsers. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/faro/faro.receiver/
 */
export class FaroReceiver extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<FaroReceiverProps>) {
    super(scope, id, TYPE, props);
  }
}

const OUTPUT: Schema = {
  logs: 'list(capsule(loki.LogsReceiver))',
  traces: 'list(capsule(otelcol.Consumer))',
};

const SERVER_RATE_LIMITING: Schema = {
  enabled: 'bool',
  strategy: oneOf('string', 'global', 'per_app'),
  rate: 'float64',
  burstSize: 'float64',
};

const SERVER: Schema = {
  listenAddress: 'string',
  listenPort: 'int',
  corsAllowedOrigins: 'list(string)',
  apiKey: 'secret',
  maxAllowedPayloadSize: 'bytes',
  rateLimiting: nested('block', SERVER_RATE_LIMITING),
  includeMetadata: 'bool',
};

const SOURCEMAPS_CACHE: Schema = {
  ttl: 'duration',
  errorCleanupInterval: 'duration',
  cleanupCheckInterval: 'duration',
};

const SOURCEMAPS_LOCATION: Schema = {
  path: 'string!',
  minifiedPathPrefix: 'string!',
};

const SOURCEMAPS: Schema = {
  download: 'bool',
  downloadFromOrigins: 'list(string)',
  downloadTimeout: 'duration',
  cache: nested('block', SOURCEMAPS_CACHE),
  location: nested('blocks', SOURCEMAPS_LOCATION),
};

const PROPS: Schema = {
  extraLogLabels: 'map(string)',
  logFormat: oneOf('string', 'logfmt', 'json'),
  server: nested('block', SERVER),
  sourcemaps: nested('block', SOURCEMAPS),
  output: nested('block', OUTPUT, 'required'),
};

const TYPE: ComponentType = {
  name: 'faro.receiver',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    'server.rate_limiting.strategy': '1.12',
    'sourcemaps.cache': '1.13',
  },
};
