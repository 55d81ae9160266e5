import { Construct } from 'constructs';
import { OtelcolReceiverPrometheus } from '../../../lib/alloy/components/otelcol/receiver.prometheus';
import { PrometheusExporterSelf } from '../../../lib/alloy/components/prometheus/exporter.self';
import { PrometheusRelabel } from '../../../lib/alloy/components/prometheus/relabel';
import { PrometheusScrape } from '../../../lib/alloy/components/prometheus/scrape';
import type { AlloyTarget, Targets } from '../../../lib/alloy/expression';
import { AlloyFile } from '../../../lib/alloy/file';
import { Alloy } from '../../../lib/alloy/stdlib';
import { NixosHost } from '../../../lib/nixos/host';
import { Part } from '../../../lib/nixos/part';
import { Duration } from '../../../lib/units';
import type { ICollector } from '../../wiring/collector';
import { EbpfAlloy } from '../ebpf/ebpf-alloy';
import { loopbackAddress } from '../loopback';
import { onePerHost } from '../one-per-host';
import { KEPT } from './alloy-metrics-kept';
import { scrapeTimes } from './scrape-times';

/** How often Alloy's own metrics are read. */
export interface AlloyMetricsOptions {
  /** How often, longer than 0. @default 30s, as the outage buffer's and the cluster's collector's */
  readonly interval?: Duration;
}

/** Whose metrics, and where they go. */
export interface AlloyMetricsProps extends AlloyMetricsOptions {
  /** The collector that sends them on, and whose they are. */
  readonly collector: ICollector;
}

/**
 * Metrics of the collector itself: what it takes, refuses, loses and holds. Their `job` is `alloy`, their `instance` that
 * of the metrics of the machine. In a file of its own, which `observability.alloyMetrics.enable = false` takes away.
 *
 * Of the 1136 series that Alloy 1.19 shows on a desktop of the example fleet, sent all three signals, these are 58.
 *
 * Where agents with eBPF have a process of their own, so have its metrics a file, with `job` `alloy-ebpf`, which is there
 * as long as the process is.
 *
 * @example
 * const alloy = new AlloyCollector(thinkpad, 'alloy', { destinations: [lgtm], selfMetrics: false });
 * new AlloyMetrics(thinkpad, 'own', { collector: alloy, interval: Duration.minutes(1) });
 */
export class AlloyMetrics extends Construct {
  /** Its switch. */
  readonly part: Part;
  /** What gives them out. */
  readonly exporter: PrometheusExporterSelf;
  /** What reads them. */
  readonly scrape: PrometheusScrape;

  private readonly times: ReturnType<typeof scrapeTimes>;
  private scrapeOfEbpf?: PrometheusScrape;

  /** @throws for an interval of 0, and for a second one on a host */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: AlloyMetricsProps,
  ) {
    super(scope, id);
    const fix = 'leave one out, that of an AlloyCollector by selfMetrics: false';
    onePerHost(this, AlloyMetrics, fix);
    const { collector, interval = Duration.seconds(30) } = props;
    this.times = scrapeTimes(this, interval, Duration.seconds(5));
    this.part = new Part(this, 'part', { option: 'observability.alloyMetrics' });
    const file = new AlloyFile(this, 'file', {
      directory: collector.directory,
      name: 'alloy-metrics',
      part: this.part,
    });
    this.exporter = new PrometheusExporterSelf(file, 'self');
    this.scrape = this.read(file, this.exporter.targets, 'alloy');
    EbpfAlloy.onceMade(NixosHost.of(this), (ebpf) => this.readEbpf(ebpf));
    this.node.defaultChild = this.scrape;
    this.node.addValidation({ validate: () => collector.missingDestination('metrics') });
  }

  /** What reads the metrics of the process with eBPF; none without one. */
  get ebpfScrape(): PrometheusScrape | undefined {
    return this.scrapeOfEbpf;
  }

  private readEbpf(ebpf: EbpfAlloy): void {
    const file = new AlloyFile(ebpf, 'metrics', {
      directory: this.props.collector.directory,
      name: 'alloy-ebpf-metrics',
      // whether it is on follows from the other switch and the process, which NixOS knows
      part: new Part(ebpf, 'metrics-part', {
        option: 'observability.alloyEbpf.metrics',
        enable: false,
      }),
    });
    const target = {
      // the module says where it listens, which a machine may have set
      __address__: Alloy.coalesce(Alloy.env('ALLOY_EBPF_ADDRESS'), loopbackAddress(ebpf.port)),
      instance: Alloy.constants.hostname,
    };
    this.scrapeOfEbpf = this.read(file, [target], 'alloy-ebpf');
  }

  private read(
    file: AlloyFile,
    targets: Targets | readonly AlloyTarget[],
    job: string,
  ): PrometheusScrape {
    const { collector } = this.props;
    const scrape = new PrometheusScrape(file, 'scrape', {
      targets,
      ...this.times,
      forwardTo: () => [fewer.receiver],
    });
    collector.addScrapeInterval(this.times.scrapeInterval);
    const fewer = new PrometheusRelabel(file, 'relabel', {
      rule: [
        { sourceLabels: ['__name__'], regex: KEPT.join('|'), action: 'keep' },
        // the exporter's own would be integrations/self
        { targetLabel: 'job', replacement: job },
      ],
      forwardTo: () => [receiver.receiver],
    });
    const receiver = new OtelcolReceiverPrometheus(file, 'prometheus', {
      output: () => ({ metrics: collector.toRemote('metrics') }),
    });
    return scrape;
  }
}
