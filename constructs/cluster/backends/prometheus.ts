import type { IConstruct } from 'constructs';
import { warn } from '../../../lib/errors';
import type { OtelSettings } from '../../../lib/otel/config';
import { checkProps } from '../../../lib/props';
import { Size, type Duration } from '../../../lib/units';
import { atLeast } from '../retention/expectation';
import { INSTALLED } from '../kubernetes-props';
import type { RetentionQuestion } from '../retention/check-script';
import type { BackendTimes, ExternalBackendProps } from './backend-props';
import { HelmChart, type HelmBackendProps } from './helm-chart';
import { PrometheusCompatible } from './prometheus-compatible';
import { resources, SIDECAR } from './resources';
import { checkVolume, type VolumeProps } from './storage';

/** An existing Prometheus. */
export interface PrometheusProps extends ExternalBackendProps {
  /** Its major version: 3 takes OTLP by a flag, 2 by a feature. @default 3 */
  readonly version?: 2 | 3;
  /** Its `retention.size`, which deletes too, whichever comes first. @default - none */
  readonly retentionSize?: Size;
}

/** A Prometheus that the library installs: one pod with a volume. */
export interface PrometheusHelmProps extends HelmBackendProps {
  /** The volume that it writes to. */
  readonly volume: VolumeProps;
}

/**
 * Prometheus, which keeps metrics.
 *
 * @example
 * const metrics = Prometheus.external({ url: 'http://prometheus-server.monitoring.svc', version: 3 });
 * new LgtmBackend(stack, 'lgtm', { metrics });
 */
export class Prometheus extends PrometheusCompatible {
  /** An existing install. @param props `url` is that of its Service, `http://prometheus.monitoring.svc:9090` */
  static external(props: PrometheusProps): Prometheus {
    return new Prometheus(props);
  }

  /** One that the library installs, by the community's chart. @throws without the Helm provider's bindings */
  static helm(props: PrometheusHelmProps): Prometheus {
    checkProps('prometheus', props, INSTALLED, ['volume.size']);
    const release = props.release ?? 'prometheus';
    const chart = new HelmChart({
      ...props,
      chart: 'prometheus',
      repository: 'https://prometheus-community.github.io/helm-charts',
      pinned: '29.27.0',
      defaults: helmDefaults(release, props),
      retentionValues: (scope, { retention, maxOutage }) => {
        checkVolume(scope, props.volume, retention);
        return {
          server: {
            retention: retention.toString(),
            retentionSize: '',
            tsdb: { out_of_order_time_window: maxOutage.toString() },
            persistentVolume: { enabled: true },
          },
        };
      },
      mistakes: [
        ['prometheus', 'this is not kube-prometheus-stack: write server'],
        ['prometheusSpec', 'this is not kube-prometheus-stack: write server'],
      ],
    });
    const url = `http://${release}.${chart.namespace}.svc`;
    const podSelector = {
      'app.kubernetes.io/name': 'prometheus',
      'app.kubernetes.io/instance': release,
    };
    return new Prometheus({ ...props, url, podSelector }, chart);
  }

  /** @see https://prometheus.io/docs/guides/opentelemetry/ */
  protected override readonly otlpPath = '/api/v1/otlp';
  protected override readonly defaultPorts = [9090];

  private constructor(
    private readonly prometheus: PrometheusProps,
    chart?: HelmChart,
  ) {
    super('prometheus', prometheus, chart);
  }

  /**
   * Flags, because a retention in the file was misread before 3.11, and the part of the file without which late or
   * foreign points are refused: without a window 22 to 41 % of what was replayed after minutes, and 83 % of what a host
   * brought after 6 hours (measured). The retention in the file wins over the flag, so it must not say otherwise.
   * @see https://github.com/prometheus/prometheus/pull/18200
   */
  override retentionConfig({ retention, maxOutage }: BackendTimes): OtelSettings {
    const { version = 3 } = this.prometheus;
    const otlp =
      version === 2 ? '--enable-feature=otlp-write-receiver' : '--web.enable-otlp-receiver';
    return {
      flags: [`--storage.tsdb.retention.time=${retention.toString()}`, otlp],
      'prometheus.yml': {
        otlp: OTLP,
        storage: { tsdb: { out_of_order_time_window: maxOutage.toString() } },
      },
    };
  }

  /** The retention that is in force, from flags or file. @see https://prometheus.io/docs/prometheus/latest/querying/api/#runtime-information */
  override retentionQuestions(scope: IConstruct, times: BackendTimes): RetentionQuestion[] {
    const { retention, maxOutage } = times;
    const url = `${this.statusUrl(scope)}/api/v1/status`;
    const [name, flag] = this.otlpFlag;
    const wanted = retention.toString();
    const backend = this.name;
    const runs = (page: string, expect: RetentionQuestion['expect']): RetentionQuestion => ({
      backend,
      at: [{ url: `${url}/${page}` }],
      expect,
    });
    const late = runs('config', { 'storage.tsdb.out_of_order_time_window': atLeast(maxOutage) });
    // with a size as well it says `30d or 8GiB`, so a size that nobody told us of is found out
    if (this.prometheus.retentionSize !== undefined) {
      return [runs('flags', { [name]: flag, 'storage.tsdb.retention.time': wanted }), late];
    }
    return [
      runs('runtimeinfo', { storageRetention: wanted }),
      runs('flags', { [name]: flag }),
      late,
    ];
  }

  protected override checkRetention(scope: IConstruct, retention: Duration): void {
    super.checkRetention(scope, retention);
    const { retentionSize } = this.prometheus;
    if (retentionSize === undefined) return;
    warn(
      scope,
      `Prometheus deletes at ${retentionSize.toQuantity()} or after ${retention.toString()}, whichever comes first: ` +
        'leave retention.size out, or watch that the volume is larger than what the retention takes',
    );
  }

  private get otlpFlag(): readonly [name: string, value: string] {
    return this.prometheus.version === 2
      ? ['enable-feature', 'otlp-write-receiver']
      : ['web.enable-otlp-receiver', 'true'];
  }
}

/** What a Prometheus that takes OTLP from workstations needs besides: their names as labels. */
const OTLP = {
  promote_resource_attributes: ['service.name', 'service.namespace', 'host.name'],
  keep_identifying_resource_attributes: true,
};

/** As for any store, but that it has the newest hours, and of late points a head of its own, in memory, and reads both at its start. */
const RESOURCES = resources({ cpu: '100m', memory: Size.gibibytes(1) }, Size.gibibytes(4));

/** @see https://github.com/prometheus-community/helm-charts/blob/prometheus-29.27.0/charts/prometheus/values.yaml */
function helmDefaults(release: string, { volume }: PrometheusHelmProps): OtelSettings {
  const off = { enabled: false };
  return {
    server: {
      fullnameOverride: release,
      extraFlags: ['web.enable-lifecycle', 'web.enable-otlp-receiver'],
      otlp: OTLP,
      resources: RESOURCES,
      persistentVolume: {
        size: volume.size.toQuantity(),
        storageClass: volume.storageClass,
        // the claim is the release's own, unlike the others', whose StatefulSets leave theirs
        annotations: { 'helm.sh/resource-policy': 'keep' },
      },
    },
    // it reloads the configuration when its ConfigMap changes
    configmapReload: { prometheus: { resources: SIDECAR } },
    alertmanager: off,
    'prometheus-pushgateway': off,
    'prometheus-node-exporter': off,
    'kube-state-metrics': off,
  };
}
