// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyEnum,
  AlloyExpression,
  AlloyList,
  AlloyMap,
  AlloyNumber,
  AlloySize,
  AlloyString,
  Capsule,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import type { AlloyValue } from '../../value';
import {
  OTELCOL_CONSUMER_ARGUMENTS,
  OTELCOL_CONSUMER_RETRY_ARGUMENTS,
  OTELCOL_MULTILINE_CONFIG,
  type OtelcolConsumerArguments,
  type OtelcolConsumerRetryArguments,
  type OtelcolMultilineConfig,
} from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `header` of `otelcol.receiver.filelog`. */
export interface OtelcolReceiverFilelogHeader {
  /** `pattern`: lines that match this regular expression make up the header. */
  readonly pattern: AlloyString;
  /** `metadata_operators`: steps that parse the header into attributes. */
  readonly metadataOperators: AlloyList<AlloyMap<AlloyValue>>;
}

/** `sort_by` of `otelcol.receiver.filelog`. */
export interface OtelcolReceiverFilelogOrderingCriteriaSortBy {
  /** `sort_type`: how values compare: as numbers, text or times. @default - not set */
  readonly sortType?: AlloyEnum<'timestamp' | 'numeric' | 'lexicographic' | 'mtime'>;
  /** `regex_key`: capture group of `regex` whose value is sorted by. @default "" */
  readonly regexKey?: AlloyString;
  /** `ascending`: smallest or oldest comes first. @default false */
  readonly ascending?: AlloyBoolean;
  /** `layout`: how a time in the file's name is written. @default "" */
  readonly layout?: AlloyString;
  /** `location`: time zone of a time in the file's name. @default UTC */
  readonly location?: AlloyString;
}

/** `ordering_criteria` of `otelcol.receiver.filelog`. */
export interface OtelcolReceiverFilelogOrderingCriteria {
  /** `regex`: captures the parts of a file's name that decide the order. @default "" */
  readonly regex?: AlloyString;
  /** `top_n`: how many files from the top are read. @default 1 */
  readonly topN?: AlloyNumber;
  /** `sort_by`: one rule of the order. */
  readonly sortBy: readonly OtelcolReceiverFilelogOrderingCriteriaSortBy[];
  /** `group_by`: capture group of `regex` that forms groups before sorting. @default "" */
  readonly groupBy?: AlloyString;
}

/** Arguments of `otelcol.receiver.filelog`. */
export interface OtelcolReceiverFilelogProps {
  /** `include`: globs of the files to read. */
  readonly include: AlloyList<AlloyString>;
  /** `exclude`: globs of files to leave out of `include`. @default [] */
  readonly exclude?: AlloyList<AlloyString>;
  /** `exclude_older_than`: leaves out files last changed longer ago than this. @default 0s */
  readonly excludeOlderThan?: AlloyDuration;
  /** `ordering_criteria`: sorts the files by their names and reads the first ones only. @default - not set */
  readonly orderingCriteria?: OtelcolReceiverFilelogOrderingCriteria;
  /** `poll_interval`: how often it looks for news. @default 200ms */
  readonly pollInterval?: AlloyDuration;
  /** `max_concurrent_files`: files that are open for reading at once. @default 1024 */
  readonly maxConcurrentFiles?: AlloyNumber;
  /** `max_batches`: batches of files it works through at most. @default 10 */
  readonly maxBatches?: AlloyNumber;
  /** `start_at`: `beginning` or `end`: where reading a new file starts. @default end */
  readonly startAt?: AlloyString;
  /** `fingerprint_size`: how much of a file's start tells it from others. @default 1KiB */
  readonly fingerprintSize?: AlloySize;
  /** `max_log_size`: largest size of one entry. @default 1MiB */
  readonly maxLogSize?: AlloySize;
  /** `encoding`: character encoding of the files. @default utf-8 */
  readonly encoding?: AlloyString;
  /** `force_flush_period`: sends a half-read entry on after this long without more. @default 500ms */
  readonly forceFlushPeriod?: AlloyDuration;
  /** `delete_after_read`: deletes each file once it is read. @default false */
  readonly deleteAfterRead?: AlloyBoolean;
  /** `include_file_record_number`: adds the entry's number within its file. @default false */
  readonly includeFileRecordNumber?: AlloyBoolean;
  /** `compression`: how the files are compressed. @default "" */
  readonly compression?: AlloyEnum<'gzip' | 'auto'>;
  /** `acquire_fs_lock`: locks a file while reading it; Unix only. @default false */
  readonly acquireFsLock?: AlloyBoolean;
  /** `file_cache_advise`: tells the kernel that it reads in sequence; Linux only. Since Alloy 1.18. @default false */
  readonly fileCacheAdvise?: AlloyBoolean;
  /** `multiline`: how lines become one entry, by a pattern for its start or end. @default - not set */
  readonly multiline?: OtelcolMultilineConfig;
  /** `preserve_leading_whitespaces`: keeps white space at a message's start. @default false */
  readonly preserveLeadingWhitespaces?: AlloyBoolean;
  /** `preserve_trailing_whitespaces`: keeps white space at a message's end. @default false */
  readonly preserveTrailingWhitespaces?: AlloyBoolean;
  /** `header`: reads metadata from the first lines of each file. @default - not set */
  readonly header?: OtelcolReceiverFilelogHeader;
  /** `include_file_name`: adds the file's name as an attribute. @default true */
  readonly includeFileName?: AlloyBoolean;
  /** `include_file_path`: adds the file's path as an attribute. @default false */
  readonly includeFilePath?: AlloyBoolean;
  /** `include_file_name_resolved`: adds the file's name after following symbolic links. @default false */
  readonly includeFileNameResolved?: AlloyBoolean;
  /** `include_file_path_resolved`: adds the file's path after following symbolic links. @default false */
  readonly includeFilePathResolved?: AlloyBoolean;
  /** `include_file_owner_name`: adds the name of the user who owns the file. @default false */
  readonly includeFileOwnerName?: AlloyBoolean;
  /** `include_file_owner_group_name`: adds the name of the group that owns the file. @default false */
  readonly includeFileOwnerGroupName?: AlloyBoolean;
  /** `include_file_permissions`: adds the file's mode bits. Since Alloy 1.18. @default false */
  readonly includeFilePermissions?: AlloyBoolean;
  /** `attributes`: attributes put on every entry. @default {} */
  readonly attributes?: AlloyMap<AlloyString>;
  /** `resource`: resource attributes put on every entry. @default {} */
  readonly resource?: AlloyMap<AlloyString>;
  /** `operators`: steps that parse and change entries, in order. @default [] */
  readonly operators?: AlloyList<AlloyMap<AlloyValue>>;
  /** `retry_on_failure`: what is tried again, how often and for how long. @default - not set */
  readonly retryOnFailure?: OtelcolConsumerRetryArguments;
  /**
   * `storage`: keeps what it holds across restarts, an `otelcol.storage.*` component's `handler`.
   * Since Alloy 1.9.
   * @default - not set
   */
  readonly storage?: AlloyExpression<Capsule<'extension.ExtensionHandler'>>;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
}

/**
 * Tails log files and turns their lines into OTLP logs. Upstream's stability: public preview.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.receiver.filelog/
 */
export class OtelcolReceiverFilelog extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolReceiverFilelogProps>) {
    super(scope, id, TYPE, props);
  }
}

const HEADER: Schema = {
  pattern: 'string!',
  metadataOperators: 'list(map(any))!',
};

const ORDERING_CRITERIA_SORT_BY: Schema = {
  sortType: oneOf('string', 'timestamp', 'numeric', 'lexicographic', 'mtime'),
  regexKey: 'string',
  ascending: 'bool',
  layout: 'string',
  location: 'string',
};

const ORDERING_CRITERIA: Schema = {
  regex: 'string',
  topN: 'int',
  sortBy: nested('blocks', ORDERING_CRITERIA_SORT_BY, 'required'),
  groupBy: 'string',
};

const PROPS: Schema = {
  include: 'list(string)!',
  exclude: 'list(string)',
  excludeOlderThan: 'duration',
  orderingCriteria: nested('block', ORDERING_CRITERIA),
  pollInterval: 'duration',
  maxConcurrentFiles: 'int',
  maxBatches: 'int',
  startAt: 'string',
  fingerprintSize: 'bytes',
  maxLogSize: 'bytes',
  encoding: 'string',
  forceFlushPeriod: 'duration',
  deleteAfterRead: 'bool',
  includeFileRecordNumber: 'bool',
  compression: oneOf('string', 'gzip', 'auto'),
  acquireFsLock: 'bool',
  fileCacheAdvise: 'bool',
  multiline: nested('block', OTELCOL_MULTILINE_CONFIG),
  preserveLeadingWhitespaces: 'bool',
  preserveTrailingWhitespaces: 'bool',
  header: nested('block', HEADER),
  includeFileName: 'bool',
  includeFilePath: 'bool',
  includeFileNameResolved: 'bool',
  includeFilePathResolved: 'bool',
  includeFileOwnerName: 'bool',
  includeFileOwnerGroupName: 'bool',
  includeFilePermissions: 'bool',
  attributes: 'map(string)',
  resource: 'map(string)',
  operators: 'list(map(any))',
  retryOnFailure: nested('block', OTELCOL_CONSUMER_RETRY_ARGUMENTS),
  storage: 'capsule(extension.ExtensionHandler)',
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
};

const TYPE: ComponentType = {
  name: 'otelcol.receiver.filelog',
  stability: 'public-preview',
  schema: PROPS,
  since: {
    file_cache_advise: '1.18',
    include_file_permissions: '1.18',
    storage: '1.9',
  },
};
