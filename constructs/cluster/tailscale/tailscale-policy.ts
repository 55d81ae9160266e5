import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import { StackFile } from '../../../lib/terraform/stack-file';
import { tailscaleTag, type TailnetEndpoint } from './tailnet-endpoint';

/** Who may reach what. */
export interface TailscalePolicyProps {
  /** What is on the tailnet. */
  readonly endpoints: readonly TailnetEndpoint[];
  /** What its file is called. @default - the id of the construct that it is in */
  readonly name?: string;
  /**
   * The tag of the workstations, which each has to advertise: `services.tailscale.extraUpFlags = [ "--advertise-tags=…" ]`.
   * @default tag:workstation
   */
  readonly workstationTag?: string;
}

/** A part of a tailnet's policy file. */
export type TailscalePolicyFragment = Readonly<Record<string, unknown>>;

/**
 * What the tailnet's policy has to say for workstations to reach the endpoints, and nothing else: a file beside the
 * Terraform and an output, to be merged by hand, since Terraform's own resource would overwrite the whole policy.
 *
 * Its default child is the output of the fragment.
 *
 * @example
 * const grafana = new TailscaleIngress(stack, 'grafana', {
 *   hostname: 'grafana',
 *   namespace: 'monitoring',
 *   service: 'grafana',
 *   port: 80,
 * });
 * new TailscalePolicy(stack, 'policy', { endpoints: [grafana], workstationTag: 'tag:desktop' });
 *
 * @see https://tailscale.com/kb/1337/policy-syntax
 */
export class TailscalePolicy extends Construct {
  /** The tag of the workstations. */
  readonly workstationTag: string;
  /** The fragment as data. */
  readonly fragment: TailscalePolicyFragment;
  /** The fragment beside the Terraform. */
  readonly file: StackFile;
  /** The fragment as Terraform prints it after an apply. */
  readonly output: TerraformOutput;
  /** The names on the tailnet that the hosts were told, as Terraform prints them. */
  readonly names: TerraformOutput;

  /** @throws for a workstationTag that isn't one */
  constructor(scope: Construct, id: string, props: TailscalePolicyProps) {
    super(scope, id);
    const { endpoints, workstationTag = WORKSTATION_TAG } = props;
    this.workstationTag = tailscaleTag(this, workstationTag);
    this.fragment = policyFragment(endpoints, this.workstationTag);
    this.file = new StackFile(this, 'file', {
      path: `tailscale/${props.name ?? scope.node.id}-policy.json`,
      content: `${JSON.stringify(this.fragment, undefined, 2)}\n`,
    });
    this.output = new TerraformOutput(this, 'fragment', {
      description:
        "To be merged into the tailnet's policy. It lets workstations in and keeps nobody out: a new tailnet's own grant " +
        'of everything to everybody does that only once it is replaced',
      value: JSON.stringify(this.fragment),
    });
    this.names = new TerraformOutput(this, 'names', {
      description: 'The names on the tailnet that the hosts were told',
      value: endpoints.map(({ fqdn }) => fqdn),
    });
    this.node.defaultChild = this.output;
  }
}

/** The tag that workstations are in the policy by when nobody says otherwise; their module's text names it too. */
const WORKSTATION_TAG = 'tag:workstation';

/** The operator's own tag, which owns those of all that it makes. */
const OPERATOR = 'tag:k8s-operator';

function policyFragment(
  endpoints: readonly TailnetEndpoint[],
  workstation: string,
): TailscalePolicyFragment {
  const services = endpoints.filter(({ proxyGroup }) => proxyGroup !== undefined);
  const ofServices = services.map(({ proxyGroupTag }) => proxyGroupTag);
  const tags = new Set([...endpoints.map(({ tag }) => tag), ...ofServices]);
  return {
    tagOwners: {
      [OPERATOR]: [],
      ...Object.fromEntries([...tags].map((tag) => [tag, [OPERATOR]])),
      [workstation]: ['autogroup:admin'],
    },
    // a Service stays unapproved without: its ProxyGroup's devices announce it, under their own tag
    ...(services.length > 0 && {
      autoApprovers: {
        services: Object.fromEntries(
          services.map(({ hostname, proxyGroupTag }) => [`svc:${hostname}`, [proxyGroupTag]]),
        ),
      },
    }),
    grants: endpoints.map((endpoint) => ({
      src: [workstation],
      dst: [destination(endpoint)],
      ip: endpoint.tcpPorts.map((port) => `tcp:${port}`),
    })),
    ...tests(endpoints, workstation),
  };
}

/**
 * That workstations get in, which holds whatever else the policy allows. That they don't get in elsewhere holds only where
 * nothing else lets them, and a policy whose test fails is refused: a new tailnet's own allows everything.
 */
function tests(endpoints: readonly TailnetEndpoint[], workstation: string): object {
  const devices = endpoints.filter(({ proxyGroup }) => proxyGroup === undefined);
  const accept = devices.flatMap(({ tag, tcpPorts }) => tcpPorts.map((port) => `${tag}:${port}`));
  return accept.length > 0 ? { tests: [{ src: workstation, accept }] } : {};
}

/** A ProxyGroup serves many names under one tag; a proxy of its own has none but its tag. */
function destination({ proxyGroup, hostname, tag }: TailnetEndpoint): string {
  return proxyGroup === undefined ? tag : `svc:${hostname}`;
}
