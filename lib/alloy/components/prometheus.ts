import type { Construct } from 'constructs';
import type { Duration } from '../../units';
import { AlloyComponent } from '../component';
import { produce, type Lazily } from '../lazily';
import { block } from '../value';
import { Wire, type MetricsReceiver, type Targets } from '../wire';

/** `filesystem` of `prometheus.exporter.unix`. */
export interface PrometheusExporterUnixFilesystem {
  /** `fs_types_exclude`: a regular expression. */
  readonly fsTypesExclude?: string;
  /** `mount_points_exclude`: a regular expression. */
  readonly mountPointsExclude?: string;
  /** `mount_timeout`: a mount that doesn't answer is left out. @default 5s */
  readonly mountTimeout?: Duration;
}

/** Arguments of `prometheus.exporter.unix`. */
export interface PrometheusExporterUnixProps {
  /** `set_collectors`: exactly these. @default - upstream's long list */
  readonly setCollectors?: readonly string[];
  /** `filesystem` */
  readonly filesystem?: PrometheusExporterUnixFilesystem;
  /** `netdev`: `deviceExclude` is a regular expression of interfaces to leave out. */
  readonly netdev?: { readonly deviceExclude?: string };
}

/**
 * Node exporter, built in: metrics of the machine.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.unix/
 */
export class PrometheusExporterUnix extends AlloyComponent {
  /** `targets`: for `prometheus.scrape`. */
  readonly targets: Targets = new Wire(this, 'targets');

  constructor(scope: Construct, id: string, props: PrometheusExporterUnixProps = {}) {
    const { filesystem, netdev } = props;
    super(scope, id, {
      component: 'prometheus.exporter.unix',
      body: {
        set_collectors: props.setCollectors,
        filesystem:
          filesystem &&
          block({
            fs_types_exclude: filesystem.fsTypesExclude,
            mount_points_exclude: filesystem.mountPointsExclude,
            mount_timeout: filesystem.mountTimeout?.toString(),
          }),
        netdev: netdev && block({ device_exclude: netdev.deviceExclude }),
      },
    });
  }
}

/** Arguments of `prometheus.scrape`. */
export interface PrometheusScrapeProps {
  /** `targets` */
  readonly targets: Targets;
  /** `forward_to` */
  readonly forwardTo: Lazily<readonly MetricsReceiver[]>;
  /** `job_name`: the label `job`, where the target sets none. @default - the component's name */
  readonly jobName?: string;
  /** `scrape_interval` @default 60s */
  readonly scrapeInterval?: Duration;
  /** `scrape_timeout`: Alloy exits when it is longer than the interval, which `alloy validate` doesn't see. @default 10s */
  readonly scrapeTimeout?: Duration;
}

/**
 * Scrapes targets.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.scrape/
 */
export class PrometheusScrape extends AlloyComponent {
  constructor(scope: Construct, id: string, props: PrometheusScrapeProps) {
    super(scope, id, {
      component: 'prometheus.scrape',
      body: () => ({
        targets: props.targets,
        job_name: props.jobName,
        scrape_interval: props.scrapeInterval?.toString(),
        scrape_timeout: props.scrapeTimeout?.toString(),
        forward_to: produce(props.forwardTo),
      }),
    });
  }
}
