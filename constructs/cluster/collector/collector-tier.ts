import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { Lazy } from 'cdktf';
import type { Construct } from 'constructs';
import type { OtelConfig } from '../../../lib/otel/config';
import { terraformLiteral } from '../../../lib/terraform/literal';
import type { KubernetesWorkload } from '../kubernetes-workload';
import { CONFIG_FILE } from './collector-pod';
import { collectorWorkload, type CollectorWorkloadProps } from './collector-workload';
import {
  CollectorNetworkPolicy,
  type CollectorNetworkPolicyProps,
  type NetworkPolicyOptions,
} from './network-policy';
import { Scaling } from './scaling';

/** What a number of collectors with one configuration is made of. */
export interface CollectorTierProps extends Omit<CollectorWorkloadProps, 'configMap'> {
  /** Its configuration. */
  readonly config: OtelConfig;
  /** Who may talk to it; false makes no NetworkPolicy. */
  readonly networkPolicy?: NetworkPolicyOptions | false;
  /** Which other collectors it talks to. */
  readonly peers?: Pick<CollectorNetworkPolicyProps, 'sentBy' | 'sendsTo'>;
}

/** A number of collectors with one configuration. */
export interface CollectorTier {
  /** Holds the configuration as the pods read it. */
  readonly configMap: ConfigMapV1;
  /** What runs the pods. */
  readonly workload: KubernetesWorkload<'deployment' | 'stateful-set'>;
  /** What keeps several replicas going. */
  readonly scaling: Scaling;
  /** Who may talk to it; none when that was given as false. */
  readonly networkPolicy?: CollectorNetworkPolicy;
}

/** Makes all of it in `scope`. */
export function makeTier(scope: Construct, props: CollectorTierProps): CollectorTier {
  const { config, metadata, podLabels, replicas, networkPolicy, peers, backends } = props;
  const { name, namespace } = metadata;
  const text = Lazy.stringValue({ produce: () => terraformLiteral(config.toYaml()) });
  const data = { [CONFIG_FILE]: text };
  const configMap = new ConfigMapV1(scope, 'config-map', { metadata, data });
  const workload = collectorWorkload(scope, { ...props, configMap });
  const kind = workload.kind === 'deployment' ? 'Deployment' : 'StatefulSet';
  const pods = { name, namespace, podLabels };
  return {
    configMap,
    workload,
    scaling: new Scaling(scope, 'scaling', { ...pods, kind, replicas }),
    networkPolicy:
      networkPolicy === false
        ? undefined
        : new CollectorNetworkPolicy(scope, 'network-policy', {
            ...networkPolicy,
            ...pods,
            ...peers,
            backends,
          }),
  };
}
