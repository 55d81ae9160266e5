import type { Duration, Size } from '../../../lib/units';
import type { PodOptions } from '../pod-options';
import type { CollectorBackends, CollectorPipelineOptions } from './collector-pipelines';
import type { SecretKey } from './collector-pod';
import type { NetworkPolicyOptions } from './network-policy';
import type { PersistentQueueProps } from './persistent-queue';
import type { Replicas } from './scaling';
import type { SelfMetricsDelivery } from './self-metrics';
import type { TwoTiers } from './two-tiers';

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
   * Several that count: a front that gives all data of a stream or a trace to one of those behind it. Instead of `replicas`;
   * `{}` has two of each. @default - one tier
   */
  readonly twoTiers?: TwoTiers;
  /**
   * Keeps what waits for a backend on a disk; the workload is a StatefulSet then. Turned on or off later, Terraform makes
   * the one while it destroys the other, so that for a moment two may count, and each of them a part. To have one after the
   * other, destroy the old one first, and apply then: `terraform destroy -target=kubernetes_deployment_v1.…` (or
   * `kubernetes_stateful_set_v1.…`, by its address in the plan); hosts keep what they have meanwhile. With `twoTiers`
   * it is a StatefulSet either way, which this replaces, the old one's end first. What waits in a queue's volume is sent when the queue is
   * turned on again.
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
  /** Where its pods run, and where their image comes from. @default - anywhere, from where it is published */
  readonly pods?: PodOptions;
  /** How long a host may be away, for which a delta counter is known and a request tried again. @default Duration.hours(24) */
  readonly maxOutage?: Duration;
  /** Names of labels that hosts put on what they send, asked at synth: hosts come later. @default - none */
  readonly hostLabels?: () => readonly string[];
}
