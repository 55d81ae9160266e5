// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { Targets } from '../../expression';
import { TypedComponent, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/**
 * Gives out the metrics of Alloy itself. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.self/
 */
export class PrometheusExporterSelf extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: Record<string, never> = {}) {
    super(scope, id, TYPE, props);
  }
}

const TYPE: ComponentType = {
  name: 'prometheus.exporter.self',
  stability: 'generally-available',
  schema: {},
};
