// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyEnum, AlloyList, AlloyString, OtelcolConsumer } from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { OTELCOL_CONSUMER_ARGUMENTS, type OtelcolConsumerArguments } from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `log_statements`, `metric_statements`, `trace_statements` of `otelcol.processor.transform`. */
export interface OtelcolProcessorTransformContextStatements {
  /** `context`: what the statements' paths start from, such as `resource` or `span`. */
  readonly context: AlloyEnum<
    'resource' | 'scope' | 'span' | 'spanevent' | 'metric' | 'datapoint' | 'log'
  >;
  /** `conditions`: OTTL conditions, one of which must hold for the statements to run. Since Alloy 1.10. @default [] */
  readonly conditions?: AlloyList<AlloyString>;
  /** `statements`: OTTL statements, such as `set(...)`. */
  readonly statements: AlloyList<AlloyString>;
  /**
   * `error_mode`: as outside, for these statements; unset, the outer one counts.
   * Since Alloy 1.10.
   * @default - not set
   */
  readonly errorMode?: AlloyEnum<'ignore' | 'silent' | 'propagate'>;
}

/** `statements` of `otelcol.processor.transform`. */
export interface OtelcolProcessorTransformStatements {
  /** `trace`: what to do with traces, in OTTL. @default [] */
  readonly trace?: AlloyList<AlloyString>;
  /** `metric`: what to do with metrics, in OTTL. @default [] */
  readonly metric?: AlloyList<AlloyString>;
  /** `log`: what to do with logs, in OTTL. @default [] */
  readonly log?: AlloyList<AlloyString>;
}

/** Arguments of `otelcol.processor.transform`. */
export interface OtelcolProcessorTransformProps {
  /**
   * `error_mode`: on an OTTL error, `ignore` logs and goes on, `silent` goes on, `propagate` drops the payload.
   * @default ignore
   */
  readonly errorMode?: AlloyEnum<'ignore' | 'silent' | 'propagate'>;
  /** `statements`: OTTL statements whose context follows from their paths. @default - not set */
  readonly statements?: OtelcolProcessorTransformStatements;
  /** `trace_statements`: OTTL statements for traces, in a given context. @default - none */
  readonly traceStatements?: readonly OtelcolProcessorTransformContextStatements[];
  /** `metric_statements`: OTTL statements for metrics, in a given context. @default - none */
  readonly metricStatements?: readonly OtelcolProcessorTransformContextStatements[];
  /** `log_statements`: OTTL statements for logs, in a given context. @default - none */
  readonly logStatements?: readonly OtelcolProcessorTransformContextStatements[];
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Changes telemetry by OTTL statements. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.processor.transform/
 */
export class OtelcolProcessorTransform extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolProcessorTransformProps>) {
    super(scope, id, TYPE, props);
  }
}

const CONTEXT_STATEMENTS: Schema = {
  context: oneOf('string!', 'resource', 'scope', 'span', 'spanevent', 'metric', 'datapoint', 'log'),
  conditions: 'list(string)',
  statements: 'list(string)!',
  errorMode: oneOf('string', 'ignore', 'silent', 'propagate'),
};

const STATEMENTS: Schema = {
  trace: 'list(string)',
  metric: 'list(string)',
  log: 'list(string)',
};

const PROPS: Schema = {
  errorMode: oneOf('string', 'ignore', 'silent', 'propagate'),
  statements: nested('block', STATEMENTS),
  traceStatements: nested('blocks', CONTEXT_STATEMENTS),
  metricStatements: nested('blocks', CONTEXT_STATEMENTS),
  logStatements: nested('blocks', CONTEXT_STATEMENTS),
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.processor.transform',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    'log_statements.conditions': '1.10',
    'log_statements.error_mode': '1.10',
    'metric_statements.conditions': '1.10',
    'metric_statements.error_mode': '1.10',
    'trace_statements.conditions': '1.10',
    'trace_statements.error_mode': '1.10',
  },
};
