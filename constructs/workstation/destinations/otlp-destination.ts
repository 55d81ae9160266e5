import type { Construct } from 'constructs';
import { OtelcolExporterOtlphttp } from '../../../lib/alloy/components/otelcol/exporter.otlphttp';
import type { OtelcolConsumer } from '../../../lib/alloy/expression';
import { NixosHost } from '../../../lib/nixos/host';
import { Duration } from '../../../lib/units';
import type {
  DestinationBindOptions,
  DestinationInputs,
  ITelemetryDestination,
  LocalProgram,
} from '../../wiring/destination';
import type { DestinationSelection } from '../../wiring/selection';
import { OTLP_SIGNALS, type OtlpSignal, type Signal } from '../../wiring/signal';
import { loopbackUrl } from '../loopback';
import { deltaToCumulative } from './delta-to-cumulative';
import { otlpExporter } from './otlp-exporter';
import type { RemoteDestinationProps } from './remote-destination';
import { showSecrets } from './secrets';

/** A destination elsewhere that takes OTLP over HTTP. */
export interface OtlpDestinationProps extends RemoteDestinationProps, DestinationSelection {
  /**
   * Its base URL, such as `http://otel-collector.example.ts.net:4318`; `/v1/<signal>` is appended. On loopback only what
   * leads elsewhere, such as an ssh tunnel: a port that the host has for something of its own is an error at synth.
   */
  readonly endpoint: string;
  /** The signals that it takes. @default - metrics, logs and traces */
  readonly signals?: readonly OtlpSignal[];
  /**
   * Which counters it takes. `cumulative`: Grafana Cloud, Mimir and Prometheus refuse delta, which Claude Code and Codex
   * send, with 400 for the whole request; so the host adds them up. Alloy calls the component that does it experimental,
   * and has to be told that it may run such: `observability.alloy.stabilityLevel` becomes `experimental`. A restart of
   * Alloy begins every sum anew, which queries see as the counter's reset where it is less than it was. `any`: what is
   * behind it converts, as a collector does.
   * @default any
   */
  readonly metricsTemporality?: 'any' | 'cumulative';
}

/** What is known of a program that takes OTLP on the workstation. */
export interface LocalOtlpDestinationOptions {
  /**
   * Its service name, `otel-ai-monitor`, under which agents that find it by its port send what they see of it.
   * @default - the destination's name with hyphens for `_`
   */
  readonly serviceName?: string;
}

/**
 * Somewhere that takes OTLP over HTTP.
 *
 * @example
 * alloy.addDestination(
 *   OtlpDestination.remote('archive', {
 *     endpoint: 'https://archive.example.com',
 *     bearerTokenCredential: 'archive-token',
 *     signals: ['logs'],
 *   }),
 * );
 */
export abstract class OtlpDestination implements ITelemetryDestination {
  /**
   * A program on the workstation itself, such as otel-ai-monitor (FR-004). It may be absent for hours: what it doesn't
   * take at once is dropped, so that it never sees old telemetry and the other destinations never wait for it (SC-003).
   *
   * @param name in Alloy's labels, such as `ai_monitor`
   * @param port the loopback port that it listens on
   */
  static local(
    name: string,
    port: number,
    options: LocalOtlpDestinationOptions = {},
  ): OtlpDestination {
    return new LocalOtlpDestination(name, port, options);
  }

  /** A destination on another machine, reached by its URL. For the LGTM stack of the same app use `LgtmBackend`. */
  static remote(name: string, props: OtlpDestinationProps): OtlpDestination {
    return new RemoteOtlpDestination(name, props);
  }

  /** Whether it is on the workstation itself. */
  abstract readonly location: 'local' | 'remote';
  /** The program that listens there, when it is on the workstation. */
  readonly program?: LocalProgram;
  /** What of the host's telemetry goes there, of a remote one. */
  readonly selection?: DestinationSelection;

  protected constructor(
    /** Its name in Alloy's labels. */
    readonly destinationName: string,
    /** The signals that it takes. */
    readonly signals: readonly Signal[],
  ) {}

  /** Called by a collector: makes the exporter in `scope`. */
  bind(scope: Construct, options: DestinationBindOptions): DestinationInputs {
    const { input } = this.exporter(scope, options);
    return Object.fromEntries(this.signals.map((signal) => [signal, input]));
  }

  protected abstract exporter(
    scope: Construct,
    options: DestinationBindOptions,
  ): { readonly input: OtelcolConsumer };
}

class LocalOtlpDestination extends OtlpDestination {
  readonly location = 'local';
  override readonly program: LocalProgram;

  constructor(name: string, port: number, { serviceName }: LocalOtlpDestinationOptions) {
    super(name, OTLP_SIGNALS);
    this.program = { serviceName: serviceName ?? name.replaceAll('_', '-'), port };
  }

  protected exporter(scope: Construct): OtelcolExporterOtlphttp {
    const { port } = this.program;
    NixosHost.of(scope).claimPort(
      scope,
      port,
      this,
      `the local destination ${this.destinationName}`,
    );
    const exporter = new OtelcolExporterOtlphttp(scope, 'otlphttp', {
      client: {
        endpoint: loopbackUrl(port),
        compression: 'none',
        timeout: Duration.seconds(1),
        // an idle connection that the receiver is just closing would take a request with it, and there is no retry
        disableKeepAlives: true,
      },
      // one at a time, because the order of a session's events matters to whoever watches it
      sendingQueue: { numConsumers: 1, queueSize: 200 },
      retryOnFailure: { enabled: false },
    });
    scope.node.defaultChild = exporter;
    return exporter;
  }
}

class RemoteOtlpDestination extends OtlpDestination {
  readonly location = 'remote';
  override readonly selection?: DestinationSelection;

  constructor(
    name: string,
    private readonly props: OtlpDestinationProps,
  ) {
    super(name, props.signals ?? OTLP_SIGNALS);
    this.selection = props;
  }

  override bind(scope: Construct, options: DestinationBindOptions): DestinationInputs {
    const inputs = super.bind(scope, options);
    const { metricsTemporality = 'any' } = this.props;
    if (metricsTemporality === 'any' || inputs.metrics === undefined) return inputs;
    return { ...inputs, metrics: deltaToCumulative(scope, inputs.metrics) };
  }

  protected exporter(scope: Construct, options: DestinationBindOptions): OtelcolExporterOtlphttp {
    const { endpoint, headers, onTailnet, allowPlainHttp } = this.props;
    const { tls, ...shows } = showSecrets(scope, endpoint, this.props);
    const known = { ...shows, onTailnet, allowPlainHttp };
    return otlpExporter(scope, { ...options.connect(endpoint, 'otlp', known), headers, tls });
  }
}
