import { HOST_LABEL } from '../../wiring/host-identity';
import { Duration } from '../../../lib/units';

/** What Loki makes labels of; all else is structured metadata of the line, and is found by `| name="value"`. */
export const INDEX_LABELS = [
  'service.name',
  'service.namespace',
  'deployment.environment',
  'deployment.environment.name',
  HOST_LABEL,
] as const;

/** The same with labels that hosts put on what they send. */
export function indexLabels(hostLabels: readonly string[] = []): string[] {
  return [...INDEX_LABELS, ...hostLabels];
}

/**
 * Megabytes a second, and at once. With Loki's own, 4 and 6, what comes after an outage is answered with 429; a request
 * that is larger than the burst never gets in (measured on 3.7.8).
 */
export const RATES = { ingestion_rate_mb: 16, ingestion_burst_size_mb: 32 } as const;

/** Bytes. Its own 4 MiB refuse a request of 2,900 records of 1.7 kB for good, since it expands each one's resource (measured). */
export const MESSAGE_SIZE = { grpc_server_max_recv_msg_size: 104_857_600 } as const;

/** Loki's own `reject_old_samples_max_age`. */
const OWN = Duration.days(7);

/** How old a line may be: never less than Loki takes by itself. */
export function oldestLine(maxOutage: Duration): Duration {
  return Duration.longest([maxOutage, OWN]) ?? OWN;
}
