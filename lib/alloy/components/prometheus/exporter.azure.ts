// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyBoolean, AlloyList, AlloyString, Targets } from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `prometheus.exporter.azure`. */
export interface PrometheusExporterAzureProps {
  /** `subscriptions`: Azure subscriptions whose resources it reads. */
  readonly subscriptions: AlloyList<AlloyString>;
  /** `resource_graph_query_filter`: Kusto filter on the resources it finds; excludes `regions`. @default "" */
  readonly resourceGraphQueryFilter?: AlloyString;
  /** `resource_type`: kind of Azure resource, such as `Microsoft.Compute/virtualMachines`. */
  readonly resourceType: AlloyString;
  /** `metrics`: Azure Monitor metrics it reads from each resource. */
  readonly metrics: AlloyList<AlloyString>;
  /** `metric_aggregations`: aggregations it asks for, such as `average` or `total`. @default [] */
  readonly metricAggregations?: AlloyList<AlloyString>;
  /** `timespan`: how far back each query reaches, as an ISO 8601 duration. @default PT5M */
  readonly timespan?: AlloyString;
  /**
   * `interval`: width of one data point, an ISO 8601 duration shorter than `timespan`.
   * Since Alloy 1.11.
   * @default PT1M
   */
  readonly interval?: AlloyString;
  /** `included_dimensions`: dimensions that become labels. @default [] */
  readonly includedDimensions?: AlloyList<AlloyString>;
  /** `included_resource_tags`: resource tags that become labels. @default ["owner"] */
  readonly includedResourceTags?: AlloyList<AlloyString>;
  /** `metric_namespace`: which namespace of metrics, for resource types that have several. @default "" */
  readonly metricNamespace?: AlloyString;
  /**
   * `metric_name_template`: pattern that metric names are built from.
   * @default "azure_{type}_{metric}_{aggregation}_{unit}"
   */
  readonly metricNameTemplate?: AlloyString;
  /**
   * `metric_help_template`: pattern that metrics' help texts are built from.
   * @default "Azure metric {metric} for {type} with aggregation {aggregation} as {unit}"
   */
  readonly metricHelpTemplate?: AlloyString;
  /** `azure_cloud_environment`: which Azure cloud it connects to, such as `azurecloud`. @default azurecloud */
  readonly azureCloudEnvironment?: AlloyString;
  /** `validate_dimensions`: has Azure's SDK check the dimensions. @default false */
  readonly validateDimensions?: AlloyBoolean;
  /** `regions`: takes every resource of the subscription there; excludes `resource_graph_query_filter`. @default [] */
  readonly regions?: AlloyList<AlloyString>;
}

/**
 * Gathers metrics of Azure resources from Azure Monitor. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.azure/
 */
export class PrometheusExporterAzure extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<PrometheusExporterAzureProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  subscriptions: 'list(string)!',
  resourceGraphQueryFilter: 'string',
  resourceType: 'string!',
  metrics: 'list(string)!',
  metricAggregations: 'list(string)',
  timespan: 'string',
  interval: 'string',
  includedDimensions: 'list(string)',
  includedResourceTags: 'list(string)',
  metricNamespace: 'string',
  metricNameTemplate: 'string',
  metricHelpTemplate: 'string',
  azureCloudEnvironment: 'string',
  validateDimensions: 'bool',
  regions: 'list(string)',
};

const TYPE: ComponentType = {
  name: 'prometheus.exporter.azure',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    interval: '1.11',
  },
};
