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
  AlloyTarget,
  MetricsReceiver,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import {
  AUTHORIZATION,
  BASIC_AUTH,
  OAUTH2_CONFIG,
  TLS_CONFIG,
  type Authorization,
  type BasicAuth,
  type OAuth2Config,
  type TlsConfig,
} from '../shared/common-config';
import { CLUSTER_COMPONENT_BLOCK, type ClusterComponentBlock } from '../shared/service-cluster';

/** Arguments of `prometheus.scrape`. */
export interface PrometheusScrapeProps {
  /** `targets`: what it works on, such as an exporter's or a discovery's `targets`. */
  readonly targets: AlloyList<AlloyTarget>;
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<MetricsReceiver>;
  /** `job_name`: the label `job`, where the target sets none; the component's name unless given. @default "" */
  readonly jobName?: AlloyString;
  /** `honor_labels`: keeps scraped labels that clash with the target's, rather than rename them. @default false */
  readonly honorLabels?: AlloyBoolean;
  /** `honor_timestamps`: keeps timestamps that the target gives. @default true */
  readonly honorTimestamps?: AlloyBoolean;
  /** `track_timestamps_staleness`: marks series with own timestamps stale as soon as they vanish. @default false */
  readonly trackTimestampsStaleness?: AlloyBoolean;
  /** `params`: query parameters of each scrape. @default {} */
  readonly params?: AlloyMap<AlloyList<AlloyString>>;
  /** `scrape_classic_histograms`: takes the classic form of a native histogram too. @default false */
  readonly scrapeClassicHistograms?: AlloyBoolean;
  /** `scrape_native_histograms`: takes native histograms; a change needs a restart. @default false */
  readonly scrapeNativeHistograms?: AlloyBoolean;
  /** `scrape_failure_log_file`: file that failed scrapes are logged to. @default "" */
  readonly scrapeFailureLogFile?: AlloyString;
  /** `scrape_interval`: how often each target is scraped. @default 1m */
  readonly scrapeInterval?: AlloyDuration;
  /**
   * `scrape_timeout`: the longest that a scrape may take; Alloy exits when it is longer than the interval.
   * @default 10s
   */
  readonly scrapeTimeout?: AlloyDuration;
  /**
   * `scrape_protocols`: formats it asks for, favourite first.
   * @default ["OpenMetricsText1.0.0", "OpenMetricsText0.0.1", "PrometheusText1.0.0", "PrometheusText0.0.4"]
   */
  readonly scrapeProtocols?: AlloyList<
    AlloyEnum<
      | 'OpenMetricsText0.0.1'
      | 'OpenMetricsText1.0.0'
      | 'PrometheusProto'
      | 'PrometheusText0.0.4'
      | 'PrometheusText1.0.0'
    >
  >;
  /** `metrics_path`: path of the metrics on a target. @default /metrics */
  readonly metricsPath?: AlloyString;
  /** `scheme`: `http` or `https`. @default http */
  readonly scheme?: AlloyString;
  /** `body_size_limit`: a bigger uncompressed answer fails the scrape; 0 sets no limit. @default 0B */
  readonly bodySizeLimit?: AlloySize;
  /** `sample_limit`: more samples after relabelling fail the scrape. @default 0 */
  readonly sampleLimit?: AlloyNumber;
  /** `target_limit`: more targets after relabelling fail their scrapes. @default 0 */
  readonly targetLimit?: AlloyNumber;
  /** `label_limit`: more labels on a sample fail the scrape. @default 0 */
  readonly labelLimit?: AlloyNumber;
  /** `label_name_length_limit`: a longer label name fails the scrape. @default 0 */
  readonly labelNameLengthLimit?: AlloyNumber;
  /** `label_value_length_limit`: a longer label value fails the scrape. @default 0 */
  readonly labelValueLengthLimit?: AlloyNumber;
  /** `basic_auth`: user name and password in every request. @default - not set */
  readonly basicAuth?: BasicAuth;
  /** `authorization`: what the `Authorization` header says, other than a bearer token of its own. @default - not set */
  readonly authorization?: Authorization;
  /** `oauth2`: gets a token by OAuth 2.0's client credentials. @default - not set */
  readonly oauth2?: OAuth2Config;
  /** `bearer_token`: sent as `Authorization: Bearer …`; excludes the other ways to authenticate. @default "" */
  readonly bearerToken?: AlloySecret;
  /** `bearer_token_file`: a file with the bearer token, read anew for each request. @default "" */
  readonly bearerTokenFile?: AlloyString;
  /** `proxy_url`: the HTTP proxy that requests go through. @default - not set */
  readonly proxyUrl?: AlloyString;
  /**
   * `no_proxy`: hosts, addresses and CIDR ranges that are reached without the proxy, separated by commas.
   * @default ""
   */
  readonly noProxy?: AlloyString;
  /** `proxy_from_environment`: takes the proxy from `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`. @default false */
  readonly proxyFromEnvironment?: AlloyBoolean;
  /** `proxy_connect_header`: headers of the request that opens the way through the proxy. @default {} */
  readonly proxyConnectHeader?: AlloyMap<AlloyList<AlloySecret>>;
  /** `tls_config`: how the connection is encrypted, and whose certificates count. @default - not set */
  readonly tlsConfig?: TlsConfig;
  /** `follow_redirects`: follows the server to where it points. @default true */
  readonly followRedirects?: AlloyBoolean;
  /** `enable_http2`: HTTP/2 where the server speaks it. @default true */
  readonly enableHttp2?: AlloyBoolean;
  /** `http_headers`: headers of every request; each may have several values. @default {} */
  readonly httpHeaders?: AlloyMap<AlloyList<AlloySecret>>;
  /** `extra_metrics`: adds metrics on each target's scrape timeout and limits. @default false */
  readonly extraMetrics?: AlloyBoolean;
  /** `enable_protobuf_negotiation`: deprecated: asks for protobuf first, as `scrape_protocols` can. @default false */
  readonly enableProtobufNegotiation?: AlloyBoolean;
  /**
   * `metric_name_validation_scheme`: which metric names are valid: `legacy` or `utf8`.
   * Since Alloy 1.11.
   * @default legacy
   */
  readonly metricNameValidationScheme?: AlloyEnum<'utf8' | 'legacy'>;
  /**
   * `metric_name_escaping_scheme`: how foreign characters are escaped: `allow-utf-8` (needs `utf8` names),
   * `underscores`, `dots` or `values`.
   * Since Alloy 1.11.
   * @default underscores
   */
  readonly metricNameEscapingScheme?: AlloyEnum<'allow-utf-8' | 'underscores' | 'dots' | 'values'>;
  /**
   * `scrape_fallback_protocol`: format assumed of an answer without a valid `Content-Type`.
   * Since Alloy 1.11.
   * @default PrometheusText0.0.4
   */
  readonly scrapeFallbackProtocol?: AlloyEnum<
    | 'OpenMetricsText0.0.1'
    | 'OpenMetricsText1.0.0'
    | 'PrometheusProto'
    | 'PrometheusText0.0.4'
    | 'PrometheusText1.0.0'
  >;
  /**
   * `convert_classic_histograms_to_nhcb`: turns classic histograms into native ones with custom buckets.
   * Since Alloy 1.11.
   * @default false
   */
  readonly convertClassicHistogramsToNhcb?: AlloyBoolean;
  /** `enable_compression`: asks for compressed answers. Since Alloy 1.11. @default true */
  readonly enableCompression?: AlloyBoolean;
  /**
   * `native_histogram_bucket_limit`: merges native histogram buckets down to this many; 0 leaves them.
   * Since Alloy 1.11.
   * @default 0
   */
  readonly nativeHistogramBucketLimit?: AlloyNumber;
  /**
   * `native_histogram_min_bucket_factor`: merges native histogram buckets that grow by less than this factor; 0 leaves
   * them.
   * Since Alloy 1.11.
   * @default 0
   */
  readonly nativeHistogramMinBucketFactor?: AlloyNumber;
  /** `honor_metadata`: hands on metrics' metadata; experimental. Since Alloy 1.11. @default false */
  readonly honorMetadata?: AlloyBoolean;
  /**
   * `enable_type_and_unit_labels`: adds metrics' type and unit as labels; experimental.
   * Since Alloy 1.14.
   * @default false
   */
  readonly enableTypeAndUnitLabels?: AlloyBoolean;
  /** `start_timestamp_zero_ingestion`. Since Alloy 1.19. @default false */
  readonly startTimestampZeroIngestion?: AlloyBoolean;
  /** `clustering`: shares the work among the Alloys of a cluster. @default - not set */
  readonly clustering?: ClusterComponentBlock;
}

/**
 * Scrapes targets. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.scrape/
 */
export class PrometheusScrape extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<PrometheusScrapeProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  targets: 'list(target)!',
  forwardTo: 'list(capsule(prometheus.Appendable))!',
  jobName: 'string',
  honorLabels: 'bool',
  honorTimestamps: 'bool',
  trackTimestampsStaleness: 'bool',
  params: 'map(list(string))',
  scrapeClassicHistograms: 'bool',
  scrapeNativeHistograms: 'bool',
  scrapeFailureLogFile: 'string',
  scrapeInterval: 'duration',
  scrapeTimeout: 'duration',
  scrapeProtocols: oneOf(
    'list(string)',
    'OpenMetricsText0.0.1',
    'OpenMetricsText1.0.0',
    'PrometheusProto',
    'PrometheusText0.0.4',
    'PrometheusText1.0.0',
  ),
  metricsPath: 'string',
  scheme: 'string',
  bodySizeLimit: 'bytes',
  sampleLimit: 'uint',
  targetLimit: 'uint',
  labelLimit: 'uint',
  labelNameLengthLimit: 'uint',
  labelValueLengthLimit: 'uint',
  basicAuth: nested('block', BASIC_AUTH),
  authorization: nested('block', AUTHORIZATION),
  oauth2: nested('block', OAUTH2_CONFIG),
  bearerToken: 'secret',
  bearerTokenFile: 'string',
  proxyUrl: 'string',
  noProxy: 'string',
  proxyFromEnvironment: 'bool',
  proxyConnectHeader: 'map(list(secret))',
  tlsConfig: nested('block', TLS_CONFIG),
  followRedirects: 'bool',
  enableHttp2: 'bool',
  httpHeaders: 'map(list(secret))',
  extraMetrics: 'bool',
  enableProtobufNegotiation: 'bool',
  metricNameValidationScheme: oneOf('string', 'utf8', 'legacy'),
  metricNameEscapingScheme: oneOf('string', 'allow-utf-8', 'underscores', 'dots', 'values'),
  scrapeFallbackProtocol: oneOf(
    'string',
    'OpenMetricsText0.0.1',
    'OpenMetricsText1.0.0',
    'PrometheusProto',
    'PrometheusText0.0.4',
    'PrometheusText1.0.0',
  ),
  convertClassicHistogramsToNhcb: 'bool',
  enableCompression: 'bool',
  nativeHistogramBucketLimit: 'uint',
  nativeHistogramMinBucketFactor: 'float64',
  honorMetadata: 'bool',
  enableTypeAndUnitLabels: 'bool',
  startTimestampZeroIngestion: 'bool',
  clustering: nested('block', CLUSTER_COMPONENT_BLOCK),
};

const TYPE: ComponentType = {
  name: 'prometheus.scrape',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    convert_classic_histograms_to_nhcb: '1.11',
    enable_compression: '1.11',
    enable_type_and_unit_labels: '1.14',
    honor_metadata: '1.11',
    metric_name_escaping_scheme: '1.11',
    metric_name_validation_scheme: '1.11',
    native_histogram_bucket_limit: '1.11',
    native_histogram_min_bucket_factor: '1.11',
    scrape_fallback_protocol: '1.11',
    start_timestamp_zero_ingestion: '1.19',
  },
  lessStable: {
    experimental: [
      'enable_type_and_unit_labels',
      'honor_metadata',
      'start_timestamp_zero_ingestion',
    ],
  },
};
