// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyEnum,
  AlloyList,
  AlloyNumber,
  AlloyString,
  MetricsReceiver,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { LABEL_SELECTOR, type LabelSelector } from './common-config';
import { KUBERNETES_CLIENT_ARGUMENTS, type KubernetesClientArguments } from './common-kubernetes';
import { RELABEL_CONFIG, type RelabelConfig } from './common-relabel';
import { CLUSTER_COMPONENT_BLOCK, type ClusterComponentBlock } from './service-cluster';

/** `scrape`. */
export interface PrometheusOperatorScrapeOptions {
  /** `default_scrape_interval`: how often it scrapes, where the resource doesn't say. @default 1m */
  readonly defaultScrapeInterval?: AlloyDuration;
  /** `default_scrape_timeout`: longest a scrape may take, where the resource doesn't say. @default 10s */
  readonly defaultScrapeTimeout?: AlloyDuration;
  /** `default_sample_limit`: samples a scrape may have, where the resource doesn't say. Since Alloy 1.13. @default 0 */
  readonly defaultSampleLimit?: AlloyNumber;
  /** `scrape_native_histograms`: takes native histograms. Since Alloy 1.13. @default false */
  readonly scrapeNativeHistograms?: AlloyBoolean;
  /** `scrape_classic_histograms`. Since Alloy 1.19. @default false */
  readonly scrapeClassicHistograms?: AlloyBoolean;
  /** `convert_classic_histograms_to_nhcb`. Since Alloy 1.19. @default false */
  readonly convertClassicHistogramsToNhcb?: AlloyBoolean;
  /** `native_histogram_bucket_limit`. Since Alloy 1.19. @default 0 */
  readonly nativeHistogramBucketLimit?: AlloyNumber;
  /** `native_histogram_min_bucket_factor`. Since Alloy 1.19. @default 0 */
  readonly nativeHistogramMinBucketFactor?: AlloyNumber;
  /** `honor_metadata`: hands on metrics' metadata; experimental. Since Alloy 1.14. @default false */
  readonly honorMetadata?: AlloyBoolean;
  /**
   * `enable_type_and_unit_labels`: adds metrics' type and unit as labels; experimental.
   * Since Alloy 1.14.
   * @default false
   */
  readonly enableTypeAndUnitLabels?: AlloyBoolean;
  /** `start_timestamp_zero_ingestion`. Since Alloy 1.19. @default false */
  readonly startTimestampZeroIngestion?: AlloyBoolean;
}

/** Arguments that several components share. */
export interface PrometheusOperatorArguments {
  /** `client`: how it reaches Kubernetes. @default - not set */
  readonly client?: KubernetesClientArguments;
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<MetricsReceiver>;
  /** `namespaces`: where it looks for the resources; empty for every namespace. @default [] */
  readonly namespaces?: AlloyList<AlloyString>;
  /** `kubernetes_role`: how it finds a service's pods: `endpoints` or `endpointslice`. @default endpoints */
  readonly kubernetesRole?: AlloyEnum<'endpointslice' | 'endpoints'>;
  /** `selector`: labels that the resources must have. @default - not set */
  readonly selector?: LabelSelector;
  /** `clustering`: shares the work among the Alloys of a cluster. @default - not set */
  readonly clustering?: ClusterComponentBlock;
  /** `rule`: relabelling rules for every target that it finds, applied in order. @default - none */
  readonly rule?: readonly RelabelConfig[];
  /** `scrape`: how it scrapes, where a resource doesn't say. @default - not set */
  readonly scrape?: PrometheusOperatorScrapeOptions;
  /** `informer_sync_timeout`: longest it waits at the start for the resources there are. @default 1m */
  readonly informerSyncTimeout?: AlloyDuration;
}

/** @internal */
export const PROMETHEUS_OPERATOR_SCRAPE_OPTIONS: Schema = {
  defaultScrapeInterval: 'duration',
  defaultScrapeTimeout: 'duration',
  defaultSampleLimit: 'uint',
  scrapeNativeHistograms: 'bool',
  scrapeClassicHistograms: 'bool',
  convertClassicHistogramsToNhcb: 'bool',
  nativeHistogramBucketLimit: 'uint',
  nativeHistogramMinBucketFactor: 'float64',
  honorMetadata: 'bool',
  enableTypeAndUnitLabels: 'bool',
  startTimestampZeroIngestion: 'bool',
};

/** @internal */
export const PROMETHEUS_OPERATOR_ARGUMENTS: Schema = {
  client: nested('block', KUBERNETES_CLIENT_ARGUMENTS),
  forwardTo: 'list(capsule(prometheus.Appendable))!',
  namespaces: 'list(string)',
  kubernetesRole: oneOf('string', 'endpointslice', 'endpoints'),
  selector: nested('block', LABEL_SELECTOR),
  clustering: nested('block', CLUSTER_COMPONENT_BLOCK),
  rule: nested('blocks', RELABEL_CONFIG),
  scrape: nested('block', PROMETHEUS_OPERATOR_SCRAPE_OPTIONS),
  informerSyncTimeout: 'duration',
};
