import type { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { Construct } from 'constructs';
import { OtelConfig } from '../../../lib/otel/config';
import type { KubernetesWorkload } from '../kubernetes-workload';
import { makeTier, type CollectorTierProps } from './collector-tier';
import type { CollectorNetworkPolicy } from './network-policy';
import type { Replicas, Scaling } from './scaling';
import { SelfMetrics, type SelfMetricsDelivery } from './self-metrics';
import { addRouting, type RoutingProps } from './two-tiers';

/** The collectors before others. */
export interface CollectorFrontProps
  extends
    Omit<CollectorTierProps, 'annotations' | 'config' | 'backends' | 'persistentQueue'>,
    Omit<RoutingProps, 'bearerAuth'> {
  /** How its metrics about itself get to a store, as those of the others; a ServiceMonitor of theirs finds it too. */
  readonly selfMetrics?: SelfMetricsDelivery | false;
}

/**
 * The first of two tiers: takes what all senders send, and passes the data of a stream or a trace to one pod of the second
 * (`TwoTiers`).
 *
 * Its default child is the Deployment.
 *
 * @example
 * const lgtm = new LgtmBackend(stack, 'lgtm', {
 *   metrics: Mimir.external({ url: 'http://mimir-gateway.monitoring.svc' }),
 *   collector: { twoTiers: { front: { min: 2, max: 4 } } },
 * });
 * const front: CollectorFront | undefined = lgtm.collector?.front;
 */
export class CollectorFront extends Construct {
  /** What its objects are called. */
  readonly name: string;
  /** Its configuration: add components and pipelines, or override. */
  readonly config: OtelConfig;
  /** Holds the configuration as the pods read it. */
  readonly configMap: ConfigMapV1;
  /** Its Deployment. */
  readonly workload: KubernetesWorkload<'deployment' | 'stateful-set'>;
  /** How many run. */
  readonly replicas: Replicas;
  /** What keeps several replicas going. */
  readonly scaling: Scaling;
  /** Who may talk to it; none when it was given as false. */
  readonly networkPolicy?: CollectorNetworkPolicy;
  /** What it reports about itself. */
  readonly selfMetrics: SelfMetrics;
  /** Labels of its pods. */
  readonly podLabels: { readonly [label: string]: string };

  constructor(scope: Construct, id: string, props: CollectorFrontProps) {
    super(scope, id);
    this.podLabels = props.podLabels;
    this.replicas = props.replicas;
    this.name = props.metadata.name;
    this.selfMetrics = new SelfMetrics(this, 'self-metrics', {
      metadata: props.metadata,
      delivery: typeof props.selfMetrics === 'object' ? false : props.selfMetrics,
      hasStore: props.signals.includes('metrics'),
    });
    this.config = new OtelConfig(this, 'config', this.selfMetrics.telemetry);
    const { metrics } = addRouting(this.config, {
      ...props,
      bearerAuth: props.bearerToken !== undefined,
    });
    if (metrics !== undefined) this.selfMetrics.addPipeline(this.config, metrics);
    const { annotations } = this.selfMetrics;
    const made = makeTier(this, { ...props, annotations, config: this.config, backends: [] });
    this.configMap = made.configMap;
    this.workload = made.workload;
    this.scaling = made.scaling;
    this.networkPolicy = made.networkPolicy;
    this.node.defaultChild = this.workload;
  }
}
