import {
  NetworkPolicyV1,
  type NetworkPolicyV1SpecEgress,
} from '@cdktf/provider-kubernetes/lib/network-policy-v1';
import { Construct } from 'constructs';
import { isIP } from 'node:net';
import { fail, shown } from '../../../lib/errors';
import { portOf } from '../../wiring/endpoint';
import type { Backend } from '../backends/backend';
import { clusterService } from '../backends/cluster-service';
import { METRICS, OTLP_GRPC, OTLP_HTTP } from './collector-pod';

/** Who may talk to the collector. */
export interface NetworkPolicyOptions {
  /** The namespace of the Tailscale operator, which its proxies run in. @default tailscale */
  readonly tailscaleNamespace?: string;
  /** The namespace whose pods read the collector's own metrics. @default monitoring */
  readonly monitoringNamespace?: string;
  /** Namespaces whose pods send OTLP too. @default - none: workstations only */
  readonly senders?: readonly string[];
  /** Where DNS answers; on OpenShift `{ namespace: 'openshift-dns', ports: [5353] }`. @default - kube-system, at 53 */
  readonly dns?: DnsPeer;
}

/** Where DNS answers. */
export interface DnsPeer {
  /** The namespace of its pods. @default kube-system */
  readonly namespace?: string;
  /** Labels of its pods. @default - every pod of the namespace */
  readonly podSelector?: { readonly [label: string]: string };
  /** Addresses that are no pod's, such as NodeLocal DNSCache's `169.254.20.10/32`. @default - none */
  readonly cidrs?: readonly string[];
  /** The ports that its pods listen on, where a Service forwards 53 to another; 53 is always let through. @default - none */
  readonly ports?: readonly number[];
}

/** What a policy is for. */
export interface CollectorNetworkPolicyProps extends NetworkPolicyOptions {
  /** Its name. */
  readonly name: string;
  /** Its namespace, the collector's. */
  readonly namespace: string;
  /** Labels of the collector's pods. */
  readonly podLabels: { readonly [label: string]: string };
  /** What the collector writes to. */
  readonly backends: readonly Backend[];
  /** Labels of the collectors that alone send to it. @default - the tailnet's proxies and `senders` do */
  readonly sentBy?: { readonly [label: string]: string };
  /** Labels of the collectors that it sends to. @default - none */
  readonly sendsTo?: { readonly [label: string]: string };
}

/**
 * Lets in the tailnet's proxies and whoever reads the collector's own metrics, and out to the backends and DNS. The
 * kubelet's probes come from the node, which network plugins let in.
 *
 * Its default child is the policy.
 *
 * @example
 * const metrics = Mimir.external({ url: 'http://mimir-gateway.monitoring.svc' });
 * new CollectorNetworkPolicy(stack, 'policy', {
 *   name: 'own-collector',
 *   namespace: 'observability',
 *   podLabels: { app: 'own-collector' },
 *   backends: [metrics],
 * });
 */
export class CollectorNetworkPolicy extends Construct {
  /** Its policy. */
  readonly policy: NetworkPolicyV1;

  /** @throws for what is no block of addresses, and for a backend's malformed URL */
  constructor(scope: Construct, id: string, props: CollectorNetworkPolicyProps) {
    super(scope, id);
    const {
      tailscaleNamespace = 'tailscale',
      monitoringNamespace = 'monitoring',
      senders = [],
      sentBy,
      sendsTo,
    } = props;
    const otlp = [OTLP_GRPC, OTLP_HTTP].map(tcp);
    const proxies = {
      ...inNamespace(tailscaleNamespace),
      podSelector: { matchLabels: { 'tailscale.com/managed': 'true' } },
    };
    this.policy = new NetworkPolicyV1(this, 'policy', {
      metadata: { name: props.name, namespace: props.namespace, labels: { ...props.podLabels } },
      spec: {
        podSelector: { matchLabels: { ...props.podLabels } },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [
          { from: sentBy ? [ofPods(sentBy)] : [proxies, ...senders.map(inNamespace)], ports: otlp },
          { from: [inNamespace(monitoringNamespace)], ports: [tcp(METRICS)] },
        ],
        egress: [
          toDns(this, props.dns ?? {}),
          ...(sendsTo ? [{ to: [ofPods(sendsTo)], ports: otlp }] : []),
          ...props.backends.map((backend) => this.toBackend(backend)),
          ...props.backends.flatMap(({ auth }) =>
            auth?.oauth2 ? [toTokens(auth.oauth2.tokenUrl)] : [],
          ),
        ],
      },
    });
    this.node.defaultChild = this.policy;
  }

  private toBackend(backend: Backend): NetworkPolicyV1SpecEgress {
    const peer = backend.peer(this);
    if (peer) {
      const { podSelector } = peer;
      const to = {
        ...inNamespace(peer.namespace),
        podSelector: podSelector && { matchLabels: podSelector },
      };
      return { to: [to], ports: peer.ports.map((port) => tcp({ port })) };
    }
    return toUrl(backend.otlpEndpoint(this));
  }
}

/** Of a Service in the cluster nobody knows which ports its pods listen on. */
function toTokens(url: string): NetworkPolicyV1SpecEgress {
  const service = clusterService(url);
  return service ? { to: [inNamespace(service.namespace)] } : toUrl(url);
}

/** A policy knows no names, so what is outside of the cluster is let through by its port. */
function toUrl(url: string): NetworkPolicyV1SpecEgress {
  return { ports: [tcp({ port: portOf(new URL(url)) })] };
}

function toDns(scope: Construct, dns: DnsPeer): NetworkPolicyV1SpecEgress {
  const { namespace = 'kube-system', podSelector, cidrs = [], ports = [] } = dns;
  for (const cidr of cidrs) {
    const [, address = ''] = /^(.+)\/\d{1,3}$/.exec(cidr) ?? [];
    if (isIP(address) > 0) continue;
    fail(scope, `dns.cidrs are such as '169.254.20.10/32', but ${shown(cidr)} was given`);
  }
  const pods = {
    ...inNamespace(namespace),
    podSelector: podSelector && { matchLabels: podSelector },
  };
  return {
    to: [pods, ...cidrs.map((cidr) => ({ ipBlock: { cidr } }))],
    ports: [...new Set([53, ...ports])].flatMap((port) =>
      ['UDP', 'TCP'].map((protocol) => ({ protocol, port: String(port) })),
    ),
  };
}

/** All pods of a namespace, by the label that every namespace has. */
function inNamespace(name: string) {
  return { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } };
}

/** Pods of the policy's own namespace. */
function ofPods(labels: { readonly [label: string]: string }) {
  return { podSelector: { matchLabels: { ...labels } } };
}

function tcp({ port }: { readonly port: number }) {
  return { protocol: 'TCP', port: String(port) };
}
