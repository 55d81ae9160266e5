// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyDuration,
  AlloyExpression,
  AlloyList,
  AlloyNumber,
  AlloyString,
  Capsule,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { OTELCOL_CONSUMER_ARGUMENTS, type OtelcolConsumerArguments } from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `streams` of `otelcol.receiver.awscloudwatch`. */
export interface OtelcolReceiverAwscloudwatchLogsGroupsAutodiscoverStreams {
  /** `prefixes`: only streams whose name begins with one of these. @default [] */
  readonly prefixes?: AlloyList<AlloyString>;
  /** `names`: only the streams with exactly these names. @default [] */
  readonly names?: AlloyList<AlloyString>;
}

/** `autodiscover` of `otelcol.receiver.awscloudwatch`. */
export interface OtelcolReceiverAwscloudwatchLogsGroupsAutodiscover {
  /** `prefix`: only log groups whose name begins with this. @default "" */
  readonly prefix?: AlloyString;
  /** `limit`: stops looking after this many log groups. @default 50 */
  readonly limit?: AlloyNumber;
  /** `streams`: which streams of the discovered groups are read. @default - not set */
  readonly streams?: OtelcolReceiverAwscloudwatchLogsGroupsAutodiscoverStreams;
}

/** `named` of `otelcol.receiver.awscloudwatch`. */
export interface OtelcolReceiverAwscloudwatchLogsGroupsNamed {
  /** `group_name`: log group as CloudWatch calls it. */
  readonly groupName: AlloyString;
  /** `prefixes`: only streams whose name begins with one of these. @default [] */
  readonly prefixes?: AlloyList<AlloyString>;
  /** `names`: only the streams with exactly these names. @default [] */
  readonly names?: AlloyList<AlloyString>;
}

/** `groups` of `otelcol.receiver.awscloudwatch`. */
export interface OtelcolReceiverAwscloudwatchLogsGroups {
  /** `autodiscover`: finds the log groups by itself. @default - not set */
  readonly autodiscover?: OtelcolReceiverAwscloudwatchLogsGroupsAutodiscover;
  /** `named`: a log group given by its name. @default - none */
  readonly named?: readonly OtelcolReceiverAwscloudwatchLogsGroupsNamed[];
}

/** `logs` of `otelcol.receiver.awscloudwatch`. */
export interface OtelcolReceiverAwscloudwatchLogs {
  /** `poll_interval`: how often it looks for news. @default 1m */
  readonly pollInterval?: AlloyDuration;
  /** `max_events_per_request`: events that one request to CloudWatch brings at most. @default 1000 */
  readonly maxEventsPerRequest?: AlloyNumber;
  /** `groups`: log groups to read, discovered or named. @default - not set */
  readonly groups?: OtelcolReceiverAwscloudwatchLogsGroups;
  /** `start_from`: how far back reading begins, an RFC 3339 time. Since Alloy 1.10. @default "" */
  readonly startFrom?: AlloyString;
  /** `initial_lookback`. Since Alloy 1.19. @default 0s */
  readonly initialLookback?: AlloyDuration;
}

/** Arguments of `otelcol.receiver.awscloudwatch`. */
export interface OtelcolReceiverAwscloudwatchProps {
  /** `region`: AWS region whose logs are read. */
  readonly region: AlloyString;
  /** `profile`: which profile of the AWS credentials it uses. @default "" */
  readonly profile?: AlloyString;
  /** `imds_endpoint`: where EC2's metadata service (IMDS) answers, if not at its usual address. @default "" */
  readonly imdsEndpoint?: AlloyString;
  /** `logs`: which logs are read, and from when on. @default - not set */
  readonly logs?: OtelcolReceiverAwscloudwatchLogs;
  /**
   * `storage`: keeps what it holds across restarts, an `otelcol.storage.*` component's `handler`.
   * Since Alloy 1.10.
   * @default - not set
   */
  readonly storage?: AlloyExpression<Capsule<'extension.ExtensionHandler'>>;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
}

/**
 * Reads logs from Amazon CloudWatch. Upstream's stability: experimental.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.receiver.awscloudwatch/
 */
export class OtelcolReceiverAwscloudwatch extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolReceiverAwscloudwatchProps>) {
    super(scope, id, TYPE, props);
  }
}

const LOGS_GROUPS_AUTODISCOVER_STREAMS: Schema = {
  prefixes: 'list(string)',
  names: 'list(string)',
};

const LOGS_GROUPS_AUTODISCOVER: Schema = {
  prefix: 'string',
  limit: 'int',
  streams: nested('block', LOGS_GROUPS_AUTODISCOVER_STREAMS),
};

const LOGS_GROUPS_NAMED: Schema = {
  groupName: 'string!',
  prefixes: 'list(string)',
  names: 'list(string)',
};

const LOGS_GROUPS: Schema = {
  autodiscover: nested('block', LOGS_GROUPS_AUTODISCOVER),
  named: nested('blocks', LOGS_GROUPS_NAMED),
};

const LOGS: Schema = {
  pollInterval: 'duration',
  maxEventsPerRequest: 'int',
  groups: nested('block', LOGS_GROUPS),
  startFrom: 'string',
  initialLookback: 'duration',
};

const PROPS: Schema = {
  region: 'string!',
  profile: 'string',
  imdsEndpoint: 'string',
  logs: nested('block', LOGS),
  storage: 'capsule(extension.ExtensionHandler)',
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
};

const TYPE: ComponentType = {
  name: 'otelcol.receiver.awscloudwatch',
  stability: 'experimental',
  schema: PROPS,
  since: {
    'logs.initial_lookback': '1.19',
    'logs.start_from': '1.10',
    storage: '1.10',
  },
};
