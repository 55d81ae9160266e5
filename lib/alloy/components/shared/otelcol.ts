// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyEnum,
  AlloyExpression,
  AlloyList,
  AlloyNumber,
  AlloySecret,
  AlloyString,
  Capsule,
  OtelcolConsumer,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import type { AlloyValue } from '../../value';

/** `attribute`, `resource`. */
export interface OtelcolAttribute {
  /** `key`: attribute that is looked at. */
  readonly key: AlloyString;
  /** `value`: what the attribute must be. @default - not set */
  readonly value?: AlloyValue;
}

/** `batch`. */
export interface OtelcolBatchConfig {
  /** `flush_timeout`: the longest that something waits for company. @default 200ms */
  readonly flushTimeout?: AlloyDuration;
  /** `min_size`: this much is sent without waiting longer. @default 2000 */
  readonly minSize?: AlloyNumber;
  /** `max_size`: splits larger batches. @default 3000 */
  readonly maxSize?: AlloyNumber;
  /** `sizer`: what the sizes count. @default items */
  readonly sizer?: AlloyEnum<'items' | 'bytes'>;
}

/** `compression_params`. */
export interface OtelcolCompressionParams {
  /** `level`: how hard it compresses; what it means depends on the compression. */
  readonly level: AlloyNumber;
}

/** `output`. */
export interface OtelcolConsumerArguments {
  /** `metrics`: consumers of metrics, called one after the other in this order. @default [] */
  readonly metrics?: AlloyList<OtelcolConsumer>;
  /** `logs`: consumers of logs, called one after the other in this order. @default [] */
  readonly logs?: AlloyList<OtelcolConsumer>;
  /** `traces`: consumers of traces, called one after the other in this order. @default [] */
  readonly traces?: AlloyList<OtelcolConsumer>;
}

/** `retry_on_failure`. */
export interface OtelcolConsumerRetryArguments {
  /** `enabled`: stops reading and sends again when what follows fails. @default false */
  readonly enabled?: AlloyBoolean;
  /** `initial_interval`: wait before the first retry. @default 1s */
  readonly initialInterval?: AlloyDuration;
  /** `max_interval`: longest wait between retries, however many have failed. @default 30s */
  readonly maxInterval?: AlloyDuration;
  /** `max_elapsed_time`: older data is dropped; zero keeps trying. @default 5m */
  readonly maxElapsedTime?: AlloyDuration;
}

/** `cookies`. */
export interface OtelcolCookies {
  /** `enabled`: keeps cookies that servers set and sends them back. @default false */
  readonly enabled?: AlloyBoolean;
}

/** `cors`. */
export interface OtelcolCorsArguments {
  /** `allowed_origins`: origins whose pages may send, by their `Origin` header. @default [] */
  readonly allowedOrigins?: AlloyList<AlloyString>;
  /** `allowed_headers`: headers that such a request may have. @default ["X-Requested-With"] */
  readonly allowedHeaders?: AlloyList<AlloyString>;
  /** `exposed_headers`. Since Alloy 1.19. @default [] */
  readonly exposedHeaders?: AlloyList<AlloyString>;
  /** `max_age`: seconds a browser may remember the answer, as `Access-Control-Max-Age`. @default 0 */
  readonly maxAge?: AlloyNumber;
}

/** `library`. */
export interface OtelcolInstrumentationLibrary {
  /** `name`: name of the instrumentation library to match. */
  readonly name: AlloyString;
  /** `version`: version that the library must have. @default - not set */
  readonly version?: AlloyString;
}

/** `plaintext`. */
export interface OtelcolKafkaPlaintextArguments {
  /** `username`: the user name. */
  readonly username: AlloyString;
  /** `password`: the password that goes with the user name. */
  readonly password: AlloySecret;
}

/** `aws_msk`. */
export interface OtelcolKafkaAwsmskArguments {
  /** `region`: AWS region of the MSK cluster. */
  readonly region: AlloyString;
}

/** `sasl`. */
export interface OtelcolKafkaSaslArguments {
  /** `username`: the user name. */
  readonly username: AlloyString;
  /** `password`: the password that goes with the user name. */
  readonly password: AlloySecret;
  /** `mechanism`: SASL mechanism, such as `PLAIN` or `SCRAM-SHA-512`. */
  readonly mechanism: AlloyString;
  /** `version`: version of Kafka's SASL handshake, 0 or 1. @default 0 */
  readonly version?: AlloyNumber;
  /** `aws_msk`: what MSK's IAM mechanisms need to know. @default - not set */
  readonly awsMsk?: OtelcolKafkaAwsmskArguments;
}

/** `tpm`. */
export interface OtelcolTpmConfig {
  /** `enabled`: takes the private key from the TPM. @default false */
  readonly enabled?: AlloyBoolean;
  /** `path`: TPM's device, or a Unix socket to it. @default "" */
  readonly path?: AlloyString;
  /** `owner_auth`: owner's authorization value, which the TPM asks for. @default "" */
  readonly ownerAuth?: AlloyString;
  /** `auth`: authorizes the use of the TPM. @default "" */
  readonly auth?: AlloyString;
}

/** `tls`. */
export interface OtelcolTlsClientArguments {
  /** `ca_pem`: CA certificate that vouches for the server, as PEM text. @default "" */
  readonly caPem?: AlloyString;
  /** `ca_file`: file with the CA certificate that vouches for the server. @default "" */
  readonly caFile?: AlloyString;
  /** `cert_pem`: certificate to show the server, as PEM text. @default "" */
  readonly certPem?: AlloyString;
  /** `cert_file`: file with the certificate to show the server. @default "" */
  readonly certFile?: AlloyString;
  /** `key_pem`: private key of the client's certificate, as PEM text. @default "" */
  readonly keyPem?: AlloySecret;
  /** `key_file`: file with the private key of the client's certificate. @default "" */
  readonly keyFile?: AlloyString;
  /** `min_version`: oldest TLS version that it accepts. @default 1.2 */
  readonly minVersion?: AlloyEnum<'1.0' | '1.1' | '1.2' | '1.3'>;
  /** `max_version`: newest TLS version that it accepts. @default 1.3 */
  readonly maxVersion?: AlloyEnum<'1.0' | '1.1' | '1.2' | '1.3'>;
  /** `reload_interval`: how often the certificate is loaded anew; zero never does. @default 0s */
  readonly reloadInterval?: AlloyDuration;
  /** `cipher_suites`: TLS cipher suites that it may use. @default [] */
  readonly cipherSuites?: AlloyList<AlloyString>;
  /** `include_insecure_cipher_suites`. Since Alloy 1.19. @default false */
  readonly includeInsecureCipherSuites?: AlloyBoolean;
  /** `include_system_ca_certs_pool`: trusts the system's CAs as well as the one given. @default false */
  readonly includeSystemCaCertsPool?: AlloyBoolean;
  /** `curve_preferences`: elliptic curves that a handshake may use. @default [] */
  readonly curvePreferences?: AlloyList<AlloyString>;
  /** `tpm`: takes the private key from a TPM. Since Alloy 1.10. @default - not set */
  readonly tpm?: OtelcolTpmConfig;
  /** `insecure`: connects without TLS. @default false */
  readonly insecure?: AlloyBoolean;
  /** `insecure_skip_verify`: accepts any certificate, and with it anybody in between. @default false */
  readonly insecureSkipVerify?: AlloyBoolean;
  /** `server_name`: name that the server's certificate must carry. @default "" */
  readonly serverName?: AlloyString;
}

/** `kerberos`. */
export interface OtelcolKafkaKerberosArguments {
  /** `service_name`: Kafka's service name in Kerberos. @default "" */
  readonly serviceName?: AlloyString;
  /** `realm`: Kerberos realm to sign in to. @default "" */
  readonly realm?: AlloyString;
  /** `use_keytab`: signs in with `keytab_file` instead of the password. @default false */
  readonly useKeytab?: AlloyBoolean;
  /** `username`: the user name. */
  readonly username: AlloyString;
  /** `password`: the password that goes with the user name. @default "" */
  readonly password?: AlloySecret;
  /** `config_file`: Kerberos configuration, such as `/etc/krb5.conf`. @default "" */
  readonly configFile?: AlloyString;
  /** `keytab_file`: keytab to sign in with, such as `/etc/security/kafka.keytab`. @default "" */
  readonly keytabFile?: AlloyString;
  /** `disable_fast_negotiation`: leaves out `PA-FX-FAST`, for Kerberos servers that lack it. @default false */
  readonly disableFastNegotiation?: AlloyBoolean;
}

/** `authentication`. */
export interface OtelcolKafkaAuthenticationArguments {
  /** `plaintext`: deprecated, use `sasl` with `PLAIN`; user name and password in plain text. @default - not set */
  readonly plaintext?: OtelcolKafkaPlaintextArguments;
  /** `sasl`: signs in by SASL. @default - not set */
  readonly sasl?: OtelcolKafkaSaslArguments;
  /** `tls`: how the connection is encrypted, and whose certificates count. @default - not set */
  readonly tls?: OtelcolTlsClientArguments;
  /** `kerberos`: signs in by Kerberos. @default - not set */
  readonly kerberos?: OtelcolKafkaKerberosArguments;
}

/** `retry`. */
export interface OtelcolKafkaMetadataRetryArguments {
  /** `max_retries`: attempts at fetching metadata after the first fails. @default 3 */
  readonly maxRetries?: AlloyNumber;
  /** `backoff`: wait between attempts to fetch metadata. @default 250ms */
  readonly backoff?: AlloyDuration;
}

/** `metadata`. */
export interface OtelcolKafkaMetadataArguments {
  /** `full`: keeps metadata of all topics, not just those in use. Since Alloy 1.9. @default true */
  readonly full?: AlloyBoolean;
  /** `refresh_interval`: how often it looks for what is new and what has gone. Since Alloy 1.9. @default 10m */
  readonly refreshInterval?: AlloyDuration;
  /** `retry`: how often and how soon fetching metadata is tried again. @default - not set */
  readonly retry?: OtelcolKafkaMetadataRetryArguments;
}

/** `keepalive`. */
export interface OtelcolKeepaliveClientArguments {
  /** `ping_wait`: pings the server after this long without activity. @default 0s */
  readonly pingWait?: AlloyDuration;
  /** `ping_response_timeout`: closes a connection whose ping goes unanswered for this long. @default 0s */
  readonly pingResponseTimeout?: AlloyDuration;
  /** `ping_without_stream`: pings even while no request is under way. @default false */
  readonly pingWithoutStream?: AlloyBoolean;
}

/** `enforcement_policy`. */
export interface OtelcolKeepaliveEnforcementPolicy {
  /** `min_time`: clients must wait at least this long between pings. @default 5m */
  readonly minTime?: AlloyDuration;
  /** `permit_without_stream`: lets clients ping while no request is under way. @default false */
  readonly permitWithoutStream?: AlloyBoolean;
}

/** `server_parameters`. */
export interface OtelcolKeepaliveServerParamaters {
  /** `max_connection_idle`: closes a connection that has been idle for this long. @default 0s */
  readonly maxConnectionIdle?: AlloyDuration;
  /** `max_connection_age`: closes a connection, even a busy one, at this age. @default 0s */
  readonly maxConnectionAge?: AlloyDuration;
  /** `max_connection_age_grace`: added to `max_connection_age` before a connection is cut off. @default 0s */
  readonly maxConnectionAgeGrace?: AlloyDuration;
  /** `time`: pings a client that has been silent for this long. @default 2h */
  readonly time?: AlloyDuration;
  /** `timeout`: closes the connection of a client that does not answer a ping for this long. @default 20s */
  readonly timeout?: AlloyDuration;
}

/** `keepalive`. */
export interface OtelcolKeepaliveServerArguments {
  /** `server_parameters`: when it closes connections and pings clients. @default - not set */
  readonly serverParameters?: OtelcolKeepaliveServerParamaters;
  /** `enforcement_policy`: how often clients may ping. @default - not set */
  readonly enforcementPolicy?: OtelcolKeepaliveEnforcementPolicy;
}

/** `log_severity`. */
export interface OtelcolLogSeverityNumberMatchProperties {
  /** `min`: lowest severity that matches. */
  readonly min: AlloyEnum<
    | 'TRACE'
    | 'TRACE2'
    | 'TRACE3'
    | 'TRACE4'
    | 'DEBUG'
    | 'DEBUG2'
    | 'DEBUG3'
    | 'DEBUG4'
    | 'INFO'
    | 'INFO2'
    | 'INFO3'
    | 'INFO4'
    | 'WARN'
    | 'WARN2'
    | 'WARN3'
    | 'WARN4'
    | 'ERROR'
    | 'ERROR2'
    | 'ERROR3'
    | 'ERROR4'
    | 'FATAL'
    | 'FATAL2'
    | 'FATAL3'
    | 'FATAL4'
  >;
  /** `match_undefined`: records without a severity match too. */
  readonly matchUndefined: AlloyBoolean;
}

/** `regexp`. */
export interface OtelcolRegexpConfig {
  /** `cache_enabled`: remembers results of matching, which makes the next match faster. @default false */
  readonly cacheEnabled?: AlloyBoolean;
  /** `cache_max_num_entries`: results remembered at most; zero sets no limit. @default 0 */
  readonly cacheMaxNumEntries?: AlloyNumber;
}

/** `exclude`, `include`. */
export interface OtelcolMatchProperties {
  /** `match_type`: how values compare: `strict` or `regexp`. */
  readonly matchType: AlloyEnum<'regexp' | 'strict'>;
  /** `regexp`: caches what regular expressions have matched. @default - not set */
  readonly regexp?: OtelcolRegexpConfig;
  /** `services`: service names that match. @default [] */
  readonly services?: AlloyList<AlloyString>;
  /** `span_names`: names of spans that match. @default [] */
  readonly spanNames?: AlloyList<AlloyString>;
  /** `log_bodies`: bodies of log records that match. @default [] */
  readonly logBodies?: AlloyList<AlloyString>;
  /** `log_severity_texts`: severity texts of log records that match. @default [] */
  readonly logSeverityTexts?: AlloyList<AlloyString>;
  /** `log_severity`: severity numbers of log records that match. @default - not set */
  readonly logSeverity?: OtelcolLogSeverityNumberMatchProperties;
  /** `metric_names`: names of metrics that match. @default [] */
  readonly metricNames?: AlloyList<AlloyString>;
  /** `attribute`: attributes, all of which must match; only with `match_type` `strict`. @default - none */
  readonly attribute?: readonly OtelcolAttribute[];
  /** `resource`: resource attributes, of which one at least must match. @default - none */
  readonly resource?: readonly OtelcolAttribute[];
  /** `library`: instrumentation libraries, of which one at least must match. @default - none */
  readonly library?: readonly OtelcolInstrumentationLibrary[];
  /** `span_kinds`: kinds of span that match. @default [] */
  readonly spanKinds?: AlloyList<AlloyString>;
}

/** `multiline`. */
export interface OtelcolMultilineConfig {
  /** `line_start_pattern`: regular expression that an entry begins with. @default "" */
  readonly lineStartPattern?: AlloyString;
  /** `line_end_pattern`: regular expression that an entry ends with. @default "" */
  readonly lineEndPattern?: AlloyString;
  /** `omit_pattern`: leaves what the pattern matched out of the entries. @default false */
  readonly omitPattern?: AlloyBoolean;
}

/** `queue`, `sending_queue`. */
export interface OtelcolQueueArguments {
  /** `enabled`: false sends each request while its sender waits. @default true */
  readonly enabled?: AlloyBoolean;
  /** `num_consumers`: requests under way at once; 1 keeps the order. @default 10 */
  readonly numConsumers?: AlloyNumber;
  /**
   * `queue_size`: how much it holds, as `sizer` counts; a request larger than this is refused even when it is empty.
   * @default 1000
   */
  readonly queueSize?: AlloyNumber;
  /** `block_on_overflow`: makes the sender wait when it is full. Since Alloy 1.9. @default false */
  readonly blockOnOverflow?: AlloyBoolean;
  /** `sizer`: what sizes count: `requests`, `items` or `bytes`. Since Alloy 1.9. @default requests */
  readonly sizer?: AlloyEnum<'requests' | 'items' | 'bytes'>;
  /** `wait_for_result`: keeps each request waiting until it has been processed. Since Alloy 1.11. @default false */
  readonly waitForResult?: AlloyBoolean;
  /** `batch`: gathers what waits into batches. Since Alloy 1.11. @default - not set */
  readonly batch?: OtelcolBatchConfig;
  /**
   * `storage`: keeps what it holds across restarts, an `otelcol.storage.*` component's `handler`.
   * Since Alloy 1.9.
   * @default - not set
   */
  readonly storage?: AlloyExpression<Capsule<'extension.ExtensionHandler'>>;
}

/** `retry_on_failure`, `retry`. */
export interface OtelcolRetryArguments {
  /** `enabled`: tries again what failed. @default true */
  readonly enabled?: AlloyBoolean;
  /** `initial_interval`: wait before the first retry. @default 5s */
  readonly initialInterval?: AlloyDuration;
  /** `randomization_factor`: how far each wait strays at random, as a fraction. @default 0.5 */
  readonly randomizationFactor?: AlloyNumber;
  /** `multiplier`: each wait is this many times the one before. @default 1.5 */
  readonly multiplier?: AlloyNumber;
  /** `max_interval`: longest wait between retries. @default 30s */
  readonly maxInterval?: AlloyDuration;
  /** `max_elapsed_time`: drops a request that is older than this; zero keeps trying. @default 5m */
  readonly maxElapsedTime?: AlloyDuration;
}

/** `tls`. */
export interface OtelcolTlsServerArguments {
  /** `ca_pem`: CA certificate, as PEM text; clients are checked by `client_ca_file`. @default "" */
  readonly caPem?: AlloyString;
  /** `ca_file`: file with a CA certificate; clients are checked by `client_ca_file`. @default "" */
  readonly caFile?: AlloyString;
  /** `cert_pem`: server's certificate, as PEM text. @default "" */
  readonly certPem?: AlloyString;
  /** `cert_file`: file with the server's certificate. @default "" */
  readonly certFile?: AlloyString;
  /** `key_pem`: server's private key, as PEM text. @default "" */
  readonly keyPem?: AlloySecret;
  /** `key_file`: file with the server's private key. @default "" */
  readonly keyFile?: AlloyString;
  /** `min_version`: oldest TLS version that it accepts. @default 1.2 */
  readonly minVersion?: AlloyEnum<'1.0' | '1.1' | '1.2' | '1.3'>;
  /** `max_version`: newest TLS version that it accepts. @default 1.3 */
  readonly maxVersion?: AlloyEnum<'1.0' | '1.1' | '1.2' | '1.3'>;
  /** `reload_interval`: how often the certificate is loaded anew; zero never does. @default 0s */
  readonly reloadInterval?: AlloyDuration;
  /** `cipher_suites`: TLS cipher suites that it may use. @default [] */
  readonly cipherSuites?: AlloyList<AlloyString>;
  /** `include_insecure_cipher_suites`. Since Alloy 1.19. @default false */
  readonly includeInsecureCipherSuites?: AlloyBoolean;
  /** `include_system_ca_certs_pool`: trusts the system's CAs as well as the one given. @default false */
  readonly includeSystemCaCertsPool?: AlloyBoolean;
  /** `curve_preferences`: elliptic curves that a handshake may use. @default [] */
  readonly curvePreferences?: AlloyList<AlloyString>;
  /** `tpm`: takes the private key from a TPM. Since Alloy 1.10. @default - not set */
  readonly tpm?: OtelcolTpmConfig;
  /** `client_ca_file`: file with the CA that vouches for clients. @default "" */
  readonly clientCaFile?: AlloyString;
}

/** @internal */
export const OTELCOL_ATTRIBUTE: Schema = {
  key: 'string!',
  value: 'any',
};

/** @internal */
export const OTELCOL_BATCH_CONFIG: Schema = {
  flushTimeout: 'duration',
  minSize: 'int64',
  maxSize: 'int64',
  sizer: oneOf('string', 'items', 'bytes'),
};

/** @internal */
export const OTELCOL_COMPRESSION_PARAMS: Schema = {
  level: 'int!',
};

/** @internal */
export const OTELCOL_CONSUMER_ARGUMENTS: Schema = {
  metrics: 'list(capsule(otelcol.Consumer))',
  logs: 'list(capsule(otelcol.Consumer))',
  traces: 'list(capsule(otelcol.Consumer))',
};

/** @internal */
export const OTELCOL_CONSUMER_RETRY_ARGUMENTS: Schema = {
  enabled: 'bool',
  initialInterval: 'duration',
  maxInterval: 'duration',
  maxElapsedTime: 'duration',
};

/** @internal */
export const OTELCOL_COOKIES: Schema = {
  enabled: 'bool',
};

/** @internal */
export const OTELCOL_CORS_ARGUMENTS: Schema = {
  allowedOrigins: 'list(string)',
  allowedHeaders: 'list(string)',
  exposedHeaders: 'list(string)',
  maxAge: 'int',
};

/** @internal */
export const OTELCOL_INSTRUMENTATION_LIBRARY: Schema = {
  name: 'string!',
  version: 'string',
};

/** @internal */
export const OTELCOL_KAFKA_PLAINTEXT_ARGUMENTS: Schema = {
  username: 'string!',
  password: 'secret!',
};

/** @internal */
export const OTELCOL_KAFKA_AWSMSK_ARGUMENTS: Schema = {
  region: 'string!',
};

/** @internal */
export const OTELCOL_KAFKA_SASL_ARGUMENTS: Schema = {
  username: 'string!',
  password: 'secret!',
  mechanism: 'string!',
  version: 'int',
  awsMsk: nested('block', OTELCOL_KAFKA_AWSMSK_ARGUMENTS),
};

/** @internal */
export const OTELCOL_TPM_CONFIG: Schema = {
  enabled: 'bool',
  path: 'string',
  ownerAuth: 'string',
  auth: 'string',
};

/** @internal */
export const OTELCOL_TLS_CLIENT_ARGUMENTS: Schema = {
  caPem: 'string',
  caFile: 'string',
  certPem: 'string',
  certFile: 'string',
  keyPem: 'secret',
  keyFile: 'string',
  minVersion: oneOf('string', '1.0', '1.1', '1.2', '1.3'),
  maxVersion: oneOf('string', '1.0', '1.1', '1.2', '1.3'),
  reloadInterval: 'duration',
  cipherSuites: 'list(string)',
  includeInsecureCipherSuites: 'bool',
  includeSystemCaCertsPool: 'bool',
  curvePreferences: 'list(string)',
  tpm: nested('block', OTELCOL_TPM_CONFIG),
  insecure: 'bool',
  insecureSkipVerify: 'bool',
  serverName: 'string',
};

/** @internal */
export const OTELCOL_KAFKA_KERBEROS_ARGUMENTS: Schema = {
  serviceName: 'string',
  realm: 'string',
  useKeytab: 'bool',
  username: 'string!',
  password: 'secret',
  configFile: 'string',
  keytabFile: 'string',
  disableFastNegotiation: 'bool',
};

/** @internal */
export const OTELCOL_KAFKA_AUTHENTICATION_ARGUMENTS: Schema = {
  plaintext: nested('block', OTELCOL_KAFKA_PLAINTEXT_ARGUMENTS),
  sasl: nested('block', OTELCOL_KAFKA_SASL_ARGUMENTS),
  tls: nested('block', OTELCOL_TLS_CLIENT_ARGUMENTS),
  kerberos: nested('block', OTELCOL_KAFKA_KERBEROS_ARGUMENTS),
};

/** @internal */
export const OTELCOL_KAFKA_METADATA_RETRY_ARGUMENTS: Schema = {
  maxRetries: 'int',
  backoff: 'duration',
};

/** @internal */
export const OTELCOL_KAFKA_METADATA_ARGUMENTS: Schema = {
  full: 'bool',
  refreshInterval: 'duration',
  retry: nested('block', OTELCOL_KAFKA_METADATA_RETRY_ARGUMENTS),
};

/** @internal */
export const OTELCOL_KEEPALIVE_CLIENT_ARGUMENTS: Schema = {
  pingWait: 'duration',
  pingResponseTimeout: 'duration',
  pingWithoutStream: 'bool',
};

/** @internal */
export const OTELCOL_KEEPALIVE_ENFORCEMENT_POLICY: Schema = {
  minTime: 'duration',
  permitWithoutStream: 'bool',
};

/** @internal */
export const OTELCOL_KEEPALIVE_SERVER_PARAMATERS: Schema = {
  maxConnectionIdle: 'duration',
  maxConnectionAge: 'duration',
  maxConnectionAgeGrace: 'duration',
  time: 'duration',
  timeout: 'duration',
};

/** @internal */
export const OTELCOL_KEEPALIVE_SERVER_ARGUMENTS: Schema = {
  serverParameters: nested('block', OTELCOL_KEEPALIVE_SERVER_PARAMATERS),
  enforcementPolicy: nested('block', OTELCOL_KEEPALIVE_ENFORCEMENT_POLICY),
};

/** @internal */
export const OTELCOL_LOG_SEVERITY_NUMBER_MATCH_PROPERTIES: Schema = {
  min: oneOf(
    'string!',
    'TRACE',
    'TRACE2',
    'TRACE3',
    'TRACE4',
    'DEBUG',
    'DEBUG2',
    'DEBUG3',
    'DEBUG4',
    'INFO',
    'INFO2',
    'INFO3',
    'INFO4',
    'WARN',
    'WARN2',
    'WARN3',
    'WARN4',
    'ERROR',
    'ERROR2',
    'ERROR3',
    'ERROR4',
    'FATAL',
    'FATAL2',
    'FATAL3',
    'FATAL4',
  ),
  matchUndefined: 'bool!',
};

/** @internal */
export const OTELCOL_REGEXP_CONFIG: Schema = {
  cacheEnabled: 'bool',
  cacheMaxNumEntries: 'int',
};

/** @internal */
export const OTELCOL_MATCH_PROPERTIES: Schema = {
  matchType: oneOf('string!', 'regexp', 'strict'),
  regexp: nested('block', OTELCOL_REGEXP_CONFIG),
  services: 'list(string)',
  spanNames: 'list(string)',
  logBodies: 'list(string)',
  logSeverityTexts: 'list(string)',
  logSeverity: nested('block', OTELCOL_LOG_SEVERITY_NUMBER_MATCH_PROPERTIES),
  metricNames: 'list(string)',
  attribute: nested('blocks', OTELCOL_ATTRIBUTE),
  resource: nested('blocks', OTELCOL_ATTRIBUTE),
  library: nested('blocks', OTELCOL_INSTRUMENTATION_LIBRARY),
  spanKinds: 'list(string)',
};

/** @internal */
export const OTELCOL_MULTILINE_CONFIG: Schema = {
  lineStartPattern: 'string',
  lineEndPattern: 'string',
  omitPattern: 'bool',
};

/** @internal */
export const OTELCOL_QUEUE_ARGUMENTS: Schema = {
  enabled: 'bool',
  numConsumers: 'int',
  queueSize: 'int64',
  blockOnOverflow: 'bool',
  sizer: oneOf('string', 'requests', 'items', 'bytes'),
  waitForResult: 'bool',
  batch: nested('block', OTELCOL_BATCH_CONFIG),
  storage: 'capsule(extension.ExtensionHandler)',
};

/** @internal */
export const OTELCOL_RETRY_ARGUMENTS: Schema = {
  enabled: 'bool',
  initialInterval: 'duration',
  randomizationFactor: 'float64',
  multiplier: 'float64',
  maxInterval: 'duration',
  maxElapsedTime: 'duration',
};

/** @internal */
export const OTELCOL_TLS_SERVER_ARGUMENTS: Schema = {
  caPem: 'string',
  caFile: 'string',
  certPem: 'string',
  certFile: 'string',
  keyPem: 'secret',
  keyFile: 'string',
  minVersion: oneOf('string', '1.0', '1.1', '1.2', '1.3'),
  maxVersion: oneOf('string', '1.0', '1.1', '1.2', '1.3'),
  reloadInterval: 'duration',
  cipherSuites: 'list(string)',
  includeInsecureCipherSuites: 'bool',
  includeSystemCaCertsPool: 'bool',
  curvePreferences: 'list(string)',
  tpm: nested('block', OTELCOL_TPM_CONFIG),
  clientCaFile: 'string',
};
