import type { Construct } from 'constructs';
import { PyroscopeWrite } from '../../../lib/alloy/components/pyroscope/write';
import type { AlloyString } from '../../../lib/alloy/expression';
import { NixosHost } from '../../../lib/nixos/host';
import { Duration } from '../../../lib/units';
import { HOST_LABEL, type HostLabels } from '../../wiring/host-identity';

/** Where profiles go. */
export interface PyroscopeExporterProps {
  /** Pyroscope's base URL. */
  readonly url: AlloyString;
  /** Headers of every request, such as the tenant's. @default - none */
  readonly headers?: { readonly [name: string]: string };
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
