import { Construct } from 'constructs';
import { OtelcolReceiverPrometheus } from '../../../lib/alloy/components/otelcol/receiver.prometheus';
import { PrometheusScrape } from '../../../lib/alloy/components/prometheus/scrape';
import type { AlloyList, AlloyTarget } from '../../../lib/alloy/expression';
import type { AlloyFile } from '../../../lib/alloy/file';
import { fail, shown } from '../../../lib/errors';
import { Duration } from '../../../lib/units';
import { scrapeTimes } from './scrape-times';
import { sourceFile, type SourceProps } from './source-file';

/** Whose metrics, and how often. */
export interface MetricsScrapeProps extends SourceProps {
  /**
   * Addresses and ports, `127.0.0.1:9113`; or a function that makes one of Alloy's exporters in the file and gives its
   * targets: `(file) => new PrometheusExporterBlackbox(file, 'probe', { … }).targets`.
   */
  readonly targets: readonly string[] | ((file: AlloyFile) => AlloyList<AlloyTarget>);
  /** Where each has them. @default /metrics */
  readonly metricsPath?: string;
  /** @default http */
  readonly scheme?: 'http' | 'https';
  /** How often they are read, longer than 0. @default 60s */
  readonly interval?: Duration;
  /** Whether labels of the program's own win over `job` and `instance`. @default false */
  readonly honorLabels?: boolean;
}

/**
 * Metrics in Prometheus' format, of programs that offer them and of exporters inside Alloy, under the program's name as
 * `job`. In a file of its own, which `observability.sources.<name>-metrics.enable = false` takes away.
 *
 * @example
 * new MetricsScrape(thinkpad, 'nginx', {
 *   collector: alloy,
 *   name: 'nginx',
 *   targets: ['127.0.0.1:9113'],
 * });
 */
export class MetricsScrape extends Construct {
  /** What reads them. */
  readonly scrape: PrometheusScrape;

  /** @throws for a malformed name or address, for none, and for an interval of 0 */
  constructor(scope: Construct, id: string, props: MetricsScrapeProps) {
    super(scope, id);
    const { collector, name, targets, interval = Duration.seconds(60) } = props;
    const times = scrapeTimes(this, interval, Duration.seconds(10));
    const file = sourceFile(this, props, 'metrics');
    this.scrape = new PrometheusScrape(file, 'scrape', {
      targets: typeof targets === 'function' ? targets(file) : targetsAt(this, targets),
      jobName: name,
      metricsPath: props.metricsPath,
      scheme: props.scheme,
      honorLabels: props.honorLabels,
      ...times,
      forwardTo: () => [receiver.receiver],
    });
    collector.addScrapeInterval(interval);
    const receiver = new OtelcolReceiverPrometheus(file, 'prometheus', {
      output: () => ({ metrics: collector.toRemote('metrics') }),
    });
    this.node.defaultChild = this.scrape;
    this.node.addValidation({ validate: () => collector.missingDestination('metrics') });
  }
}

function targetsAt(scope: Construct, addresses: readonly string[]) {
  if (addresses.length === 0)
    fail(scope, 'no targets were given, so nothing would be read: name one');
  return addresses.map((address) => {
    if (!/^[^\s/:]+:\d{1,5}$|^\[[0-9a-fA-F:]+\]:\d{1,5}$/.test(address))
      fail(
        scope,
        `a target is a host and a port, such as 127.0.0.1:9113, but ${shown(address)} was given: a scheme and a path have props of their own`,
      );
    return { __address__: address };
  });
}
