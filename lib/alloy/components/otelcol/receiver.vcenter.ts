// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyNumber,
  AlloySecret,
  AlloyString,
} from '../../expression';
import { named, nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import {
  OTELCOL_CONSUMER_ARGUMENTS,
  OTELCOL_TLS_CLIENT_ARGUMENTS,
  type OtelcolConsumerArguments,
  type OtelcolTlsClientArguments,
} from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/**
 * `vcenter.cluster.cpu.effective`, `vcenter.cluster.cpu.limit`, `vcenter.cluster.host.count` and other blocks of
 * `otelcol.receiver.vcenter`.
 */
export interface OtelcolReceiverVcenterMetricConfig {
  /** `enabled`: collects the metric. */
  readonly enabled: AlloyBoolean;
}

/** `metrics` of `otelcol.receiver.vcenter`. */
export interface OtelcolReceiverVcenterMetrics {
  /** `vcenter.cluster.cpu.effective` @default - not set */
  readonly vcenterClusterCpuEffective?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.cluster.cpu.limit` @default - not set */
  readonly vcenterClusterCpuLimit?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.cluster.host.count` @default - not set */
  readonly vcenterClusterHostCount?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.cluster.memory.effective` @default - not set */
  readonly vcenterClusterMemoryEffective?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.cluster.memory.limit` @default - not set */
  readonly vcenterClusterMemoryLimit?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.cluster.vm.count` @default - not set */
  readonly vcenterClusterVmCount?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.cluster.vm_template.count` @default - not set */
  readonly vcenterClusterVmTemplateCount?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.cluster.vsan.congestions` @default - not set */
  readonly vcenterClusterVsanCongestions?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.cluster.vsan.latency.avg` @default - not set */
  readonly vcenterClusterVsanLatencyAvg?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.cluster.vsan.operations` @default - not set */
  readonly vcenterClusterVsanOperations?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.cluster.vsan.throughput` @default - not set */
  readonly vcenterClusterVsanThroughput?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.datacenter.cluster.count` @default - not set */
  readonly vcenterDatacenterClusterCount?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.datacenter.cpu.limit` @default - not set */
  readonly vcenterDatacenterCpuLimit?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.datacenter.datastore.count` @default - not set */
  readonly vcenterDatacenterDatastoreCount?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.datacenter.disk.space` @default - not set */
  readonly vcenterDatacenterDiskSpace?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.datacenter.host.count` @default - not set */
  readonly vcenterDatacenterHostCount?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.datacenter.memory.limit` @default - not set */
  readonly vcenterDatacenterMemoryLimit?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.datacenter.vm.count` @default - not set */
  readonly vcenterDatacenterVmCount?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.datastore.disk.usage` @default - not set */
  readonly vcenterDatastoreDiskUsage?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.datastore.disk.utilization` @default - not set */
  readonly vcenterDatastoreDiskUtilization?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.host.cpu.capacity` @default - not set */
  readonly vcenterHostCpuCapacity?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.host.cpu.reserved` @default - not set */
  readonly vcenterHostCpuReserved?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.host.cpu.usage` @default - not set */
  readonly vcenterHostCpuUsage?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.host.cpu.utilization` @default - not set */
  readonly vcenterHostCpuUtilization?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.host.disk.latency.avg` @default - not set */
  readonly vcenterHostDiskLatencyAvg?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.host.disk.latency.max` @default - not set */
  readonly vcenterHostDiskLatencyMax?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.host.disk.throughput` @default - not set */
  readonly vcenterHostDiskThroughput?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.host.memory.capacity` @default - not set */
  readonly vcenterHostMemoryCapacity?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.host.memory.usage` @default - not set */
  readonly vcenterHostMemoryUsage?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.host.memory.utilization` @default - not set */
  readonly vcenterHostMemoryUtilization?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.host.network.packet.rate` @default - not set */
  readonly vcenterHostNetworkPacketRate?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.host.network.packet.error.rate` @default - not set */
  readonly vcenterHostNetworkPacketErrorRate?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.host.network.packet.drop.rate` @default - not set */
  readonly vcenterHostNetworkPacketDropRate?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.host.network.throughput` @default - not set */
  readonly vcenterHostNetworkThroughput?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.host.network.usage` @default - not set */
  readonly vcenterHostNetworkUsage?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.host.vsan.cache.hit_rate` @default - not set */
  readonly vcenterHostVsanCacheHitRate?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.host.vsan.congestions` @default - not set */
  readonly vcenterHostVsanCongestions?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.host.vsan.latency.avg` @default - not set */
  readonly vcenterHostVsanLatencyAvg?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.host.vsan.operations` @default - not set */
  readonly vcenterHostVsanOperations?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.host.vsan.throughput` @default - not set */
  readonly vcenterHostVsanThroughput?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.resource_pool.cpu.shares` @default - not set */
  readonly vcenterResourcePoolCpuShares?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.resource_pool.cpu.usage` @default - not set */
  readonly vcenterResourcePoolCpuUsage?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.resource_pool.memory.ballooned` @default - not set */
  readonly vcenterResourcePoolMemoryBallooned?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.resource_pool.memory.granted` @default - not set */
  readonly vcenterResourcePoolMemoryGranted?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.resource_pool.memory.shares` @default - not set */
  readonly vcenterResourcePoolMemoryShares?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.resource_pool.memory.swapped` @default - not set */
  readonly vcenterResourcePoolMemorySwapped?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.resource_pool.memory.usage` @default - not set */
  readonly vcenterResourcePoolMemoryUsage?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.vm.cpu.readiness` @default - not set */
  readonly vcenterVmCpuReadiness?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.vm.cpu.time` @default - not set */
  readonly vcenterVmCpuTime?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.vm.cpu.usage` @default - not set */
  readonly vcenterVmCpuUsage?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.vm.cpu.utilization` @default - not set */
  readonly vcenterVmCpuUtilization?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.vm.disk.latency.avg` @default - not set */
  readonly vcenterVmDiskLatencyAvg?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.vm.disk.latency.max` @default - not set */
  readonly vcenterVmDiskLatencyMax?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.vm.disk.throughput` @default - not set */
  readonly vcenterVmDiskThroughput?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.vm.disk.usage` @default - not set */
  readonly vcenterVmDiskUsage?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.vm.disk.utilization` @default - not set */
  readonly vcenterVmDiskUtilization?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.vm.memory.ballooned` @default - not set */
  readonly vcenterVmMemoryBallooned?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.vm.memory.granted` @default - not set */
  readonly vcenterVmMemoryGranted?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.vm.memory.swapped` @default - not set */
  readonly vcenterVmMemorySwapped?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.vm.memory.swapped_ssd` @default - not set */
  readonly vcenterVmMemorySwappedSsd?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.vm.memory.usage` @default - not set */
  readonly vcenterVmMemoryUsage?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.vm.memory.utilization` @default - not set */
  readonly vcenterVmMemoryUtilization?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.vm.network.broadcast.packet.rate` @default - not set */
  readonly vcenterVmNetworkBroadcastPacketRate?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.vm.network.multicast.packet.rate` @default - not set */
  readonly vcenterVmNetworkMulticastPacketRate?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.vm.network.packet.rate` @default - not set */
  readonly vcenterVmNetworkPacketRate?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.vm.network.packet.drop.rate` @default - not set */
  readonly vcenterVmNetworkPacketDropRate?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.vm.network.throughput` @default - not set */
  readonly vcenterVmNetworkThroughput?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.vm.network.usage` @default - not set */
  readonly vcenterVmNetworkUsage?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.vm.vsan.latency.avg` @default - not set */
  readonly vcenterVmVsanLatencyAvg?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.vm.vsan.operations` @default - not set */
  readonly vcenterVmVsanOperations?: OtelcolReceiverVcenterMetricConfig;
  /** `vcenter.vm.vsan.throughput` @default - not set */
  readonly vcenterVmVsanThroughput?: OtelcolReceiverVcenterMetricConfig;
}

/**
 * `vcenter.cluster.name`, `vcenter.datacenter.name`, `vcenter.datastore.name` and other blocks of
 * `otelcol.receiver.vcenter`.
 */
export interface OtelcolReceiverVcenterResourceAttributeConfig {
  /** `enabled`: sets the attribute. */
  readonly enabled: AlloyBoolean;
}

/** `resource_attributes` of `otelcol.receiver.vcenter`. */
export interface OtelcolReceiverVcenterResourceAttributes {
  /** `vcenter.datacenter.name` @default - not set */
  readonly vcenterDatacenterName?: OtelcolReceiverVcenterResourceAttributeConfig;
  /** `vcenter.cluster.name` @default - not set */
  readonly vcenterClusterName?: OtelcolReceiverVcenterResourceAttributeConfig;
  /** `vcenter.datastore.name` @default - not set */
  readonly vcenterDatastoreName?: OtelcolReceiverVcenterResourceAttributeConfig;
  /** `vcenter.host.name` @default - not set */
  readonly vcenterHostName?: OtelcolReceiverVcenterResourceAttributeConfig;
  /** `vcenter.resource_pool.inventory_path` @default - not set */
  readonly vcenterResourcePoolInventoryPath?: OtelcolReceiverVcenterResourceAttributeConfig;
  /** `vcenter.resource_pool.name` @default - not set */
  readonly vcenterResourcePoolName?: OtelcolReceiverVcenterResourceAttributeConfig;
  /** `vcenter.virtual_app.inventory_path` @default - not set */
  readonly vcenterVirtualAppInventoryPath?: OtelcolReceiverVcenterResourceAttributeConfig;
  /** `vcenter.virtual_app.name` @default - not set */
  readonly vcenterVirtualAppName?: OtelcolReceiverVcenterResourceAttributeConfig;
  /** `vcenter.vm.id` @default - not set */
  readonly vcenterVmId?: OtelcolReceiverVcenterResourceAttributeConfig;
  /** `vcenter.vm.name` @default - not set */
  readonly vcenterVmName?: OtelcolReceiverVcenterResourceAttributeConfig;
  /** `vcenter.vm_template.id` @default - not set */
  readonly vcenterVmTemplateId?: OtelcolReceiverVcenterResourceAttributeConfig;
  /** `vcenter.vm_template.name` @default - not set */
  readonly vcenterVmTemplateName?: OtelcolReceiverVcenterResourceAttributeConfig;
}

/** Arguments of `otelcol.receiver.vcenter`. */
export interface OtelcolReceiverVcenterProps {
  /** `endpoint`: URL of a vCenter server or ESXi host whose SDK path is on. */
  readonly endpoint: AlloyString;
  /** `username`: the user name. */
  readonly username: AlloyString;
  /** `password`: the password that goes with the user name. */
  readonly password: AlloySecret;
  /** `metrics`: which metrics it reads. @default - not set */
  readonly metrics?: OtelcolReceiverVcenterMetrics;
  /** `resource_attributes`: which resource attributes the metrics carry. @default - not set */
  readonly resourceAttributes?: OtelcolReceiverVcenterResourceAttributes;
  /** `collection_interval`: time from one reading to the next. @default 1m */
  readonly collectionInterval?: AlloyDuration;
  /** `initial_delay`: wait before the first reading. @default 1s */
  readonly initialDelay?: AlloyDuration;
  /** `timeout`: the longest that a request may take. @default 0s */
  readonly timeout?: AlloyDuration;
  /** `tls`: how the connection is encrypted, and whose certificates count. @default - not set */
  readonly tls?: OtelcolTlsClientArguments;
  /** `max_query_metrics`: metrics that one `QueryPerf` call asks for at most. Since Alloy 1.18. @default 256 */
  readonly maxQueryMetrics?: AlloyNumber;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
}

/**
 * Reads metrics of a vCenter server or ESXi host from its vSphere API. Upstream's stability: experimental.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.receiver.vcenter/
 */
export class OtelcolReceiverVcenter extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolReceiverVcenterProps>) {
    super(scope, id, TYPE, props);
  }
}

const METRIC_CONFIG: Schema = {
  enabled: 'bool!',
};

const METRICS: Schema = {
  vcenterClusterCpuEffective: named(
    'vcenter.cluster.cpu.effective',
    nested('block', METRIC_CONFIG),
  ),
  vcenterClusterCpuLimit: named('vcenter.cluster.cpu.limit', nested('block', METRIC_CONFIG)),
  vcenterClusterHostCount: named('vcenter.cluster.host.count', nested('block', METRIC_CONFIG)),
  vcenterClusterMemoryEffective: named(
    'vcenter.cluster.memory.effective',
    nested('block', METRIC_CONFIG),
  ),
  vcenterClusterMemoryLimit: named('vcenter.cluster.memory.limit', nested('block', METRIC_CONFIG)),
  vcenterClusterVmCount: named('vcenter.cluster.vm.count', nested('block', METRIC_CONFIG)),
  vcenterClusterVmTemplateCount: named(
    'vcenter.cluster.vm_template.count',
    nested('block', METRIC_CONFIG),
  ),
  vcenterClusterVsanCongestions: named(
    'vcenter.cluster.vsan.congestions',
    nested('block', METRIC_CONFIG),
  ),
  vcenterClusterVsanLatencyAvg: named(
    'vcenter.cluster.vsan.latency.avg',
    nested('block', METRIC_CONFIG),
  ),
  vcenterClusterVsanOperations: named(
    'vcenter.cluster.vsan.operations',
    nested('block', METRIC_CONFIG),
  ),
  vcenterClusterVsanThroughput: named(
    'vcenter.cluster.vsan.throughput',
    nested('block', METRIC_CONFIG),
  ),
  vcenterDatacenterClusterCount: named(
    'vcenter.datacenter.cluster.count',
    nested('block', METRIC_CONFIG),
  ),
  vcenterDatacenterCpuLimit: named('vcenter.datacenter.cpu.limit', nested('block', METRIC_CONFIG)),
  vcenterDatacenterDatastoreCount: named(
    'vcenter.datacenter.datastore.count',
    nested('block', METRIC_CONFIG),
  ),
  vcenterDatacenterDiskSpace: named(
    'vcenter.datacenter.disk.space',
    nested('block', METRIC_CONFIG),
  ),
  vcenterDatacenterHostCount: named(
    'vcenter.datacenter.host.count',
    nested('block', METRIC_CONFIG),
  ),
  vcenterDatacenterMemoryLimit: named(
    'vcenter.datacenter.memory.limit',
    nested('block', METRIC_CONFIG),
  ),
  vcenterDatacenterVmCount: named('vcenter.datacenter.vm.count', nested('block', METRIC_CONFIG)),
  vcenterDatastoreDiskUsage: named('vcenter.datastore.disk.usage', nested('block', METRIC_CONFIG)),
  vcenterDatastoreDiskUtilization: named(
    'vcenter.datastore.disk.utilization',
    nested('block', METRIC_CONFIG),
  ),
  vcenterHostCpuCapacity: named('vcenter.host.cpu.capacity', nested('block', METRIC_CONFIG)),
  vcenterHostCpuReserved: named('vcenter.host.cpu.reserved', nested('block', METRIC_CONFIG)),
  vcenterHostCpuUsage: named('vcenter.host.cpu.usage', nested('block', METRIC_CONFIG)),
  vcenterHostCpuUtilization: named('vcenter.host.cpu.utilization', nested('block', METRIC_CONFIG)),
  vcenterHostDiskLatencyAvg: named('vcenter.host.disk.latency.avg', nested('block', METRIC_CONFIG)),
  vcenterHostDiskLatencyMax: named('vcenter.host.disk.latency.max', nested('block', METRIC_CONFIG)),
  vcenterHostDiskThroughput: named('vcenter.host.disk.throughput', nested('block', METRIC_CONFIG)),
  vcenterHostMemoryCapacity: named('vcenter.host.memory.capacity', nested('block', METRIC_CONFIG)),
  vcenterHostMemoryUsage: named('vcenter.host.memory.usage', nested('block', METRIC_CONFIG)),
  vcenterHostMemoryUtilization: named(
    'vcenter.host.memory.utilization',
    nested('block', METRIC_CONFIG),
  ),
  vcenterHostNetworkPacketRate: named(
    'vcenter.host.network.packet.rate',
    nested('block', METRIC_CONFIG),
  ),
  vcenterHostNetworkPacketErrorRate: named(
    'vcenter.host.network.packet.error.rate',
    nested('block', METRIC_CONFIG),
  ),
  vcenterHostNetworkPacketDropRate: named(
    'vcenter.host.network.packet.drop.rate',
    nested('block', METRIC_CONFIG),
  ),
  vcenterHostNetworkThroughput: named(
    'vcenter.host.network.throughput',
    nested('block', METRIC_CONFIG),
  ),
  vcenterHostNetworkUsage: named('vcenter.host.network.usage', nested('block', METRIC_CONFIG)),
  vcenterHostVsanCacheHitRate: named(
    'vcenter.host.vsan.cache.hit_rate',
    nested('block', METRIC_CONFIG),
  ),
  vcenterHostVsanCongestions: named(
    'vcenter.host.vsan.congestions',
    nested('block', METRIC_CONFIG),
  ),
  vcenterHostVsanLatencyAvg: named('vcenter.host.vsan.latency.avg', nested('block', METRIC_CONFIG)),
  vcenterHostVsanOperations: named('vcenter.host.vsan.operations', nested('block', METRIC_CONFIG)),
  vcenterHostVsanThroughput: named('vcenter.host.vsan.throughput', nested('block', METRIC_CONFIG)),
  vcenterResourcePoolCpuShares: named(
    'vcenter.resource_pool.cpu.shares',
    nested('block', METRIC_CONFIG),
  ),
  vcenterResourcePoolCpuUsage: named(
    'vcenter.resource_pool.cpu.usage',
    nested('block', METRIC_CONFIG),
  ),
  vcenterResourcePoolMemoryBallooned: named(
    'vcenter.resource_pool.memory.ballooned',
    nested('block', METRIC_CONFIG),
  ),
  vcenterResourcePoolMemoryGranted: named(
    'vcenter.resource_pool.memory.granted',
    nested('block', METRIC_CONFIG),
  ),
  vcenterResourcePoolMemoryShares: named(
    'vcenter.resource_pool.memory.shares',
    nested('block', METRIC_CONFIG),
  ),
  vcenterResourcePoolMemorySwapped: named(
    'vcenter.resource_pool.memory.swapped',
    nested('block', METRIC_CONFIG),
  ),
  vcenterResourcePoolMemoryUsage: named(
    'vcenter.resource_pool.memory.usage',
    nested('block', METRIC_CONFIG),
  ),
  vcenterVmCpuReadiness: named('vcenter.vm.cpu.readiness', nested('block', METRIC_CONFIG)),
  vcenterVmCpuTime: named('vcenter.vm.cpu.time', nested('block', METRIC_CONFIG)),
  vcenterVmCpuUsage: named('vcenter.vm.cpu.usage', nested('block', METRIC_CONFIG)),
  vcenterVmCpuUtilization: named('vcenter.vm.cpu.utilization', nested('block', METRIC_CONFIG)),
  vcenterVmDiskLatencyAvg: named('vcenter.vm.disk.latency.avg', nested('block', METRIC_CONFIG)),
  vcenterVmDiskLatencyMax: named('vcenter.vm.disk.latency.max', nested('block', METRIC_CONFIG)),
  vcenterVmDiskThroughput: named('vcenter.vm.disk.throughput', nested('block', METRIC_CONFIG)),
  vcenterVmDiskUsage: named('vcenter.vm.disk.usage', nested('block', METRIC_CONFIG)),
  vcenterVmDiskUtilization: named('vcenter.vm.disk.utilization', nested('block', METRIC_CONFIG)),
  vcenterVmMemoryBallooned: named('vcenter.vm.memory.ballooned', nested('block', METRIC_CONFIG)),
  vcenterVmMemoryGranted: named('vcenter.vm.memory.granted', nested('block', METRIC_CONFIG)),
  vcenterVmMemorySwapped: named('vcenter.vm.memory.swapped', nested('block', METRIC_CONFIG)),
  vcenterVmMemorySwappedSsd: named('vcenter.vm.memory.swapped_ssd', nested('block', METRIC_CONFIG)),
  vcenterVmMemoryUsage: named('vcenter.vm.memory.usage', nested('block', METRIC_CONFIG)),
  vcenterVmMemoryUtilization: named(
    'vcenter.vm.memory.utilization',
    nested('block', METRIC_CONFIG),
  ),
  vcenterVmNetworkBroadcastPacketRate: named(
    'vcenter.vm.network.broadcast.packet.rate',
    nested('block', METRIC_CONFIG),
  ),
  vcenterVmNetworkMulticastPacketRate: named(
    'vcenter.vm.network.multicast.packet.rate',
    nested('block', METRIC_CONFIG),
  ),
  vcenterVmNetworkPacketRate: named(
    'vcenter.vm.network.packet.rate',
    nested('block', METRIC_CONFIG),
  ),
  vcenterVmNetworkPacketDropRate: named(
    'vcenter.vm.network.packet.drop.rate',
    nested('block', METRIC_CONFIG),
  ),
  vcenterVmNetworkThroughput: named(
    'vcenter.vm.network.throughput',
    nested('block', METRIC_CONFIG),
  ),
  vcenterVmNetworkUsage: named('vcenter.vm.network.usage', nested('block', METRIC_CONFIG)),
  vcenterVmVsanLatencyAvg: named('vcenter.vm.vsan.latency.avg', nested('block', METRIC_CONFIG)),
  vcenterVmVsanOperations: named('vcenter.vm.vsan.operations', nested('block', METRIC_CONFIG)),
  vcenterVmVsanThroughput: named('vcenter.vm.vsan.throughput', nested('block', METRIC_CONFIG)),
};

const RESOURCE_ATTRIBUTE_CONFIG: Schema = {
  enabled: 'bool!',
};

const RESOURCE_ATTRIBUTES: Schema = {
  vcenterDatacenterName: named(
    'vcenter.datacenter.name',
    nested('block', RESOURCE_ATTRIBUTE_CONFIG),
  ),
  vcenterClusterName: named('vcenter.cluster.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  vcenterDatastoreName: named('vcenter.datastore.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  vcenterHostName: named('vcenter.host.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  vcenterResourcePoolInventoryPath: named(
    'vcenter.resource_pool.inventory_path',
    nested('block', RESOURCE_ATTRIBUTE_CONFIG),
  ),
  vcenterResourcePoolName: named(
    'vcenter.resource_pool.name',
    nested('block', RESOURCE_ATTRIBUTE_CONFIG),
  ),
  vcenterVirtualAppInventoryPath: named(
    'vcenter.virtual_app.inventory_path',
    nested('block', RESOURCE_ATTRIBUTE_CONFIG),
  ),
  vcenterVirtualAppName: named(
    'vcenter.virtual_app.name',
    nested('block', RESOURCE_ATTRIBUTE_CONFIG),
  ),
  vcenterVmId: named('vcenter.vm.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  vcenterVmName: named('vcenter.vm.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  vcenterVmTemplateId: named('vcenter.vm_template.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  vcenterVmTemplateName: named(
    'vcenter.vm_template.name',
    nested('block', RESOURCE_ATTRIBUTE_CONFIG),
  ),
};

const PROPS: Schema = {
  endpoint: 'string!',
  username: 'string!',
  password: 'secret!',
  metrics: nested('block', METRICS),
  resourceAttributes: nested('block', RESOURCE_ATTRIBUTES),
  collectionInterval: 'duration',
  initialDelay: 'duration',
  timeout: 'duration',
  tls: nested('block', OTELCOL_TLS_CLIENT_ARGUMENTS),
  maxQueryMetrics: 'int',
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
};

const TYPE: ComponentType = {
  name: 'otelcol.receiver.vcenter',
  stability: 'experimental',
  schema: PROPS,
  since: {
    max_query_metrics: '1.18',
    'tls.include_insecure_cipher_suites': '1.19',
    'tls.tpm': '1.10',
  },
};
