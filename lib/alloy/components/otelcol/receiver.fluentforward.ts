// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyList, AlloyString, OtelcolConsumer } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `output` of `otelcol.receiver.fluentforward`. */
export interface OtelcolReceiverFluentforwardOutput {
  /** `logs`: who gets the logs. @default [] */
  readonly logs?: AlloyList<OtelcolConsumer>;
}

/** Arguments of `otelcol.receiver.fluentforward`. */
export interface OtelcolReceiverFluentforwardProps {
  /** `endpoint`: `host:port` or `unix://` socket that it listens on. */
  readonly endpoint: AlloyString;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
  /** `output`: who gets which signal. */
  readonly output: OtelcolReceiverFluentforwardOutput;
}

/**
 * Takes in logs by the Fluent Forward protocol. Upstream's stability: experimental.
 * Since Alloy 1.11.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.receiver.fluentforward/
 */
export class OtelcolReceiverFluentforward extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolReceiverFluentforwardProps>) {
    super(scope, id, TYPE, props);
  }
}

const OUTPUT: Schema = {
  logs: 'list(capsule(otelcol.Consumer))',
};

const PROPS: Schema = {
  endpoint: 'string!',
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
  output: nested('block', OUTPUT, 'required'),
};

const TYPE: ComponentType = {
  name: 'otelcol.receiver.fluentforward',
  stability: 'experimental',
  schema: PROPS,
  since: {
    '': '1.11',
  },
};
