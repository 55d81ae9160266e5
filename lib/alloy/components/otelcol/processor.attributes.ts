// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyEnum, AlloyString, OtelcolConsumer } from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import type { AlloyValue } from '../../value';
import { Wire } from '../../wire';
import {
  OTELCOL_CONSUMER_ARGUMENTS,
  OTELCOL_MATCH_PROPERTIES,
  type OtelcolConsumerArguments,
  type OtelcolMatchProperties,
} from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `action` of `otelcol.processor.attributes`. */
export interface OtelcolProcessorAttributesAction {
  /** `key`: attribute that the action is about. @default "" */
  readonly key?: AlloyString;
  /** `value`: what the attribute is set to. @default - not set */
  readonly value?: AlloyValue;
  /** `pattern`: regular expression, for `extract`, or attributes' names to `delete` or `hash`. @default "" */
  readonly pattern?: AlloyString;
  /** `from_attribute`: attribute that the value is taken from. @default "" */
  readonly fromAttribute?: AlloyString;
  /** `from_context`: what in the request's context the value is taken from. @default "" */
  readonly fromContext?: AlloyString;
  /** `converted_type`: type that `convert` turns the value into. @default "" */
  readonly convertedType?: AlloyString;
  /** `action`: what is done, such as `insert`, `upsert`, `delete` or `hash`. */
  readonly action: AlloyEnum<
    'insert' | 'update' | 'upsert' | 'delete' | 'hash' | 'extract' | 'convert'
  >;
}

/** Arguments of `otelcol.processor.attributes`. */
export interface OtelcolProcessorAttributesProps {
  /** `include`: only what matches this is changed. @default - not set */
  readonly include?: OtelcolMatchProperties;
  /** `exclude`: what matches this stays as it is. @default - not set */
  readonly exclude?: OtelcolMatchProperties;
  /** `action`: a change to an attribute; they run in the order written. @default - none */
  readonly action?: readonly OtelcolProcessorAttributesAction[];
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Adds, changes, hashes and deletes attributes of spans, logs and metrics. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.processor.attributes/
 */
export class OtelcolProcessorAttributes extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolProcessorAttributesProps>) {
    super(scope, id, TYPE, props);
  }
}

const ACTION: Schema = {
  key: 'string',
  value: 'any',
  pattern: 'string',
  fromAttribute: 'string',
  fromContext: 'string',
  convertedType: 'string',
  action: oneOf('string!', 'insert', 'update', 'upsert', 'delete', 'hash', 'extract', 'convert'),
};

const PROPS: Schema = {
  include: nested('block', OTELCOL_MATCH_PROPERTIES),
  exclude: nested('block', OTELCOL_MATCH_PROPERTIES),
  action: nested('blocks', ACTION),
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.processor.attributes',
  stability: 'generally-available',
  schema: PROPS,
};
