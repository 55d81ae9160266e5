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

/** `dfsr` of `prometheus.exporter.windows`. */
export interface PrometheusExporterWindowsDfsr {
  /** `sources_enabled`: Perflib sources it reads. @default ["connection", "folder", "volume"] */
  readonly sourcesEnabled?: AlloyList<AlloyString>;
}

/** `dns` of `prometheus.exporter.windows`. */
export interface PrometheusExporterWindowsDns {
  /** `enabled_list`: parts of the collector that run. @default ["metrics", "wmi_stats"] */
  readonly enabledList?: AlloyList<AlloyString>;
}

/** `exchange` of `prometheus.exporter.windows`. */
export interface PrometheusExporterWindowsExchange {
  /**
   * `enabled_list`: parts of the collector that run.
   * @default ["ADAccessProcesses", "TransportQueues", "HttpProxy", "ActiveSync", "AvailabilityService",
   * "OutlookWebAccess", "Autodiscover", "WorkloadManagement", "RpcClientAccess", "MapiHttpEmsmdb"]
   */
  readonly enabledList?: AlloyList<AlloyString>;
}

/** `filetime` of `prometheus.exporter.windows`. */
export interface PrometheusExporterWindowsFiletime {
  /** `file_patterns`: globs of the files it watches. @default [] */
  readonly filePatterns?: AlloyList<AlloyString>;
}

/** `iis` of `prometheus.exporter.windows`. */
export interface PrometheusExporterWindowsIis {
  /** `app_blacklist`: deprecated, use `app_exclude`. @default "" */
  readonly appBlacklist?: AlloyString;
  /** `app_whitelist`: deprecated, use `app_include`. @default "" */
  readonly appWhitelist?: AlloyString;
  /** `site_blacklist`: deprecated, use `site_exclude`. @default "" */
  readonly siteBlacklist?: AlloyString;
  /** `site_whitelist`: deprecated, use `site_include`. @default "" */
  readonly siteWhitelist?: AlloyString;
  /** `app_exclude`: leaves out applications that match this regular expression. @default "^$" */
  readonly appExclude?: AlloyString;
  /** `app_include`: takes only applications that match this regular expression. @default "^.+$" */
  readonly appInclude?: AlloyString;
  /** `site_exclude`: leaves out sites that match this regular expression. @default "^$" */
  readonly siteExclude?: AlloyString;
  /** `site_include`: takes only sites that match this regular expression. @default "^.+$" */
  readonly siteInclude?: AlloyString;
}

/** `logical_disk` of `prometheus.exporter.windows`. */
export interface PrometheusExporterWindowsLogicalDisk {
  /** `enabled_list`: parts of the collector that run. Since Alloy 1.11. @default ["metrics"] */
  readonly enabledList?: AlloyList<AlloyString>;
  /** `blacklist`: deprecated, use `exclude`. @default "" */
  readonly blacklist?: AlloyString;
  /** `whitelist`: deprecated, use `include`. @default "" */
  readonly whitelist?: AlloyString;
  /** `include`: takes only volumes that match this regular expression. @default "^.+$" */
  readonly include?: AlloyString;
  /** `exclude`: leaves out volumes that match this regular expression. @default "^$" */
  readonly exclude?: AlloyString;
}

/** `mscluster` of `prometheus.exporter.windows`. */
export interface PrometheusExporterWindowsMscluster {
  /**
   * `enabled_list`: parts of the collector that run.
   * @default ["cluster", "network", "node", "resource", "resourcegroup"]
   */
  readonly enabledList?: AlloyList<AlloyString>;
}

/** `msmq` of `prometheus.exporter.windows`. */
export interface PrometheusExporterWindowsMsmq {
  /** `where_clause`: deprecated, does nothing; a WQL condition on the queues. @default "" */
  readonly whereClause?: AlloyString;
}

/** `mssql` of `prometheus.exporter.windows`. */
export interface PrometheusExporterWindowsMssql {
  /**
   * `enabled_classes`: SQL Server WMI classes it reads.
   * @default ["accessmethods", "availreplica", "bufman", "databases", "dbreplica", "genstats", "info", "locks",
   * "memmgr", "sqlerrors", "sqlstats", "transactions", "waitstats"]
   */
  readonly enabledClasses?: AlloyList<AlloyString>;
}

/** `net` of `prometheus.exporter.windows`. */
export interface PrometheusExporterWindowsNet {
  /** `enabled_list`: parts of the collector that run. @default ["metrics", "nic_info"] */
  readonly enabledList?: AlloyList<AlloyString>;
  /** `exclude`: leaves out network cards that match this regular expression. @default "^$" */
  readonly exclude?: AlloyString;
  /** `include`: takes only network cards that match this regular expression. @default "^.+$" */
  readonly include?: AlloyString;
}

/** `netframework` of `prometheus.exporter.windows`. */
export interface PrometheusExporterWindowsNetframework {
  /**
   * `enabled_list`: parts of the collector that run.
   * @default ["clrexceptions", "clrinterop", "clrjit", "clrloading", "clrlocksandthreads", "clrmemory", "clrremoting",
   * "clrsecurity"]
   */
  readonly enabledList?: AlloyList<AlloyString>;
}

/** `network` of `prometheus.exporter.windows`. */
export interface PrometheusExporterWindowsNetwork {
  /** `blacklist`: deprecated, no effect, set `net`'s `exclude`. @default "" */
  readonly blacklist?: AlloyString;
  /** `whitelist`: deprecated, no effect, set `net`'s `include`. @default "" */
  readonly whitelist?: AlloyString;
  /** `exclude`: no effect, set `net`'s `exclude`. @default "^$" */
  readonly exclude?: AlloyString;
  /** `include`: no effect, set `net`'s `include`. @default "^.+$" */
  readonly include?: AlloyString;
}

/** `performancecounter` of `prometheus.exporter.windows`. */
export interface PrometheusExporterWindowsPerformancecounter {
  /** `objects`: performance objects and counters it reads, as YAML text. @default "" */
  readonly objects?: AlloyString;
}

/** `physical_disk` of `prometheus.exporter.windows`. */
export interface PrometheusExporterWindowsPhysicalDisk {
  /** `include`: takes only disks that match this regular expression. @default "^.+$" */
  readonly include?: AlloyString;
  /** `exclude`: leaves out disks that match this regular expression. @default "^$" */
  readonly exclude?: AlloyString;
}

/** `printer` of `prometheus.exporter.windows`. */
export interface PrometheusExporterWindowsPrinter {
  /** `exclude`: leaves out printers that match this regular expression. @default "^$" */
  readonly exclude?: AlloyString;
  /** `include`: takes only printers that match this regular expression. @default "^.+$" */
  readonly include?: AlloyString;
}

/** `process` of `prometheus.exporter.windows`. */
export interface PrometheusExporterWindowsProcess {
  /** `blacklist`: deprecated, use `exclude`. @default "" */
  readonly blacklist?: AlloyString;
  /** `whitelist`: deprecated, use `include`. @default "" */
  readonly whitelist?: AlloyString;
  /** `exclude`: leaves out processes that match this regular expression. @default "^$" */
  readonly exclude?: AlloyString;
  /** `include`: takes only processes that match this regular expression. @default "^.+$" */
  readonly include?: AlloyString;
  /**
   * `enable_iis_worker_process`: looks up which application pool an IIS worker serves.
   * Since Alloy 1.9.
   * @default false
   */
  readonly enableIisWorkerProcess?: AlloyBoolean;
  /** `counter_version`: which of the process collector's implementations: 0, 1 or 2. Since Alloy 1.11. @default 0 */
  readonly counterVersion?: AlloyNumber;
}

/** `scheduled_task` of `prometheus.exporter.windows`. */
export interface PrometheusExporterWindowsScheduledTask {
  /** `exclude`: leaves out tasks that match this regular expression. @default "^$" */
  readonly exclude?: AlloyString;
  /** `include`: takes only tasks that match this regular expression. @default "^.+$" */
  readonly include?: AlloyString;
}

/** `service` of `prometheus.exporter.windows`. */
export interface PrometheusExporterWindowsService {
  /** `include`: takes only services that match this regular expression. Since Alloy 1.9. @default "^.+$" */
  readonly include?: AlloyString;
  /** `exclude`: leaves out services that match this regular expression. Since Alloy 1.9. @default "^$" */
  readonly exclude?: AlloyString;
  /** `use_api`: deprecated, does nothing. @default - not set */
  readonly useApi?: AlloyString;
  /** `where_clause`: deprecated, does nothing; use `include` and `exclude`. @default - not set */
  readonly whereClause?: AlloyString;
  /** `enable_v2_collector`: deprecated, does nothing. @default - not set */
  readonly enableV2Collector?: AlloyString;
}

/** `smb` of `prometheus.exporter.windows`. */
export interface PrometheusExporterWindowsSmb {
  /** `enabled_list`: deprecated, does nothing. @default [] */
  readonly enabledList?: AlloyList<AlloyString>;
}

/** `smb_client` of `prometheus.exporter.windows`. */
export interface PrometheusExporterWindowsSmbClient {
  /** `enabled_list`: deprecated, does nothing. @default [] */
  readonly enabledList?: AlloyList<AlloyString>;
}

/** `smtp` of `prometheus.exporter.windows`. */
export interface PrometheusExporterWindowsSmtp {
  /** `blacklist`: deprecated, use `exclude`. @default "" */
  readonly blacklist?: AlloyString;
  /** `whitelist`: deprecated, use `include`. @default "" */
  readonly whitelist?: AlloyString;
  /** `exclude`: leaves out virtual servers that match this regular expression. @default "^$" */
  readonly exclude?: AlloyString;
  /** `include`: takes only virtual servers that match this regular expression. @default "^.+$" */
  readonly include?: AlloyString;
}

/** `text_file`, `textfile` of `prometheus.exporter.windows`. */
export interface PrometheusExporterWindowsTextFileConfig {
  /** `text_file_directory`: deprecated, use `directories`; adds to them, separated by commas. @default "" */
  readonly textFileDirectory?: AlloyString;
  /** `directories`: where it looks for files with metrics. Since Alloy 1.11. @default [] */
  readonly directories?: AlloyList<AlloyString>;
}

/** `tcp` of `prometheus.exporter.windows`. */
export interface PrometheusExporterWindowsTcp {
  /** `enabled_list`: parts of the collector that run. @default ["metrics", "connections_state"] */
  readonly enabledList?: AlloyList<AlloyString>;
}

/** `update` of `prometheus.exporter.windows`. */
export interface PrometheusExporterWindowsUpdate {
  /** `online`: looks for updates online, not only locally. @default false */
  readonly online?: AlloyBoolean;
  /** `scrape_interval`: how often it looks for updates. @default 6h */
  readonly scrapeInterval?: AlloyDuration;
}

/** `time` of `prometheus.exporter.windows`. */
export interface PrometheusExporterWindowsTime {
  /** `enabled_list`: parts of the collector that run. @default ["system_time", "clock_source", "ntp"] */
  readonly enabledList?: AlloyList<AlloyString>;
}

/** Arguments of `prometheus.exporter.windows`. */
export interface PrometheusExporterWindowsProps {
  /**
   * `enabled_collectors`: exactly these collectors; a collector's block does nothing unless it is here.
   * @default ["cpu", "logical_disk", "net", "os", "service", "system"]
   */
  readonly enabledCollectors?: AlloyList<AlloyString>;
  /** `dfsr`: settings of the DFS replication collector. @default - not set */
  readonly dfsr?: PrometheusExporterWindowsDfsr;
  /** `exchange`: settings of the Exchange collector. @default - not set */
  readonly exchange?: PrometheusExporterWindowsExchange;
  /** `iis`: settings of the IIS collector. @default - not set */
  readonly iis?: PrometheusExporterWindowsIis;
  /** `logical_disk`: settings of the logical disk collector. @default - not set */
  readonly logicalDisk?: PrometheusExporterWindowsLogicalDisk;
  /** `msmq`: deprecated, does nothing. @default - not set */
  readonly msmq?: PrometheusExporterWindowsMsmq;
  /** `mssql`: settings of the SQL Server collector. @default - not set */
  readonly mssql?: PrometheusExporterWindowsMssql;
  /** `network`: overridden by `net`, whose settings count. @default - not set */
  readonly network?: PrometheusExporterWindowsNetwork;
  /** `physical_disk`: settings of the physical disk collector. @default - not set */
  readonly physicalDisk?: PrometheusExporterWindowsPhysicalDisk;
  /** `printer`: settings of the printer collector. @default - not set */
  readonly printer?: PrometheusExporterWindowsPrinter;
  /** `process`: settings of the process collector. @default - not set */
  readonly process?: PrometheusExporterWindowsProcess;
  /** `scheduled_task`: settings of the scheduled task collector. @default - not set */
  readonly scheduledTask?: PrometheusExporterWindowsScheduledTask;
  /** `service`: settings of the Windows service collector. @default - not set */
  readonly service?: PrometheusExporterWindowsService;
  /** `smb`: settings of the SMB server collector. @default - not set */
  readonly smb?: PrometheusExporterWindowsSmb;
  /** `smb_client`: settings of the SMB client collector. @default - not set */
  readonly smbClient?: PrometheusExporterWindowsSmbClient;
  /** `smtp`: settings of the SMTP server collector. @default - not set */
  readonly smtp?: PrometheusExporterWindowsSmtp;
  /** `text_file`: deprecated, use `textfile`. @default - not set */
  readonly textFile?: PrometheusExporterWindowsTextFileConfig;
  /** `textfile`: settings of the collector that reads metrics from files. Since Alloy 1.11. @default - not set */
  readonly textfile?: PrometheusExporterWindowsTextFileConfig;
  /** `tcp`: settings of the TCP collector. Since Alloy 1.9. @default - not set */
  readonly tcp?: PrometheusExporterWindowsTcp;
  /** `update`: settings of the Windows Update collector. Since Alloy 1.10. @default - not set */
  readonly update?: PrometheusExporterWindowsUpdate;
  /** `filetime`: settings of the file modification time collector. Since Alloy 1.9. @default - not set */
  readonly filetime?: PrometheusExporterWindowsFiletime;
  /**
   * `performancecounter`: settings of the collector of performance counters you choose.
   * Since Alloy 1.9.
   * @default - not set
   */
  readonly performancecounter?: PrometheusExporterWindowsPerformancecounter;
  /** `mscluster`: settings of the failover cluster collector. Since Alloy 1.9. @default - not set */
  readonly mscluster?: PrometheusExporterWindowsMscluster;
  /** `netframework`: settings of the .NET Framework collector. Since Alloy 1.9. @default - not set */
  readonly netframework?: PrometheusExporterWindowsNetframework;
  /** `dns`: settings of the DNS server collector. Since Alloy 1.9. @default - not set */
  readonly dns?: PrometheusExporterWindowsDns;
  /** `net`: settings of the network interface collector. Since Alloy 1.11. @default - not set */
  readonly net?: PrometheusExporterWindowsNet;
  /** `time`: settings of the system clock collector. Since Alloy 1.18. @default - not set */
  readonly time?: PrometheusExporterWindowsTime;
}

/**
 * Gathers hardware and operating system metrics of a Windows host. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.windows/
 */
export class PrometheusExporterWindows extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(
    scope: Construct,
    id: string,
    props: AlloyProps<PrometheusExporterWindowsProps> = {},
  ) {
    super(scope, id, TYPE, props);
  }
}

const DFSR: Schema = {
  sourcesEnabled: 'list(string)',
};

const DNS: Schema = {
  enabledList: 'list(string)',
};

const EXCHANGE: Schema = {
  enabledList: 'list(string)',
};

const FILETIME: Schema = {
  filePatterns: 'list(string)',
};

const IIS: Schema = {
  appBlacklist: 'string',
  appWhitelist: 'string',
  siteBlacklist: 'string',
  siteWhitelist: 'string',
  appExclude: 'string',
  appInclude: 'string',
  siteExclude: 'string',
  siteInclude: 'string',
};

const LOGICAL_DISK: Schema = {
  enabledList: 'list(string)',
  blacklist: 'string',
  whitelist: 'string',
  include: 'string',
  exclude: 'string',
};

const MSCLUSTER: Schema = {
  enabledList: 'list(string)',
};

const MSMQ: Schema = {
  whereClause: 'string',
};

const MSSQL: Schema = {
  enabledClasses: 'list(string)',
};

const NET: Schema = {
  enabledList: 'list(string)',
  exclude: 'string',
  include: 'string',
};

const NETFRAMEWORK: Schema = {
  enabledList: 'list(string)',
};

const NETWORK: Schema = {
  blacklist: 'string',
  whitelist: 'string',
  exclude: 'string',
  include: 'string',
};

const PERFORMANCECOUNTER: Schema = {
  objects: 'string',
};

const PHYSICAL_DISK: Schema = {
  include: 'string',
  exclude: 'string',
};

const PRINTER: Schema = {
  exclude: 'string',
  include: 'string',
};

const PROCESS: Schema = {
  blacklist: 'string',
  whitelist: 'string',
  exclude: 'string',
  include: 'string',
  enableIisWorkerProcess: 'bool',
  counterVersion: 'uint8',
};

const SCHEDULED_TASK: Schema = {
  exclude: 'string',
  include: 'string',
};

const SERVICE: Schema = {
  include: 'string',
  exclude: 'string',
  useApi: 'string',
  whereClause: 'string',
  enableV2Collector: 'string',
};

const SMB: Schema = {
  enabledList: 'list(string)',
};

const SMB_CLIENT: Schema = {
  enabledList: 'list(string)',
};

const SMTP: Schema = {
  blacklist: 'string',
  whitelist: 'string',
  exclude: 'string',
  include: 'string',
};

const TEXT_FILE_CONFIG: Schema = {
  textFileDirectory: 'string',
  directories: 'list(string)',
};

const TCP: Schema = {
  enabledList: 'list(string)',
};

const UPDATE: Schema = {
  online: 'bool',
  scrapeInterval: 'duration',
};

const TIME: Schema = {
  enabledList: 'list(string)',
};

const PROPS: Schema = {
  enabledCollectors: 'list(string)',
  dfsr: nested('block', DFSR),
  exchange: nested('block', EXCHANGE),
  iis: nested('block', IIS),
  logicalDisk: nested('block', LOGICAL_DISK),
  msmq: nested('block', MSMQ),
  mssql: nested('block', MSSQL),
  network: nested('block', NETWORK),
  physicalDisk: nested('block', PHYSICAL_DISK),
  printer: nested('block', PRINTER),
  process: nested('block', PROCESS),
  scheduledTask: nested('block', SCHEDULED_TASK),
  service: nested('block', SERVICE),
  smb: nested('block', SMB),
  smbClient: nested('block', SMB_CLIENT),
  smtp: nested('block', SMTP),
  textFile: nested('block', TEXT_FILE_CONFIG),
  textfile: nested('block', TEXT_FILE_CONFIG),
  tcp: nested('block', TCP),
  update: nested('block', UPDATE),
  filetime: nested('block', FILETIME),
  performancecounter: nested('block', PERFORMANCECOUNTER),
  mscluster: nested('block', MSCLUSTER),
  netframework: nested('block', NETFRAMEWORK),
  dns: nested('block', DNS),
  net: nested('block', NET),
  time: nested('block', TIME),
};

const TYPE: ComponentType = {
  name: 'prometheus.exporter.windows',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    dns: '1.9',
    filetime: '1.9',
    'logical_disk.enabled_list': '1.11',
    mscluster: '1.9',
    net: '1.11',
    netframework: '1.9',
    performancecounter: '1.9',
    'process.counter_version': '1.11',
    'process.enable_iis_worker_process': '1.9',
    'service.exclude': '1.9',
    'service.include': '1.9',
    tcp: '1.9',
    'text_file.directories': '1.11',
    textfile: '1.11',
    time: '1.18',
    update: '1.10',
  },
};
