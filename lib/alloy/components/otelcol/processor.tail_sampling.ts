// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyEnum,
  AlloyList,
  AlloyNumber,
  AlloyString,
  OtelcolConsumer,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { OTELCOL_CONSUMER_ARGUMENTS, type OtelcolConsumerArguments } from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `latency` of `otelcol.processor.tail_sampling`. */
export interface OtelcolProcessorTailSamplingLatencyConfig {
  /** `threshold_ms`: keeps traces that took longer, in milliseconds. */
  readonly thresholdMs: AlloyNumber;
  /** `upper_threshold_ms`: but not longer than this, in milliseconds; 0 sets no bound. @default 0 */
  readonly upperThresholdMs?: AlloyNumber;
}

/** `numeric_attribute` of `otelcol.processor.tail_sampling`. */
export interface OtelcolProcessorTailSamplingNumericAttributeConfig {
  /** `key`: which attribute. */
  readonly key: AlloyString;
  /** `min_value`: smallest value that matches. */
  readonly minValue: AlloyNumber;
  /** `max_value`: largest value that matches. */
  readonly maxValue: AlloyNumber;
  /** `invert_match`: matches everything else; deprecated, use a `drop` policy. @default false */
  readonly invertMatch?: AlloyBoolean;
}

/** `probabilistic` of `otelcol.processor.tail_sampling`. */
export interface OtelcolProcessorTailSamplingProbabilisticConfig {
  /** `hash_salt`: give each tier of collectors its own, or they pick the same traces. @default "" */
  readonly hashSalt?: AlloyString;
  /** `sampling_percentage`: share of traces to keep, in percent. */
  readonly samplingPercentage: AlloyNumber;
}

/** `status_code` of `otelcol.processor.tail_sampling`. */
export interface OtelcolProcessorTailSamplingStatusCodeConfig {
  /** `status_codes`: statuses that match: `OK`, `ERROR`, `UNSET`. */
  readonly statusCodes: AlloyList<AlloyString>;
}

/** `string_attribute` of `otelcol.processor.tail_sampling`. */
export interface OtelcolProcessorTailSamplingStringAttributeConfig {
  /** `key`: which attribute. */
  readonly key: AlloyString;
  /** `values`: texts that match, or patterns with `enabled_regex_matching`. */
  readonly values: AlloyList<AlloyString>;
  /** `enabled_regex_matching`: takes `values` as regular expressions. @default false */
  readonly enabledRegexMatching?: AlloyBoolean;
  /** `cache_max_size`: values whose match with the patterns is remembered. @default 0 */
  readonly cacheMaxSize?: AlloyNumber;
  /** `invert_match`: matches everything else; deprecated, use a `drop` policy. @default false */
  readonly invertMatch?: AlloyBoolean;
}

/** `rate_limiting` of `otelcol.processor.tail_sampling`. */
export interface OtelcolProcessorTailSamplingRateLimitingConfig {
  /** `spans_per_second`: spans a second to keep in the long run. */
  readonly spansPerSecond: AlloyNumber;
  /**
   * `burst_capacity`: spans to let through at once; zero means twice `spans_per_second`.
   * Since Alloy 1.18.
   * @default 0
   */
  readonly burstCapacity?: AlloyNumber;
}

/** `bytes_limiting` of `otelcol.processor.tail_sampling`. */
export interface OtelcolProcessorTailSamplingBytesLimitingConfig {
  /** `bytes_per_second`: bytes a second to keep in the long run. */
  readonly bytesPerSecond: AlloyNumber;
  /** `burst_capacity`: bytes to let through at once; zero means twice `bytes_per_second`. @default 0 */
  readonly burstCapacity?: AlloyNumber;
}

/** `span_count` of `otelcol.processor.tail_sampling`. */
export interface OtelcolProcessorTailSamplingSpanCountConfig {
  /** `min_spans`: fewest spans a kept trace has. */
  readonly minSpans: AlloyNumber;
  /** `max_spans`: most spans a kept trace has; zero sets no limit. @default 0 */
  readonly maxSpans?: AlloyNumber;
}

/** `boolean_attribute` of `otelcol.processor.tail_sampling`. */
export interface OtelcolProcessorTailSamplingBooleanAttributeConfig {
  /** `key`: which attribute. */
  readonly key: AlloyString;
  /** `value`: what it must be. */
  readonly value: AlloyBoolean;
  /** `invert_match`: matches everything else; deprecated, use a `drop` policy. @default false */
  readonly invertMatch?: AlloyBoolean;
}

/** `ottl_condition` of `otelcol.processor.tail_sampling`. */
export interface OtelcolProcessorTailSamplingOttlConditionConfig {
  /** `error_mode`: on an error, `ignore` logs and goes on, `silent` goes on, `propagate` drops the payload. */
  readonly errorMode: AlloyEnum<'ignore' | 'propagate' | 'silent'>;
  /** `span`: a trace matches when one of its spans meets one of these OTTL conditions. @default [] */
  readonly span?: AlloyList<AlloyString>;
  /** `spanevent`: the same for its span events; this or `span` must be set. @default [] */
  readonly spanevent?: AlloyList<AlloyString>;
}

/** `trace_state` of `otelcol.processor.tail_sampling`. */
export interface OtelcolProcessorTailSamplingTraceStateConfig {
  /** `key`: which key of the trace state. */
  readonly key: AlloyString;
  /** `values`: what it may be. */
  readonly values: AlloyList<AlloyString>;
}

/** `and_sub_policy`, `drop_sub_policy` of `otelcol.processor.tail_sampling`. */
export interface OtelcolProcessorTailSamplingAndSubPolicyConfig {
  /** `name`: what this policy is called. */
  readonly name: AlloyString;
  /** `type`: kind of policy; its settings are in the block of that name. */
  readonly type: AlloyString;
  /** `latency`: for `latency`: by how long the trace took. @default - not set */
  readonly latency?: OtelcolProcessorTailSamplingLatencyConfig;
  /** `numeric_attribute`: for `numeric_attribute`: by a number in an attribute. @default - not set */
  readonly numericAttribute?: OtelcolProcessorTailSamplingNumericAttributeConfig;
  /** `probabilistic`: for `probabilistic`: a share of all traces. @default - not set */
  readonly probabilistic?: OtelcolProcessorTailSamplingProbabilisticConfig;
  /** `status_code`: for `status_code`: by the spans' status. @default - not set */
  readonly statusCode?: OtelcolProcessorTailSamplingStatusCodeConfig;
  /** `string_attribute`: for `string_attribute`: by an attribute's text. @default - not set */
  readonly stringAttribute?: OtelcolProcessorTailSamplingStringAttributeConfig;
  /** `rate_limiting`: for `rate_limiting`: so many spans a second. @default - not set */
  readonly rateLimiting?: OtelcolProcessorTailSamplingRateLimitingConfig;
  /** `bytes_limiting`: for `bytes_limiting`: so many bytes a second. Since Alloy 1.13. @default - not set */
  readonly bytesLimiting?: OtelcolProcessorTailSamplingBytesLimitingConfig;
  /** `span_count`: for `span_count`: by how many spans the trace has. @default - not set */
  readonly spanCount?: OtelcolProcessorTailSamplingSpanCountConfig;
  /** `boolean_attribute`: for `boolean_attribute`: by an attribute that is true or false. @default - not set */
  readonly booleanAttribute?: OtelcolProcessorTailSamplingBooleanAttributeConfig;
  /** `ottl_condition`: for `ottl_condition`: by OTTL conditions. @default - not set */
  readonly ottlCondition?: OtelcolProcessorTailSamplingOttlConditionConfig;
  /** `trace_state`: for `trace_state`: by what the trace state says. @default - not set */
  readonly traceState?: OtelcolProcessorTailSamplingTraceStateConfig;
}

/** `and` of `otelcol.processor.tail_sampling`. */
export interface OtelcolProcessorTailSamplingAndConfig {
  /** `and_sub_policy`: a policy that must agree, as must all the others. */
  readonly andSubPolicy: readonly OtelcolProcessorTailSamplingAndSubPolicyConfig[];
}

/** `decision_cache` of `otelcol.processor.tail_sampling`. */
export interface OtelcolProcessorTailSamplingDecisionCache {
  /** `sampled_cache_size`: IDs of kept traces to remember; 0 is off, best far above `num_traces`. @default 0 */
  readonly sampledCacheSize?: AlloyNumber;
  /** `non_sampled_cache_size`: IDs of dropped traces to remember; 0 is off, best far above `num_traces`. @default 0 */
  readonly nonSampledCacheSize?: AlloyNumber;
}

/** `composite_sub_policy` of `otelcol.processor.tail_sampling`. */
export interface OtelcolProcessorTailSamplingPolicyCompositeCompositeSubPolicy {
  /** `name`: what this policy is called. */
  readonly name: AlloyString;
  /** `type`: kind of policy; its settings are in the block of that name. */
  readonly type: AlloyString;
  /** `latency`: for `latency`: by how long the trace took. @default - not set */
  readonly latency?: OtelcolProcessorTailSamplingLatencyConfig;
  /** `numeric_attribute`: for `numeric_attribute`: by a number in an attribute. @default - not set */
  readonly numericAttribute?: OtelcolProcessorTailSamplingNumericAttributeConfig;
  /** `probabilistic`: for `probabilistic`: a share of all traces. @default - not set */
  readonly probabilistic?: OtelcolProcessorTailSamplingProbabilisticConfig;
  /** `status_code`: for `status_code`: by the spans' status. @default - not set */
  readonly statusCode?: OtelcolProcessorTailSamplingStatusCodeConfig;
  /** `string_attribute`: for `string_attribute`: by an attribute's text. @default - not set */
  readonly stringAttribute?: OtelcolProcessorTailSamplingStringAttributeConfig;
  /** `rate_limiting`: for `rate_limiting`: so many spans a second. @default - not set */
  readonly rateLimiting?: OtelcolProcessorTailSamplingRateLimitingConfig;
  /** `bytes_limiting`: for `bytes_limiting`: so many bytes a second. Since Alloy 1.13. @default - not set */
  readonly bytesLimiting?: OtelcolProcessorTailSamplingBytesLimitingConfig;
  /** `span_count`: for `span_count`: by how many spans the trace has. @default - not set */
  readonly spanCount?: OtelcolProcessorTailSamplingSpanCountConfig;
  /** `boolean_attribute`: for `boolean_attribute`: by an attribute that is true or false. @default - not set */
  readonly booleanAttribute?: OtelcolProcessorTailSamplingBooleanAttributeConfig;
  /** `ottl_condition`: for `ottl_condition`: by OTTL conditions. @default - not set */
  readonly ottlCondition?: OtelcolProcessorTailSamplingOttlConditionConfig;
  /** `trace_state`: for `trace_state`: by what the trace state says. @default - not set */
  readonly traceState?: OtelcolProcessorTailSamplingTraceStateConfig;
  /** `and`: for `and`: several policies that must all agree. @default - not set */
  readonly and?: OtelcolProcessorTailSamplingAndConfig;
}

/** `rate_allocation` of `otelcol.processor.tail_sampling`. */
export interface OtelcolProcessorTailSamplingPolicyCompositeRateAllocation {
  /** `policy`: name of the policy. */
  readonly policy: AlloyString;
  /** `percent`: its share of `max_total_spans_per_second`, in percent. */
  readonly percent: AlloyNumber;
}

/** `composite` of `otelcol.processor.tail_sampling`. */
export interface OtelcolProcessorTailSamplingPolicyComposite {
  /** `max_total_spans_per_second`: spans a second for all its policies together. */
  readonly maxTotalSpansPerSecond: AlloyNumber;
  /** `policy_order`: names of its policies, in the order they are asked. */
  readonly policyOrder: AlloyList<AlloyString>;
  /** `composite_sub_policy`: one of its policies. @default - none */
  readonly compositeSubPolicy?: readonly OtelcolProcessorTailSamplingPolicyCompositeCompositeSubPolicy[];
  /** `rate_allocation`: a policy's share of the spans. @default - none */
  readonly rateAllocation?: readonly OtelcolProcessorTailSamplingPolicyCompositeRateAllocation[];
}

/** `not_sub_policy` of `otelcol.processor.tail_sampling`. */
export interface OtelcolProcessorTailSamplingPolicyNotNotSubPolicy {
  /** `name`: what this policy is called. */
  readonly name: AlloyString;
  /** `type`: kind of policy; its settings are in the block of that name. */
  readonly type: AlloyString;
  /** `latency`: for `latency`: by how long the trace took. @default - not set */
  readonly latency?: OtelcolProcessorTailSamplingLatencyConfig;
  /** `numeric_attribute`: for `numeric_attribute`: by a number in an attribute. @default - not set */
  readonly numericAttribute?: OtelcolProcessorTailSamplingNumericAttributeConfig;
  /** `probabilistic`: for `probabilistic`: a share of all traces. @default - not set */
  readonly probabilistic?: OtelcolProcessorTailSamplingProbabilisticConfig;
  /** `status_code`: for `status_code`: by the spans' status. @default - not set */
  readonly statusCode?: OtelcolProcessorTailSamplingStatusCodeConfig;
  /** `string_attribute`: for `string_attribute`: by an attribute's text. @default - not set */
  readonly stringAttribute?: OtelcolProcessorTailSamplingStringAttributeConfig;
  /** `rate_limiting`: for `rate_limiting`: so many spans a second. @default - not set */
  readonly rateLimiting?: OtelcolProcessorTailSamplingRateLimitingConfig;
  /** `bytes_limiting`: for `bytes_limiting`: so many bytes a second. @default - not set */
  readonly bytesLimiting?: OtelcolProcessorTailSamplingBytesLimitingConfig;
  /** `span_count`: for `span_count`: by how many spans the trace has. @default - not set */
  readonly spanCount?: OtelcolProcessorTailSamplingSpanCountConfig;
  /** `boolean_attribute`: for `boolean_attribute`: by an attribute that is true or false. @default - not set */
  readonly booleanAttribute?: OtelcolProcessorTailSamplingBooleanAttributeConfig;
  /** `ottl_condition`: for `ottl_condition`: by OTTL conditions. @default - not set */
  readonly ottlCondition?: OtelcolProcessorTailSamplingOttlConditionConfig;
  /** `trace_state`: for `trace_state`: by what the trace state says. @default - not set */
  readonly traceState?: OtelcolProcessorTailSamplingTraceStateConfig;
}

/** `not` of `otelcol.processor.tail_sampling`. */
export interface OtelcolProcessorTailSamplingPolicyNot {
  /** `not_sub_policy`: the policy to turn around; exactly one. */
  readonly notSubPolicy: OtelcolProcessorTailSamplingPolicyNotNotSubPolicy;
}

/** `drop` of `otelcol.processor.tail_sampling`. */
export interface OtelcolProcessorTailSamplingPolicyDrop {
  /** `drop_sub_policy`: a policy that must match, as must all the others, to drop the trace. */
  readonly dropSubPolicy: readonly OtelcolProcessorTailSamplingAndSubPolicyConfig[];
}

/** `policy` of `otelcol.processor.tail_sampling`. */
export interface OtelcolProcessorTailSamplingPolicy {
  /** `name`: what this policy is called. */
  readonly name: AlloyString;
  /** `type`: kind of policy; its settings are in the block of that name. */
  readonly type: AlloyString;
  /** `latency`: for `latency`: by how long the trace took. @default - not set */
  readonly latency?: OtelcolProcessorTailSamplingLatencyConfig;
  /** `numeric_attribute`: for `numeric_attribute`: by a number in an attribute. @default - not set */
  readonly numericAttribute?: OtelcolProcessorTailSamplingNumericAttributeConfig;
  /** `probabilistic`: for `probabilistic`: a share of all traces. @default - not set */
  readonly probabilistic?: OtelcolProcessorTailSamplingProbabilisticConfig;
  /** `status_code`: for `status_code`: by the spans' status. @default - not set */
  readonly statusCode?: OtelcolProcessorTailSamplingStatusCodeConfig;
  /** `string_attribute`: for `string_attribute`: by an attribute's text. @default - not set */
  readonly stringAttribute?: OtelcolProcessorTailSamplingStringAttributeConfig;
  /** `rate_limiting`: for `rate_limiting`: so many spans a second. @default - not set */
  readonly rateLimiting?: OtelcolProcessorTailSamplingRateLimitingConfig;
  /** `bytes_limiting`: for `bytes_limiting`: so many bytes a second. Since Alloy 1.13. @default - not set */
  readonly bytesLimiting?: OtelcolProcessorTailSamplingBytesLimitingConfig;
  /** `span_count`: for `span_count`: by how many spans the trace has. @default - not set */
  readonly spanCount?: OtelcolProcessorTailSamplingSpanCountConfig;
  /** `boolean_attribute`: for `boolean_attribute`: by an attribute that is true or false. @default - not set */
  readonly booleanAttribute?: OtelcolProcessorTailSamplingBooleanAttributeConfig;
  /** `ottl_condition`: for `ottl_condition`: by OTTL conditions. @default - not set */
  readonly ottlCondition?: OtelcolProcessorTailSamplingOttlConditionConfig;
  /** `trace_state`: for `trace_state`: by what the trace state says. @default - not set */
  readonly traceState?: OtelcolProcessorTailSamplingTraceStateConfig;
  /** `composite`: for `composite`: several policies that share a rate of spans. @default - not set */
  readonly composite?: OtelcolProcessorTailSamplingPolicyComposite;
  /** `and`: for `and`: several policies that must all agree. @default - not set */
  readonly and?: OtelcolProcessorTailSamplingAndConfig;
  /** `not`: for `not`: the opposite of another policy. Since Alloy 1.15. @default - not set */
  readonly not?: OtelcolProcessorTailSamplingPolicyNot;
  /** `drop`: for `drop`: discards traces that all its policies match. Since Alloy 1.13. @default - not set */
  readonly drop?: OtelcolProcessorTailSamplingPolicyDrop;
}

/** Arguments of `otelcol.processor.tail_sampling`. */
export interface OtelcolProcessorTailSamplingProps {
  /** `policy`: a rule on which traces to keep. */
  readonly policy: readonly OtelcolProcessorTailSamplingPolicy[];
  /** `decision_wait`: how long after a trace's first span it decides. @default 30s */
  readonly decisionWait?: AlloyDuration;
  /** `decision_wait_after_root_received`: how long after the root span it decides. Since Alloy 1.15. @default 0s */
  readonly decisionWaitAfterRootReceived?: AlloyDuration;
  /** `num_traces`: traces held in memory at once. @default 50000 */
  readonly numTraces?: AlloyNumber;
  /**
   * `block_on_overflow`: waits for room when full, instead of pushing out the oldest traces.
   * Since Alloy 1.11.
   * @default false
   */
  readonly blockOnOverflow?: AlloyBoolean;
  /** `expected_new_traces_per_sec`: sizes its tables in advance; more takes memory but is faster. @default 0 */
  readonly expectedNewTracesPerSec?: AlloyNumber;
  /** `sample_on_first_match`: decides at the first policy that matches. Since Alloy 1.13. @default false */
  readonly sampleOnFirstMatch?: AlloyBoolean;
  /**
   * `drop_pending_traces_on_shutdown`: drops undecided traces at shutdown, instead of deciding on what there is.
   * Since Alloy 1.13.
   * @default false
   */
  readonly dropPendingTracesOnShutdown?: AlloyBoolean;
  /** `maximum_trace_size_bytes`: drops larger traces at once; zero sets no limit. Since Alloy 1.15. @default 0 */
  readonly maximumTraceSizeBytes?: AlloyNumber;
  /** `decision_cache`: remembers decisions for spans that come late. @default {} */
  readonly decisionCache?: OtelcolProcessorTailSamplingDecisionCache;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Decides per trace, once its spans are in, which to keep. All spans of a trace must come to the same instance.
 * Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.processor.tail_sampling/
 */
export class OtelcolProcessorTailSampling extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolProcessorTailSamplingProps>) {
    super(scope, id, TYPE, props);
  }
}

const LATENCY_CONFIG: Schema = {
  thresholdMs: 'int64!',
  upperThresholdMs: 'int64',
};

const NUMERIC_ATTRIBUTE_CONFIG: Schema = {
  key: 'string!',
  minValue: 'int64!',
  maxValue: 'int64!',
  invertMatch: 'bool',
};

const PROBABILISTIC_CONFIG: Schema = {
  hashSalt: 'string',
  samplingPercentage: 'float64!',
};

const STATUS_CODE_CONFIG: Schema = {
  statusCodes: 'list(string)!',
};

const STRING_ATTRIBUTE_CONFIG: Schema = {
  key: 'string!',
  values: 'list(string)!',
  enabledRegexMatching: 'bool',
  cacheMaxSize: 'int',
  invertMatch: 'bool',
};

const RATE_LIMITING_CONFIG: Schema = {
  spansPerSecond: 'int64!',
  burstCapacity: 'int64',
};

const BYTES_LIMITING_CONFIG: Schema = {
  bytesPerSecond: 'int64!',
  burstCapacity: 'int64',
};

const SPAN_COUNT_CONFIG: Schema = {
  minSpans: 'int32!',
  maxSpans: 'int32',
};

const BOOLEAN_ATTRIBUTE_CONFIG: Schema = {
  key: 'string!',
  value: 'bool!',
  invertMatch: 'bool',
};

const OTTL_CONDITION_CONFIG: Schema = {
  errorMode: oneOf('string!', 'ignore', 'propagate', 'silent'),
  span: 'list(string)',
  spanevent: 'list(string)',
};

const TRACE_STATE_CONFIG: Schema = {
  key: 'string!',
  values: 'list(string)!',
};

const AND_SUB_POLICY_CONFIG: Schema = {
  name: 'string!',
  type: 'string!',
  latency: nested('block', LATENCY_CONFIG),
  numericAttribute: nested('block', NUMERIC_ATTRIBUTE_CONFIG),
  probabilistic: nested('block', PROBABILISTIC_CONFIG),
  statusCode: nested('block', STATUS_CODE_CONFIG),
  stringAttribute: nested('block', STRING_ATTRIBUTE_CONFIG),
  rateLimiting: nested('block', RATE_LIMITING_CONFIG),
  bytesLimiting: nested('block', BYTES_LIMITING_CONFIG),
  spanCount: nested('block', SPAN_COUNT_CONFIG),
  booleanAttribute: nested('block', BOOLEAN_ATTRIBUTE_CONFIG),
  ottlCondition: nested('block', OTTL_CONDITION_CONFIG),
  traceState: nested('block', TRACE_STATE_CONFIG),
};

const AND_CONFIG: Schema = {
  andSubPolicy: nested('blocks', AND_SUB_POLICY_CONFIG, 'required'),
};

const DECISION_CACHE: Schema = {
  sampledCacheSize: 'int',
  nonSampledCacheSize: 'int',
};

const POLICY_COMPOSITE_COMPOSITE_SUB_POLICY: Schema = {
  name: 'string!',
  type: 'string!',
  latency: nested('block', LATENCY_CONFIG),
  numericAttribute: nested('block', NUMERIC_ATTRIBUTE_CONFIG),
  probabilistic: nested('block', PROBABILISTIC_CONFIG),
  statusCode: nested('block', STATUS_CODE_CONFIG),
  stringAttribute: nested('block', STRING_ATTRIBUTE_CONFIG),
  rateLimiting: nested('block', RATE_LIMITING_CONFIG),
  bytesLimiting: nested('block', BYTES_LIMITING_CONFIG),
  spanCount: nested('block', SPAN_COUNT_CONFIG),
  booleanAttribute: nested('block', BOOLEAN_ATTRIBUTE_CONFIG),
  ottlCondition: nested('block', OTTL_CONDITION_CONFIG),
  traceState: nested('block', TRACE_STATE_CONFIG),
  and: nested('block', AND_CONFIG),
};

const POLICY_COMPOSITE_RATE_ALLOCATION: Schema = {
  policy: 'string!',
  percent: 'int64!',
};

const POLICY_COMPOSITE: Schema = {
  maxTotalSpansPerSecond: 'int64!',
  policyOrder: 'list(string)!',
  compositeSubPolicy: nested('blocks', POLICY_COMPOSITE_COMPOSITE_SUB_POLICY),
  rateAllocation: nested('blocks', POLICY_COMPOSITE_RATE_ALLOCATION),
};

const POLICY_NOT_NOT_SUB_POLICY: Schema = {
  name: 'string!',
  type: 'string!',
  latency: nested('block', LATENCY_CONFIG),
  numericAttribute: nested('block', NUMERIC_ATTRIBUTE_CONFIG),
  probabilistic: nested('block', PROBABILISTIC_CONFIG),
  statusCode: nested('block', STATUS_CODE_CONFIG),
  stringAttribute: nested('block', STRING_ATTRIBUTE_CONFIG),
  rateLimiting: nested('block', RATE_LIMITING_CONFIG),
  bytesLimiting: nested('block', BYTES_LIMITING_CONFIG),
  spanCount: nested('block', SPAN_COUNT_CONFIG),
  booleanAttribute: nested('block', BOOLEAN_ATTRIBUTE_CONFIG),
  ottlCondition: nested('block', OTTL_CONDITION_CONFIG),
  traceState: nested('block', TRACE_STATE_CONFIG),
};

const POLICY_NOT: Schema = {
  notSubPolicy: nested('block', POLICY_NOT_NOT_SUB_POLICY, 'required'),
};

const POLICY_DROP: Schema = {
  dropSubPolicy: nested('blocks', AND_SUB_POLICY_CONFIG, 'required'),
};

const POLICY: Schema = {
  name: 'string!',
  type: 'string!',
  latency: nested('block', LATENCY_CONFIG),
  numericAttribute: nested('block', NUMERIC_ATTRIBUTE_CONFIG),
  probabilistic: nested('block', PROBABILISTIC_CONFIG),
  statusCode: nested('block', STATUS_CODE_CONFIG),
  stringAttribute: nested('block', STRING_ATTRIBUTE_CONFIG),
  rateLimiting: nested('block', RATE_LIMITING_CONFIG),
  bytesLimiting: nested('block', BYTES_LIMITING_CONFIG),
  spanCount: nested('block', SPAN_COUNT_CONFIG),
  booleanAttribute: nested('block', BOOLEAN_ATTRIBUTE_CONFIG),
  ottlCondition: nested('block', OTTL_CONDITION_CONFIG),
  traceState: nested('block', TRACE_STATE_CONFIG),
  composite: nested('block', POLICY_COMPOSITE),
  and: nested('block', AND_CONFIG),
  not: nested('block', POLICY_NOT),
  drop: nested('block', POLICY_DROP),
};

const PROPS: Schema = {
  policy: nested('blocks', POLICY, 'required'),
  decisionWait: 'duration',
  decisionWaitAfterRootReceived: 'duration',
  numTraces: 'uint64',
  blockOnOverflow: 'bool',
  expectedNewTracesPerSec: 'uint64',
  sampleOnFirstMatch: 'bool',
  dropPendingTracesOnShutdown: 'bool',
  maximumTraceSizeBytes: 'uint64',
  decisionCache: nested('object', DECISION_CACHE),
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.processor.tail_sampling',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    block_on_overflow: '1.11',
    decision_wait_after_root_received: '1.15',
    drop_pending_traces_on_shutdown: '1.13',
    maximum_trace_size_bytes: '1.15',
    'policy.and.and_sub_policy.bytes_limiting': '1.13',
    'policy.and.and_sub_policy.rate_limiting.burst_capacity': '1.18',
    'policy.bytes_limiting': '1.13',
    'policy.composite.composite_sub_policy.and.and_sub_policy.bytes_limiting': '1.13',
    'policy.composite.composite_sub_policy.and.and_sub_policy.rate_limiting.burst_capacity': '1.18',
    'policy.composite.composite_sub_policy.bytes_limiting': '1.13',
    'policy.composite.composite_sub_policy.rate_limiting.burst_capacity': '1.18',
    'policy.drop': '1.13',
    'policy.drop.drop_sub_policy.rate_limiting.burst_capacity': '1.18',
    'policy.not': '1.15',
    'policy.not.not_sub_policy.rate_limiting.burst_capacity': '1.18',
    'policy.rate_limiting.burst_capacity': '1.18',
    sample_on_first_match: '1.13',
  },
};
