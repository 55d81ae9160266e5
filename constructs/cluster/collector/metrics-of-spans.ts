import type { Construct } from 'constructs';
import { fail } from '../../../lib/errors';
import type { OtelConfig, OtelSettings } from '../../../lib/otel/config';
import { SPAN_METRICS_NAMESPACE } from '../../wiring/correlation';
import type { Backend } from '../backends/backend';
import type { CardinalityLimits } from './selection';
import type { ComponentNames } from './collector-image';

/** What is asked for, and what it needs. */
export interface MetricsOfSpans {
  /** What the image calls its components. */
  readonly names: ComponentNames;
  /** Where each signal goes. */
  readonly backends: { readonly metrics?: Backend; readonly traces?: Backend };
  /** Metrics of requests, errors and durations. @default false */
  readonly spanMetrics?: boolean;
  /** Metrics of who calls whom. @default false */
  readonly serviceGraph?: boolean;
  /** How many series there may be. @default - no limit */
  readonly cardinality?: CardinalityLimits;
}

/** Adds what makes metrics of spans. @returns their ids; none when nothing is asked for @throws without a backend for both signals */
export function addMetricsOfSpans(
  scope: Construct,
  config: OtelConfig,
  props: MetricsOfSpans,
): string[] {
  const { backends, names, spanMetrics = false, serviceGraph = false } = props;
  if ((spanMetrics || serviceGraph) && !(backends.metrics && backends.traces)) {
    const asked = spanMetrics ? 'spanMetrics' : 'serviceGraph';
    fail(
      scope,
      `${asked} makes metrics of traces, but there are not backends for both: give metrics and traces, or leave it off`,
    );
  }
  const limit = props.cardinality?.spanMetrics;
  return [
    ...(spanMetrics
      ? [
          config.add('connectors', names.spanMetrics, {
            ...SPAN_METRICS,
            aggregation_cardinality_limit: limit,
          }),
        ]
      : []),
    ...(serviceGraph ? [config.add('connectors', names.serviceGraph, SERVICE_GRAPH)] : []),
  ];
}

/**
 * Under the name that Tempo's own generator uses; upstream's `traces.span.metrics` is one that Grafana doesn't look for.
 * @see https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/connector/spanmetricsconnector
 */
const SPAN_METRICS: OtelSettings = {
  namespace: SPAN_METRICS_NAMESPACE,
  histogram: { unit: 's' },
  exemplars: { enabled: true },
  metrics_flush_interval: '15s',
  // a service that is gone doesn't stay for ever
  metrics_expiration: '1h',
};

/** @see https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/connector/servicegraphconnector */
const SERVICE_GRAPH: OtelSettings = {
  metrics_flush_interval: '15s',
  store: { ttl: '10s', max_items: 10_000 },
};
