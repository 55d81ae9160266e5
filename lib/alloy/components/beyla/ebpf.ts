// Generated from the source of Grafana Alloy 1.18.0 by `npm run generate`.
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
  /** `greater_than`: passes numbers above this. @default - not set */
  readonly greaterThan?: AlloyNumber;
  /** `greater_equals`: passes this number and those above. @default - not set */
  readonly greaterEquals?: AlloyNumber;
  /** `equals`: passes this number only. @default - not set */
  readonly equals?: AlloyNumber;
  /** `not_equals`: passes every number but this. @default - not set */
  readonly notEquals?: AlloyNumber;
  /** `less_equals`: passes this number and those below. @default - not set */
  readonly lessEquals?: AlloyNumber;
  /** `less_than`: passes numbers below this. @default - not set */
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
  /** `meta_cache_address`: host and port of a shared metadata cache. @default "" */
  readonly metaCacheAddress?: AlloyString;
  /** `kubeconfig_path`: kubeconfig to use instead of the one in the usual place. @default "" */
  readonly kubeconfigPath?: AlloyString;
  /** `reconnect_initial_interval`: wait before the first new attempt after losing the Kubernetes API. @default 0s */
  readonly reconnectInitialInterval?: AlloyDuration;
  /** `drop_external`: drops network flows with an end outside the cluster. @default false */
  readonly dropExternal?: AlloyBoolean;
  /** `service_name_template`: Go template that `service.name` comes from. @default "" */
  readonly serviceNameTemplate?: AlloyString;
  /** `resource_labels`: resource attributes, each with the pod labels it is taken from. @default {} */
  readonly resourceLabels?: AlloyMap<AlloyList<AlloyString>>;
}

/** `instance_id` of `beyla.ebpf`. */
export interface BeylaEbpfAttributesInstanceId {
  /** `dns`: asks DNS for the host's full name. @default false */
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
  /**
   * `rename_unresolved_hosts`: stands in for hosts and peers without a name; empty keeps their addresses.
   * @default - not set
   */
  readonly renameUnresolvedHosts?: AlloyString;
  /** `rename_unresolved_hosts_outgoing`: stands in for nameless hosts that a service calls. @default - not set */
  readonly renameUnresolvedHostsOutgoing?: AlloyString;
  /** `rename_unresolved_hosts_incoming`: stands in for nameless clients that call a service. @default - not set */
  readonly renameUnresolvedHostsIncoming?: AlloyString;
  /** `metric_span_names_limit`: span names per service in span metrics; further ones become `AGGREGATED`. @default 0 */
  readonly metricSpanNamesLimit?: AlloyNumber;
  /** `host_id`: which `host.id` it reports. @default - not set */
  readonly hostId?: BeylaEbpfAttributesHostId;
  /** `metadata_retry`: how it retries fetching the host's or cloud's metadata. @default - not set */
  readonly metadataRetry?: BeylaEbpfAttributesMetadataRetry;
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
  /** `pod_annotations`: pod annotations, each with a pattern of its value. @default {} */
  readonly podAnnotations?: AlloyMap<AlloyString>;
}

/** `sampler` of `beyla.ebpf`. */
export interface BeylaEbpfSamplerConfig {
  /** `name`: strategy, such as `traceidratio`, `always_on` or `parentbased_traceidratio`. @default - not set */
  readonly name?: AlloyEnum<
    | 'always_on'
    | 'always_off'
    | 'traceidratio'
    | 'parentbased_always_on'
    | 'parentbased_always_off'
    | 'parentbased_traceidratio'
  >;
  /** `arg`: share of traces to keep, `0` to `1`, for the strategies by ratio. @default "" */
  readonly arg?: AlloyString;
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
  /** `cmd_args`: glob of its command line. @default "" */
  readonly cmdArgs?: AlloyString;
  /** `languages`: glob of the process's language in lower case, such as `java`. @default "" */
  readonly languages?: AlloyString;
  /** `target_pids`: IDs of the processes; others don't match. @default [] */
  readonly targetPids?: AlloyList<AlloyNumber>;
  /** `kubernetes`: what has to match in Kubernetes, besides the rest. @default - not set */
  readonly kubernetes?: BeylaEbpfKubernetesService;
  /** `containers_only`: matches only processes inside a container. @default false */
  readonly containersOnly?: AlloyBoolean;
  /** `exports`: what is exported of it, `metrics`, `traces` or both; empty means both. @default [] */
  readonly exports?: AlloyList<AlloyString>;
  /** `sampler`: which of its traces are kept. @default - not set */
  readonly sampler?: BeylaEbpfSamplerConfig;
}

/** `discovery` of `beyla.ebpf`. */
export interface BeylaEbpfDiscovery {
  /**
   * `services`: deprecated for `instrument`, which overrides it: processes to instrument, by regular expression.
   * @default - none
   */
  readonly services?: readonly BeylaEbpfService[];
  /**
   * `exclude_services`: deprecated for `exclude_instrument`: processes to leave alone, by regular expression.
   * @default - none
   */
  readonly excludeServices?: readonly BeylaEbpfService[];
  /**
   * `default_exclude_services`: deprecated for `default_exclude_instrument`: keeps Beyla and its kind out, by regular
   * expression.
   * @default - none
   */
  readonly defaultExcludeServices?: readonly BeylaEbpfService[];
  /** `survey`: processes that only get a `survey_info` metric, without instrumentation. @default - none */
  readonly survey?: readonly BeylaEbpfService[];
  /** `instrument`: processes to instrument, by glob. @default - none */
  readonly instrument?: readonly BeylaEbpfService[];
  /** `exclude_instrument`: processes to leave alone even when `instrument` matches them. @default - none */
  readonly excludeInstrument?: readonly BeylaEbpfService[];
  /** `default_exclude_instrument`: keeps Alloy, Beyla and collectors from instrumenting themselves. @default - none */
  readonly defaultExcludeInstrument?: readonly BeylaEbpfService[];
  /** `skip_go_specific_tracers`: treats Go programs like any other, with generic tracers only. @default false */
  readonly skipGoSpecificTracers?: AlloyBoolean;
  /**
   * `exclude_otel_instrumented_services`: leaves services alone that already send OpenTelemetry data.
   * @default false
   */
  readonly excludeOtelInstrumentedServices?: AlloyBoolean;
  /** `poll_interval`: how often it looks for new processes. @default 0s */
  readonly pollInterval?: AlloyDuration;
  /** `min_process_age`: processes younger than this have to wait. @default 0s */
  readonly minProcessAge?: AlloyDuration;
  /** `default_otlp_grpc_port`: port taken for OTLP over gRPC when a process's environment names none. @default 0 */
  readonly defaultOtlpGrpcPort?: AlloyNumber;
  /**
   * `exclude_otel_instrumented_services_span_metrics`: makes no span metrics either for services that already send
   * OpenTelemetry data.
   * @default false
   */
  readonly excludeOtelInstrumentedServicesSpanMetrics?: AlloyBoolean;
}

/** `anthropic`, `aws`, `bedrock` and other blocks of `beyla.ebpf`. */
export interface BeylaEbpfProtocolToggle {
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

/** `genai` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfPayloadExtractionHttpGenai {
  /** `openai`: reads calls of OpenAI. @default - not set */
  readonly openai?: BeylaEbpfProtocolToggle;
  /** `anthropic`: reads calls of Anthropic. @default - not set */
  readonly anthropic?: BeylaEbpfProtocolToggle;
  /** `gemini`: reads calls of Google's Gemini. @default - not set */
  readonly gemini?: BeylaEbpfProtocolToggle;
  /** `qwen`: reads calls of Qwen, Alibaba's DashScope. @default - not set */
  readonly qwen?: BeylaEbpfProtocolToggle;
  /** `bedrock`: reads calls of AWS Bedrock. @default - not set */
  readonly bedrock?: BeylaEbpfProtocolToggle;
  /** `mcp`: reads Model Context Protocol calls. @default - not set */
  readonly mcp?: BeylaEbpfProtocolToggle;
  /** `embedding`: reads calls of embedding providers, such as Voyage AI or Cohere. @default - not set */
  readonly embedding?: BeylaEbpfProtocolToggle;
  /** `rerank`: reads calls that rerank results, such as Cohere's or Jina AI's. @default - not set */
  readonly rerank?: BeylaEbpfProtocolToggle;
  /** `retrieval`: reads queries of vector databases, such as Qdrant or Pinecone. @default - not set */
  readonly retrieval?: BeylaEbpfProtocolToggle;
}

/** `default_action` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfPayloadExtractionHttpEnrichmentPolicyDefaultAction {
  /** `headers`: what headers get without a matching rule; `include` can expose credentials. @default "" */
  readonly headers?: AlloyEnum<'include' | 'exclude' | 'obfuscate'>;
  /** `body`: what bodies get without a matching rule, such as `include` or `exclude`. @default "" */
  readonly body?: AlloyEnum<'include' | 'exclude' | 'obfuscate'>;
}

/** `policy` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfPayloadExtractionHttpEnrichmentPolicy {
  /** `default_action`: what happens where no rule matches. @default - not set */
  readonly defaultAction?: BeylaEbpfEbpfPayloadExtractionHttpEnrichmentPolicyDefaultAction;
  /** `obfuscation_string`: replaces what is obfuscated. @default "" */
  readonly obfuscationString?: AlloyString;
}

/** `match` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfPayloadExtractionHttpEnrichmentRuleMatch {
  /** `patterns`: globs of header names; header rules need one, body rules can't have any. @default [] */
  readonly patterns?: AlloyList<AlloyString>;
  /** `case_sensitive`: takes upper and lower case in header names as different. @default false */
  readonly caseSensitive?: AlloyBoolean;
  /**
   * `obfuscation_json_paths`: JSONPaths of what is hidden, such as `$.password`; only for rules that obfuscate bodies.
   * @default []
   */
  readonly obfuscationJsonPaths?: AlloyList<AlloyString>;
  /** `url_path_patterns`: globs of request paths that the rule is for. @default [] */
  readonly urlPathPatterns?: AlloyList<AlloyString>;
  /** `methods`: HTTP methods that the rule is for; none means all. @default [] */
  readonly methods?: AlloyList<AlloyString>;
}

/** `rule` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfPayloadExtractionHttpEnrichmentRule {
  /** `action`: `include`, `exclude` or `obfuscate`. @default "" */
  readonly action?: AlloyEnum<'include' | 'exclude' | 'obfuscate'>;
  /** `type`: what the rule is about, `headers` or `body`. @default "" */
  readonly type?: AlloyEnum<'headers' | 'body'>;
  /** `scope`: which side it is about: `request`, `response` or `all`. @default "" */
  readonly scope?: AlloyEnum<'request' | 'response' | 'all'>;
  /** `match`: which headers or bodies the rule applies to. @default - not set */
  readonly match?: BeylaEbpfEbpfPayloadExtractionHttpEnrichmentRuleMatch;
}

/** `enrichment` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfPayloadExtractionHttpEnrichment {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
  /** `policy`: what happens to headers and bodies that no rule matches. @default - not set */
  readonly policy?: BeylaEbpfEbpfPayloadExtractionHttpEnrichmentPolicy;
  /** `rule`: what of headers and bodies is put on spans, the first that matches. @default - none */
  readonly rule?: readonly BeylaEbpfEbpfPayloadExtractionHttpEnrichmentRule[];
}

/** `http` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfPayloadExtractionHttp {
  /** `graphql`: reads GraphQL operations. @default - not set */
  readonly graphql?: BeylaEbpfProtocolToggle;
  /** `elasticsearch`: reads Elasticsearch requests. @default - not set */
  readonly elasticsearch?: BeylaEbpfProtocolToggle;
  /** `aws`: reads calls of AWS services, such as S3 or SQS. @default - not set */
  readonly aws?: BeylaEbpfProtocolToggle;
  /** `jsonrpc`: reads JSON-RPC calls. @default - not set */
  readonly jsonrpc?: BeylaEbpfProtocolToggle;
  /** `sqlpp`: reads SQL++ queries, such as Couchbase's. @default - not set */
  readonly sqlpp?: BeylaEbpfEbpfPayloadExtractionHttpSqlpp;
  /** `genai`: reads calls of language models and what surrounds them. @default - not set */
  readonly genai?: BeylaEbpfEbpfPayloadExtractionHttpGenai;
  /** `enrichment`: puts headers and JSON bodies on spans, by rules. @default - not set */
  readonly enrichment?: BeylaEbpfEbpfPayloadExtractionHttpEnrichment;
}

/** `payload_extraction` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfPayloadExtraction {
  /** `http`: what it reads in HTTP bodies. @default - not set */
  readonly http?: BeylaEbpfEbpfPayloadExtractionHttp;
}

/** `maps_config` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfMapsConfig {
  /**
   * `global_scale_factor`: doubles the kernel's maps per step up, halves them per step down, from -3 to 3.
   * @default 0
   */
  readonly globalScaleFactor?: AlloyNumber;
}

/** `buffer_sizes` of `beyla.ebpf`. */
export interface BeylaEbpfEbpfBufferSizes {
  /** `http`: bytes kept of an HTTP request and of its answer; payload extraction needs some. @default 0 */
  readonly http?: AlloyNumber;
  /** `mysql`: bytes kept of a MySQL request and of its answer. @default 0 */
  readonly mysql?: AlloyNumber;
  /** `kafka`: bytes kept of a Kafka request and of its answer. @default 0 */
  readonly kafka?: AlloyNumber;
  /** `postgres`: bytes kept of a PostgreSQL request and of its answer. @default 0 */
  readonly postgres?: AlloyNumber;
  /** `mssql`: bytes kept of a SQL Server request and of its answer. @default 0 */
  readonly mssql?: AlloyNumber;
  /** `tcp`: bytes kept of other TCP traffic, each way. @default 0 */
  readonly tcp?: AlloyNumber;
}

/** `ebpf` of `beyla.ebpf`. */
export interface BeylaEbpfEbpf {
  /**
   * `wakeup_len`: events gathered before Beyla wakes; high saves CPU, but delays quiet services' metrics.
   * @default 0
   */
  readonly wakeupLen?: AlloyNumber;
  /** `track_request_headers`: looks for `Traceparent` in request headers. @default false */
  readonly trackRequestHeaders?: AlloyBoolean;
  /** `http_request_timeout`: a request without an answer for this long counts as timed out. @default 30s */
  readonly httpRequestTimeout?: AlloyDuration;
  /**
   * `context_propagation`: hands trace context to called services, by HTTP header, in TCP, both or not.
   * @default disabled
   */
  readonly contextPropagation?: AlloyString;
  /** `high_request_volume`: reports a request as soon as its response begins. @default false */
  readonly highRequestVolume?: AlloyBoolean;
  /** `heuristic_sql_detect`: guesses SQL in traffic with databases it doesn't know. @default false */
  readonly heuristicSqlDetect?: AlloyBoolean;
  /** `bpf_debug`: logs what the programs in the kernel do. @default false */
  readonly bpfDebug?: AlloyBoolean;
  /** `protocol_debug_print`: prints protocol data, for debugging. @default false */
  readonly protocolDebugPrint?: AlloyBoolean;
  /** `payload_extraction`: reads further details from request and response bodies. @default - not set */
  readonly payloadExtraction?: BeylaEbpfEbpfPayloadExtraction;
  /** `maps_config`: how large the kernel's maps are. @default - not set */
  readonly mapsConfig?: BeylaEbpfEbpfMapsConfig;
  /** `instrument_cuda`: watches CUDA kernel launches and allocations. @default "" */
  readonly instrumentCuda?: AlloyEnum<'auto' | 'on' | 'off'>;
  /** `traffic_control_backend`: how network programs are attached: `tc`, `tcx` or `auto`. @default "" */
  readonly trafficControlBackend?: AlloyEnum<'auto' | 'tc' | 'tcx'>;
  /** `max_transaction_time`: requests further apart than this aren't parent and child. @default 0s */
  readonly maxTransactionTime?: AlloyDuration;
  /** `dns_request_timeout`: a DNS query without an answer for this long counts as failed. @default 0s */
  readonly dnsRequestTimeout?: AlloyDuration;
  /** `buffer_sizes`: how much of each protocol's payload is captured. @default - not set */
  readonly bufferSizes?: BeylaEbpfEbpfBufferSizes;
}

/** `filters` of `beyla.ebpf`. */
export interface BeylaEbpfFilters {
  /** `application`: conditions for application metrics and spans. @default - none */
  readonly application?: readonly BeylaEbpfAttributeFamily[];
  /** `network`: conditions for network metrics. @default - none */
  readonly network?: readonly BeylaEbpfAttributeFamily[];
}

/** `geo_ip` of `beyla.ebpf`. */
export interface BeylaEbpfGeoIp {
  /** `ipinfo_path`: file with an IPinfo database. @default "" */
  readonly ipinfoPath?: AlloyString;
  /** `maxmind_country_path`: file with a MaxMind database of countries. @default "" */
  readonly maxmindCountryPath?: AlloyString;
  /** `maxmind_asn_path`: file with a MaxMind database of autonomous systems. @default "" */
  readonly maxmindAsnPath?: AlloyString;
  /** `cache_len`: addresses whose place it remembers. @default 0 */
  readonly cacheLen?: AlloyNumber;
  /** `cache_ttl`: how long it remembers an address's place. @default 0s */
  readonly cacheTtl?: AlloyDuration;
}

/** `webhook` of `beyla.ebpf`. */
export interface BeylaEbpfInjectorWebhook {
  /** `external_deployment_name`: controller that injects in Beyla's place, as namespace and deployment. @default "" */
  readonly externalDeploymentName?: AlloyString;
}

/** `otel_exported_signals` of `beyla.ebpf`. */
export interface BeylaEbpfInjectorOtelExportedSignals {
  /** `traces`: has the SDKs send traces. @default true */
  readonly traces?: AlloyBoolean;
  /** `metrics`: has the SDKs send metrics, over OTLP only. @default false */
  readonly metrics?: AlloyBoolean;
  /** `logs`: has the SDKs send logs. @default false */
  readonly logs?: AlloyBoolean;
}

/** `resources` of `beyla.ebpf`. */
export interface BeylaEbpfInjectorResources {
  /** `attributes`: further attributes that the SDKs' data carries. @default {} */
  readonly attributes?: AlloyMap<AlloyString>;
  /** `add_k8s_uid_attributes`: adds the UIDs of Kubernetes objects, such as `k8s.deployment.uid`. @default false */
  readonly addK8sUidAttributes?: AlloyBoolean;
  /** `add_k8s_ip_attribute`: adds the pod's address as `k8s.pod.ip`. @default false */
  readonly addK8sIpAttribute?: AlloyBoolean;
  /**
   * `use_k8s_labels_for_resource_attributes`: derives attributes from well-known labels, such as `service.name` from
   * `app.kubernetes.io/name`.
   * @default false
   */
  readonly useK8sLabelsForResourceAttributes?: AlloyBoolean;
}

/** `injector` of `beyla.ebpf`. */
export interface BeylaEbpfInjector {
  /** `instrument`: processes whose pods get an SDK, by glob. @default - none */
  readonly instrument?: readonly BeylaEbpfService[];
  /** `exclude_instrument`: processes that get no SDK even when `instrument` matches them. @default - none */
  readonly excludeInstrument?: readonly BeylaEbpfService[];
  /** `webhook`: hands the injection to a controller outside Beyla. @default - not set */
  readonly webhook?: BeylaEbpfInjectorWebhook;
  /** `image_version`: version of the image that carries the SDKs. @default "" */
  readonly imageVersion?: AlloyString;
  /** `sampler`: which traces the SDKs keep, unless a selector says otherwise. @default - not set */
  readonly sampler?: BeylaEbpfSamplerConfig;
  /** `propagators`: formats in which SDKs pass trace context on, such as `tracecontext` or `b3`. @default [] */
  readonly propagators?: AlloyList<AlloyString>;
  /** `otel_exported_signals`: which signals the SDKs send. @default - not set */
  readonly otelExportedSignals?: BeylaEbpfInjectorOtelExportedSignals;
  /** `resources`: which resource attributes the SDKs set. @default - not set */
  readonly resources?: BeylaEbpfInjectorResources;
  /** `enabled_sdks`: languages that get an SDK, such as `java` or `dotnet`. @default [] */
  readonly enabledSdks?: AlloyList<AlloyString>;
  /** `exporter_otlp_endpoint`: URL that the SDKs send OTLP to. @default "" */
  readonly exporterOtlpEndpoint?: AlloyString;
  /** `exporter_otlp_protocol`: protocol in which the SDKs send OTLP, such as `grpc` or `http/protobuf`. @default "" */
  readonly exporterOtlpProtocol?: AlloyString;
}

/** `reverse_dns` of `beyla.ebpf`. */
export interface BeylaEbpfReverseDns {
  /** `type`: how names are found: `none`, `local` asks DNS, `ebpf` listens to answers. @default "" */
  readonly type?: AlloyEnum<'none' | 'local' | 'ebpf'>;
  /** `cache_len`: addresses whose name it remembers. @default 0 */
  readonly cacheLen?: AlloyNumber;
  /** `cache_ttl`: how long it remembers an address's name. @default 0s */
  readonly cacheTtl?: AlloyDuration;
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
  /** `deduper`: `first_come` counts a flow on the first interface only, `none` on all. @default "" */
  readonly deduper?: AlloyEnum<'none' | 'first_come'>;
  /** `deduper_fc_ttl`: a flow silent for this long may count on another interface. @default 0s */
  readonly deduperFcTtl?: AlloyDuration;
  /**
   * `guess_ports`: when nobody knows who called: `ordinal` takes the higher port as client's, `disable` none.
   * @default ""
   */
  readonly guessPorts?: AlloyEnum<'ordinal' | 'disable'>;
  /** `listen_interfaces`: how it notices new interfaces: `watch` at once, `poll` every now and then. @default "" */
  readonly listenInterfaces?: AlloyEnum<'watch' | 'poll'>;
  /** `listen_poll_period`: how often it looks for interfaces if `listen_interfaces` is `poll`. @default 0s */
  readonly listenPollPeriod?: AlloyDuration;
  /** `print_flows`: prints every flow to standard output. @default false */
  readonly printFlows?: AlloyBoolean;
  /** `geo_ip`: adds where addresses are; experimental. @default - not set */
  readonly geoIp?: BeylaEbpfGeoIp;
  /** `reverse_dns`: names addresses by reverse DNS where nothing else does; experimental. @default - not set */
  readonly reverseDns?: BeylaEbpfReverseDns;
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

/** `buckets` of `beyla.ebpf`. */
export interface BeylaEbpfMetricsBuckets {
  /** `duration_histogram`: bucket bounds for durations, in seconds. @default [] */
  readonly durationHistogram?: AlloyList<AlloyNumber>;
  /** `request_size_histogram`: bucket bounds for request sizes, in bytes. @default [] */
  readonly requestSizeHistogram?: AlloyList<AlloyNumber>;
  /** `response_size_histogram`: bucket bounds for response sizes, in bytes. @default [] */
  readonly responseSizeHistogram?: AlloyList<AlloyNumber>;
  /** `gen_ai_token_usage_histogram`: bucket bounds for tokens that a model call uses. @default [] */
  readonly genAiTokenUsageHistogram?: AlloyList<AlloyNumber>;
  /** `gen_ai_client_duration_histogram`: bucket bounds for durations of model calls, in seconds. @default [] */
  readonly genAiClientDurationHistogram?: AlloyList<AlloyNumber>;
  /** `stat_tcp_rtt_histogram`: bucket bounds for TCP round trips. @default [] */
  readonly statTcpRttHistogram?: AlloyList<AlloyNumber>;
}

/** `metrics` of `beyla.ebpf`. */
export interface BeylaEbpfMetrics {
  /**
   * `features`: kinds of metrics, such as `application`, `application_span`, `network` or `stats`.
   * @default ["application"]
   */
  readonly features?: AlloyList<
    AlloyEnum<
      | 'application'
      | 'application_span'
      | 'application_span_otel'
      | 'application_span_sizes'
      | 'application_host'
      | 'application_service_graph'
      | 'application_process'
      | 'network'
      | 'network_inter_zone'
      | 'stats'
      | '*'
      | 'all'
    >
  >;
  /** `instrumentations`: protocols that become metrics, such as `http` or `sql`; `*` takes all. @default ["*"] */
  readonly instrumentations?: AlloyList<
    AlloyEnum<
      '*' | 'http' | 'grpc' | 'redis' | 'kafka' | 'sql' | 'gpu' | 'mongo' | 'memcached' | 'genai'
    >
  >;
  /** `allow_service_graph_self_references`: keeps a service's calls to itself in the service graph. @default false */
  readonly allowServiceGraphSelfReferences?: AlloyBoolean;
  /** `network`: network metrics; need `network` among the `features`. @default - not set */
  readonly network?: BeylaEbpfMetricsNetwork;
  /** `extra_resource_labels`: resource attributes of the service that `target_info` carries too. @default [] */
  readonly extraResourceLabels?: AlloyList<AlloyString>;
  /**
   * `extra_span_resource_labels`: resource attributes of the service that span metrics carry too.
   * @default ["k8s.cluster.name", "k8s.namespace.name", "service.version", "deployment.environment"]
   */
  readonly extraSpanResourceLabels?: AlloyList<AlloyString>;
  /** `native_histograms`: makes Prometheus native histograms. @default false */
  readonly nativeHistograms?: AlloyBoolean;
  /** `exemplar_filter`: when metrics get exemplars: `always_on`, `always_off` or `trace_based`. @default always_off */
  readonly exemplarFilter?: AlloyEnum<'always_on' | 'always_off' | 'trace_based'>;
  /** `ttl`: a series without news for this long goes away. @default 0s */
  readonly ttl?: AlloyDuration;
  /** `span_service_cache_size`: services that span metrics keep in memory. @default 0 */
  readonly spanServiceCacheSize?: AlloyNumber;
  /** `native_histogram`: how native histograms cut their buckets. @default - not set */
  readonly nativeHistogram?: BeylaEbpfMetricsNativeHistogram;
  /** `buckets`: bounds of the classic histograms' buckets. @default - not set */
  readonly buckets?: BeylaEbpfMetricsBuckets;
}

/** `routes` of `beyla.ebpf`. */
export interface BeylaEbpfRoutes {
  /**
   * `unmatched`: route of other paths: `heuristic`, `path`, `wildcard` or `unset`; `path` can be endless.
   * @default heuristic
   */
  readonly unmatched?: AlloyString;
  /** `patterns`: routes, with variable segments as `:name` or `{name}`. @default [] */
  readonly patterns?: AlloyList<AlloyString>;
  /** `ignored_patterns`: paths that make no metrics or spans, as `ignore_mode` says. @default [] */
  readonly ignoredPatterns?: AlloyList<AlloyString>;
  /** `ignore_mode`: what ignored paths lose: `all`, `metrics` or `traces`. @default "" */
  readonly ignoreMode?: AlloyString;
  /** `wildcard_char`: replaces a path segment that varies. @default "*" */
  readonly wildcardChar?: AlloyString;
  /**
   * `max_path_segment_cardinality`: values a segment may have per service before the heuristic replaces it; 0 never
   * does.
   * @default 10
   */
  readonly maxPathSegmentCardinality?: AlloyNumber;
}

/** `traces` of `beyla.ebpf`. */
export interface BeylaEbpfTraces {
  /** `instrumentations`: protocols that become spans, such as `http` or `sql`; `*` takes all. @default ["*"] */
  readonly instrumentations?: AlloyList<
    AlloyEnum<
      '*' | 'http' | 'grpc' | 'redis' | 'kafka' | 'sql' | 'gpu' | 'mongo' | 'memcached' | 'genai'
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
  /** `print_stats`: prints every record to standard output. @default false */
  readonly printStats?: AlloyBoolean;
  /** `geo_ip`: adds where addresses are; experimental. @default - not set */
  readonly geoIp?: BeylaEbpfGeoIp;
  /** `reverse_dns`: names addresses by reverse DNS where nothing else does; experimental. @default - not set */
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
  /**
   * `trace_printer`: how spans are printed: `disabled`, `counter`, `text`, `json` or `json_indent`.
   * @default disabled
   */
  readonly tracePrinter?: AlloyString;
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
  /** `traces`: which spans it makes; without `output` they go nowhere. @default - not set */
  readonly traces?: BeylaEbpfTraces;
  /** `ebpf`: how the programs in the kernel work. @default - not set */
  readonly ebpf?: BeylaEbpfEbpf;
  /** `filters`: keeps or drops metrics by their attributes. @default - not set */
  readonly filters?: BeylaEbpfFilters;
  /** `output`: who gets which signal. @default - not set */
  readonly output?: OtelcolConsumerArguments;
  /** `injector`: puts OpenTelemetry SDKs into pods instead of using eBPF; experimental. @default - not set */
  readonly injector?: BeylaEbpfInjector;
  /** `stats`: TCP connection statistics; need `stats` among the `features` of `metrics`. @default - not set */
  readonly stats?: BeylaEbpfStats;
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
  kubeconfigPath: 'string',
  reconnectInitialInterval: 'duration',
  dropExternal: 'bool',
  serviceNameTemplate: 'string',
  resourceLabels: 'map(list(string))',
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
  renameUnresolvedHosts: 'string',
  renameUnresolvedHostsOutgoing: 'string',
  renameUnresolvedHostsIncoming: 'string',
  metricSpanNamesLimit: 'int',
  hostId: nested('block', ATTRIBUTES_HOST_ID),
  metadataRetry: nested('block', ATTRIBUTES_METADATA_RETRY),
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
  name: oneOf(
    'string',
    'always_on',
    'always_off',
    'traceidratio',
    'parentbased_always_on',
    'parentbased_always_off',
    'parentbased_traceidratio',
  ),
  arg: 'string',
};

const SERVICE: Schema = {
  name: 'string',
  namespace: 'string',
  openPorts: 'string',
  exePath: 'string',
  cmdArgs: 'string',
  languages: 'string',
  targetPids: 'list(uint32)',
  kubernetes: nested('block', KUBERNETES_SERVICE),
  containersOnly: 'bool',
  exports: 'list(string)',
  sampler: nested('block', SAMPLER_CONFIG),
};

const DISCOVERY: Schema = {
  services: nested('blocks', SERVICE),
  excludeServices: nested('blocks', SERVICE),
  defaultExcludeServices: nested('blocks', SERVICE),
  survey: nested('blocks', SERVICE),
  instrument: nested('blocks', SERVICE),
  excludeInstrument: nested('blocks', SERVICE),
  defaultExcludeInstrument: nested('blocks', SERVICE),
  skipGoSpecificTracers: 'bool',
  excludeOtelInstrumentedServices: 'bool',
  pollInterval: 'duration',
  minProcessAge: 'duration',
  defaultOtlpGrpcPort: 'int',
  excludeOtelInstrumentedServicesSpanMetrics: 'bool',
};

const PROTOCOL_TOGGLE: Schema = {
  enabled: 'bool',
};

const EBPF_PAYLOAD_EXTRACTION_HTTP_SQLPP: Schema = {
  enabled: 'bool',
  endpointPatterns: 'list(string)',
};

const EBPF_PAYLOAD_EXTRACTION_HTTP_GENAI: Schema = {
  openai: nested('block', PROTOCOL_TOGGLE),
  anthropic: nested('block', PROTOCOL_TOGGLE),
  gemini: nested('block', PROTOCOL_TOGGLE),
  qwen: nested('block', PROTOCOL_TOGGLE),
  bedrock: nested('block', PROTOCOL_TOGGLE),
  mcp: nested('block', PROTOCOL_TOGGLE),
  embedding: nested('block', PROTOCOL_TOGGLE),
  rerank: nested('block', PROTOCOL_TOGGLE),
  retrieval: nested('block', PROTOCOL_TOGGLE),
};

const EBPF_PAYLOAD_EXTRACTION_HTTP_ENRICHMENT_POLICY_DEFAULT_ACTION: Schema = {
  headers: oneOf('string', 'include', 'exclude', 'obfuscate'),
  body: oneOf('string', 'include', 'exclude', 'obfuscate'),
};

const EBPF_PAYLOAD_EXTRACTION_HTTP_ENRICHMENT_POLICY: Schema = {
  defaultAction: nested('block', EBPF_PAYLOAD_EXTRACTION_HTTP_ENRICHMENT_POLICY_DEFAULT_ACTION),
  obfuscationString: 'string',
};

const EBPF_PAYLOAD_EXTRACTION_HTTP_ENRICHMENT_RULE_MATCH: Schema = {
  patterns: 'list(string)',
  caseSensitive: 'bool',
  obfuscationJsonPaths: 'list(string)',
  urlPathPatterns: 'list(string)',
  methods: 'list(string)',
};

const EBPF_PAYLOAD_EXTRACTION_HTTP_ENRICHMENT_RULE: Schema = {
  action: oneOf('string', 'include', 'exclude', 'obfuscate'),
  type: oneOf('string', 'headers', 'body'),
  scope: oneOf('string', 'request', 'response', 'all'),
  match: nested('block', EBPF_PAYLOAD_EXTRACTION_HTTP_ENRICHMENT_RULE_MATCH),
};

const EBPF_PAYLOAD_EXTRACTION_HTTP_ENRICHMENT: Schema = {
  enabled: 'bool',
  policy: nested('block', EBPF_PAYLOAD_EXTRACTION_HTTP_ENRICHMENT_POLICY),
  rule: nested('blocks', EBPF_PAYLOAD_EXTRACTION_HTTP_ENRICHMENT_RULE),
};

const EBPF_PAYLOAD_EXTRACTION_HTTP: Schema = {
  graphql: nested('block', PROTOCOL_TOGGLE),
  elasticsearch: nested('block', PROTOCOL_TOGGLE),
  aws: nested('block', PROTOCOL_TOGGLE),
  jsonrpc: nested('block', PROTOCOL_TOGGLE),
  sqlpp: nested('block', EBPF_PAYLOAD_EXTRACTION_HTTP_SQLPP),
  genai: nested('block', EBPF_PAYLOAD_EXTRACTION_HTTP_GENAI),
  enrichment: nested('block', EBPF_PAYLOAD_EXTRACTION_HTTP_ENRICHMENT),
};

const EBPF_PAYLOAD_EXTRACTION: Schema = {
  http: nested('block', EBPF_PAYLOAD_EXTRACTION_HTTP),
};

const EBPF_MAPS_CONFIG: Schema = {
  globalScaleFactor: 'int',
};

const EBPF_BUFFER_SIZES: Schema = {
  http: 'uint32',
  mysql: 'uint32',
  kafka: 'uint32',
  postgres: 'uint32',
  mssql: 'uint32',
  tcp: 'uint32',
};

const EBPF: Schema = {
  wakeupLen: 'int',
  trackRequestHeaders: 'bool',
  httpRequestTimeout: 'duration',
  contextPropagation: 'string',
  highRequestVolume: 'bool',
  heuristicSqlDetect: 'bool',
  bpfDebug: 'bool',
  protocolDebugPrint: 'bool',
  payloadExtraction: nested('block', EBPF_PAYLOAD_EXTRACTION),
  mapsConfig: nested('block', EBPF_MAPS_CONFIG),
  instrumentCuda: oneOf('string', 'auto', 'on', 'off'),
  trafficControlBackend: oneOf('string', 'auto', 'tc', 'tcx'),
  maxTransactionTime: 'duration',
  dnsRequestTimeout: 'duration',
  bufferSizes: nested('block', EBPF_BUFFER_SIZES),
};

const FILTERS: Schema = {
  application: nested('blocks', ATTRIBUTE_FAMILY),
  network: nested('blocks', ATTRIBUTE_FAMILY),
};

const GEO_IP: Schema = {
  ipinfoPath: 'string',
  maxmindCountryPath: 'string',
  maxmindAsnPath: 'string',
  cacheLen: 'int',
  cacheTtl: 'duration',
};

const INJECTOR_WEBHOOK: Schema = {
  externalDeploymentName: 'string',
};

const INJECTOR_OTEL_EXPORTED_SIGNALS: Schema = {
  traces: 'bool',
  metrics: 'bool',
  logs: 'bool',
};

const INJECTOR_RESOURCES: Schema = {
  attributes: 'map(string)',
  addK8sUidAttributes: 'bool',
  addK8sIpAttribute: 'bool',
  useK8sLabelsForResourceAttributes: 'bool',
};

const INJECTOR: Schema = {
  instrument: nested('blocks', SERVICE),
  excludeInstrument: nested('blocks', SERVICE),
  webhook: nested('block', INJECTOR_WEBHOOK),
  imageVersion: 'string',
  sampler: nested('block', SAMPLER_CONFIG),
  propagators: 'list(string)',
  otelExportedSignals: nested('block', INJECTOR_OTEL_EXPORTED_SIGNALS),
  resources: nested('block', INJECTOR_RESOURCES),
  enabledSdks: 'list(string)',
  exporterOtlpEndpoint: 'string',
  exporterOtlpProtocol: 'string',
};

const REVERSE_DNS: Schema = {
  type: oneOf('string', 'none', 'local', 'ebpf'),
  cacheLen: 'int',
  cacheTtl: 'duration',
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
  deduper: oneOf('string', 'none', 'first_come'),
  deduperFcTtl: 'duration',
  guessPorts: oneOf('string', 'ordinal', 'disable'),
  listenInterfaces: oneOf('string', 'watch', 'poll'),
  listenPollPeriod: 'duration',
  printFlows: 'bool',
  geoIp: nested('block', GEO_IP),
  reverseDns: nested('block', REVERSE_DNS),
};

const METRICS_NATIVE_HISTOGRAM: Schema = {
  bucketFactor: 'float64',
  maxBucketNumber: 'uint32',
  minResetDuration: 'duration',
};

const METRICS_BUCKETS: Schema = {
  durationHistogram: 'list(float64)',
  requestSizeHistogram: 'list(float64)',
  responseSizeHistogram: 'list(float64)',
  genAiTokenUsageHistogram: 'list(float64)',
  genAiClientDurationHistogram: 'list(float64)',
  statTcpRttHistogram: 'list(float64)',
};

const METRICS: Schema = {
  features: oneOf(
    'list(string)',
    'application',
    'application_span',
    'application_span_otel',
    'application_span_sizes',
    'application_host',
    'application_service_graph',
    'application_process',
    'network',
    'network_inter_zone',
    'stats',
    '*',
    'all',
  ),
  instrumentations: oneOf(
    'list(string)',
    '*',
    'http',
    'grpc',
    'redis',
    'kafka',
    'sql',
    'gpu',
    'mongo',
    'memcached',
    'genai',
  ),
  allowServiceGraphSelfReferences: 'bool',
  network: nested('block', METRICS_NETWORK),
  extraResourceLabels: 'list(string)',
  extraSpanResourceLabels: 'list(string)',
  nativeHistograms: 'bool',
  exemplarFilter: oneOf('string', 'always_on', 'always_off', 'trace_based'),
  ttl: 'duration',
  spanServiceCacheSize: 'int',
  nativeHistogram: nested('block', METRICS_NATIVE_HISTOGRAM),
  buckets: nested('block', METRICS_BUCKETS),
};

const ROUTES: Schema = {
  unmatched: 'string',
  patterns: 'list(string)',
  ignoredPatterns: 'list(string)',
  ignoreMode: 'string',
  wildcardChar: 'string',
  maxPathSegmentCardinality: 'int',
};

const TRACES: Schema = {
  instrumentations: oneOf(
    'list(string)',
    '*',
    'http',
    'grpc',
    'redis',
    'kafka',
    'sql',
    'gpu',
    'mongo',
    'memcached',
    'genai',
  ),
  sampler: nested('block', SAMPLER_CONFIG),
};

const STATS: Schema = {
  agentIp: 'string',
  agentIpIface: 'string',
  agentIpType: 'string',
  cidrs: 'list(string)',
  printStats: 'bool',
  geoIp: nested('block', GEO_IP),
  reverseDns: nested('block', REVERSE_DNS),
};

const PROPS: Schema = {
  openPort: 'string',
  executableName: 'string',
  debug: 'bool',
  tracePrinter: 'string',
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
};

const TYPE: ComponentType = { name: 'beyla.ebpf', stability: 'generally-available', schema: PROPS };
