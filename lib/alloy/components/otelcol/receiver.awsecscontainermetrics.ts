// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyDuration } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { OTELCOL_CONSUMER_ARGUMENTS, type OtelcolConsumerArguments } from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** Arguments of `otelcol.receiver.awsecscontainermetrics`. */
export interface OtelcolReceiverAwsecscontainermetricsProps {
  /** `collection_interval`: time from one reading to the next. @default 20s */
  readonly collectionInterval?: AlloyDuration;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
}

/**
 * Reads metadata and resource use of an AWS ECS task and its containers. Upstream's stability: experimental.
 * Since Alloy 1.12.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.receiver.awsecscontainermetrics/
 */
export class OtelcolReceiverAwsecscontainermetrics extends TypedComponent {
  constructor(
    scope: Construct,
    id: string,
    props: AlloyProps<OtelcolReceiverAwsecscontainermetricsProps>,
  ) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  collectionInterval: 'duration',
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
};

const TYPE: ComponentType = {
  name: 'otelcol.receiver.awsecscontainermetrics',
  stability: 'experimental',
  schema: PROPS,
  since: {
    '': '1.12',
  },
};
