import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { ServiceV1 } from '@cdktf/provider-kubernetes/lib/service-v1';
import { StatefulSetV1 } from '@cdktf/provider-kubernetes/lib/stateful-set-v1';
import { Fn, Lazy } from 'cdktf';
import { Construct } from 'constructs';
import { fail } from '../../../lib/errors';
import { OtelConfig } from '../../../lib/otel/config';
import { terraformLiteral } from '../../../lib/terraform/literal';
import { Size } from '../../../lib/units';
import { collectorImage } from './collector-image';
import {
  addPipelines,
  statefulOptions,
  type CollectorBackends,
  type CollectorPipelineOptions,
} from './collector-pipelines';
import { collectorPod, CONFIG_FILE, PORTS, SELF_METRICS, type SecretKey } from './collector-pod';
import { kubernetesName } from '../kubernetes-name';
import { CollectorNetworkPolicy, type NetworkPolicyOptions } from './network-policy';
import { queueClaim, type PersistentQueueProps } from './persistent-queue';
import { replicasOf, Scaling, type Replicas } from './scaling';

/** What can be chosen of the cluster's collector. */
export interface OtelCollectorOptions extends CollectorPipelineOptions {
  /**
   * Its image, a distribution with the components that the configuration names. Pin its digest (`crane digest <image>`)
   * behind the tag: `…:0.152.0@sha256:…`. @default OtelCollector.IMAGE, by its tag
   */
  readonly image?: string;
  /** The collector's version, `0.152.0`, where the image's tag doesn't say: it decides what components are called. @default - from the tag */
  readonly version?: string;
  /** Its memory limit, from which the memory limiter takes its own; 512 MiB at least. @default 512 MiB */
  readonly memory?: Size;
  /** What it asks of a CPU, in Kubernetes' spelling. @default 50m */
  readonly cpu?: string;
  /** How many run; more than one only without options that need all data in one place. @default 1 */
  readonly replicas?: number | Replicas;
  /** Keeps what waits for a backend on a disk; the workload is a StatefulSet then. @default - in memory */
  readonly persistentQueue?: PersistentQueueProps;
  /** What senders have to show as `Authorization: Bearer`, besides being on the tailnet. @default - nothing */
  readonly bearerToken?: SecretKey;
  /** Who may talk to it; false makes no NetworkPolicy. @default - the tailnet's proxies, and `monitoring` for its metrics */
  readonly networkPolicy?: NetworkPolicyOptions | false;
}

/** The cluster's collector. */
export interface OtelCollectorProps extends OtelCollectorOptions {
  /** What its ConfigMap, workload and Service are called, unique in the namespace. */
  readonly name: string;
  /** The namespace that it runs in; it has to exist. */
  readonly namespace: string;
  /** Where each signal goes; a signal without a backend is not served. */
  readonly backends: CollectorBackends;
}

/**
 * The OpenTelemetry Collector in the cluster, which all workstations send to (FR-005, FR-012): a Deployment of one
 * unless told otherwise, since turning delta counters into cumulative ones needs every point of a series in one place.
 */
export class OtelCollector extends Construct {
  /** The Kubernetes distribution, which has every component that we name but the connector `span_metrics`. */
  static readonly IMAGE =
    'ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-k8s:0.152.0';
  /** The contrib distribution, which has that connector too: the default with `spanMetrics`. */
  static readonly CONTRIB_IMAGE =
    'ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-contrib:0.152.0';

  /** Its configuration: add components and pipelines, or override. */
  readonly config: OtelConfig;
  /** Its Deployment, or with a persistent queue its StatefulSet, for overrides. */
  readonly workload: DeploymentV1 | StatefulSetV1;
  /** Labels of its pods. */
  readonly podLabels: { readonly [label: string]: string };

  /** @throws for a name, an image, a memory or replicas that can't work */
  constructor(scope: Construct, id: string, props: OtelCollectorProps) {
    super(scope, id);
    const { namespace, memory = MEMORY, cpu = '50m', persistentQueue, bearerToken } = props;
    const name = kubernetesName(this, "a collector's name", props.name);
    if (memory.toBytes() < MEMORY.toBytes()) {
      fail(
        this,
        `the memory is ${MEMORY.toQuantity()} at least, which full queues need, but ${memory.toQuantity()} was given`,
      );
    }
    const fallback = props.spanMetrics ? OtelCollector.CONTRIB_IMAGE : OtelCollector.IMAGE;
    const { image, names } = collectorImage(this, props.image ?? fallback, props.version);
    const replicas = replicasOf(this, props.replicas ?? 1, statefulOptions(props));
    this.podLabels = {
      'app.kubernetes.io/name': 'otel-collector',
      'app.kubernetes.io/instance': name,
    };
    this.config = new OtelConfig(this, 'config', SELF_METRICS);
    const persistent = persistentQueue !== undefined;
    addPipelines(this, this.config, {
      ...props,
      names,
      bearerAuth: bearerToken !== undefined,
      persistentQueue: persistent,
    });

    const metadata = { name, namespace, labels: { ...this.podLabels } };
    const text = Lazy.stringValue({ produce: () => terraformLiteral(this.config.toYaml()) });
    const configMap = new ConfigMapV1(this, 'config-map', {
      metadata,
      data: { [CONFIG_FILE]: text },
    });
    const common = {
      // an autoscaler's number isn't ours to set back
      replicas: replicas.max > replicas.min ? undefined : String(replicas.min),
      selector: { matchLabels: { ...this.podLabels } },
      template: {
        metadata: {
          labels: { ...this.podLabels },
          annotations: { 'checksum/config': checksum(configMap) },
        },
        spec: collectorPod({
          configMapName: configMap.metadata.name,
          image,
          memory,
          cpu,
          podLabels: this.podLabels,
          bearerToken,
          persistentQueue: persistent,
        }),
      },
    };
    // never two at once where one has to see everything: each would count delta points of its own, and the hosts'
    // queues bridge the gap
    const type = replicas.max > 1 ? 'RollingUpdate' : 'Recreate';
    this.workload = persistentQueue
      ? new StatefulSetV1(this, 'stateful-set', {
          metadata,
          spec: { ...common, serviceName: name, ...queueClaim(persistentQueue) },
        })
      : new DeploymentV1(this, 'deployment', {
          metadata,
          spec: { ...common, strategy: { type } },
        });
    new ServiceV1(this, 'service', {
      metadata,
      spec: {
        selector: { ...this.podLabels },
        port: PORTS.map(({ name, port }) => ({ name, port, targetPort: name })),
      },
    });
    new Scaling(this, 'scaling', {
      kind: persistent ? 'StatefulSet' : 'Deployment',
      name,
      namespace,
      podLabels: this.podLabels,
      replicas,
    });
    if (props.networkPolicy !== false) {
      const { metrics, logs, traces } = props.backends;
      new CollectorNetworkPolicy(this, 'network-policy', {
        ...props.networkPolicy,
        name,
        namespace,
        podLabels: this.podLabels,
        backends: [metrics, logs, traces].filter((each) => each !== undefined),
      });
    }
  }
}

/** Terraform's own hash of what the ConfigMap holds, so that a changed configuration restarts the pods. */
function checksum(configMap: ConfigMapV1): string {
  return Fn.sha256(Fn.lookup(configMap.getStringMapAttribute('data'), CONFIG_FILE));
}

/** Three queues of `MAX_REQUEST` cost up to 4.9 times that of heap; the memory limiter refuses at 0.64 of the limit. */
const MEMORY = Size.mebibytes(512);
