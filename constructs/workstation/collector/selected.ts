import type { Construct } from 'constructs';
import { OtelcolProcessorFilter } from '../../../lib/alloy/components/otelcol/processor.filter';
import {
  OtelcolProcessorTailSampling,
  type OtelcolProcessorTailSamplingPolicy,
} from '../../../lib/alloy/components/otelcol/processor.tail_sampling';
import { OtelcolProcessorTransform } from '../../../lib/alloy/components/otelcol/processor.transform';
import type { OtelcolConsumer } from '../../../lib/alloy/expression';
import { fail, shown } from '../../../lib/errors';
import { conditionsOf, tracesKept, type DestinationSelection } from '../../wiring/selection';
import { forEachOtlpSignal, type OtlpSignal } from '../../wiring/signal';

type Inputs = { readonly [S in OtlpSignal]?: OtelcolConsumer };

/**
 * Makes what selects before a destination: its filter, its statements and its sampling, as far as there are any.
 *
 * @param scope the destination's, in which ids are free that begin with `selected`
 * @param to where the destination takes each signal
 * @returns where each signal goes instead
 * @throws for what selects of a signal that the destination doesn't take, for an empty name, condition or statement, and for
 *   what is no percentage
 */
export function selected(scope: Construct, selection: DestinationSelection, to: Inputs): Inputs {
  let inputs = to;
  if (selection.tailSampling) inputs = sampled(scope, selection.tailSampling, inputs);
  if (selection.statements) inputs = changed(scope, selection.statements, inputs);
  if (selection.filter) inputs = filtered(scope, selection.filter, inputs);
  return inputs;
}

function sampled(
  scope: Construct,
  sampling: NonNullable<DestinationSelection['tailSampling']>,
  to: Inputs,
): Inputs {
  const kept = tracesKept(scope, sampling);
  mustTake(scope, to, 'tailSampling', 'traces');
  const policy: OtelcolProcessorTailSamplingPolicy[] = [];
  if (kept.keepErrors)
    policy.push({ name: 'errors', type: 'status_code', statusCode: { statusCodes: ['ERROR'] } });
  if (kept.slowMilliseconds !== undefined)
    policy.push({ name: 'slow', type: 'latency', latency: { thresholdMs: kept.slowMilliseconds } });
  policy.push({
    name: 'rest',
    type: 'probabilistic',
    probabilistic: { samplingPercentage: kept.percentage },
  });
  const { input } = new OtelcolProcessorTailSampling(scope, 'selected-traces', {
    decisionWait: kept.decisionWait,
    // of one host: those that wait at once, and those whose late spans share their decision
    numTraces: 5_000,
    decisionCache: { sampledCacheSize: 10_000, nonSampledCacheSize: 10_000 },
    policy,
    output: { traces: [to.traces].flatMap((each) => each ?? []) },
  });
  return { ...to, traces: input };
}

function changed(
  scope: Construct,
  statements: NonNullable<DestinationSelection['statements']>,
  to: Inputs,
): Inputs {
  const { metric = [], log = [], trace = [] } = statements;
  const given = { metrics: metric, logs: log, traces: trace };
  for (const each of [...metric, ...log, ...trace])
    if (typeof each !== 'string' || each.trim() === '')
      fail(scope, `statements are OTTL such as set(…), but ${shown(each)} was given`);
  const next = through(scope, 'statements', given, to);
  const { input } = new OtelcolProcessorTransform(scope, 'selected-statements', {
    errorMode: 'ignore',
    statements,
    output: forEachOtlpSignal((signal) => next[signal] ?? []),
  });
  return instead(to, next, input);
}

function filtered(
  scope: Construct,
  filter: NonNullable<DestinationSelection['filter']>,
  to: Inputs,
): Inputs {
  const { names, datapoints, logs, spans } = conditionsOf(scope, filter);
  const next = through(
    scope,
    'filter',
    { metrics: [...names, ...datapoints], logs, traces: spans },
    to,
  );
  const { input } = new OtelcolProcessorFilter(scope, 'selected', {
    errorMode: 'ignore',
    ...(next.metrics && { metrics: { metric: some(names), datapoint: some(datapoints) } }),
    ...(next.logs && { logs: { logRecord: logs } }),
    ...(next.traces && { traces: { span: spans } }),
    output: forEachOtlpSignal((signal) => next[signal] ?? []),
  });
  return instead(to, next, input);
}

const some = (list: readonly string[]) => (list.length > 0 ? list : undefined);

/** Of each signal that something is said of, where it goes on to. */
function through(
  scope: Construct,
  what: string,
  said: { readonly [S in OtlpSignal]: readonly string[] },
  to: Inputs,
): { readonly [S in OtlpSignal]?: readonly OtelcolConsumer[] } {
  return forEachOtlpSignal((signal) =>
    said[signal].length > 0 ? [mustTake(scope, to, what, signal)] : [],
  );
}

function instead(to: Inputs, next: object, input: OtelcolConsumer): Inputs {
  const signals = Object.keys(next) as OtlpSignal[];
  return { ...to, ...Object.fromEntries(signals.map((signal) => [signal, input])) };
}

function mustTake(scope: Construct, to: Inputs, what: string, signal: OtlpSignal): OtelcolConsumer {
  return (
    to[signal] ??
    fail(
      scope,
      `its ${what} is of ${signal}, which the destination doesn't take: leave that out, or have it take ${signal}`,
    )
  );
}
