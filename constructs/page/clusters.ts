import { code, plain, table } from '../../lib/markdown';
import type { ClusterDescription, DescribedEndpoint, DescribedTier } from '../wiring/description';
import { counted, inDays } from './words';

/** What is in a cluster. */
export function clusterSection(cluster: ClusterDescription): string {
  const { name, namespace, tiers, endpoints, stores, check } = cluster;
  const first = tiers[0]?.name ?? '';
  return [
    `## Cluster ${plain(name)}\n`,
    ...(tiers.length > 0
      ? [`In ${code(namespace)}: ${tiers.map(tierText).join(', and behind it ')}.\n`]
      : []),
    table(
      ['on the tailnet', 'TCP', 'tag', 'takes', 'leads to'],
      endpoints.map((each) => [
        ...endpointCells(each),
        each.signals.join(', '),
        each.toCollector
          ? plain(first)
          : stores
              .filter(({ signal }) => each.signals.includes(signal))
              .map((s) => plain(s.name))
              .join(', '),
      ]),
    ),
    storesTable(cluster),
    ...(check === undefined
      ? []
      : [
          `The Job ${code(check)} asks the stores for it, at each apply that changes what it asks.\n`,
        ]),
  ].join('\n');
}

/** What else is on the tailnet. */
export function othersSection(others: readonly DescribedEndpoint[]): string {
  if (others.length === 0) return '';
  return `## Also on the tailnet\n\n${table(['name', 'TCP', 'tag'], others.map(endpointCells))}`;
}

function tierText({ name, kind, replicas: { min, max } }: DescribedTier): string {
  const count = min === max ? counted(min, 'replica') : `${min} to ${max} replicas`;
  return `the collector ${code(name)}, a ${kind} of ${count}`;
}

function endpointCells({ fqdn, ports, tag }: DescribedEndpoint): string[] {
  return [code(fqdn), ports.join(', '), code(tag)];
}

function storesTable({ stores }: ClusterDescription): string {
  const tenants = stores.some(({ tenant }) => tenant !== undefined);
  const rows = stores.map(({ name, signal, url, tenant, retention, maxOutage, isInstalled }) => [
    plain(isInstalled ? `${name} (installed)` : name),
    signal,
    inDays(retention),
    inDays(maxOutage),
    ...(tenants ? [tenant === undefined ? '' : code(tenant)] : []),
    code(url),
  ]);
  const head = ['store', 'keeps', 'for', 'takes what is as old as', ...(tenants ? ['tenant'] : [])];
  return table([...head, 'written at'], rows);
}
