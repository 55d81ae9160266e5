import type { Construct } from 'constructs';
import type { Duration } from '../lib/units';
import type { Backend } from './cluster/backends/backend';
import type { BehindDestination } from './wiring/destination';

/** What stands between a host and the backends. */
export interface Between {
  /** The tag that the tailnet's policy lets in. */
  readonly workstationTag: string;
  /** How long a backend keeps its signal that doesn't say otherwise. */
  readonly retention: Duration;
  /** Where hosts write profiles to themselves, so that they may be asked for there too. */
  readonly profiles?: string;
}

/** What a host's own check may know of the backends behind an `LgtmBackend`. */
export function behindBackends(
  scope: Construct,
  backends: readonly Backend[],
  { workstationTag, retention, profiles }: Between,
): BehindDestination {
  const asked = backends.map((backend) => ({
    signal: backend.signal,
    backend: backend.name,
    url:
      backend.workstationQueryUrl(scope) ?? (backend.signal === 'profiles' ? profiles : undefined),
    headers: backend.headers(scope),
    retentionSeconds: Math.floor(backend.retention(retention).toMilliseconds() / 1000),
  }));
  return { workstationTag, backends: asked };
}
