import type { Construct } from 'constructs';
import { PyroscopeRelabel } from '../../../lib/alloy/components/pyroscope/relabel';
import type { RelabelConfig } from '../../../lib/alloy/components/shared/common-relabel';
import type {
  DestinationBindOptions,
  DestinationInputs,
  ITelemetryDestination,
} from '../../wiring/destination';
import { pushEndpoint } from './push-endpoint';
import { pyroscopeExporter } from './pyroscope-exporter';
import type { RemoteDestinationProps } from './remote-destination';

/** A store of profiles that takes Pyroscope's push. */
export interface PyroscopePushProps extends RemoteDestinationProps {
  /** Its base URL, `https://pyroscope.example.com`; `/push.v1.PusherService/Push` and `/ingest` are appended. */
  readonly url: string;
  /** Rules for profiles' labels, in Prometheus' words; `keep` and `drop` decide of whole profiles. @default - none */
  readonly relabelRules?: readonly RelabelConfig[];
}

/**
 * Profiles by Pyroscope's push, with `service_name`, `host` and the host's own labels on each.
 *
 * @example
 * const pyroscope = new PyroscopePush('profiles', {
 *   url: 'https://pyroscope.example.com',
 *   basicAuth: { username: 'ryzen', passwordCredential: 'pyroscope-password' },
 * });
 * @see https://grafana.com/docs/pyroscope/latest/reference-server-api/
 */
export class PyroscopePush implements ITelemetryDestination {
  /** It takes profiles alone. */
  readonly signals = ['profiles'] as const;
  /** Never on the workstation itself, but by a tunnel. */
  readonly location = 'remote';

  /** @param destinationName its name in Alloy's labels and in its switch, such as `profiles` */
  constructor(
    readonly destinationName: string,
    private readonly props: PyroscopePushProps,
  ) {}

  /** Called by a collector: makes what writes in `scope`, once there are profiles. @throws for a malformed URL, and for credentials that don't go together */
  bind(scope: Construct, options: DestinationBindOptions): DestinationInputs {
    const { url, relabelRules: rule = [] } = this.props;
    return {
      profiles: () => {
        const endpoint = pushEndpoint(scope, options, url, 'pyroscope', this.props);
        const writer = pyroscopeExporter(scope, { ...endpoint, labels: options.labels });
        scope.node.defaultChild = writer;
        return rule.length === 0
          ? writer.receiver
          : new PyroscopeRelabel(scope, 'rules', { rule, forwardTo: [writer.receiver] }).receiver;
      },
    };
  }
}
