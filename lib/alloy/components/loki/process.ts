// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyEnum,
  AlloyList,
  AlloyMap,
  AlloyNumber,
  AlloySize,
  AlloyString,
  LogsReceiver,
  OneOf,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** `cri` of `loki.process`. */
export interface LokiProcessStageCri {
  /** `max_partial_lines`: unfinished lines held at once; beyond that they go out incomplete. @default 100 */
  readonly maxPartialLines?: AlloyNumber;
  /** `max_partial_line_size`: longest an unfinished line may get; needs `max_partial_line_size_truncate`. @default 0 */
  readonly maxPartialLineSize?: AlloyNumber;
  /** `max_partial_line_size_truncate`: cuts unfinished lines at `max_partial_line_size`. @default false */
  readonly maxPartialLineSizeTruncate?: AlloyBoolean;
}

/** `decolorize` of `loki.process`. */
export type LokiProcessStageDecolorize = Record<string, never>;

/** `docker` of `loki.process`. */
export type LokiProcessStageDocker = Record<string, never>;

/** `drop` of `loki.process`. */
export interface LokiProcessStageDrop {
  /** `drop_counter_reason`: what `loki_process_dropped_lines_total` gives as the reason. @default drop_stage */
  readonly dropCounterReason?: AlloyString;
  /** `source`: extracted values to look at, separated by commas; empty takes the line. @default "" */
  readonly source?: AlloyString;
  /** `value`: drops what equals this exactly; needs `source`. @default "" */
  readonly value?: AlloyString;
  /** `separator`: goes between the values where `source` names several. @default ";" */
  readonly separator?: AlloyString;
  /** `expression`: drops what this RE2 pattern matches; all conditions set must hold. @default "" */
  readonly expression?: AlloyString;
  /** `older_than`: drops entries with a timestamp further back than this. @default 0s */
  readonly olderThan?: AlloyDuration;
  /** `longer_than`: drops larger lines. @default 0B */
  readonly longerThan?: AlloySize;
}

/** `eventlogmessage` of `loki.process`. */
export interface LokiProcessStageEventlogmessage {
  /** `source`: extracted value with the message. @default message */
  readonly source?: AlloyString;
  /** `drop_invalid_labels`: drops fields that make no label name, instead of putting underscores in. @default false */
  readonly dropInvalidLabels?: AlloyBoolean;
  /**
   * `overwrite_existing`: overwrites extracted values of the same name, instead of appending `_extracted`.
   * @default false
   */
  readonly overwriteExisting?: AlloyBoolean;
}

/** `geoip` of `loki.process`. */
export interface LokiProcessStageGeoip {
  /** `db`: file of the MaxMind database. */
  readonly db: AlloyString;
  /** `source`: extracted value with the IP address. */
  readonly source: AlloyString;
  /** `db_type`: what the database holds: `city`, `asn` or `country`. @default "" */
  readonly dbType?: AlloyEnum<'asn' | 'city' | 'country'>;
  /** `custom_lookups`: further values, as name and JMESPath expression into the record. @default {} */
  readonly customLookups?: AlloyMap<AlloyString>;
}

/** `json` of `loki.process`. */
export interface LokiProcessStageJson {
  /** `expressions`: values to extract, as name and JMESPath expression; an empty one takes the name. @default {} */
  readonly expressions?: AlloyMap<AlloyString>;
  /** `regex`: extracts all keys that this pattern matches. @default "" */
  readonly regex?: AlloyString;
  /** `source`: extracted value to parse; empty takes the line. @default "" */
  readonly source?: AlloyString;
  /** `drop_malformed`: drops lines that are no JSON. @default false */
  readonly dropMalformed?: AlloyBoolean;
}

/** `label_keep` of `loki.process`. */
export interface LokiProcessStageLabelKeep {
  /** `values`: labels to keep; all others go. */
  readonly values: AlloyList<AlloyString>;
}

/** `label_drop` of `loki.process`. */
export interface LokiProcessStageLabelDrop {
  /** `values`: labels to remove. */
  readonly values: AlloyList<AlloyString>;
}

/** `labels` of `loki.process`. */
export interface LokiProcessStageLabels {
  /** `values`: labels to set, each with the name of its value; empty means the same name. */
  readonly values: AlloyMap<AlloyString>;
  /** `source_type`: where the values are: `extracted` or `structured_metadata`. @default extracted */
  readonly sourceType?: AlloyEnum<'extracted' | 'structured_metadata'>;
}

/** `limit` of `loki.process`. */
export interface LokiProcessStageLimit {
  /** `rate`: lines a second in the long run. */
  readonly rate: AlloyNumber;
  /** `burst`: lines that may pass at once. */
  readonly burst: AlloyNumber;
  /** `drop`: drops lines beyond the limit, instead of holding up the senders. @default false */
  readonly drop?: AlloyBoolean;
  /**
   * `by_label_name`: limits each value of this label by itself; needs `drop`, spares entries without it.
   * @default ""
   */
  readonly byLabelName?: AlloyString;
  /** `max_distinct_labels`: values of `by_label_name` to keep track of. @default 10000 */
  readonly maxDistinctLabels?: AlloyNumber;
}

/** `logfmt` of `loki.process`. */
export interface LokiProcessStageLogfmt {
  /** `mapping`: values to extract, as name and `logfmt` field; an empty one takes the name. @default {} */
  readonly mapping?: AlloyMap<AlloyString>;
  /** `source`: extracted value to parse; empty takes the line. @default "" */
  readonly source?: AlloyString;
  /** `regex`: extracts all fields that this pattern matches. @default "" */
  readonly regex?: AlloyString;
}

/** `luhn` of `loki.process`. */
export interface LokiProcessStageLuhn {
  /** `replacement`: what stands in for the number. @default "**REDACTED**" */
  readonly replacement?: AlloyString;
  /** `source`: extracted value to search; empty takes the line. @default "" */
  readonly source?: AlloyString;
  /** `min_length`: fewest digits of such a number. @default 13 */
  readonly minLength?: AlloyNumber;
  /** `delimiters`: characters that may stand between the digits. @default "" */
  readonly delimiters?: AlloyString;
  /** `skip_regex`. Since Alloy 1.19. @default "" */
  readonly skipRegex?: AlloyString;
}

/** `match` of `loki.process`. */
export interface LokiProcessStageMatch {
  /** `selector`: which entries, in LogQL: streams and line filters, no label filters. */
  readonly selector: AlloyString;
  /** `stage`: what happens to those entries, in the order written. @default - none */
  readonly stage?: readonly OneOf<LokiProcessStageConfig>[];
  /** `action`: `keep` runs the stages on them, `drop` drops them. @default keep */
  readonly action?: AlloyEnum<'keep' | 'drop'>;
  /** `pipeline_name`: a name for the nested stages. @default "" */
  readonly pipelineName?: AlloyString;
  /** `drop_counter_reason`: what `loki_process_dropped_lines_total` gives as the reason. @default match_stage */
  readonly dropCounterReason?: AlloyString;
}

/** `counter` of `loki.process`. */
export interface LokiProcessStageMetricsMetricCounter {
  /** `name`: what the metric is called, after `prefix`. */
  readonly name: AlloyString;
  /** `description`: what the metric says about itself. @default "" */
  readonly description?: AlloyString;
  /** `source`: extracted value to go by; empty takes the one of the metric's `name`. @default "" */
  readonly source?: AlloyString;
  /** `prefix`: goes before the metric's `name`. @default loki_process_custom_ */
  readonly prefix?: AlloyString;
  /** `max_idle_duration`: removes the metric after this long without news; at least `1s`. @default 5m */
  readonly maxIdleDuration?: AlloyDuration;
  /** `value`: counts only entries whose `source` is exactly this. @default "" */
  readonly value?: AlloyString;
  /** `action`: `inc` adds one, `add` adds the value of `source`. */
  readonly action: AlloyEnum<'inc' | 'add'>;
  /** `match_all`: counts every line, whatever `source` is; excludes `value`. @default false */
  readonly matchAll?: AlloyBoolean;
  /** `count_entry_bytes`: counts the lines' bytes; needs `match_all` and the action `add`. @default false */
  readonly countEntryBytes?: AlloyBoolean;
}

/** `gauge` of `loki.process`. */
export interface LokiProcessStageMetricsMetricGauge {
  /** `name`: what the metric is called, after `prefix`. */
  readonly name: AlloyString;
  /** `description`: what the metric says about itself. @default "" */
  readonly description?: AlloyString;
  /** `source`: extracted value to go by; empty takes the one of the metric's `name`. @default "" */
  readonly source?: AlloyString;
  /** `prefix`: goes before the metric's `name`. @default loki_process_custom_ */
  readonly prefix?: AlloyString;
  /** `max_idle_duration`: removes the metric after this long without news; at least `1s`. @default 5m */
  readonly maxIdleDuration?: AlloyDuration;
  /** `value`: counts only entries whose `source` is exactly this. @default "" */
  readonly value?: AlloyString;
  /** `action`: `inc` and `dec` step by one; `set`, `add` and `sub` take the value of `source`. */
  readonly action: AlloyEnum<'set' | 'inc' | 'dec' | 'add' | 'sub'>;
}

/** `histogram` of `loki.process`. */
export interface LokiProcessStageMetricsMetricHistogram {
  /** `name`: what the metric is called, after `prefix`. */
  readonly name: AlloyString;
  /** `description`: what the metric says about itself. @default "" */
  readonly description?: AlloyString;
  /** `source`: extracted value to go by; empty takes the one of the metric's `name`. @default "" */
  readonly source?: AlloyString;
  /** `prefix`: goes before the metric's `name`. @default loki_process_custom_ */
  readonly prefix?: AlloyString;
  /** `max_idle_duration`: removes the metric after this long without news; at least `1s`. @default 5m */
  readonly maxIdleDuration?: AlloyDuration;
  /** `value`: counts only entries whose `source` is exactly this. @default "" */
  readonly value?: AlloyString;
  /** `buckets`: bounds of the buckets. */
  readonly buckets: AlloyList<AlloyNumber>;
}

/** `metric` of `loki.process`. */
export interface LokiProcessStageMetricsMetric {
  /** `metric.counter`: a metric that only rises. */
  readonly counter?: LokiProcessStageMetricsMetricCounter;
  /** `metric.gauge`: a metric that rises and falls. */
  readonly gauge?: LokiProcessStageMetricsMetricGauge;
  /** `metric.histogram`: a metric that sorts values into buckets. */
  readonly histogram?: LokiProcessStageMetricsMetricHistogram;
}

/** `metrics` of `loki.process`. */
export interface LokiProcessStageMetrics {
  /** `metric`: a metric on Alloy's own `/metrics`; a reload resets it. @default - none */
  readonly metric?: readonly OneOf<LokiProcessStageMetricsMetric>[];
}

/** `multiline` of `loki.process`. */
export interface LokiProcessStageMultiline {
  /** `firstline`: RE2 pattern that begins a new entry; other lines join the one before. */
  readonly firstline: AlloyString;
  /** `max_lines`: lines after which a new entry begins anyway. @default 128 */
  readonly maxLines?: AlloyNumber;
  /** `max_wait_time`: sends the entry on after this long without a new line. @default 3s */
  readonly maxWaitTime?: AlloyDuration;
  /** `trim_newlines`: removes line breaks at the entry's end. @default true */
  readonly trimNewlines?: AlloyBoolean;
}

/** `output` of `loki.process`. */
export interface LokiProcessStageOutput {
  /** `source`: extracted value that becomes the line. */
  readonly source: AlloyString;
}

/** `pack` of `loki.process`. */
export interface LokiProcessStagePack {
  /** `labels`: labels and extracted values to move into the line, as JSON. */
  readonly labels: AlloyList<AlloyString>;
  /** `ingest_timestamp`: stamps the entry with the present time, overriding earlier stages. @default true */
  readonly ingestTimestamp?: AlloyBoolean;
}

/** `pattern` of `loki.process`. */
export interface LokiProcessStagePattern {
  /** `pattern`: LogQL pattern with at least one named capture. */
  readonly pattern: AlloyString;
  /** `source`: extracted value to parse; empty takes the line. @default "" */
  readonly source?: AlloyString;
  /** `labels_from_groups`: makes labels of the named groups too, overriding labels of the same name. @default false */
  readonly labelsFromGroups?: AlloyBoolean;
}

/** `regex` of `loki.process`. */
export interface LokiProcessStageRegex {
  /** `expression`: RE2 pattern; every group must have a name. */
  readonly expression: AlloyString;
  /** `source`: extracted value to parse; empty takes the line. @default "" */
  readonly source?: AlloyString;
  /** `labels_from_groups`: makes labels of the named groups too, overriding labels of the same name. @default false */
  readonly labelsFromGroups?: AlloyBoolean;
}

/** `replace` of `loki.process`. */
export interface LokiProcessStageReplace {
  /** `expression`: RE2 pattern, whose groups get replaced. */
  readonly expression: AlloyString;
  /** `source`: extracted value to change; empty takes the line. @default "" */
  readonly source?: AlloyString;
  /** `replace`: what takes the groups' place, as a Go template; empty removes them. @default "" */
  readonly replace?: AlloyString;
}

/** `split_json` of `loki.process`. */
export interface LokiProcessStageSplitJson {
  /** `source` @default - not set */
  readonly source?: AlloyString;
}

/** `static_labels` of `loki.process`. */
export interface LokiProcessStageStaticLabels {
  /** `values`: labels to add, with their values. */
  readonly values: AlloyMap<AlloyString>;
}

/** `structured_metadata` of `loki.process`. */
export interface LokiProcessStageStructuredMetadata {
  /** `values`: metadata to set, each with the name of its value; empty means the same name. @default {} */
  readonly values?: AlloyMap<AlloyString>;
  /** `regex`: also takes all extracted values and labels with a name that matches. @default "" */
  readonly regex?: AlloyString;
}

/** `structured_metadata_drop` of `loki.process`. */
export interface LokiProcessStageStructuredMetadataDrop {
  /** `values`: names of the metadata to remove. */
  readonly values: AlloyList<AlloyString>;
}

/** `sampling` of `loki.process`. */
export interface LokiProcessStageSampling {
  /** `drop_counter_reason`: what `loki_process_dropped_lines_total` gives as the reason. @default sampling_stage */
  readonly dropCounterReason?: AlloyString;
  /** `rate`: share of entries to keep, 0 to 1. */
  readonly rate: AlloyNumber;
}

/** `template` of `loki.process`. */
export interface LokiProcessStageTemplate {
  /** `source`: extracted value to change, or to create. */
  readonly source: AlloyString;
  /** `template`: Go template; `.Value` is what `source` holds. */
  readonly template: AlloyString;
}

/** `tenant` of `loki.process`. */
export interface LokiProcessStageTenant {
  /** `label`: label that names the tenant. @default "" */
  readonly label?: AlloyString;
  /** `source`: extracted value that names the tenant. @default "" */
  readonly source?: AlloyString;
  /** `value`: the tenant itself; exactly one of the three is set. @default "" */
  readonly value?: AlloyString;
}

/** `rule` of `loki.process`. */
export interface LokiProcessStageTruncateRule {
  /** `limit`: cuts off what is longer. */
  readonly limit: AlloySize;
  /** `suffix`: put at the end of what was cut, within the limit. @default "" */
  readonly suffix?: AlloyString;
  /** `sources`: names to cut, all of them unless given; not for `line`. @default [] */
  readonly sources?: AlloyList<AlloyString>;
  /** `source_type`: what is cut. @default line */
  readonly sourceType?: AlloyEnum<'line' | 'label' | 'structured_metadata' | 'extracted'>;
}

/** `truncate` of `loki.process`. */
export interface LokiProcessStageTruncate {
  /** `rule`: what is cut off where. */
  readonly rule: readonly LokiProcessStageTruncateRule[];
}

/** `timestamp` of `loki.process`. */
export interface LokiProcessStageTimestamp {
  /** `source`: extracted value with the time. */
  readonly source: AlloyString;
  /** `format`: how it is written: a name such as `RFC3339`, or Go's reference time. */
  readonly format: AlloyString;
  /** `fallback_formats`: formats to try when `format` does not fit. @default [] */
  readonly fallbackFormats?: AlloyList<AlloyString>;
  /** `location`: IANA time zone to read it in. @default "" */
  readonly location?: AlloyString;
  /**
   * `action_on_failure`: `fudge` takes the last timestamp plus 1 ns, `skip` keeps the time of reading.
   * @default fudge
   */
  readonly actionOnFailure?: AlloyEnum<'skip' | 'fudge'>;
  /** `action_on_duplicate_timestamp`: `fudge` adds 1 ns to keep the order, `keep` leaves it. @default fudge */
  readonly actionOnDuplicateTimestamp?: AlloyEnum<'keep' | 'fudge'>;
}

/** `windowsevent` of `loki.process`. */
export interface LokiProcessStageWindowsevent {
  /** `source`: extracted value with the message. @default message */
  readonly source?: AlloyString;
  /** `drop_invalid_labels`: drops fields that make no label name, instead of putting underscores in. @default false */
  readonly dropInvalidLabels?: AlloyBoolean;
  /**
   * `overwrite_existing`: overwrites extracted values of the same name, instead of appending `_extracted`.
   * @default false
   */
  readonly overwriteExisting?: AlloyBoolean;
}

/** `stage` of `loki.process`. */
export interface LokiProcessStageConfig {
  /** `stage.cri` */
  readonly cri?: LokiProcessStageCri;
  /** `stage.decolorize` */
  readonly decolorize?: LokiProcessStageDecolorize;
  /** `stage.docker` */
  readonly docker?: LokiProcessStageDocker;
  /** `stage.drop` */
  readonly drop?: LokiProcessStageDrop;
  /** `stage.eventlogmessage` */
  readonly eventlogmessage?: LokiProcessStageEventlogmessage;
  /** `stage.geoip` */
  readonly geoip?: LokiProcessStageGeoip;
  /** `stage.json` */
  readonly json?: LokiProcessStageJson;
  /** `stage.label_keep` */
  readonly labelKeep?: LokiProcessStageLabelKeep;
  /** `stage.label_drop` */
  readonly labelDrop?: LokiProcessStageLabelDrop;
  /** `stage.labels` */
  readonly labels?: LokiProcessStageLabels;
  /** `stage.limit` */
  readonly limit?: LokiProcessStageLimit;
  /** `stage.logfmt` */
  readonly logfmt?: LokiProcessStageLogfmt;
  /** `stage.luhn` */
  readonly luhn?: LokiProcessStageLuhn;
  /** `stage.match` */
  readonly match?: LokiProcessStageMatch;
  /** `stage.metrics` */
  readonly metrics?: LokiProcessStageMetrics;
  /** `stage.multiline` */
  readonly multiline?: LokiProcessStageMultiline;
  /** `stage.output`: who gets which signal. */
  readonly output?: LokiProcessStageOutput;
  /** `stage.pack` */
  readonly pack?: LokiProcessStagePack;
  /** `stage.pattern` */
  readonly pattern?: LokiProcessStagePattern;
  /** `stage.regex` */
  readonly regex?: LokiProcessStageRegex;
  /** `stage.replace` */
  readonly replace?: LokiProcessStageReplace;
  /** `stage.split_json`: makes an entry of each element of a JSON array. Since Alloy 1.19. */
  readonly splitJson?: LokiProcessStageSplitJson;
  /** `stage.static_labels` */
  readonly staticLabels?: LokiProcessStageStaticLabels;
  /** `stage.structured_metadata` */
  readonly structuredMetadata?: LokiProcessStageStructuredMetadata;
  /** `stage.structured_metadata_drop` */
  readonly structuredMetadataDrop?: LokiProcessStageStructuredMetadataDrop;
  /** `stage.sampling` */
  readonly sampling?: LokiProcessStageSampling;
  /** `stage.template` */
  readonly template?: LokiProcessStageTemplate;
  /** `stage.tenant` */
  readonly tenant?: LokiProcessStageTenant;
  /** `stage.truncate` */
  readonly truncate?: LokiProcessStageTruncate;
  /** `stage.timestamp` */
  readonly timestamp?: LokiProcessStageTimestamp;
  /** `stage.windowsevent` */
  readonly windowsevent?: LokiProcessStageWindowsevent;
}

/** Arguments of `loki.process`. */
export interface LokiProcessProps {
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<LogsReceiver>;
  /** `stage`: what happens to each entry, in the order written. @default - none */
  readonly stage?: readonly OneOf<LokiProcessStageConfig>[];
}

/**
 * Runs log entries through stages that parse, label, change, count and drop them. Upstream's stability: generally
 * available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.process/
 */
export class LokiProcess extends TypedComponent {
  /** `receiver`: takes log entries. */
  readonly receiver: LogsReceiver = new Wire(this, 'receiver', 'capsule(loki.LogsReceiver)');

  constructor(scope: Construct, id: string, props: AlloyProps<LokiProcessProps>) {
    super(scope, id, TYPE, props);
  }
}

const STAGE_CRI: Schema = {
  maxPartialLines: 'int',
  maxPartialLineSize: 'uint64',
  maxPartialLineSizeTruncate: 'bool',
};

const STAGE_DECOLORIZE: Schema = {};

const STAGE_DOCKER: Schema = {};

const STAGE_DROP: Schema = {
  dropCounterReason: 'string',
  source: 'string',
  value: 'string',
  separator: 'string',
  expression: 'string',
  olderThan: 'duration',
  longerThan: 'bytes',
};

const STAGE_EVENTLOGMESSAGE: Schema = {
  source: 'string',
  dropInvalidLabels: 'bool',
  overwriteExisting: 'bool',
};

const STAGE_GEOIP: Schema = {
  db: 'string!',
  source: 'string!',
  dbType: oneOf('string', 'asn', 'city', 'country'),
  customLookups: 'map(string)',
};

const STAGE_JSON: Schema = {
  expressions: 'map(string)',
  regex: 'string',
  source: 'string',
  dropMalformed: 'bool',
};

const STAGE_LABEL_KEEP: Schema = {
  values: 'list(string)!',
};

const STAGE_LABEL_DROP: Schema = {
  values: 'list(string)!',
};

const STAGE_LABELS: Schema = {
  values: 'map(string)!',
  sourceType: oneOf('string', 'extracted', 'structured_metadata'),
};

const STAGE_LIMIT: Schema = {
  rate: 'float64!',
  burst: 'int!',
  drop: 'bool',
  byLabelName: 'string',
  maxDistinctLabels: 'int',
};

const STAGE_LOGFMT: Schema = {
  mapping: 'map(string)',
  source: 'string',
  regex: 'string',
};

const STAGE_LUHN: Schema = {
  replacement: 'string',
  source: 'string',
  minLength: 'int',
  delimiters: 'string',
  skipRegex: 'string',
};

const STAGE_MATCH: Schema = {
  selector: 'string!',
  stage: nested('stages', () => STAGE_CONFIG),
  action: oneOf('string', 'keep', 'drop'),
  pipelineName: 'string',
  dropCounterReason: 'string',
};

const STAGE_METRICS_METRIC_COUNTER: Schema = {
  name: 'string!',
  description: 'string',
  source: 'string',
  prefix: 'string',
  maxIdleDuration: 'duration',
  value: 'string',
  action: oneOf('string!', 'inc', 'add'),
  matchAll: 'bool',
  countEntryBytes: 'bool',
};

const STAGE_METRICS_METRIC_GAUGE: Schema = {
  name: 'string!',
  description: 'string',
  source: 'string',
  prefix: 'string',
  maxIdleDuration: 'duration',
  value: 'string',
  action: oneOf('string!', 'set', 'inc', 'dec', 'add', 'sub'),
};

const STAGE_METRICS_METRIC_HISTOGRAM: Schema = {
  name: 'string!',
  description: 'string',
  source: 'string',
  prefix: 'string',
  maxIdleDuration: 'duration',
  value: 'string',
  buckets: 'list(float64)!',
};

const STAGE_METRICS_METRIC: Schema = {
  counter: nested('block', STAGE_METRICS_METRIC_COUNTER),
  gauge: nested('block', STAGE_METRICS_METRIC_GAUGE),
  histogram: nested('block', STAGE_METRICS_METRIC_HISTOGRAM),
};

const STAGE_METRICS: Schema = {
  metric: nested('stages', STAGE_METRICS_METRIC),
};

const STAGE_MULTILINE: Schema = {
  firstline: 'string!',
  maxLines: 'uint64',
  maxWaitTime: 'duration',
  trimNewlines: 'bool',
};

const STAGE_OUTPUT: Schema = {
  source: 'string!',
};

const STAGE_PACK: Schema = {
  labels: 'list(string)!',
  ingestTimestamp: 'bool',
};

const STAGE_PATTERN: Schema = {
  pattern: 'string!',
  source: 'string',
  labelsFromGroups: 'bool',
};

const STAGE_REGEX: Schema = {
  expression: 'string!',
  source: 'string',
  labelsFromGroups: 'bool',
};

const STAGE_REPLACE: Schema = {
  expression: 'string!',
  source: 'string',
  replace: 'string',
};

const STAGE_SPLIT_JSON: Schema = {
  source: 'string',
};

const STAGE_STATIC_LABELS: Schema = {
  values: 'map(string)!',
};

const STAGE_STRUCTURED_METADATA: Schema = {
  values: 'map(string)',
  regex: 'string',
};

const STAGE_STRUCTURED_METADATA_DROP: Schema = {
  values: 'list(string)!',
};

const STAGE_SAMPLING: Schema = {
  dropCounterReason: 'string',
  rate: 'float64!',
};

const STAGE_TEMPLATE: Schema = {
  source: 'string!',
  template: 'string!',
};

const STAGE_TENANT: Schema = {
  label: 'string',
  source: 'string',
  value: 'string',
};

const STAGE_TRUNCATE_RULE: Schema = {
  limit: 'bytes!',
  suffix: 'string',
  sources: 'list(string)',
  sourceType: oneOf('string', 'line', 'label', 'structured_metadata', 'extracted'),
};

const STAGE_TRUNCATE: Schema = {
  rule: nested('blocks', STAGE_TRUNCATE_RULE, 'required'),
};

const STAGE_TIMESTAMP: Schema = {
  source: 'string!',
  format: 'string!',
  fallbackFormats: 'list(string)',
  location: 'string',
  actionOnFailure: oneOf('string', 'skip', 'fudge'),
  actionOnDuplicateTimestamp: oneOf('string', 'keep', 'fudge'),
};

const STAGE_WINDOWSEVENT: Schema = {
  source: 'string',
  dropInvalidLabels: 'bool',
  overwriteExisting: 'bool',
};

const STAGE_CONFIG: Schema = {
  cri: nested('block', STAGE_CRI),
  decolorize: nested('block', STAGE_DECOLORIZE),
  docker: nested('block', STAGE_DOCKER),
  drop: nested('block', STAGE_DROP),
  eventlogmessage: nested('block', STAGE_EVENTLOGMESSAGE),
  geoip: nested('block', STAGE_GEOIP),
  json: nested('block', STAGE_JSON),
  labelKeep: nested('block', STAGE_LABEL_KEEP),
  labelDrop: nested('block', STAGE_LABEL_DROP),
  labels: nested('block', STAGE_LABELS),
  limit: nested('block', STAGE_LIMIT),
  logfmt: nested('block', STAGE_LOGFMT),
  luhn: nested('block', STAGE_LUHN),
  match: nested('block', STAGE_MATCH),
  metrics: nested('block', STAGE_METRICS),
  multiline: nested('block', STAGE_MULTILINE),
  output: nested('block', STAGE_OUTPUT),
  pack: nested('block', STAGE_PACK),
  pattern: nested('block', STAGE_PATTERN),
  regex: nested('block', STAGE_REGEX),
  replace: nested('block', STAGE_REPLACE),
  splitJson: nested('block', STAGE_SPLIT_JSON),
  staticLabels: nested('block', STAGE_STATIC_LABELS),
  structuredMetadata: nested('block', STAGE_STRUCTURED_METADATA),
  structuredMetadataDrop: nested('block', STAGE_STRUCTURED_METADATA_DROP),
  sampling: nested('block', STAGE_SAMPLING),
  template: nested('block', STAGE_TEMPLATE),
  tenant: nested('block', STAGE_TENANT),
  truncate: nested('block', STAGE_TRUNCATE),
  timestamp: nested('block', STAGE_TIMESTAMP),
  windowsevent: nested('block', STAGE_WINDOWSEVENT),
};

const PROPS: Schema = {
  forwardTo: 'list(capsule(loki.LogsReceiver))!',
  stage: nested('stages', STAGE_CONFIG),
};

const TYPE: ComponentType = {
  name: 'loki.process',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    'stage.luhn.skip_regex': '1.19',
    'stage.split_json': '1.19',
  },
};
