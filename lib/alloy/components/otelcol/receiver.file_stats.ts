// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyBoolean, AlloyDuration, AlloyString } from '../../expression';
import { named, nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { OTELCOL_CONSUMER_ARGUMENTS, type OtelcolConsumerArguments } from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `metrics_exclude`, `metrics_include` of `otelcol.receiver.file_stats`. */
export interface OtelcolReceiverFileStatsFilterArguments {
  /** `strict`: matches exactly this value. @default "" */
  readonly strict?: AlloyString;
  /** `regexp`: matches what this regular expression matches. @default "" */
  readonly regexp?: AlloyString;
}

/** `file.atime`, `file.count`, `file.ctime` of `otelcol.receiver.file_stats`. */
export interface OtelcolReceiverFileStatsMetricArguments {
  /** `enabled`: collects the metric. @default false */
  readonly enabled?: AlloyBoolean;
}

/** `file.mtime`, `file.size` of `otelcol.receiver.file_stats`. */
export interface OtelcolReceiverFileStatsMetricArgumentsOtelcolReceiverFileStatsMetricsArgumentsFileMtime {
  /** `enabled`: collects the metric. @default true */
  readonly enabled?: AlloyBoolean;
}

/** `metrics` of `otelcol.receiver.file_stats`. */
export interface OtelcolReceiverFileStatsMetrics {
  /** `file.atime` @default - not set */
  readonly fileAtime?: OtelcolReceiverFileStatsMetricArguments;
  /** `file.count` @default - not set */
  readonly fileCount?: OtelcolReceiverFileStatsMetricArguments;
  /** `file.ctime` @default - not set */
  readonly fileCtime?: OtelcolReceiverFileStatsMetricArguments;
  /** `file.mtime` @default - not set */
  readonly fileMtime?: OtelcolReceiverFileStatsMetricArgumentsOtelcolReceiverFileStatsMetricsArgumentsFileMtime;
  /** `file.size` @default - not set */
  readonly fileSize?: OtelcolReceiverFileStatsMetricArgumentsOtelcolReceiverFileStatsMetricsArgumentsFileMtime;
}

/** `file.name` of `otelcol.receiver.file_stats`. */
export interface OtelcolReceiverFileStatsResourceAttributesFileName {
  /** `enabled`: sets the attribute. @default true */
  readonly enabled?: AlloyBoolean;
  /** `metrics_include`: keeps only metrics whose attribute matches. @default - none */
  readonly metricsInclude?: readonly OtelcolReceiverFileStatsFilterArguments[];
  /** `metrics_exclude`: drops metrics whose attribute matches. @default - none */
  readonly metricsExclude?: readonly OtelcolReceiverFileStatsFilterArguments[];
}

/** `file.path` of `otelcol.receiver.file_stats`. */
export interface OtelcolReceiverFileStatsResourceAttributesFilePath {
  /** `enabled`: sets the attribute. @default false */
  readonly enabled?: AlloyBoolean;
  /** `metrics_include`: keeps only metrics whose attribute matches. @default - none */
  readonly metricsInclude?: readonly OtelcolReceiverFileStatsFilterArguments[];
  /** `metrics_exclude`: drops metrics whose attribute matches. @default - none */
  readonly metricsExclude?: readonly OtelcolReceiverFileStatsFilterArguments[];
}

/** `resource_attributes` of `otelcol.receiver.file_stats`. */
export interface OtelcolReceiverFileStatsResourceAttributes {
  /** `file.name` @default - not set */
  readonly fileName?: OtelcolReceiverFileStatsResourceAttributesFileName;
  /** `file.path` @default - not set */
  readonly filePath?: OtelcolReceiverFileStatsResourceAttributesFilePath;
}

/** Arguments of `otelcol.receiver.file_stats`. */
export interface OtelcolReceiverFileStatsProps {
  /** `include`: glob of the files and folders to look at. */
  readonly include: AlloyString;
  /** `collection_interval`: time from one look to the next. @default 1m */
  readonly collectionInterval?: AlloyDuration;
  /** `initial_delay`: wait before the first look. @default 1s */
  readonly initialDelay?: AlloyDuration;
  /** `timeout`: the longest that a collection may take; zero sets no limit. @default 0s */
  readonly timeout?: AlloyDuration;
  /** `metrics`: which metrics it makes. @default - not set */
  readonly metrics?: OtelcolReceiverFileStatsMetrics;
  /** `resource_attributes`: which resource attributes the metrics carry. @default - not set */
  readonly resourceAttributes?: OtelcolReceiverFileStatsResourceAttributes;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
}

/**
 * Makes metrics about the files and folders that match a glob. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.receiver.file_stats/
 */
export class OtelcolReceiverFileStats extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolReceiverFileStatsProps>) {
    super(scope, id, TYPE, props);
  }
}

const FILTER_ARGUMENTS: Schema = {
  strict: 'string',
  regexp: 'string',
};

const METRIC_ARGUMENTS: Schema = {
  enabled: 'bool',
};

const METRIC_ARGUMENTS_OTELCOL_RECEIVER_FILE_STATS_METRICS_ARGUMENTS_FILE_MTIME: Schema = {
  enabled: 'bool',
};

const METRICS: Schema = {
  fileAtime: named('file.atime', nested('block', METRIC_ARGUMENTS)),
  fileCount: named('file.count', nested('block', METRIC_ARGUMENTS)),
  fileCtime: named('file.ctime', nested('block', METRIC_ARGUMENTS)),
  fileMtime: named(
    'file.mtime',
    nested('block', METRIC_ARGUMENTS_OTELCOL_RECEIVER_FILE_STATS_METRICS_ARGUMENTS_FILE_MTIME),
  ),
  fileSize: named(
    'file.size',
    nested('block', METRIC_ARGUMENTS_OTELCOL_RECEIVER_FILE_STATS_METRICS_ARGUMENTS_FILE_MTIME),
  ),
};

const RESOURCE_ATTRIBUTES_FILE_NAME: Schema = {
  enabled: 'bool',
  metricsInclude: nested('blocks', FILTER_ARGUMENTS),
  metricsExclude: nested('blocks', FILTER_ARGUMENTS),
};

const RESOURCE_ATTRIBUTES_FILE_PATH: Schema = {
  enabled: 'bool',
  metricsInclude: nested('blocks', FILTER_ARGUMENTS),
  metricsExclude: nested('blocks', FILTER_ARGUMENTS),
};

const RESOURCE_ATTRIBUTES: Schema = {
  fileName: named('file.name', nested('block', RESOURCE_ATTRIBUTES_FILE_NAME)),
  filePath: named('file.path', nested('block', RESOURCE_ATTRIBUTES_FILE_PATH)),
};

const PROPS: Schema = {
  include: 'string!',
  collectionInterval: 'duration',
  initialDelay: 'duration',
  timeout: 'duration',
  metrics: nested('block', METRICS),
  resourceAttributes: nested('block', RESOURCE_ATTRIBUTES),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
};

const TYPE: ComponentType = {
  name: 'otelcol.receiver.file_stats',
  stability: 'generally-available',
  schema: PROPS,
};
