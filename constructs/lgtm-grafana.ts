import type { Construct } from 'constructs';
import { Duration } from '../lib/units';
import type { OtelCollector } from './cluster/collector/otel-collector';
import { GrafanaProvisioning } from './cluster/grafana/grafana-provisioning';
import type { LgtmBackendProps } from './lgtm-backend-props';
import { madeMetrics } from './lgtm-metrics';
import { COLLECTOR_SPAN_METRICS } from './wiring/correlation';
import type { DestinationBindOptions, ITelemetryDestination } from './wiring/destination';

/** What Grafana is told of an LGTM backend: nothing when it is to be left alone. */
export function lgtmGrafana(
  backend: Construct & ITelemetryDestination,
  props: LgtmBackendProps,
  known: {
    readonly name: string;
    readonly collector?: OtelCollector;
    /** The hosts that report to it, read at synth. */
    readonly bound: readonly DestinationBindOptions[];
  },
): GrafanaProvisioning | undefined {
  if (props.grafana === false) return undefined;
  const { metrics, logs, traces, profiles, collector: options } = props;
  const { name, collector, bound } = known;
  return new GrafanaProvisioning(backend, 'grafana', {
    ...props.grafana,
    name,
    backends: { metrics, logs, traces, profiles },
    // where the collector makes none, the store of traces may
    made: () => madeMetrics(backend, backend, collector, options),
    spanMetrics: options?.spanMetrics ? COLLECTOR_SPAN_METRICS : undefined,
    scrapeInterval: () =>
      Duration.longest([
        ...(collector?.selfMetrics.scrapeIntervals ?? []),
        ...bound.flatMap((host) => host.scrapeIntervals()),
      ]),
  });
}
