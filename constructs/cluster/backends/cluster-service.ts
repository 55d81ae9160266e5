/** The Service of a backend in the cluster, as its URL names it. */
export interface ClusterService {
  /** Its name. */
  readonly name: string;
  /** Its namespace. */
  readonly namespace: string;
  /** The port in the URL, or the scheme's. */
  readonly port: number;
}

/** The Service that a URL such as `http://loki.monitoring.svc:3100` names; none when it is elsewhere. */
export function clusterService(url: string): ClusterService | undefined {
  const { hostname, port, protocol } = new URL(url);
  const [, name, namespace] = /^([a-z0-9-]+)\.([a-z0-9-]+)\.svc(\.|$)/.exec(hostname) ?? [];
  if (name === undefined || namespace === undefined) return undefined;
  return { name, namespace, port: Number(port || (protocol === 'https:' ? 443 : 80)) };
}

/** A URL's origin with another Service's name or port; the URL itself when it doesn't name a Service. */
export function besideService(
  url: string,
  change: { readonly name?: (name: string) => string; readonly port: number },
): string {
  const service = clusterService(url);
  if (service === undefined) return url;
  const parsed = new URL(url);
  const rename = change.name ?? ((name: string) => name);
  parsed.hostname = parsed.hostname.replace(service.name, rename(service.name));
  parsed.port = String(change.port);
  parsed.pathname = '/';
  return parsed.href.replace(/\/$/, '');
}
