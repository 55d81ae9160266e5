import type { Construct } from 'constructs';
import { OtelcolReceiverPrometheus } from '../../../lib/alloy/components/otelcol/receiver.prometheus';
import {
  PrometheusScrape,
  type PrometheusScrapeProps,
} from '../../../lib/alloy/components/prometheus/scrape';
import type { AlloyFile } from '../../../lib/alloy/file';
import { Duration } from '../../../lib/units';
import type { ICollector } from '../../wiring/collector';
import { scrapeTimes } from './scrape-times';

/** How often metrics are read, and by which name. */
export interface ScrapeOptions {
  /** The collector that sends them on. */
  readonly collector: ICollector;
  /** The program's name, as `job`. */
  readonly name: string;
  /** How often they are read, longer than 0. @default 60s */
  readonly interval?: Duration;
  /** Whether labels of the program's own win over those of the target. @default false */
  readonly honorLabels?: boolean;
}

/**
 * Reads targets in a source's file, and sends what they say to the remote destinations.
 *
 * @param source the construct whose default child it becomes
 * @throws for an interval of 0
 */
export function scrapeMetrics(
  source: Construct,
  file: () => AlloyFile,
  { collector, name, interval = Duration.seconds(60), honorLabels }: ScrapeOptions,
  scraped: () => Pick<PrometheusScrapeProps, 'targets' | 'metricsPath' | 'scheme'>,
): PrometheusScrape {
  const times = scrapeTimes(source, interval, Duration.seconds(10));
  const inFile = file();
  const { targets, ...where } = scraped();
  const scrape = new PrometheusScrape(inFile, 'scrape', {
    targets,
    jobName: name,
    ...where,
    honorLabels,
    ...times,
    forwardTo: () => [receiver.receiver],
  });
  collector.addScrapeInterval(interval);
  const receiver = new OtelcolReceiverPrometheus(inFile, 'prometheus', {
    output: () => ({ metrics: collector.toRemote('metrics') }),
  });
  source.node.defaultChild = scrape;
  source.node.addValidation({ validate: () => collector.missingDestination('metrics') });
  return scrape;
}
