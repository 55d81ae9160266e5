// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyEnum,
  AlloyList,
  AlloyMap,
  AlloyNumber,
  AlloyString,
  Targets,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { OTELCOL_CONSUMER_ARGUMENTS, type OtelcolConsumerArguments } from '../shared/otelcol';

/** `application`, `network` of `beyla.ebpf`. */
export interface BeylaEbpfAttributeFamily {
  /** `attr`: attribute that the conditions look at. */
  readonly attr: AlloyString;
  /** `match`: glob that its value has to match. @default "" */
  readonly match?: AlloyString;
  /** `not_match`: glob that its value must not match. @default "" */
  readonly notMatch?: AlloyString;
  /** `greater_than`: passes numbers above this. Since Alloy 1.18. @default - not set */
  readonly greaterThan?: AlloyNumber;
  /** `greater_equals`: passes this number and those above. Since Alloy 1.18. @default - not set */
  readonly greaterEquals?: AlloyNumber;
  /** `equals`: passes this number only. Since Alloy 1.18. @default - not set */
  readonly equals?: AlloyNumber;
  /** `not_equals`: passes every number but this. Since Alloy 1.18. @default - not set */
  readonly notEquals?: AlloyNumber;
  /** `less_equals`: passes this number and those below. Since Alloy 1.18. @default - not set */
  readonly lessEquals?: AlloyNumber;
  /** `less_than`: passes numbers below this. Since Alloy 1.18. @default - not set */
  readonly lessThan?: AlloyNumber;
}

/** `kubernetes` of `beyla.ebpf`. */
export interface BeylaEbpfAttributesKubernetes {
  /** `enable`: `true`, `false`, or `autodetect` for only when it runs inside a cluster. */
  readonly enable: AlloyString;
  /** `cluster_name`: cluster's name; empty asks the nodes or the cloud for it. @default "" */
  readonly clusterName?: AlloyString;
  /** `informers_sync_timeout`: how long the start waits for Kubernetes metadata. @default 30s */
  readonly informersSyncTimeout?: AlloyDuration;
  /** `informers_resync_period`: how often all metadata is read anew; longer spares the Kubernetes API. @default 30m */
  readonly informersResyncPeriod?: AlloyDuration;
  /** `disable_informers`: kinds it doesn't watch, `node` or `service`; spares the API, but leaves gaps. @default [] */
  readonly disableInformers?: AlloyList<AlloyString>;
  /** `meta_restrict_local_node`: reads only this node's pods, so peers elsewhere stay unnamed. @default false */
  readonly metaRestrictLocalNode?: AlloyBoolean;
  /** `meta_cache_address`: host and port of a shared metadata cache. Since Alloy 1.12. @default "" */
  readonly metaCacheAddress?: AlloyString;
  /**
   * `reconnect_initial_interval`: wait before the first new attempt after losing the Kubernetes API.
   * Since Alloy 1.16.
   * @default 0s
   */
  readonly reconnectInitialInterval?: AlloyDuration;
  /** `drop_external`: drops network flows with an end outside the cluster. Since Alloy 1.18. @default false */
  readonly dropExternal?: AlloyBoolean;
  /** `kubeconfig_path`: kubeconfig to use instead of the one in the usual place. Since Alloy 1.18. @default "" */
  readonly kubeconfigPath?: AlloyString;
  /**
   * `resource_labels`: resource attributes, each with the pod labels it is taken from.
   * Since Alloy 1.18.
   * @default {}
   */
  readonly resourceLabels?: AlloyMap<AlloyList<AlloyString>>;
  /** `service_name_template`: Go template that `service.name` comes from. Since Alloy 1.18. @default "" */
  readonly serviceNameTemplate?: AlloyString;
}

/** `instance_id` of `beyla.ebpf`. */
export interface BeylaEbpfAttributesInstanceId {
  /** `dns`: asks DNS for the host's full name. @default true */
  readonly dns?: AlloyBoolean;
  /** `override_hostname`: host name that instances are named after, instead of the detected one. @default "" */
  readonly overrideHostname?: AlloyString;
}

/** `select` of `beyla.ebpf`. */
export interface BeylaEbpfAttributesSelect {
  /** `attr`: metric that this is about, or several by wildcard, such as `http_*`. */
  readonly attr: AlloyString;
  /** `include`: attributes it has, by name or wildcard; `*` takes all. @default [] */
  readonly include?: AlloyList<AlloyString>;
  /** `exclude`: attributes it lacks, by name or wildcard. @default [] */
  readonly exclude?: AlloyList<AlloyString>;
}

/** `host_id` of `beyla.ebpf`. */
export interface BeylaEbpfAttributesHostId {
  /** `override`: `host.id` reported in place of the detected one. @default "" */
  readonly override?: AlloyString;
}

/** `metadata_retry` of `beyla.ebpf`. */
export interface BeylaEbpfAttributesMetadataRetry {
  /** `timeout`: gives up asking for metadata after this long. @default 0s */
  readonly timeout?: AlloyDuration;
  /** `start_interval`: wait before the second attempt. @default 0s */
  readonly startInterval?: AlloyDuration;
  /** `max_interval`: longest wait between two attempts. @default 0s */
  readonly maxInterval?: AlloyDuration;
}

/** `attributes` of `beyla.ebpf`. */
export interface BeylaEbpfAttributes {
  /** `kubernetes`: adds what Kubernetes knows about the pod. */
  readonly kubernetes: BeylaEbpfAttributesKubernetes;
  /** `instance_id`: how a process's instance is named. @default - not set */
  readonly instanceId?: BeylaEbpfAttributesInstanceId;
  /** `select`: which attributes a metric has. @default - none */
  readonly select?: readonly BeylaEbpfAttributesSelect[];
  /** `host_id`: which `host.id` it reports. Since Alloy 1.18. @default - not set */
  readonly hostId?: BeylaEbpfAttributesHostId;
  /** `metadata_retry`: how it retries fetching the host's or cloud's metadata. Since Alloy 1.18. @default - not set */
  readonly metadataRetry?: BeylaEbpfAttributesMetadataRetry;
  /**
   * `metric_span_names_limit`: span names per service in span metrics; further ones become `AGGREGATED`.
   * Since Alloy 1.18.
   * @default 0
   */
  readonly metricSpanNamesLimit?: AlloyNumber;
  /**
   * `rename_unresolved_hosts`: stands in for hosts and peers without a name; empty keeps their addresses.
   * Since Alloy 1.18.
   * @default ""
   */
  readonly renameUnresolvedHosts?: AlloyString;
  /**
   * `rename_unresolved_hosts_incoming`: stands in for nameless clients that call a service.
   * Since Alloy 1.18.
   * @default ""
   */
  readonly renameUnresolvedHostsIncoming?: AlloyString;
  /**
   * `rename_unresolved_hosts_outgoing`: stands in for nameless hosts that a service calls.
   * Since Alloy 1.18.
   * @default ""
   */
  readonly renameUnresolvedHostsOutgoing?: AlloyString;
}

/** `kubernetes` of `beyla.ebpf`. */
export interface BeylaEbpfKubernetesService {
  /** `namespace`: pattern of the pod's namespace. @default "" */
  readonly namespace?: AlloyString;
  /** `pod_name`: pattern of the pod's name. @default "" */
  readonly podName?: AlloyString;
  /** `deployment_name`: pattern of the name of the pod's Deployment. @default "" */
  readonly deploymentName?: AlloyString;
  /** `replicaset_name`: pattern of the name of the pod's ReplicaSet. @default "" */
  readonly replicasetName?: AlloyString;
  /** `statefulset_name`: pattern of the name of the pod's StatefulSet. @default "" */
  readonly statefulsetName?: AlloyString;
  /** `daemonset_name`: pattern of the name of the pod's DaemonSet. @default "" */
  readonly daemonsetName?: AlloyString;
  /** `owner_name`: pattern of the name of the pod's owner, of whichever kind. @default "" */
  readonly ownerName?: AlloyString;
  /** `pod_labels`: pod labels, each with a pattern of its value. @default {} */
  readonly podLabels?: AlloyMap<AlloyString>;
  /** `pod_annotations`: pod annotations, each with a pattern of its value. Since Alloy 1.9. @default {} */
  readonly podAnnotations?: AlloyMap<AlloyString>;
}

/** `sampler`, `trace_sampler` of `beyla.ebpf`. */
export interface BeylaEbpfSamplerConfig {
  /** `arg`: share of traces to keep, `0` to `1`, for the strategies by ratio. @default "" */
  readonly arg?: AlloyString;
  /** `name`: strategy, such as `traceidratio`, `always_on` or `parentbased_traceidratio`. @default - not set */
  readonly name?: AlloyEnum<
    | 'always_off'
    | 'always_on'
    | 'parentbased_always_off'
    | 'parentbased_always_on'
    | 'parentbased_traceidratio'
    | 'traceidratio'
  >;
}

/** `default_exclude_instrument`, `default_exclude_services`, `exclude_instrument` and other blocks of `beyla.ebpf`. */
export interface BeylaEbpfService {
  /** `name`: service name on its spans; Beyla's guess on NixOS is `python3.x` for every Python program. @default "" */
  readonly name?: AlloyString;
  /** `namespace`: service namespace that is reported, the same for every match. @default "" */
  readonly namespace?: AlloyString;
  /** `open_ports`: ports and ranges, separated by commas, one of which the process listens on. @default "" */
  readonly openPorts?: AlloyString;
  /** `exe_path`: glob of its executable. @default "" */
  readonly exePath?: AlloyString;
  /** `cmd_args`: glob of its command line. Since Alloy 1.15. @default "" */
  readonly cmdArgs?: AlloyString;
  /** `kubernetes`: what has to match in Kubernetes, besides the rest. @default - not set */
  readonly kubernetes?: BeylaEbpfKubernetesService;
  /** `containers_only`: matches only processes inside a container. Since Alloy 1.9. @default false */
  readonly containersOnly?: AlloyBoolean;
  /** `exports`: what is exported of it, `metrics`, `traces` or both; empty means both. Since Alloy 1.11. @default [] */
  readonly exports?: AlloyList<AlloyString>;
  /** `sampler`: which of its traces are kept. Since Alloy 1.11. @default - not set */
  readonly sampler?: BeylaEbpfSamplerConfig;
  /** `languages`: glob of the process's language in lower case, such as `java`. Since Alloy 1.18. @default "" */
  readonly languages?: AlloyString;
}

/** `route_harvester_advanced` of `beyla.ebpf`. */
export interface BeylaEbpfDiscoveryRouteHarvesterAdvanced {
  /** `java_harvest_delay` @default 0s */
  readonly javaHarvestDelay?: AlloyDuration;
}

/** `discovery` of `beyla.ebpf`. */
export interface BeylaEbpfDiscovery {
  /** `bpf_pid_filter_off`. Since Alloy 1.19. @default false */
  readonly bpfPidFilterOff?: AlloyBoolean;
  /**
   * `default_exclude_instrument`: keeps Alloy, Beyla and collectors from instrumenting themselves.
   * Since Alloy 1.11.
   * @default - none
   */
  readonly defaultExcludeInstrument?: readonly BeylaEbpfService[];
  /**
   * `default_exclude_services`: deprecated for `default_exclude_instrument`: keeps Beyla and its kind out, by regular
   * expression.
   * @default - none
   */
  readonly defaultExcludeServices?: readonly BeylaEbpfService[];
  /**
   * `default_otlp_grpc_port`: port taken for OTLP over gRPC when a process's environment names none.
   * Since Alloy 1.18.
   * @default 0
   */
  readonly defaultOtlpGrpcPort?: AlloyNumber;
  /** `disabled_route_harvesters`. Since Alloy 1.19. @default [] */
  readonly disabledRouteHarvesters?: AlloyList<AlloyString>;
  /**
   * `exclude_instrument`: processes to leave alone even when `instrument` matches them.
   * Since Alloy 1.11.
   * @default - none
   */
  readonly excludeInstrument?: readonly BeylaEbpfService[];
  /** `exclude_otel_instrumented_services`: leaves services alone that already send OpenTelemetry data. @default true */
  readonly excludeOtelInstrumentedServices?: AlloyBoolean;
  /**
   * `exclude_otel_instrumented_services_span_metrics`: makes no span metrics either for services that already send
   * OpenTelemetry data.
   * Since Alloy 1.18.
   * @default false
   */
  readonly excludeOtelInstrumentedServicesSpanMetrics?: AlloyBoolean;
  /**
   * `exclude_services`: deprecated for `exclude_instrument`: processes to leave alone, by regular expression.
   * @default - none
   */
  readonly excludeServices?: readonly BeylaEbpfService[];
  /** `excluded_linux_system_paths`. Since Alloy 1.19. @default [] */
  readonly excludedLinuxSystemPaths?: AlloyList<AlloyString>;
  /** `instrument`: processes to instrument, by glob. Since Alloy 1.11. @default - none */
  readonly instrument?: readonly BeylaEbpfService[];
  /** `min_process_age`: processes younger than this have to wait. Since Alloy 1.18. @default 0s */
  readonly minProcessAge?: AlloyDuration;
  /** `poll_interval`: how often it looks for new processes. Since Alloy 1.18. @default 0s */
  readonly pollInterval?: AlloyDuration;
  /** `route_harvester_advanced`. Since Alloy 1.19. @default - not set */
  readonly routeHarvesterAdvanced?: BeylaEbpfDiscoveryRouteHarvesterAdvanced;
  /** `route_harvester_timeout`. Since Alloy 1.19. @default 0s */
  readonly routeHarvesterTimeout?: AlloyDuration;
  /**
   * `services`: deprecated for `instrument`, which overrides it: processes to instrument, by regular expression.
   * @default - none
   */
  readonly services?: readonly BeylaEbpfService[];
  /** `skip_go_specific_tracers`: treats Go programs like any other, with generic tracers only. @default false */
  readonly skipGoSpecificTracers?: AlloyBoolean;
  /**
   * `survey`: processes that only get a `survey_info` metric, without instrumentation.
   * Since Alloy 1.10.
   * @default - none
   */
  readonly survey?: readonly BeylaEbpfService[];
}

/** `buffer_sizes` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfBufferSizes {
  /** `http`: bytes kept of an HTTP request and of its answer; payload extraction needs some. @default 0 */
  readonly http?: AlloyNumber;
  /** `kafka`: bytes kept of a Kafka request and of its answer. @default 0 */
  readonly kafka?: AlloyNumber;
  /** `mssql`: bytes kept of a SQL Server request and of its answer. @default 0 */
  readonly mssql?: AlloyNumber;
  /** `mysql`: bytes kept of a MySQL request and of its answer. @default 0 */
  readonly mysql?: AlloyNumber;
  /** `postgres`: bytes kept of a PostgreSQL request and of its answer. @default 0 */
  readonly postgres?: AlloyNumber;
  /** `tcp`: bytes kept of other TCP traffic, each way. @default 0 */
  readonly tcp?: AlloyNumber;
}

/** `services` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfLogEnricherServices {
  /** `service` @default - none */
  readonly service?: readonly BeylaEbpfService[];
}

/** `log_enricher` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfLogEnricher {
  /** `async_writer_channel_len` @default 0 */
  readonly asyncWriterChannelLen?: AlloyNumber;
  /** `async_writer_workers` @default 0 */
  readonly asyncWriterWorkers?: AlloyNumber;
  /** `cache_size` @default 0 */
  readonly cacheSize?: AlloyNumber;
  /** `cache_ttl` @default 0s */
  readonly cacheTtl?: AlloyDuration;
  /** `services` @default - none */
  readonly services?: readonly BeylaEbpfEbpfLogEnricherServices[];
}

/** `maps_config` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfMapsConfig {
  /**
   * `global_scale_factor`: doubles the kernel's maps per step up, halves them per step down, from -3 to 3.
   * @default 0
   */
  readonly globalScaleFactor?: AlloyNumber;
}

/** `aws` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfPayloadExtractionHttpAws {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
}

/** `elasticsearch` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfPayloadExtractionHttpElasticsearch {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
}

/** `default_action` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfPayloadExtractionHttpEnrichmentPolicyDefaultAction {
  /** `body`: what bodies get without a matching rule, such as `include` or `exclude`. @default "" */
  readonly body?: AlloyString;
  /** `headers`: what headers get without a matching rule; `include` can expose credentials. @default "" */
  readonly headers?: AlloyString;
}

/** `policy` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfPayloadExtractionHttpEnrichmentPolicy {
  /** `default_action`: what happens where no rule matches. @default - not set */
  readonly defaultAction?: BeylaEbpfEbpfPayloadExtractionHttpEnrichmentPolicyDefaultAction;
  /** `obfuscation_string`: replaces what is obfuscated. @default "" */
  readonly obfuscationString?: AlloyString;
}

/** `match` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfPayloadExtractionHttpEnrichmentRulesMatch {
  /** `case_sensitive`: takes upper and lower case in header names as different. @default false */
  readonly caseSensitive?: AlloyBoolean;
  /** `methods`: HTTP methods that the rule is for; none means all. @default [] */
  readonly methods?: AlloyList<AlloyString>;
  /**
   * `obfuscation_json_paths`: JSONPaths of what is hidden, such as `$.password`; only for rules that obfuscate bodies.
   * @default []
   */
  readonly obfuscationJsonPaths?: AlloyList<AlloyString>;
  /** `patterns`: globs of header names; header rules need one, body rules can't have any. @default [] */
  readonly patterns?: AlloyList<AlloyString>;
  /** `url_path_patterns`: globs of request paths that the rule is for. @default [] */
  readonly urlPathPatterns?: AlloyList<AlloyString>;
}

/** `rules` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfPayloadExtractionHttpEnrichmentRules {
  /** `action`: `include`, `exclude` or `obfuscate`. @default "" */
  readonly action?: AlloyString;
  /** `match`: which headers or bodies the rule applies to. @default - not set */
  readonly match?: BeylaEbpfEbpfPayloadExtractionHttpEnrichmentRulesMatch;
  /** `scope`: which side it is about: `request`, `response` or `all`. @default "" */
  readonly scope?: AlloyString;
  /** `type`: what the rule is about, `headers` or `body`. @default "" */
  readonly type?: AlloyString;
}

/** `enrichment` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfPayloadExtractionHttpEnrichment {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
  /** `policy` @default - not set */
  readonly policy?: BeylaEbpfEbpfPayloadExtractionHttpEnrichmentPolicy;
  /** `rules`. Since Alloy 1.19. @default - none */
  readonly rules?: readonly BeylaEbpfEbpfPayloadExtractionHttpEnrichmentRules[];
}

/** `openai` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfPayloadExtractionHttpOpenai {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
}

/** `anthropic` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfPayloadExtractionHttpAnthropic {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
}

/** `gemini` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfPayloadExtractionHttpGemini {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
}

/** `bedrock` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfPayloadExtractionHttpBedrock {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
}

/** `embedding` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfPayloadExtractionHttpEmbedding {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
}

/** `mcp` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfPayloadExtractionHttpMcp {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
}

/** `qwen` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfPayloadExtractionHttpQwen {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
}

/** `rerank` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfPayloadExtractionHttpRerank {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
}

/** `retrieval` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfPayloadExtractionHttpRetrieval {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
}

/** `graphql` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfPayloadExtractionHttpGraphql {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
}

/** `jsonrpc` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfPayloadExtractionHttpJsonrpc {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
}

/** `sqlpp` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfPayloadExtractionHttpSqlpp {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
  /** `endpoint_patterns`: URL paths that take SQL++, such as `/query/service`. @default [] */
  readonly endpointPatterns?: AlloyList<AlloyString>;
}

/** `http` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfPayloadExtractionHttp {
  /** `aws`: reads calls of AWS services, such as S3 or SQS. Since Alloy 1.18. @default - not set */
  readonly aws?: BeylaEbpfEbpfPayloadExtractionHttpAws;
  /** `elasticsearch`: reads Elasticsearch requests. Since Alloy 1.18. @default - not set */
  readonly elasticsearch?: BeylaEbpfEbpfPayloadExtractionHttpElasticsearch;
  /** `enrichment`: puts headers and JSON bodies on spans, by rules. Since Alloy 1.18. @default - not set */
  readonly enrichment?: BeylaEbpfEbpfPayloadExtractionHttpEnrichment;
  /** `openai`: reads calls of OpenAI. Since Alloy 1.19. @default - not set */
  readonly openai?: BeylaEbpfEbpfPayloadExtractionHttpOpenai;
  /** `anthropic`: reads calls of Anthropic. Since Alloy 1.19. @default - not set */
  readonly anthropic?: BeylaEbpfEbpfPayloadExtractionHttpAnthropic;
  /** `gemini`: reads calls of Google's Gemini. Since Alloy 1.19. @default - not set */
  readonly gemini?: BeylaEbpfEbpfPayloadExtractionHttpGemini;
  /** `bedrock`: reads calls of AWS Bedrock. Since Alloy 1.19. @default - not set */
  readonly bedrock?: BeylaEbpfEbpfPayloadExtractionHttpBedrock;
  /**
   * `embedding`: reads calls of embedding providers, such as Voyage AI or Cohere.
   * Since Alloy 1.19.
   * @default - not set
   */
  readonly embedding?: BeylaEbpfEbpfPayloadExtractionHttpEmbedding;
  /** `mcp`: reads Model Context Protocol calls. Since Alloy 1.19. @default - not set */
  readonly mcp?: BeylaEbpfEbpfPayloadExtractionHttpMcp;
  /** `qwen`: reads calls of Qwen, Alibaba's DashScope. Since Alloy 1.19. @default - not set */
  readonly qwen?: BeylaEbpfEbpfPayloadExtractionHttpQwen;
  /** `rerank`: reads calls that rerank results, such as Cohere's or Jina AI's. Since Alloy 1.19. @default - not set */
  readonly rerank?: BeylaEbpfEbpfPayloadExtractionHttpRerank;
  /**
   * `retrieval`: reads queries of vector databases, such as Qdrant or Pinecone.
   * Since Alloy 1.19.
   * @default - not set
   */
  readonly retrieval?: BeylaEbpfEbpfPayloadExtractionHttpRetrieval;
  /** `graphql`: reads GraphQL operations. Since Alloy 1.18. @default - not set */
  readonly graphql?: BeylaEbpfEbpfPayloadExtractionHttpGraphql;
  /** `jsonrpc`: reads JSON-RPC calls. Since Alloy 1.18. @default - not set */
  readonly jsonrpc?: BeylaEbpfEbpfPayloadExtractionHttpJsonrpc;
  /** `sqlpp`: reads SQL++ queries, such as Couchbase's. Since Alloy 1.18. @default - not set */
  readonly sqlpp?: BeylaEbpfEbpfPayloadExtractionHttpSqlpp;
}

/** `payload_extraction` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfPayloadExtraction {
  /** `http`: what it reads in HTTP bodies. @default - not set */
  readonly http?: BeylaEbpfEbpfPayloadExtractionHttp;
}

/** `redis_db_cache` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfRedisDbCache {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
  /** `max_size` @default 0 */
  readonly maxSize?: AlloyNumber;
}

/** `ebpf` of `beyla.ebpf`. */
export interface BeylaEbpfEbpf {
  /** `batch_length`. Since Alloy 1.19. @default 0 */
  readonly batchLength?: AlloyNumber;
  /** `batch_timeout`. Since Alloy 1.19. @default 0s */
  readonly batchTimeout?: AlloyDuration;
  /** `bpf_debug`: logs what the programs in the kernel do. Since Alloy 1.9. @default false */
  readonly bpfDebug?: AlloyBoolean;
  /** `bpf_fs_path`. Since Alloy 1.19. @default "" */
  readonly bpfFsPath?: AlloyString;
  /** `buffer_sizes`: how much of each protocol's payload is captured. Since Alloy 1.18. @default - not set */
  readonly bufferSizes?: BeylaEbpfEbpfBufferSizes;
  /**
   * `context_propagation`: hands trace context to called services, by HTTP header, in TCP, both or not.
   * Since Alloy 1.9.
   * @default disabled
   */
  readonly contextPropagation?: AlloyString;
  /** `couchbase_db_cache_size`. Since Alloy 1.19. @default 0 */
  readonly couchbaseDbCacheSize?: AlloyNumber;
  /** `disable_black_box_cp`. Since Alloy 1.19. @default false */
  readonly disableBlackBoxCp?: AlloyBoolean;
  /**
   * `dns_request_timeout`: a DNS query without an answer for this long counts as failed.
   * Since Alloy 1.18.
   * @default 0s
   */
  readonly dnsRequestTimeout?: AlloyDuration;
  /** `force_bpf_map_reader`. Since Alloy 1.19. @default "" */
  readonly forceBpfMapReader?: AlloyString;
  /** `heuristic_sql_detect`: guesses SQL in traffic with databases it doesn't know. @default false */
  readonly heuristicSqlDetect?: AlloyBoolean;
  /** `high_request_volume`: reports a request as soon as its response begins. @default false */
  readonly highRequestVolume?: AlloyBoolean;
  /** `http_request_timeout`: a request without an answer for this long counts as timed out. @default 30s */
  readonly httpRequestTimeout?: AlloyDuration;
  /** `instrument_cuda`: watches CUDA kernel launches and allocations. Since Alloy 1.18. @default 0 */
  readonly instrumentCuda?: AlloyNumber;
  /** `kafka_topic_uuid_cache_size`. Since Alloy 1.19. @default 0 */
  readonly kafkaTopicUuidCacheSize?: AlloyNumber;
  /** `log_enricher`. Since Alloy 1.19. @default - not set */
  readonly logEnricher?: BeylaEbpfEbpfLogEnricher;
  /** `maps_config`: how large the kernel's maps are. Since Alloy 1.16. @default - not set */
  readonly mapsConfig?: BeylaEbpfEbpfMapsConfig;
  /** `max_transaction_time`: requests further apart than this aren't parent and child. Since Alloy 1.18. @default 0s */
  readonly maxTransactionTime?: AlloyDuration;
  /** `mongo_requests_cache_size`. Since Alloy 1.19. @default 0 */
  readonly mongoRequestsCacheSize?: AlloyNumber;
  /** `mssql_prepared_statements_cache_size`. Since Alloy 1.19. @default 0 */
  readonly mssqlPreparedStatementsCacheSize?: AlloyNumber;
  /** `mysql_prepared_statements_cache_size`. Since Alloy 1.19. @default 0 */
  readonly mysqlPreparedStatementsCacheSize?: AlloyNumber;
  /** `override_bpfloop_enabled`. Since Alloy 1.19. @default false */
  readonly overrideBpfloopEnabled?: AlloyBoolean;
  /**
   * `payload_extraction`: reads further details from request and response bodies.
   * Since Alloy 1.15.
   * @default - not set
   */
  readonly payloadExtraction?: BeylaEbpfEbpfPayloadExtraction;
  /** `postgres_prepared_statements_cache_size`. Since Alloy 1.19. @default 0 */
  readonly postgresPreparedStatementsCacheSize?: AlloyNumber;
  /** `protocol_debug_print`: prints protocol data, for debugging. Since Alloy 1.9. @default false */
  readonly protocolDebugPrint?: AlloyBoolean;
  /** `redis_db_cache`. Since Alloy 1.19. @default - not set */
  readonly redisDbCache?: BeylaEbpfEbpfRedisDbCache;
  /** `stats_wakeup_data_bytes`. Since Alloy 1.19. @default 0 */
  readonly statsWakeupDataBytes?: AlloyNumber;
  /** `track_request_headers`: looks for `Traceparent` in request headers. @default false */
  readonly trackRequestHeaders?: AlloyBoolean;
  /**
   * `traffic_control_backend`: how network programs are attached: `tc`, `tcx` or `auto`.
   * Since Alloy 1.18.
   * @default ""
   */
  readonly trafficControlBackend?: AlloyString;
  /**
   * `wakeup_len`: events gathered before Beyla wakes; high saves CPU, but delays quiet services' metrics.
   * @default 0
   */
  readonly wakeupLen?: AlloyNumber;
}

/** `filters` of `beyla.ebpf`. */
export interface BeylaEbpfFilters {
  /** `application`: conditions for application metrics and spans. @default - none */
  readonly application?: readonly BeylaEbpfAttributeFamily[];
  /** `network`: conditions for network metrics. @default - none */
  readonly network?: readonly BeylaEbpfAttributeFamily[];
}

/** `ipinfo` of `beyla.ebpf`. */
export interface BeylaEbpfIpInfoConfig {
  /** `path` @default "" */
  readonly path?: AlloyString;
}

/** `maxmind` of `beyla.ebpf`. */
export interface BeylaEbpfMaxMindConfig {
  /** `asn_path` @default "" */
  readonly asnPath?: AlloyString;
  /** `country_path` @default "" */
  readonly countryPath?: AlloyString;
}

/** `geo_ip` of `beyla.ebpf`. */
export interface BeylaEbpfGeoIp {
  /** `cache_expiry`. Since Alloy 1.19. @default 0s */
  readonly cacheExpiry?: AlloyDuration;
  /** `cache_len`: addresses whose place it remembers. @default 0 */
  readonly cacheLen?: AlloyNumber;
  /** `ipinfo`. Since Alloy 1.19. @default - not set */
  readonly ipinfo?: BeylaEbpfIpInfoConfig;
  /** `maxmind`. Since Alloy 1.19. @default - not set */
  readonly maxmind?: BeylaEbpfMaxMindConfig;
}

/** `otel_exported_signals` of `beyla.ebpf`. */
export interface BeylaEbpfInjectorOtelExportedSignals {
  /** `logs`: has the SDKs send logs. @default false */
  readonly logs?: AlloyBoolean;
  /** `metrics`: has the SDKs send metrics, over OTLP only. @default true */
  readonly metrics?: AlloyBoolean;
  /** `traces`: has the SDKs send traces. @default true */
  readonly traces?: AlloyBoolean;
}

/** `resources` of `beyla.ebpf`. */
export interface BeylaEbpfInjectorResources {
  /** `add_k8s_ip_attribute`: adds the pod's address as `k8s.pod.ip`. Since Alloy 1.18. @default false */
  readonly addK8sIpAttribute?: AlloyBoolean;
  /**
   * `add_k8s_uid_attributes`: adds the UIDs of Kubernetes objects, such as `k8s.deployment.uid`.
   * Since Alloy 1.18.
   * @default false
   */
  readonly addK8sUidAttributes?: AlloyBoolean;
  /** `attributes`: further attributes that the SDKs' data carries. @default {} */
  readonly attributes?: AlloyMap<AlloyString>;
  /**
   * `use_k8s_labels_for_resource_attributes`: derives attributes from well-known labels, such as `service.name` from
   * `app.kubernetes.io/name`.
   * Since Alloy 1.18.
   * @default false
   */
  readonly useK8sLabelsForResourceAttributes?: AlloyBoolean;
}

/** `webhook` of `beyla.ebpf`. */
export interface BeylaEbpfInjectorWebhook {
  /**
   * `external_deployment_name`: controller that injects in Beyla's place, as namespace and deployment.
   * Since Alloy 1.18.
   * @default ""
   */
  readonly externalDeploymentName?: AlloyString;
}

/** `injector` of `beyla.ebpf`. */
export interface BeylaEbpfInjector {
  /** `enabled_sdks`: languages that get an SDK, such as `java` or `dotnet`. @default [] */
  readonly enabledSdks?: AlloyList<AlloyString>;
  /**
   * `exclude_instrument`: processes that get no SDK even when `instrument` matches them.
   * Since Alloy 1.18.
   * @default - none
   */
  readonly excludeInstrument?: readonly BeylaEbpfService[];
  /** `exporter_otlp_endpoint`: URL that the SDKs send OTLP to. Since Alloy 1.18. @default "" */
  readonly exporterOtlpEndpoint?: AlloyString;
  /**
   * `exporter_otlp_protocol`: protocol in which the SDKs send OTLP, such as `grpc` or `http/protobuf`.
   * Since Alloy 1.18.
   * @default ""
   */
  readonly exporterOtlpProtocol?: AlloyString;
  /** `image_version`: version of the image that carries the SDKs. Since Alloy 1.18. @default "" */
  readonly imageVersion?: AlloyString;
  /** `instrument`: processes whose pods get an SDK, by glob. @default - none */
  readonly instrument?: readonly BeylaEbpfService[];
  /** `otel_exported_signals`: which signals the SDKs send. Since Alloy 1.18. @default - not set */
  readonly otelExportedSignals?: BeylaEbpfInjectorOtelExportedSignals;
  /** `resources`: which resource attributes the SDKs set. @default - not set */
  readonly resources?: BeylaEbpfInjectorResources;
  /** `trace_propagators`. Since Alloy 1.19. @default [] */
  readonly tracePropagators?: AlloyList<AlloyString>;
  /** `trace_sampler`. Since Alloy 1.19. @default - not set */
  readonly traceSampler?: BeylaEbpfSamplerConfig;
  /** `webhook`: hands the injection to a controller outside Beyla. @default - not set */
  readonly webhook?: BeylaEbpfInjectorWebhook;
  /** `disable_auto_restart`. Since Alloy 1.19. @default false */
  readonly disableAutoRestart?: AlloyBoolean;
}

/** `internal_metrics` of `beyla.ebpf`. */
export interface BeylaEbpfInternalMetrics {
  /** `bpf_metric_scrape_interval` @default 0s */
  readonly bpfMetricScrapeInterval?: AlloyDuration;
  /** `exporter` @default "" */
  readonly exporter?: AlloyString;
}

/** `javaagent` of `beyla.ebpf`. */
export interface BeylaEbpfJavaagent {
  /** `attach_timeout` @default 0s */
  readonly attachTimeout?: AlloyDuration;
  /** `debug` @default false */
  readonly debug?: AlloyBoolean;
  /** `debug_instrumentation` @default false */
  readonly debugInstrumentation?: AlloyBoolean;
  /** `enabled`: switches it on. @default - not set */
  readonly enabled?: AlloyBoolean;
}

/** `jvm_runtime_metrics` of `beyla.ebpf`. */
export interface BeylaEbpfJvmRuntimeMetrics {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
  /** `sampling_interval` @default 0s */
  readonly samplingInterval?: AlloyDuration;
}

/** `reverse_dns` of `beyla.ebpf`. */
export interface BeylaEbpfReverseDns {
  /** `cache_expiry`. Since Alloy 1.19. @default 0s */
  readonly cacheExpiry?: AlloyDuration;
  /** `cache_len`: addresses whose name it remembers. @default 0 */
  readonly cacheLen?: AlloyNumber;
  /** `type`: how names are found: `none`, `local` asks DNS, `ebpf` listens to answers. @default "" */
  readonly type?: AlloyString;
}

/** `network` of `beyla.ebpf`. */
export interface BeylaEbpfMetricsNetwork {
  /** `enable`: deprecated: add `network` to the `features` of `metrics` instead. @default false */
  readonly enable?: AlloyBoolean;
  /** `source`: `socket_filter` or `tc`; `tc` clashes with others that use it, such as Cilium. @default socket_filter */
  readonly source?: AlloyString;
  /** `agent_ip`: address reported as Beyla's own, instead of the detected one. @default "" */
  readonly agentIp?: AlloyString;
  /**
   * `agent_ip_iface`: where its own address comes from: `external`, `local` or `name:` and an interface.
   * @default external
   */
  readonly agentIpIface?: AlloyString;
  /** `agent_ip_type`: kind of its own address: `ipv4`, `ipv6` or `any`. @default any */
  readonly agentIpType?: AlloyString;
  /** `interfaces`: interfaces to watch, all if empty; between slashes, a regular expression. @default [] */
  readonly interfaces?: AlloyList<AlloyString>;
  /** `exclude_interfaces`: interfaces to leave out; between slashes, a regular expression. @default ["lo"] */
  readonly excludeInterfaces?: AlloyList<AlloyString>;
  /** `protocols`: drops flows of any other protocol, such as those besides `TCP`. @default [] */
  readonly protocols?: AlloyList<AlloyString>;
  /** `exclude_protocols`: drops flows of these protocols; ignored when `protocols` is set. @default [] */
  readonly excludeProtocols?: AlloyList<AlloyString>;
  /** `cache_max_flows`: flows gathered before they are passed on; fewer make smaller messages. @default 5000 */
  readonly cacheMaxFlows?: AlloyNumber;
  /** `cache_active_timeout`: longest that flows gather before they are passed on. @default 5s */
  readonly cacheActiveTimeout?: AlloyDuration;
  /** `direction`: traffic that counts: `ingress`, `egress` or `both`. @default both */
  readonly direction?: AlloyString;
  /** `sampling`: looks at one packet out of this many. @default 0 */
  readonly sampling?: AlloyNumber;
  /** `cidrs`: ranges that `src.cidr` and `dst.cidr` are set to, the narrowest first; filters nothing. @default [] */
  readonly cidrs?: AlloyList<AlloyString>;
  /** `deduper`: `first_come` counts a flow on the first interface only, `none` on all. Since Alloy 1.18. @default "" */
  readonly deduper?: AlloyString;
  /** `deduper_fc_ttl`: a flow silent for this long may count on another interface. Since Alloy 1.18. @default 0s */
  readonly deduperFcTtl?: AlloyDuration;
  /**
   * `guess_ports`: when nobody knows who called: `ordinal` takes the higher port as client's, `disable` none.
   * Since Alloy 1.18.
   * @default ""
   */
  readonly guessPorts?: AlloyString;
  /**
   * `listen_interfaces`: how it notices new interfaces: `watch` at once, `poll` every now and then.
   * Since Alloy 1.18.
   * @default ""
   */
  readonly listenInterfaces?: AlloyString;
  /**
   * `listen_poll_period`: how often it looks for interfaces if `listen_interfaces` is `poll`.
   * Since Alloy 1.18.
   * @default 0s
   */
  readonly listenPollPeriod?: AlloyDuration;
  /** `print_flows`: prints every flow to standard output. Since Alloy 1.18. @default false */
  readonly printFlows?: AlloyBoolean;
  /** `geo_ip`: adds where addresses are; experimental. Since Alloy 1.18. @default - not set */
  readonly geoIp?: BeylaEbpfGeoIp;
  /**
   * `reverse_dns`: names addresses by reverse DNS where nothing else does; experimental.
   * Since Alloy 1.18.
   * @default - not set
   */
  readonly reverseDns?: BeylaEbpfReverseDns;
}

/** `buckets` of `beyla.ebpf`. */
export interface BeylaEbpfMetricsBuckets {
  /** `duration_histogram`: bucket bounds for durations, in seconds. @default [] */
  readonly durationHistogram?: AlloyList<AlloyNumber>;
  /** `request_size_histogram`: bucket bounds for request sizes, in bytes. @default [] */
  readonly requestSizeHistogram?: AlloyList<AlloyNumber>;
  /** `response_size_histogram`: bucket bounds for response sizes, in bytes. @default [] */
  readonly responseSizeHistogram?: AlloyList<AlloyNumber>;
  /** `stat_tcp_rtt_histogram`: bucket bounds for TCP round trips. @default [] */
  readonly statTcpRttHistogram?: AlloyList<AlloyNumber>;
  /** `gen_ai_client_operation_duration_histogram`. Since Alloy 1.19. @default [] */
  readonly genAiClientOperationDurationHistogram?: AlloyList<AlloyNumber>;
  /** `gen_ai_client_token_usage_histogram`. Since Alloy 1.19. @default [] */
  readonly genAiClientTokenUsageHistogram?: AlloyList<AlloyNumber>;
}

/** `native_histogram` of `beyla.ebpf`. */
export interface BeylaEbpfMetricsNativeHistogram {
  /** `bucket_factor`: largest growth from one bucket's bound to the next, a factor above 1. @default 0 */
  readonly bucketFactor?: AlloyNumber;
  /** `max_bucket_number`: buckets that a histogram may have before it makes them coarser. @default 0 */
  readonly maxBucketNumber?: AlloyNumber;
  /** `min_reset_duration`: shortest time between two resets of a histogram with too many buckets. @default 0s */
  readonly minResetDuration?: AlloyDuration;
}

/** `metrics` of `beyla.ebpf`. */
export interface BeylaEbpfMetrics {
  /**
   * `features`: kinds of metrics, such as `application`, `application_span`, `network` or `stats`.
   * @default ["application"]
   */
  readonly features?: AlloyList<
    AlloyEnum<
      | '*'
      | 'all'
      | 'application'
      | 'application_host'
      | 'application_jvm'
      | 'application_process'
      | 'application_runtime'
      | 'application_service_graph'
      | 'application_span'
      | 'application_span_otel'
      | 'application_span_sizes'
      | 'ebpf'
      | 'network'
      | 'network_flow_packets'
      | 'network_inter_zone'
      | 'stats'
      | 'stats_tcp_failed_connections'
      | 'stats_tcp_io'
      | 'stats_tcp_retransmits'
      | 'stats_tcp_rtt'
    >
  >;
  /** `instrumentations`: protocols that become metrics, such as `http` or `sql`; `*` takes all. @default ["*"] */
  readonly instrumentations?: AlloyList<
    AlloyEnum<
      | '*'
      | 'amqp'
      | 'couchbase'
      | 'dns'
      | 'genai'
      | 'gpu'
      | 'grpc'
      | 'http'
      | 'kafka'
      | 'memcached'
      | 'mongo'
      | 'mqtt'
      | 'nats'
      | 'redis'
      | 'sql'
      | 'sunrpc'
    >
  >;
  /** `allow_service_graph_self_references`: keeps a service's calls to itself in the service graph. @default false */
  readonly allowServiceGraphSelfReferences?: AlloyBoolean;
  /** `network`: network metrics; need `network` among the `features`. @default - not set */
  readonly network?: BeylaEbpfMetricsNetwork;
  /**
   * `extra_resource_labels`: resource attributes of the service that `target_info` carries too.
   * Since Alloy 1.12.
   * @default []
   */
  readonly extraResourceLabels?: AlloyList<AlloyString>;
  /**
   * `extra_span_resource_labels`: resource attributes of the service that span metrics carry too.
   * Since Alloy 1.12.
   * @default ["k8s.cluster.name", "k8s.namespace.name", "service.version", "deployment.environment"]
   */
  readonly extraSpanResourceLabels?: AlloyList<AlloyString>;
  /**
   * `exemplar_filter`: when metrics get exemplars: `always_on`, `always_off` or `trace_based`.
   * Since Alloy 1.16.
   * @default always_off
   */
  readonly exemplarFilter?: AlloyString;
  /** `ttl`: a series without news for this long goes away. Since Alloy 1.18. @default 0s */
  readonly ttl?: AlloyDuration;
  /** `buckets`: bounds of the classic histograms' buckets. Since Alloy 1.18. @default - not set */
  readonly buckets?: BeylaEbpfMetricsBuckets;
  /** `native_histogram`: how native histograms cut their buckets. Since Alloy 1.18. @default - not set */
  readonly nativeHistogram?: BeylaEbpfMetricsNativeHistogram;
}

/** `nodejs` of `beyla.ebpf`. */
export interface BeylaEbpfNodejs {
  /** `enabled`: switches it on. @default - not set */
  readonly enabled?: AlloyBoolean;
}

/** `routes` of `beyla.ebpf`. */
export interface BeylaEbpfRoutes {
  /** `ignore_mode`: what ignored paths lose: `all`, `metrics` or `traces`. @default "" */
  readonly ignoreMode?: AlloyString;
  /** `ignored_patterns`: paths that make no metrics or spans, as `ignore_mode` says. @default [] */
  readonly ignoredPatterns?: AlloyList<AlloyString>;
  /**
   * `max_path_segment_cardinality`: values a segment may have per service before the heuristic replaces it; 0 never
   * does.
   * Since Alloy 1.13.
   * @default 10
   */
  readonly maxPathSegmentCardinality?: AlloyNumber;
  /** `patterns`: routes, with variable segments as `:name` or `{name}`. @default [] */
  readonly patterns?: AlloyList<AlloyString>;
  /**
   * `unmatched`: route of other paths: `heuristic`, `path`, `wildcard` or `unset`; `path` can be endless.
   * @default heuristic
   */
  readonly unmatched?: AlloyString;
  /** `wildcard_char`: replaces a path segment that varies. @default "*" */
  readonly wildcardChar?: AlloyString;
}

/** `traces` of `beyla.ebpf`. */
export interface BeylaEbpfTraces {
  /** `instrumentations`: protocols that become spans, such as `http` or `sql`; `*` takes all. @default ["*"] */
  readonly instrumentations?: AlloyList<
    AlloyEnum<
      | '*'
      | 'amqp'
      | 'couchbase'
      | 'dns'
      | 'genai'
      | 'gpu'
      | 'grpc'
      | 'http'
      | 'kafka'
      | 'memcached'
      | 'mongo'
      | 'mqtt'
      | 'nats'
      | 'redis'
      | 'sql'
      | 'sunrpc'
    >
  >;
  /** `sampler`: which traces are kept, unless a service has its own sampler. @default - not set */
  readonly sampler?: BeylaEbpfSamplerConfig;
}

/** `stats` of `beyla.ebpf`. */
export interface BeylaEbpfStats {
  /** `agent_ip`: address reported as Beyla's own, instead of the detected one. @default "" */
  readonly agentIp?: AlloyString;
  /**
   * `agent_ip_iface`: where its own address comes from: `external`, `local` or `name:` and an interface.
   * @default external
   */
  readonly agentIpIface?: AlloyString;
  /** `agent_ip_type`: kind of its own address: `ipv4`, `ipv6` or `any`. @default any */
  readonly agentIpType?: AlloyString;
  /** `cidrs`: ranges that `src.cidr` and `dst.cidr` are set to. @default [] */
  readonly cidrs?: AlloyList<AlloyString>;
  /** `geo_ip`: adds where addresses are; experimental. Since Alloy 1.18. @default - not set */
  readonly geoIp?: BeylaEbpfGeoIp;
  /** `print_stats`: prints every record to standard output. @default false */
  readonly printStats?: AlloyBoolean;
  /**
   * `reverse_dns`: names addresses by reverse DNS where nothing else does; experimental.
   * Since Alloy 1.18.
   * @default - not set
   */
  readonly reverseDns?: BeylaEbpfReverseDns;
}

/** Arguments of `beyla.ebpf`. */
export interface BeylaEbpfProps {
  /** `open_port`: deprecated for `discovery`: instruments whatever listens on these ports. @default "" */
  readonly openPort?: AlloyString;
  /** `executable_name`: deprecated for `discovery`: instruments executables whose path matches this. @default "" */
  readonly executableName?: AlloyString;
  /** `debug`: logs Beyla's inner workings, network and traces included. @default false */
  readonly debug?: AlloyBoolean;
  /** `log_level`: Beyla's own: `debug`, `info`, `warn` or `error`. Since Alloy 1.19. @default "" */
  readonly logLevel?: AlloyString;
  /**
   * `trace_printer`: how spans are printed: `disabled`, `counter`, `text`, `json` or `json_indent`.
   * @default disabled
   */
  readonly tracePrinter?: AlloyEnum<'counter' | 'disabled' | 'json' | 'json_indent' | 'text'>;
  /** `enforce_sys_caps`: stops at start when a capability is missing, rather than only logging it. @default false */
  readonly enforceSysCaps?: AlloyBoolean;
  /** `routes`: turns URL paths into routes, so that they stay few. @default - not set */
  readonly routes?: BeylaEbpfRoutes;
  /** `attributes`: what metrics and spans say about where they come from. @default - not set */
  readonly attributes?: BeylaEbpfAttributes;
  /** `discovery`: which processes it instruments. @default - not set */
  readonly discovery?: BeylaEbpfDiscovery;
  /** `metrics`: which metrics it makes. @default - not set */
  readonly metrics?: BeylaEbpfMetrics;
  /** `traces`: which spans it makes; without `output` they go nowhere. Since Alloy 1.11. @default - not set */
  readonly traces?: BeylaEbpfTraces;
  /** `ebpf`: how the programs in the kernel work. @default - not set */
  readonly ebpf?: BeylaEbpfEbpf;
  /** `filters`: keeps or drops metrics by their attributes. @default - not set */
  readonly filters?: BeylaEbpfFilters;
  /** `output`: who gets which signal. @default - not set */
  readonly output?: OtelcolConsumerArguments;
  /**
   * `injector`: puts OpenTelemetry SDKs into pods instead of using eBPF; experimental.
   * Since Alloy 1.15.
   * @default - not set
   */
  readonly injector?: BeylaEbpfInjector;
  /**
   * `stats`: TCP connection statistics; need `stats` among the `features` of `metrics`.
   * Since Alloy 1.16.
   * @default - not set
   */
  readonly stats?: BeylaEbpfStats;
  /** `internal_metrics`: Beyla's metrics of itself. Since Alloy 1.19. @default - not set */
  readonly internalMetrics?: BeylaEbpfInternalMetrics;
  /** `javaagent`: how it gets into Java programs. Since Alloy 1.19. @default - not set */
  readonly javaagent?: BeylaEbpfJavaagent;
  /** `nodejs`: how it gets into Node.js programs. Since Alloy 1.19. @default - not set */
  readonly nodejs?: BeylaEbpfNodejs;
  /** `jvm_runtime_metrics`: metrics of Java virtual machines. Since Alloy 1.19. @default - not set */
  readonly jvmRuntimeMetrics?: BeylaEbpfJvmRuntimeMetrics;
}

/**
 * Instruments services from the kernel, for metrics and traces without changing them. Needs Linux and extra
 * capabilities. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/beyla/beyla.ebpf/
 */
export class BeylaEbpf extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<BeylaEbpfProps> = {}) {
    super(scope, id, TYPE, props);
  }
}

const ATTRIBUTE_FAMILY: Schema = {
  attr: 'string!',
  match: 'string',
  notMatch: 'string',
  greaterThan: 'int',
  greaterEquals: 'int',
  equals: 'int',
  notEquals: 'int',
  lessEquals: 'int',
  lessThan: 'int',
};

const ATTRIBUTES_KUBERNETES: Schema = {
  enable: 'string!',
  clusterName: 'string',
  informersSyncTimeout: 'duration',
  informersResyncPeriod: 'duration',
  disableInformers: 'list(string)',
  metaRestrictLocalNode: 'bool',
  metaCacheAddress: 'string',
  reconnectInitialInterval: 'duration',
  dropExternal: 'bool',
  kubeconfigPath: 'string',
  resourceLabels: 'map(list(string))',
  serviceNameTemplate: 'string',
};

const ATTRIBUTES_INSTANCE_ID: Schema = {
  dns: 'bool',
  overrideHostname: 'string',
};

const ATTRIBUTES_SELECT: Schema = {
  attr: 'string!',
  include: 'list(string)',
  exclude: 'list(string)',
};

const ATTRIBUTES_HOST_ID: Schema = {
  override: 'string',
};

const ATTRIBUTES_METADATA_RETRY: Schema = {
  timeout: 'duration',
  startInterval: 'duration',
  maxInterval: 'duration',
};

const ATTRIBUTES: Schema = {
  kubernetes: nested('block', ATTRIBUTES_KUBERNETES, 'required'),
  instanceId: nested('block', ATTRIBUTES_INSTANCE_ID),
  select: nested('blocks', ATTRIBUTES_SELECT),
  hostId: nested('block', ATTRIBUTES_HOST_ID),
  metadataRetry: nested('block', ATTRIBUTES_METADATA_RETRY),
  metricSpanNamesLimit: 'int',
  renameUnresolvedHosts: 'string',
  renameUnresolvedHostsIncoming: 'string',
  renameUnresolvedHostsOutgoing: 'string',
};

const KUBERNETES_SERVICE: Schema = {
  namespace: 'string',
  podName: 'string',
  deploymentName: 'string',
  replicasetName: 'string',
  statefulsetName: 'string',
  daemonsetName: 'string',
  ownerName: 'string',
  podLabels: 'map(string)',
  podAnnotations: 'map(string)',
};

const SAMPLER_CONFIG: Schema = {
  arg: 'string',
  name: oneOf(
    'string',
    'always_off',
    'always_on',
    'parentbased_always_off',
    'parentbased_always_on',
    'parentbased_traceidratio',
    'traceidratio',
  ),
};

const SERVICE: Schema = {
  name: 'string',
  namespace: 'string',
  openPorts: 'string',
  exePath: 'string',
  cmdArgs: 'string',
  kubernetes: nested('block', KUBERNETES_SERVICE),
  containersOnly: 'bool',
  exports: 'list(string)',
  sampler: nested('block', SAMPLER_CONFIG),
  languages: 'string',
};

const DISCOVERY_ROUTE_HARVESTER_ADVANCED: Schema = {
  javaHarvestDelay: 'duration',
};

const DISCOVERY: Schema = {
  bpfPidFilterOff: 'bool',
  defaultExcludeInstrument: nested('blocks', SERVICE),
  defaultExcludeServices: nested('blocks', SERVICE),
  defaultOtlpGrpcPort: 'int',
  disabledRouteHarvesters: 'list(string)',
  excludeInstrument: nested('blocks', SERVICE),
  excludeOtelInstrumentedServices: 'bool',
  excludeOtelInstrumentedServicesSpanMetrics: 'bool',
  excludeServices: nested('blocks', SERVICE),
  excludedLinuxSystemPaths: 'list(string)',
  instrument: nested('blocks', SERVICE),
  minProcessAge: 'duration',
  pollInterval: 'duration',
  routeHarvesterAdvanced: nested('block', DISCOVERY_ROUTE_HARVESTER_ADVANCED),
  routeHarvesterTimeout: 'duration',
  services: nested('blocks', SERVICE),
  skipGoSpecificTracers: 'bool',
  survey: nested('blocks', SERVICE),
};

const EBPF_BUFFER_SIZES: Schema = {
  http: 'int',
  kafka: 'int',
  mssql: 'int',
  mysql: 'int',
  postgres: 'int',
  tcp: 'int',
};

const EBPF_LOG_ENRICHER_SERVICES: Schema = {
  service: nested('blocks', SERVICE),
};

const EBPF_LOG_ENRICHER: Schema = {
  asyncWriterChannelLen: 'int',
  asyncWriterWorkers: 'int',
  cacheSize: 'int',
  cacheTtl: 'duration',
  services: nested('blocks', EBPF_LOG_ENRICHER_SERVICES),
};

const EBPF_MAPS_CONFIG: Schema = {
  globalScaleFactor: 'int',
};

const EBPF_PAYLOAD_EXTRACTION_HTTP_AWS: Schema = {
  enabled: 'bool',
};

const EBPF_PAYLOAD_EXTRACTION_HTTP_ELASTICSEARCH: Schema = {
  enabled: 'bool',
};

const EBPF_PAYLOAD_EXTRACTION_HTTP_ENRICHMENT_POLICY_DEFAULT_ACTION: Schema = {
  body: 'string',
  headers: 'string',
};

const EBPF_PAYLOAD_EXTRACTION_HTTP_ENRICHMENT_POLICY: Schema = {
  defaultAction: nested('block', EBPF_PAYLOAD_EXTRACTION_HTTP_ENRICHMENT_POLICY_DEFAULT_ACTION),
  obfuscationString: 'string',
};

const EBPF_PAYLOAD_EXTRACTION_HTTP_ENRICHMENT_RULES_MATCH: Schema = {
  caseSensitive: 'bool',
  methods: 'list(string)',
  obfuscationJsonPaths: 'list(string)',
  patterns: 'list(string)',
  urlPathPatterns: 'list(string)',
};

const EBPF_PAYLOAD_EXTRACTION_HTTP_ENRICHMENT_RULES: Schema = {
  action: 'string',
  match: nested('block', EBPF_PAYLOAD_EXTRACTION_HTTP_ENRICHMENT_RULES_MATCH),
  scope: 'string',
  type: 'string',
};

const EBPF_PAYLOAD_EXTRACTION_HTTP_ENRICHMENT: Schema = {
  enabled: 'bool',
  policy: nested('block', EBPF_PAYLOAD_EXTRACTION_HTTP_ENRICHMENT_POLICY),
  rules: nested('blocks', EBPF_PAYLOAD_EXTRACTION_HTTP_ENRICHMENT_RULES),
};

const EBPF_PAYLOAD_EXTRACTION_HTTP_OPENAI: Schema = {
  enabled: 'bool',
};

const EBPF_PAYLOAD_EXTRACTION_HTTP_ANTHROPIC: Schema = {
  enabled: 'bool',
};

const EBPF_PAYLOAD_EXTRACTION_HTTP_GEMINI: Schema = {
  enabled: 'bool',
};

const EBPF_PAYLOAD_EXTRACTION_HTTP_BEDROCK: Schema = {
  enabled: 'bool',
};

const EBPF_PAYLOAD_EXTRACTION_HTTP_EMBEDDING: Schema = {
  enabled: 'bool',
};

const EBPF_PAYLOAD_EXTRACTION_HTTP_MCP: Schema = {
  enabled: 'bool',
};

const EBPF_PAYLOAD_EXTRACTION_HTTP_QWEN: Schema = {
  enabled: 'bool',
};

const EBPF_PAYLOAD_EXTRACTION_HTTP_RERANK: Schema = {
  enabled: 'bool',
};

const EBPF_PAYLOAD_EXTRACTION_HTTP_RETRIEVAL: Schema = {
  enabled: 'bool',
};

const EBPF_PAYLOAD_EXTRACTION_HTTP_GRAPHQL: Schema = {
  enabled: 'bool',
};

const EBPF_PAYLOAD_EXTRACTION_HTTP_JSONRPC: Schema = {
  enabled: 'bool',
};

const EBPF_PAYLOAD_EXTRACTION_HTTP_SQLPP: Schema = {
  enabled: 'bool',
  endpointPatterns: 'list(string)',
};

const EBPF_PAYLOAD_EXTRACTION_HTTP: Schema = {
  aws: nested('block', EBPF_PAYLOAD_EXTRACTION_HTTP_AWS),
  elasticsearch: nested('block', EBPF_PAYLOAD_EXTRACTION_HTTP_ELASTICSEARCH),
  enrichment: nested('block', EBPF_PAYLOAD_EXTRACTION_HTTP_ENRICHMENT),
  openai: nested('block', EBPF_PAYLOAD_EXTRACTION_HTTP_OPENAI),
  anthropic: nested('block', EBPF_PAYLOAD_EXTRACTION_HTTP_ANTHROPIC),
  gemini: nested('block', EBPF_PAYLOAD_EXTRACTION_HTTP_GEMINI),
  bedrock: nested('block', EBPF_PAYLOAD_EXTRACTION_HTTP_BEDROCK),
  embedding: nested('block', EBPF_PAYLOAD_EXTRACTION_HTTP_EMBEDDING),
  mcp: nested('block', EBPF_PAYLOAD_EXTRACTION_HTTP_MCP),
  qwen: nested('block', EBPF_PAYLOAD_EXTRACTION_HTTP_QWEN),
  rerank: nested('block', EBPF_PAYLOAD_EXTRACTION_HTTP_RERANK),
  retrieval: nested('block', EBPF_PAYLOAD_EXTRACTION_HTTP_RETRIEVAL),
  graphql: nested('block', EBPF_PAYLOAD_EXTRACTION_HTTP_GRAPHQL),
  jsonrpc: nested('block', EBPF_PAYLOAD_EXTRACTION_HTTP_JSONRPC),
  sqlpp: nested('block', EBPF_PAYLOAD_EXTRACTION_HTTP_SQLPP),
};

const EBPF_PAYLOAD_EXTRACTION: Schema = {
  http: nested('block', EBPF_PAYLOAD_EXTRACTION_HTTP),
};

const EBPF_REDIS_DB_CACHE: Schema = {
  enabled: 'bool',
  maxSize: 'int',
};

const EBPF: Schema = {
  batchLength: 'int',
  batchTimeout: 'duration',
  bpfDebug: 'bool',
  bpfFsPath: 'string',
  bufferSizes: nested('block', EBPF_BUFFER_SIZES),
  contextPropagation: 'string',
  couchbaseDbCacheSize: 'int',
  disableBlackBoxCp: 'bool',
  dnsRequestTimeout: 'duration',
  forceBpfMapReader: 'string',
  heuristicSqlDetect: 'bool',
  highRequestVolume: 'bool',
  httpRequestTimeout: 'duration',
  instrumentCuda: 'int',
  kafkaTopicUuidCacheSize: 'int',
  logEnricher: nested('block', EBPF_LOG_ENRICHER),
  mapsConfig: nested('block', EBPF_MAPS_CONFIG),
  maxTransactionTime: 'duration',
  mongoRequestsCacheSize: 'int',
  mssqlPreparedStatementsCacheSize: 'int',
  mysqlPreparedStatementsCacheSize: 'int',
  overrideBpfloopEnabled: 'bool',
  payloadExtraction: nested('block', EBPF_PAYLOAD_EXTRACTION),
  postgresPreparedStatementsCacheSize: 'int',
  protocolDebugPrint: 'bool',
  redisDbCache: nested('block', EBPF_REDIS_DB_CACHE),
  statsWakeupDataBytes: 'int',
  trackRequestHeaders: 'bool',
  trafficControlBackend: 'string',
  wakeupLen: 'int',
};

const FILTERS: Schema = {
  application: nested('blocks', ATTRIBUTE_FAMILY),
  network: nested('blocks', ATTRIBUTE_FAMILY),
};

const IP_INFO_CONFIG: Schema = {
  path: 'string',
};

const MAX_MIND_CONFIG: Schema = {
  asnPath: 'string',
  countryPath: 'string',
};

const GEO_IP: Schema = {
  cacheExpiry: 'duration',
  cacheLen: 'int',
  ipinfo: nested('block', IP_INFO_CONFIG),
  maxmind: nested('block', MAX_MIND_CONFIG),
};

const INJECTOR_OTEL_EXPORTED_SIGNALS: Schema = {
  logs: 'bool',
  metrics: 'bool',
  traces: 'bool',
};

const INJECTOR_RESOURCES: Schema = {
  addK8sIpAttribute: 'bool',
  addK8sUidAttributes: 'bool',
  attributes: 'map(string)',
  useK8sLabelsForResourceAttributes: 'bool',
};

const INJECTOR_WEBHOOK: Schema = {
  externalDeploymentName: 'string',
};

const INJECTOR: Schema = {
  enabledSdks: 'list(string)',
  excludeInstrument: nested('blocks', SERVICE),
  exporterOtlpEndpoint: 'string',
  exporterOtlpProtocol: 'string',
  imageVersion: 'string',
  instrument: nested('blocks', SERVICE),
  otelExportedSignals: nested('block', INJECTOR_OTEL_EXPORTED_SIGNALS),
  resources: nested('block', INJECTOR_RESOURCES),
  tracePropagators: 'list(string)',
  traceSampler: nested('block', SAMPLER_CONFIG),
  webhook: nested('block', INJECTOR_WEBHOOK),
  disableAutoRestart: 'bool',
};

const INTERNAL_METRICS: Schema = {
  bpfMetricScrapeInterval: 'duration',
  exporter: 'string',
};

const JAVAAGENT: Schema = {
  attachTimeout: 'duration',
  debug: 'bool',
  debugInstrumentation: 'bool',
  enabled: 'bool',
};

const JVM_RUNTIME_METRICS: Schema = {
  enabled: 'bool',
  samplingInterval: 'duration',
};

const REVERSE_DNS: Schema = {
  cacheExpiry: 'duration',
  cacheLen: 'int',
  type: 'string',
};

const METRICS_NETWORK: Schema = {
  enable: 'bool',
  source: 'string',
  agentIp: 'string',
  agentIpIface: 'string',
  agentIpType: 'string',
  interfaces: 'list(string)',
  excludeInterfaces: 'list(string)',
  protocols: 'list(string)',
  excludeProtocols: 'list(string)',
  cacheMaxFlows: 'int',
  cacheActiveTimeout: 'duration',
  direction: 'string',
  sampling: 'int',
  cidrs: 'list(string)',
  deduper: 'string',
  deduperFcTtl: 'duration',
  guessPorts: 'string',
  listenInterfaces: 'string',
  listenPollPeriod: 'duration',
  printFlows: 'bool',
  geoIp: nested('block', GEO_IP),
  reverseDns: nested('block', REVERSE_DNS),
};

const METRICS_BUCKETS: Schema = {
  durationHistogram: 'list(float64)',
  requestSizeHistogram: 'list(float64)',
  responseSizeHistogram: 'list(float64)',
  statTcpRttHistogram: 'list(float64)',
  genAiClientOperationDurationHistogram: 'list(float64)',
  genAiClientTokenUsageHistogram: 'list(float64)',
};

const METRICS_NATIVE_HISTOGRAM: Schema = {
  bucketFactor: 'float64',
  maxBucketNumber: 'int',
  minResetDuration: 'duration',
};

const METRICS: Schema = {
  features: oneOf(
    'list(string)',
    '*',
    'all',
    'application',
    'application_host',
    'application_jvm',
    'application_process',
    'application_runtime',
    'application_service_graph',
    'application_span',
    'application_span_otel',
    'application_span_sizes',
    'ebpf',
    'network',
    'network_flow_packets',
    'network_inter_zone',
    'stats',
    'stats_tcp_failed_connections',
    'stats_tcp_io',
    'stats_tcp_retransmits',
    'stats_tcp_rtt',
  ),
  instrumentations: oneOf(
    'list(string)',
    '*',
    'amqp',
    'couchbase',
    'dns',
    'genai',
    'gpu',
    'grpc',
    'http',
    'kafka',
    'memcached',
    'mongo',
    'mqtt',
    'nats',
    'redis',
    'sql',
    'sunrpc',
  ),
  allowServiceGraphSelfReferences: 'bool',
  network: nested('block', METRICS_NETWORK),
  extraResourceLabels: 'list(string)',
  extraSpanResourceLabels: 'list(string)',
  exemplarFilter: 'string',
  ttl: 'duration',
  buckets: nested('block', METRICS_BUCKETS),
  nativeHistogram: nested('block', METRICS_NATIVE_HISTOGRAM),
};

const NODEJS: Schema = {
  enabled: 'bool',
};

const ROUTES: Schema = {
  ignoreMode: 'string',
  ignoredPatterns: 'list(string)',
  maxPathSegmentCardinality: 'int',
  patterns: 'list(string)',
  unmatched: 'string',
  wildcardChar: 'string',
};

const TRACES: Schema = {
  instrumentations: oneOf(
    'list(string)',
    '*',
    'amqp',
    'couchbase',
    'dns',
    'genai',
    'gpu',
    'grpc',
    'http',
    'kafka',
    'memcached',
    'mongo',
    'mqtt',
    'nats',
    'redis',
    'sql',
    'sunrpc',
  ),
  sampler: nested('block', SAMPLER_CONFIG),
};

const STATS: Schema = {
  agentIp: 'string',
  agentIpIface: 'string',
  agentIpType: 'string',
  cidrs: 'list(string)',
  geoIp: nested('block', GEO_IP),
  printStats: 'bool',
  reverseDns: nested('block', REVERSE_DNS),
};

const PROPS: Schema = {
  openPort: 'string',
  executableName: 'string',
  debug: 'bool',
  logLevel: 'string',
  tracePrinter: oneOf('string', 'counter', 'disabled', 'json', 'json_indent', 'text'),
  enforceSysCaps: 'bool',
  routes: nested('block', ROUTES),
  attributes: nested('block', ATTRIBUTES),
  discovery: nested('block', DISCOVERY),
  metrics: nested('block', METRICS),
  traces: nested('block', TRACES),
  ebpf: nested('block', EBPF),
  filters: nested('block', FILTERS),
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS),
  injector: nested('block', INJECTOR),
  stats: nested('block', STATS),
  internalMetrics: nested('block', INTERNAL_METRICS),
  javaagent: nested('block', JAVAAGENT),
  nodejs: nested('block', NODEJS),
  jvmRuntimeMetrics: nested('block', JVM_RUNTIME_METRICS),
};

const TYPE: ComponentType = {
  name: 'beyla.ebpf',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    'attributes.host_id': '1.18',
    'attributes.kubernetes.drop_external': '1.18',
    'attributes.kubernetes.kubeconfig_path': '1.18',
    'attributes.kubernetes.meta_cache_address': '1.12',
    'attributes.kubernetes.reconnect_initial_interval': '1.16',
    'attributes.kubernetes.resource_labels': '1.18',
    'attributes.kubernetes.service_name_template': '1.18',
    'attributes.metadata_retry': '1.18',
    'attributes.metric_span_names_limit': '1.18',
    'attributes.rename_unresolved_hosts': '1.18',
    'attributes.rename_unresolved_hosts_incoming': '1.18',
    'attributes.rename_unresolved_hosts_outgoing': '1.18',
    'discovery.bpf_pid_filter_off': '1.19',
    'discovery.default_exclude_instrument': '1.11',
    'discovery.default_exclude_instrument.cmd_args': '1.15',
    'discovery.default_exclude_instrument.languages': '1.18',
    'discovery.default_exclude_services.cmd_args': '1.15',
    'discovery.default_exclude_services.containers_only': '1.9',
    'discovery.default_exclude_services.exports': '1.11',
    'discovery.default_exclude_services.kubernetes.pod_annotations': '1.9',
    'discovery.default_exclude_services.languages': '1.18',
    'discovery.default_exclude_services.sampler': '1.11',
    'discovery.default_otlp_grpc_port': '1.18',
    'discovery.disabled_route_harvesters': '1.19',
    'discovery.exclude_instrument': '1.11',
    'discovery.exclude_instrument.cmd_args': '1.15',
    'discovery.exclude_instrument.languages': '1.18',
    'discovery.exclude_otel_instrumented_services_span_metrics': '1.18',
    'discovery.exclude_services.cmd_args': '1.15',
    'discovery.exclude_services.containers_only': '1.9',
    'discovery.exclude_services.exports': '1.11',
    'discovery.exclude_services.kubernetes.pod_annotations': '1.9',
    'discovery.exclude_services.languages': '1.18',
    'discovery.exclude_services.sampler': '1.11',
    'discovery.excluded_linux_system_paths': '1.19',
    'discovery.instrument': '1.11',
    'discovery.instrument.cmd_args': '1.15',
    'discovery.instrument.languages': '1.18',
    'discovery.min_process_age': '1.18',
    'discovery.poll_interval': '1.18',
    'discovery.route_harvester_advanced': '1.19',
    'discovery.route_harvester_timeout': '1.19',
    'discovery.services.cmd_args': '1.15',
    'discovery.services.containers_only': '1.9',
    'discovery.services.exports': '1.11',
    'discovery.services.kubernetes.pod_annotations': '1.9',
    'discovery.services.languages': '1.18',
    'discovery.services.sampler': '1.11',
    'discovery.survey': '1.10',
    'discovery.survey.cmd_args': '1.15',
    'discovery.survey.exports': '1.11',
    'discovery.survey.languages': '1.18',
    'discovery.survey.sampler': '1.11',
    'ebpf.batch_length': '1.19',
    'ebpf.batch_timeout': '1.19',
    'ebpf.bpf_debug': '1.9',
    'ebpf.bpf_fs_path': '1.19',
    'ebpf.buffer_sizes': '1.18',
    'ebpf.context_propagation': '1.9',
    'ebpf.couchbase_db_cache_size': '1.19',
    'ebpf.disable_black_box_cp': '1.19',
    'ebpf.dns_request_timeout': '1.18',
    'ebpf.force_bpf_map_reader': '1.19',
    'ebpf.instrument_cuda': '1.18',
    'ebpf.kafka_topic_uuid_cache_size': '1.19',
    'ebpf.log_enricher': '1.19',
    'ebpf.maps_config': '1.16',
    'ebpf.max_transaction_time': '1.18',
    'ebpf.mongo_requests_cache_size': '1.19',
    'ebpf.mssql_prepared_statements_cache_size': '1.19',
    'ebpf.mysql_prepared_statements_cache_size': '1.19',
    'ebpf.override_bpfloop_enabled': '1.19',
    'ebpf.payload_extraction': '1.15',
    'ebpf.payload_extraction.http.anthropic': '1.19',
    'ebpf.payload_extraction.http.aws': '1.18',
    'ebpf.payload_extraction.http.bedrock': '1.19',
    'ebpf.payload_extraction.http.elasticsearch': '1.18',
    'ebpf.payload_extraction.http.embedding': '1.19',
    'ebpf.payload_extraction.http.enrichment': '1.18',
    'ebpf.payload_extraction.http.enrichment.rules': '1.19',
    'ebpf.payload_extraction.http.gemini': '1.19',
    'ebpf.payload_extraction.http.graphql': '1.18',
    'ebpf.payload_extraction.http.jsonrpc': '1.18',
    'ebpf.payload_extraction.http.mcp': '1.19',
    'ebpf.payload_extraction.http.openai': '1.19',
    'ebpf.payload_extraction.http.qwen': '1.19',
    'ebpf.payload_extraction.http.rerank': '1.19',
    'ebpf.payload_extraction.http.retrieval': '1.19',
    'ebpf.payload_extraction.http.sqlpp': '1.18',
    'ebpf.postgres_prepared_statements_cache_size': '1.19',
    'ebpf.protocol_debug_print': '1.9',
    'ebpf.redis_db_cache': '1.19',
    'ebpf.stats_wakeup_data_bytes': '1.19',
    'ebpf.traffic_control_backend': '1.18',
    'filters.application.equals': '1.18',
    'filters.application.greater_equals': '1.18',
    'filters.application.greater_than': '1.18',
    'filters.application.less_equals': '1.18',
    'filters.application.less_than': '1.18',
    'filters.application.not_equals': '1.18',
    'filters.network.equals': '1.18',
    'filters.network.greater_equals': '1.18',
    'filters.network.greater_than': '1.18',
    'filters.network.less_equals': '1.18',
    'filters.network.less_than': '1.18',
    'filters.network.not_equals': '1.18',
    injector: '1.15',
    'injector.disable_auto_restart': '1.19',
    'injector.exclude_instrument': '1.18',
    'injector.exporter_otlp_endpoint': '1.18',
    'injector.exporter_otlp_protocol': '1.18',
    'injector.image_version': '1.18',
    'injector.instrument.languages': '1.18',
    'injector.otel_exported_signals': '1.18',
    'injector.resources.add_k8s_ip_attribute': '1.18',
    'injector.resources.add_k8s_uid_attributes': '1.18',
    'injector.resources.use_k8s_labels_for_resource_attributes': '1.18',
    'injector.trace_propagators': '1.19',
    'injector.trace_sampler': '1.19',
    'injector.webhook.external_deployment_name': '1.18',
    internal_metrics: '1.19',
    javaagent: '1.19',
    jvm_runtime_metrics: '1.19',
    log_level: '1.19',
    'metrics.buckets': '1.18',
    'metrics.buckets.gen_ai_client_operation_duration_histogram': '1.19',
    'metrics.buckets.gen_ai_client_token_usage_histogram': '1.19',
    'metrics.exemplar_filter': '1.16',
    'metrics.extra_resource_labels': '1.12',
    'metrics.extra_span_resource_labels': '1.12',
    'metrics.native_histogram': '1.18',
    'metrics.network.deduper': '1.18',
    'metrics.network.deduper_fc_ttl': '1.18',
    'metrics.network.geo_ip': '1.18',
    'metrics.network.geo_ip.cache_expiry': '1.19',
    'metrics.network.geo_ip.ipinfo': '1.19',
    'metrics.network.geo_ip.maxmind': '1.19',
    'metrics.network.guess_ports': '1.18',
    'metrics.network.listen_interfaces': '1.18',
    'metrics.network.listen_poll_period': '1.18',
    'metrics.network.print_flows': '1.18',
    'metrics.network.reverse_dns': '1.18',
    'metrics.network.reverse_dns.cache_expiry': '1.19',
    'metrics.ttl': '1.18',
    nodejs: '1.19',
    'routes.max_path_segment_cardinality': '1.13',
    stats: '1.16',
    'stats.geo_ip': '1.18',
    'stats.geo_ip.cache_expiry': '1.19',
    'stats.geo_ip.ipinfo': '1.19',
    'stats.geo_ip.maxmind': '1.19',
    'stats.reverse_dns': '1.18',
    'stats.reverse_dns.cache_expiry': '1.19',
    traces: '1.11',
  },
};
