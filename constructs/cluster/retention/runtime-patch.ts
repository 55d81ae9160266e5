import { DataKubernetesConfigMapV1 } from '@cdktf/provider-kubernetes/lib/data-kubernetes-config-map-v1';
import { RoleBindingV1 } from '@cdktf/provider-kubernetes/lib/role-binding-v1';
import { RoleV1 } from '@cdktf/provider-kubernetes/lib/role-v1';
import { ServiceAccountV1 } from '@cdktf/provider-kubernetes/lib/service-account-v1';
import { Construct } from 'constructs';
import { fail, shown } from '../../../lib/errors';
import type { OtelSettings } from '../../../lib/otel/config';
import { imageReference } from '../image-reference';
import { KubernetesWorkload } from '../kubernetes-workload';
import { mirrored, type PodOptions } from '../pod-options';
import { restrictedPod } from './restricted-pod';

/** The ConfigMap of a backend's runtime configuration, which it reads again while it runs. */
export interface RuntimeConfigProps {
  /** The ConfigMap's name, such as `loki-runtime`. It has to exist. */
  readonly configMap: string;
  /** The key in it: `runtime-config.yaml` in Loki's chart, `runtime.yaml` in Mimir's, `overrides.yaml` in Tempo's and Pyroscope's. */
  readonly key: string;
  /** That it is understood: what is older than the retention is deleted within hours, what was stored before included (trap R23). */
  readonly deletesOlderData: true;
  /** An image with `kubectl`, such as a mirror's copy of Kubernetes' own. @default RuntimePatch.IMAGE */
  readonly image?: string;
}

/** Which entry is written, and where. */
export interface RuntimePatchProps extends RuntimeConfigProps {
  /** What the objects are called. */
  readonly name: string;
  /** The ConfigMap's namespace, in which the Job runs too. */
  readonly namespace: string;
  /** Where its pod runs, and where its image comes from. @default - anywhere */
  readonly pods?: PodOptions;
  /** The tenant whose entry it is. */
  readonly tenant: string;
  /** What the entry must say; what else it says stays. */
  readonly limits: OtelSettings;
}

/**
 * Writes a tenant's retention into a runtime configuration that somebody else owns, and keeps all else that is in it:
 * Terraform reads the file, merges, and a Job patches. When the owner writes the file anew, the next apply merges again.
 *
 * No Terraform resource holds the ConfigMap: one that did (`kubernetes_config_map_v1_data`) would take the file's whole key
 * away when it is destroyed or left out of the app, and the backend would not start again.
 *
 * Its default child is the Job.
 *
 * @example
 * const runtimeConfig = {
 *   configMap: 'mimir-runtime',
 *   key: 'runtime.yaml',
 *   deletesOlderData: true,
 * } as const;
 * const metrics = Mimir.external({ url: 'http://mimir.monitoring.svc', runtimeConfig });
 * const lgtm = new LgtmBackend(stack, 'lgtm', { metrics });
 * const patches: ReadonlyMap<string, RuntimePatch> = lgtm.retentionContract.patches;
 */
export class RuntimePatch extends Construct {
  /** Kubernetes' own image of kubectl. */
  static readonly IMAGE = 'registry.k8s.io/kubectl:v1.34.1';

  /** The file as Terraform finds it. */
  readonly found: DataKubernetesConfigMapV1;
  /** What the Job runs as. */
  readonly account: ServiceAccountV1;
  /** Lets it read and patch that one ConfigMap. */
  readonly role: RoleV1;
  /** Gives the role to the account. */
  readonly roleBinding: RoleBindingV1;
  /** What patches, and has to be done before the backend is asked. */
  readonly job: KubernetesWorkload<'job'>;

  /** @throws for the key of a main configuration, and without `deletesOlderData` */
  constructor(scope: Construct, id: string, props: RuntimePatchProps) {
    super(scope, id);
    const { name, namespace, configMap } = props;
    checkRuntimeConfig(this, props);
    this.found = new DataKubernetesConfigMapV1(this, 'found', {
      metadata: { name: configMap, namespace },
    });
    const metadata = { name, namespace };
    this.account = new ServiceAccountV1(this, 'account', { metadata });
    this.role = new RoleV1(this, 'role', {
      metadata,
      rule: [
        {
          apiGroups: [''],
          resources: ['configmaps'],
          resourceNames: [configMap],
          verbs: ['get', 'patch'],
        },
      ],
    });
    this.roleBinding = new RoleBindingV1(this, 'role-binding', {
      metadata,
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'Role',
        name: this.role.metadata.name,
      },
      subject: [{ kind: 'ServiceAccount', name: this.account.metadata.name, namespace }],
    });
    this.job = this.makeJob(props);
    this.node.defaultChild = this.job;
  }

  private makeJob(props: RuntimePatchProps): KubernetesWorkload<'job'> {
    const { name, namespace, configMap, key, pods } = props;
    const found = `data.kubernetes_config_map_v1.${this.found.friendlyUniqueId}`;
    const patch = mergedPatch(found, key, props);
    const command = ['kubectl', 'patch', 'configmap', configMap, `--namespace=${namespace}`];
    const container = {
      name: 'patch',
      image: imageReference(
        this,
        'the image of the patch',
        mirrored(props.image ?? RuntimePatch.IMAGE, pods),
      ),
      // Kubernetes reads $$ in a command as $
      command: [...command, '--type=merge', `--patch=\${replace(${patch}, "$", "$$")}`],
    };
    const labels = {
      'app.kubernetes.io/name': 'retention-patch',
      'app.kubernetes.io/instance': name,
    };
    return new KubernetesWorkload(this, 'job', 'job', {
      // a Job runs once: another patch is another Job
      metadata: { name: `${name}-\${substr(sha256(${patch}), 0, 8)}`, namespace },
      spec: {
        backoffLimit: 3,
        activeDeadlineSeconds: 240,
        template: {
          metadata: { labels },
          spec: restrictedPod(container, { serviceAccountName: name, pods }),
        },
      },
      waitForCompletion: true,
      timeouts: { create: '5m', update: '5m' },
      dependsOn: [this.roleBinding],
    });
  }
}

/** Terraform's expression for the patch: the file as it is found, with the tenant's entry merged in. */
function mergedPatch(
  configMap: string,
  key: string,
  { tenant, limits }: Pick<RuntimePatchProps, 'tenant' | 'limits'>,
): string {
  const file = `yamldecode(coalesce(trimspace(${configMap}.data[${JSON.stringify(key)}]), "{}"))`;
  const entry = `merge(try(${file}.overrides[${JSON.stringify(tenant)}], {}), jsondecode(${JSON.stringify(JSON.stringify(limits))}))`;
  const overrides = `merge(try(${file}.overrides, {}), { ${JSON.stringify(tenant)} = ${entry} })`;
  const merged = `yamlencode(merge(${file}, { overrides = ${overrides} }))`;
  return `jsonencode({ data = { ${JSON.stringify(key)} = ${merged} } })`;
}

function checkRuntimeConfig(scope: Construct, props: RuntimePatchProps): void {
  const { key, limits } = props;
  if (/^(config|loki|mimir|tempo|pyroscope|prometheus)\.ya?ml$/.test(key)) {
    fail(
      scope,
      `${shown(key)} is a main configuration, which is read at the start only, so patching it changes nothing until the pods restart: ` +
        'name the key of the runtime configuration, or give what the retention fragment says to whoever owns the install',
    );
  }
  if ((props.deletesOlderData as boolean | undefined) !== true) {
    const [period] = Object.values(limits);
    fail(
      scope,
      `patching the retention in deletes what is older than ${shown(period)} within hours, what was stored before included: ` +
        'write deletesOlderData: true when that is meant',
    );
  }
}
