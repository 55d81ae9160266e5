import type { Construct } from 'constructs';
import { OtelcolProcessorDeltatocumulative } from '../../../lib/alloy/components/otelcol/processor.deltatocumulative';
import type { OtelcolConsumer } from '../../../lib/alloy/expression';
import { DEFAULT_OUTAGE } from '../../wiring/limits';

/** Of one host's counters, some ten for each session of an assistant: 17 MB of heap. New ones beyond it are dropped, which Alloy's own metrics tell. */
const MAX_STREAMS = 10_000;

/** Adds delta counters up on the host, for a destination that takes cumulative ones alone. */
export function deltaToCumulative(scope: Construct, next: OtelcolConsumer): OtelcolConsumer {
  return new OtelcolProcessorDeltatocumulative(scope, 'deltatocumulative', {
    maxStale: DEFAULT_OUTAGE,
    maxStreams: MAX_STREAMS,
    output: { metrics: [next] },
  }).input;
}
