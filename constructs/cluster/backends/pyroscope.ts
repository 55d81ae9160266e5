import type { IConstruct } from 'constructs';
import { fail, shown, warn } from '../../../lib/errors';
import type { OtelSettings } from '../../../lib/otel/config';
import type { Duration } from '../../../lib/units';
import type { LinkTarget } from '../grafana/data-source';
import { atLeast, under } from '../retention/expectation';
import type { RetentionQuestion } from '../retention/check-script';
import type { RuntimeConfigProps } from '../retention/runtime-patch';
import { Backend } from './backend';
import type { BackendTimes, ExternalBackendProps } from './backend-props';
import { clusterService } from './cluster-service';
import { HelmChart, type HelmBackendProps } from './helm-chart';
import { checkVolume, type VolumeProps } from './storage';

/** An existing Pyroscope in the cluster. */
export interface PyroscopeProps extends ExternalBackendProps {
  /** Its storage architecture: `v2` is the charts' default since 2.0; `v1-v2-dual`, for a migration, keeps both. @default v2 */
  readonly storage?: 'v1' | 'v2' | 'v1-v2-dual';
  /** Its version: before 2.2 the v2 storage deletes nothing until it is told to (trap R12). @default 2.2 */
  readonly version?: string;
  /**
   * Labels of the pods that take writes, which are put on the tailnet; in a distributed install those of the
   * distributors alone. @default { 'app.kubernetes.io/name': 'pyroscope' }
   */
  readonly podSelector?: { readonly [label: string]: string };
  /** The port on which those pods listen. @default 4040 */
  readonly podPort?: number;
  /** Its runtime configuration, to be patched. @default - not patched */
  readonly runtimeConfig?: RuntimeConfigProps;
}

/** A Pyroscope that the library installs: one pod with a volume, v2 storage. */
export interface PyroscopeHelmProps extends HelmBackendProps {
  /** The volume that it writes to. */
  readonly volume: VolumeProps;
}

/** Grafana Pyroscope, which keeps profiles; workstations write to it directly, since no collector speaks its protocol. */
export class Pyroscope extends Backend<'profiles'> {
  /** An existing install. @param props `url` is that of its Service, `http://pyroscope.monitoring.svc:4040` */
  static external(props: PyroscopeProps): Pyroscope {
    return new Pyroscope(props);
  }

  /** One that the library installs, by Grafana's chart. @throws without the Helm provider's bindings */
  static helm(props: PyroscopeHelmProps): Pyroscope {
    const chart = new HelmChart({
      ...props,
      chart: 'pyroscope',
      repository: 'https://grafana.github.io/helm-charts',
      pinned: '2.2.1',
      defaults: {
        pyroscope: {
          fullnameOverride: props.release ?? 'pyroscope',
          structuredConfig: { multitenancy_enabled: props.tenant !== undefined },
          persistence: {
            size: props.volume.size.toQuantity(),
            storageClassName: props.volume.storageClass,
          },
        },
        // the chart brings an Alloy of its own, which profiles the cluster
        alloy: { enabled: false },
      },
      retentionValues: (scope, { retention }, config) => {
        checkVolume(scope, props.volume, retention);
        return {
          pyroscope: {
            structuredConfig: config,
            persistence: { enabled: true },
          },
          architecture: { storage: { v1: false, v2: true } },
        };
      },
      mistakes: [
        ['structuredConfig', 'the chart drops it silently: write pyroscope.structuredConfig'],
      ],
    });
    const { release, namespace } = chart;
    const url = `http://${release}.${namespace}.svc:4040`;
    const podSelector = {
      'app.kubernetes.io/name': 'pyroscope',
      'app.kubernetes.io/instance': release,
    };
    return new Pyroscope({ ...props, url, podSelector }, chart);
  }

  /** Grafana's own plugin. */
  override readonly dataSourceType = 'grafana-pyroscope-datasource';
  protected override readonly defaultPorts = [4040];

  /** Labels of its pods. */
  readonly podSelector: { readonly [label: string]: string };

  private constructor(
    private readonly pyroscope: PyroscopeProps,
    chart?: HelmChart,
  ) {
    super('pyroscope', 'profiles', pyroscope, chart);
    this.podSelector = pyroscope.podSelector ?? { 'app.kubernetes.io/name': 'pyroscope' };
  }

  /** The ConfigMap that is to be patched. */
  override get runtimeConfig(): RuntimeConfigProps | undefined {
    return this.pyroscope.runtimeConfig;
  }

  /** Namespace and ports, from the URL of its Service. @throws when it is not the URL of a Service in the cluster */
  service(scope: IConstruct): {
    readonly namespace: string;
    readonly port: number;
    readonly targetPort: number;
  } {
    const endpoint = this.otlpEndpoint(scope);
    const service = clusterService(endpoint);
    if (service === undefined || !endpoint.startsWith('http:')) {
      fail(
        scope,
        `Pyroscope's url is that of its Service, http://<service>.<namespace>.svc:4040, but ${shown(this.props.url)} was given`,
      );
    }
    const { podPort = 4040 } = this.pyroscope;
    return { namespace: service.namespace, port: service.port, targetPort: podPort };
  }

  /**
   * Each storage has a key of its own (trap R14), and v2 keeps 31 days when nothing is said (trap R13). What is older than
   * an hour is refused by default (measured).
   */
  override retentionConfig(times: BackendTimes): OtelSettings {
    const cleaner = { index: { cleanup_interval: '15m' } };
    return {
      limits: this.tenantLimits(undefined, times),
      ...(this.deletesNothing ? { metastore: cleaner } : {}),
    };
  }

  override tenantLimits(_scope: unknown, { retention, maxOutage }: BackendTimes): OtelSettings {
    return { ...this.periods(retention), reject_older_than: maxOutage.toString() };
  }

  override retentionQuestions(scope: IConstruct, times: BackendTimes): RetentionQuestion[] {
    const patched = this.runtimeConfig !== undefined;
    const url = this.statusUrl(scope);
    const limits = {
      ...this.periods(times.retention),
      // 0 is any age
      reject_older_than: `${atLeast(times.maxOutage)}|0s`,
    };
    const cleaner: Record<string, string> =
      this.pyroscope.storage === 'v1' ? {} : { 'metastore.index.cleanup_interval': '>0' };
    const config = { ...(patched ? {} : under('limits', limits)), ...cleaner };
    return [
      { backend: this.name, url: `${url}/api/v1/status/config`, expect: config },
      ...(patched
        ? [
            {
              backend: this.name,
              url: `${url}/runtime_config`,
              expect: under(`overrides.${this.tenant}`, limits),
            },
          ]
        : []),
    ];
  }

  /** CPU time, which every agent of ours measures. */
  override linkTarget(): LinkTarget {
    return { profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds' };
  }

  protected override checkRetention(scope: IConstruct, retention: Duration): void {
    super.checkRetention(scope, retention);
    if (!this.deletesNothing) return;
    warn(
      scope,
      `Pyroscope ${this.pyroscope.version} deletes nothing, since its metastore.index.cleanup_interval is 0 before 2.2: ` +
        'apply the retention fragment, or update it',
    );
  }

  private periods(retention: Duration): { readonly [key: string]: string } {
    const { storage = 'v2' } = this.pyroscope;
    const period = retention.toString();
    return {
      ...(storage === 'v2' ? {} : { compactor_blocks_retention_period: period }),
      ...(storage === 'v1' ? {} : { retention_period: period }),
    };
  }

  private get deletesNothing(): boolean {
    const { version = '2.2', storage } = this.pyroscope;
    const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
    return storage !== 'v1' && (major < 2 || (major === 2 && minor < 2));
  }
}
