// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyBoolean, AlloyList, AlloyString, OtelcolConsumer } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { OTELCOL_CONSUMER_ARGUMENTS, type OtelcolConsumerArguments } from '../shared/otelcol';

/** `overrides` of `otelcol.connector.spanlogs`. */
export interface OtelcolConnectorSpanlogsOverrides {
  /** `logs_instance_tag`: key under which a line tells its kind: span, root span or process. @default traces */
  readonly logsInstanceTag?: AlloyString;
  /** `service_key`: key of the service's name. @default svc */
  readonly serviceKey?: AlloyString;
  /** `span_name_key`: key of the span's name. @default span */
  readonly spanNameKey?: AlloyString;
  /** `status_key`: key of the span's status. @default status */
  readonly statusKey?: AlloyString;
  /** `duration_key`: key of the span's duration. @default dur */
  readonly durationKey?: AlloyString;
  /** `trace_id_key`: key of the trace's ID. @default tid */
  readonly traceIdKey?: AlloyString;
}

/** Arguments of `otelcol.connector.spanlogs`. */
export interface OtelcolConnectorSpanlogsProps {
  /** `spans`: writes a line for every span, which makes many. @default false */
  readonly spans?: AlloyBoolean;
  /** `roots`: writes a line for each trace's root span. @default false */
  readonly roots?: AlloyBoolean;
  /** `processes`: writes a line for each process. @default false */
  readonly processes?: AlloyBoolean;
  /** `events`: writes a line for every span event, which makes many. @default false */
  readonly events?: AlloyBoolean;
  /** `span_attributes`: span attributes that go into the line. @default [] */
  readonly spanAttributes?: AlloyList<AlloyString>;
  /** `process_attributes`: process attributes that go into the line. @default [] */
  readonly processAttributes?: AlloyList<AlloyString>;
  /** `event_attributes`: event attributes that go into the line. @default [] */
  readonly eventAttributes?: AlloyList<AlloyString>;
  /** `overrides`: other names for the keys in the line. @default - not set */
  readonly overrides?: OtelcolConnectorSpanlogsOverrides;
  /** `labels`: which of the logged attributes become labels. @default [] */
  readonly labels?: AlloyList<AlloyString>;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
}

/**
 * Writes a log line for each span, root span, process or span event, to find traces by. Upstream's stability: generally
 * available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.connector.spanlogs/
 */
export class OtelcolConnectorSpanlogs extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolConnectorSpanlogsProps>) {
    super(scope, id, TYPE, props);
  }
}

const OVERRIDES: Schema = {
  logsInstanceTag: 'string',
  serviceKey: 'string',
  spanNameKey: 'string',
  statusKey: 'string',
  durationKey: 'string',
  traceIdKey: 'string',
};

const PROPS: Schema = {
  spans: 'bool',
  roots: 'bool',
  processes: 'bool',
  events: 'bool',
  spanAttributes: 'list(string)',
  processAttributes: 'list(string)',
  eventAttributes: 'list(string)',
  overrides: nested('block', OVERRIDES),
  labels: 'list(string)',
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
};

const TYPE: ComponentType = {
  name: 'otelcol.connector.spanlogs',
  stability: 'generally-available',
  schema: PROPS,
};
