// what a user of the library may name
export type { PodOptions, Toleration } from '../pod-options';
export {
  KubernetesWorkload,
  type WorkloadConfigs,
  type WorkloadKind,
} from '../kubernetes-workload';
export type { CollectorBackends, CollectorPipelineOptions } from './collector-pipelines';
export type { SecretKey } from './collector-pod';
export {
  CollectorNetworkPolicy,
  type CollectorNetworkPolicyProps,
  type DnsPeer,
  type NetworkPolicyOptions,
} from './network-policy';
export { CollectorFront, type CollectorFrontProps } from './collector-front';
export type { ComponentNames } from './collector-image';
export type { CollectorTierProps } from './collector-tier';
export type { CollectorMetadata, CollectorWorkloadProps } from './collector-workload';
export { OtelCollector } from './otel-collector';
export type { OtelCollectorOptions, OtelCollectorProps } from './otel-collector-props';
export type { CardinalityLimits } from './selection';
export type { RoutingProps, TwoTiers } from './two-tiers';
export type { PersistentQueueProps } from './persistent-queue';
export { Scaling, type Replicas, type ScalingProps } from './scaling';
export {
  SelfMetrics,
  type SelfMetricsDelivery,
  type SelfMetricsProps,
  type ServiceMonitorOptions,
} from './self-metrics';
