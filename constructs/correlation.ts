import { HOST_LABEL, HOST_NAME } from './host-identity';

/** The label that names the service on profiles and logs: Pyroscope groups by it, Loki makes it of `service.name`. */
export const SERVICE_LABEL = 'service_name';

/** The label that names the systemd unit of a profiled process, with its type: `otel-ai-monitor.service`. */
export const UNIT_LABEL = 'unit';

/** A span's attribute, and the label by which the same thing is found elsewhere. */
export interface Correlation {
  /** Resource attribute of the span. */
  readonly attribute: string;
  /** Label of the profile or log. */
  readonly label: string;
}

/**
 * What finds a span's profiles and its logs: the same service on the same host. Grafana's `tracesToProfiles` and
 * `tracesToLogsV2` take them as `tags` of `key` and `value`; the agents and the collector put both on what they send.
 *
 * @see https://grafana.com/docs/grafana/latest/datasources/tempo/configure-tempo-data-source/
 */
export const CORRELATIONS: readonly Correlation[] = [
  { attribute: 'service.name', label: SERVICE_LABEL },
  { attribute: HOST_NAME, label: HOST_LABEL },
];
