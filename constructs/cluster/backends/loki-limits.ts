import { HOST_LABEL } from '../../wiring/host-identity';
import type { OtelSettings } from '../../../lib/otel/config';
import { Duration } from '../../../lib/units';
import { atLeast, atLeastOrUnlimited, NOT_SET } from '../retention/expectation';
import type { BackendTimes } from './backend-props';
import { longestRetention, retentionStreams, type LokiStream } from './loki-streams';

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

/**
 * What the limits of all have to be. Without those of queries Loki keeps what none finds, or refuses one over all of it: its
 * own are none, and 30d1h (trap R18), where the hour is for a query that ends a little after now.
 */
export function lokiLimits(
  { retention, maxOutage, hostLabels }: BackendTimes,
  streams?: readonly LokiStream[],
): OtelSettings {
  const longest = longestRetention(retention, streams ?? []);
  const withSlack = Duration.milliseconds(longest.toMilliseconds() + HOUR);
  return {
    retention_period: retention.toString(),
    ...(streams && { retention_stream: retentionStreams(streams) }),
    max_query_lookback: longest.toString(),
    max_query_length: withSlack.toString(),
    reject_old_samples_max_age: oldestLine(maxOutage).toString(),
    ...RATES,
    otlp_config: {
      resource_attributes: {
        ignore_defaults: true,
        attributes_config: [{ action: 'index_label', attributes: indexLabels(hostLabels?.()) }],
      },
    },
  };
}

const HOUR = Duration.hours(1).toMilliseconds();

/** What the rates have to be for the fragment to be in force. */
export function expectedRates(): { readonly [key: string]: string } {
  return Object.fromEntries(Object.entries(RATES).map(([key, value]) => [key, atLeast(value)]));
}

/** What the limits of a tenant that Loki shows have to be for the fragment to be in force. */
export function expectedLimits(
  { retention, hostLabels }: BackendTimes,
  { streams = [] }: { readonly streams?: readonly LokiStream[] },
): { readonly [path: string]: string } {
  const longest = longestRetention(retention, streams);
  const rules = retentionStreams(streams);
  const list = (items: readonly (string | number)[]) =>
    items.length === 0 ? NOT_SET : `[${items.join(', ')}]`;
  const attributes = 'otlp_config.resource_attributes.attributes_config.attributes';
  return {
    retention_period: retention.toString(),
    // a rule that the app doesn't know keeps a stream for another time
    'retention_stream.selector': list(rules.map(({ selector }) => selector)),
    'retention_stream.period': list(rules.map(({ period }) => period)),
    'retention_stream.priority': list(rules.map(({ priority }) => priority)),
    max_query_lookback: atLeastOrUnlimited(longest),
    max_query_length: atLeastOrUnlimited(longest),
    'otlp_config.resource_attributes.ignore_defaults': 'true',
    [`${attributes}@action=index_label`]: `with ${indexLabels(hostLabels?.()).join(', ')}`,
  };
}
