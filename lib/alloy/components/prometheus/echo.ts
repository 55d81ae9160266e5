// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyString, MetricsReceiver } from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `prometheus.echo`. */
export interface PrometheusEchoProps {
  /** `format`: how it prints: `text` or `openmetrics`. @default text */
  readonly format?: AlloyString;
}

/**
 * Prints the metrics it receives to stdout, for a look at what flows through a pipeline. Upstream's stability:
 * generally available.
 * Since Alloy 1.13.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.echo/
 */
export class PrometheusEcho extends TypedComponent {
  /** `receiver`: takes samples. */
  readonly receiver: MetricsReceiver = new Wire(this, 'receiver', 'capsule(prometheus.Appendable)');

  constructor(scope: Construct, id: string, props: AlloyProps<PrometheusEchoProps> = {}) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  format: 'string',
};

const TYPE: ComponentType = {
  name: 'prometheus.echo',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    '': '1.13',
  },
};
