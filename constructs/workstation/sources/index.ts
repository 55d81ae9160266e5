export { AlloyMetrics, type AlloyMetricsOptions, type AlloyMetricsProps } from './alloy-metrics';
export { JournalLogs, type JournalLogsProps } from './journal-logs';
export { JournalScope, type JournalEverythingProps, type JournalPriority } from './journal-scope';
export { JournalUnit, type JournalUnitOptions } from './journal-unit';
export {
  NodeMetrics,
  type NodeCollector,
  type NodeMetricsOptions,
  type NodeMetricsProps,
} from './node-metrics';
export { PprofScrape, type PprofProfile, type PprofScrapeProps } from './pprof-scrape';
export { PythonMemoryProfile, type PythonMemoryProfileProps } from './python-memory-profile';
export { DockerLogs, type DockerLogsProps } from './docker-logs';
export { FileLogs, type FileLogsProps } from './file-logs';
export { MetricsScrape, type MetricsScrapeProps } from './metrics-scrape';
export { sourceFile, type SourceProps } from './source-file';
export { SyslogLogs, type SyslogLogsProps } from './syslog-logs';
export { ExporterMetrics, type AlloyExporter, type ExporterMetricsProps } from './exporter-metrics';
export { KubernetesScrape, type KubernetesScrapeProps } from './kubernetes-scrape';
export { OtlpReceiver, type OtlpReceiverProps } from './otlp-receiver';
