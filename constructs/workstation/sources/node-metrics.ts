import { Construct } from 'constructs';
import { OtelcolReceiverPrometheus } from '../../../lib/alloy/components/otelcol/receiver.prometheus';
import { PrometheusExporterUnix } from '../../../lib/alloy/components/prometheus/exporter.unix';
import { PrometheusRelabel } from '../../../lib/alloy/components/prometheus/relabel';
import { PrometheusScrape } from '../../../lib/alloy/components/prometheus/scrape';
import { AlloyFile } from '../../../lib/alloy/file';
import { Part } from '../../../lib/nixos/part';
import { Duration } from '../../../lib/units';
import type { ICollector } from '../../wiring/collector';
import { onePerHost } from '../one-per-host';
import { chosenCollectors, textfileDirectory } from './chosen-collectors';
import type { NodeCollector } from './node-collectors';
import { scrapeTimes } from './scrape-times';

export type { NodeCollector };

/** Which metrics of the machine, and how often. */
export interface NodeMetricsOptions {
  /** How often, longer than 0; US1 wants a load to show within 15 seconds. @default 15s */
  readonly interval?: Duration;
  /** Node exporter's collectors, by upstream's names. @default NodeMetrics.COLLECTORS */
  readonly collectors?: readonly NodeCollector[];
  /**
   * Some beside those: of what a machine has, such as `zfs`, `btrfs` and `mdadm`. @default - none
   */
  readonly addCollectors?: readonly NodeCollector[];
  /**
   * The folder whose files `*.prom` are read too, by the collector `textfile`: what scripts say of disks (smartctl), pools
   * or graphics cards, in Prometheus' format. Absolute, readable for everybody, and not in `/tmp`, of which Alloy has one of
   * its own. A script writes beside and renames, so that nobody reads half of a file. @default - none
   */
  readonly textfileDirectory?: string;
  /** Some of those left out. @default - none */
  readonly withoutCollectors?: readonly NodeCollector[];
}

/** Which metrics of the machine, and where they go. */
export interface NodeMetricsProps extends NodeMetricsOptions {
  /** The collector that sends them on. */
  readonly collector: ICollector;
}

/**
 * Metrics of the machine itself from the built-in node exporter (FR-002). In a file of its own, which
 * `observability.nodeMetrics.enable = false` takes away.
 *
 * @example
 * const alloy = new AlloyCollector(thinkpad, 'alloy', { destinations: [lgtm], nodeMetrics: false });
 * new NodeMetrics(thinkpad, 'metrics', { collector: alloy, addCollectors: ['zfs'] });
 */
export class NodeMetrics extends Construct {
  /**
   * What a workstation wants: CPU, memory, disk, network, file systems, systemd's units, pressure, temperature
   * and battery, and what the dashboard Node Exporter Full shows of them, as far as that is a few series.
   *
   * Series on a machine of two CPUs, of what is there for that dashboard's sake: processes 12, tcpstat up to 11,
   * conntrack 10, softnet 7 a CPU, udp_queues 4, entropy 2, arp 1 an interface, and of others' fields 2 a CPU for guests
   * and 2 of TCP. Left out, although it shows them: interrupts (33 a CPU there, and far more on hardware with many
   * devices), textfile (a folder that nobody fills), systemd's sockets (5 series each), and the kernel's limit of TCP
   * connections, which never changes.
   */
  static readonly COLLECTORS: readonly NodeCollector[] = [
    'arp',
    'conntrack',
    'cpu',
    'cpufreq',
    'diskstats',
    'entropy',
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
    'processes',
    'schedstat',
    'sockstat',
    'softnet',
    'stat',
    'systemd',
    'tcpstat',
    'thermal_zone',
    'time',
    'timex',
    'udp_queues',
    'uname',
    'vmstat',
  ];

  /** Node exporter, inside Alloy. */
  readonly exporter: PrometheusExporterUnix;
  /** What reads it. */
  readonly scrape: PrometheusScrape;

  /**
   * @throws for an interval of 0, for a collector that node exporter hasn't got, is added twice or left out without being
   *   there, and for a second one on a host
   */
  constructor(scope: Construct, id: string, props: NodeMetricsProps) {
    super(scope, id);
    onePerHost(this, NodeMetrics, 'leave one out, that of an AlloyCollector by nodeMetrics: false');
    const { collector, interval = Duration.seconds(15) } = props;
    const times = scrapeTimes(this, interval, Duration.seconds(10));
    const directory = textfileDirectory(this, props);
    const part = new Part(this, 'part', { option: 'observability.nodeMetrics' });
    const file = new AlloyFile(this, 'file', {
      directory: collector.directory,
      name: 'node-metrics',
      part,
    });
    this.exporter = new PrometheusExporterUnix(file, 'unix', {
      setCollectors: chosenCollectors(this, NodeMetrics.COLLECTORS, props),
      filesystem: {
        fsTypesExclude: VIRTUAL_FILE_SYSTEMS,
        mountPointsExclude:
          '^/(dev|proc|run/credentials/.+|sys|var/lib/(containers|docker)/.+)($|/)',
        mountTimeout: Duration.seconds(5),
      },
      cpu: { guest: true },
      netclass: { ignoredDevices: VIRTUAL_DEVICES },
      netdev: { deviceExclude: VIRTUAL_DEVICES },
      netstat: { fields: NETSTAT_FIELDS },
      textfile: directory === undefined ? undefined : { directory },
      systemd: { unitInclude: '.+\\.(service|timer)', unitExclude: '(user|user-runtime-dir)@.+' },
    });
    this.scrape = new PrometheusScrape(file, 'scrape', {
      targets: this.exporter.targets,
      ...times,
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

/** Devices of containers and virtual machines, 22 series and 16 each, which come and go. */
const VIRTUAL_DEVICES = '^(veth.*|br-.*|docker.*|virbr.*|lo)$';

/** Alloy's own, and two counters of TCP that the dashboard shows: packets out of order, and dropped from a full queue. */
const NETSTAT_FIELDS =
  '^(.*_(InErrors|InErrs)|Ip_Forwarding|Ip(6|Ext)_(InOctets|OutOctets)|Icmp6?_(InMsgs|OutMsgs)|' +
  'TcpExt_(Listen.*|Syncookies.*|TCPSynRetrans|TCPTimeouts|TCPOFOQueue|TCPRcvQDrop)|' +
  'Tcp_(ActiveOpens|InSegs|OutSegs|OutRsts|PassiveOpens|RetransSegs|CurrEstab)|' +
  'Udp6?_(InDatagrams|OutDatagrams|NoPorts|RcvbufErrors|SndbufErrors))$';

/** File systems whose figures say nothing about the machine's disks. */
const VIRTUAL_FILE_SYSTEMS =
  '^(autofs|binfmt_misc|bpf|cgroup2?|configfs|debugfs|devpts|devtmpfs|efivarfs|fusectl|fuse\\..+|hugetlbfs|mqueue|nsfs|' +
  'overlay|proc|pstore|ramfs|rpc_pipefs|securityfs|squashfs|sysfs|tmpfs|tracefs)$';
