import { Testing } from 'cdktf';
import { mirrored } from '../../../constructs/cluster/pod-options';
import { Mimir, type LgtmBackendProps, type PodOptions } from '../../../index';
import { manifests } from '../../support/kubernetes/manifest';
import { BACKENDS, cluster } from '../support';
import { PODS } from './pods';

/** The specs of all pods of a stack, by the workload's kind and name, without a hash. */
function pods(props: Partial<LgtmBackendProps> = {}) {
  const { stack } = cluster({ ...BACKENDS, ...props });
  const all = manifests(Testing.synth(stack, true)).flatMap(({ kind, metadata, spec }) => {
    const { template } = (spec ?? {}) as { template?: { spec: Record<string, unknown> } };
    const name = String(metadata['name']).replace(/-[0-9a-f]{8}$/, '');
    return template ? [[`${kind} ${name}`, template.spec] as const] : [];
  });
  return new Map(all);
}

describe('the options of pods', () => {
  test('are those of every pod: of both tiers, and of the Job that asks for retention', () => {
    const all = pods({ pods: PODS, collector: { twoTiers: {} } });
    expect([...all.keys()].sort()).toEqual([
      'Deployment otel-collector-front',
      'Job lgtm-retention-check',
      'StatefulSet otel-collector',
    ]);
    for (const spec of all.values()) {
      expect(spec).toMatchObject({
        imagePullSecrets: [{ name: 'registry' }],
        nodeSelector: { 'kubernetes.io/arch': 'amd64' },
        tolerations: [
          { key: 'dedicated', value: 'telemetry', effect: 'NoSchedule' },
          { operator: 'Exists', effect: 'PreferNoSchedule' },
        ],
        priorityClassName: 'telemetry',
      });
      const [{ image }] = spec['containers'] as [{ image: string }];
      expect(image).toMatch(/^registry\.example\.com\//);
    }
  });

  test('change nothing when there are none', () => {
    for (const spec of pods().values())
      expect(Object.keys(spec)).not.toEqual(expect.arrayContaining(['tolerations']));
  });

  test.each([
    ['ghcr.io/a/b:1', 'mirror/ghcr/a/b:1'],
    ['docker.io/curlimages/curl:8', 'mirror/curlimages/curl:8'],
    ['curlimages/curl:8@sha256:0', 'mirror/curlimages/curl:8@sha256:0'],
    ['registry.k8s.io/kubectl:v1', 'registry.k8s.io/kubectl:v1'],
    ['localhost:5000/a', 'here/a'],
  ])('have an image from where it is mirrored: %s', (image, wanted) => {
    const registryMirrors = {
      'ghcr.io': 'mirror/ghcr',
      'docker.io': 'mirror',
      'localhost:5000': 'here',
    };
    expect(mirrored(image, { registryMirrors })).toBe(wanted);
    expect(mirrored(image)).toBe(image);
  });

  test.each<[string, PodOptions, string]>([
    [
      'a Secret',
      { imagePullSecrets: ['Registry'] },
      'imagePullSecrets is a list, each of which is a name',
    ],
    [
      'a value for any value',
      { tolerations: [{ key: 'a', operator: 'Exists', value: 'b' }] },
      'tolerations is a list, each of which is a toleration, such as',
    ],
    [
      'a toleration of nothing',
      { tolerations: [{}] },
      'tolerations is a list, each of which is a toleration',
    ],
    ['a class', { priorityClassName: 'High!' }, 'priorityClassName is a name'],
    [
      'a mirror that is no registry',
      { registryMirrors: { 'ghcr.io': 'https://mirror' } },
      "the collector's image",
    ],
  ])('fails for %s that Kubernetes refuses', (_, options, error) => {
    const metrics = Mimir.external({ url: 'http://mimir-gateway.monitoring.svc' });
    expect(() => cluster({ metrics, pods: options })).toThrow(error);
  });
});
