import type { IConstruct } from 'constructs';
import { fail } from '../../../lib/errors';
import type { OtelSettings } from '../../../lib/otel/config';
import { isPlainObject } from '../../../lib/plain-object';
import type { Duration } from '../../../lib/units';
import { TEMPO_SPAN_METRICS } from '../../wiring/correlation';
import type { DataSource, DataSourceLinks } from '../grafana/data-source';
import { tracesToLogs, tracesToMetrics, tracesToProfiles } from '../grafana/trace-links';
import type { RetentionQuestion } from '../retention/check-script';
import type { RuntimeConfigProps } from '../retention/runtime-patch';
import { Backend } from './backend';
import type { ExternalBackendProps } from './backend-props';
import { HelmChart, type HelmBackendProps } from './helm-chart';
import { checkVolume, type VolumeProps } from './storage';

/** Tempo's runtime configuration: a tenant's entry replaces the defaults whole, so it has to be given whole (trap R8). */
export interface TempoRuntimeConfigProps extends RuntimeConfigProps {
  /** The tenant's entry without its retention, `ingestion.rate_limit_bytes` and `burst_size_bytes` included. */
  readonly overrides: OtelSettings;
}

/** An existing Tempo. */
export interface TempoProps extends ExternalBackendProps {
  /** Its major version: 3 doesn't start with the key that 2 needs (trap R7). */
  readonly version: 2 | 3;
  /** Its runtime configuration, to be patched. @default - not patched */
  readonly runtimeConfig?: TempoRuntimeConfigProps;
}

/** A Tempo 2 that the library installs: one pod with a volume. (The charts run Tempo 3 on Kafka only.) */
export interface TempoHelmProps extends HelmBackendProps {
  /** The volume that it writes to. */
  readonly volume: VolumeProps;
}

/** Grafana Tempo, which keeps traces. */
export class Tempo extends Backend<'traces'> {
  /** An existing install. @param props `url` is that of its OTLP/HTTP receiver, `http://tempo.monitoring.svc:4318` */
  static external(props: TempoProps): Tempo {
    return new Tempo(props);
  }

  /** One that the library installs, by the community's chart. @throws without the Helm provider's bindings */
  static helm(props: TempoHelmProps): Tempo {
    const chart = new HelmChart({
      ...props,
      chart: 'tempo',
      repository: 'https://grafana-community.github.io/helm-charts',
      pinned: '2.2.4',
      defaults: {
        fullnameOverride: props.release ?? 'tempo',
        tempo: { multitenancyEnabled: props.tenant !== undefined },
        persistence: {
          size: props.volume.size.toQuantity(),
          storageClassName: props.volume.storageClass,
        },
      },
      retentionValues: (scope, retention) => {
        checkVolume(scope, props.volume, retention);
        const period = retention.toString();
        return {
          tempo: { retention: period, queryFrontend: { search: { max_duration: period } } },
          persistence: { enabled: true },
        };
      },
      mistakes: [
        ['backend_worker', 'it is a key of Tempo 3, and the chart runs Tempo 2: leave it out'],
        [
          'tempo.backend_worker',
          'it is a key of Tempo 3, and the chart runs Tempo 2: leave it out',
        ],
        [
          'compactor.config.compaction.compacted_block_retention',
          'that is how long what compaction has replaced stays, not how long traces are kept: write retention',
        ],
        [
          'tempo.compacted_block_retention',
          'that is how long what compaction has replaced stays, not how long traces are kept: write retention',
        ],
      ],
    });
    const { release, namespace } = chart;
    const url = `http://${release}.${namespace}.svc:4318`;
    const podSelector = {
      'app.kubernetes.io/name': 'tempo',
      'app.kubernetes.io/instance': release,
    };
    return new Tempo({ ...props, url, podSelector, version: 2 }, chart);
  }

  /** Grafana's own plugin. */
  override readonly dataSourceType = 'tempo';
  /** Those of its own generator, which may be on: nobody can see that from here. */
  override readonly spanMetrics = TEMPO_SPAN_METRICS;
  protected override readonly defaultPorts = [3200, 4317, 4318];
  /** Queries go to another port than spans. */
  protected override readonly queryPort = 3200;
  protected override readonly singleTenant = 'single-tenant';

  private constructor(
    private readonly tempo: TempoProps,
    chart?: HelmChart,
  ) {
    super('tempo', 'traces', tempo, chart);
  }

  /** The ConfigMap that is to be patched. */
  override get runtimeConfig(): RuntimeConfigProps | undefined {
    return this.tempo.runtimeConfig;
  }

  /** A search is refused beyond `max_duration`, 168h by default, although the data is there (trap R18). */
  override retentionConfig(retention: Duration): OtelSettings {
    const compaction = { block_retention: retention.toString() };
    return {
      [this.compactor]: { compaction },
      query_frontend: { search: { max_duration: retention.toString() } },
    };
  }

  override tenantLimits(scope: IConstruct, retention: Duration): OtelSettings {
    const given = this.tempo.runtimeConfig?.overrides ?? {};
    const { ingestion, compaction } = given;
    const whole = ['rate_limit_bytes', 'burst_size_bytes'].every(
      (key) => isPlainObject(ingestion) && typeof ingestion[key] === 'number',
    );
    if (!whole) {
      fail(
        scope,
        "a tenant's entry replaces Tempo's defaults whole, so one without ingestion.rate_limit_bytes and burst_size_bytes refuses every span: " +
          'give the whole entry as runtimeConfig.overrides, or put overrides.defaults into the main configuration',
      );
    }
    const own = isPlainObject(compaction) ? compaction : {};
    return { ...given, compaction: { ...own, block_retention: retention.toString() } };
  }

  override retentionQuestions(scope: IConstruct, retention: Duration): RetentionQuestion[] {
    const wanted = retention.toString();
    const url = this.statusUrl(scope);
    const window: RetentionQuestion = {
      backend: this.name,
      url: `${url}/status/config`,
      expect: {
        ...(this.runtimeConfig ? {} : { [`${this.compactor}.compaction.block_retention`]: wanted }),
        'query_frontend.search.max_duration': wanted,
      },
    };
    if (!this.runtimeConfig) return [window];
    const path = `overrides.${this.tenant}.compaction.block_retention`;
    return [
      window,
      { backend: this.name, url: `${url}/status/runtime_config`, expect: { [path]: wanted } },
    ];
  }

  /** The ways from a span to all else. */
  override dataSource({ metrics, logs, profiles }: DataSourceLinks): DataSource {
    return {
      type: this.dataSourceType,
      jsonData: {
        nodeGraph: { enabled: true },
        ...tracesToLogs(logs),
        ...(metrics && { serviceMap: { datasourceUid: metrics.uid } }),
        ...tracesToMetrics(metrics),
        ...tracesToProfiles(profiles),
      },
    };
  }

  /** Tempo 3 has no compactor: its worker compacts, and deletes. */
  private get compactor(): string {
    return this.tempo.version === 2 ? 'compactor' : 'backend_worker';
  }
}
