import type { DeploymentV1Config } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import type { JobV1Config } from '@cdktf/provider-kubernetes/lib/job-v1';
import type { StatefulSetV1Config } from '@cdktf/provider-kubernetes/lib/stateful-set-v1';
import { App, TerraformResource, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { isPlainObject } from '../../lib/plain-object';

/** What each kind takes, in the provider's own words and types. */
export interface WorkloadConfigs {
  /** What a Deployment takes. */
  readonly deployment: DeploymentV1Config;
  /** What a StatefulSet takes. */
  readonly 'stateful-set': StatefulSetV1Config;
  /** What a Job takes. */
  readonly job: JobV1Config;
}

/** A kind of what runs pods. */
export type WorkloadKind = keyof WorkloadConfigs;

/**
 * L1: a Deployment, StatefulSet or Job, which Terraform's Kubernetes provider has as `kubernetes_deployment_v1` and so on.
 *
 * It takes what the provider's own class takes and prints what that prints (`kubernetes-workload.test.ts` compares them),
 * without loading it: for everything that a pod may have each of the three is 4.8 MB of JavaScript, and together they were
 * half of what a synth of a small fleet took.
 *
 * @example
 * new KubernetesWorkload(stack, 'hello', 'job', {
 *   metadata: { name: 'hello', namespace: 'observability' },
 *   spec: {
 *     template: {
 *       metadata: {},
 *       spec: { container: [{ name: 'hello', image: 'busybox:1.37' }], restartPolicy: 'Never' },
 *     },
 *   },
 * });
 */
export class KubernetesWorkload<
  Kind extends WorkloadKind = WorkloadKind,
> extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    /** Which kind it is. */
    readonly kind: Kind,
    private readonly config: WorkloadConfigs[Kind],
  ) {
    const { provider, dependsOn, count, lifecycle, provisioners, connection, forEach } = config;
    const meta = { provider, dependsOn, count, lifecycle, provisioners, connection, forEach };
    super(scope, id, {
      terraformResourceType: `kubernetes_${kind.replace('-', '_')}_v1`,
      terraformGeneratorMetadata: GENERATED_FOR,
      ...meta,
    });
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    const own = Object.entries(this.config).filter(([name]) => !META_ARGUMENTS.has(name));
    return printed(Object.fromEntries(own)) as { [name: string]: unknown };
  }

  /** HCL tells blocks from maps, which only the provider's class knows: there it is worth its time. */
  protected override synthesizeHclAttributes(): { [name: string]: unknown } {
    const name = `${this.kind}-v1`.replace(/(^|-)(.)/g, (_, __, letter: string) =>
      letter.toUpperCase(),
    );
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const module = require(`@cdktf/provider-kubernetes/lib/${this.kind}-v1`) as ProviderModule;
    const Provided = module[name] as ProviderModule[string];
    const elsewhere = new TerraformStack(new App(), 'hcl');
    return new Provided(elsewhere, this.node.id, this.config).synthesizeHclAttributes();
  }
}

/** The provider's classes by name. */
interface ProviderModule {
  readonly [name: string]: new (
    scope: Construct,
    id: string,
    config: object,
  ) => { synthesizeHclAttributes(): { [name: string]: unknown } };
}

/** The provider that `@cdktf/provider-kubernetes` 12.1 is generated for, as all of its classes say. */
const GENERATED_FOR = {
  providerName: 'kubernetes',
  providerVersion: '2.38.0',
  providerVersionConstraint: '~> 2.0',
} as const;

/** Terraform's own arguments of every resource, which cdktf prints. */
const META_ARGUMENTS = new Set([
  'provider',
  'dependsOn',
  'count',
  'lifecycle',
  'provisioners',
  'connection',
  'forEach',
]);

/** What of a pod is a map: its keys are whoever wrote it's own. The test finds them in the provider's source. */
const MAPS = new Set([
  'annotations',
  'labels',
  'limits',
  'matchLabels',
  'nodeSelector',
  'options',
  'requests',
  'volumeAttributes',
]);

/** The names of blocks and attributes as Terraform has them; tokens and what isn't an object stay as they are. */
function printed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(printed);
  if (!isPlainObject(value)) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(
    entries.map(([name, inner]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      MAPS.has(name) ? inner : printed(inner),
    ]),
  );
}
