import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { stringify } from 'yaml';
import { fail } from '../../../lib/errors';
import { StackFile } from '../../../lib/terraform/stack-file';
import { terraformLiteral } from '../../../lib/terraform/literal';
import type { Duration } from '../../../lib/units';
import type { Backend } from '../backends/backend';
import { clusterService } from '../backends/cluster-service';
import { RetentionCheck } from './retention-check';
import { RuntimePatch } from './runtime-patch';

/** Which backends keep what for how long. */
export interface RetentionProps {
  /** What its objects are called. */
  readonly name: string;
  /** The namespace of the contract and of the check. */
  readonly namespace: string;
  /** The backends. */
  readonly backends: readonly Backend[];
  /** How long a backend that doesn't say otherwise keeps its signal. */
  readonly retention: Duration;
  /** Whether the running backends are asked at each change of what is asked. */
  readonly check: boolean;
}

/**
 * Makes sure that the backends keep what they store for as long as the app says. Those that the library installs are
 * configured; for the others a fragment of each one's configuration is written, as a file beside the Terraform and into a
 * ConfigMap; a runtime configuration is patched where that is asked for; and at last all of them are asked.
 */
export class Retention extends Construct {
  constructor(scope: Construct, id: string, props: RetentionProps) {
    super(scope, id);
    const { name, namespace, backends, retention } = props;
    const ready: ITerraformDependable[] = backends.flatMap((backend) => [
      ...backend.bind(this, backend.retention(retention)),
      ...this.patch(backend, props),
    ]);
    const fragments = backends.map((backend) => {
      const text = fragment(backend, backend.retention(retention));
      const file = `${backend.name}.yaml`;
      new StackFile(this, `${backend.name}-file`, {
        path: `${name}/${file}`,
        content: text,
      });
      return [file, terraformLiteral(text)] as const;
    });
    new ConfigMapV1(this, 'config-map', {
      metadata: { name, namespace },
      data: Object.fromEntries(fragments),
    });
    if (!props.check) return;
    new RetentionCheck(this, 'check', {
      name: `${name}-check`,
      namespace,
      questions: backends.flatMap((each) =>
        each.retentionQuestions(this, each.retention(retention)),
      ),
      dependsOn: ready,
    });
  }

  private patch(backend: Backend, { name, retention }: RetentionProps): ITerraformDependable[] {
    const { runtimeConfig } = backend;
    if (runtimeConfig === undefined) return [];
    const limits = backend.tenantLimits(this, backend.retention(retention));
    const service = clusterService(backend.otlpEndpoint(this));
    if (limits === undefined || service === undefined) {
      fail(
        this,
        `${backend.name} can't be patched: its url is not that of a Service in the cluster`,
      );
    }
    const { done } = new RuntimePatch(this, `${backend.name}-patch`, {
      ...runtimeConfig,
      name: `${name}-${backend.name}`,
      namespace: service.namespace,
      tenant: backend.tenant,
      limits,
    });
    return [done];
  }
}

function fragment(backend: Backend, retention: Duration): string {
  const notes = backend.retentionNotes(retention).map((line) => `# ${line}\n`);
  return `${notes.join('')}${stringify(backend.retentionConfig(retention))}`;
}
