// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyList, AlloyTarget, LogsReceiver } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import {
  KUBERNETES_CLIENT_ARGUMENTS,
  type KubernetesClientArguments,
} from '../shared/common-kubernetes';
import { CLUSTER_COMPONENT_BLOCK, type ClusterComponentBlock } from '../shared/service-cluster';

/** Arguments of `loki.source.kubernetes`. */
export interface LokiSourceKubernetesProps {
  /** `targets`: what it works on, such as an exporter's or a discovery's `targets`. */
  readonly targets: AlloyList<AlloyTarget>;
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<LogsReceiver>;
  /** `client`: how to reach Kubernetes; without it, as the pod's service account. @default - not set */
  readonly client?: KubernetesClientArguments;
  /** `clustering`: shares the targets among the Alloys of a cluster. @default - not set */
  readonly clustering?: ClusterComponentBlock;
}

/**
 * Reads containers' logs through the Kubernetes API, so without a DaemonSet or access to files. Upstream's stability:
 * generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.kubernetes/
 */
export class LokiSourceKubernetes extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<LokiSourceKubernetesProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  targets: 'list(target)!',
  forwardTo: 'list(capsule(loki.LogsReceiver))!',
  client: nested('block', KUBERNETES_CLIENT_ARGUMENTS),
  clustering: nested('block', CLUSTER_COMPONENT_BLOCK),
};

const TYPE: ComponentType = {
  name: 'loki.source.kubernetes',
  stability: 'generally-available',
  schema: PROPS,
};
