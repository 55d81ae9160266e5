import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import { StackFile } from '../../../lib/terraform/stack-file';
import type { TailnetEndpoint } from './tailnet-endpoint';

/** Who may reach what. */
export interface TailscalePolicyProps {
  /** What is on the tailnet. */
  readonly endpoints: readonly TailnetEndpoint[];
  /** The tag of the workstations. @default tag:workstation */
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
 * @see https://tailscale.com/kb/1337/policy-syntax
 */
export class TailscalePolicy extends Construct {
  /** The fragment as data. */
  readonly fragment: TailscalePolicyFragment;
  /** The fragment beside the Terraform. */
  readonly file: StackFile;
  /** The fragment as Terraform prints it after an apply. */
  readonly output: TerraformOutput;
  /** The names on the tailnet that the hosts were told, as Terraform prints them. */
  readonly names: TerraformOutput;

  constructor(scope: Construct, id: string, props: TailscalePolicyProps) {
    super(scope, id);
    const { endpoints, workstationTag: workstation = 'tag:workstation' } = props;
    const tags = [...new Set(endpoints.map(({ tag }) => tag))];
    const services = endpoints.filter(({ proxyGroup }) => proxyGroup !== undefined);
    const devices = endpoints.filter(({ proxyGroup }) => proxyGroup === undefined);
    const operator = 'tag:k8s-operator';
    this.fragment = {
      tagOwners: {
        [operator]: [],
        ...Object.fromEntries(tags.map((tag) => [tag, [operator]])),
        [workstation]: ['autogroup:admin'],
      },
      // Services of a ProxyGroup stay unapproved without
      ...(services.length > 0 && {
        autoApprovers: {
          services: Object.fromEntries(
            services.map(({ hostname, tag }) => [`svc:${hostname}`, [tag]]),
          ),
        },
      }),
      grants: endpoints.map((endpoint) => ({
        src: [workstation],
        dst: [destination(endpoint)],
        ip: endpoint.tcpPorts.map((port) => `tcp:${port}`),
      })),
      ...(devices.length > 0 && {
        tests: [
          {
            src: workstation,
            accept: devices.flatMap(({ tag, tcpPorts }) =>
              tcpPorts.map((port) => `${tag}:${port}`),
            ),
            deny: tags.map((tag) => `${tag}:22`),
          },
        ],
      }),
    };
    this.file = new StackFile(this, 'file', {
      path: `tailscale/${scope.node.id}-policy.json`,
      content: `${JSON.stringify(this.fragment, undefined, 2)}\n`,
    });
    this.output = new TerraformOutput(this, 'fragment', {
      description: "To be merged into the tailnet's policy",
      value: JSON.stringify(this.fragment),
    });
    this.names = new TerraformOutput(this, 'names', {
      description: 'The names on the tailnet that the hosts were told',
      value: endpoints.map(({ fqdn }) => fqdn),
    });
    this.node.defaultChild = this.output;
  }
}

/** A ProxyGroup serves many names under one tag; a proxy of its own has none but its tag. */
function destination({ proxyGroup, hostname, tag }: TailnetEndpoint): string {
  return proxyGroup === undefined ? tag : `svc:${hostname}`;
}
