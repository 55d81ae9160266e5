import { ServiceV1 } from '@cdktf/provider-kubernetes/lib/service-v1';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { fail, shown } from '../../../lib/errors';
import { DUAL_STACK, kubernetesName } from '../kubernetes-name';
import { TailnetEndpoint, type TailscaleOptions } from './tailnet-endpoint';

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
export interface TailscaleServiceProps extends TailscaleOptions {
  /**
   * The machine name that it gets on the tailnet: 1 to 52 lower-case letters, digits and hyphens, a letter first. When a device of that
   * name exists already, Tailscale appends `-1` and the hosts send to the old one: Terraform's check then warns.
   */
  readonly hostname: string;
  /**
   * What its Service is called, with `-tailnet` behind it: the hostname can change while the Service stays.
   * @default - the hostname
   */
  readonly name?: string;
  /** The namespace of the pods. */
  readonly namespace: string;
  /** Labels of the pods. */
  readonly selector: { readonly [label: string]: string };
  /** All that is forwarded: Tailscale forwards every port of the Service. */
  readonly ports: readonly TailscaleServicePort[];
  /**
   * What the operator takes it up by: `load-balancer`, which shows the name that it got in the Service's status, or
   * `annotation`, for clusters where another controller claims every load balancer. @default load-balancer
   */
  readonly expose?: 'load-balancer' | 'annotation';
}

/**
 * Pods on the tailnet, by a Service of their own that the Tailscale operator takes up. Plain HTTP inside WireGuard: no
 * certificate to wait for or run out of, and nothing public.
 *
 * Its default child is the Service.
 *
 * @example
 * const syslog = new TailscaleService(stack, 'syslog', {
 *   hostname: 'syslog',
 *   namespace: 'monitoring',
 *   selector: { app: 'syslog' },
 *   ports: [{ name: 'tcp', port: 6514 }],
 * });
 *
 * @see https://tailscale.com/kb/1439/kubernetes-operator-cluster-ingress
 */
export class TailscaleService extends TailnetEndpoint {
  /** Its Service, which the operator takes up. */
  readonly service: ServiceV1;

  private readonly ports: readonly TailscaleServicePort[];

  /** @throws for a name that DNS doesn't take or that another one has */
  constructor(scope: Construct, id: string, props: TailscaleServiceProps) {
    super(scope, id, props.hostname, props);
    const { hostname, expose = 'load-balancer' } = props;
    kubernetesName(this, 'a Tailscale name', hostname);
    const name = kubernetesName(this, "a Service's name", props.name ?? hostname, '-tailnet');
    this.ports = props.ports;
    const annotations = this.annotations(props);
    this.service = new ServiceV1(this, 'service', {
      metadata: {
        name,
        namespace: props.namespace,
        annotations:
          expose === 'annotation'
            ? { ...annotations, 'tailscale.com/expose': 'true' }
            : annotations,
      },
      spec: {
        ...(expose === 'annotation' ? { type: 'ClusterIP' } : LOAD_BALANCER),
        selector: props.selector,
        ipFamilyPolicy: DUAL_STACK,
        port: props.ports.map(({ name, port, targetPort = port }) => ({
          name,
          port,
          targetPort: String(targetPort),
        })),
      },
      // without a running operator an apply would hang for ten minutes
      waitForLoadBalancer: false,
      dependsOn: props.dependsOn && [...props.dependsOn],
      lifecycle: this.replacedWith({ expose }),
    });
    this.node.defaultChild = this.service;
    this.refuseFunnel(this.service);
    if (expose === 'load-balancer') this.checkName();
  }

  /** The ports that the tailnet reaches. */
  get tcpPorts(): number[] {
    return this.ports.map(({ port }) => port);
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

  /**
   * The name that the operator got for it, as Terraform sees it at every plan; empty before there is one.
   */
  get actualName(): string {
    const status = `${this.service.terraformResourceType}.${this.service.friendlyUniqueId}.status`;
    return `try(${status}[0].load_balancer[0].ingress[0].hostname, "")`;
  }

  /** A name that was taken gets `-1`, and the hosts would send to whatever has it: every plan and apply warns of that. */
  private checkName(): void {
    const actual = this.actualName;
    TerraformStack.of(this).addOverride(`check.${this.service.friendlyUniqueId}`, {
      assert: {
        condition: `\${contains(["", "${this.fqdn}"], ${actual})}`,
        error_message: `the tailnet has another device called ${this.hostname}, so hosts send to that one: remove it in Tailscale's admin console, and delete the Service to get the name`,
      },
    });
  }
}

/** The proxy forwards to the cluster IP; node ports would open the service to every node's network. */
const LOAD_BALANCER = {
  type: 'LoadBalancer',
  loadBalancerClass: 'tailscale',
  allocateLoadBalancerNodePorts: false,
} as const;
