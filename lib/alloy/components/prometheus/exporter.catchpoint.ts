// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyBoolean, AlloyString, Targets } from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `prometheus.exporter.catchpoint`. */
export interface PrometheusExporterCatchpointProps {
  /** `verbose_logging`: logs in more detail, for debugging. @default false */
  readonly verboseLogging?: AlloyBoolean;
  /** `webhook_path`: URL path that Catchpoint posts its data to. @default /catchpoint-webhook */
  readonly webhookPath?: AlloyString;
  /** `port`: port it listens on for Catchpoint. @default 9090 */
  readonly port?: AlloyString;
}

/**
 * Gathers metrics from what a Catchpoint account sends to its webhook. Upstream's stability: experimental.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.catchpoint/
 */
export class PrometheusExporterCatchpoint extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(
    scope: Construct,
    id: string,
    props: AlloyProps<PrometheusExporterCatchpointProps> = {},
  ) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  verboseLogging: 'bool',
  webhookPath: 'string',
  port: 'string',
};

const TYPE: ComponentType = {
  name: 'prometheus.exporter.catchpoint',
  stability: 'experimental',
  schema: PROPS,
};
