// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyDuration, AlloyNumber, AlloySize, OtelcolConsumer } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { OTELCOL_CONSUMER_ARGUMENTS, type OtelcolConsumerArguments } from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** Arguments of `otelcol.processor.memory_limiter`. */
export interface OtelcolProcessorMemoryLimiterProps {
  /** `check_interval`: how often it looks at the memory in use; 1s is advised. */
  readonly checkInterval: AlloyDuration;
  /** `limit`: most heap memory, above 1 MiB; excludes `limit_percentage`. @default 0B */
  readonly limit?: AlloySize;
  /** `spike_limit`: headroom kept below `limit`; about a fifth of it is advised. @default 0B */
  readonly spikeLimit?: AlloySize;
  /** `limit_percentage`: most heap memory, in percent of what there is; excludes `limit`. @default 0 */
  readonly limitPercentage?: AlloyNumber;
  /** `spike_limit_percentage`: headroom kept below `limit_percentage`, in percent of what there is. @default 0 */
  readonly spikeLimitPercentage?: AlloyNumber;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Watches the memory in use. Above its limits it drops data and forces garbage collection. Upstream's stability:
 * generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.processor.memory_limiter/
 */
export class OtelcolProcessorMemoryLimiter extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolProcessorMemoryLimiterProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  checkInterval: 'duration!',
  limit: 'bytes',
  spikeLimit: 'bytes',
  limitPercentage: 'uint32',
  spikeLimitPercentage: 'uint32',
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.processor.memory_limiter',
  stability: 'generally-available',
  schema: PROPS,
};
