import type { Construct } from 'constructs';
import { PyroscopeWrite } from '../../../lib/alloy/components/pyroscope/write';
import { NixosHost } from '../../../lib/nixos/host';
import { Duration } from '../../../lib/units';
import { HOST_LABEL, type HostLabels } from '../../wiring/host-identity';
import type { PushEndpoint } from './push-endpoint';

/** Where profiles go. */
export interface PyroscopeExporterProps extends PushEndpoint {
  /** The host's own labels. @default - none besides its name */
  readonly labels?: HostLabels;
}

/** What writes a host's profiles to a Pyroscope elsewhere, with the host's name on them. */
export function pyroscopeExporter(scope: Construct, props: PyroscopeExporterProps): PyroscopeWrite {
  const { labels, ...endpoint } = props;
  return new PyroscopeWrite(scope, 'write', {
    endpoint: [
      {
        ...endpoint,
        // it has no queue: whoever waits for it profiles nothing meanwhile
        maxBackoffPeriod: Duration.seconds(10),
        maxBackoffRetries: 3,
      },
    ],
    externalLabels: { ...labels, [HOST_LABEL]: NixosHost.of(scope).hostname },
  });
}
