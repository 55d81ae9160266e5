import type { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { ServiceV1, type ServiceV1Spec } from '@cdktf/provider-kubernetes/lib/service-v1';
import { Construct } from 'constructs';
import { OtelConfig } from '../../../lib/otel/config';
import type { Size } from '../../../lib/units';
import { DEFAULT_OUTAGE } from '../../wiring/limits';
import type { OtlpSignal } from '../../wiring/signal';
import type { Backend } from '../backends/backend';
import { DUAL_STACK, kubernetesName } from '../kubernetes-name';
import type { KubernetesWorkload } from '../kubernetes-workload';
import { mirrored } from '../pod-options';
import { checkBasic } from './backend-credentials';
import { CollectorFront } from './collector-front';
import { collectorImage, type ComponentNames } from './collector-image';
import { addPipelines, statefulOptions } from './collector-pipelines';
import { memoryOf } from './collector-memory';
import { PORTS } from './collector-pod';
import { makeTier } from './collector-tier';
import type { CollectorNetworkPolicy } from './network-policy';
import type { OtelCollectorProps } from './otel-collector-props';
import { replicasOf, type Replicas, type Scaling } from './scaling';
import { SelfMetrics } from './self-metrics';
import { tiersOf } from './two-tiers';

/**
 * The OpenTelemetry Collector in the cluster, which all workstations send to (FR-005, FR-012): a Deployment of one
 * unless told otherwise, since turning delta counters into cumulative ones needs every point of a series in one place.
 * With `twoTiers` it is a StatefulSet, behind a Deployment that shares out what comes.
 *
 * Its default child is the workload.
 *
 * @example
 * const metrics = Mimir.external({ url: 'http://mimir-gateway.monitoring.svc' });
 * new OtelCollector(stack, 'collector', {
 *   backends: { metrics },
 *   name: 'otel-collector',
 *   namespace: 'observability',
 * });
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
  /** Its Deployment, or with a persistent queue or two tiers its StatefulSet. */
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
  /** What takes what is sent, where there are two tiers. */
  readonly front?: CollectorFront;
  /** By which the front finds its pods, and whoever reads their own metrics. */
  readonly headlessService?: ServiceV1;
  /** Its Service in the cluster, for senders there and for whoever reads its own metrics; with two tiers the front's. */
  readonly service: ServiceV1;

  /** @throws for a name, an image, a memory or replicas that can't work */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: OtelCollectorProps,
  ) {
    super(scope, id);
    this.name = kubernetesName(this, "a collector's name", props.name);
    const memory = memoryOf(this, props.memory);
    const { image, names, release } = collectorImage(
      this,
      mirrored(props.image ?? OtelCollector.IMAGE, props.pods),
      props.version,
    );
    checkBasic(this, this.backends, release);
    const { twoTiers, bearerToken } = props;
    const tiers = twoTiers && tiersOf(this, props, twoTiers);
    const front = tiers && kubernetesName(this, "a collector's name", this.name, '-front');
    this.podLabels = podLabelsOf(this.name);
    const own = this.tier(this.name, image, memory);
    this.selfMetrics = new SelfMetrics(this, 'self-metrics', {
      metadata: own.metadata,
      delivery: props.selfMetrics,
      hasStore: props.backends.metrics !== undefined,
    });
    this.config = new OtelConfig(this, 'config', this.selfMetrics.telemetry);
    this.configure(names, front !== undefined);
    this.replicas = tiers?.back ?? replicasOf(this, props.replicas ?? 1, statefulOptions(props));
    const made = makeTier(this, {
      ...own,
      annotations: this.selfMetrics.annotations,
      config: this.config,
      replicas: this.replicas,
      named: front !== undefined,
      bearerToken: front === undefined ? bearerToken : undefined,
      persistentQueue: props.persistentQueue,
      backends: this.backends,
      peers: front === undefined ? undefined : { sentBy: podLabelsOf(front) },
    });
    this.configMap = made.configMap;
    this.workload = made.workload;
    this.scaling = made.scaling;
    this.networkPolicy = made.networkPolicy;
    this.service = this.makeService('service', this.name, podLabelsOf(front ?? this.name));
    if (tiers && front !== undefined) {
      const back = kubernetesName(this, "a collector's name", this.name, '-back');
      this.headlessService = this.makeHeadlessService(back);
      this.front = new CollectorFront(this, 'front', {
        ...this.tier(front, image, memory),
        selfMetrics: props.selfMetrics,
        names,
        signals: this.backends.map(({ signal }) => signal),
        service: back,
        replicas: tiers.front,
        bearerToken,
        peers: { sendsTo: this.podLabels },
      });
    }
    this.node.defaultChild = this.workload;
  }

  private configure(names: ComponentNames, behindFront: boolean): void {
    const { backends, bearerToken, maxOutage = DEFAULT_OUTAGE } = this.props;
    addPipelines(this, this.config, {
      ...this.props,
      names,
      // behind a front, which asks, nobody else gets in
      bearerAuth: bearerToken !== undefined && !behindFront,
      behindFront,
      maxOutage,
    });
    const { metrics } = backends;
    if (metrics) this.selfMetrics.addPipeline(this.config, `${names.otlpHttp}/${metrics.name}`);
  }

  private get backends(): Backend<OtlpSignal>[] {
    const { metrics, logs, traces } = this.props.backends;
    return [metrics, logs, traces].filter((each) => each !== undefined);
  }

  /** What both tiers have of the props. */
  private tier(name: string, image: string, memory: Size) {
    const { namespace, cpu = '50m', networkPolicy, pods } = this.props;
    const podLabels = podLabelsOf(name);
    const metadata = { name, namespace, labels: podLabels };
    return { metadata, podLabels, image, memory, cpu, networkPolicy, pods };
  }

  /** Pods of one address each: of two, the front would take them for two pods, and they listen on the first only. */
  private makeHeadlessService(name: string): ServiceV1 {
    return this.makeService('headless-service', name, this.podLabels, {
      clusterIp: 'None',
      ipFamilyPolicy: 'SingleStack',
    });
  }

  private makeService(
    id: string,
    name: string,
    podLabels: { [label: string]: string },
    more: Partial<ServiceV1Spec> = { ipFamilyPolicy: DUAL_STACK },
  ): ServiceV1 {
    return new ServiceV1(this, id, {
      metadata: { name, namespace: this.props.namespace, labels: { ...this.podLabels } },
      spec: {
        selector: podLabels,
        port: PORTS.map(({ name, port }) => ({ name, port, targetPort: name })),
        ...more,
      },
    });
  }
}

function podLabelsOf(name: string): { [label: string]: string } {
  return { 'app.kubernetes.io/name': 'otel-collector', 'app.kubernetes.io/instance': name };
}
