import type { Construct } from 'constructs';
import type { Duration } from '../lib/units';
import type { Backend } from './cluster/backends/backend';
import type { OtelCollector } from './cluster/collector/otel-collector';
import { timesOf } from './cluster/retention/backend-times';
import type { Retention } from './cluster/retention/retention';
import type { TailscaleService } from './cluster/tailscale/tailscale-service';
import type { ClusterDescription, DescribedStore, DescribedTier } from './wiring/description';
import { OTLP_SIGNALS } from './wiring/signal';

/** What an `LgtmBackend` shows of itself. */
export interface ShownLgtm extends Construct {
  /** Its name. */
  readonly destinationName: string;
  /** How long a signal is kept whose backend doesn't say otherwise. */
  readonly retention: Duration;
  /** What makes the backends keep it for as long. */
  readonly retentionContract: Retention;
  /** The collector. @default - none: profiles only */
  readonly collector?: OtelCollector;
  /** What puts it on the tailnet. @default - as `collector` */
  readonly otlpService?: TailscaleService;
  /** What puts Pyroscope on the tailnet. @default - none without profiles */
  readonly profilesService?: TailscaleService;
}

/** What is known inside of it alone. */
export interface LgtmInside {
  /** The collector's. */
  readonly namespace: string;
  /** What keeps each signal. */
  readonly backends: readonly Backend[];
  /** How long a host may be away. @default - as `timesOf` */
  readonly maxOutage?: Duration;
}

/** What the page of the fleet has of an `LgtmBackend`. */
export function describeLgtm(lgtm: ShownLgtm, inside: LgtmInside): ClusterDescription {
  const {
    destinationName: name,
    collector,
    otlpService,
    profilesService,
    retentionContract,
  } = lgtm;
  const { namespace, backends } = inside;
  const ways = [
    { service: otlpService, signals: OTLP_SIGNALS, toCollector: true },
    { service: profilesService, signals: ['profiles'] as const, toCollector: false },
  ];
  const endpoints = ways.flatMap(({ service, signals, toCollector }) => {
    const taken = signals.filter((each) => backends.some(({ signal }) => signal === each));
    return service ? [{ ...service.describeEndpoint(), signals: taken, toCollector }] : [];
  });
  return {
    ...{ name, namespace, endpoints },
    tiers: collector ? tiersOf(collector) : [],
    stores: backends.map((backend) => describeStore(lgtm, backend, inside)),
    check: retentionContract.check?.name,
  };
}

function tiersOf({ name, workload, replicas, front }: OtelCollector): DescribedTier[] {
  const own = { name, kind: KINDS[workload.kind], replicas };
  if (!front) return [own];
  return [{ name: front.name, kind: KINDS[front.workload.kind], replicas: front.replicas }, own];
}

const KINDS = { deployment: 'Deployment', 'stateful-set': 'StatefulSet' } as const;

function describeStore(
  lgtm: ShownLgtm,
  backend: Backend,
  { maxOutage }: LgtmInside,
): DescribedStore {
  const { name, signal } = backend;
  return {
    ...{ name, signal },
    ...timesOf(lgtm, backend, { retention: lgtm.retention, maxOutage }),
    url: backend.otlpEndpoint(lgtm),
    tenant: backend.headers(lgtm) && backend.tenant,
    isInstalled: lgtm.retentionContract.installations.has(name),
  };
}
