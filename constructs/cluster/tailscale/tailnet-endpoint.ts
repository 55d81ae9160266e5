import type { ITerraformDependable, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { fail } from '../../../lib/errors';
import { NixosHost } from '../../../lib/nixos/host';
import { ObservabilityStack } from '../../observability-stack';

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

/** A name on the tailnet, which it owns: what is in the cluster and what the hosts are told both come from it. */
export abstract class TailnetEndpoint extends Construct {
  /** The machine name on the tailnet. */
  readonly hostname: string;
  /** Its full name, `otel-collector.tail1234.ts.net`. */
  readonly fqdn: string;
  /** The tag of its proxy. */
  readonly tag: string;
  /** The ProxyGroup that serves it, if there is one. */
  readonly proxyGroup?: string;
  /** The TCP ports that the tailnet reaches. */
  abstract readonly tcpPorts: readonly number[];

  /** @throws for a name that another endpoint has, and for a malformed tag */
  constructor(scope: Construct, id: string, hostname: string, options: TailscaleOptions) {
    super(scope, id);
    const { tailnet } = ObservabilityStack.of(this);
    const all = this.node.root.node
      .findAll()
      .filter((c): c is TailnetEndpoint => c instanceof TailnetEndpoint && c !== this);
    const fqdn = `${hostname}.${tailnet}`;
    const other = all.find((endpoint) => endpoint.fqdn === fqdn);
    if (other)
      fail(
        this,
        `the Tailscale name '${hostname}' is taken by ${other.node.path}: one would become '${hostname}-1'`,
      );
    const { tag = OPERATOR_DEFAULT_TAG } = options;
    if (!/^tag:[a-zA-Z][a-zA-Z0-9-]*$/.test(tag)) {
      fail(
        this,
        `a tag is tag: and letters, digits and hyphens, a letter first, but '${tag}' was given`,
      );
    }
    this.hostname = hostname;
    this.fqdn = fqdn;
    this.tag = tag;
    this.proxyGroup = options.proxyGroup;
    this.node.addValidation({ validate: () => this.hostOfThatName() });
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
          `the Tailscale name '${this.hostname}' is that of the host ${host.node.path}: one would become '${this.hostname}-1'`,
        ]
      : [];
  }
}
