// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { LogsReceiver } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { OTELCOL_CONSUMER_ARGUMENTS, type OtelcolConsumerArguments } from '../shared/otelcol';

/** Arguments of `otelcol.receiver.loki`. */
export interface OtelcolReceiverLokiProps {
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
}

/**
 * Turns Loki log entries into OTLP logs. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.receiver.loki/
 */
export class OtelcolReceiverLoki extends TypedComponent {
  /** `receiver`: takes log entries. */
  readonly receiver: LogsReceiver = new Wire(this, 'receiver', 'capsule(loki.LogsReceiver)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolReceiverLokiProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
};

const TYPE: ComponentType = {
  name: 'otelcol.receiver.loki',
  stability: 'generally-available',
  schema: PROPS,
};
