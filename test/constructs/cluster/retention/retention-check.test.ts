import { RetentionCheck, type KubernetesWorkload, type RetentionQuestion } from '../../../../index';
import { checkScript } from '../../../../constructs/cluster/retention/check-script';
import { fleet } from '../../support';
import { defaultChildOf, synthesized } from '../synthesized';

const QUESTION: RetentionQuestion = {
  backend: 'tempo',
  url: 'http://tempo.monitoring.svc:3200/status/config',
  expect: { 'compactor.compaction.block_retention': '720h' },
};

/** A check, in a stack. */
function check(question: RetentionQuestion = QUESTION) {
  const stack = fleet();
  const props = { name: 'lgtm-check', namespace: 'observability', dependsOn: [] };
  return { stack, check: new RetentionCheck(stack, 'check', { ...props, questions: [question] }) };
}

/** What a Job says, as far as we look. */
interface Job {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly template: { readonly spec: { readonly container: { command: string[] }[] } };
  };
}

/** A check's Job in the Terraform. */
function jobOf(question?: RetentionQuestion): Job {
  const { stack, check: made } = check(question);
  return synthesized(stack, made.job) as Job;
}

describe('the check of the retention', () => {
  test('takes overrides of its Job', () => {
    const { stack, check: made } = check();
    const job = defaultChildOf<KubernetesWorkload>(made);
    expect(job).toBe(made.job);
    job.addOverride('spec.ttl_seconds_after_finished', '3600');
    expect(synthesized(stack, job)).toMatchObject({
      spec: { ttl_seconds_after_finished: '3600' },
    });
  });

  test('runs its script as it is, past what Terraform and Kubernetes make of a dollar', () => {
    const [container] = jobOf().spec.template.spec.container;
    const [shell, option, script = ''] = container?.command ?? [];
    expect([shell, option]).toEqual(['sh', '-c']);
    const terraform = script.replaceAll('$${', '${').replaceAll('%%{', '%{');
    const kubernetes = terraform.replaceAll('$$', '$');
    expect(kubernetes).toBe(checkScript([QUESTION]));
  });

  test('is another Job when it asks something else, since a Job runs once', () => {
    const { name } = jobOf().metadata;
    expect(name).toMatch(/^lgtm-check-[0-9a-f]{8}$/);
    expect(jobOf().metadata.name).toBe(name);
    const weekly = { ...QUESTION, expect: { 'compactor.compaction.block_retention': '168h' } };
    expect(jobOf(weekly).metadata.name).not.toBe(name);
  });
});
