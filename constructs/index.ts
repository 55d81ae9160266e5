// What the package offers, by wing. Whatever isn't named here may change without notice.
export { LgtmBackend } from './lgtm-backend';
export type { LgtmBackendProps } from './lgtm-backend-props';
export { ObservabilityStack, type ObservabilityStackProps } from './observability-stack';
// wiring: what both wings share
export type { ICollector } from './wiring/collector';
export {
  CORRELATIONS,
  SERVICE_LABEL,
  UNIT_LABEL,
  type Correlation,
  type SpanMetricNames,
} from './wiring/correlation';
export type {
  BackendQuery,
  BearerToken,
  DestinationSecrets,
  DestinationUser,
  BehindDestination,
  ConnectOptions,
  DestinationBindOptions,
  DestinationConnection,
  DestinationInputs,
  ITelemetryDestination,
  LocalProgram,
  UpstreamProtocol,
} from './wiring/destination';
export { HOST_LABEL, HOST_NAME, type HostLabels } from './wiring/host-identity';
export type { CollectorFilter, DestinationSelection, TailSampling } from './wiring/selection';
export { OTLP_SIGNALS, type OtlpSignal, type Signal } from './wiring/signal';

// workstation: the collector and where it sends
export { AlloyCollector } from './workstation/collector/alloy-collector';
export type { AlloyCollectorProps } from './workstation/collector/alloy-collector-props';
export {
  SessionEnvironment,
  type AiAssistant,
  type SessionEnvironmentOptions,
  type SessionEnvironmentProps,
} from './workstation/collector/session-environment';
export { OutageBuffer, type DropOldestOptions } from './workstation/buffer/outage-buffer';
export {
  OutageBufferMetrics,
  type OutageBufferMetricsProps,
} from './workstation/buffer/outage-buffer-metrics';
export {
  OutageBufferService,
  type OutageBufferServiceProps,
} from './workstation/buffer/outage-buffer-service';
export type { OutageBufferUpstream } from './workstation/buffer/upstream';
export { bearerToken } from './workstation/destinations/bearer-token';
export { credentialFile } from './workstation/destinations/credential-file';
export {
  OtlpDestination,
  type LocalOtlpDestinationOptions,
  type OtlpDestinationProps,
} from './workstation/destinations/otlp-destination';
export {
  GrafanaCloud,
  type GrafanaCloudProfiles,
  type GrafanaCloudProps,
} from './workstation/destinations/grafana-cloud';
export type { RelabelConfig } from '../lib/alloy/components/shared/common-relabel';
export { LokiPush, type LokiPushProps } from './workstation/destinations/loki-push';
export {
  PrometheusRemoteWrite,
  type PrometheusRemoteWriteProps,
} from './workstation/destinations/prometheus-remote-write';
export { pushEndpoint, type PushEndpoint } from './workstation/destinations/push-endpoint';
export { PyroscopePush, type PyroscopePushProps } from './workstation/destinations/pyroscope-push';
export type { RemoteDestinationProps } from './workstation/destinations/remote-destination';
export { otlpExporter, type OtlpExporterProps } from './workstation/destinations/otlp-exporter';
export {
  pyroscopeExporter,
  type PyroscopeExporterProps,
} from './workstation/destinations/pyroscope-exporter';

// workstation: sources
export * from './workstation/sources';

// workstation: agents by eBPF
export { BeylaAgent } from './workstation/ebpf/beyla-agent';
export type * from './workstation/ebpf/beyla-agent-props';
export {
  I3PM,
  type BeylaInstrument,
  type BeylaLanguage,
  type BeylaSelection,
} from './workstation/ebpf/beyla-target';
export type { EbpfProcess } from './workstation/ebpf/ebpf-target';
export { PyroscopeAgent, type PyroscopeAgentProps } from './workstation/ebpf/pyroscope-agent';
export type { PyroscopeTarget } from './workstation/ebpf/pyroscope-target';

// cluster: backends
export { Backend } from './cluster/backends/backend';
export type { BackendAuth, BackendSecret, BasicAuth } from './cluster/backends/backend-auth';
export type { ClientCertificate, OAuth2Auth } from './cluster/backends/backend-auth';
export type { BackendInstallation, BackendOptions } from './cluster/backends/backend-props';
export type { BackendPeer, BackendTimes } from './cluster/backends/backend-props';
export type { ExternalBackendProps } from './cluster/backends/backend-props';
export type { HelmBackendProps } from './cluster/backends/helm-chart';
export { Loki, type LokiHelmProps, type LokiProps } from './cluster/backends/loki';
export type { LokiOptions } from './cluster/backends/loki';
export type { LokiStream } from './cluster/backends/loki-streams';
export { Mimir, type MimirHelmProps, type MimirProps } from './cluster/backends/mimir';
export {
  Prometheus,
  type PrometheusHelmProps,
  type PrometheusProps,
} from './cluster/backends/prometheus';
export { PrometheusCompatible } from './cluster/backends/prometheus-compatible';
export {
  Pyroscope,
  type PyroscopeHelmProps,
  type PyroscopeProps,
} from './cluster/backends/pyroscope';
export type { PyroscopeStorage } from './cluster/backends/pyroscope-storage';
export type { BucketLifecycle, BucketProps, VolumeProps } from './cluster/backends/storage';
export { Tempo, type TempoHelmProps, type TempoProps } from './cluster/backends/tempo';
export type { TempoVersion } from './cluster/backends/tempo-search';
export type { TempoRuntimeConfigProps } from './cluster/backends/tempo';
export type { TempoGeneratorProps } from './cluster/backends/tempo-generator';

// cluster: the collector
export * from './cluster/collector';

// cluster: alerts, retention, Grafana, the tailnet
export { AlertRules, type AlertOptions, type AlertRulesProps } from './cluster/alerts/alert-rules';
export type { AlertedHost, RetentionJobs } from './cluster/alerts/rule';
export type { RetentionPlace, RetentionQuestion } from './cluster/retention/check-script';
export { RetentionCheck, type RetentionCheckProps } from './cluster/retention/retention-check';
export type { RetentionCheckOptions } from './cluster/retention/retention-check';
export { Retention, type RetentionProps } from './cluster/retention/retention';
export {
  RuntimePatch,
  type RuntimeConfigProps,
  type RuntimePatchProps,
} from './cluster/retention/runtime-patch';
export type {
  DataSource,
  DataSourceLink,
  DataSourceLinks,
  DataSourceType,
  LinkQuery,
  LinkTarget,
} from './cluster/grafana/data-source';
export type { MadeMetrics } from './cluster/grafana/dashboards';
export type { BackendsBySignal } from './cluster/grafana/data-sources';
export {
  logsToTraces,
  tracesToLogs,
  tracesToMetrics,
  tracesToProfiles,
} from './cluster/grafana/trace-links';
export {
  GrafanaProvisioning,
  type GrafanaOptions,
  type GrafanaProvisioningProps,
} from './cluster/grafana/grafana-provisioning';
export { TailnetEndpoint, type TailscaleOptions } from './cluster/tailscale/tailnet-endpoint';
export {
  TailscaleIngress,
  type TailscaleIngressProps,
} from './cluster/tailscale/tailscale-ingress';
export {
  TailscalePolicy,
  type TailscalePolicyFragment,
  type TailscalePolicyProps,
} from './cluster/tailscale/tailscale-policy';
export {
  TailscaleService,
  type TailscaleServicePort,
  type TailscaleServiceProps,
} from './cluster/tailscale/tailscale-service';
