import type { IConstruct } from 'constructs';
import { fail, shown } from '../../lib/errors';
import type { OtelSettings } from '../../lib/otel/config';
import type { Duration } from '../../lib/units';
import { Backend, type ExternalBackendProps } from './backend';

/** An existing Pyroscope in the cluster. */
export interface PyroscopeProps extends ExternalBackendProps {
  /** Its storage architecture: `v2` is the charts' default since 2.0. @default v2 */
  readonly storage?: 'v1' | 'v2';
  /**
   * Labels of the pods that take writes, which are put on the tailnet; in a distributed install those of the
   * distributors alone. @default { 'app.kubernetes.io/name': 'pyroscope' }
   */
  readonly podSelector?: { readonly [label: string]: string };
  /** The port on which those pods listen. @default 4040 */
  readonly podPort?: number;
}

/** Grafana Pyroscope, which keeps profiles; workstations write to it directly, since no collector speaks its protocol. */
export class Pyroscope extends Backend<'profiles'> {
  /** An existing install. @param props `url` is that of its Service, `http://pyroscope.monitoring.svc:4040` */
  static external(props: PyroscopeProps): Pyroscope {
    return new Pyroscope(props);
  }

  /** Labels of its pods. */
  readonly podSelector: { readonly [label: string]: string };

  private constructor(private readonly pyroscope: PyroscopeProps) {
    super('pyroscope', 'profiles', pyroscope);
    this.podSelector = pyroscope.podSelector ?? { 'app.kubernetes.io/name': 'pyroscope' };
  }

  /** Namespace and ports, from the URL of its Service. @throws when it is not the URL of a Service in the cluster */
  service(scope: IConstruct): {
    readonly namespace: string;
    readonly port: number;
    readonly targetPort: number;
  } {
    const { hostname, port, protocol } = new URL(this.otlpEndpoint(scope));
    const namespace = /^[a-z0-9-]+\.([a-z0-9-]+)\.svc(\.|$)/.exec(hostname)?.[1];
    if (namespace === undefined || protocol !== 'http:') {
      fail(
        scope,
        `Pyroscope's url is that of its Service, http://<service>.<namespace>.svc:4040, but ${shown(this.props.url)} was given`,
      );
    }
    const { podPort = 4040 } = this.pyroscope;
    return { namespace, port: Number(port || 80), targetPort: podPort };
  }

  override retentionConfig(retention: Duration): OtelSettings {
    const key =
      this.pyroscope.storage === 'v1' ? 'compactor_blocks_retention_period' : 'retention_period';
    return { limits: { [key]: retention.toString() } };
  }
}
