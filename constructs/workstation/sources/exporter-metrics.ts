import { Construct } from 'constructs';
import { DiscoveryRelabel } from '../../../lib/alloy/components/discovery/relabel';
import type { PrometheusScrape } from '../../../lib/alloy/components/prometheus/scrape';
import type { Targets } from '../../../lib/alloy/expression';
import type { TypedComponent } from '../../../lib/alloy/typed-component';
import type { PartProps } from '../../../lib/nixos/part';
import type { Duration } from '../../../lib/units';
import { scrapeMetrics } from './scraped';
import { sourceFile, type SourceProps } from './source-file';

/** A component of Alloy's that exports metrics: any class of `cdktf-nixos-observability/alloy/prometheus/exporter.*`. */
export type AlloyExporter<Arguments> = new (
  scope: Construct,
  id: string,
  props: Arguments,
) => TypedComponent & { readonly targets: Targets };

/** Which exporter, what it is told, and how often it is read. */
export interface ExporterMetricsProps<Arguments>
  extends SourceProps, Pick<PartProps, 'capabilities' | 'groups'> {
  /** Its class, such as `PrometheusExporterBlackbox`. */
  readonly exporter: AlloyExporter<Arguments>;
  /** Its arguments, as its page in Alloy's reference has them, in camel case. */
  readonly arguments: Arguments;
  /** How often it is read, longer than 0. @default 60s */
  readonly interval?: Duration;
}

/**
 * Metrics of one of the exporters that Alloy has inside, such as blackbox, process, snmp, redis or postgres, under your
 * name for it as `job`. Of one that asks several things (blackbox, snmp) each has its name as `target` and its address as
 * `instance`. In a file of its own, which `observability.sources.<name>-exporter.enable = false` takes away.
 *
 * @example
 * import { PrometheusExporterBlackbox } from 'cdktf-nixos-observability/alloy/prometheus/exporter.blackbox';
 *
 * new ExporterMetrics(thinkpad, 'web', {
 *   collector: alloy,
 *   name: 'web',
 *   exporter: PrometheusExporterBlackbox,
 *   arguments: {
 *     config: '{ modules: { up: { prober: http } } }',
 *     target: [{ name: 'blog', address: 'https://example.com', module: 'up' }],
 *   },
 * });
 */
export class ExporterMetrics<Arguments> extends Construct {
  /** What exports them. */
  readonly exporter: TypedComponent & { readonly targets: Targets };
  /** What reads them. */
  readonly scrape: PrometheusScrape;

  /** @throws for a malformed name, an argument that the exporter doesn't take, and an interval of 0 */
  constructor(scope: Construct, id: string, props: ExporterMetricsProps<Arguments>) {
    super(scope, id);
    const { name, exporter: Exporter, capabilities, groups } = props;
    const file = sourceFile(this, props, 'exporter', { capabilities, groups });
    this.exporter = new Exporter(file, 'exporter', props.arguments);
    const named = new DiscoveryRelabel(file, 'relabel', {
      targets: this.exporter.targets,
      rule: [
        // of several targets each has a job, integrations/blackbox/<its name>, and an instance of the exporter's own
        { sourceLabels: ['job'], regex: 'integrations/[^/]+/(.+)', targetLabel: 'target' },
        { sourceLabels: ['__param_target'], regex: '(.+)', targetLabel: 'instance' },
        { targetLabel: 'job', replacement: name },
      ],
    });
    this.scrape = scrapeMetrics(
      this,
      () => file,
      props,
      () => ({ targets: named.output }),
    );
  }
}
