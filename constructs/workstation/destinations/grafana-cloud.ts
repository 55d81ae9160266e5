import type { Construct } from 'constructs';
import { OtelcolProcessorTransform } from '../../../lib/alloy/components/otelcol/processor.transform';
import { fail, shown } from '../../../lib/errors';
import type {
  DestinationBindOptions,
  DestinationInputs,
  ITelemetryDestination,
} from '../../wiring/destination';
import { indexHost } from '../../wiring/host-identity';
import type { DestinationSelection } from '../../wiring/selection';
import { OTLP_SIGNALS, type OtlpSignal, type Signal } from '../../wiring/signal';
import { deltaToCumulative } from './delta-to-cumulative';
import { otlpExporter } from './otlp-exporter';
import { pushEndpoint } from './push-endpoint';
import { pyroscopeExporter } from './pyroscope-exporter';
import { showSecrets } from './secrets';

/** A stack of Grafana Cloud, as its portal shows it. */
export interface GrafanaCloudProps extends DestinationSelection {
  /**
   * The zone of its OTLP gateway, `prod-eu-west-2` of `https://otlp-gateway-prod-eu-west-2.grafana.net/otlp`, which the portal
   * shows under OpenTelemetry. @default - it is in `url`
   */
  readonly zone?: string;
  /** The gateway's whole URL, where it is called otherwise: `…/otlp`. @default - by `zone` */
  readonly url?: string;
  /** The stack's number, which is the user there: `123456`. */
  readonly instanceId: string;
  /**
   * The credential with an access policy's token, `glc_…`, that has the scopes `metrics:write`, `logs:write`, `traces:write` and,
   * with `profiles`, `profiles:write`. The host names the file:
   * `observability.alloy.credentials.<name> = config.sops.secrets.<secret>.path;`
   */
  readonly tokenCredential: string;
  /** Its name in Alloy's labels and in its switch. @default grafana_cloud */
  readonly destinationName?: string;
  /** The signals of OTLP that go there. @default - metrics, logs and traces */
  readonly signals?: readonly OtlpSignal[];
  /** Where profiles go: they have a gateway and a user of their own, which the portal shows under Pyroscope. @default - nowhere */
  readonly profiles?: GrafanaCloudProfiles;
  /**
   * Whether delta counters, which Claude Code and Codex send, are added up on the host: Grafana Cloud refuses a request with
   * one. Alloy calls the component that does it experimental, and has to be told that it may run such:
   * `observability.alloy.stabilityLevel` becomes `experimental`. @default true
   */
  readonly deltaToCumulative?: boolean;
}

/** Grafana Cloud's profiles. */
export interface GrafanaCloudProfiles {
  /** `https://profiles-prod-002.grafana.net` */
  readonly url: string;
  /** The user there. */
  readonly instanceId: string;
}

/**
 * Grafana Cloud by its OTLP gateway, and by Pyroscope's push for profiles. The token stands in a credential of the host's, so
 * neither in the Nix store nor in Terraform's state.
 *
 * @example
 * const cloud = GrafanaCloud.otlp({
 *   zone: 'prod-eu-west-2',
 *   instanceId: '123456',
 *   tokenCredential: 'grafana-cloud-token',
 *   profiles: { url: 'https://profiles-prod-002.grafana.net', instanceId: '654321' },
 *   tailSampling: { percentage: 10 },
 * });
 * @see https://grafana.com/docs/grafana-cloud/send-data/otlp/send-data-otlp/
 */
export class GrafanaCloud implements ITelemetryDestination {
  /** A stack, by its OTLP gateway. */
  static otlp(props: GrafanaCloudProps): GrafanaCloud {
    return new GrafanaCloud(props);
  }

  /** Its name in Alloy's labels. */
  readonly destinationName: string;
  /** Elsewhere. */
  readonly location = 'remote';
  /** The signals that go there. */
  readonly signals: readonly Signal[];
  /** What of the host's telemetry goes there. */
  readonly selection?: DestinationSelection;

  private constructor(private readonly props: GrafanaCloudProps) {
    this.destinationName = props.destinationName ?? 'grafana_cloud';
    this.signals = [
      ...(props.signals ?? OTLP_SIGNALS),
      ...(props.profiles ? ['profiles' as const] : []),
    ];
    this.selection = props;
  }

  /** Called by a collector: makes what sends in `scope`. @throws without a zone or a URL, for a malformed one, and for an instance that isn't a number */
  bind(scope: Construct, options: DestinationBindOptions): DestinationInputs {
    const { props } = this;
    const user = (instanceId: string) => ({
      basicAuth: {
        username: numberOf(scope, instanceId),
        passwordCredential: props.tokenCredential,
      },
    });
    const { profiles } = props;
    return {
      ...(this.signals.some((signal) => signal !== 'profiles') &&
        this.otlp(scope, options, user(props.instanceId))),
      profiles:
        profiles &&
        (() => {
          const to = pushEndpoint(
            scope,
            options,
            profiles.url,
            'pyroscope',
            user(profiles.instanceId),
          );
          return pyroscopeExporter(scope, { ...to, labels: options.labels }).receiver;
        }),
    };
  }

  private otlp(
    scope: Construct,
    { connect, labels }: DestinationBindOptions,
    user: Parameters<typeof showSecrets>[2],
  ): DestinationInputs {
    const url = this.gateway(scope);
    const { tls, ...shows } = showSecrets(scope, url, user);
    const { input } = otlpExporter(scope, { ...connect(url, 'otlp', shows), tls });
    const inputs = { metrics: input, logs: input, traces: input };
    if (!this.signals.includes('metrics')) return inputs;
    // its store of metrics makes no label of what a resource has but service and instance
    const host = new OtelcolProcessorTransform(scope, 'labels', {
      errorMode: 'ignore',
      statements: { metric: indexHost(Object.keys(labels)).metric },
      output: { metrics: [input] },
    });
    const adds = this.props.deltaToCumulative ?? true;
    return { ...inputs, metrics: adds ? deltaToCumulative(scope, host.input) : host.input };
  }

  private gateway(scope: Construct): string {
    const { zone, url } = this.props;
    if ((zone === undefined) === (url === undefined))
      fail(
        scope,
        "Grafana Cloud's gateway is known by its zone or its url: give one of the two, such as zone: 'prod-eu-west-2'",
      );
    if (url !== undefined) return url;
    if (!/^[a-z0-9]+(-[a-z0-9]+)+$/.test(zone ?? ''))
      fail(
        scope,
        `a zone of Grafana Cloud is such as prod-eu-west-2, but ${shown(zone)} was given: it stands in the gateway's URL`,
      );
    return `https://otlp-gateway-${zone}.grafana.net/otlp`;
  }
}

function numberOf(scope: Construct, instanceId: string): string {
  if (/^\d+$/.test(instanceId)) return instanceId;
  return fail(
    scope,
    `an instance of Grafana Cloud is a number, such as 123456, but ${shown(instanceId)} was given: the portal shows it as user`,
  );
}
