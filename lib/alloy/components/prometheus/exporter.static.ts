// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyString, Targets } from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `prometheus.exporter.static`. */
export interface PrometheusExporterStaticProps {
  /** `text`: what it gives out, in Prometheus exposition format. */
  readonly text: AlloyString;
}

/**
 * Gives out metrics from a fixed text. Upstream's stability: experimental.
 * Since Alloy 1.12.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.static/
 */
export class PrometheusExporterStatic extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<PrometheusExporterStaticProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  text: 'string!',
};

const TYPE: ComponentType = {
  name: 'prometheus.exporter.static',
  stability: 'experimental',
  schema: PROPS,
  since: {
    '': '1.12',
  },
};
