// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyEnum,
  AlloyList,
  AlloyString,
  OtelcolConsumer,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
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

/** `to_attributes` of `otelcol.processor.span`. */
export interface OtelcolProcessorSpanNameToAttributes {
  /** `rules`: patterns for the name, in order; named groups become attributes, overwriting. */
  readonly rules: AlloyList<AlloyString>;
  /** `break_after_match`: stops at the first pattern that matches. @default false */
  readonly breakAfterMatch?: AlloyBoolean;
  /** `keep_original_name`: leaves the name as it was, instead of putting placeholders in. @default false */
  readonly keepOriginalName?: AlloyBoolean;
}

/** `name` of `otelcol.processor.span`. */
export interface OtelcolProcessorSpanName {
  /** `from_attributes`: attributes that make up the new name; a span lacking one keeps its name. @default [] */
  readonly fromAttributes?: AlloyList<AlloyString>;
  /** `separator`: goes between those attributes' values. @default "" */
  readonly separator?: AlloyString;
  /** `to_attributes`: takes attributes out of the name; runs after `from_attributes`. @default - not set */
  readonly toAttributes?: OtelcolProcessorSpanNameToAttributes;
}

/** `status` of `otelcol.processor.span`. */
export interface OtelcolProcessorSpanStatus {
  /** `code`: `Ok`, `Error` or `Unset`. */
  readonly code: AlloyEnum<'Ok' | 'Error' | 'Unset'>;
  /** `description`: what went wrong; for `Error` only. @default "" */
  readonly description?: AlloyString;
}

/** Arguments of `otelcol.processor.span`. */
export interface OtelcolProcessorSpanProps {
  /** `include`: only spans that match this are changed. @default - not set */
  readonly include?: OtelcolMatchProperties;
  /** `exclude`: spans that match this stay as they are; checked after `include`. @default - not set */
  readonly exclude?: OtelcolMatchProperties;
  /** `name`: renames spans and takes attributes out of names. @default - not set */
  readonly name?: OtelcolProcessorSpanName;
  /** `status`: sets the spans' status. @default - not set */
  readonly status?: OtelcolProcessorSpanStatus;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Renames spans, sets their status and takes attributes out of their names. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.processor.span/
 */
export class OtelcolProcessorSpan extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolProcessorSpanProps>) {
    super(scope, id, TYPE, props);
  }
}

const NAME_TO_ATTRIBUTES: Schema = {
  rules: 'list(string)!',
  breakAfterMatch: 'bool',
  keepOriginalName: 'bool',
};

const NAME: Schema = {
  fromAttributes: 'list(string)',
  separator: 'string',
  toAttributes: nested('block', NAME_TO_ATTRIBUTES),
};

const STATUS: Schema = {
  code: oneOf('string!', 'Ok', 'Error', 'Unset'),
  description: 'string',
};

const PROPS: Schema = {
  include: nested('block', OTELCOL_MATCH_PROPERTIES),
  exclude: nested('block', OTELCOL_MATCH_PROPERTIES),
  name: nested('block', NAME),
  status: nested('block', STATUS),
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.processor.span',
  stability: 'generally-available',
  schema: PROPS,
};
