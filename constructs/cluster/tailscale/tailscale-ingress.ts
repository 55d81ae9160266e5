import { IngressV1 } from '@cdktf/provider-kubernetes/lib/ingress-v1';
import type { Construct } from 'constructs';
import { kubernetesName } from '../kubernetes-name';
import { TailnetEndpoint, type TailscaleOptions } from './tailnet-endpoint';

/** What is exposed, and under which name. */
export interface TailscaleIngressProps extends TailscaleOptions {
  /** The machine name that it gets on the tailnet: 1 to 55 lower-case letters, digits and hyphens, a letter first. */
  readonly hostname: string;
  /** The namespace of the Service. */
  readonly namespace: string;
  /** The Service behind it. */
  readonly service: string;
  /** The port of the Service, by its number. */
  readonly port: number;
}

/**
 * A Service on the tailnet with HTTPS, for browsers, such as Grafana's. The tailnet needs HTTPS and MagicDNS, and its
 * certificate comes with the first request, from a quota of five a week and name: for telemetry a `TailscaleService` is
 * the sturdier choice.
 *
 * Its default child is the Ingress.
 *
 * @example
 * new TailscaleIngress(stack, 'grafana', {
 *   hostname: 'grafana',
 *   namespace: 'monitoring',
 *   service: 'grafana',
 *   port: 80,
 * });
 *
 * @see https://tailscale.com/kb/1439/kubernetes-operator-cluster-ingress
 */
export class TailscaleIngress extends TailnetEndpoint {
  /** HTTPS, the only one that there is. */
  readonly tcpPorts: readonly number[] = [443];
  /** Its Ingress, which the operator takes up. */
  readonly ingress: IngressV1;

  /** @throws for a name that DNS doesn't take or that another one has */
  constructor(scope: Construct, id: string, props: TailscaleIngressProps) {
    super(scope, id, props.hostname, props);
    const name = kubernetesName(this, 'a Tailscale name', props.hostname, '-tailnet');
    const { 'tailscale.com/hostname': _, ...annotations } = this.annotations(props);
    this.ingress = new IngressV1(this, 'ingress', {
      metadata: { name, namespace: props.namespace, annotations },
      spec: {
        ingressClassName: 'tailscale',
        defaultBackend: { service: { name: props.service, port: { number: props.port } } },
        // the operator takes the name from here
        tls: [{ hosts: [props.hostname] }],
      },
      waitForLoadBalancer: false,
      dependsOn: props.dependsOn && [...props.dependsOn],
      lifecycle: this.replacedWith(),
    });
    this.node.defaultChild = this.ingress;
    this.refuseFunnel(this.ingress);
  }

  /** Its URL. */
  get url(): string {
    return `https://${this.fqdn}`;
  }
}
