import type { BeylaEbpf } from '../../../lib/alloy/components/beyla/ebpf';
import type { OtelcolExporterOtlphttp } from '../../../lib/alloy/components/otelcol/exporter.otlphttp';
import { OtelcolReceiverPrometheus } from '../../../lib/alloy/components/otelcol/receiver.prometheus';
import { PrometheusScrape } from '../../../lib/alloy/components/prometheus/scrape';
import type { AlloyFile } from '../../../lib/alloy/file';
import { Duration } from '../../../lib/units';
import type { ICollector } from '../../wiring/collector';

/** Reads Beyla's metrics of requests, and sends them by what its spans go by. */
export function scrapeBeyla(
  file: AlloyFile,
  beyla: BeylaEbpf,
  exporter: OtelcolExporterOtlphttp,
  collector: ICollector,
): void {
  const scrapeInterval = Duration.seconds(15);
  const points = new OtelcolReceiverPrometheus(file, 'metrics', {
    output: () => ({ metrics: [exporter.input] }),
  });
  new PrometheusScrape(file, 'scrape', {
    targets: beyla.targets,
    // the service's job and instance, rather than Beyla's
    honorLabels: true,
    // without the types a histogram arrives as gauges, and so does a counter
    honorMetadata: true,
    scrapeInterval,
    forwardTo: [points.receiver],
  });
  collector.addScrapeInterval(scrapeInterval);
}
