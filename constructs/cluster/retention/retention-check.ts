import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { createHash } from 'node:crypto';
import { terraformLiteral } from '../../../lib/terraform/literal';
import { kubernetesName } from '../kubernetes-name';
import { KubernetesWorkload } from '../kubernetes-workload';
import { checkScript, type RetentionQuestion } from './check-script';
import { restrictedPod } from './restricted-pod';

/** Who is asked, and as what it runs. */
export interface RetentionCheckProps {
  /** The Job's name, to which a hash of what is asked is appended: 1 to 54 characters. */
  readonly name: string;
  /** The Job's namespace. */
  readonly namespace: string;
  /** What the backends are asked. */
  readonly questions: readonly RetentionQuestion[];
  /** What has to be there before they are asked. */
  readonly dependsOn: readonly ITerraformDependable[];
  /** An image with `sh`, `curl` and `awk`. @default RetentionCheck.IMAGE */
  readonly image?: string;
}

/**
 * A Job that asks the running backends for their retention. When they don't run what the app says, the apply fails, and
 * `kubectl logs job/<name>-<hash>` names each value found and wanted. It runs again when what it asks changes.
 *
 * Its default child is the Job.
 */
export class RetentionCheck extends Construct {
  /** curl's own image. */
  static readonly IMAGE = 'docker.io/curlimages/curl:8.17.0';

  /** What asks. */
  readonly job: KubernetesWorkload<'job'>;

  /** @throws for a name that Kubernetes doesn't take */
  constructor(scope: Construct, id: string, props: RetentionCheckProps) {
    super(scope, id);
    const { name, namespace, questions, dependsOn, image = RetentionCheck.IMAGE } = props;
    const asked = checkScript(questions);
    const script = terraformLiteral(kubernetesLiteral(asked));
    // a Job runs once: other questions are another Job
    const hash = createHash('sha256').update(asked).digest('hex').slice(0, 8);
    const labels = {
      'app.kubernetes.io/name': 'retention-check',
      'app.kubernetes.io/instance': name,
    };
    this.job = new KubernetesWorkload(this, 'job', 'job', {
      metadata: {
        name: kubernetesName(this, "a check's name", name, `-${hash}`),
        namespace,
        labels,
      },
      spec: {
        backoffLimit: 0,
        template: {
          metadata: { labels },
          spec: restrictedPod({ name: 'check', image, command: ['sh', '-c', script] }),
        },
      },
      waitForCompletion: true,
      // an unreachable backend is asked for two minutes, and there may be four
      timeouts: { create: '15m', update: '15m' },
      dependsOn: [...dependsOn],
    });
    this.node.defaultChild = this.job;
  }
}

/** Text in a container's command as it is: Kubernetes takes `$(NAME)` for a variable, and `$$` for `$`. */
export function kubernetesLiteral(text: string): string {
  return text.replaceAll('$', '$$$$');
}
