import type { KubernetesWorkload } from '../../../../index';
import { RuntimePatch } from '../../../../constructs/cluster/retention/runtime-patch';
import { fleet } from '../../support';
import { defaultChildOf, synthesized } from '../synthesized';

/** A patch of Loki's runtime configuration, in a stack. */
function patch() {
  const stack = fleet();
  return {
    stack,
    patch: new RuntimePatch(stack, 'patch', {
      name: 'lgtm-retention-loki',
      namespace: 'monitoring',
      configMap: 'loki-runtime',
      key: 'runtime-config.yaml',
      tenant: 'fake',
      limits: { retention_period: '720h' },
      deletesOlderData: true,
    }),
  };
}

describe('the patch of a runtime configuration', () => {
  test('takes overrides of its Job, and of all else that it made', () => {
    const { stack, patch: made } = patch();
    const job = defaultChildOf<KubernetesWorkload>(made);
    expect(job).toBe(made.job);
    job.addOverride('spec.ttl_seconds_after_finished', '3600');
    expect(synthesized(stack, job)).toMatchObject({ spec: { ttl_seconds_after_finished: '3600' } });
    for (const each of [made.found, made.account, made.role, made.roleBinding]) {
      each.addOverride('metadata.annotations', { mine: 'yes' });
      expect(synthesized(stack, each)).toMatchObject({
        metadata: { annotations: { mine: 'yes' } },
      });
    }
  });

  test('may read and patch the one ConfigMap, and nothing else', () => {
    const { stack, patch: made } = patch();
    expect(synthesized(stack, made.role)).toMatchObject({
      rule: [
        {
          api_groups: [''],
          resources: ['configmaps'],
          resource_names: ['loki-runtime'],
          verbs: ['get', 'patch'],
        },
      ],
    });
  });
});
