// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyList,
  AlloySecret,
  AlloyString,
  OtelcolConsumer,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { OTELCOL_CONSUMER_ARGUMENTS, type OtelcolConsumerArguments } from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `es`, `memcached`, `mongo` and other blocks of `otelcol.processor.redaction`. */
export interface OtelcolProcessorRedactionDbSanitizerBlock {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
  /** `attributes` @default [] */
  readonly attributes?: AlloyList<AlloyString>;
}

/** `db_sanitizer` of `otelcol.processor.redaction`. */
export interface OtelcolProcessorRedactionDbSanitizer {
  /** `sanitize_span_name` @default true */
  readonly sanitizeSpanName?: AlloyBoolean;
  /** `sql` @default - not set */
  readonly sql?: OtelcolProcessorRedactionDbSanitizerBlock;
  /** `redis` @default - not set */
  readonly redis?: OtelcolProcessorRedactionDbSanitizerBlock;
  /** `valkey` @default - not set */
  readonly valkey?: OtelcolProcessorRedactionDbSanitizerBlock;
  /** `memcached` @default - not set */
  readonly memcached?: OtelcolProcessorRedactionDbSanitizerBlock;
  /** `mongo` @default - not set */
  readonly mongo?: OtelcolProcessorRedactionDbSanitizerBlock;
  /** `opensearch` @default - not set */
  readonly opensearch?: OtelcolProcessorRedactionDbSanitizerBlock;
  /** `es` @default - not set */
  readonly es?: OtelcolProcessorRedactionDbSanitizerBlock;
}

/** `url_sanitizer` of `otelcol.processor.redaction`. */
export interface OtelcolProcessorRedactionUrlSanitizer {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
  /** `attributes` @default [] */
  readonly attributes?: AlloyList<AlloyString>;
  /** `sanitize_span_name` @default true */
  readonly sanitizeSpanName?: AlloyBoolean;
}

/** Arguments of `otelcol.processor.redaction`. */
export interface OtelcolProcessorRedactionProps {
  /** `allow_all_keys`: keeps every key, so that only values are looked at. @default false */
  readonly allowAllKeys?: AlloyBoolean;
  /** `allowed_keys`: keys that stay; others are removed. @default [] */
  readonly allowedKeys?: AlloyList<AlloyString>;
  /** `ignored_keys`: keys that are left as they are. @default [] */
  readonly ignoredKeys?: AlloyList<AlloyString>;
  /** `blocked_key_patterns`: patterns of keys whose values are masked. @default [] */
  readonly blockedKeyPatterns?: AlloyList<AlloyString>;
  /** `ignored_key_patterns`: patterns of keys that are left as they are. @default [] */
  readonly ignoredKeyPatterns?: AlloyList<AlloyString>;
  /** `allowed_values`: patterns of values that stay though they are blocked. @default [] */
  readonly allowedValues?: AlloyList<AlloyString>;
  /** `blocked_values`: patterns of values that are masked. @default [] */
  readonly blockedValues?: AlloyList<AlloyString>;
  /** `hash_function`: masks by a hash instead of asterisks. @default "" */
  readonly hashFunction?: AlloyString;
  /** `hmac_key`: key of the hash, where that takes one. @default "" */
  readonly hmacKey?: AlloySecret;
  /** `redact_all_types`: looks at values that are no strings too. @default false */
  readonly redactAllTypes?: AlloyBoolean;
  /** `summary`: whether it says what it did: `silent`, `info` or `debug`. @default "" */
  readonly summary?: AlloyString;
  /** `url_sanitizer`: takes ids out of URLs. @default - not set */
  readonly urlSanitizer?: OtelcolProcessorRedactionUrlSanitizer;
  /** `db_sanitizer`: takes literals out of database queries. @default - not set */
  readonly dbSanitizer?: OtelcolProcessorRedactionDbSanitizer;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Removes attributes that aren't allowed, and masks values that are blocked. Upstream's stability: experimental.
 * Since Alloy 1.19.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.processor.redaction/
 */
export class OtelcolProcessorRedaction extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolProcessorRedactionProps>) {
    super(scope, id, TYPE, props);
  }
}

const DB_SANITIZER_BLOCK: Schema = {
  enabled: 'bool',
  attributes: 'list(string)',
};

const DB_SANITIZER: Schema = {
  sanitizeSpanName: 'bool',
  sql: nested('block', DB_SANITIZER_BLOCK),
  redis: nested('block', DB_SANITIZER_BLOCK),
  valkey: nested('block', DB_SANITIZER_BLOCK),
  memcached: nested('block', DB_SANITIZER_BLOCK),
  mongo: nested('block', DB_SANITIZER_BLOCK),
  opensearch: nested('block', DB_SANITIZER_BLOCK),
  es: nested('block', DB_SANITIZER_BLOCK),
};

const URL_SANITIZER: Schema = {
  enabled: 'bool',
  attributes: 'list(string)',
  sanitizeSpanName: 'bool',
};

const PROPS: Schema = {
  allowAllKeys: 'bool',
  allowedKeys: 'list(string)',
  ignoredKeys: 'list(string)',
  blockedKeyPatterns: 'list(string)',
  ignoredKeyPatterns: 'list(string)',
  allowedValues: 'list(string)',
  blockedValues: 'list(string)',
  hashFunction: 'string',
  hmacKey: 'secret',
  redactAllTypes: 'bool',
  summary: 'string',
  urlSanitizer: nested('block', URL_SANITIZER),
  dbSanitizer: nested('block', DB_SANITIZER),
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.processor.redaction',
  stability: 'experimental',
  schema: PROPS,
  since: {
    '': '1.19',
  },
};
