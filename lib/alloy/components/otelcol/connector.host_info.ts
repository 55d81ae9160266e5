// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyDuration, AlloyList, AlloyString, OtelcolConsumer } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { OTELCOL_CONSUMER_ARGUMENTS, type OtelcolConsumerArguments } from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** Arguments of `otelcol.connector.host_info`. */
export interface OtelcolConnectorHostInfoProps {
  /** `host_identifiers`: resource attributes that tell hosts apart, in order of preference. @default ["host.id"] */
  readonly hostIdentifiers?: AlloyList<AlloyString>;
  /** `metrics_flush_interval`: how often the metrics go out. @default 1m */
  readonly metricsFlushInterval?: AlloyDuration;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Turns spans into a metric of the hosts they come from, to measure usage by. Upstream's stability: generally
 * available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.connector.host_info/
 */
export class OtelcolConnectorHostInfo extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolConnectorHostInfoProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  hostIdentifiers: 'list(string)',
  metricsFlushInterval: 'duration',
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.connector.host_info',
  stability: 'generally-available',
  schema: PROPS,
};
