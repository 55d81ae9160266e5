import type { Construct } from 'constructs';
import type { Pyroscope } from './cluster/backends/pyroscope';
import { OTLP_HTTP } from './cluster/collector/collector-pod';
import type { OtelCollector } from './cluster/collector/otel-collector';
import { TailscaleService } from './cluster/tailscale/tailscale-service';
import type { LgtmBackendProps } from './lgtm-backend-props';

/** Pyroscope's port on the tailnet. */
export const PROFILES = 'profiles';

/** What the collector is exposed by. */
export interface ExposedCollector {
  /** Its machine name on the tailnet. */
  readonly hostname: string;
  /** Its namespace. */
  readonly namespace: string;
  /** The collector. */
  readonly collector: OtelCollector;
}

/** Puts the collector on the tailnet. @throws for what is no port, no tag or no name, or taken */
export function exposeOtlp(
  scope: Construct,
  { port = OTLP_HTTP.port, tailscale }: LgtmBackendProps,
  { hostname, namespace, collector }: ExposedCollector,
): TailscaleService {
  const { podLabels, workload } = collector.front ?? collector;
  return new TailscaleService(scope, 'tailnet', {
    hostname,
    name: collector.name,
    namespace,
    selector: podLabels,
    ports: [{ ...OTLP_HTTP, port, targetPort: OTLP_HTTP.port }],
    ...tailscale,
    // it goes before what it forwards to
    dependsOn: [workload, ...(tailscale?.dependsOn ?? [])],
  });
}

/** Puts Pyroscope on the tailnet: no collector speaks its protocol, so workstations write to its own pods. */
export function exposeProfiles(
  scope: Construct,
  { profilesHostname = 'pyroscope', tailscale }: LgtmBackendProps,
  backend: Pyroscope,
): TailscaleService {
  const { name, namespace, port, targetPort } = backend.service(scope);
  return new TailscaleService(scope, 'profiles-tailnet', {
    hostname: profilesHostname,
    name,
    namespace,
    selector: backend.podSelector,
    ports: [{ name: PROFILES, port, targetPort }],
    ...tailscale,
  });
}
