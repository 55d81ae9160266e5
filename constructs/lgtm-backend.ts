import { Construct } from 'constructs';
import { fail, shown } from '../lib/errors';
import { isPort } from '../lib/nixos/port';
import { Duration } from '../lib/units';
import type { Backend } from './cluster/backends/backend';
import type { Pyroscope } from './cluster/backends/pyroscope';
import { OTLP_HTTP } from './cluster/collector/collector-pod';
import { COLLECTOR_SPAN_METRICS } from './wiring/correlation';
import type {
  DestinationBindOptions,
  DestinationInputs,
  ITelemetryDestination,
} from './wiring/destination';
import { bearerToken } from './workstation/destinations/bearer-token';
import { GrafanaProvisioning, type GrafanaOptions } from './cluster/grafana/grafana-provisioning';
import { kubernetesName } from './cluster/kubernetes-name';
import { OtelCollector, type OtelCollectorOptions } from './cluster/collector/otel-collector';
import { ProfilesEndpoint } from './cluster/backends/profiles-endpoint';
import { Retention } from './cluster/retention/retention';
import { remoteExporter } from './workstation/destinations/otlp-destination';
import type { OutageBuffer } from './workstation/buffer/outage-buffer';
import { OTLP_SIGNALS, type OtlpSignal, type Signal } from './wiring/signal';
import type { TailscaleOptions } from './cluster/tailscale/tailnet-endpoint';
import { TailscalePolicy } from './cluster/tailscale/tailscale-policy';
import {
  TailscaleService,
  type TailscaleServiceProps,
} from './cluster/tailscale/tailscale-service';

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
   * Whether a Job asks the running backends for their retention and fails the apply when it is another one.
   * @default true
   */
  readonly retentionCheck?: boolean;
  /** The namespace for the collector; it has to exist. @default observability */
  readonly namespace?: string;
  /** The collector's machine name on the tailnet, which its objects are named after. @default otel-collector */
  readonly hostname?: string;
  /** The port for OTLP over HTTP on the tailnet. @default 4318 */
  readonly port?: number;
  /** The collector's image, size and pipelines. @default - see `OtelCollectorOptions` */
  readonly collector?: OtelCollectorOptions;
  /**
   * The credential on each workstation that holds the collector's `bearerToken`, which has to be given with it:
   * `observability.alloy.credentials.<name> = config.sops.secrets.<secret>.path;`. @default - no token is sent
   */
  readonly bearerTokenCredential?: string;
  /** Pyroscope's machine name on the tailnet. @default pyroscope */
  readonly profilesHostname?: string;
  /** How both get onto the tailnet. @default - a LoadBalancer of class `tailscale` each, with a proxy of its own */
  readonly tailscale?: TailscaleOptions & Pick<TailscaleServiceProps, 'expose'>;
  /** The tag of the workstations, in the policy that lets them in. @default tag:workstation */
  readonly workstationTag?: string;
  /** How Grafana gets to know the backends; false leaves it alone. @default - a ConfigMap for its sidecar, in `monitoring` */
  readonly grafana?: GrafanaOptions | false;
}

/**
 * The cluster side over an LGTM stack that exists already: an OpenTelemetry Collector on the tailnet, Pyroscope on the
 * tailnet, and the retention that each backend has to be configured for.
 *
 * It is a destination too: hosts that name it send to exactly the names and ports that it exposes.
 */
export class LgtmBackend extends Construct implements ITelemetryDestination {
  /** On the tailnet, so never on the workstation itself. */
  readonly location = 'remote';
  /** Its construct id, as a label can hold it. */
  readonly destinationName: string;
  /** The signals that have a backend. */
  readonly signals: readonly Signal[];

  /** How long every signal is kept. */
  readonly retention: Duration;
  /** The collector that workstations send to; none when there are profiles only. */
  readonly collector?: OtelCollector;

  /** What Grafana is told; none when it is left alone. */
  readonly grafana?: GrafanaProvisioning;
  /** What the tailnet's policy has to say. */
  readonly policy: TailscalePolicy;

  private readonly bearerTokenCredential?: string;
  private readonly otlp?: TailscaleService;
  private readonly profiles?: ProfilesEndpoint;

  /** @throws without a backend, for a malformed URL, tenant or name, and a retention below an hour */
  constructor(scope: Construct, id: string, props: LgtmBackendProps) {
    super(scope, id);
    const {
      namespace = 'observability',
      hostname = 'otel-collector',
      profilesHostname = 'pyroscope',
    } = props;
    this.destinationName = id.replaceAll('-', '_');
    this.retention = props.retention ?? Duration.days(30);
    const backends = [props.metrics, props.logs, props.traces, props.profiles].filter(
      (each) => each !== undefined,
    );
    this.signals = backends.map(({ signal }) => signal);
    if (backends.length === 0)
      fail(this, 'has no backends: give it at least one, such as metrics: Mimir.external({ … })');
    this.bearerTokenCredential = props.bearerTokenCredential;
    if (
      (props.collector?.bearerToken === undefined) !==
      (props.bearerTokenCredential === undefined)
    ) {
      fail(
        this,
        'a bearer token is what the collector asks for and the hosts send: give both collector.bearerToken and bearerTokenCredential, or neither',
      );
    }

    if (OTLP_SIGNALS.some((signal) => this.signals.includes(signal))) {
      const { metrics, logs, traces } = props;
      this.collector = new OtelCollector(this, 'collector', {
        ...props.collector,
        name: hostname,
        namespace,
        backends: { metrics, logs, traces },
      });
      this.otlp = new TailscaleService(this, 'tailnet', {
        hostname,
        namespace,
        selector: this.collector.podLabels,
        ports: [{ ...OTLP_HTTP, port: otlpPort(this, props.port), targetPort: OTLP_HTTP.port }],
        ...props.tailscale,
        // it goes before what it forwards to
        dependsOn: [this.collector.workload, ...(props.tailscale?.dependsOn ?? [])],
      });
    }
    if (props.profiles !== undefined) {
      this.profiles = new ProfilesEndpoint(this, props.profiles, {
        hostname: profilesHostname,
        ...props.tailscale,
      });
    }
    this.policy = new TailscalePolicy(this, 'tailscale-policy', {
      endpoints: [this.otlp, this.profiles?.service].filter((each) => each !== undefined),
      workstationTag: props.workstationTag,
    });
    if (props.grafana !== false) {
      const { metrics, logs, traces, profiles } = props;
      this.grafana = new GrafanaProvisioning(this, 'grafana', {
        ...props.grafana,
        backends: { metrics, logs, traces, profiles },
        // where the collector makes none, the store of traces may
        spanMetrics: props.collector?.spanMetrics ? COLLECTOR_SPAN_METRICS : undefined,
      });
    }
    new Retention(this, 'retention', {
      name: kubernetesName(this, 'its id', this.node.id, '-retention'),
      namespace,
      backends,
      retention: this.retention,
      check: props.retentionCheck ?? true,
    });
  }

  /** The base URL for OTLP over HTTP from the tailnet. @throws when it takes no OTLP signal */
  get otlpHttpUrl(): string {
    return (
      this.otlp?.url(OTLP_HTTP.name) ?? fail(this, 'takes profiles only, so it has no URL for OTLP')
    );
  }

  /** Called by a collector: makes the exporter, and for profiles the writer, in `scope`. */
  bind(scope: Construct, { signals, buffer }: DestinationBindOptions): DestinationInputs {
    const wanted = signals.filter((signal) => this.signals.includes(signal));
    const otlpSignals = wanted.filter((signal): signal is OtlpSignal => signal !== 'profiles');
    const input = otlpSignals.length > 0 ? this.exporter(scope, buffer).input : undefined;
    return {
      ...Object.fromEntries(otlpSignals.map((signal) => [signal, input])),
      profiles: wanted.includes('profiles')
        ? this.profiles?.write(scope, buffer).receiver
        : undefined,
    };
  }

  private exporter(scope: Construct, buffer: OutageBuffer) {
    const name = this.bearerTokenCredential;
    const auth = name === undefined ? undefined : bearerToken(scope, name);
    return remoteExporter(scope, this.otlpHttpUrl, buffer, { auth });
  }
}

function otlpPort(scope: Construct, port: number = OTLP_HTTP.port): number {
  return isPort(port)
    ? port
    : fail(scope, `a port is a whole number from 1 to 65535, but ${shown(port)} was given`);
}
