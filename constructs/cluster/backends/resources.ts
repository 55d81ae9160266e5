import type { OtelSettings } from '../../../lib/otel/config';
import { Size } from '../../../lib/units';

/** What a container asks of its node. A CPU isn't limited: what one leaves unused another may have, and one that is throttled is late. */
interface Requests {
  /** In Kubernetes' spelling. */
  readonly cpu: string;
  /** What it takes in quiet times. */
  readonly memory: Size;
}

/** A container's `resources`, as every chart has them. @param limit the most memory that it may take; none without */
export function resources({ cpu, memory }: Requests, limit?: Size): OtelSettings {
  return {
    requests: { cpu, memory: memory.toQuantity() },
    ...(limit && { limits: { memory: limit.toQuantity() } }),
  };
}

/**
 * For a store that is one pod and takes what 2 to 20 workstations send. The limit is there so that one large query costs
 * the store a restart and not the node its other pods; it is four times what is asked for, because what comes at once after
 * an outage and a wide query both do. These are estimates: charts ask for nothing by themselves.
 */
export const ONE_POD = resources({ cpu: '100m', memory: Size.mebibytes(512) }, Size.gibibytes(2));

/** For what only watches ConfigMaps beside a store. */
export const SIDECAR = resources({ cpu: '10m', memory: Size.mebibytes(64) }, Size.mebibytes(256));
