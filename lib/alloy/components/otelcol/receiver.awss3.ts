// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyBoolean, AlloyNumber, AlloyString } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { OTELCOL_CONSUMER_ARGUMENTS, type OtelcolConsumerArguments } from '../shared/otelcol';

/** `s3downloader` of `otelcol.receiver.awss3`. */
export interface OtelcolReceiverAwss3S3downloader {
  /** `region`: AWS region of the bucket. @default us-east-1 */
  readonly region?: AlloyString;
  /** `s3_bucket`: bucket that it reads. */
  readonly s3Bucket: AlloyString;
  /** `s3_prefix`: folder at the bucket's root that all keys begin with. */
  readonly s3Prefix: AlloyString;
  /**
   * `s3_partition_format`: how keys spell the time, in the letters of `strftime`.
   * @default "year=%Y/month=%m/day=%d/hour=%H/minute=%M"
   */
  readonly s3PartitionFormat?: AlloyString;
  /** `s3_partition_timezone`: IANA time zone of the times in keys. @default "" */
  readonly s3PartitionTimezone?: AlloyString;
  /** `file_prefix`: only files whose name begins with this. @default "" */
  readonly filePrefix?: AlloyString;
  /** `endpoint`: S3 address, instead of the one that `region` and `s3_bucket` give. @default "" */
  readonly endpoint?: AlloyString;
  /** `endpoint_partition_id`: AWS partition that goes with `endpoint`. @default aws */
  readonly endpointPartitionId?: AlloyString;
  /** `s3_force_path_style`: puts the bucket in the URL's path instead of the host name. @default false */
  readonly s3ForcePathStyle?: AlloyBoolean;
}

/** `sqs` of `otelcol.receiver.awss3`. */
export interface OtelcolReceiverAwss3Sqs {
  /** `queue_url`: queue that the bucket's notifications go to. @default "" */
  readonly queueUrl?: AlloyString;
  /** `region`: where in AWS the queue lives. @default "" */
  readonly region?: AlloyString;
  /** `endpoint`: address of SQS, if not AWS's own. @default "" */
  readonly endpoint?: AlloyString;
  /** `wait_time_seconds`: how many seconds a poll waits for messages. @default 20 */
  readonly waitTimeSeconds?: AlloyNumber;
  /** `max_number_of_messages`: messages that one request takes at most. @default 10 */
  readonly maxNumberOfMessages?: AlloyNumber;
}

/** Arguments of `otelcol.receiver.awss3`. */
export interface OtelcolReceiverAwss3Props {
  /** `start_time`: reads what was stored from this time on. @default "" */
  readonly startTime?: AlloyString;
  /** `end_time`: reads what was stored up to this time. @default "" */
  readonly endTime?: AlloyString;
  /** `s3downloader`: which bucket it reads, and how its keys are laid out. */
  readonly s3downloader: OtelcolReceiverAwss3S3downloader;
  /** `sqs`: learns of new objects from an SQS queue. @default - not set */
  readonly sqs?: OtelcolReceiverAwss3Sqs;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
}

/**
 * Reads back telemetry that the AWS S3 exporter has stored in a bucket. Upstream's stability: experimental.
 * Since Alloy 1.13.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.receiver.awss3/
 */
export class OtelcolReceiverAwss3 extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolReceiverAwss3Props>) {
    super(scope, id, TYPE, props);
  }
}

const S3DOWNLOADER: Schema = {
  region: 'string',
  s3Bucket: 'string!',
  s3Prefix: 'string!',
  s3PartitionFormat: 'string',
  s3PartitionTimezone: 'string',
  filePrefix: 'string',
  endpoint: 'string',
  endpointPartitionId: 'string',
  s3ForcePathStyle: 'bool',
};

const SQS: Schema = {
  queueUrl: 'string',
  region: 'string',
  endpoint: 'string',
  waitTimeSeconds: 'int64',
  maxNumberOfMessages: 'int64',
};

const PROPS: Schema = {
  startTime: 'string',
  endTime: 'string',
  s3downloader: nested('block', S3DOWNLOADER, 'required'),
  sqs: nested('block', SQS),
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
};

const TYPE: ComponentType = {
  name: 'otelcol.receiver.awss3',
  stability: 'experimental',
  schema: PROPS,
  since: {
    '': '1.13',
  },
};
