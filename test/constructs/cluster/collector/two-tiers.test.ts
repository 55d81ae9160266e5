import { Testing } from 'cdktf';
import { Size, type LgtmBackendProps, type OtelCollectorOptions } from '../../../../index';
import { manifests } from '../../../support/kubernetes/manifest';
import { BACKENDS, cluster, warnings } from '../../support';

/** What a stack with two tiers makes, by kind and name. */
function objects(options: OtelCollectorOptions = {}, more: Partial<LgtmBackendProps> = {}) {
  const { stack } = cluster({ ...BACKENDS, ...more, collector: { twoTiers: {}, ...options } });
  const all = manifests(Testing.synth(stack, true));
  return new Map(all.map((each) => [`${each.kind} ${String(each.metadata['name'])}`, each]));
}

/** What is in an object at a path. */
function at(object: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], object);
}

const labels = (instance: string) => ({
  'app.kubernetes.io/name': 'otel-collector',
  'app.kubernetes.io/instance': instance,
});

describe('two tiers of the collector', () => {
  test('are a Deployment, which the tailnet and the cluster reach, before a StatefulSet', () => {
    const all = objects();
    const front = labels('otel-collector-front');
    expect(at(all.get('Deployment otel-collector-front'), 'spec.replicas')).toBe(2);
    expect(at(all.get('StatefulSet otel-collector'), 'spec.replicas')).toBe(2);
    for (const name of ['otel-collector', 'otel-collector-tailnet'])
      expect(at(all.get(`Service ${name}`), 'spec.selector')).toEqual(front);
    expect(at(all.get('Service otel-collector-back'), 'spec')).toMatchObject({
      clusterIP: 'None',
      ipFamilyPolicy: 'SingleStack',
      selector: labels('otel-collector'),
    });
  });

  test('talk to each other alone: only the front to the back tier, which shows the token to nobody', () => {
    const all = objects({ bearerToken: { secretName: 'otlp' } }, { bearerTokenCredential: 'otlp' });
    const of = (instance: string) => [{ podSelector: { matchLabels: labels(instance) } }];
    const ports = [4317, 4318].map((port) => ({ protocol: 'TCP', port }));
    const back = all.get('NetworkPolicy otel-collector');
    expect(at(back, 'spec.ingress.0')).toEqual({ from: of('otel-collector-front'), ports });
    const front = at(all.get('NetworkPolicy otel-collector-front'), 'spec.egress');
    expect(front).toEqual([expect.anything(), { to: of('otel-collector'), ports }]);
    const mounted = (workload: string) =>
      JSON.stringify(at(all.get(workload), 'spec.template.spec.volumes')).includes('"otlp"');
    expect(mounted('Deployment otel-collector-front')).toBe(true);
    expect(mounted('StatefulSet otel-collector')).toBe(false);
  });

  test('warn of a token that the back tier asks nobody for, where no policy keeps others from it', () => {
    const warned = (options: OtelCollectorOptions) => {
      const { stack } = cluster({
        ...BACKENDS,
        collector: { bearerToken: { secretName: 'otlp' }, ...options },
        bearerTokenCredential: 'otlp',
      });
      return warnings(stack).filter((each) => each.includes('token'));
    };
    expect(warned({ twoTiers: {}, networkPolicy: false })).toEqual([
      expect.stringContaining(
        'with twoTiers only the front asks for the bearer token, and with networkPolicy: false every pod of the cluster can send to the back tier without it: leave networkPolicy out',
      ),
    ]);
    expect(warned({ twoTiers: {} })).toEqual([]);
    // which asks for it itself
    expect(warned({ networkPolicy: false })).toEqual([]);
  });

  test('report about themselves, the front by its way to the back', () => {
    const { stack, lgtm } = cluster({ ...BACKENDS, collector: { twoTiers: {} } });
    Testing.synth(stack, true);
    const { collector } = lgtm;
    const exporters = (config?: { toYaml(): string }) =>
      /metrics\/self:\n.*\n.*\n +exporters:\n +- (\S+)/.exec(config?.toYaml() ?? '')?.[1];
    expect(exporters(collector?.config)).toBe('otlp_http/mimir');
    expect(exporters(collector?.front?.config)).toBe('loadbalancing/metrics');
  });

  test('have an autoscaler each where that is asked for', () => {
    const all = objects({ twoTiers: { front: { min: 1, max: 3 }, back: { min: 2, max: 5 } } });
    const scaled = [...all].flatMap(([name, object]) =>
      name.startsWith('HorizontalPodAutoscaler') ? [at(object, 'spec.scaleTargetRef.kind')] : [],
    );
    expect(scaled.sort()).toEqual(['Deployment', 'StatefulSet']);
  });

  test('have the queue of the one tier, under its name', () => {
    const persistentQueue = { size: Size.gibibytes(1) };
    const all = objects({ persistentQueue });
    expect([...all.keys()].filter((name) => name.startsWith('PersistentVolumeClaim'))).toEqual([
      'PersistentVolumeClaim queue-otel-collector-0',
      'PersistentVolumeClaim queue-otel-collector-1',
    ]);
  });
});
