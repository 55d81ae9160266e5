// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyList,
  AlloyNumber,
  AlloyString,
  Targets,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** `arp` of `prometheus.exporter.unix`. */
export interface PrometheusExporterUnixArp {
  /** `device_exclude`: leaves out devices that match this regular expression; excludes `device_include`. @default "" */
  readonly deviceExclude?: AlloyString;
  /** `device_include`: takes only devices that match this regular expression; excludes `device_exclude`. @default "" */
  readonly deviceInclude?: AlloyString;
  /** `netlink`: asks the kernel by netlink rather than read `/proc/net/arp`. @default false */
  readonly netlink?: AlloyBoolean;
}

/** `bcache` of `prometheus.exporter.unix`. */
export interface PrometheusExporterUnixBcache {
  /** `priority_stats`: adds priority statistics, which are expensive. @default false */
  readonly priorityStats?: AlloyBoolean;
}

/** `cpu` of `prometheus.exporter.unix`. */
export interface PrometheusExporterUnixCpu {
  /** `bugs_include`: shows CPU bugs that match this regular expression. @default "" */
  readonly bugsInclude?: AlloyString;
  /** `guest`: adds the metric `node_cpu_guest_seconds_total`. @default false */
  readonly guest?: AlloyBoolean;
  /** `info`: adds the metric `cpu_info`. @default false */
  readonly info?: AlloyBoolean;
  /** `flags_include`: shows CPU flags that match this regular expression. @default "" */
  readonly flagsInclude?: AlloyString;
}

/** `disk` of `prometheus.exporter.unix`. */
export interface PrometheusExporterUnixDisk {
  /**
   * `device_exclude`: leaves out disks that match this regular expression.
   * @default "^(ram|loop|fd|(h|s|v|xv)d[a-z]|nvme\\d+n\\d+p)\\d+$"
   */
  readonly deviceExclude?: AlloyString;
  /**
   * `device_include`: takes only disks that match this regular expression; `device_exclude` then counts for nothing.
   * @default ""
   */
  readonly deviceInclude?: AlloyString;
}

/** `ethtool` of `prometheus.exporter.unix`. */
export interface PrometheusExporterUnixEthtool {
  /** `device_exclude`: leaves out devices that match this regular expression; excludes `device_include`. @default "" */
  readonly deviceExclude?: AlloyString;
  /** `device_include`: takes only devices that match this regular expression; excludes `device_exclude`. @default "" */
  readonly deviceInclude?: AlloyString;
  /** `metrics_include`: takes only statistics that match this regular expression. @default ".*" */
  readonly metricsInclude?: AlloyString;
}

/** `filesystem` of `prometheus.exporter.unix`. */
export interface PrometheusExporterUnixFilesystem {
  /**
   * `fs_types_exclude`: leaves out file system types that match this regular expression.
   * @default
   * "^(autofs|binfmt_misc|bpf|cgroup2?|configfs|debugfs|devpts|devtmpfs|fusectl|hugetlbfs|iso9660|mqueue|nsfs|overlay|proc|procfs|pstore|rpc_pipefs|securityfs|selinuxfs|squashfs|sysfs|tracefs)$"
   */
  readonly fsTypesExclude?: AlloyString;
  /**
   * `mount_points_exclude`: leaves out mount points that match this regular expression.
   * @default "^/(dev|proc|run/credentials/.+|sys|var/lib/docker/.+)($|/)"
   */
  readonly mountPointsExclude?: AlloyString;
  /** `mount_timeout`: a mount silent for this long counts as stale. @default 5s */
  readonly mountTimeout?: AlloyDuration;
}

/** `hwmon` of `prometheus.exporter.unix`. */
export interface PrometheusExporterUnixHwmon {
  /** `chip_exclude`: leaves out chips that match this regular expression; excludes `chip_include`. @default "" */
  readonly chipExclude?: AlloyString;
  /** `chip_include`: takes only chips that match this regular expression; excludes `chip_exclude`. @default "" */
  readonly chipInclude?: AlloyString;
}

/** `ipvs` of `prometheus.exporter.unix`. */
export interface PrometheusExporterUnixIpvs {
  /** `backend_labels`: labels of the backend metrics; fewer sum up. @default [] */
  readonly backendLabels?: AlloyList<AlloyString>;
}

/** `netclass` of `prometheus.exporter.unix`. */
export interface PrometheusExporterUnixNetclass {
  /** `ignore_invalid_speed_device`: leaves out devices whose speed makes no sense. @default false */
  readonly ignoreInvalidSpeedDevice?: AlloyBoolean;
  /** `ignored_devices`: leaves out devices that match this regular expression. @default "^$" */
  readonly ignoredDevices?: AlloyString;
}

/** `netdev` of `prometheus.exporter.unix`. */
export interface PrometheusExporterUnixNetdev {
  /** `address_info`: adds each device's addresses. @default false */
  readonly addressInfo?: AlloyBoolean;
  /** `device_exclude`: leaves out devices that match this regular expression; excludes `device_include`. @default "" */
  readonly deviceExclude?: AlloyString;
  /** `device_include`: takes only devices that match this regular expression; excludes `device_exclude`. @default "" */
  readonly deviceInclude?: AlloyString;
}

/** `netstat` of `prometheus.exporter.unix`. */
export interface PrometheusExporterUnixNetstat {
  /**
   * `fields`: takes only fields that match this regular expression.
   * @default
   * "^(.*_(InErrors|InErrs)|Ip_Forwarding|Ip(6|Ext)_(InOctets|OutOctets)|Icmp6?_(InMsgs|OutMsgs)|TcpExt_(Listen.*|Syncookies.*|TCPSynRetrans|TCPTimeouts)|Tcp_(ActiveOpens|InSegs|OutSegs|OutRsts|PassiveOpens|RetransSegs|CurrEstab)|Udp6?_(InDatagrams|OutDatagrams|NoPorts|RcvbufErrors|SndbufErrors))$"
   */
  readonly fields?: AlloyString;
}

/** `ntp` of `prometheus.exporter.unix`. */
export interface PrometheusExporterUnixNtp {
  /** `ip_ttl`: TTL of the packets with NTP queries. @default 1 */
  readonly ipTtl?: AlloyNumber;
  /** `local_offset_tolerance`: offset between local clock and NTP daemon that is still fine. @default 1ms */
  readonly localOffsetTolerance?: AlloyDuration;
  /** `max_distance`: largest distance to the root clock that is still fine. @default 3.46608s */
  readonly maxDistance?: AlloyDuration;
  /** `protocol_version`: version of NTP it speaks. @default 4 */
  readonly protocolVersion?: AlloyNumber;
  /** `server`: NTP server it asks. @default 127.0.0.1 */
  readonly server?: AlloyString;
  /** `server_is_local`: asserts that the server is no public one. @default false */
  readonly serverIsLocal?: AlloyBoolean;
}

/** `perf` of `prometheus.exporter.unix`. */
export interface PrometheusExporterUnixPerf {
  /** `cpus`: which CPUs it measures. @default "" */
  readonly cpus?: AlloyString;
  /** `tracepoint`: tracepoints it counts, as `subsystem:event`. @default [] */
  readonly tracepoint?: AlloyList<AlloyString>;
  /** `disable_hardware_profilers`: switches hardware profilers off. @default false */
  readonly disableHardwareProfilers?: AlloyBoolean;
  /** `disable_software_profilers`: switches software profilers off. @default false */
  readonly disableSoftwareProfilers?: AlloyBoolean;
  /** `disable_cache_profilers`: switches cache profilers off. @default false */
  readonly disableCacheProfilers?: AlloyBoolean;
  /** `hardware_profilers`: hardware profilers it reads. @default [] */
  readonly hardwareProfilers?: AlloyList<AlloyString>;
  /** `software_profilers`: software profilers it reads. @default [] */
  readonly softwareProfilers?: AlloyList<AlloyString>;
  /** `cache_profilers`: cache profilers it reads. @default [] */
  readonly cacheProfilers?: AlloyList<AlloyString>;
}

/** `powersupply` of `prometheus.exporter.unix`. */
export interface PrometheusExporterUnixPowersupply {
  /** `ignored_supplies`: leaves out power supplies that match this regular expression. @default "^$" */
  readonly ignoredSupplies?: AlloyString;
}

/** `runit` of `prometheus.exporter.unix`. */
export interface PrometheusExporterUnixRunit {
  /** `service_dir`: where runit keeps its services. @default /etc/service */
  readonly serviceDir?: AlloyString;
}

/** `supervisord` of `prometheus.exporter.unix`. */
export interface PrometheusExporterUnixSupervisord {
  /** `url`: supervisord's XML-RPC address. @default http://localhost:9001/RPC2 */
  readonly url?: AlloyString;
}

/** `sysctl` of `prometheus.exporter.unix`. */
export interface PrometheusExporterUnixSysctl {
  /** `include`: settings with numbers that become metrics. @default [] */
  readonly include?: AlloyList<AlloyString>;
  /** `include_info`: settings with text that become labels. @default [] */
  readonly includeInfo?: AlloyList<AlloyString>;
}

/** `systemd` of `prometheus.exporter.unix`. */
export interface PrometheusExporterUnixSystemd {
  /** `enable_restarts`: adds the metric `service_restart_total`. @default false */
  readonly enableRestarts?: AlloyBoolean;
  /** `start_time`: adds the metric `unit_start_time_seconds`. @default false */
  readonly startTime?: AlloyBoolean;
  /** `task_metrics`: adds `unit_tasks_current` and `unit_tasks_max`. @default false */
  readonly taskMetrics?: AlloyBoolean;
  /**
   * `unit_exclude`: leaves out units that match this regular expression, even if included.
   * @default ".+\\.(automount|device|mount|scope|slice)"
   */
  readonly unitExclude?: AlloyString;
  /** `unit_include`: takes only units that match this regular expression, unless excluded. @default ".+" */
  readonly unitInclude?: AlloyString;
}

/** `tapestats` of `prometheus.exporter.unix`. */
export interface PrometheusExporterUnixTapestats {
  /** `ignored_devices`: leaves out tape devices that match this regular expression. @default "^$" */
  readonly ignoredDevices?: AlloyString;
}

/** `textfile` of `prometheus.exporter.unix`. */
export interface PrometheusExporterUnixTextfile {
  /** `directory`: where it looks for `*.prom` files. @default "" */
  readonly directory?: AlloyString;
}

/** `vmstat` of `prometheus.exporter.unix`. */
export interface PrometheusExporterUnixVmstat {
  /** `fields`: takes only fields that match this regular expression. @default "^(oom_kill|pgpg|pswp|pg.*fault).*" */
  readonly fields?: AlloyString;
}

/** Arguments of `prometheus.exporter.unix`. */
export interface PrometheusExporterUnixProps {
  /** `include_exporter_metrics`: adds the exporter's metrics about itself. @default false */
  readonly includeExporterMetrics?: AlloyBoolean;
  /** `procfs_path`: where procfs is mounted. @default /proc */
  readonly procfsPath?: AlloyString;
  /** `sysfs_path`: where sysfs is mounted. @default /sys */
  readonly sysfsPath?: AlloyString;
  /** `rootfs_path`: where the host's file system is mounted, such as in a container. @default / */
  readonly rootfsPath?: AlloyString;
  /** `udev_data_path`: where udev keeps its data. @default /run/udev/data */
  readonly udevDataPath?: AlloyString;
  /** `enable_collectors`: collectors on top of the default ones. @default [] */
  readonly enableCollectors?: AlloyList<AlloyString>;
  /** `disable_collectors`: default collectors to leave out. @default [] */
  readonly disableCollectors?: AlloyList<AlloyString>;
  /** `set_collectors`: exactly these collectors, in place of the default ones. @default [] */
  readonly setCollectors?: AlloyList<AlloyString>;
  /** `arp`: settings of the ARP table collector. Since Alloy 1.11.3. @default - not set */
  readonly arp?: PrometheusExporterUnixArp;
  /** `bcache`: settings of the bcache collector. @default - not set */
  readonly bcache?: PrometheusExporterUnixBcache;
  /** `cpu`: settings of the CPU collector. @default - not set */
  readonly cpu?: PrometheusExporterUnixCpu;
  /** `disk`: settings of the disk I/O collector. @default - not set */
  readonly disk?: PrometheusExporterUnixDisk;
  /** `ethtool`: settings of the ethtool collector. @default - not set */
  readonly ethtool?: PrometheusExporterUnixEthtool;
  /** `filesystem`: settings of the file system collector. @default - not set */
  readonly filesystem?: PrometheusExporterUnixFilesystem;
  /** `hwmon`: settings of the hardware sensor collector. @default - not set */
  readonly hwmon?: PrometheusExporterUnixHwmon;
  /** `ipvs`: settings of the IPVS collector. @default - not set */
  readonly ipvs?: PrometheusExporterUnixIpvs;
  /** `ntp`: settings of the NTP collector. @default - not set */
  readonly ntp?: PrometheusExporterUnixNtp;
  /** `netclass`: settings of the collector of network devices in `/sys/class/net`. @default - not set */
  readonly netclass?: PrometheusExporterUnixNetclass;
  /** `netdev`: settings of the network traffic collector. @default - not set */
  readonly netdev?: PrometheusExporterUnixNetdev;
  /** `netstat`: settings of the network protocol collector. @default - not set */
  readonly netstat?: PrometheusExporterUnixNetstat;
  /** `perf`: settings of the perf collector. @default - not set */
  readonly perf?: PrometheusExporterUnixPerf;
  /** `powersupply`: settings of the power supply collector. @default - not set */
  readonly powersupply?: PrometheusExporterUnixPowersupply;
  /** `runit`: settings of the runit collector. @default - not set */
  readonly runit?: PrometheusExporterUnixRunit;
  /** `supervisord`: settings of the supervisord collector. @default - not set */
  readonly supervisord?: PrometheusExporterUnixSupervisord;
  /** `sysctl`: settings of the sysctl collector. @default - not set */
  readonly sysctl?: PrometheusExporterUnixSysctl;
  /** `systemd`: settings of the systemd collector. @default - not set */
  readonly systemd?: PrometheusExporterUnixSystemd;
  /** `tapestats`: settings of the tape device collector. @default - not set */
  readonly tapestats?: PrometheusExporterUnixTapestats;
  /** `textfile`: settings of the collector that reads metrics from files. @default - not set */
  readonly textfile?: PrometheusExporterUnixTextfile;
  /** `vmstat`: settings of the virtual memory collector. @default - not set */
  readonly vmstat?: PrometheusExporterUnixVmstat;
}

/**
 * Gathers hardware and operating system metrics of a Unix host, as `node_exporter` does. Upstream's stability:
 * generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.unix/
 */
export class PrometheusExporterUnix extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<PrometheusExporterUnixProps> = {}) {
    super(scope, id, TYPE, props);
  }
}

const ARP: Schema = {
  deviceExclude: 'string',
  deviceInclude: 'string',
  netlink: 'bool',
};

const BCACHE: Schema = {
  priorityStats: 'bool',
};

const CPU: Schema = {
  bugsInclude: 'string',
  guest: 'bool',
  info: 'bool',
  flagsInclude: 'string',
};

const DISK: Schema = {
  deviceExclude: 'string',
  deviceInclude: 'string',
};

const ETHTOOL: Schema = {
  deviceExclude: 'string',
  deviceInclude: 'string',
  metricsInclude: 'string',
};

const FILESYSTEM: Schema = {
  fsTypesExclude: 'string',
  mountPointsExclude: 'string',
  mountTimeout: 'duration',
};

const HWMON: Schema = {
  chipExclude: 'string',
  chipInclude: 'string',
};

const IPVS: Schema = {
  backendLabels: 'list(string)',
};

const NETCLASS: Schema = {
  ignoreInvalidSpeedDevice: 'bool',
  ignoredDevices: 'string',
};

const NETDEV: Schema = {
  addressInfo: 'bool',
  deviceExclude: 'string',
  deviceInclude: 'string',
};

const NETSTAT: Schema = {
  fields: 'string',
};

const NTP: Schema = {
  ipTtl: 'int',
  localOffsetTolerance: 'duration',
  maxDistance: 'duration',
  protocolVersion: 'int',
  server: 'string',
  serverIsLocal: 'bool',
};

const PERF: Schema = {
  cpus: 'string',
  tracepoint: 'list(string)',
  disableHardwareProfilers: 'bool',
  disableSoftwareProfilers: 'bool',
  disableCacheProfilers: 'bool',
  hardwareProfilers: 'list(string)',
  softwareProfilers: 'list(string)',
  cacheProfilers: 'list(string)',
};

const POWERSUPPLY: Schema = {
  ignoredSupplies: 'string',
};

const RUNIT: Schema = {
  serviceDir: 'string',
};

const SUPERVISORD: Schema = {
  url: 'string',
};

const SYSCTL: Schema = {
  include: 'list(string)',
  includeInfo: 'list(string)',
};

const SYSTEMD: Schema = {
  enableRestarts: 'bool',
  startTime: 'bool',
  taskMetrics: 'bool',
  unitExclude: 'string',
  unitInclude: 'string',
};

const TAPESTATS: Schema = {
  ignoredDevices: 'string',
};

const TEXTFILE: Schema = {
  directory: 'string',
};

const VMSTAT: Schema = {
  fields: 'string',
};

const PROPS: Schema = {
  includeExporterMetrics: 'bool',
  procfsPath: 'string',
  sysfsPath: 'string',
  rootfsPath: 'string',
  udevDataPath: 'string',
  enableCollectors: 'list(string)',
  disableCollectors: 'list(string)',
  setCollectors: 'list(string)',
  arp: nested('block', ARP),
  bcache: nested('block', BCACHE),
  cpu: nested('block', CPU),
  disk: nested('block', DISK),
  ethtool: nested('block', ETHTOOL),
  filesystem: nested('block', FILESYSTEM),
  hwmon: nested('block', HWMON),
  ipvs: nested('block', IPVS),
  ntp: nested('block', NTP),
  netclass: nested('block', NETCLASS),
  netdev: nested('block', NETDEV),
  netstat: nested('block', NETSTAT),
  perf: nested('block', PERF),
  powersupply: nested('block', POWERSUPPLY),
  runit: nested('block', RUNIT),
  supervisord: nested('block', SUPERVISORD),
  sysctl: nested('block', SYSCTL),
  systemd: nested('block', SYSTEMD),
  tapestats: nested('block', TAPESTATS),
  textfile: nested('block', TEXTFILE),
  vmstat: nested('block', VMSTAT),
};

const TYPE: ComponentType = {
  name: 'prometheus.exporter.unix',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    arp: '1.11.3',
  },
};
