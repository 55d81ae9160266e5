import type { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import type { DeploymentV1SpecTemplate } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { Fn } from 'cdktf';
import type { Construct } from 'constructs';
import type { Size } from '../../../lib/units';
import type { Backend } from '../backends/backend';
import { KubernetesWorkload } from '../kubernetes-workload';
import type { PodOptions } from '../pod-options';
import { collectorPod, CONFIG_FILE, type SecretKey } from './collector-pod';
import { queueClaims, queueTemplate, type PersistentQueueProps } from './persistent-queue';
import type { Replicas } from './scaling';

/** What a collector's ConfigMap, workload and Service have in common. */
export interface CollectorMetadata {
  /** Their name. */
  readonly name: string;
  /** Their namespace. */
  readonly namespace: string;
  /** Their labels, which are those of the pods. */
  readonly labels: { [label: string]: string };
}

/** What runs a collector. */
export interface CollectorWorkloadProps {
  /** Its name, namespace and labels. */
  readonly metadata: CollectorMetadata;
  /** The pods' image. */
  readonly image: string;
  /** The pods' memory limit. */
  readonly memory: Size;
  /** What a pod asks of a CPU, in Kubernetes' spelling. */
  readonly cpu: string;
  /** Labels of the pods. */
  readonly podLabels: { readonly [label: string]: string };
  /** The configuration. */
  readonly configMap: ConfigMapV1;
  /** How many pods there are. */
  readonly replicas: Replicas;
  /** The token that senders have to show. @default - none */
  readonly bearerToken?: SecretKey;
  /** Keeps what waits on a disk. @default - in memory */
  readonly persistentQueue?: PersistentQueueProps;
  /** Whether each pod has a name that its replacement has too. @default false */
  readonly named?: boolean;
  /** Where the pods run. @default - anywhere */
  readonly pods?: PodOptions;
  /** What it writes to. */
  readonly backends: readonly Backend[];
  /** Annotations of the pods, besides what restarts them. */
  readonly annotations: { readonly [annotation: string]: string };
}

/** A Deployment, or with a queue on a disk or names a StatefulSet, in `scope`. */
export function collectorWorkload(
  scope: Construct,
  props: CollectorWorkloadProps,
): KubernetesWorkload<'deployment' | 'stateful-set'> {
  const { metadata, podLabels, persistentQueue, named } = props;
  const { min, max } = props.replicas;
  const common = {
    // an autoscaler's number isn't ours to set back
    replicas: max > min ? undefined : String(min),
    selector: { matchLabels: { ...podLabels } },
    template: podTemplate(props),
  };
  const spec = { ...common, serviceName: metadata.name };
  if (persistentQueue) {
    const claims = queueClaims(scope, { metadata, queue: persistentQueue, replicas: max });
    return new KubernetesWorkload(scope, 'stateful-set', 'stateful-set', {
      metadata,
      spec: { ...spec, ...queueTemplate(persistentQueue) },
      dependsOn: claims,
      // it can't be changed, and says nothing once the claims are there
      lifecycle: { ignoreChanges: ['spec[0].volume_claim_template'] },
    });
  }
  if (named)
    return new KubernetesWorkload(scope, 'stateful-set', 'stateful-set', { metadata, spec });
  // never two at once where one has to see everything: each would count delta points of its own, and the hosts'
  // queues bridge the gap
  const type = max > 1 ? 'RollingUpdate' : 'Recreate';
  return new KubernetesWorkload(scope, 'deployment', 'deployment', {
    metadata,
    spec: { ...common, strategy: { type } },
  });
}

function podTemplate(props: CollectorWorkloadProps): DeploymentV1SpecTemplate {
  const { configMap, podLabels } = props;
  return {
    metadata: {
      labels: { ...podLabels },
      annotations: { 'checksum/config': checksum(configMap), ...props.annotations },
    },
    spec: collectorPod({
      configMapName: configMap.metadata.name,
      image: props.image,
      memory: props.memory,
      cpu: props.cpu,
      podLabels,
      bearerToken: props.bearerToken,
      persistentQueue: props.persistentQueue !== undefined,
      pods: props.pods,
      backends: props.backends,
    }),
  };
}

/** Terraform's own hash of what the ConfigMap holds, so that a changed configuration restarts the pods. */
function checksum(configMap: ConfigMapV1): string {
  return Fn.sha256(Fn.lookup(configMap.getStringMapAttribute('data'), CONFIG_FILE));
}
