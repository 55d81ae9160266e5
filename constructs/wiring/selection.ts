import type { IConstruct } from 'constructs';
import { fail, shown } from '../../lib/errors';
import { Duration } from '../../lib/units';

/** What is thrown away: by the cluster's collector as it comes, or on a host before it goes to a destination. */
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
 * Which traces are kept. They wait for `decisionWait` in the memory of who decides, so what waits is lost with it; spans that
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

/**
 * The conditions of a filter in OTTL, those of names made of them.
 *
 * @throws for an empty name or condition
 */
export function conditionsOf(scope: IConstruct, filter: CollectorFilter) {
  const { metricNames = [], datapoints = [], logs = [], spans = [] } = filter;
  for (const each of [...metricNames, ...datapoints, ...logs, ...spans]) {
    if (typeof each === 'string' && each.trim() !== '') continue;
    fail(scope, `filter has names and conditions, but ${shown(each)} was given`);
  }
  return { names: metricNames.map(ofName), datapoints, logs, spans };
}

/** A name as a condition; Go's regular expressions, in a string of OTTL's. */
function ofName(name: string): string {
  if (!name.includes('*')) return `name == ${JSON.stringify(name)}`;
  const parts = name.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return `IsMatch(name, ${JSON.stringify(`^${parts.join('.*')}$`)})`;
}

/** What is kept, with upstream's figures. @throws for what is no percentage */
export function tracesKept(scope: IConstruct, sampling: TailSampling) {
  const { percentage, keepErrors = true, keepSlowerThan, decisionWait } = sampling;
  if (!(percentage >= 0 && percentage <= 100)) {
    fail(scope, `tailSampling.percentage is from 0 to 100, but ${shown(percentage)} was given`);
  }
  return {
    percentage,
    keepErrors,
    slowMilliseconds: keepSlowerThan?.toMilliseconds(),
    decisionWait: decisionWait ?? Duration.seconds(10),
  };
}

/** What of a host's telemetry goes to a destination, and as what; nothing that the other destinations get is touched. */
export interface DestinationSelection {
  /** What doesn't go there; what is evaluated without success goes. @default - everything goes */
  readonly filter?: CollectorFilter;
  /**
   * What becomes of it on the way, after `filter`, in OTTL: relabelling, redaction, hashing, such as
   * `{ log: ['delete_key(log.attributes, "user.email")'] }`. A statement that can't be evaluated changes nothing. @default - nothing
   */
  readonly statements?: { readonly [S in 'metric' | 'log' | 'trace']?: readonly string[] };
  /**
   * Which traces go there, decided on the host, so by the spans of this host alone; their error or length is known once they
   * have ended. A trace takes `decisionWait` longer to arrive. @default - all
   */
  readonly tailSampling?: TailSampling;
}
