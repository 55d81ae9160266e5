// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyDuration,
  AlloyList,
  AlloyNumber,
  AlloyString,
  OtelcolConsumer,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { OTELCOL_CONSUMER_ARGUMENTS, type OtelcolConsumerArguments } from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** Arguments of `otelcol.processor.batch`. */
export interface OtelcolProcessorBatchProps {
  /** `timeout`: the longest that something waits for company. @default 200ms */
  readonly timeout?: AlloyDuration;
  /** `send_batch_size`: this many items are sent without waiting longer. @default 2000 */
  readonly sendBatchSize?: AlloyNumber;
  /** `send_batch_max_size`: splits larger batches. @default 3000 */
  readonly sendBatchMaxSize?: AlloyNumber;
  /**
   * `metadata_keys`: batches apart by these keys of the client's metadata; each combination costs memory.
   * @default []
   */
  readonly metadataKeys?: AlloyList<AlloyString>;
  /**
   * `metadata_cardinality_limit`: most combinations of `metadata_keys` while Alloy runs; further ones are refused.
   * @default 1000
   */
  readonly metadataCardinalityLimit?: AlloyNumber;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Gathers items into batches. It answers its caller at once, whatever becomes of the batch. Upstream's stability:
 * generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.processor.batch/
 */
export class OtelcolProcessorBatch extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolProcessorBatchProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  timeout: 'duration',
  sendBatchSize: 'uint32',
  sendBatchMaxSize: 'uint32',
  metadataKeys: 'list(string)',
  metadataCardinalityLimit: 'uint32',
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.processor.batch',
  stability: 'generally-available',
  schema: PROPS,
};
