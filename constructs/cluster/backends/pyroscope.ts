import type { IConstruct } from 'constructs';
import { fail, shown, warn } from '../../../lib/errors';
import type { OtelSettings } from '../../../lib/otel/config';
import { checkProps } from '../../../lib/props';
import type { Duration } from '../../../lib/units';
import type { LinkTarget } from '../grafana/data-source';
import { INSTALLED } from '../kubernetes-props';
import type { RetentionQuestion } from '../retention/check-script';
import type { RuntimeConfigProps } from '../retention/runtime-patch';
import { Backend } from './backend';
import type { BackendTimes, ExternalBackendProps } from './backend-props';
import { clusterService } from './cluster-service';
import { HelmChart, type HelmBackendProps } from './helm-chart';
import {
  deletesNothing,
  expectedLimits,
  expectedStorage,
  pyroscopeLimits,
  type PyroscopeStorage,
} from './pyroscope-storage';
import { ONE_POD } from './resources';
import { checkVolume, type VolumeProps } from './storage';

/** An existing Pyroscope in the cluster. */
export interface PyroscopeProps extends Omit<ExternalBackendProps, 'auth'>, PyroscopeStorage {
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

/**
 * Grafana Pyroscope, which keeps profiles; workstations write to it directly, since no collector speaks its protocol.
 *
 * @example
 * const profiles = Pyroscope.external({ url: 'http://pyroscope.monitoring.svc:4040' });
 * new LgtmBackend(stack, 'lgtm', { profiles });
 */
export class Pyroscope extends Backend<'profiles'> {
  /** An existing install. @param props `url` is that of its Service, `http://pyroscope.monitoring.svc:4040` */
  static external(props: PyroscopeProps): Pyroscope {
    return new Pyroscope(props);
  }

  /** One that the library installs, by Grafana's chart. @throws without the Helm provider's bindings */
  static helm(props: PyroscopeHelmProps): Pyroscope {
    checkProps('pyroscope', props, INSTALLED, ['volume.size']);
    const chart = new HelmChart({
      ...props,
      chart: 'pyroscope',
      repository: 'https://grafana.github.io/helm-charts',
      pinned: '2.2.1',
      defaults: {
        pyroscope: {
          fullnameOverride: props.release ?? 'pyroscope',
          structuredConfig: { multitenancy_enabled: props.tenant !== undefined },
          resources: ONE_POD,
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
    if (this.auth) {
      fail(
        this.name,
        'workstations write profiles without a collector, which shows nobody a credential: leave auth out',
      );
    }
    this.podSelector = pyroscope.podSelector ?? { 'app.kubernetes.io/name': 'pyroscope' };
  }

  /** The ConfigMap that is to be patched. */
  override get runtimeConfig(): RuntimeConfigProps | undefined {
    return this.pyroscope.runtimeConfig;
  }

  /** Name, namespace and ports, from the URL of its Service. @throws when it is not the URL of a Service in the cluster */
  service(scope: IConstruct): {
    readonly name: string;
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
    return { ...service, targetPort: podPort };
  }

  /** What is older than an hour is refused by default (measured). */
  override retentionConfig(times: BackendTimes): OtelSettings {
    const cleaner = { index: { cleanup_interval: '15m' } };
    return {
      limits: this.tenantLimits(undefined, times),
      ...(deletesNothing(this.pyroscope) ? { metastore: cleaner } : {}),
    };
  }

  override tenantLimits(_scope: unknown, times: BackendTimes): OtelSettings {
    return pyroscopeLimits(this.pyroscope, times);
  }

  /**
   * A tenant's entry in the runtime configuration, which Pyroscope shows with what it inherits, and where there is none,
   * or no such file, the limits of all.
   */
  override retentionQuestions(scope: IConstruct, times: BackendTimes): RetentionQuestion[] {
    const url = this.statusUrl(scope);
    const config = { url: `${url}/api/v1/status/config` };
    const own = { url: `${url}/runtime_config`, under: `overrides.${this.tenant}`, optional: true };
    const asked = { backend: this.name, tenant: this.tenant };
    return [
      { ...asked, at: [config], expect: expectedStorage(this.pyroscope) },
      {
        ...asked,
        at: [own, { ...config, under: 'limits' }],
        expect: expectedLimits(this.pyroscope, times),
      },
    ];
  }

  /** CPU time, which every agent of ours measures. */
  override linkTarget(): LinkTarget {
    return { profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds' };
  }

  protected override checkRetention(scope: IConstruct, retention: Duration): void {
    super.checkRetention(scope, retention);
    if (!deletesNothing(this.pyroscope)) return;
    warn(
      scope,
      `Pyroscope ${this.pyroscope.version} deletes nothing, since its metastore.index.cleanup_interval is 0 before 2.2: ` +
        'apply the retention fragment, or update it',
    );
  }
}
