// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyList,
  MetricsReceiver,
  OtelcolConsumer,
} from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `otelcol.exporter.prometheus`. */
export interface OtelcolExporterPrometheusProps {
  /** `include_target_info`: adds a `target_info` metric with the resource's attributes. @default true */
  readonly includeTargetInfo?: AlloyBoolean;
  /** `include_scope_info`: adds `otel_scope_info` metrics about the instrumentation scopes. @default false */
  readonly includeScopeInfo?: AlloyBoolean;
  /** `include_scope_labels`: labels each metric with its instrumentation scope. @default true */
  readonly includeScopeLabels?: AlloyBoolean;
  /** `gc_frequency`: how often metrics gone stale are cleared from memory. @default 5m */
  readonly gcFrequency?: AlloyDuration;
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<MetricsReceiver>;
  /** `add_metric_suffixes`: ends metric names with their unit and type. @default true */
  readonly addMetricSuffixes?: AlloyBoolean;
  /** `resource_to_telemetry_conversion`: makes every resource attribute a label of every metric. @default false */
  readonly resourceToTelemetryConversion?: AlloyBoolean;
  /** `honor_metadata`: experimental: hands on the metrics' type, unit and help. Since Alloy 1.13. @default false */
  readonly honorMetadata?: AlloyBoolean;
  /**
   * `convert_classic_histograms_to_nhcb`: experimental: makes native histograms with custom buckets (NHCB) of explicit
   * ones.
   * Since Alloy 1.17.
   * @default false
   */
  readonly convertClassicHistogramsToNhcb?: AlloyBoolean;
  /**
   * `keep_identifying_resource_attributes`: `target_info` also carries `service.name`, `service.namespace` and
   * `service.instance.id`.
   * Since Alloy 1.17.
   * @default false
   */
  readonly keepIdentifyingResourceAttributes?: AlloyBoolean;
  /** `start_timestamp_zero_ingestion`. Since Alloy 1.19. @default false */
  readonly startTimestampZeroIngestion?: AlloyBoolean;
}

/**
 * Turns OTLP metrics into Prometheus samples. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.exporter.prometheus/
 */
export class OtelcolExporterPrometheus extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolExporterPrometheusProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  includeTargetInfo: 'bool',
  includeScopeInfo: 'bool',
  includeScopeLabels: 'bool',
  gcFrequency: 'duration',
  forwardTo: 'list(capsule(prometheus.Appendable))!',
  addMetricSuffixes: 'bool',
  resourceToTelemetryConversion: 'bool',
  honorMetadata: 'bool',
  convertClassicHistogramsToNhcb: 'bool',
  keepIdentifyingResourceAttributes: 'bool',
  startTimestampZeroIngestion: 'bool',
};

const TYPE: ComponentType = {
  name: 'otelcol.exporter.prometheus',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    convert_classic_histograms_to_nhcb: '1.17',
    honor_metadata: '1.13',
    keep_identifying_resource_attributes: '1.17',
    start_timestamp_zero_ingestion: '1.19',
  },
  lessStable: {
    experimental: ['convert_classic_histograms_to_nhcb', 'start_timestamp_zero_ingestion'],
  },
};
