import { OtelcolReceiverPrometheus } from '../../../lib/alloy/components/otelcol/receiver.prometheus';
import { PrometheusScrape } from '../../../lib/alloy/components/prometheus/scrape';
import { AlloyFile } from '../../../lib/alloy/file';
import { Duration } from '../../../lib/units';
import type { ICollector } from '../../wiring/collector';
import { loopbackAddress } from '../loopback';
import type { OutageBufferService } from './outage-buffer-service';

/** Who reads the metrics. */
export interface OutageBufferMetricsProps {
  /** The collector that sends them on. */
  readonly collector: ICollector;
}

/**
 * The outage buffer's own metrics: what it holds, drops and delivers, by destination and signal.
 *
 * @example
 * const metrics: OutageBufferMetrics | undefined = alloy.outageBufferMetrics;
 * metrics?.scrape.addOverride('scrape_interval', '1m');
 */
export class OutageBufferMetrics extends AlloyFile {
  /** What reads them. */
  readonly scrape: PrometheusScrape;

  /** @param service whose metrics they are; its switch takes the file away */
  constructor(service: OutageBufferService, id: string, { collector }: OutageBufferMetricsProps) {
    super(service, id, {
      directory: collector.directory,
      name: 'outage-buffer',
      part: service.part,
    });
    const interval = Duration.seconds(30);
    this.scrape = new PrometheusScrape(this, 'scrape', {
      targets: [{ __address__: loopbackAddress(service.port) }],
      jobName: 'outage-buffer',
      scrapeInterval: interval,
      scrapeTimeout: Duration.seconds(5),
      forwardTo: () => [receiver.receiver],
    });
    collector.addScrapeInterval(interval);
    const receiver = new OtelcolReceiverPrometheus(this, 'prometheus', {
      output: () => ({ metrics: collector.toRemote('metrics') }),
    });
    this.node.defaultChild = this.scrape;
  }
}
