// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyList,
  AlloyMap,
  AlloyString,
  AlloyTarget,
  MetricsReceiver,
} from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `prometheus.enrich`. */
export interface PrometheusEnrichProps {
  /** `targets`: what it works on, such as an exporter's or a discovery's `targets`. */
  readonly targets: AlloyList<AlloyTarget>;
  /**
   * `target_to_metric_match`: target label to metric label; a sample matches when every pair agrees.
   * Since Alloy 1.17.
   * @default {}
   */
  readonly targetToMetricMatch?: AlloyMap<AlloyString>;
  /** `target_match_label`: deprecated, use `target_to_metric_match`; target label to compare. @default "" */
  readonly targetMatchLabel?: AlloyString;
  /** `metrics_match_label`: deprecated, use `target_to_metric_match`; metric label to compare. @default "" */
  readonly metricsMatchLabel?: AlloyString;
  /** `labels_to_copy`: target labels that go onto the sample; empty copies all. @default [] */
  readonly labelsToCopy?: AlloyList<AlloyString>;
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<MetricsReceiver>;
}

/**
 * Copies labels from discovered targets onto matching samples; samples without a match pass unchanged. Upstream's
 * stability: experimental.
 * Since Alloy 1.11.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.enrich/
 */
export class PrometheusEnrich extends TypedComponent {
  /** `receiver`: takes samples. */
  readonly receiver: MetricsReceiver = new Wire(this, 'receiver', 'capsule(prometheus.Appendable)');

  constructor(scope: Construct, id: string, props: AlloyProps<PrometheusEnrichProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  targets: 'list(target)!',
  targetToMetricMatch: 'map(string)',
  targetMatchLabel: 'string',
  metricsMatchLabel: 'string',
  labelsToCopy: 'list(string)',
  forwardTo: 'list(capsule(prometheus.Appendable))!',
};

const TYPE: ComponentType = {
  name: 'prometheus.enrich',
  stability: 'experimental',
  schema: PROPS,
  since: {
    '': '1.11',
    target_to_metric_match: '1.17',
  },
};
