import type { IConstruct } from 'constructs';
import { fail, shown } from '../../../lib/errors';
import type { OtelSettings } from '../../../lib/otel/config';
import {
  conditionsOf,
  tracesKept,
  type CollectorFilter,
  type TailSampling,
} from '../../wiring/selection';

/** How many series there may be of what is made here. */
export interface CardinalityLimits {
  /** Delta counters that are known at once, each of which takes 1.7 kB; new ones beyond it are dropped. @default 50000 */
  readonly deltaStreams?: number;
  /** Combinations of labels of `spanMetrics`, for each service; what is beyond goes into one of `otel_metric_overflow="true"`. @default - no limit */
  readonly spanMetrics?: number;
}

/**
 * The settings of the `filter` processor. A condition that the collector can't evaluate keeps what it was for.
 *
 * @throws for an empty name or condition
 * @see https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/processor/filterprocessor
 */
export function filtered(scope: IConstruct, filter: CollectorFilter): OtelSettings {
  // in a value `$` begins a variable
  const { names, datapoints, logs, spans } = conditionsOf(scope, filter);
  const metrics = {
    ...(names.length > 0 && { metric: names.map((each) => each.replaceAll('$', '$$$$')) }),
    ...(datapoints.length > 0 && { datapoint: datapoints }),
  };
  return {
    error_mode: 'ignore',
    ...(Object.keys(metrics).length > 0 && { metrics }),
    ...(logs.length > 0 && { logs: { log_record: logs } }),
    ...(spans.length > 0 && { traces: { span: spans } }),
  };
}

/**
 * The settings of the `tail_sampling` processor.
 *
 * @throws for what is no percentage
 * @see https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/processor/tailsamplingprocessor
 */
export function sampled(scope: IConstruct, sampling: TailSampling): OtelSettings {
  const { percentage, keepErrors, slowMilliseconds, decisionWait } = tracesKept(scope, sampling);
  const policies = [
    ...(keepErrors
      ? [{ name: 'errors', type: 'status_code', status_code: { status_codes: ['ERROR'] } }]
      : []),
    ...(slowMilliseconds === undefined
      ? []
      : [{ name: 'slow', type: 'latency', latency: { threshold_ms: slowMilliseconds } }]),
    { name: 'rest', type: 'probabilistic', probabilistic: { sampling_percentage: percentage } },
  ];
  return {
    decision_wait: decisionWait.toString(),
    num_traces: 50_000,
    decision_cache: { sampled_cache_size: 100_000, non_sampled_cache_size: 100_000 },
    policies,
  };
}

/** @throws for what is no whole number of 1 or more */
export function checkLimits(scope: IConstruct, limits: CardinalityLimits): void {
  for (const [name, limit] of Object.entries(limits) as [string, number | undefined][]) {
    if (limit === undefined || (Number.isInteger(limit) && limit >= 1)) continue;
    fail(
      scope,
      `cardinality.${name} is a whole number of 1 or more, but ${shown(limit)} was given`,
    );
  }
}
