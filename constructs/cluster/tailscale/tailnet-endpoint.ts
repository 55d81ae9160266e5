import type { ITerraformDependable, TerraformResource } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import { fail, shown } from '../../../lib/errors';
import { NixosHost } from '../../../lib/nixos/host';
import { TerraformData } from '../../../lib/terraform/terraform-data';
import { ObservabilityStack } from '../../observability-stack';
import type { DescribedEndpoint } from '../../wiring/description';

/** How something gets onto the tailnet. */
export interface TailscaleOptions {
  /**
   * The tag that its proxy gets, `tag:<letters, digits, hyphens>`; the tailnet's policy has to let the operator own it.
   * @default tag:k8s, the operator's own default
   */
  readonly tag?: string;
  /**
   * The ProxyGroup of type `ingress` that serves it from several nodes; it has to exist.
   * @default - a proxy of its own
   */
  readonly proxyGroup?: string;
  /**
   * The tag of that ProxyGroup's own devices, `spec.tags` of it: they announce the Service, so the tailnet's policy has to
   * let them. @default tag:k8s, the operator's own default
   */
  readonly proxyGroupTag?: string;
  /** More annotations. @default - none */
  readonly annotations?: { readonly [name: string]: string };
  /**
   * What has to outlive it, such as the operator's Helm release: the operator takes its finalizer off, and without it a
   * destroy would wait for ever. @default - nothing
   */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** The operator's default tag of what it makes. */
export const OPERATOR_DEFAULT_TAG = 'tag:k8s';

/** @throws for what isn't a tag, such as a group or an autogroup, which nobody can own */
export function tailscaleTag(scope: IConstruct, tag: string): string {
  if (/^tag:[a-zA-Z][a-zA-Z0-9-]*$/.test(tag)) return tag;
  return fail(
    scope,
    `a tag is tag: and letters, digits and hyphens, a letter first, but ${shown(tag)} was given`,
  );
}

/**
 * A name on the tailnet, which it owns: what is in the cluster and what the hosts are told both come from it.
 *
 * @example
 * class Reserved extends TailnetEndpoint {
 *   readonly tcpPorts = [443];
 * }
 * const endpoint = new Reserved(stack, 'reserved', 'grafana', { tag: 'tag:k8s' });
 * new TailscalePolicy(stack, 'policy', { endpoints: [endpoint] });
 */
export abstract class TailnetEndpoint extends Construct {
  /** The machine name on the tailnet. */
  readonly hostname: string;
  /** Its full name, `otel-collector.tail1234.ts.net`. */
  readonly fqdn: string;
  /** The tag of its proxy. */
  readonly tag: string;
  /** The ProxyGroup that serves it, if there is one. */
  readonly proxyGroup?: string;
  /** The tag of that ProxyGroup's devices. */
  readonly proxyGroupTag: string;
  /** The TCP ports that the tailnet reaches. */
  abstract readonly tcpPorts: readonly number[];

  /** @throws for a name that another endpoint has, and for a malformed tag */
  constructor(scope: Construct, id: string, hostname: string, options: TailscaleOptions) {
    super(scope, id);
    const { tailnet, node } = ObservabilityStack.of(this);
    if (tailnet === undefined)
      fail(
        this,
        `the stack ${node.path} has no tailnet, on which alone this is exposed: give it one, such as { tailnet: 'tail1234.ts.net' }`,
      );
    const all = this.node.root.node
      .findAll()
      .filter((c): c is TailnetEndpoint => c instanceof TailnetEndpoint && c !== this);
    const fqdn = `${hostname}.${tailnet}`;
    const other = all.find((endpoint) => endpoint.fqdn === fqdn);
    if (other)
      fail(
        this,
        `the Tailscale name '${hostname}' is taken by ${other.node.path}: one would become '${hostname}-1', so give one another hostname`,
      );
    const { tag = OPERATOR_DEFAULT_TAG, proxyGroupTag = OPERATOR_DEFAULT_TAG } = options;
    for (const each of [tag, proxyGroupTag]) tailscaleTag(this, each);
    this.hostname = hostname;
    this.fqdn = fqdn;
    this.tag = tag;
    this.proxyGroup = options.proxyGroup;
    this.proxyGroupTag = proxyGroupTag;
    this.node.addValidation({ validate: () => this.hostOfThatName() });
  }

  /** @internal what the page of the fleet has of it */
  describeEndpoint(): DescribedEndpoint {
    return { fqdn: this.fqdn, ports: this.tcpPorts, tag: this.tag };
  }

  /** The operator's annotations for it. */
  protected annotations({ tag, proxyGroup, annotations }: TailscaleOptions) {
    return {
      'tailscale.com/hostname': this.hostname,
      ...(tag === undefined ? {} : { 'tailscale.com/tags': tag }),
      ...(proxyGroup === undefined ? {} : { 'tailscale.com/proxy-group': proxyGroup }),
      ...annotations,
    };
  }

  /**
   * Makes another resource of it, the old one's end first, when something changes that the operator only reads when it makes
   * a proxy: its tag goes into the proxy's key, and it moves nothing into a ProxyGroup or out of one. In between hosts keep
   * what they have; the name is free again before the new one asks for it.
   *
   * @param more what else it must not outlive
   */
  protected replacedWith(more: { readonly [name: string]: string } = {}) {
    const { tag, proxyGroup = '' } = this;
    const made = new TerraformData(this, 'made-with', { tag, proxyGroup, ...more });
    // as a name, since of an object cdktf makes `${…}`, which Terraform's JSON doesn't take there
    return { replaceTriggeredBy: [`${made.terraformResourceType}.${made.friendlyUniqueId}`] };
  }

  /** Looks at what is printed, so that neither an annotation nor an override opens it to the internet. */
  protected refuseFunnel(resource: TerraformResource): void {
    const validate = () =>
      /"tailscale\.com\/funnel":\s*"?true/.test(JSON.stringify(resource.toTerraform()))
        ? [
            'tailscale.com/funnel would put it on the public internet: leave it out, or expose it outside of this library',
          ]
        : [];
    this.node.addValidation({ validate });
  }

  /** Machines take their names from the same place. */
  private hostOfThatName(): string[] {
    const host = NixosHost.allIn(this.node.root).find(({ hostname }) => hostname === this.hostname);
    return host
      ? [
          `the Tailscale name '${this.hostname}' is that of the host ${host.node.path}: one would become '${this.hostname}-1', so give one another hostname`,
        ]
      : [];
  }
}
