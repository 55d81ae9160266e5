import type { TerraformProvider } from 'cdktf';
import type { Duration } from '../lib/units';
import type { AlertOptions } from './cluster/alerts/alert-rules';
import type { Backend } from './cluster/backends/backend';
import type { Pyroscope } from './cluster/backends/pyroscope';
import type { OtelCollectorOptions } from './cluster/collector/otel-collector-props';
import type { GrafanaOptions } from './cluster/grafana/grafana-provisioning';
import type { PodOptions } from './cluster/pod-options';
import type { RetentionCheckOptions } from './cluster/retention/retention-check';
import type { TailscaleOptions } from './cluster/tailscale/tailnet-endpoint';
import type { TailscaleServiceProps } from './cluster/tailscale/tailscale-service';

/** The backends that exist, and how the workstations reach them. At least one backend. */
export interface LgtmBackendProps {
  /** Keeps metrics, such as `Mimir.external({ … })`. @default - metrics aren't taken */
  readonly metrics?: Backend<'metrics'>;
  /** Keeps logs, such as `Loki.external({ … })`. @default - logs aren't taken */
  readonly logs?: Backend<'logs'>;
  /** Keeps traces, such as `Tempo.external({ … })`. @default - traces aren't taken */
  readonly traces?: Backend<'traces'>;
  /** Keeps profiles, such as `Pyroscope.external({ … })`. @default - profiles aren't taken */
  readonly profiles?: Pyroscope;
  /** How long every signal is kept whose backend doesn't say otherwise, 1 hour at least. @default Duration.days(30), the spec's clarification */
  readonly retention?: Duration;
  /**
   * How long a host may be away, suspended or off the tailnet, and what it brings then is still taken: 1 minute to 30
   * days, and no longer than any backend keeps its signal. From it follow what the backends have to be configured for
   * (Mimir's and Prometheus' out-of-order window, Tempo's ingestion slack, how old Loki and Pyroscope let things be), which
   * the check asks for, and for how long the collector knows a delta counter and tries a request again. A host's buffer
   * has to hold as much. Mimir and Prometheus take more memory, the longer it is.
   * @default Duration.hours(24), or less where a backend keeps less
   */
  readonly maxOutage?: Duration;
  /**
   * How a Job asks the running backends for all that the app says of them, and fails the apply when they run something else;
   * false asks nobody. @default - curl's own image
   */
  readonly retentionCheck?: RetentionCheckOptions | boolean;
  /**
   * What is called after it in the cluster and in Grafana: the retention's objects, the data sources. Keep the old one
   * when the construct's id changes, and say `renamedFrom`, so that all of them stay what they are.
   * @default - the construct's id
   */
  readonly name?: string;
  /** The id that the construct had before: Terraform then keeps what it made. @default - none: the id has never changed */
  readonly renamedFrom?: string;
  /**
   * Terraform's providers that make it, one of a kind, where the stack has several clusters:
   * `[new KubernetesProvider(stack, 'berlin', { alias: 'berlin', configContext: 'berlin' })]`, and its HelmProvider for charts.
   * @default - the stack's own, without an alias
   */
  readonly providers?: readonly TerraformProvider[];
  /** The namespace for the collector; it has to exist, unless `createNamespace` makes it. @default observability */
  readonly namespace?: string;
  /**
   * Whether the stack makes that namespace, before all that it puts into it; two backends of a stack may share it. Terraform
   * then owns it, and deletes it with whatever is in it when nobody asks for it any more. One that exists already is an
   * error at the apply.
   * @default false: it has to exist
   */
  readonly createNamespace?: boolean;
  /** The collector's machine name on the tailnet; in the cluster nothing is named after it. @default otel-collector */
  readonly hostname?: string;
  /**
   * What the collector's objects in the cluster are called. It can't change without replacing them, so that there is no
   * collector for a moment, and what waits in a queue on a disk is lost. @default otel-collector
   */
  readonly collectorName?: string;
  /** The port for OTLP over HTTP on the tailnet. @default 4318 */
  readonly port?: number;
  /** The collector's image, size and pipelines. @default - see `OtelCollectorOptions` */
  readonly collector?: OtelCollectorOptions;
  /** Where the pods of the collector and of the Jobs run, and where their images come from. @default - anywhere, from where they are published */
  readonly pods?: PodOptions;
  /**
   * The credential on each workstation that holds the collector's `bearerToken`, which has to be given with it:
   * `observability.alloy.credentials.<name> = config.sops.secrets.<secret>.path;`. @default - no token is sent
   */
  readonly bearerTokenCredential?: string;
  /** Pyroscope's machine name on the tailnet. @default pyroscope */
  readonly profilesHostname?: string;
  /** How both get onto the tailnet. @default - a LoadBalancer of class `tailscale` each, with a proxy of its own */
  readonly tailscale?: TailscaleOptions & Pick<TailscaleServiceProps, 'expose'>;
  /**
   * Why hosts may send outside of the tailnet too, where the names lead there: `'the hosts are on WireGuard of another
   * kind'`. It is plain HTTP, which Tailscale encrypts on its own interface alone, so that whoever is on another way can
   * read it, and answer in the collector's place.
   * @default - they may not: what a host's collector and outage buffer send to these ports leaves by Tailscale's interface alone
   */
  readonly allowPlainHttp?: string;
  /**
   * The tag of the workstations, in the policy that lets them in: one without it reaches nothing of what is exposed here.
   * @default tag:workstation
   */
  readonly workstationTag?: string;
  /** How Grafana gets to know the backends; false leaves it alone. @default - a ConfigMap for its sidecar, in `monitoring` */
  readonly grafana?: GrafanaOptions | false;
  /**
   * Alerts and recording rules, as the file `files/alerts/<name>.yaml` beside the Terraform: hosts that are silent, outage
   * buffers that fill, refusals and losses. Prometheus reads it, and Mimir's ruler. Only where there is a store of metrics.
   * @default - none
   */
  readonly alerts?: AlertOptions | boolean;
}
