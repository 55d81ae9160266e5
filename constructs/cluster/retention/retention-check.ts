import { Lazy, type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { createHash } from 'node:crypto';
import { terraformLiteral } from '../../../lib/terraform/literal';
import { imageReference } from '../image-reference';
import { kubernetesName } from '../kubernetes-name';
import { KubernetesWorkload } from '../kubernetes-workload';
import { mirrored, type PodOptions } from '../pod-options';
import { checkScript, type RetentionQuestion } from './check-script';
import { restrictedPod } from './restricted-pod';

/** What can be chosen of the check. */
export interface RetentionCheckOptions {
  /** An image with `sh`, `curl` and `awk`, such as a mirror's copy of curl's own. @default RetentionCheck.IMAGE */
  readonly image?: string;
}

/** Who is asked, and as what it runs. */
export interface RetentionCheckProps extends RetentionCheckOptions {
  /** The Job's name, to which a hash of what is asked is appended: 1 to 54 characters. */
  readonly name: string;
  /** The Job's namespace. */
  readonly namespace: string;
  /** Where its pod runs, and where its image comes from. @default - anywhere */
  readonly pods?: PodOptions;
  /** What the backends are asked, said at synth: some of it follows from hosts, which come later. */
  readonly questions: () => readonly RetentionQuestion[];
  /** What has to be there before they are asked. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/**
 * A Job that asks the running backends for their retention. When they don't run what the app says, the apply fails, and
 * `kubectl logs job/<name>-<hash>` names each value found and wanted; the plan shows the whole command, as an annotation of
 * the Job. It runs again when what it asks changes. It takes five minutes at most, whatever hinders it.
 *
 * Its default child is the Job.
 *
 * @example
 * new RetentionCheck(stack, 'check', {
 *   name: 'jaeger',
 *   namespace: 'observability',
 *   dependsOn: [],
 *   questions: () => [
 *     {
 *       backend: 'jaeger',
 *       at: [{ url: 'http://jaeger.monitoring.svc:16686/config' }],
 *       expect: { 'storage.retention': '720h' },
 *     },
 *   ],
 * });
 */
export class RetentionCheck extends Construct {
  /** curl's own image, by its tag and its digest. */
  static readonly IMAGE =
    'docker.io/curlimages/curl:8.17.0@sha256:935d9100e9ba842cdb060de42472c7ca90cfe9a7c96e4dacb55e79e560b3ff40';

  /** What its Jobs' names begin with, before a hyphen and a hash. */
  readonly name: string;
  /** What asks. */
  readonly job: KubernetesWorkload<'job'>;

  /** @throws for a name that Kubernetes doesn't take */
  constructor(scope: Construct, id: string, props: RetentionCheckProps) {
    super(scope, id);
    const { name, namespace, questions, dependsOn, pods } = props;
    this.name = name;
    const image = imageReference(
      this,
      'the image of the check',
      mirrored(props.image ?? RetentionCheck.IMAGE, pods),
    );
    const script = Lazy.stringValue({
      produce: () => terraformLiteral(kubernetesLiteral(checkScript(questions()))),
    });
    // a Job runs once: other questions, and another image, are another Job
    const hash = Lazy.stringValue({ produce: () => hashOf(checkScript(questions()) + image) });
    // with room for the hash, which nobody knows yet
    kubernetesName(this, "a check's name", name, '-'.padEnd(1 + HASH));
    const jobName = `${name}-${hash}`;
    const labels = {
      'app.kubernetes.io/name': 'retention-check',
      'app.kubernetes.io/instance': name,
    };
    this.job = new KubernetesWorkload(this, 'job', 'job', {
      metadata: {
        name: jobName,
        namespace,
        labels,
        annotations: { 'observability/why-it-failed': whyItFailed(namespace, jobName) },
      },
      spec: {
        backoffLimit: 0,
        // from its start on, so with the time that the image takes; the script waits for two minutes
        activeDeadlineSeconds: 300,
        template: {
          metadata: { labels },
          spec: restrictedPod({ name: 'check', image, command: ['sh', '-c', script] }, { pods }),
        },
      },
      waitForCompletion: true,
      timeouts: { create: '6m', update: '6m' },
      dependsOn: [...dependsOn],
    });
    this.node.defaultChild = this.job;
  }
}

/** How many characters of the hash a Job's name has. */
const HASH = 8;

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, HASH);
}

/** Terraform says no more than that a Job failed; a plan shows this beside its name. */
function whyItFailed(namespace: string, name: string): string {
  const kubectl = `kubectl --namespace=${namespace}`;
  return `${kubectl} logs job/${name}, and where there are none: ${kubectl} get events`;
}

/** Text in a container's command as it is: Kubernetes takes `$(NAME)` for a variable, and `$$` for `$`. */
export function kubernetesLiteral(text: string): string {
  return text.replaceAll('$', '$$$$');
}
