import { Construct } from 'constructs';
import { DiscoveryKubernetes } from '../../../lib/alloy/components/discovery/kubernetes';
import { DiscoveryRelabel } from '../../../lib/alloy/components/discovery/relabel';
import type { RelabelConfig } from '../../../lib/alloy/components/shared/common-relabel';
import type { PrometheusScrape } from '../../../lib/alloy/components/prometheus/scrape';
import { Alloy } from '../../../lib/alloy/stdlib';
import { fail, messageOf, shown } from '../../../lib/errors';
import type { Duration } from '../../../lib/units';
import { scrapeMetrics } from './scraped';
import { sourceFile, type SourceProps } from './source-file';

/** Which objects of a cluster offer metrics, and how they are found. */
export interface KubernetesScrapeProps extends SourceProps {
  /**
   * The credential that holds the kubeconfig, whose user may list and watch what is looked for, and nothing else:
   * `observability.alloy.credentials.<name> = config.sops.secrets.<secret>.path;`. One with its certificates inside, since
   * Alloy reads no other files.
   */
  readonly kubeconfigCredential: string;
  /**
   * What is looked for, by whose address it is read: that of a pod, or the name of a service, which a host has to be able
   * to look up (`<service>.<namespace>.svc`). @default pod
   */
  readonly role?: 'pod' | 'service';
  /** Namespaces that are looked through. @default - all */
  readonly namespaces?: readonly string[];
  /** Labels that it has, such as `{ 'app.kubernetes.io/name': 'kube-state-metrics' }`. @default - any */
  readonly matchLabels?: { readonly [label: string]: string };
  /** The name of the port that has the metrics, such as `http-metrics`. @default - all that it declares */
  readonly portName?: string;
  /** Where each has them. @default /metrics */
  readonly metricsPath?: string;
  /** @default http */
  readonly scheme?: 'http' | 'https';
  /** How often they are read, longer than 0. @default 60s */
  readonly interval?: Duration;
  /**
   * Whether labels of the program's own win over `namespace`, `pod` and `service` of where it was found: kube-state-metrics
   * speaks of others' pods, so for it this is right. @default false
   */
  readonly honorLabels?: boolean;
}

/**
 * Metrics of programs in a Kubernetes cluster, found by its API through a kubeconfig: kube-state-metrics, or any pods or
 * services that the host can reach, as those of a k3s on it. Under your name for them as `job`, with `namespace` and `pod`
 * or `service`. In a file of its own, which `observability.sources.<name>-kubernetes.enable = false` takes away.
 *
 * @example
 * new KubernetesScrape(thinkpad, 'kube-state-metrics', {
 *   collector: alloy,
 *   name: 'kube-state-metrics',
 *   kubeconfigCredential: 'kubeconfig',
 *   matchLabels: { 'app.kubernetes.io/name': 'kube-state-metrics' },
 *   portName: 'http',
 *   honorLabels: true,
 * });
 */
export class KubernetesScrape extends Construct {
  /** What finds them. */
  readonly discovery: DiscoveryKubernetes;
  /** What reads them. */
  readonly scrape: PrometheusScrape;

  /** @throws for a malformed name, credential, namespace or label, and for an interval of 0 */
  constructor(scope: Construct, id: string, props: KubernetesScrapeProps) {
    super(scope, id);
    const { role = 'pod', namespaces, matchLabels = {}, metricsPath, scheme } = props;
    for (const name of namespaces ?? [])
      if (!/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(name))
        fail(
          this,
          `a namespace is lower-case letters, digits and hyphens, but ${shown(name)} was given`,
        );
    const file = sourceFile(this, props, 'kubernetes');
    this.discovery = new DiscoveryKubernetes(file, 'discovery', {
      role,
      kubeconfigFile: credential(this, props.kubeconfigCredential),
      namespaces: namespaces && { names: namespaces },
      selectors:
        Object.keys(matchLabels).length > 0
          ? [{ role, label: selector(this, matchLabels) }]
          : undefined,
    });
    const found = new DiscoveryRelabel(file, 'relabel', {
      targets: this.discovery.targets,
      rule: [...RULES[role], ...ofPort(role, props.portName)],
    });
    this.scrape = scrapeMetrics(
      this,
      () => file,
      props,
      () => {
        return { targets: found.output, metricsPath, scheme };
      },
    );
  }
}

/** What is kept of what is found, and how it is called. */
const RULES: Readonly<Record<'pod' | 'service', readonly RelabelConfig[]>> = {
  pod: [
    { sourceLabels: ['__meta_kubernetes_pod_phase'], regex: 'Running', action: 'keep' },
    // an init container's ports are open to nobody any more
    { sourceLabels: ['__meta_kubernetes_pod_container_init'], regex: 'true', action: 'drop' },
    { sourceLabels: ['__meta_kubernetes_namespace'], targetLabel: 'namespace' },
    { sourceLabels: ['__meta_kubernetes_pod_name'], targetLabel: 'pod' },
  ],
  service: [
    { sourceLabels: ['__meta_kubernetes_namespace'], targetLabel: 'namespace' },
    { sourceLabels: ['__meta_kubernetes_service_name'], targetLabel: 'service' },
  ],
};

function ofPort(role: 'pod' | 'service', name: string | undefined): RelabelConfig[] {
  if (name === undefined) return [];
  const sourceLabel = {
    pod: '__meta_kubernetes_pod_container_port_name',
    service: '__meta_kubernetes_service_port_name',
  }[role];
  return [{ sourceLabels: [sourceLabel], regex: name, action: 'keep' }];
}

function credential(scope: Construct, name: string) {
  try {
    return Alloy.credential(name);
  } catch (error) {
    return fail(scope, messageOf(error));
  }
}

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/ */
function selector(scope: Construct, labels: { readonly [label: string]: string }): string {
  return Object.entries(labels)
    .map(([name, value]) => {
      if (!/^[A-Za-z0-9][\w./-]*$/.test(name) || !/^([A-Za-z0-9][\w.-]*)?$/.test(value))
        fail(
          scope,
          `a label of Kubernetes is letters, digits and ._-, but ${shown(`${name}=${value}`)} was given`,
        );
      return `${name}=${value}`;
    })
    .join(',');
}
