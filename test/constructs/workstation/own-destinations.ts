import type { Construct } from 'constructs';
import {
  AlloyComponent,
  type DestinationBindOptions,
  type DestinationInputs,
  type ITelemetryDestination,
  type OtelcolConsumer,
  type Signal,
} from '../../../index';
import { LokiWrite } from '../../../lib/alloy/components/loki/write';
import { OtelcolExporterLoki } from '../../../lib/alloy/components/otelcol/exporter.loki';
import { OtelcolExporterPrometheus } from '../../../lib/alloy/components/otelcol/exporter.prometheus';
import { PrometheusRemoteWrite } from '../../../lib/alloy/components/prometheus/remote_write';
import { PyroscopeWrite } from '../../../lib/alloy/components/pyroscope/write';

// Destinations as a user may write them, with nothing but what the package exports.

/** Prints everything; remembers each call of its `bind`. */
export class Debug implements ITelemetryDestination {
  readonly location = 'remote';
  readonly bound: { readonly scope: Construct; readonly options: DestinationBindOptions }[] = [];

  /** @param gives the signals that `bind` returns an input for */
  constructor(
    readonly destinationName = 'debug',
    readonly signals: readonly Signal[] = ['traces'],
    private readonly gives: readonly Signal[] = signals,
  ) {}

  bind(scope: Construct, options: DestinationBindOptions): DestinationInputs {
    this.bound.push({ scope, options });
    const debug = new AlloyComponent(scope, 'exporter', {
      component: 'otelcol.exporter.debug',
      body: { verbosity: 'detailed' },
    });
    const input = debug.export<OtelcolConsumer>('input');
    return Object.fromEntries(this.gives.map((signal) => [signal, input]));
  }
}

/** Makes what writes metrics and profiles at once, whatever the host has of them. */
export class MetricsAndProfiles implements ITelemetryDestination {
  readonly destinationName = 'stores';
  readonly location = 'remote';
  readonly signals = ['metrics', 'profiles'] as const;

  bind(scope: Construct, { connect }: DestinationBindOptions): DestinationInputs {
    const { url } = connect('https://mimir.example.com/api/v1/push', 'remote_write');
    const remote = new PrometheusRemoteWrite(scope, 'remote_write', { endpoint: [{ url }] });
    const metrics = new OtelcolExporterPrometheus(scope, 'prometheus', {
      forwardTo: [remote.receiver],
    });
    const profiles = new PyroscopeWrite(scope, 'write', {
      endpoint: [{ url: connect('https://pyroscope.example.com', 'pyroscope').url }],
    });
    scope.node.defaultChild = remote;
    return { metrics: metrics.input, profiles: profiles.receiver };
  }
}

/** Two stores, each by its own protocol. */
export class MetricsAndLogs implements ITelemetryDestination {
  readonly destinationName = 'stores';
  readonly location = 'remote';
  readonly signals = ['metrics', 'logs'] as const;

  /** @param logs the URL that logs are pushed to */
  constructor(private readonly logs = 'https://loki.example.com/loki/api/v1/push') {}

  bind(scope: Construct, { connect }: DestinationBindOptions): DestinationInputs {
    const { url } = connect('https://mimir.example.com/api/v1/push', 'remote_write');
    const remote = new PrometheusRemoteWrite(scope, 'remote_write', { endpoint: [{ url }] });
    const metrics = new OtelcolExporterPrometheus(scope, 'prometheus', {
      forwardTo: [remote.receiver],
    });
    const write = new LokiWrite(scope, 'write', {
      endpoint: [{ url: connect(this.logs, 'loki').url }],
    });
    const logs = new OtelcolExporterLoki(scope, 'loki', { forwardTo: [write.receiver] });
    return { metrics: metrics.input, logs: logs.input };
  }
}
