import {
  RetentionCheck,
  type KubernetesWorkload,
  type RetentionCheckOptions,
  type RetentionQuestion,
} from '../../../../index';
import { checkScript } from '../../../../constructs/cluster/retention/check-script';
import { fleet } from '../../support';
import { defaultChildOf, synthesized } from '../synthesized';

const QUESTION: RetentionQuestion = {
  backend: 'tempo',
  at: [{ url: 'http://tempo.monitoring.svc:3200/status/config' }],
  expect: { 'compactor.compaction.block_retention': '720h' },
};

/** A check, in a stack. */
function check(question: RetentionQuestion = QUESTION, options: RetentionCheckOptions = {}) {
  const stack = fleet();
  const props = { ...options, name: 'lgtm-check', namespace: 'observability', dependsOn: [] };
  return {
    stack,
    check: new RetentionCheck(stack, 'check', { ...props, questions: () => [question] }),
  };
}

/** What a Job says, as far as we look. */
interface Job {
  readonly metadata: { readonly name: string; readonly annotations: Record<string, string> };
  readonly spec: {
    readonly active_deadline_seconds: number;
    readonly template: {
      readonly spec: { readonly container: { command: string[]; image: string }[] };
    };
  };
  readonly timeouts: { readonly create: string };
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

  test('says in the plan which command shows why it failed', () => {
    const { name, annotations } = jobOf().metadata;
    expect(annotations['observability/why-it-failed']).toBe(
      `kubectl --namespace=observability logs job/${name}, and where there are none: kubectl --namespace=observability get events`,
    );
  });

  test('gives up before Terraform does, so that the failure is its own', () => {
    const { spec, timeouts } = jobOf();
    expect([spec.active_deadline_seconds, timeouts.create]).toEqual([300, '6m']);
  });

  test("runs curl's image by its digest, or a mirror's", () => {
    const image = (options?: RetentionCheckOptions) => {
      const { stack, check: made } = check(QUESTION, options);
      return (synthesized(stack, made.job) as Job).spec.template.spec.container[0]?.image;
    };
    expect(image()).toMatch(/^docker\.io\/curlimages\/curl:8\.17\.0@sha256:[0-9a-f]{64}$/);
    const mirrored = 'registry.example.com:5000/mirror/curl:8.17.0';
    expect(image({ image: mirrored })).toBe(mirrored);
  });

  test.each([
    ['curl@sha256:12', "an image's digest is sha256: and 64 hexadecimal digits"],
    ['Curl Images', 'the image of the check is registry/path:tag, in lower case but for the tag'],
    ['', 'the image of the check is registry/path:tag'],
  ])('fails for the image %j', (image, message) => {
    expect(() => check(QUESTION, { image })).toThrow(message);
  });
});
