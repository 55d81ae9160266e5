export * from './workstation/collector/alloy-collector';
export * from './cluster/backends/backend';
export * from './cluster/backends/backend-props';
export * from './cluster/backends/loki';
export type { LokiStream } from './cluster/backends/loki-streams';
export type { HelmBackendProps } from './cluster/backends/helm-chart';
export * from './cluster/backends/mimir';
export * from './cluster/backends/prometheus';
export * from './cluster/backends/prometheus-compatible';
export * from './cluster/grafana/data-source';
export type { BackendsBySignal } from './cluster/grafana/data-sources';
export * from './cluster/grafana/trace-links';
export type { RetentionQuestion } from './cluster/retention/check-script';
export * from './cluster/backends/pyroscope';
export type { BucketLifecycle, BucketProps, VolumeProps } from './cluster/backends/storage';
export * from './cluster/backends/tempo';
export * from './workstation/ebpf/beyla-agent';
export {
  I3PM,
  OTEL_AI_MONITOR,
  type BeylaInstrument,
  type BeylaSelection,
} from './workstation/ebpf/beyla-target';
export {
  CORRELATIONS,
  SERVICE_LABEL,
  UNIT_LABEL,
  type Correlation,
  type SpanMetricNames,
} from './wiring/correlation';
export * from './wiring/destination';
export type { EbpfProcess } from './workstation/ebpf/ebpf-target';
export * from './workstation/sources/journal-logs';
export {
  JournalScope,
  type JournalEverythingProps,
  type JournalPriority,
} from './workstation/sources/journal-scope';
export * from './workstation/sources/journal-unit';
export * from './lgtm-backend';
export * from './workstation/sources/node-metrics';
export * from './observability-stack';
export * from './cluster/collector/otel-collector';
export * from './workstation/destinations/otlp-destination';
export type { UpstreamProtocol } from './workstation/buffer/buffered-upstream';
export * from './workstation/buffer/outage-buffer';
export * from './workstation/sources/pprof-scrape';
export * from './workstation/ebpf/pyroscope-agent';
export * from './workstation/sources/python-memory-profile';
export * from './workstation/collector/session-environment';
export { OTLP_SIGNALS, type OtlpSignal, type Signal } from './wiring/signal';
export { RetentionCheck } from './cluster/retention/retention-check';
export type { RuntimeConfigProps } from './cluster/retention/runtime-patch';
export * from './cluster/tailscale/tailnet-endpoint';
export * from './cluster/tailscale/tailscale-ingress';
export * from './cluster/tailscale/tailscale-policy';
export * from './cluster/tailscale/tailscale-service';
export * from './cluster/grafana/grafana-provisioning';
export type { CollectorPipelineOptions } from './cluster/collector/collector-pipelines';
export type { SecretKey } from './cluster/collector/collector-pod';
export type { DnsPeer, NetworkPolicyOptions } from './cluster/collector/network-policy';
export type { PersistentQueueProps } from './cluster/collector/persistent-queue';
export type { Replicas } from './cluster/collector/scaling';
