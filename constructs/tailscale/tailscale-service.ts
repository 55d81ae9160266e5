import { ServiceV1 } from '@cdktf/provider-kubernetes/lib/service-v1';
import { Construct } from 'constructs';
import { fail, shown } from '../../lib/errors';
import { kubernetesName } from '../cluster/kubernetes-name';
import { ObservabilityStack } from '../observability-stack';

/** A port that the tailnet may reach. */
export interface TailscaleServicePort {
  /** Its name in the Service, such as `otlp-http`. */
  readonly name: string;
  /** Its number on the tailnet. */
  readonly port: number;
  /** Its number on the pods. @default - the same */
  readonly targetPort?: number;
}

/** What is exposed, and under which name. */
export interface TailscaleServiceProps {
  /**
   * The machine name that it gets on the tailnet: 1 to 55 lower-case letters, digits and hyphens, a letter first. When a device of that
   * name exists already, Tailscale appends `-1` and the hosts send to the old one: remove stale devices first.
   */
  readonly hostname: string;
  /** The namespace of the pods. */
  readonly namespace: string;
  /** Labels of the pods. */
  readonly selector: { readonly [label: string]: string };
  /** All that is forwarded: Tailscale forwards every port of the Service. */
  readonly ports: readonly TailscaleServicePort[];
}

/**
 * Pods on the tailnet, by a Service of their own that the Tailscale operator takes up. Plain HTTP inside WireGuard: no
 * certificate to wait for or run out of, and nothing public.
 *
 * It owns the name: the Service's annotation and the hosts' URLs both come from it.
 * @see https://tailscale.com/kb/1439/kubernetes-operator-cluster-ingress
 */
export class TailscaleService extends Construct {
  /** The machine name on the tailnet. */
  readonly hostname: string;
  /** Its full name, `otel-collector.tail1234.ts.net`. */
  readonly fqdn: string;

  private readonly ports: readonly TailscaleServicePort[];

  /** @throws for a name that DNS doesn't take or that another one in the stack has */
  constructor(scope: Construct, id: string, props: TailscaleServiceProps) {
    super(scope, id);
    const stack = ObservabilityStack.of(this);
    const { hostname } = props;
    const serviceName = kubernetesName(this, 'a Tailscale name', hostname, '-tailnet');
    const all = stack.node
      .findAll()
      .filter((c): c is TailscaleService => c instanceof TailscaleService);
    const other = all.find((service) => service !== this && service.hostname === hostname);
    if (other)
      fail(
        this,
        `the Tailscale name '${hostname}' is taken by ${other.node.path}: one would become '${hostname}-1'`,
      );
    this.hostname = hostname;
    this.fqdn = `${hostname}.${stack.tailnet}`;
    this.ports = props.ports;
    new ServiceV1(this, 'service', {
      metadata: {
        name: serviceName,
        namespace: props.namespace,
        annotations: { 'tailscale.com/hostname': hostname },
      },
      spec: {
        type: 'LoadBalancer',
        loadBalancerClass: 'tailscale',
        // the proxy forwards to the cluster IP; node ports would open the service to every node's network
        allocateLoadBalancerNodePorts: false,
        selector: props.selector,
        port: props.ports.map(({ name, port, targetPort = port }) => ({
          name,
          port,
          targetPort: String(targetPort),
        })),
      },
      // without a running operator an apply would hang for ten minutes
      waitForLoadBalancer: false,
    });
  }

  /** The base URL of one of its ports, for the workstations. @throws when it doesn't expose a port of that name */
  url(portName: string): string {
    const found = this.ports.find(({ name }) => name === portName);
    return found
      ? `http://${this.fqdn}:${found.port}`
      : fail(
          this,
          `has no port ${shown(portName)}, only: ${this.ports.map(({ name }) => name).join(', ')}`,
        );
  }
}
