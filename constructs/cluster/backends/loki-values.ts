import type { OtelSettings } from '../../../lib/otel/config';
import { ONE_POD, SIDECAR } from './resources';
import type { VolumeProps } from './storage';

/** Values that look right and are wrong (traps R4 and R5). */
export const LOKI_MISTAKES = [
  ['compactor.retention_enabled', 'in this chart compactor are pods: write loki.compactor'],
  ['compactor.delete_request_store', 'in this chart compactor are pods: write loki.compactor'],
  ['limits_config', 'the chart drops it silently: write loki.limits_config'],
  ['loki.compactor.shared_store', 'Loki 3 refuses to start with it: it takes delete_request_store'],
] as const;

/** What the chart's values depend on. */
export interface LokiValuesProps {
  /** The tenant, which turns multi-tenancy on. */
  readonly tenant?: string;
  /** The release's name. @default loki */
  readonly release?: string;
  /** The volume that it writes to. */
  readonly volume: VolumeProps;
  /** The first day of its schema. @default 2024-04-01 */
  readonly schemaFrom?: string;
}

/**
 * The chart's values for one pod with a volume.
 *
 * @see https://github.com/grafana-community/helm-charts/blob/loki-18.11.0/charts/loki/values.yaml
 */
export function lokiValues(props: LokiValuesProps): OtelSettings {
  const { tenant, volume, schemaFrom = '2024-04-01', release = 'loki' } = props;
  const none = { replicas: 0 };
  return {
    fullnameOverride: release,
    deploymentMode: 'Monolithic',
    loki: {
      // the chart's own default, true, refuses whoever names no tenant
      auth_enabled: tenant !== undefined,
      commonConfig: { replication_factor: 1 },
      schemaConfig: {
        configs: [
          {
            from: schemaFrom,
            store: 'tsdb',
            object_store: 'filesystem',
            schema: 'v13',
            index: { prefix: 'index_', period: '24h' },
          },
        ],
      },
      limits_config: { allow_structured_metadata: true, volume_enabled: true },
    },
    singleBinary: {
      replicas: 1,
      resources: ONE_POD,
      persistence: { size: volume.size.toQuantity(), storageClass: volume.storageClass },
    },
    // it reads rules from ConfigMaps
    sidecar: { resources: SIDECAR },
    write: none,
    read: none,
    backend: none,
    gateway: { enabled: false },
    lokiCanary: { enabled: false },
    test: { enabled: false },
    chunksCache: { enabled: false },
    resultsCache: { enabled: false },
  };
}
