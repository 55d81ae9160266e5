import type { IConstruct } from 'constructs';
import { fail } from '../../../lib/errors';
import type { OtelSettings } from '../../../lib/otel/config';
import { checkProps } from '../../../lib/props';
import { isPlainObject } from '../../../lib/plain-object';
import { TEMPO_SPAN_METRICS, type SpanMetricNames } from '../../wiring/correlation';
import type { DataSource, DataSourceLinks } from '../grafana/data-source';
import { tracesToLogs, tracesToMetrics, tracesToProfiles } from '../grafana/trace-links';
import { tenancy } from '../retention/expectation';
import { INSTALLED } from '../kubernetes-props';
import type { RetentionQuestion } from '../retention/check-script';
import type { RuntimeConfigProps } from '../retention/runtime-patch';
import { Backend } from './backend';
import type { BackendTimes, ExternalBackendProps } from './backend-props';
import { HelmChart, type HelmBackendProps } from './helm-chart';
import { ONE_POD } from './resources';
import { checkVolume, type VolumeProps } from './storage';
import type { TempoGeneratorProps } from './tempo-generator';
import { TEMPO_MISTAKES } from './tempo-mistakes';
import { expectedOfSearches, flushing, searches, type TempoVersion } from './tempo-search';

/** Tempo's runtime configuration: a tenant's entry replaces the defaults whole, so it has to be given whole (trap R8). */
export interface TempoRuntimeConfigProps extends RuntimeConfigProps {
  /** The tenant's entry without its retention, `ingestion.rate_limit_bytes` and `burst_size_bytes` included. */
  readonly overrides: OtelSettings;
}

/** An existing Tempo. */
export interface TempoProps extends ExternalBackendProps, TempoGeneratorProps {
  /** Its major version: 3 doesn't start with the key that 2 needs (trap R7). */
  readonly version: TempoVersion;
  /** Its runtime configuration, to be patched. @default - not patched */
  readonly runtimeConfig?: TempoRuntimeConfigProps;
}

/** A Tempo 2 that the library installs: one pod with a volume. (The charts run Tempo 3 on Kafka only.) */
export interface TempoHelmProps extends HelmBackendProps, TempoGeneratorProps {
  /** The volume that it writes to. */
  readonly volume: VolumeProps;
}

/**
 * Grafana Tempo, which keeps traces.
 *
 * @example
 * const traces = Tempo.external({ url: 'http://tempo.monitoring.svc:4318', version: 2 });
 * new LgtmBackend(stack, 'lgtm', { traces });
 */
export class Tempo extends Backend<'traces'> {
  /** An existing install. @param props `url` is that of its OTLP/HTTP receiver, `http://tempo.monitoring.svc:4318` */
  static external(props: TempoProps): Tempo {
    return new Tempo(props);
  }

  /** One that the library installs, by the community's chart. @throws without the Helm provider's bindings */
  static helm(props: TempoHelmProps): Tempo {
    checkProps('tempo', props, INSTALLED, ['volume.size']);
    const chart = new HelmChart({
      ...props,
      chart: 'tempo',
      repository: 'https://grafana-community.github.io/helm-charts',
      pinned: '2.2.4',
      defaults: {
        fullnameOverride: props.release ?? 'tempo',
        tempo: {
          multitenancyEnabled: props.tenant !== undefined,
          ingester: flushing('trace_idle_period'),
          resources: ONE_POD,
        },
        persistence: {
          size: props.volume.size.toQuantity(),
          storageClassName: props.volume.storageClass,
        },
      },
      retentionValues: (scope, { retention, maxOutage }) => {
        checkVolume(scope, props.volume, retention);
        const period = retention.toString();
        return {
          tempo: {
            retention: period,
            queryFrontend: { search: { max_duration: period } },
            storage: { trace: { wal: { ingestion_time_range_slack: maxOutage.toString() } } },
          },
          persistence: { enabled: true },
        };
      },
      mistakes: TEMPO_MISTAKES,
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
  /** Those of its own generator, when that is on. */
  declare readonly spanMetrics?: SpanMetricNames;
  /** By its own generator, when that is on. */
  declare readonly serviceGraph?: boolean;
  protected override readonly defaultPorts = [3200, 4317, 4318];
  /** Queries go to another port than spans. */
  protected override readonly queryPort = 3200;
  protected override readonly singleTenant = 'single-tenant';

  private constructor(
    private readonly tempo: TempoProps,
    chart?: HelmChart,
  ) {
    super('tempo', 'traces', tempo, chart);
    const { metricsGenerator = [] } = tempo;
    if (metricsGenerator.includes('span-metrics')) this.spanMetrics = TEMPO_SPAN_METRICS;
    this.serviceGraph = metricsGenerator.includes('service-graphs');
  }

  /** The ConfigMap that is to be patched. */
  override get runtimeConfig(): RuntimeConfigProps | undefined {
    return this.tempo.runtimeConfig;
  }

  override retentionConfig(times: BackendTimes): OtelSettings {
    const compaction = { block_retention: times.retention.toString() };
    return {
      [this.compactor]: { compaction },
      ...searches(this.tempo.version, times),
    };
  }

  override tenantLimits(scope: IConstruct, { retention }: BackendTimes): OtelSettings {
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

  /**
   * A tenant's entry, or what holds for those without one, wins over the compactor's; Tempo shows which it is. And each
   * generation knows keys that mean nothing to the other.
   *
   * @see https://grafana.com/docs/tempo/latest/api_docs/#status
   */
  override retentionQuestions(scope: IConstruct, times: BackendTimes): RetentionQuestion[] {
    const url = this.statusUrl(scope);
    const backend = this.name;
    const config = { url: `${url}/status/config` };
    const tenant = { url: `${url}/status/overrides/${encodeURIComponent(this.tenant)}` };
    return [
      {
        backend,
        at: [{ url: `${url}/api/status/buildinfo` }],
        expect: { version: `${this.tempo.version}.x` },
      },
      {
        backend,
        at: [tenant, { ...config, under: this.compactor }],
        expect: { 'compaction.block_retention': times.retention.toString() },
      },
      {
        backend,
        at: [config],
        expect: {
          multitenancy_enabled: tenancy(this.tempo.tenant),
          ...expectedOfSearches(this.tempo.version, times),
        },
      },
    ];
  }

  /** The ways from a span to all else. */
  override dataSource({ metrics, logs, profiles, serviceGraph }: DataSourceLinks): DataSource {
    return {
      type: this.dataSourceType,
      jsonData: {
        nodeGraph: { enabled: true },
        ...tracesToLogs(logs),
        ...(metrics && serviceGraph && { serviceMap: { datasourceUid: metrics.uid } }),
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
