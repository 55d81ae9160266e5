import { Manifest } from '@cdktf/provider-kubernetes/lib/manifest';
import { Construct } from 'constructs';
import { fail } from '../../../lib/errors';
import type { OtelConfig, OtelSettings } from '../../../lib/otel/config';
import { Duration } from '../../../lib/units';
import { METRICS, POD_IP, POD_NAME } from './collector-pod';
import type { CollectorMetadata } from './collector-workload';

/** A ServiceMonitor of the Prometheus operator, whose CustomResourceDefinition has to be in the cluster before a plan. */
export interface ServiceMonitorOptions {
  /** Labels by which the operator's Prometheus picks it, such as `{ release: 'kube-prometheus-stack' }`. */
  readonly serviceMonitorLabels: { readonly [label: string]: string };
}

/**
 * How the collector's metrics about itself get to a store. `pipeline`: it reads and sends them itself, with those that it
 * is sent. `annotations`: its pods say `prometheus.io/scrape`, for whoever reads what says so. Or a ServiceMonitor.
 */
export type SelfMetricsDelivery = 'pipeline' | 'annotations' | ServiceMonitorOptions;

/** Whose metrics they are. */
export interface SelfMetricsProps {
  /** The collector's name, which is the `job`, its namespace and labels. */
  readonly metadata: CollectorMetadata;
  /** How they are delivered; false has them at the collector's port alone. @default pipeline, where there is a store */
  readonly delivery?: SelfMetricsDelivery | false;
  /** Whether there is a store of metrics. */
  readonly hasStore: boolean;
}

/**
 * Where the collector itself reads them: with the pod's address a URL would need brackets for IPv6 alone, and of its own
 * exporter of OTLP, sent to its own receiver, each stop ends with an error (run).
 */
export const SELF_PORT = 8889;

/**
 * The collector's metrics about itself: what it takes, refuses, loses and holds.
 *
 * Its default child is the ServiceMonitor, if it has one.
 *
 * @example
 * const lgtm = new LgtmBackend(stack, 'lgtm', {
 *   metrics: Mimir.external({ url: 'http://mimir-gateway.monitoring.svc' }),
 *   collector: { selfMetrics: { serviceMonitorLabels: { release: 'prometheus' } } },
 * });
 * const metrics: SelfMetrics | undefined = lgtm.collector?.selfMetrics;
 */
export class SelfMetrics extends Construct {
  /** `service.telemetry` of the collector's configuration. @see https://opentelemetry.io/docs/collector/internal-telemetry/ */
  readonly telemetry: OtelSettings;
  /** What the pods say to whoever reads what is annotated. */
  readonly annotations: { readonly [annotation: string]: string };
  /** How often the collector reads them; none when it doesn't. */
  readonly scrapeIntervals: readonly Duration[];
  /** Their `job` in the store; none where somebody else reads them, and says by what name. */
  readonly job?: string;
  /** Whether they get to a store, one way or another. */
  readonly isDelivered: boolean;
  /** What the Prometheus operator reads; none unless asked for. */
  readonly serviceMonitor?: Manifest;

  /** @throws for `pipeline` without a store of metrics */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: SelfMetricsProps,
  ) {
    super(scope, id);
    const { hasStore, delivery = hasStore ? 'pipeline' : false } = props;
    if (delivery === 'pipeline' && !hasStore)
      fail(
        scope,
        "selfMetrics: 'pipeline' sends them to the store of metrics, but there is none: give metrics, or leave selfMetrics out",
      );
    this.isDelivered = delivery !== false;
    const readsItself = delivery === 'pipeline';
    this.scrapeIntervals = readsItself ? [INTERVAL] : [];
    this.job = readsItself ? props.metadata.name : undefined;
    this.telemetry = telemetry(props.metadata.name, readsItself);
    this.annotations =
      delivery === 'annotations'
        ? {
            'prometheus.io/scrape': 'true',
            'prometheus.io/port': String(METRICS.port),
            'prometheus.io/path': '/metrics',
          }
        : {};
    if (typeof delivery === 'object') {
      this.serviceMonitor = this.makeServiceMonitor(delivery);
      this.node.defaultChild = this.serviceMonitor;
    }
  }

  /**
   * Has the collector send them to where metrics go, when it is to. Not by the memory limiter: what shows that it refuses
   * isn't refused.
   *
   * @param exporter of metrics
   */
  addPipeline(config: OtelConfig, exporter: string): void {
    if (this.scrapeIntervals.length === 0) return;
    const receiver = config.add('receivers', 'prometheus/self', {
      config: {
        scrape_configs: [
          {
            job_name: this.props.metadata.name,
            scrape_interval: INTERVAL.toString(),
            static_configs: [
              { targets: [`localhost:${SELF_PORT}`], labels: { instance: POD_NAME } },
            ],
            metric_relabel_configs: [
              { source_labels: ['__name__'], regex: UNASKED, action: 'drop' },
            ],
          },
        ],
      },
    });
    config.addPipeline('metrics/self', { receivers: [receiver], exporters: [exporter] });
  }

  private makeServiceMonitor({ serviceMonitorLabels }: ServiceMonitorOptions): Manifest {
    const { name, namespace, labels } = this.props.metadata;
    return new Manifest(this, 'service-monitor', {
      manifest: {
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'ServiceMonitor',
        metadata: { name, namespace, labels: { ...labels, ...serviceMonitorLabels } },
        spec: {
          selector: { matchLabels: { ...labels } },
          endpoints: [{ port: METRICS.name, interval: INTERVAL.toString() }],
        },
      },
    });
  }
}

const INTERVAL = Duration.seconds(30);

/** What says nothing of the collector: of the handler that it is read by, and what its configuration says. */
const UNASKED = 'promhttp_.+|otelcol_deltatocumulative_streams_(limit|max_stale_seconds)';

/**
 * Metrics with the suffixes of their types and units, which stores would add or not, each as it is configured; and with
 * whose they are, so that those of a pod are one `instance`.
 */
function telemetry(name: string, readsItself: boolean): OtelSettings {
  const reader = (host: string, port: number) => ({
    pull: {
      exporter: {
        prometheus: {
          host,
          port,
          without_type_suffix: false,
          without_units: false,
          without_scope_info: true,
          with_resource_constant_labels: { included: ['service.instance.id'] },
        },
      },
    },
  });
  return {
    resource: { 'service.name': name, 'service.instance.id': POD_NAME },
    metrics: {
      readers: [
        reader(POD_IP, METRICS.port),
        ...(readsItself ? [reader('localhost', SELF_PORT)] : []),
      ],
    },
  };
}
