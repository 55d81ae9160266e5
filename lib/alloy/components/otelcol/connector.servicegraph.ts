// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyList,
  AlloyNumber,
  AlloyString,
  OtelcolConsumer,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { OTELCOL_CONSUMER_ARGUMENTS, type OtelcolConsumerArguments } from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `store` of `otelcol.connector.servicegraph`. */
export interface OtelcolConnectorServicegraphStore {
  /** `max_items`: most items waiting at once; full, it drops further spans. @default 1000 */
  readonly maxItems?: AlloyNumber;
  /** `ttl`: a span that finds no partner within this is given up. @default 2s */
  readonly ttl?: AlloyDuration;
}

/** Arguments of `otelcol.connector.servicegraph`. */
export interface OtelcolConnectorServicegraphProps {
  /**
   * `latency_histogram_buckets`: bounds of the latency histograms' buckets.
   * @default ["2ms", "4ms", "6ms", "8ms", "10ms", "50ms", "100ms", "200ms", "400ms", "800ms", "1s", "1.4s", "2s", "5s",
   * "10s", "15s"]
   */
  readonly latencyHistogramBuckets?: AlloyList<AlloyDuration>;
  /** `dimensions`: further attributes as labels, prefixed `client_` or `server_`. @default [] */
  readonly dimensions?: AlloyList<AlloyString>;
  /** `store`: where spans wait for their other half. @default - not set */
  readonly store?: OtelcolConnectorServicegraphStore;
  /** `cache_loop`: how often series that no longer change are deleted. @default 1m */
  readonly cacheLoop?: AlloyDuration;
  /** `store_expiration_loop`: how often expired spans are cleared out of the store. @default 2s */
  readonly storeExpirationLoop?: AlloyDuration;
  /**
   * `virtual_node_peer_attributes`: attributes that name an uninstrumented peer, best first; empty shows no such peers.
   * Since Alloy 1.13.
   * @default ["peer.service", "db.name", "db.system"]
   */
  readonly virtualNodePeerAttributes?: AlloyList<AlloyString>;
  /**
   * `virtual_node_extra_label`: a `virtual_node` label saying which side, `client` or `server`, is uninstrumented.
   * Since Alloy 1.13.
   * @default false
   */
  readonly virtualNodeExtraLabel?: AlloyBoolean;
  /** `metrics_flush_interval`: how often metrics go out; zero sends them with every batch of traces. @default 1m */
  readonly metricsFlushInterval?: AlloyDuration;
  /**
   * `database_name_attributes`: span attributes that may name the database; the first one present counts.
   * Since Alloy 1.9.
   * @default ["db.name"]
   */
  readonly databaseNameAttributes?: AlloyList<AlloyString>;
  /**
   * `exponential_histogram_max_size`: most buckets for each sign of an exponential histogram.
   * Since Alloy 1.12.
   * @default 0
   */
  readonly exponentialHistogramMaxSize?: AlloyNumber;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Pairs clients' and servers' spans and gives out metrics of which service calls which. Upstream's stability: generally
 * available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.connector.servicegraph/
 */
export class OtelcolConnectorServicegraph extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolConnectorServicegraphProps>) {
    super(scope, id, TYPE, props);
  }
}

const STORE: Schema = {
  maxItems: 'int',
  ttl: 'duration',
};

const PROPS: Schema = {
  latencyHistogramBuckets: 'list(duration)',
  dimensions: 'list(string)',
  store: nested('block', STORE),
  cacheLoop: 'duration',
  storeExpirationLoop: 'duration',
  virtualNodePeerAttributes: 'list(string)',
  virtualNodeExtraLabel: 'bool',
  metricsFlushInterval: 'duration',
  databaseNameAttributes: 'list(string)',
  exponentialHistogramMaxSize: 'int32',
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.connector.servicegraph',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    database_name_attributes: '1.9',
    exponential_histogram_max_size: '1.12',
    virtual_node_extra_label: '1.13',
    virtual_node_peer_attributes: '1.13',
  },
};
