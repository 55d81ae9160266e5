import type { OtelSettings } from '../../../lib/otel/config';

/** Which metrics there are in an app that something in Grafana needs. */
export interface MadeMetrics {
  /** Of who calls whom, `traces_service_graph_*`, whoever makes them. */
  readonly serviceGraph: boolean;
  /** Of the requests that a host's Beyla sees. */
  readonly beyla: boolean;
  /** The collector's about itself. */
  readonly collector: boolean;
}

/** The community's dashboards, by their ids and revisions on grafana.com, and whether there is something for them to show. */
const DASHBOARDS = {
  /** https://grafana.com/grafana/dashboards/1860 */
  'node-exporter-full': { gnetId: 1860, revision: 37, shows: () => true },
  /** https://grafana.com/grafana/dashboards/15983 */
  'opentelemetry-collector': {
    gnetId: 15983,
    revision: 29,
    shows: ({ collector }: MadeMetrics) => collector,
  },
  /** https://grafana.com/grafana/dashboards/19923 */
  'beyla-red-metrics': { gnetId: 19923, revision: 1, shows: ({ beyla }: MadeMetrics) => beyla },
} as const;

/**
 * Values of Grafana's chart that fetch the community's dashboards by their ids when it starts, so that they are nobody's
 * copy.
 *
 * @param datasource the uid of the data source for metrics
 * @param made what there is to be shown
 */
export function dashboardValues(datasource: string, made: MadeMetrics): OtelSettings {
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
        Object.entries(DASHBOARDS)
          .filter(([, { shows }]) => shows(made))
          .map(([name, { gnetId, revision }]) => [name, { gnetId, revision, datasource }]),
      ),
    },
  };
}
