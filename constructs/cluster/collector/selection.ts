import type { IConstruct } from 'constructs';
import { fail, shown } from '../../../lib/errors';
import type { OtelSettings } from '../../../lib/otel/config';
import { Duration } from '../../../lib/units';

/** What is thrown away as it comes. */
export interface CollectorFilter {
  /** Names of metrics, in which `*` is anything: `system.*`. @default - none */
  readonly metricNames?: readonly string[];
  /** Conditions in OTTL of which a metric's point meets one: `datapoint.attributes["cpu"] != nil`. @default - none */
  readonly datapoints?: readonly string[];
  /** Conditions in OTTL of which a log record meets one: `log.severity_number < SEVERITY_NUMBER_INFO`. @default - none */
  readonly logs?: readonly string[];
  /** Conditions in OTTL of which a span meets one: `span.attributes["url.path"] == "/healthz"`. @default - none */
  readonly spans?: readonly string[];
}

/**
 * Which traces are kept. They wait for `decisionWait` in the collector's memory, so what waits is lost with it; spans that
 * come later share their trace's decision for as long as it is remembered.
 */
export interface TailSampling {
  /** How many of the traces that nothing else keeps, in percent, from 0 to 100. */
  readonly percentage: number;
  /** Whether traces with an error are all kept. @default true */
  readonly keepErrors?: boolean;
  /** From which length on traces are all kept. @default - the length doesn't count */
  readonly keepSlowerThan?: Duration;
  /** How long after a trace's first span it is decided. @default Duration.seconds(10) */
  readonly decisionWait?: Duration;
}

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
  const { metricNames = [], datapoints = [], logs = [], spans = [] } = filter;
  for (const each of [...metricNames, ...datapoints, ...logs, ...spans]) {
    if (typeof each === 'string' && each.trim() !== '') continue;
    fail(scope, `filter has names and conditions, but ${shown(each)} was given`);
  }
  const metrics = {
    ...(metricNames.length > 0 && { metric: metricNames.map(ofName) }),
    ...(datapoints.length > 0 && { datapoint: datapoints }),
  };
  return {
    error_mode: 'ignore',
    ...(Object.keys(metrics).length > 0 && { metrics }),
    ...(logs.length > 0 && { logs: { log_record: logs } }),
    ...(spans.length > 0 && { traces: { span: spans } }),
  };
}

/** A name as a condition; Go's regular expressions, in a string of OTTL's, in a value where `$` begins a variable. */
function ofName(name: string): string {
  if (!name.includes('*')) return `name == ${JSON.stringify(name).replaceAll('$', '$$$$')}`;
  const parts = name.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = JSON.stringify(`^${parts.join('.*')}$`);
  return `IsMatch(name, ${pattern.replaceAll('$', '$$$$')})`;
}

/**
 * The settings of the `tail_sampling` processor.
 *
 * @throws for what is no percentage
 * @see https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/processor/tailsamplingprocessor
 */
export function sampled(scope: IConstruct, sampling: TailSampling): OtelSettings {
  const { percentage, keepErrors = true, keepSlowerThan, decisionWait } = sampling;
  if (!(percentage >= 0 && percentage <= 100)) {
    fail(scope, `tailSampling.percentage is from 0 to 100, but ${shown(percentage)} was given`);
  }
  const policies = [
    ...(keepErrors
      ? [{ name: 'errors', type: 'status_code', status_code: { status_codes: ['ERROR'] } }]
      : []),
    ...(keepSlowerThan
      ? [
          {
            name: 'slow',
            type: 'latency',
            latency: { threshold_ms: keepSlowerThan.toMilliseconds() },
          },
        ]
      : []),
    { name: 'rest', type: 'probabilistic', probabilistic: { sampling_percentage: percentage } },
  ];
  return {
    decision_wait: (decisionWait ?? Duration.seconds(10)).toString(),
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
