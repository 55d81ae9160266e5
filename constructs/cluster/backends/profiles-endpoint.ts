import type { Construct } from 'constructs';
import { PyroscopeWrite } from '../../../lib/alloy/components/pyroscope/write';
import { NixosHost } from '../../../lib/nixos/host';
import { Duration } from '../../../lib/units';
import type { Pyroscope } from './pyroscope';
import { HOST_LABEL } from '../../wiring/host-identity';
import type { OutageBuffer } from '../../workstation/buffer/outage-buffer';
import { TailscaleService, type TailscaleServiceProps } from '../tailscale/tailscale-service';

const PORT = 'profiles';

/** Pyroscope on the tailnet: no collector speaks its protocol, so workstations write to its own pods. */
export class ProfilesEndpoint {
  /** What exposes it. */
  readonly service: TailscaleService;

  /**
   * @param scope gets the Service, as `profiles-tailnet`
   * @throws when the backend's URL is not that of a Service in the cluster
   */
  constructor(
    private readonly scope: Construct,
    private readonly backend: Pyroscope,
    props: Omit<TailscaleServiceProps, 'namespace' | 'selector' | 'ports'>,
  ) {
    const { namespace, port, targetPort } = backend.service(scope);
    this.service = new TailscaleService(scope, 'profiles-tailnet', {
      namespace,
      selector: backend.podSelector,
      ports: [{ name: PORT, port, targetPort }],
      ...props,
    });
  }

  /** Makes what writes a host's profiles to it, in `scope`. */
  write(scope: Construct, buffer: OutageBuffer): PyroscopeWrite {
    return new PyroscopeWrite(scope, 'write', {
      endpoint: [
        {
          url: buffer.connect(scope, this.service.url(PORT), 'pyroscope').url,
          headers: this.backend.headers(this.scope),
          // it has no queue: whoever waits for it profiles nothing meanwhile
          maxBackoffPeriod: Duration.seconds(10),
          maxBackoffRetries: 3,
        },
      ],
      externalLabels: { [HOST_LABEL]: NixosHost.of(scope).hostname },
    });
  }
}
