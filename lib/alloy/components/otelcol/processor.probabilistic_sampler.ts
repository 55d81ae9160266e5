// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyBoolean, AlloyNumber, AlloyString, OtelcolConsumer } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { OTELCOL_CONSUMER_ARGUMENTS, type OtelcolConsumerArguments } from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** Arguments of `otelcol.processor.probabilistic_sampler`. */
export interface OtelcolProcessorProbabilisticSamplerProps {
  /** `sampling_percentage`: share to keep, in percent; 100 or more keeps all. @default 0 */
  readonly samplingPercentage?: AlloyNumber;
  /** `hash_seed`: number the hash starts from; the same for all collectors of a tier. @default 0 */
  readonly hashSeed?: AlloyNumber;
  /** `mode`: `proportional`, `equalizing` or `hash_seed`. @default proportional */
  readonly mode?: AlloyString;
  /** `fail_closed`: drops what it cannot decide on because of an error. @default true */
  readonly failClosed?: AlloyBoolean;
  /** `sampling_precision`: how finely the threshold is written: hexadecimal digits, 1 to 14. @default 4 */
  readonly samplingPrecision?: AlloyNumber;
  /**
   * `attribute_source`: logs: `record` goes by `from_attribute`, `traceID` only where a trace ID is missing.
   * @default traceID
   */
  readonly attributeSource?: AlloyString;
  /** `from_attribute`: logs: attribute to decide by, such as a record's unique ID. @default "" */
  readonly fromAttribute?: AlloyString;
  /**
   * `sampling_priority`: logs: attribute with the record's own percentage, which overrides the general one.
   * @default ""
   */
  readonly samplingPriority?: AlloyString;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Keeps a random share of traces and logs. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.processor.probabilistic_sampler/
 */
export class OtelcolProcessorProbabilisticSampler extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(
    scope: Construct,
    id: string,
    props: AlloyProps<OtelcolProcessorProbabilisticSamplerProps>,
  ) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  samplingPercentage: 'float32',
  hashSeed: 'uint32',
  mode: 'string',
  failClosed: 'bool',
  samplingPrecision: 'int',
  attributeSource: 'string',
  fromAttribute: 'string',
  samplingPriority: 'string',
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.processor.probabilistic_sampler',
  stability: 'generally-available',
  schema: PROPS,
};
