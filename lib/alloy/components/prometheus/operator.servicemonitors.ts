// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyEnum,
  AlloyList,
  AlloyString,
  MetricsReceiver,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { LABEL_SELECTOR, type LabelSelector } from '../shared/common-config';
import {
  KUBERNETES_CLIENT_ARGUMENTS,
  type KubernetesClientArguments,
} from '../shared/common-kubernetes';
import { RELABEL_CONFIG, type RelabelConfig } from '../shared/common-relabel';
import {
  PROMETHEUS_OPERATOR_SCRAPE_OPTIONS,
  type PrometheusOperatorScrapeOptions,
} from '../shared/prometheus-operator';
import { CLUSTER_COMPONENT_BLOCK, type ClusterComponentBlock } from '../shared/service-cluster';

/** Arguments of `prometheus.operator.servicemonitors`. */
export interface PrometheusOperatorServicemonitorsProps {
  /** `client` @default - not set */
  readonly client?: KubernetesClientArguments;
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<MetricsReceiver>;
  /** `namespaces` @default [] */
  readonly namespaces?: AlloyList<AlloyString>;
  /** `kubernetes_role` @default endpoints */
  readonly kubernetesRole?: AlloyEnum<'endpointslice' | 'endpoints'>;
  /** `selector` @default - not set */
  readonly selector?: LabelSelector;
  /** `clustering`: shares the work among the Alloys of a cluster. @default - not set */
  readonly clustering?: ClusterComponentBlock;
  /** `rule`: relabelling rules, applied in order. @default - none */
  readonly rule?: readonly RelabelConfig[];
  /** `scrape` @default - not set */
  readonly scrape?: PrometheusOperatorScrapeOptions;
  /** `informer_sync_timeout` @default 1m */
  readonly informerSyncTimeout?: AlloyDuration;
  /** `allow_arbitrary_file_access`. Since Alloy 1.19. @default false */
  readonly allowArbitraryFileAccess?: AlloyBoolean;
}

/**
 * Finds a Kubernetes cluster's ServiceMonitor resources and scrapes what they point to. Upstream's stability: generally
 * available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.operator.servicemonitors/
 */
export class PrometheusOperatorServicemonitors extends TypedComponent {
  constructor(
    scope: Construct,
    id: string,
    props: AlloyProps<PrometheusOperatorServicemonitorsProps>,
  ) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  client: nested('block', KUBERNETES_CLIENT_ARGUMENTS),
  forwardTo: 'list(capsule(prometheus.Appendable))!',
  namespaces: 'list(string)',
  kubernetesRole: oneOf('string', 'endpointslice', 'endpoints'),
  selector: nested('block', LABEL_SELECTOR),
  clustering: nested('block', CLUSTER_COMPONENT_BLOCK),
  rule: nested('blocks', RELABEL_CONFIG),
  scrape: nested('block', PROMETHEUS_OPERATOR_SCRAPE_OPTIONS),
  informerSyncTimeout: 'duration',
  allowArbitraryFileAccess: 'bool',
};

const TYPE: ComponentType = {
  name: 'prometheus.operator.servicemonitors',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    allow_arbitrary_file_access: '1.19',
    'scrape.convert_classic_histograms_to_nhcb': '1.19',
    'scrape.default_sample_limit': '1.13',
    'scrape.enable_type_and_unit_labels': '1.14',
    'scrape.honor_metadata': '1.14',
    'scrape.native_histogram_bucket_limit': '1.19',
    'scrape.native_histogram_min_bucket_factor': '1.19',
    'scrape.scrape_classic_histograms': '1.19',
    'scrape.scrape_native_histograms': '1.13',
    'scrape.start_timestamp_zero_ingestion': '1.19',
  },
  lessStable: {
    experimental: ['scrape.enable_type_and_unit_labels', 'scrape.start_timestamp_zero_ingestion'],
  },
};
