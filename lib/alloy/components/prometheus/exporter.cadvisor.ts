// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyList,
  AlloyString,
  Targets,
} from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `prometheus.exporter.cadvisor`. */
export interface PrometheusExporterCadvisorProps {
  /**
   * `store_container_labels`: puts every container label and environment variable on the metrics, which multiplies
   * series.
   * @default true
   */
  readonly storeContainerLabels?: AlloyBoolean;
  /** `allowlisted_container_labels`: container labels that become metric labels. @default [""] */
  readonly allowlistedContainerLabels?: AlloyList<AlloyString>;
  /** `env_metadata_allowlist`: prefixes of environment variables it takes from containers. @default [""] */
  readonly envMetadataAllowlist?: AlloyList<AlloyString>;
  /** `raw_cgroup_prefix_allowlist`: cgroup path prefixes it takes in spite of `docker_only`. @default [""] */
  readonly rawCgroupPrefixAllowlist?: AlloyList<AlloyString>;
  /** `perf_events_config`: JSON file that says which perf events to measure. @default "" */
  readonly perfEventsConfig?: AlloyString;
  /** `resctrl_interval`: how often it updates the resctrl monitoring groups. @default 0s */
  readonly resctrlInterval?: AlloyDuration;
  /** `disabled_metrics`: kinds of metrics it leaves out, in place of the default ones. @default [] */
  readonly disabledMetrics?: AlloyList<AlloyString>;
  /** `enabled_metrics`: kinds of metrics it takes; `disabled_metrics` then counts for nothing. @default [] */
  readonly enabledMetrics?: AlloyList<AlloyString>;
  /** `storage_duration`: how long data stay in memory. @default 2m */
  readonly storageDuration?: AlloyDuration;
  /** `containerd_host`: containerd's socket or address. @default /run/containerd/containerd.sock */
  readonly containerdHost?: AlloyString;
  /** `containerd_namespace`: containerd namespace whose containers it watches. @default k8s.io */
  readonly containerdNamespace?: AlloyString;
  /** `docker_host`: Docker's socket or address. @default unix:///var/run/docker.sock */
  readonly dockerHost?: AlloyString;
  /** `use_docker_tls`: talks to Docker over TLS. @default false */
  readonly useDockerTls?: AlloyBoolean;
  /** `docker_tls_cert`: client certificate file for Docker. @default cert.pem */
  readonly dockerTlsCert?: AlloyString;
  /** `docker_tls_key`: private key file for Docker. @default key.pem */
  readonly dockerTlsKey?: AlloyString;
  /** `docker_tls_ca`: file of the CA that vouches for Docker. @default ca.pem */
  readonly dockerTlsCa?: AlloyString;
  /** `docker_only`: reports Docker containers and the root cgroup, nothing else. @default false */
  readonly dockerOnly?: AlloyBoolean;
  /** `disable_root_cgroup_stats`: leaves the root cgroup out. @default false */
  readonly disableRootCgroupStats?: AlloyBoolean;
}

/**
 * Gathers container metrics with cAdvisor. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.cadvisor/
 */
export class PrometheusExporterCadvisor extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(
    scope: Construct,
    id: string,
    props: AlloyProps<PrometheusExporterCadvisorProps> = {},
  ) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  storeContainerLabels: 'bool',
  allowlistedContainerLabels: 'list(string)',
  envMetadataAllowlist: 'list(string)',
  rawCgroupPrefixAllowlist: 'list(string)',
  perfEventsConfig: 'string',
  resctrlInterval: 'duration',
  disabledMetrics: 'list(string)',
  enabledMetrics: 'list(string)',
  storageDuration: 'duration',
  containerdHost: 'string',
  containerdNamespace: 'string',
  dockerHost: 'string',
  useDockerTls: 'bool',
  dockerTlsCert: 'string',
  dockerTlsKey: 'string',
  dockerTlsCa: 'string',
  dockerOnly: 'bool',
  disableRootCgroupStats: 'bool',
};

const TYPE: ComponentType = {
  name: 'prometheus.exporter.cadvisor',
  stability: 'generally-available',
  schema: PROPS,
};
