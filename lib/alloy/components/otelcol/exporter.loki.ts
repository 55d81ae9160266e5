// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyList, LogsReceiver, OtelcolConsumer } from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `otelcol.exporter.loki`. */
export interface OtelcolExporterLokiProps {
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<LogsReceiver>;
}

/**
 * Turns OTLP logs into Loki log entries. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.exporter.loki/
 */
export class OtelcolExporterLoki extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolExporterLokiProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  forwardTo: 'list(capsule(loki.LogsReceiver))!',
};

const TYPE: ComponentType = {
  name: 'otelcol.exporter.loki',
  stability: 'generally-available',
  schema: PROPS,
};
