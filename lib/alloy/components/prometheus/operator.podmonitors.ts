// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
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
  since: {
    'scrape.convert_classic_histograms_to_nhcb': '1.19',
    'scrape.default_sample_limit': '1.13',
    'scrape.enable_type_and_unit_labels': '1.14',
    'scrape.honor_metadata': '1.14',
    'scrape.native_histogram_bucket_limit': '1.19',
    'scrape.native_histogram_min_bucket_factor': '1.19',
    'scrape.scrape_classic_histograms': '1.19',
    'scrape.scrape_native_histograms': '1.13',
    'scrape.start_timestamp_zero_ingestion': '1.19',
  },
  lessStable: {
    experimental: ['scrape.enable_type_and_unit_labels', 'scrape.start_timestamp_zero_ingestion'],
  },
};
