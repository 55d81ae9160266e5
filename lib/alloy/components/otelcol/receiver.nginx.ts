// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyDuration, AlloyString } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { OTELCOL_CONSUMER_ARGUMENTS, type OtelcolConsumerArguments } from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** Arguments of `otelcol.receiver.nginx`. */
export interface OtelcolReceiverNginxProps {
  /** `endpoint`: URL of NGINX's status page. */
  readonly endpoint: AlloyString;
  /** `collection_interval`: time from one reading to the next. @default 10s */
  readonly collectionInterval?: AlloyDuration;
  /** `initial_delay`: wait before the first reading. @default 1s */
  readonly initialDelay?: AlloyDuration;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
}

/**
 * Scrapes the status page of an NGINX server. Upstream's stability: public preview.
 * Since Alloy 1.17.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.receiver.nginx/
 */
export class OtelcolReceiverNginx extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolReceiverNginxProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  endpoint: 'string!',
  collectionInterval: 'duration',
  initialDelay: 'duration',
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
};

const TYPE: ComponentType = {
  name: 'otelcol.receiver.nginx',
  stability: 'public-preview',
  schema: PROPS,
  since: {
    '': '1.17',
  },
};
