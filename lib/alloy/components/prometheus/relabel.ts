// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyDuration,
  AlloyList,
  AlloyNumber,
  MetricsReceiver,
  RelabelRules,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { RELABEL_CONFIG, type RelabelConfig } from '../shared/common-relabel';

/** Arguments of `prometheus.relabel`. */
export interface PrometheusRelabelProps {
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<MetricsReceiver>;
  /** `rule`: relabelling rules, applied in order. @default - none */
  readonly rule?: readonly RelabelConfig[];
  /** `max_cache_size`: results it remembers; a cache smaller than the number of series helps little. @default 100000 */
  readonly maxCacheSize?: AlloyNumber;
  /** `cache_ttl`: forgets a series idle this long; needs `max_cache_size` 0. Since Alloy 1.17. @default 0s */
  readonly cacheTtl?: AlloyDuration;
}

/**
 * Rewrites the labels of samples on their way, or drops samples by them. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.relabel/
 */
export class PrometheusRelabel extends TypedComponent {
  /** `receiver`: takes samples. */
  readonly receiver: MetricsReceiver = new Wire(this, 'receiver', 'capsule(prometheus.Appendable)');

  /** `rules`: the rules, for a source to apply itself. */
  readonly rules: RelabelRules = new Wire(this, 'rules', 'capsule(relabel.Rules)');

  constructor(scope: Construct, id: string, props: AlloyProps<PrometheusRelabelProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  forwardTo: 'list(capsule(prometheus.Appendable))!',
  rule: nested('blocks', RELABEL_CONFIG),
  maxCacheSize: 'int',
  cacheTtl: 'duration',
};

const TYPE: ComponentType = {
  name: 'prometheus.relabel',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    cache_ttl: '1.17',
  },
};
