import { Alloy, Duration, Size } from '../../../../lib';

/**
 * What Alloy's own checks ask for beyond types, as far as the components of the tools' Alloy have it. The bindings'
 * types can't say it: a configuration that breaks one of these rules is refused by Alloy when it reads it.
 */

/** Names of fields of which one at a time is there; a list stands for fields that go together, an empty one for none. */
export type Alternatives = readonly (readonly (string | readonly string[])[])[];

/** Values that are legal for a field, by type and field, where others of its type aren't. */
export const LEGAL: { readonly [type: string]: { readonly [field: string]: readonly unknown[] } } =
  {
    // what is sent at once is no larger than a batch may be, nor than the queue
    'otelcol.BatchConfig': { min_size: [1, 500], max_size: [500, 5000] },
    'otelcol.QueueArguments': { queue_size: [5000] },
    // what is for one format is refused with another
    'loki/source/syslog.ListenerConfig': {
      address: ['localhost:5514'],
      syslog_format: ['rfc3164'],
      raw_format_options: [undefined],
      rfc3164_default_to_current_year: [false],
      rfc5424_allow_empty_msg: [false],
    },
    // an exponential backoff that shrinks isn't one
    'otelcol.RetryArguments': { multiplier: [1.5, 2], randomization_factor: [0.5, 1] },
    'beyla/ebpf/internal/config.SamplerConfig': { arg: ['0.5', '1'] },
    'loki/process/stages.TimestampConfig': { location: ['Europe/Berlin', 'UTC'] },
    // the slowest reading is slower than the fastest
    'loki/write.WalArguments': {
      min_read_frequency: [Duration.milliseconds(250)],
      max_read_frequency: [Duration.seconds(1), Duration.minutes(1)],
    },
    // no larger than the largest
    'otelcol/processor/batch.Arguments': {
      send_batch_size: [1, 2000],
      send_batch_max_size: [3000, 8192],
    },
    'otelcol/processor/filter.TraceConfig': {
      span: [['attributes["a"] == "b"'], []],
      spanevent: [['name == "a"'], []],
    },
    'otelcol/processor/filter.MetricConfig': {
      metric: [['name == "a"'], []],
      datapoint: [['attributes["a"] == "b"'], []],
    },
    'otelcol/processor/filter.LogConfig': { log_record: [['body == "a"'], []] },
    // one at least
    'otelcol/processor/resourcedetection.Arguments': { detectors: [['env'], ['system', 'env']] },
    'otelcol/processor/memorylimiter.Arguments': {
      // the spike is a part of the limit
      limit: [Size.mebibytes(512)],
      spike_limit: [Size.mebibytes(100), Size.kibibytes(5)],
      limit_percentage: [50, 80],
      spike_limit_percentage: [10, 25],
      check_interval: [Duration.seconds(1)],
    },
    'otelcol/processor/transform.NoContextStatements': {
      trace: [
        ['set(span.name, "a")'],
        ['set(resource.attributes["a"], "b")', 'set(span.name, "a")'],
      ],
      metric: [['set(metric.name, "a")']],
      log: [['set(log.body, "a") where log.body == nil']],
    },
    // octal, as chmod has it; the directory exists unless it may be made
    'otelcol/storage/file.Arguments': { directory: ['/tmp'], directory_permissions: ['0700'] },
    'otelcol/storage/file.CompactionConfig': { directory: ['/tmp'] },
    // no bound on the number of entries where there is one on their age, which is a minute at least
    'prometheus/exporter/blackbox.Arguments': {
      config: ['{ modules: { a: { prober: icmp } } }'],
      targets: [[{ name: 'a', address: 'localhost' }], []],
    },
    'prometheus/exporter/snmp.Arguments': {
      config: ['{ auths: { a: { version: 2 } } }'],
      config_merge_strategy: ['replace', 'merge'],
      targets: [[{ name: 'a', address: 'localhost' }], []],
    },
    'prometheus/relabel.Arguments': {
      max_cache_size: [0],
      cache_ttl: [Duration.minutes(1), Duration.hours(1)],
    },
    'prometheus/remotewrite.WALOptions': {
      min_keepalive_time: [Duration.seconds(5)],
      max_keepalive_time: [Duration.minutes(10), Duration.hours(8)],
    },
    'prometheus/scrape.Arguments': {
      scrape_timeout: [Duration.seconds(1)],
      scrape_interval: [Duration.seconds(10), Duration.minutes(1)],
      // 'allow-utf-8' wants the validation of UTF-8
      metric_name_escaping_scheme: ['underscores', 'dots', 'values'],
      // each once, and the one that has native histograms when they are asked for
      scrape_protocols: [['PrometheusProto'], ['PrometheusProto', 'PrometheusText0.0.4']],
    },
    'pyroscope/ebpf.Arguments': { comm: ['none', 'label', 'stackframe', 'both'] },
    'pyroscope/scrape.Arguments': {
      scrape_timeout: [Duration.seconds(1)],
      scrape_interval: [Duration.seconds(15), Duration.minutes(1)],
      // shorter than the interval by a second at least
      delta_profiling_duration: [Duration.seconds(2), Duration.seconds(14)],
    },
    'remote/http.Arguments': {
      poll_frequency: [Duration.minutes(1)],
      poll_timeout: [Duration.seconds(10), Duration.seconds(1)],
      url: ['http://localhost:8080/a'],
      method: ['GET', 'POST'],
    },
    ...Object.fromEntries(
      ['ManagedIdentityConfig', 'WorkloadIdentityConfig', 'OAuthConfig', 'SDKConfig'].map(
        (name) => [
          `prometheus/remotewrite.${name}`,
          {
            client_id: ['00000000-0000-0000-0000-000000000000'],
            tenant_id: ['00000000-0000-0000-0000-000000000000'],
          },
        ],
      ),
    ),
  };

/** Bodies of a type that are legal as wholes, where its fields depend on each other: between them all fields occur. */
export const WHOLE: { readonly [type: string]: readonly object[] } = {
  // at least one
  'loki/source/syslog.RFC3164CiscoComponents': [
    { enableAll: true },
    { hostname: true, sequenceNumber: false },
  ],
  'common/relabel.Config': [
    {
      sourceLabels: ['a', 'b'],
      separator: '|',
      regex: '(.*);\\d+',
      targetLabel: 'c',
      replacement: '${1}x',
      action: 'replace',
    },
    { action: 'hashmod', sourceLabels: ['a'], modulus: 8, targetLabel: 'shard' },
    { action: 'labeldrop', regex: 'a|b' },
    { action: 'labelmap', regex: '__meta_(.+)', replacement: '$1' },
    { action: 'keepequal', sourceLabels: ['a'], targetLabel: 'b' },
    { action: 'drop', sourceLabels: [], regex: '' },
  ],
  // each action has arguments of its own
  'otelcol.AttrActionKeyValue': [
    { key: 'a', value: 'b', action: 'insert' },
    { key: 'a', fromAttribute: 'b', action: 'update' },
    { key: 'a', fromContext: 'b', action: 'upsert' },
    { key: 'a', pattern: '^(?P<b>.*)$', action: 'extract' },
    { key: 'a', convertedType: 'int', action: 'convert' },
    { pattern: '^b', action: 'delete' },
  ],
  'loki/process/metric.CounterConfig': [
    {
      name: 'a',
      description: 'b',
      source: 'c',
      prefix: 'd_',
      maxIdleDuration: Duration.seconds(1),
      value: 'e',
      action: 'inc',
    },
    { name: 'a', action: 'add', matchAll: true, countEntryBytes: true },
  ],
  'loki/process/stages.RuleConfig': [
    { limit: Size.kibibytes(1), suffix: '…', sources: ['a'], sourceType: 'label' },
    { limit: Size.mebibytes(1), sourceType: 'line' },
  ],
  'otelcol/processor/transform.ContextStatements': [
    {
      context: 'resource',
      conditions: ['attributes["a"] == nil'],
      statements: ['set(attributes["a"], "b")'],
      errorMode: 'silent',
    },
    { context: 'scope', statements: ['set(name, "b")'] },
  ],
  'otelcol/processor/filter.ContextConditions': [
    { context: 'resource', conditions: ['attributes["a"] == "b"'] },
    { conditions: ['resource.attributes["a"] == "b"'] },
  ],
  'prometheus/remotewrite.SigV4Config': [
    {
      region: 'a',
      accessKey: 'a',
      secretKey: Alloy.env('PASSWORD'),
      profile: 'b',
      roleArn: 'c',
      externalId: 'd',
      useFipsStsEndpoint: true,
      serviceName: 'e',
    },
    {},
  ],
};

/** Fields that a body of their type can't do without, although upstream's types call them optional. */
export const NEEDED: { readonly [type: string]: readonly string[] } = {
  'loki/source/syslog.ListenerConfig': ['syslog_format'],
  'common/config.OAuth2Config': ['client_id', 'token_url'],
  // since 1.19, where there is a name
  'beyla/ebpf/internal/config.SamplerConfig': ['arg'],
  // something to watch, and what selects it
  'beyla/ebpf/internal/config.Arguments': ['discovery', 'output'],
  'beyla/ebpf/internal/config.Discovery': ['instrument'],
  'beyla/ebpf/internal/config.Service': ['open_ports'],
  // its default is larger than the queue's
  'otelcol.BatchConfig': ['min_size'],
};

/** Which fields exclude each other, by type. */
export const ALTERNATIVES: { readonly [type: string]: Alternatives } = {
  'otelcol/auth/basic.Arguments': [[['username', 'password'], 'client_auth', 'htpasswd']],
  'otelcol/auth/headers.Header': [['value', 'from_context', 'from_attribute']],
  'otelcol/processor/filter.Arguments': [
    // conditions with a context of their own, or by context
    [
      ['traces', 'metrics', 'logs'],
      ['trace_conditions', 'metric_conditions', 'log_conditions'],
      [],
    ],
  ],
  'otelcol/processor/memorylimiter.Arguments': [
    [
      ['limit', 'spike_limit'],
      ['limit_percentage', 'spike_limit_percentage'],
    ],
  ],
  // where both lists are empty, nothing is probed
  'prometheus/exporter/blackbox.Arguments': [
    ['config_file', 'config'],
    ['target', 'targets'],
  ],
  'prometheus/exporter/snmp.Arguments': [
    ['config_file', 'config', []],
    ['target', 'targets'],
  ],
  'prometheus/relabel.Arguments': [[['max_cache_size', 'cache_ttl'], []]],
  'prometheus/remotewrite.EndpointOptions': [
    [
      'sigv4',
      'azuread',
      'google_iam',
      'basic_auth',
      'authorization',
      'oauth2',
      'bearer_token',
      'bearer_token_file',
    ],
    [['proxy_url', 'no_proxy', 'proxy_connect_header'], 'proxy_from_environment', []],
  ],
  'prometheus/remotewrite.AzureADConfig': [
    ['managed_identity', 'workload_identity', 'oauth', 'sdk'],
  ],
};

/** The same for every type that has all of the fields. */
export const COMMON_ALTERNATIVES: Alternatives = [
  // a request is authenticated in one way
  ['basic_auth', 'authorization', 'oauth2', 'bearer_token', 'bearer_token_file', []],
  ['password', 'password_file'],
  ['client_secret', 'client_secret_file'],
  ['credentials', 'credentials_file'],
  // a proxy is named, or taken from the environment
  [['proxy_url', 'no_proxy', 'proxy_connect_header'], 'proxy_from_environment', []],
  // a certificate and its key come both as text or both as files
  [['cert_pem', 'key_pem'], ['cert_file', 'key_file'], []],
  ['ca_pem', 'ca_file'],
  ['enable_protobuf_negotiation', 'scrape_protocols'],
];
