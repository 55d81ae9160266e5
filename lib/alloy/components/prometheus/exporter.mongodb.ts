// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyBoolean, AlloyDuration, AlloySecret, Targets } from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `prometheus.exporter.mongodb`. */
export interface PrometheusExporterMongodbProps {
  /** `mongodb_uri`: connection string of the node. */
  readonly mongodbUri: AlloySecret;
  /** `compatible_mode`: adds the metric names from before `mongodb_exporter` 0.20.0. Since Alloy 1.9. @default true */
  readonly compatibleMode?: AlloyBoolean;
  /** `collect_all`: runs every collector. Since Alloy 1.9. @default true */
  readonly collectAll?: AlloyBoolean;
  /** `direct_connect`: talks to this one node; fails with several hosts or an SRV address. @default false */
  readonly directConnect?: AlloyBoolean;
  /** `discovering_mode`: finds databases and collections by itself. @default false */
  readonly discoveringMode?: AlloyBoolean;
  /** `currentop_slow_time`: current operations are reported once they run this long. Since Alloy 1.18. @default 1m */
  readonly currentopSlowTime?: AlloyDuration;
  /** `enable_db_stats`: adds database statistics. Since Alloy 1.9. @default false */
  readonly enableDbStats?: AlloyBoolean;
  /** `enable_db_stats_free_storage`: adds free storage from `dbStats`. Since Alloy 1.9. @default false */
  readonly enableDbStatsFreeStorage?: AlloyBoolean;
  /** `enable_diagnostic_data`: adds diagnostic data. Since Alloy 1.9. @default false */
  readonly enableDiagnosticData?: AlloyBoolean;
  /** `enable_replicaset_status`: adds the replica set's status. Since Alloy 1.9. @default false */
  readonly enableReplicasetStatus?: AlloyBoolean;
  /** `enable_replicaset_config`: adds the replica set's configuration. Since Alloy 1.9. @default false */
  readonly enableReplicasetConfig?: AlloyBoolean;
  /** `enable_currentop_metrics`: adds operations in progress. Since Alloy 1.9. @default false */
  readonly enableCurrentopMetrics?: AlloyBoolean;
  /** `enable_top_metrics`: adds use by collection, from `top`. Since Alloy 1.9. @default false */
  readonly enableTopMetrics?: AlloyBoolean;
  /** `enable_index_stats`: adds index statistics. Since Alloy 1.9. @default false */
  readonly enableIndexStats?: AlloyBoolean;
  /** `enable_coll_stats`: adds collection statistics. Since Alloy 1.9. @default false */
  readonly enableCollStats?: AlloyBoolean;
  /** `enable_profile`: adds figures from the profiler. Since Alloy 1.9. @default false */
  readonly enableProfile?: AlloyBoolean;
  /** `enable_shards`: adds figures about sharding. Since Alloy 1.9. @default false */
  readonly enableShards?: AlloyBoolean;
  /** `enable_fcv`: adds the feature compatibility version. Since Alloy 1.9. @default false */
  readonly enableFcv?: AlloyBoolean;
  /** `enable_pbm_metrics`: adds figures of Percona Backup for MongoDB. Since Alloy 1.9. @default false */
  readonly enablePbmMetrics?: AlloyBoolean;
}

/**
 * Gathers metrics of a MongoDB node with Percona's exporter. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.mongodb/
 */
export class PrometheusExporterMongodb extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<PrometheusExporterMongodbProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  mongodbUri: 'secret!',
  compatibleMode: 'bool',
  collectAll: 'bool',
  directConnect: 'bool',
  discoveringMode: 'bool',
  currentopSlowTime: 'duration',
  enableDbStats: 'bool',
  enableDbStatsFreeStorage: 'bool',
  enableDiagnosticData: 'bool',
  enableReplicasetStatus: 'bool',
  enableReplicasetConfig: 'bool',
  enableCurrentopMetrics: 'bool',
  enableTopMetrics: 'bool',
  enableIndexStats: 'bool',
  enableCollStats: 'bool',
  enableProfile: 'bool',
  enableShards: 'bool',
  enableFcv: 'bool',
  enablePbmMetrics: 'bool',
};

const TYPE: ComponentType = {
  name: 'prometheus.exporter.mongodb',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    collect_all: '1.9',
    compatible_mode: '1.9',
    currentop_slow_time: '1.18',
    enable_coll_stats: '1.9',
    enable_currentop_metrics: '1.9',
    enable_db_stats: '1.9',
    enable_db_stats_free_storage: '1.9',
    enable_diagnostic_data: '1.9',
    enable_fcv: '1.9',
    enable_index_stats: '1.9',
    enable_pbm_metrics: '1.9',
    enable_profile: '1.9',
    enable_replicaset_config: '1.9',
    enable_replicaset_status: '1.9',
    enable_shards: '1.9',
    enable_top_metrics: '1.9',
  },
};
