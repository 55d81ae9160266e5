// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyEnum,
  AlloyExpression,
  AlloySecret,
  AlloyString,
  Capsule,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `header` of `otelcol.auth.headers`. */
export interface OtelcolAuthHeadersHeader {
  /** `key`: which header it sets. */
  readonly key: AlloyString;
  /** `value`: what the header says. @default - not set */
  readonly value?: AlloyString | AlloySecret;
  /** `from_context`: takes the value from this metadata of the incoming request. @default - not set */
  readonly fromContext?: AlloyString;
  /** `from_attribute`: takes the value from this attribute of the authenticated client. @default - not set */
  readonly fromAttribute?: AlloyString;
  /** `action`: `insert`, `update`, `upsert` or `delete`: what is done to it. @default upsert */
  readonly action?: AlloyEnum<'insert' | 'update' | 'upsert' | 'delete'>;
}

/** Arguments of `otelcol.auth.headers`. */
export interface OtelcolAuthHeadersProps {
  /** `header`: one header of the requests. @default - none */
  readonly header?: readonly OtelcolAuthHeadersHeader[];
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Lets other `otelcol` components authenticate with headers of your choice. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.auth.headers/
 */
export class OtelcolAuthHeaders extends TypedComponent {
  /** `handler`: a value, capsule(auth.Handler). */
  readonly handler: AlloyExpression<Capsule<'auth.Handler'>> = new Wire(
    this,
    'handler',
    'capsule(auth.Handler)',
  );

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolAuthHeadersProps> = {}) {
    super(scope, id, TYPE, props);
  }
}

const HEADER: Schema = {
  key: 'string!',
  value: 'optional_secret',
  fromContext: 'string',
  fromAttribute: 'string',
  action: oneOf('string', 'insert', 'update', 'upsert', 'delete'),
};

const PROPS: Schema = {
  header: nested('blocks', HEADER),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.auth.headers',
  stability: 'generally-available',
  schema: PROPS,
};
