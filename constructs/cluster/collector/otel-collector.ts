import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { ServiceV1 } from '@cdktf/provider-kubernetes/lib/service-v1';
import { Lazy } from 'cdktf';
import { Construct } from 'constructs';
import { OtelConfig } from '../../../lib/otel/config';
import { terraformLiteral } from '../../../lib/terraform/literal';
import type { Duration, Size } from '../../../lib/units';
import { DEFAULT_OUTAGE } from '../../wiring/limits';
import type { Backend } from '../backends/backend';
import { collectorImage, type ComponentNames } from './collector-image';
import { memoryOf } from './collector-memory';
import {
  addPipelines,
  statefulOptions,
  type CollectorBackends,
  type CollectorPipelineOptions,
} from './collector-pipelines';
import { CONFIG_FILE, PORTS, type SecretKey } from './collector-pod';
import { collectorWorkload, type CollectorMetadata } from './collector-workload';
import { DUAL_STACK, kubernetesName } from '../kubernetes-name';
import type { KubernetesWorkload } from '../kubernetes-workload';
import { CollectorNetworkPolicy, type NetworkPolicyOptions } from './network-policy';
import type { PersistentQueueProps } from './persistent-queue';
import { replicasOf, Scaling, type Replicas } from './scaling';
import { SelfMetrics, type SelfMetricsDelivery } from './self-metrics';

/** What can be chosen of the cluster's collector. */
export interface OtelCollectorOptions extends CollectorPipelineOptions {
  /**
   * Its image, a distribution with the components that the configuration names. Pin its digest (`crane digest <image>`)
   * behind the tag: `…:0.152.0@sha256:…`. @default OtelCollector.IMAGE, by its tag
   */
  readonly image?: string;
  /** The collector's version, `0.152.0`, where the image's tag doesn't say: it decides what components are called. @default - from the tag */
  readonly version?: string;
  /** Its memory limit, from which the memory limiter takes its own; 768 MiB at least. @default 768 MiB */
  readonly memory?: Size;
  /** What it asks of a CPU, in Kubernetes' spelling. @default 50m */
  readonly cpu?: string;
  /** How many run; more than one only without options that need all data in one place. @default 1 */
  readonly replicas?: number | Replicas;
  /**
   * Keeps what waits for a backend on a disk; the workload is a StatefulSet then.
   * @default - in memory: what waits when it is killed is lost, of which nobody is told
   */
  readonly persistentQueue?: PersistentQueueProps;
  /** What senders have to show as `Authorization: Bearer`, besides being on the tailnet. @default - nothing */
  readonly bearerToken?: SecretKey;
  /**
   * How its metrics about itself, which show what it refuses, loses and holds, get to a store: `pipeline`, `annotations`,
   * or a ServiceMonitor, `{ serviceMonitorLabels: { … } }`; false only has them at its port 8888.
   * @default pipeline, where metrics have a backend
   */
  readonly selfMetrics?: SelfMetricsDelivery | false;
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
  /** How long a host may be away, for which a delta counter is known and a request tried again. @default Duration.hours(24) */
  readonly maxOutage?: Duration;
}

/**
 * The OpenTelemetry Collector in the cluster, which all workstations send to (FR-005, FR-012): a Deployment of one
 * unless told otherwise, since turning delta counters into cumulative ones needs every point of a series in one place.
 *
 * Its default child is the workload.
 */
export class OtelCollector extends Construct {
  /** The Kubernetes distribution, which has every component that we name. */
  static readonly IMAGE =
    'ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-k8s:0.152.0';

  /** What its objects are called. */
  readonly name: string;
  /** Its configuration: add components and pipelines, or override. */
  readonly config: OtelConfig;
  /** Holds the configuration as the pods read it. */
  readonly configMap: ConfigMapV1;
  /** Its Deployment, or with a persistent queue its StatefulSet. */
  readonly workload: KubernetesWorkload<'deployment' | 'stateful-set'>;
  /** Its Service in the cluster, for senders there and for whoever reads its own metrics. */
  readonly service: ServiceV1;
  /** What keeps several replicas going. */
  readonly scaling: Scaling;
  /** Who may talk to it; none when it was given as false. */
  readonly networkPolicy?: CollectorNetworkPolicy;
  /** What it reports about itself. */
  readonly selfMetrics: SelfMetrics;
  /** Labels of its pods. */
  readonly podLabels: { readonly [label: string]: string };

  /** @throws for a name, an image, a memory or replicas that can't work */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: OtelCollectorProps,
  ) {
    super(scope, id);
    const name = kubernetesName(this, "a collector's name", props.name);
    this.name = name;
    const memory = memoryOf(this, props.memory);
    const { image = OtelCollector.IMAGE } = props;
    const { names } = collectorImage(this, image, props.version);
    const replicas = replicasOf(this, props.replicas ?? 1, statefulOptions(props));
    this.podLabels = {
      'app.kubernetes.io/name': 'otel-collector',
      'app.kubernetes.io/instance': name,
    };
    const metadata = { name, namespace: props.namespace, labels: { ...this.podLabels } };
    this.selfMetrics = new SelfMetrics(this, 'self-metrics', {
      metadata,
      delivery: props.selfMetrics,
      hasStore: props.backends.metrics !== undefined,
    });
    this.config = this.makeConfig(names);
    this.configMap = this.makeConfigMap(metadata);
    this.workload = collectorWorkload(this, {
      ...props,
      metadata,
      image,
      memory,
      cpu: props.cpu ?? '50m',
      podLabels: this.podLabels,
      configMap: this.configMap,
      replicas,
      backends: this.backends,
      annotations: this.selfMetrics.annotations,
    });
    this.service = this.makeService(metadata);
    this.scaling = this.makeScaling(metadata, replicas);
    this.networkPolicy = this.makeNetworkPolicy(metadata);
    this.node.defaultChild = this.workload;
  }

  private get backends(): Backend[] {
    const { metrics, logs, traces } = this.props.backends;
    return [metrics, logs, traces].filter((each) => each !== undefined);
  }

  private makeConfig(names: ComponentNames): OtelConfig {
    const config = new OtelConfig(this, 'config', this.selfMetrics.telemetry);
    addPipelines(this, config, {
      ...this.props,
      names,
      bearerAuth: this.props.bearerToken !== undefined,
      maxOutage: this.props.maxOutage ?? DEFAULT_OUTAGE,
    });
    const { metrics } = this.props.backends;
    if (metrics) this.selfMetrics.addPipeline(config, `${names.otlpHttp}/${metrics.name}`);
    return config;
  }

  private makeConfigMap(metadata: CollectorMetadata): ConfigMapV1 {
    const text = Lazy.stringValue({ produce: () => terraformLiteral(this.config.toYaml()) });
    return new ConfigMapV1(this, 'config-map', { metadata, data: { [CONFIG_FILE]: text } });
  }

  private makeService(metadata: CollectorMetadata): ServiceV1 {
    return new ServiceV1(this, 'service', {
      metadata,
      spec: {
        selector: { ...this.podLabels },
        ipFamilyPolicy: DUAL_STACK,
        port: PORTS.map(({ name, port }) => ({ name, port, targetPort: name })),
      },
    });
  }

  private makeScaling({ name, namespace }: CollectorMetadata, replicas: Replicas): Scaling {
    const kind = this.props.persistentQueue ? 'StatefulSet' : 'Deployment';
    const { podLabels } = this;
    return new Scaling(this, 'scaling', { kind, name, namespace, podLabels, replicas });
  }

  private makeNetworkPolicy({
    name,
    namespace,
  }: CollectorMetadata): CollectorNetworkPolicy | undefined {
    const { networkPolicy } = this.props;
    if (networkPolicy === false) return undefined;
    return new CollectorNetworkPolicy(this, 'network-policy', {
      ...networkPolicy,
      name,
      namespace,
      podLabels: this.podLabels,
      backends: this.backends,
    });
  }
}
