// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyList,
  AlloyMap,
  AlloyString,
  Targets,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** `role` of `prometheus.exporter.cloudwatch`. */
export interface PrometheusExporterCloudwatchRole {
  /** `role_arn`: ARN of the IAM role it assumes. */
  readonly roleArn: AlloyString;
  /** `external_id`: external ID it presents when it assumes the role. @default "" */
  readonly externalId?: AlloyString;
}

/** `metric` of `prometheus.exporter.cloudwatch`. */
export interface PrometheusExporterCloudwatchMetric {
  /** `name`: CloudWatch's name of the metric. */
  readonly name: AlloyString;
  /** `statistics`: statistics it reads, such as `Sum` or `Average`. */
  readonly statistics: AlloyList<AlloyString>;
  /** `period`: width of the time bucket; the shortest in a job counts for all. @default 0s */
  readonly period?: AlloyDuration;
  /** `length`: how far back the query reaches; the longest in a job counts for all. @default 0s */
  readonly length?: AlloyDuration;
  /** `nil_to_zero`: turns missing values into 0. @default - not set */
  readonly nilToZero?: AlloyBoolean;
  /**
   * `add_cloudwatch_timestamp`: keeps CloudWatch's timestamps rather than the time of the scrape.
   * @default - not set
   */
  readonly addCloudwatchTimestamp?: AlloyBoolean;
}

/** `custom_namespace` of `prometheus.exporter.cloudwatch`. */
export interface PrometheusExporterCloudwatchCustomNamespace {
  /** `regions`: AWS regions it asks. */
  readonly regions: AlloyList<AlloyString>;
  /** `role`: IAM role it assumes; without one it uses the environment's. @default - none */
  readonly role?: readonly PrometheusExporterCloudwatchRole[];
  /** names the job, which ends up in the `name` label. */
  readonly label: string;
  /** `custom_tags`: fixed labels for the job's metrics, each named `custom_tag_` and its key. @default {} */
  readonly customTags?: AlloyMap<AlloyString>;
  /** `dimension_name_requirements`: takes only metrics with exactly these dimensions; empty takes all. @default [] */
  readonly dimensionNameRequirements?: AlloyList<AlloyString>;
  /** `namespace`: CloudWatch namespace it reads. */
  readonly namespace: AlloyString;
  /** `recently_active_only`: skips metrics without data in the last 3 hours. @default false */
  readonly recentlyActiveOnly?: AlloyBoolean;
  /** `metric`: a metric to read. */
  readonly metric: readonly PrometheusExporterCloudwatchMetric[];
  /** `delay`: moves a query's time range this far back, for late data. Since Alloy 1.13. @default 0s */
  readonly delay?: AlloyDuration;
  /** `period`: width of the time bucket, where a metric names none. Since Alloy 1.13. @default 5m */
  readonly period?: AlloyDuration;
  /** `length`: how far back a query reaches, where a metric doesn't say. Since Alloy 1.13. @default 0s */
  readonly length?: AlloyDuration;
  /**
   * `add_cloudwatch_timestamp`: keeps CloudWatch's timestamps rather than the time of the scrape.
   * Since Alloy 1.13.
   * @default false
   */
  readonly addCloudwatchTimestamp?: AlloyBoolean;
  /** `nil_to_zero`: turns missing values into 0; a `metric` block may differ. @default true */
  readonly nilToZero?: AlloyBoolean;
}

/** `decoupled_scraping` of `prometheus.exporter.cloudwatch`. */
export interface PrometheusExporterCloudwatchDecoupledScraping {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
  /** `scrape_interval`: how often it asks CloudWatch in the background. @default 5m */
  readonly scrapeInterval?: AlloyDuration;
}

/** `discovery` of `prometheus.exporter.cloudwatch`. */
export interface PrometheusExporterCloudwatchDiscovery {
  /** `regions`: AWS regions it searches. */
  readonly regions: AlloyList<AlloyString>;
  /** `role`: IAM role it assumes; without one it uses the environment's. @default - none */
  readonly role?: readonly PrometheusExporterCloudwatchRole[];
  /** `custom_tags`: fixed labels for the job's metrics, each named `custom_tag_` and its key. @default {} */
  readonly customTags?: AlloyMap<AlloyString>;
  /** `search_tags`: tags a resource must have, all of them; values may be regular expressions. @default {} */
  readonly searchTags?: AlloyMap<AlloyString>;
  /** `type`: AWS service, as a namespace such as `AWS/EC2`; short aliases are deprecated. */
  readonly type: AlloyString;
  /** `dimension_name_requirements`: takes only metrics with exactly these dimensions; empty takes all. @default [] */
  readonly dimensionNameRequirements?: AlloyList<AlloyString>;
  /** `recently_active_only`: skips metrics without data in the last 3 hours. @default false */
  readonly recentlyActiveOnly?: AlloyBoolean;
  /** `metric`: a metric to read from each resource. */
  readonly metric: readonly PrometheusExporterCloudwatchMetric[];
  /** `period`: width of the time bucket, where a metric names none. Since Alloy 1.13. @default 5m */
  readonly period?: AlloyDuration;
  /** `length`: how far back a query reaches, where a metric doesn't say. Since Alloy 1.13. @default 0s */
  readonly length?: AlloyDuration;
  /** `delay`: moves a query's time range this far back, for late data. Since Alloy 1.13. @default 0s */
  readonly delay?: AlloyDuration;
  /**
   * `add_cloudwatch_timestamp`: keeps CloudWatch's timestamps rather than the time of the scrape.
   * Since Alloy 1.13.
   * @default false
   */
  readonly addCloudwatchTimestamp?: AlloyBoolean;
  /** `nil_to_zero`: turns missing values into 0; a `metric` block may differ. @default true */
  readonly nilToZero?: AlloyBoolean;
}

/** `static` of `prometheus.exporter.cloudwatch`. */
export interface PrometheusExporterCloudwatchStatic {
  /** names the resource, which ends up in the `name` label. */
  readonly label: string;
  /** `regions`: AWS regions it asks. */
  readonly regions: AlloyList<AlloyString>;
  /** `role`: IAM role it assumes; without one it uses the environment's. @default - none */
  readonly role?: readonly PrometheusExporterCloudwatchRole[];
  /** `custom_tags`: fixed labels for the job's metrics, each named `custom_tag_` and its key. @default {} */
  readonly customTags?: AlloyMap<AlloyString>;
  /** `namespace`: CloudWatch namespace, such as `AWS/EC2`. */
  readonly namespace: AlloyString;
  /** `dimensions`: dimension names and values that together pick one resource. */
  readonly dimensions: AlloyMap<AlloyString>;
  /** `metric`: a metric to read. */
  readonly metric: readonly PrometheusExporterCloudwatchMetric[];
  /** `period`: width of the time bucket, where a metric names none. Since Alloy 1.13. @default 0s */
  readonly period?: AlloyDuration;
  /** `length`: how far back a query reaches, where a metric doesn't say. Since Alloy 1.13. @default 0s */
  readonly length?: AlloyDuration;
  /** `delay`: moves a query's time range this far back, for late data. Since Alloy 1.13. @default 0s */
  readonly delay?: AlloyDuration;
  /** `nil_to_zero`: turns missing values into 0; a `metric` block may differ. @default true */
  readonly nilToZero?: AlloyBoolean;
}

/** Arguments of `prometheus.exporter.cloudwatch`. */
export interface PrometheusExporterCloudwatchProps {
  /** `sts_region`: region of the STS that account data come from. */
  readonly stsRegion: AlloyString;
  /** `fips_disabled`: avoids FIPS endpoints; needed outside the USA. @default true */
  readonly fipsDisabled?: AlloyBoolean;
  /** `discovery_exported_tags`: by service, resource tags that become labels in every discovery job. @default {} */
  readonly discoveryExportedTags?: AlloyMap<AlloyList<AlloyString>>;
  /** `discovery`: finds a service's resources and reads their metrics. @default - none */
  readonly discovery?: readonly PrometheusExporterCloudwatchDiscovery[];
  /** `static`: reads metrics of one exactly named resource. @default - none */
  readonly static?: readonly PrometheusExporterCloudwatchStatic[];
  /** `custom_namespace`: reads metrics from a namespace of your own. @default - none */
  readonly customNamespace?: readonly PrometheusExporterCloudwatchCustomNamespace[];
  /** `decoupled_scraping`: asks CloudWatch in the background; scrapes get the last answer. @default - not set */
  readonly decoupledScraping?: PrometheusExporterCloudwatchDecoupledScraping;
  /** `labels_snake_case`: writes label names in snake case rather than camel case. Since Alloy 1.13. @default false */
  readonly labelsSnakeCase?: AlloyBoolean;
  /** `aws_sdk_version_v2`: deprecated, does nothing: version 2 of the AWS SDK is always in use. @default true */
  readonly awsSdkVersionV2?: AlloyBoolean;
  /** `debug`: deprecated, does nothing: set Alloy's log level. @default false */
  readonly debug?: AlloyBoolean;
}

/**
 * Gathers metrics from Amazon CloudWatch, whose API calls are billed. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.cloudwatch/
 */
export class PrometheusExporterCloudwatch extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<PrometheusExporterCloudwatchProps>) {
    super(scope, id, TYPE, props);
  }
}

const ROLE: Schema = {
  roleArn: 'string!',
  externalId: 'string',
};

const METRIC: Schema = {
  name: 'string!',
  statistics: 'list(string)!',
  period: 'duration',
  length: 'duration',
  nilToZero: 'bool',
  addCloudwatchTimestamp: 'bool',
};

const CUSTOM_NAMESPACE: Schema = {
  regions: 'list(string)!',
  role: nested('blocks', ROLE),
  label: 'label!',
  customTags: 'map(string)',
  dimensionNameRequirements: 'list(string)',
  namespace: 'string!',
  recentlyActiveOnly: 'bool',
  metric: nested('blocks', METRIC, 'required'),
  delay: 'duration',
  period: 'duration',
  length: 'duration',
  addCloudwatchTimestamp: 'bool',
  nilToZero: 'bool',
};

const DECOUPLED_SCRAPING: Schema = {
  enabled: 'bool',
  scrapeInterval: 'duration',
};

const DISCOVERY: Schema = {
  regions: 'list(string)!',
  role: nested('blocks', ROLE),
  customTags: 'map(string)',
  searchTags: 'map(string)',
  type: 'string!',
  dimensionNameRequirements: 'list(string)',
  recentlyActiveOnly: 'bool',
  metric: nested('blocks', METRIC, 'required'),
  period: 'duration',
  length: 'duration',
  delay: 'duration',
  addCloudwatchTimestamp: 'bool',
  nilToZero: 'bool',
};

const STATIC: Schema = {
  label: 'label!',
  regions: 'list(string)!',
  role: nested('blocks', ROLE),
  customTags: 'map(string)',
  namespace: 'string!',
  dimensions: 'map(string)!',
  metric: nested('blocks', METRIC, 'required'),
  period: 'duration',
  length: 'duration',
  delay: 'duration',
  nilToZero: 'bool',
};

const PROPS: Schema = {
  stsRegion: 'string!',
  fipsDisabled: 'bool',
  discoveryExportedTags: 'map(list(string))',
  discovery: nested('blocks', DISCOVERY),
  static: nested('blocks', STATIC),
  customNamespace: nested('blocks', CUSTOM_NAMESPACE),
  decoupledScraping: nested('block', DECOUPLED_SCRAPING),
  labelsSnakeCase: 'bool',
  awsSdkVersionV2: 'bool',
  debug: 'bool',
};

const TYPE: ComponentType = {
  name: 'prometheus.exporter.cloudwatch',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    'custom_namespace.add_cloudwatch_timestamp': '1.13',
    'custom_namespace.delay': '1.13',
    'custom_namespace.length': '1.13',
    'custom_namespace.period': '1.13',
    'discovery.add_cloudwatch_timestamp': '1.13',
    'discovery.delay': '1.13',
    'discovery.length': '1.13',
    'discovery.period': '1.13',
    labels_snake_case: '1.13',
    'static.delay': '1.13',
    'static.length': '1.13',
    'static.period': '1.13',
  },
};
