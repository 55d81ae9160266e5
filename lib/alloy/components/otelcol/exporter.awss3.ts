// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyEnum,
  AlloyNumber,
  AlloyString,
  OtelcolConsumer,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { OTELCOL_QUEUE_ARGUMENTS, type OtelcolQueueArguments } from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `marshaler` of `otelcol.exporter.awss3`. */
export interface OtelcolExporterAwss3Marshaler {
  /** `type`: format of the files, such as `otlp_json`. @default otlp_json */
  readonly type?: AlloyString;
}

/** `s3_uploader` of `otelcol.exporter.awss3`. */
export interface OtelcolExporterAwss3S3Uploader {
  /** `region`: AWS region of the bucket. @default us-east-1 */
  readonly region?: AlloyString;
  /** `s3_bucket`: bucket that it writes to. */
  readonly s3Bucket: AlloyString;
  /** `s3_prefix`: folder that keys begin with, below `s3_base_prefix`. */
  readonly s3Prefix: AlloyString;
  /** `s3_base_prefix`: folder at the bucket's root that all keys begin with. Since Alloy 1.12. @default "" */
  readonly s3BasePrefix?: AlloyString;
  /**
   * `s3_partition_format`: how keys spell the time, in the letters of `strftime`.
   * @default "year=%Y/month=%m/day=%d/hour=%H/minute=%M"
   */
  readonly s3PartitionFormat?: AlloyString;
  /**
   * `s3_partition_timezone`: time zone of the times in keys; the machine's own when unset.
   * Since Alloy 1.12.
   * @default ""
   */
  readonly s3PartitionTimezone?: AlloyString;
  /** `role_arn`: ARN of a role it takes on for writing. @default "" */
  readonly roleArn?: AlloyString;
  /** `file_prefix`: what each file's name begins with. @default "" */
  readonly filePrefix?: AlloyString;
  /** `endpoint`: S3 address, instead of the one that `region` and `s3_bucket` give. @default "" */
  readonly endpoint?: AlloyString;
  /** `s3_force_path_style`: puts the bucket in the URL's path instead of the host name. @default false */
  readonly s3ForcePathStyle?: AlloyBoolean;
  /** `disable_ssl`: sends requests in the clear. @default false */
  readonly disableSsl?: AlloyBoolean;
  /** `compression`: `none` or `gzip`: how files are compressed. @default none */
  readonly compression?: AlloyEnum<
    'gzip' | 'zlib' | 'deflate' | 'snappy' | 'zstd' | 'lz4' | 'x-snappy-framed' | 'none'
  >;
  /** `acl`: canned ACL that uploaded objects get. @default private */
  readonly acl?: AlloyString;
  /** `storage_class`: S3 storage class that uploaded objects get. @default STANDARD */
  readonly storageClass?: AlloyString;
  /** `unique_key_func_name`: makes the unique part of a key; only `uuidv7` is known. Since Alloy 1.16.3. @default "" */
  readonly uniqueKeyFuncName?: AlloyString;
  /** `retry_mode`: how the AWS client retries: its retryer. Since Alloy 1.10. @default standard */
  readonly retryMode?: AlloyString;
  /** `retry_max_attempts`: times that a request is tried at most. Since Alloy 1.10. @default 3 */
  readonly retryMaxAttempts?: AlloyNumber;
  /** `retry_max_backoff`: longest wait between two tries. Since Alloy 1.10. @default 20s */
  readonly retryMaxBackoff?: AlloyDuration;
}

/** `resource_attrs_to_s3` of `otelcol.exporter.awss3`. */
export interface OtelcolExporterAwss3ResourceAttrsToS3 {
  /** `s3_prefix`: resource attribute that names the prefix of keys. */
  readonly s3Prefix: AlloyString;
  /** `s3_bucket`: resource attribute that names the bucket. Since Alloy 1.12. @default "" */
  readonly s3Bucket?: AlloyString;
}

/** Arguments of `otelcol.exporter.awss3`. */
export interface OtelcolExporterAwss3Props {
  /** `sending_queue`: holds what waits to be sent; full, it refuses what is new. @default - not set */
  readonly sendingQueue?: OtelcolQueueArguments;
  /** `s3_uploader`: which bucket it writes to, and how keys look. */
  readonly s3Uploader: OtelcolExporterAwss3S3Uploader;
  /** `marshaler`: format of the files. @default - not set */
  readonly marshaler?: OtelcolExporterAwss3Marshaler;
  /** `timeout`: the longest that a request may take. Since Alloy 1.9. @default 5s */
  readonly timeout?: AlloyDuration;
  /** `resource_attrs_to_s3`: takes bucket and prefix from resource attributes. Since Alloy 1.9. @default - not set */
  readonly resourceAttrsToS3?: OtelcolExporterAwss3ResourceAttrsToS3;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Writes telemetry into an AWS S3 bucket. Upstream's stability: experimental.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.exporter.awss3/
 */
export class OtelcolExporterAwss3 extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolExporterAwss3Props>) {
    super(scope, id, TYPE, props);
  }
}

const MARSHALER: Schema = {
  type: 'string',
};

const S3_UPLOADER: Schema = {
  region: 'string',
  s3Bucket: 'string!',
  s3Prefix: 'string!',
  s3BasePrefix: 'string',
  s3PartitionFormat: 'string',
  s3PartitionTimezone: 'string',
  roleArn: 'string',
  filePrefix: 'string',
  endpoint: 'string',
  s3ForcePathStyle: 'bool',
  disableSsl: 'bool',
  compression: oneOf(
    'string',
    'gzip',
    'zlib',
    'deflate',
    'snappy',
    'zstd',
    'lz4',
    'x-snappy-framed',
    'none',
  ),
  acl: 'string',
  storageClass: 'string',
  uniqueKeyFuncName: 'string',
  retryMode: 'string',
  retryMaxAttempts: 'int',
  retryMaxBackoff: 'duration',
};

const RESOURCE_ATTRS_TO_S3: Schema = {
  s3Prefix: 'string!',
  s3Bucket: 'string',
};

const PROPS: Schema = {
  sendingQueue: nested('block', OTELCOL_QUEUE_ARGUMENTS),
  s3Uploader: nested('block', S3_UPLOADER, 'required'),
  marshaler: nested('block', MARSHALER),
  timeout: 'duration',
  resourceAttrsToS3: nested('block', RESOURCE_ATTRS_TO_S3),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.exporter.awss3',
  stability: 'experimental',
  schema: PROPS,
  since: {
    resource_attrs_to_s3: '1.9',
    'resource_attrs_to_s3.s3_bucket': '1.12',
    's3_uploader.retry_max_attempts': '1.10',
    's3_uploader.retry_max_backoff': '1.10',
    's3_uploader.retry_mode': '1.10',
    's3_uploader.s3_base_prefix': '1.12',
    's3_uploader.s3_partition_timezone': '1.12',
    's3_uploader.unique_key_func_name': '1.16.3',
    'sending_queue.batch': '1.11',
    'sending_queue.block_on_overflow': '1.9',
    'sending_queue.sizer': '1.9',
    'sending_queue.storage': '1.9',
    'sending_queue.wait_for_result': '1.11',
    timeout: '1.9',
  },
};
