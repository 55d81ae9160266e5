// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyBoolean, AlloyList, AlloyString, LogsReceiver } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { LABEL_SELECTOR, type LabelSelector } from '../shared/common-config';
import {
  KUBERNETES_CLIENT_ARGUMENTS,
  type KubernetesClientArguments,
} from '../shared/common-kubernetes';
import { CLUSTER_COMPONENT_BLOCK, type ClusterComponentBlock } from '../shared/service-cluster';

/** `node_filter` of `loki.source.podlogs`. */
export interface LokiSourcePodlogsNodeFilter {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
  /** `node_name`: which node; empty takes `NODE_NAME` from the environment. @default "" */
  readonly nodeName?: AlloyString;
}

/** Arguments of `loki.source.podlogs`. */
export interface LokiSourcePodlogsProps {
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<LogsReceiver>;
  /** `client`: how to reach Kubernetes; without it, as the pod's service account. @default - not set */
  readonly client?: KubernetesClientArguments;
  /** `selector`: which `PodLogs` resources, by label. @default - not set */
  readonly selector?: LabelSelector;
  /** `namespace_selector`: in which namespaces to look for `PodLogs`, by label. @default - not set */
  readonly namespaceSelector?: LabelSelector;
  /**
   * `tail_from_end`: skips what new pods logged so far, unless a position is saved.
   * Since Alloy 1.11.
   * @default false
   */
  readonly tailFromEnd?: AlloyBoolean;
  /**
   * `node_filter`: only pods on one node; much lighter on the API in a DaemonSet.
   * Since Alloy 1.11.
   * @default - not set
   */
  readonly nodeFilter?: LokiSourcePodlogsNodeFilter;
  /** `preserve_discovered_labels`: hands the pod's `__meta_kubernetes_` labels on. Since Alloy 1.12. @default false */
  readonly preserveDiscoveredLabels?: AlloyBoolean;
  /** `clustering`: shares the work among the Alloys of a cluster. @default - not set */
  readonly clustering?: ClusterComponentBlock;
}

/**
 * Reads logs of the pods that `PodLogs` resources in Kubernetes select. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.podlogs/
 */
export class LokiSourcePodlogs extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<LokiSourcePodlogsProps>) {
    super(scope, id, TYPE, props);
  }
}

const NODE_FILTER: Schema = {
  enabled: 'bool',
  nodeName: 'string',
};

const PROPS: Schema = {
  forwardTo: 'list(capsule(loki.LogsReceiver))!',
  client: nested('block', KUBERNETES_CLIENT_ARGUMENTS),
  selector: nested('block', LABEL_SELECTOR),
  namespaceSelector: nested('block', LABEL_SELECTOR),
  tailFromEnd: 'bool',
  nodeFilter: nested('block', NODE_FILTER),
  preserveDiscoveredLabels: 'bool',
  clustering: nested('block', CLUSTER_COMPONENT_BLOCK),
};

const TYPE: ComponentType = {
  name: 'loki.source.podlogs',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    node_filter: '1.11',
    preserve_discovered_labels: '1.12',
    tail_from_end: '1.11',
  },
};
