import { Construct } from 'constructs';
import { fail } from '../lib/errors';
import { checkProps } from '../lib/props';
import { NixosHost } from '../lib/nixos/host';
import { renamed } from '../lib/terraform/renamed';
import { Duration } from '../lib/units';
import type { AlertRules } from './cluster/alerts/alert-rules';
import type { Backend } from './cluster/backends/backend';
import { OTLP_HTTP } from './cluster/collector/collector-pod';
import { OtelCollector } from './cluster/collector/otel-collector';
import type { GrafanaProvisioning } from './cluster/grafana/grafana-provisioning';
import { kubernetesName } from './cluster/kubernetes-name';
import { makeNamespace } from './cluster/namespace';
import { Retention } from './cluster/retention/retention';
import { TailscalePolicy } from './cluster/tailscale/tailscale-policy';
import type { TailscaleService } from './cluster/tailscale/tailscale-service';
import { lgtmAlerts, type SendingHost } from './lgtm-alerts';
import { checkTogether, LGTM_BACKEND } from './lgtm-backend-checks';
import { behindBackends } from './lgtm-behind';
import type { LgtmBackendProps } from './lgtm-backend-props';
import { describeLgtm } from './lgtm-description';
import { lgtmGrafana } from './lgtm-grafana';
import { exposeOtlp, exposeProfiles, PROFILES } from './lgtm-tailnet';
import type { ClusterDescription } from './wiring/description';
import type {
  BehindDestination,
  DestinationBindOptions,
  DestinationInputs,
  ITelemetryDestination,
} from './wiring/destination';
import { makeBy } from './lgtm-providers';
import { labelNames } from './wiring/host-identity';
import { OTLP_SIGNALS, type Signal } from './wiring/signal';
import { bearerToken } from './workstation/destinations/bearer-token';
import { otlpExporter } from './workstation/destinations/otlp-exporter';
import { pyroscopeExporter } from './workstation/destinations/pyroscope-exporter';

/**
 * The cluster side over an LGTM stack that exists already: an OpenTelemetry Collector on the tailnet, Pyroscope on the
 * tailnet, and the retention that each backend has to be configured for. It is a destination too: hosts that name it
 * send to exactly the names and ports that it exposes.
 *
 * @example
 * const lgtm = new LgtmBackend(stack, 'lgtm', {
 *   metrics: Mimir.external({ url: 'http://mimir-gateway.monitoring.svc' }),
 *   logs: Loki.external({ url: 'http://loki.monitoring.svc:3100', objectStore: 'filesystem' }),
 *   retention: Duration.days(30),
 * });
 * new AlloyCollector(thinkpad, 'alloy', { destinations: [lgtm] });
 */
export class LgtmBackend extends Construct implements ITelemetryDestination {
  /** On the tailnet, so never on the workstation itself. */
  readonly location = 'remote';
  /** Its construct id, as a label can hold it. */
  readonly destinationName: string;
  /** The signals that have a backend. */
  readonly signals: readonly Signal[];
  /** How long a signal is kept whose backend doesn't say otherwise; `retentionOf` knows each. */
  readonly retention: Duration;
  /** The collector that workstations send to; none when there are profiles only. */
  readonly collector?: OtelCollector;
  /** What puts the collector on the tailnet; none when there are profiles only. */
  readonly otlpService?: TailscaleService;
  /** What puts Pyroscope on the tailnet; none without profiles. */
  readonly profilesService?: TailscaleService;
  /** What the tailnet's policy has to say. */
  readonly policy: TailscalePolicy;
  /** What Grafana is told; none when it is left alone. */
  readonly grafana?: GrafanaProvisioning;
  /** What makes the backends keep what they store for as long as the app says. */
  readonly retentionContract: Retention;
  /** What tells of silence and losses; none unless asked for. */
  readonly alerts?: AlertRules;
  private readonly backends: readonly Backend[];
  private readonly senders: SendingHost[] = [];
  private readonly bound: DestinationBindOptions[] = [];
  private readonly hostLabels = () => labelNames(this.bound);

  /** @throws without a backend, for a malformed URL, tenant or name, and a retention below an hour, or hosts away for longer */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: LgtmBackendProps,
  ) {
    super(scope, id);
    checkProps(this, props, LGTM_BACKEND);
    const { metrics, logs, traces, profiles } = props;
    this.destinationName = id.replaceAll('-', '_');
    this.retention = props.retention ?? Duration.days(30);
    this.backends = [metrics, logs, traces, profiles].filter((each) => each !== undefined);
    this.signals = this.backends.map(({ signal }) => signal);
    checkTogether(this, props, this.backends);
    makeBy(this, props.providers ?? []);
    if (props.createNamespace) makeNamespace(this, this.namespace);
    if (OTLP_SIGNALS.some((signal) => this.signals.includes(signal))) {
      this.collector = this.makeCollector();
      this.otlpService = exposeOtlp(this, props, {
        hostname: props.hostname ?? 'otel-collector',
        namespace: this.namespace,
        collector: this.collector,
      });
      this.node.defaultChild = this.collector;
    }
    if (profiles !== undefined) this.profilesService = exposeProfiles(this, props, profiles);
    this.policy = new TailscalePolicy(this, 'tailscale-policy', {
      endpoints: [this.otlpService, this.profilesService].filter((each) => each !== undefined),
      name: this.name,
      workstationTag: props.workstationTag,
    });
    const { name, namespace, senders, collector, bound } = this;
    this.grafana = lgtmGrafana(this, props, { name, collector, bound });
    this.retentionContract = new Retention(this, 'retention', {
      name: kubernetesName(this, 'its name', this.name, '-retention'),
      namespace: this.namespace,
      backends: this.backends,
      retention: this.retention,
      maxOutage: props.maxOutage,
      pods: props.pods,
      check: props.retentionCheck === true ? {} : (props.retentionCheck ?? {}),
      hostLabels: this.hostLabels,
    });
    this.alerts = lgtmAlerts(this, props.alerts, { name, namespace, senders });
    if (props.renamedFrom !== undefined) renamed(this, props.renamedFrom);
  }

  /** How long a signal is kept; none when it isn't taken. */
  retentionOf(signal: Signal): Duration | undefined {
    return this.backends.find((each) => each.signal === signal)?.retention(this.retention);
  }

  /** The base URL for OTLP over HTTP from the tailnet. @throws when it takes no OTLP signal */
  get otlpHttpUrl(): string {
    return (
      this.otlpService?.url(OTLP_HTTP.name) ??
      fail(this, 'takes profiles only, so it has no URL for OTLP: give it metrics, logs or traces')
    );
  }

  /** Called by a collector: makes the exporter, and for profiles the writer, in `scope`. */
  bind(scope: Construct, options: DestinationBindOptions): DestinationInputs {
    this.bound.push(options);
    const otlpSignals = this.signals.filter((signal) => signal !== 'profiles');
    const exporter = otlpSignals.length > 0 ? this.exporter(scope, options) : undefined;
    this.senders.push({ host: NixosHost.of(scope), exporter: exporter?.address });
    const { profilesService: service } = this;
    return {
      ...Object.fromEntries(otlpSignals.map((signal) => [signal, exporter?.input])),
      profiles: service && (() => this.profilesWriter(scope, options, service).receiver),
    };
  }

  /** What a host's own check may know of the tailnet's policy and of the backends. */
  behind(): BehindDestination {
    return behindBackends(this, this.backends, {
      workstationTag: this.policy.workstationTag,
      retention: this.retention,
      profiles: this.profilesService?.url(PROFILES),
    });
  }

  /** @internal what the page of the fleet has of it */
  describeCluster(): ClusterDescription {
    const { namespace, backends, props } = this;
    return describeLgtm(this, { namespace, backends, maxOutage: props.maxOutage });
  }

  private exporter(scope: Construct, options: DestinationBindOptions) {
    const { bearerTokenCredential: name, allowPlainHttp } = this.props;
    const token = name === undefined ? undefined : bearerToken(scope, name);
    const known = { joins: true, bearerToken: token, allowPlainHttp };
    return otlpExporter(scope, options.connect(this.otlpHttpUrl, 'otlp', known));
  }

  private profilesWriter(scope: Construct, options: DestinationBindOptions, at: TailscaleService) {
    const { profiles: to, allowPlainHttp } = this.props;
    const { url } = options.connect(at.url(PROFILES), 'pyroscope', { allowPlainHttp });
    return pyroscopeExporter(scope, { url, headers: to?.headers(this), labels: options.labels });
  }

  private get namespace(): string {
    return this.props.namespace ?? 'observability';
  }

  private get name(): string {
    return this.props.name ?? this.node.id;
  }

  private makeCollector(): OtelCollector {
    const { metrics, logs, traces, collector, maxOutage, pods } = this.props;
    return new OtelCollector(this, 'collector', {
      ...collector,
      name: this.props.collectorName ?? 'otel-collector',
      namespace: this.namespace,
      backends: { metrics, logs, traces },
      hostLabels: this.hostLabels,
      maxOutage,
      pods,
    });
  }
}
