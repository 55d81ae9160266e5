// Generated from the source of Grafana Alloy 1.18.0 by `npm run generate`.
import type { Construct } from 'constructs';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import {
  PROMETHEUS_OPERATOR_ARGUMENTS,
  type PrometheusOperatorArguments,
} from '../shared/prometheus-operator';

/** Arguments of `prometheus.operator.podmonitors`. */
export type PrometheusOperatorPodmonitorsProps = PrometheusOperatorArguments;

/**
 * Finds a Kubernetes cluster's PodMonitor resources and scrapes what they point to. Upstream's stability: generally
 * available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.operator.podmonitors/
 */
export class PrometheusOperatorPodmonitors extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<PrometheusOperatorPodmonitorsProps>) {
    super(scope, id, TYPE, props);
  }
}

const TYPE: ComponentType = {
  name: 'prometheus.operator.podmonitors',
  stability: 'generally-available',
  schema: PROMETHEUS_OPERATOR_ARGUMENTS,
};
