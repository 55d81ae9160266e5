import { join, resolve, sep } from 'node:path';
import { TerraformStack } from 'cdktf';
import { DECLARED_OPTIONS } from './workstation/declared-options';
import type { Construct, IConstruct } from 'constructs';
import { limitStability } from '../lib/alloy/limit-stability';
import { checkVersion } from '../lib/alloy/since';
import type { StabilityLevel } from '../lib/alloy/stability';
import { fail, shown } from '../lib/errors';
import { readConstants } from '../lib/nixos/output';
import { type OutputPlan } from '../lib/nixos/output-plan';
import { KubernetesYaml } from '../lib/kubernetes/yaml';
import { NixosSynthesizer } from '../lib/synth/synthesizer';
import { clashingObjects } from '../lib/terraform/unique-objects';
import { enclosing } from '../lib/enclosing';
import { fleetPage } from './page/fleet-page';

/** What the whole fleet shares. */
export interface ObservabilityStackProps {
  /**
   * The tailnet's DNS name, such as `tail1234.ts.net`, without a scheme or a machine's name; an `LgtmBackend` needs it.
   * @default - none: the hosts reach all that they send to by other ways
   */
  readonly tailnet?: string;
  /** Where the flake goes, relative to the working directory. Commit it to git. @default nixos-out */
  readonly nixosOutdir?: string;
  /**
   * The least stable Alloy components that hosts may use: others are an error. A host gets the flags that those it uses
   * need, and only those.
   * @default community, that is all
   */
  readonly alloyStability?: StabilityLevel;
  /**
   * The version of Grafana Alloy that hosts' files are written for, such as `1.16`; an AlloyCollector of its own may have
   * another. What is newer in them is an error, and NixOS insists on what they need.
   * @default 1.16, that of NixOS 26.05, the oldest release that is supported; 25.11 has 1.11
   */
  readonly alloyVersion?: string;
  /**
   * Whether the Kubernetes objects are written as plain YAML too, `files/kubernetes.yaml` beside the Terraform, for whoever
   * applies them by GitOps. No Secrets are in it; charts and patches of others' configurations need Terraform, of which a
   * synth warns. @default false
   */
  readonly yaml?: boolean;
  /**
   * Whether the flake has a page for people, `README.md` with a picture, `fleet.svg`: hosts, ports, endpoints, switches,
   * the way of each signal, and the same for the cluster. A `README.md` there that isn't generated stays. @default true
   */
  readonly page?: boolean;
  /**
   * Whether a synth says nothing of what it wrote and of what to do next.
   * @default - not, unless the environment variable `CI` is set and not `false`
   */
  readonly quiet?: boolean;
}

/**
 * A fleet of NixOS workstations and the cluster that they report to: a Terraform stack that writes a NixOS flake as
 * well. Hosts and `LgtmBackend` are its children.
 *
 * @example
 * const app = new App();
 * const stack = new ObservabilityStack(app, 'observability', { tailnet: 'tail1234.ts.net' });
 * new KubernetesProvider(stack, 'kubernetes', { configPath: '~/.kube/config' });
 */
export class ObservabilityStack extends TerraformStack {
  /** The stack that a construct is in. @throws when it is in none */
  static override of(construct: IConstruct): ObservabilityStack {
    return enclosing(
      construct,
      (scope) => scope instanceof ObservabilityStack,
      'is not in an ObservabilityStack: pass one, or a construct in one, as the scope',
    );
  }

  /** The tailnet's DNS name; none where hosts are on none. */
  readonly tailnet?: string;
  /** Where the flake goes. */
  readonly nixosOutdir: string;
  /** The version of Grafana Alloy that hosts' files are written for, unless their collector says otherwise. */
  readonly alloyVersion: string;

  /** The Kubernetes objects as YAML; none unless that is asked for. */
  readonly yaml?: KubernetesYaml;

  private readonly nixos: NixosSynthesizer;

  /** @throws for a malformed tailnet or version of Alloy, and when another stack of the app writes to the same directory */
  constructor(scope: Construct, id: string, props: ObservabilityStackProps = {}) {
    super(scope, id);
    if (props.tailnet !== undefined && !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(props.tailnet)) {
      fail(
        this,
        `a tailnet is a DNS name such as tail1234.ts.net, but ${shown(props.tailnet)} was given`,
      );
    }
    this.tailnet = props.tailnet;
    this.nixosOutdir = props.nixosOutdir ?? 'nixos-out';
    this.alloyVersion = props.alloyVersion ?? '1.16';
    checkVersion(this, this.alloyVersion);
    const others = scope.node.root.node
      .findAll()
      .filter((c): c is ObservabilityStack => c instanceof ObservabilityStack);
    const inside = (inner: string, outer: string) =>
      `${resolve(inner)}${sep}`.startsWith(`${resolve(outer)}${sep}`);
    const other = others.find(({ nixosOutdir: theirs, node }) => {
      const ours = this.nixosOutdir;
      return node !== this.node && (inside(ours, theirs) || inside(theirs, ours));
    });
    if (other)
      fail(
        this,
        `${this.nixosOutdir} overlaps ${other.node.path}'s ${other.nixosOutdir}: give each stack a nixosOutdir of its own`,
      );
    if (props.alloyStability !== undefined) limitStability(this, props.alloyStability);
    this.nixos = new NixosSynthesizer(this, this.synthesizer, {
      outdir: this.nixosOutdir,
      quiet: props.quiet,
      page: (props.page ?? true) ? () => fleetPage(this) : undefined,
      options: DECLARED_OPTIONS,
      description: `NixOS modules of the fleet '${id}': observability with Grafana Alloy`,
      modules: new Map([
        ...['home-modules', 'modules', 'tests'].flatMap((name) => [
          ...readConstants(join(__dirname, 'workstation', name), name),
        ]),
        ...['check', 'outage-buffer'].flatMap((name) => [
          ...readConstants(join(__dirname, '../runtime', name), `runtime/${name}`),
        ]),
      ]),
    });
    this.synthesizer = this.nixos;
    this.node.addValidation({ validate: () => clashingObjects(this) });
    if (props.yaml) this.yaml = new KubernetesYaml(this, 'kubernetes-yaml');
  }

  /** The flake's files, by path, as a synth would write them; writes nothing. @throws when one can't be made */
  renderNixos(): ReadonlyMap<string, string> {
    return this.nixos.render();
  }

  /** What the last synth did to the flake's directory; none before one, or when it failed. */
  get nixosResult(): OutputPlan | undefined {
    return this.nixos.result;
  }
}
