import { Construct } from 'constructs';
import { OtelcolReceiverPrometheus } from '../../../lib/alloy/components/otelcol/receiver.prometheus';
import { PrometheusExporterUnix } from '../../../lib/alloy/components/prometheus/exporter.unix';
import { PrometheusRelabel } from '../../../lib/alloy/components/prometheus/relabel';
import { PrometheusScrape } from '../../../lib/alloy/components/prometheus/scrape';
import { AlloyFile } from '../../../lib/alloy/file';
import { fail } from '../../../lib/errors';
import { Part } from '../../../lib/nixos/part';
import { Duration } from '../../../lib/units';
import type { ICollector } from '../../wiring/collector';
import { onePerHost } from '../one-per-host';

/** Which metrics of the machine, and how often. */
export interface NodeMetricsOptions {
  /** How often, longer than 0; US1 wants a load to show within 15 seconds. @default 15s */
  readonly interval?: Duration;
  /** Node exporter's collectors, by upstream's names. @default NodeMetrics.COLLECTORS */
  readonly collectors?: readonly string[];
}

/** Which metrics of the machine, and where they go. */
export interface NodeMetricsProps extends NodeMetricsOptions {
  /** The collector that sends them on. */
  readonly collector: ICollector;
}

/**
 * Metrics of the machine itself from the built-in node exporter (FR-002). In a file of its own, which
 * `observability.nodeMetrics.enable = false` takes away.
 */
export class NodeMetrics extends Construct {
  /**
   * What a workstation wants: CPU, memory, disk, network, file systems, systemd's units, pressure, temperature
   * and battery.
   */
  static readonly COLLECTORS: readonly string[] = [
    'cpu',
    'cpufreq',
    'diskstats',
    'filefd',
    'filesystem',
    'hwmon',
    'loadavg',
    'meminfo',
    'netclass',
    'netdev',
    'netstat',
    'nvme',
    'os',
    'powersupplyclass',
    'pressure',
    'schedstat',
    'sockstat',
    'stat',
    'systemd',
    'thermal_zone',
    'time',
    'timex',
    'uname',
    'vmstat',
  ];

  /** Node exporter, inside Alloy. */
  readonly exporter: PrometheusExporterUnix;
  /** What reads it. */
  readonly scrape: PrometheusScrape;

  /** @throws for an interval of 0, and for a second one on a host */
  constructor(scope: Construct, id: string, props: NodeMetricsProps) {
    super(scope, id);
    onePerHost(this, NodeMetrics, 'leave one out, that of an AlloyCollector by nodeMetrics: false');
    const { collector, interval = Duration.seconds(15) } = props;
    if (interval.toMilliseconds() === 0)
      fail(this, 'the interval is longer than 0, but 0s was given');
    const part = new Part(this, 'part', { option: 'observability.nodeMetrics' });
    const file = new AlloyFile(this, 'file', {
      directory: collector.directory,
      name: 'node-metrics',
      part,
    });
    this.exporter = new PrometheusExporterUnix(file, 'unix', {
      setCollectors: props.collectors ?? NodeMetrics.COLLECTORS,
      filesystem: {
        fsTypesExclude: VIRTUAL_FILE_SYSTEMS,
        mountPointsExclude:
          '^/(dev|proc|run/credentials/.+|sys|var/lib/(containers|docker)/.+)($|/)',
        mountTimeout: Duration.seconds(5),
      },
      systemd: { unitInclude: '.+\\.(service|timer)', unitExclude: '(user|user-runtime-dir)@.+' },
      netdev: { deviceExclude: '^(veth.*|br-.*|docker.*|virbr.*|lo)$' },
    });
    this.scrape = new PrometheusScrape(file, 'scrape', {
      targets: this.exporter.targets,
      scrapeInterval: interval,
      scrapeTimeout: Duration.milliseconds(Math.min(interval.toMilliseconds(), 10_000)),
      forwardTo: () => [fewer.receiver],
    });
    collector.addScrapeInterval(interval);
    const fewer = new PrometheusRelabel(file, 'relabel', {
      // one series a unit and state is five a unit, of which two say all
      rule: [
        {
          sourceLabels: ['__name__', 'state'],
          regex: 'node_systemd_unit_state;(activating|deactivating|inactive)',
          action: 'drop',
        },
      ],
      forwardTo: () => [receiver.receiver],
    });
    const receiver = new OtelcolReceiverPrometheus(file, 'prometheus', {
      output: () => ({ metrics: collector.toRemote('metrics') }),
    });
    this.node.defaultChild = this.exporter;
    this.node.addValidation({ validate: () => collector.missingDestination('metrics') });
  }
}

/** File systems whose figures say nothing about the machine's disks. */
const VIRTUAL_FILE_SYSTEMS =
  '^(autofs|binfmt_misc|bpf|cgroup2?|configfs|debugfs|devpts|devtmpfs|efivarfs|fusectl|fuse\\..+|hugetlbfs|mqueue|nsfs|' +
  'overlay|proc|pstore|ramfs|rpc_pipefs|securityfs|squashfs|sysfs|tmpfs|tracefs)$';
