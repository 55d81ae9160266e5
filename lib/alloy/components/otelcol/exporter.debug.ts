// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyEnum,
  AlloyList,
  AlloyNumber,
  AlloyString,
  OtelcolConsumer,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** Arguments of `otelcol.exporter.debug`. */
export interface OtelcolExporterDebugProps {
  /** `verbosity`: `basic`, `normal` or `detailed`: how much it prints. @default basic */
  readonly verbosity?: AlloyEnum<'basic' | 'normal' | 'detailed'>;
  /** `sampling_initial`: messages of each second that are all printed. @default 2 */
  readonly samplingInitial?: AlloyNumber;
  /** `sampling_thereafter`: after those, prints one message in this many. @default 1 */
  readonly samplingThereafter?: AlloyNumber;
  /** `use_internal_logger`: writes through Alloy's logger instead of straight to `stderr`. @default true */
  readonly useInternalLogger?: AlloyBoolean;
  /** `output_paths`: where it prints when `use_internal_logger` is `false`. Since Alloy 1.15. @default ["stdout"] */
  readonly outputPaths?: AlloyList<AlloyString>;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Prints telemetry to the console, in as much detail as you like. Upstream's stability: experimental.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.exporter.debug/
 */
export class OtelcolExporterDebug extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolExporterDebugProps> = {}) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  verbosity: oneOf('string', 'basic', 'normal', 'detailed'),
  samplingInitial: 'int',
  samplingThereafter: 'int',
  useInternalLogger: 'bool',
  outputPaths: 'list(string)',
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.exporter.debug',
  stability: 'experimental',
  schema: PROPS,
  since: {
    output_paths: '1.15',
  },
};
