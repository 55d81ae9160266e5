// A destination of your own: OTLP over gRPC, by a component of Alloy's that the library has no destination for.
import { App } from 'cdktf';
import type { Construct } from 'constructs';
import {
  AlloyCollector,
  JournalUnit,
  NixosHost,
  ObservabilityStack,
  OtlpDestination,
  type ITelemetryDestination,
} from 'cdktf-nixos-observability';
import { OtelcolExporterOtlp } from 'cdktf-nixos-observability/alloy/otelcol/exporter.otlp';

class GrpcDestination implements ITelemetryDestination {
  readonly location = 'remote';
  readonly signals = ['logs', 'traces'] as const;

  constructor(
    readonly destinationName: string,
    private readonly endpoint: string,
  ) {}

  bind(scope: Construct) {
    const exporter = new OtelcolExporterOtlp(scope, 'otlp', {
      client: { endpoint: this.endpoint },
      // Alloy's own queue: the outage buffer speaks HTTP
      sendingQueue: { queueSize: 1000 },
    });
    // what alloy.exporter(destination) gives, and the self-check follows
    scope.node.defaultChild = exporter;
    return { logs: exporter.input, traces: exporter.input };
  }
}

const app = new App();
const stack = new ObservabilityStack(app, 'observability');
const nas = new NixosHost(stack, 'nas');
new AlloyCollector(nas, 'alloy', {
  destinations: [
    new GrpcDestination('gateway', 'otel.example.com:4317'),
    OtlpDestination.remote('archive', { endpoint: 'https://otel.example.com' }),
  ],
  journalUnits: [JournalUnit.system('smartd')],
});
app.synth();
