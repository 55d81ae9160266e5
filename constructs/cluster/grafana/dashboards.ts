import type { OtelSettings } from '../../../lib/otel/config';

/** The community's dashboards, by their ids and revisions on grafana.com. */
const DASHBOARDS = {
  /** https://grafana.com/grafana/dashboards/1860 */
  'node-exporter-full': { gnetId: 1860, revision: 37 },
  /** https://grafana.com/grafana/dashboards/15983 */
  'opentelemetry-collector': { gnetId: 15983, revision: 29 },
  /** https://grafana.com/grafana/dashboards/19923 */
  'beyla-red-metrics': { gnetId: 19923, revision: 1 },
} as const;

/**
 * Values of Grafana's chart that fetch the community's dashboards by their ids when it starts, so that they are nobody's
 * copy.
 *
 * @param datasource the uid of the data source for metrics
 */
export function dashboardValues(datasource: string): OtelSettings {
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
