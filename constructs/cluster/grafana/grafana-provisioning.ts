import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { Construct } from 'constructs';
import { stringify } from 'yaml';
import type { OtelSettings } from '../../../lib/otel/config';
import { StackFile } from '../../../lib/terraform/stack-file';
import { terraformLiteral } from '../../../lib/terraform/literal';
import { kubernetesName } from '../kubernetes-name';
import type { SpanMetricNames } from '../../wiring/correlation';
import { dataSources, type BackendsBySignal } from './data-sources';

/** How Grafana gets to know the backends. */
export interface GrafanaOptions {
  /** Grafana's namespace, the only one that its sidecar watches by default; it has to exist. @default monitoring */
  readonly namespace?: string;
  /** Put before each data source's uid: Grafana refuses to start with two of one uid. @default - nothing: mimir, loki, … */
  readonly uidPrefix?: string;
  /**
   * `sidecar`: a ConfigMap that the sidecar of Grafana's chart finds by its label; `values`: only in the values beside the
   * Terraform. @default sidecar
   */
  readonly delivery?: 'sidecar' | 'values';
}

/** What Grafana is to know. */
export interface GrafanaProvisioningProps extends GrafanaOptions {
  /** The backends by what they keep. */
  readonly backends: BackendsBySignal;
  /** What the metrics of spans are called, which depends on who makes them. */
  readonly spanMetrics: SpanMetricNames;
}

/**
 * Grafana's data sources with every way from one to another, and values of its chart with the community's dashboards:
 * those are fetched by their ids when Grafana starts, so they are nobody's copy.
 */
export class GrafanaProvisioning extends Construct {
  /** The data sources, as Grafana's provisioning has them. */
  readonly dataSources: readonly OtelSettings[];

  /** @throws for a backend's malformed URL */
  constructor(scope: Construct, id: string, props: GrafanaProvisioningProps) {
    super(scope, id);
    const { namespace = 'monitoring', uidPrefix = '', delivery = 'sidecar' } = props;
    this.dataSources = dataSources(scope, props.backends, uidPrefix, props.spanMetrics);
    const provisioned = { apiVersion: 1, datasources: this.dataSources };
    if (delivery === 'sidecar') {
      new ConfigMapV1(this, 'data-sources', {
        metadata: {
          name: kubernetesName(this, 'its id', scope.node.id, '-data-sources'),
          namespace,
          labels: { grafana_datasource: '1' },
        },
        data: { [`${scope.node.id}.yaml`]: terraformLiteral(stringify(provisioned, PLAIN)) },
      });
    }
    const values =
      delivery === 'sidecar'
        ? { sidecar: { datasources: { enabled: true } } }
        : { datasources: { 'datasources.yaml': provisioned } };
    const metrics = props.backends.metrics && `${uidPrefix}${props.backends.metrics.name}`;
    new StackFile(this, 'values', {
      path: `grafana/${scope.node.id}-values.yaml`,
      content: stringify({ ...values, ...(metrics && dashboards(metrics)) }, PLAIN),
    });
  }
}

const PLAIN = { lineWidth: 0, aliasDuplicateObjects: false } as const;

/** The community's dashboards, by their ids and revisions on grafana.com. */
const DASHBOARDS = {
  /** https://grafana.com/grafana/dashboards/1860 */
  'node-exporter-full': { gnetId: 1860, revision: 37 },
  /** https://grafana.com/grafana/dashboards/15983 */
  'opentelemetry-collector': { gnetId: 15983, revision: 29 },
  /** https://grafana.com/grafana/dashboards/19923 */
  'beyla-red-metrics': { gnetId: 19923, revision: 1 },
} as const;

/** Values of Grafana's chart that fetch the dashboards. */
function dashboards(datasource: string) {
  const folder = 'workstations';
  return {
    dashboardProviders: {
      'dashboardproviders.yaml': {
        apiVersion: 1,
        providers: [
          {
            name: folder,
            folder: 'Workstations',
            type: 'file',
            disableDeletion: true,
            options: { path: `/var/lib/grafana/dashboards/${folder}` },
          },
        ],
      },
    },
    // the chart's own default fetches them without looking at the certificate
    defaultCurlOptions: '-sf',
    dashboards: {
      [folder]: Object.fromEntries(
        Object.entries(DASHBOARDS).map(([name, id]) => [name, { ...id, datasource }]),
      ),
    },
  };
}
