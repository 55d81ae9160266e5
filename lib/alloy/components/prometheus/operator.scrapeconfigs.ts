// Generated from the source of Grafana Alloy 1.18.0 by `npm run generate`.
import type { Construct } from 'constructs';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import {
  PROMETHEUS_OPERATOR_ARGUMENTS,
  type PrometheusOperatorArguments,
} from '../shared/prometheus-operator';

/** Arguments of `prometheus.operator.scrapeconfigs`. */
export type PrometheusOperatorScrapeconfigsProps = PrometheusOperatorArguments;

/**
 * Finds a Kubernetes cluster's ScrapeConfig resources and scrapes what they point to. Upstream's stability:
 * experimental.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.operator.scrapeconfigs/
 */
export class PrometheusOperatorScrapeconfigs extends TypedComponent {
  constructor(
    scope: Construct,
    id: string,
    props: AlloyProps<PrometheusOperatorScrapeconfigsProps>,
  ) {
    super(scope, id, TYPE, props);
  }
}

const TYPE: ComponentType = {
  name: 'prometheus.operator.scrapeconfigs',
  stability: 'experimental',
  schema: PROMETHEUS_OPERATOR_ARGUMENTS,
};
