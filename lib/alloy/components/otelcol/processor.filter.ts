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

/** `log_conditions`, `metric_conditions`, `trace_conditions` of `otelcol.processor.filter`. */
export interface OtelcolProcessorFilterContextConditions {
  /** `context`: OTTL context of the conditions, such as `resource`; inferred when unset. @default "" */
  readonly context?: AlloyString;
  /** `conditions`: OTTL conditions; meeting one is enough to be dropped. */
  readonly conditions: AlloyList<AlloyString>;
}

/** `logs` of `otelcol.processor.filter`. */
export interface OtelcolProcessorFilterLogs {
  /** `log_record`: OTTL conditions; a log record that meets one is dropped. @default [] */
  readonly logRecord?: AlloyList<AlloyString>;
}

/** `metrics` of `otelcol.processor.filter`. */
export interface OtelcolProcessorFilterMetrics {
  /** `metric`: OTTL conditions; a metric that meets one is dropped. @default [] */
  readonly metric?: AlloyList<AlloyString>;
  /** `datapoint`: OTTL conditions for data points; a metric that loses all of them goes too. @default [] */
  readonly datapoint?: AlloyList<AlloyString>;
}

/** `traces` of `otelcol.processor.filter`. */
export interface OtelcolProcessorFilterTraces {
  /** `span`: OTTL conditions; a span that meets one is dropped. @default [] */
  readonly span?: AlloyList<AlloyString>;
  /** `spanevent`: OTTL conditions for span events; the span stays even if it loses all. @default [] */
  readonly spanevent?: AlloyList<AlloyString>;
}

/** Arguments of `otelcol.processor.filter`. */
export interface OtelcolProcessorFilterProps {
  /**
   * `error_mode`: on an OTTL error, `ignore` logs and goes on, `silent` goes on, `propagate` drops the payload.
   * @default ignore
   */
  readonly errorMode?: AlloyEnum<'ignore' | 'silent' | 'propagate'>;
  /** `traces`: deprecated: use `trace_conditions`, which it excludes. @default - not set */
  readonly traces?: OtelcolProcessorFilterTraces;
  /** `metrics`: deprecated: use `metric_conditions`. @default - not set */
  readonly metrics?: OtelcolProcessorFilterMetrics;
  /** `logs`: deprecated: use `log_conditions`, which it excludes. @default - not set */
  readonly logs?: OtelcolProcessorFilterLogs;
  /** `trace_conditions`: which spans and span events to drop. Since Alloy 1.15. @default - none */
  readonly traceConditions?: readonly OtelcolProcessorFilterContextConditions[];
  /** `metric_conditions`: which metrics and data points to drop. Since Alloy 1.15. @default - none */
  readonly metricConditions?: readonly OtelcolProcessorFilterContextConditions[];
  /** `log_conditions`: which log records to drop. Since Alloy 1.15. @default - none */
  readonly logConditions?: readonly OtelcolProcessorFilterContextConditions[];
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Drops the telemetry that meets any of its OTTL conditions. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.processor.filter/
 */
export class OtelcolProcessorFilter extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolProcessorFilterProps>) {
    super(scope, id, TYPE, props);
  }
}

const CONTEXT_CONDITIONS: Schema = {
  context: 'string',
  conditions: 'list(string)!',
};

const LOGS: Schema = {
  logRecord: 'list(string)',
};

const METRICS: Schema = {
  metric: 'list(string)',
  datapoint: 'list(string)',
};

const TRACES: Schema = {
  span: 'list(string)',
  spanevent: 'list(string)',
};

const PROPS: Schema = {
  errorMode: oneOf('string', 'ignore', 'silent', 'propagate'),
  traces: nested('block', TRACES),
  metrics: nested('block', METRICS),
  logs: nested('block', LOGS),
  traceConditions: nested('blocks', CONTEXT_CONDITIONS),
  metricConditions: nested('blocks', CONTEXT_CONDITIONS),
  logConditions: nested('blocks', CONTEXT_CONDITIONS),
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.processor.filter',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    log_conditions: '1.15',
    metric_conditions: '1.15',
    trace_conditions: '1.15',
  },
};
