import { Construct } from 'constructs';
import { fail, shown } from '../lib/errors';
import { isPort } from '../lib/nixos/port';
import { Duration } from '../lib/units';
import type { Backend } from './cluster/backends/backend';
import type { Pyroscope } from './cluster/backends/pyroscope';
import { OTLP_HTTP } from './cluster/collector/collector-pod';
import { OtelCollector } from './cluster/collector/otel-collector';
import { GrafanaProvisioning } from './cluster/grafana/grafana-provisioning';
import { kubernetesName } from './cluster/kubernetes-name';
import { Retention } from './cluster/retention/retention';
import { TailscalePolicy } from './cluster/tailscale/tailscale-policy';
import { TailscaleService } from './cluster/tailscale/tailscale-service';
import type { LgtmBackendProps } from './lgtm-backend-props';
import { COLLECTOR_SPAN_METRICS } from './wiring/correlation';
import type {
  DestinationBindOptions,
  DestinationInputs,
  ITelemetryDestination,
} from './wiring/destination';
import { OTLP_SIGNALS, type Signal } from './wiring/signal';
import { bearerToken } from './workstation/destinations/bearer-token';
import { otlpExporter } from './workstation/destinations/otlp-exporter';
import { pyroscopeExporter } from './workstation/destinations/pyroscope-exporter';

/**
 * The cluster side over an LGTM stack that exists already: an OpenTelemetry Collector on the tailnet, Pyroscope on the
 * tailnet, and the retention that each backend has to be configured for. It is a destination too: hosts that name it
 * send to exactly the names and ports that it exposes.
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

  private readonly backends: readonly Backend[];
  private readonly intervals: (() => readonly Duration[])[] = [];

  /** @throws without a backend, for a malformed URL, tenant or name, and a retention below an hour, or hosts away for longer */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: LgtmBackendProps,
  ) {
    super(scope, id);
    const { metrics, logs, traces, profiles } = props;
    this.destinationName = id.replaceAll('-', '_');
    this.retention = props.retention ?? Duration.days(30);
    this.backends = [metrics, logs, traces, profiles].filter((each) => each !== undefined);
    this.signals = this.backends.map(({ signal }) => signal);
    this.checkProps();
    if (OTLP_SIGNALS.some((signal) => this.signals.includes(signal))) {
      this.collector = this.makeCollector();
      this.otlpService = this.exposeOtlp(this.collector);
      this.node.defaultChild = this.collector;
    }
    if (profiles !== undefined) this.profilesService = this.exposeProfiles(profiles);
    this.policy = new TailscalePolicy(this, 'tailscale-policy', {
      endpoints: [this.otlpService, this.profilesService].filter((each) => each !== undefined),
      workstationTag: props.workstationTag,
    });
    if (props.grafana !== false) this.grafana = this.tellGrafana(props.grafana);
    this.retentionContract = new Retention(this, 'retention', {
      name: kubernetesName(this, 'its id', this.node.id, '-retention'),
      namespace: this.namespace,
      backends: this.backends,
      retention: this.retention,
      maxOutage: props.maxOutage,
      check: props.retentionCheck ?? true,
    });
  }

  /** How long a signal is kept; none when it isn't taken. */
  retentionOf(signal: Signal): Duration | undefined {
    return this.backends.find((each) => each.signal === signal)?.retention(this.retention);
  }

  /** The base URL for OTLP over HTTP from the tailnet. @throws when it takes no OTLP signal */
  get otlpHttpUrl(): string {
    return (
      this.otlpService?.url(OTLP_HTTP.name) ??
      fail(this, 'takes profiles only, so it has no URL for OTLP')
    );
  }

  /** Called by a collector: makes the exporter, and for profiles the writer, in `scope`. */
  bind(scope: Construct, options: DestinationBindOptions): DestinationInputs {
    this.intervals.push(() => options.scrapeIntervals());
    const otlpSignals = this.signals.filter((signal) => signal !== 'profiles');
    const input = otlpSignals.length > 0 ? this.exporter(scope, options).input : undefined;
    const { profiles } = this.props;
    return {
      ...Object.fromEntries(otlpSignals.map((signal) => [signal, input])),
      profiles: profiles && (() => this.profilesExporter(scope, options, profiles).receiver),
    };
  }

  private exporter(scope: Construct, options: DestinationBindOptions) {
    const { bearerTokenCredential: name } = this.props;
    const token = name === undefined ? undefined : bearerToken(scope, name);
    const known = { joins: true, bearerToken: token };
    return otlpExporter(scope, options.connect(this.otlpHttpUrl, 'otlp', known));
  }

  private profilesExporter(scope: Construct, options: DestinationBindOptions, backend: Pyroscope) {
    const own = this.profilesService?.url(PROFILES) ?? fail(this, 'takes no profiles');
    const headers = backend.headers(this);
    return pyroscopeExporter(scope, { url: options.connect(own, 'pyroscope').url, headers });
  }

  private get namespace(): string {
    return this.props.namespace ?? 'observability';
  }

  private get hostname(): string {
    return this.props.hostname ?? 'otel-collector';
  }

  private checkProps(): void {
    const { collector, bearerTokenCredential } = this.props;
    if (this.backends.length === 0)
      fail(this, 'has no backends: give it at least one, such as metrics: Mimir.external({ … })');
    if ((collector?.bearerToken === undefined) !== (bearerTokenCredential === undefined)) {
      fail(
        this,
        'a bearer token is what the collector asks for and the hosts send: give both collector.bearerToken and bearerTokenCredential, or neither',
      );
    }
  }

  private makeCollector(): OtelCollector {
    const { metrics, logs, traces, collector, maxOutage } = this.props;
    return new OtelCollector(this, 'collector', {
      ...collector,
      name: this.hostname,
      namespace: this.namespace,
      backends: { metrics, logs, traces },
      maxOutage,
    });
  }

  private exposeOtlp({ podLabels, workload }: OtelCollector): TailscaleService {
    const { port = OTLP_HTTP.port, tailscale } = this.props;
    if (!isPort(port))
      fail(this, `a port is a whole number from 1 to 65535, but ${shown(port)} was given`);
    return new TailscaleService(this, 'tailnet', {
      hostname: this.hostname,
      namespace: this.namespace,
      selector: podLabels,
      ports: [{ ...OTLP_HTTP, port, targetPort: OTLP_HTTP.port }],
      ...tailscale,
      // it goes before what it forwards to
      dependsOn: [workload, ...(tailscale?.dependsOn ?? [])],
    });
  }

  /** No collector speaks Pyroscope's protocol, so workstations write to its own pods. */
  private exposeProfiles(backend: Pyroscope): TailscaleService {
    const { namespace, port, targetPort } = backend.service(this);
    return new TailscaleService(this, 'profiles-tailnet', {
      hostname: this.props.profilesHostname ?? 'pyroscope',
      namespace,
      selector: backend.podSelector,
      ports: [{ name: PROFILES, port, targetPort }],
      ...this.props.tailscale,
    });
  }

  private tellGrafana(options: LgtmBackendProps['grafana'] & object = {}): GrafanaProvisioning {
    const { metrics, logs, traces, profiles, collector } = this.props;
    return new GrafanaProvisioning(this, 'grafana', {
      ...options,
      backends: { metrics, logs, traces, profiles },
      // where the collector makes none, the store of traces may
      spanMetrics: collector?.spanMetrics ? COLLECTOR_SPAN_METRICS : undefined,
      scrapeInterval: () => Duration.longest(this.intervals.flatMap((ofHost) => ofHost())),
    });
  }
}

/** Pyroscope's port on the tailnet. */
const PROFILES = 'profiles';
