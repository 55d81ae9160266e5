import type { Construct } from 'constructs';
import {
  OtelcolExporterOtlphttp,
  type OtelcolExporterOtlphttpProps,
} from '../../../lib/alloy/components/otelcol/exporter.otlphttp';
import type { OtelcolConsumer } from '../../../lib/alloy/expression';
import { NixosHost } from '../../../lib/nixos/host';
import { Duration } from '../../../lib/units';
import type {
  DestinationBindOptions,
  DestinationInputs,
  ITelemetryDestination,
} from '../../wiring/destination';
import { bearerToken } from './bearer-token';
import { baseUrl } from '../../wiring/endpoint';
import { loopbackUrl } from '../loopback';
import type { OutageBuffer } from '../buffer/outage-buffer';
import { OTLP_SIGNALS, type OtlpSignal, type Signal } from '../../wiring/signal';

/** A destination elsewhere that takes OTLP over HTTP. */
export interface OtlpDestinationProps {
  /** Its base URL, such as `http://otel-collector.example.ts.net:4318`; `/v1/<signal>` is appended. */
  readonly endpoint: string;
  /** The signals that it takes. @default - metrics, logs and traces */
  readonly signals?: readonly OtlpSignal[];
  /** Headers of every request. They are printed in clear into the Nix store, so never a secret. @default - none */
  readonly headers?: { readonly [name: string]: string };
  /**
   * The credential that holds its bearer token. The host names the file:
   * `observability.alloy.credentials.<name> = config.sops.secrets.<secret>.path;`
   * @default - none is sent
   */
  readonly bearerTokenCredential?: string;
}

/** Somewhere that takes OTLP over HTTP. */
export abstract class OtlpDestination implements ITelemetryDestination {
  /**
   * A program on the workstation itself, such as otel-ai-monitor (FR-004). It may be absent for hours: what it doesn't
   * take at once is dropped, so that it never sees old telemetry and the other destinations never wait for it (SC-003).
   *
   * @param name in Alloy's labels, such as `ai_monitor`
   * @param port the loopback port that it listens on
   */
  static local(name: string, port: number): OtlpDestination {
    return new LocalOtlpDestination(name, port);
  }

  /** A destination on another machine, reached by its URL. For the LGTM stack of the same app use `LgtmBackend`. */
  static remote(name: string, props: OtlpDestinationProps): OtlpDestination {
    return new RemoteOtlpDestination(name, props);
  }

  /** Whether it is on the workstation itself. */
  abstract readonly location: 'local' | 'remote';

  protected constructor(
    /** Its name in Alloy's labels. */
    readonly destinationName: string,
    /** The signals that it takes. */
    readonly signals: readonly Signal[],
  ) {}

  /** Called by a collector: makes the exporter in `scope`. */
  bind(scope: Construct, { buffer }: DestinationBindOptions): DestinationInputs {
    const { input } = this.sink(scope, buffer);
    return Object.fromEntries(this.signals.map((signal) => [signal, input]));
  }

  protected abstract sink(
    scope: Construct,
    buffer: OutageBuffer,
  ): { readonly input: OtelcolConsumer };
}

class LocalOtlpDestination extends OtlpDestination {
  readonly location = 'local';

  constructor(
    name: string,
    private readonly port: number,
  ) {
    super(name, OTLP_SIGNALS);
  }

  protected sink(scope: Construct): OtelcolExporterOtlphttp {
    NixosHost.of(scope).claimPort(
      scope,
      this.port,
      this,
      `the local destination ${this.destinationName}`,
    );
    return new OtelcolExporterOtlphttp(scope, 'otlphttp', {
      client: {
        endpoint: loopbackUrl(this.port),
        compression: 'none',
        timeout: Duration.seconds(1),
        // an idle connection that the receiver is just closing would take a request with it, and there is no retry
        disableKeepAlives: true,
      },
      // one at a time, because the order of a session's events matters to whoever watches it
      sendingQueue: { numConsumers: 1, queueSize: 200 },
      retryOnFailure: { enabled: false },
    });
  }
}

class RemoteOtlpDestination extends OtlpDestination {
  readonly location = 'remote';

  constructor(
    name: string,
    private readonly props: OtlpDestinationProps,
  ) {
    super(name, props.signals ?? OTLP_SIGNALS);
  }

  protected sink(scope: Construct, buffer: OutageBuffer): OtelcolExporterOtlphttp {
    const { endpoint, headers, bearerTokenCredential: name } = this.props;
    const auth = name === undefined ? undefined : bearerToken(scope, name);
    return remoteExporter(scope, baseUrl(scope, endpoint), buffer, { headers, auth });
  }
}

/**
 * The exporter of every remote leg: gives up a request after 5 s, tries for ever within its queue, and never blocks.
 *
 * @param endpoint a checked base URL
 */
export function remoteExporter(
  scope: Construct,
  endpoint: string,
  buffer: OutageBuffer,
  client: Pick<OtelcolExporterOtlphttpProps['client'], 'headers' | 'auth'> = {},
): OtelcolExporterOtlphttp {
  const { url, sendingQueue } = buffer.connect(scope, endpoint, 'otlp');
  return new OtelcolExporterOtlphttp(scope, 'otlphttp', {
    client: { endpoint: url, timeout: Duration.seconds(5), ...client },
    sendingQueue,
    retryOnFailure: {
      initialInterval: Duration.seconds(1),
      maxInterval: Duration.seconds(30),
      maxElapsedTime: Duration.seconds(0),
    },
  });
}
