import { Testing } from 'cdktf';
import {
  Mimir,
  Size,
  type KubernetesWorkload,
  type OtelCollector,
  type OtelCollectorOptions,
} from '../../../../index';
import { BACKENDS, cluster } from '../../support';
import { AUTH_VARIANTS } from '../backends/auths';
import { defaultChildOf, synthesized } from '../synthesized';

const DIGEST = `example.org/otelcol:0.152.0@sha256:${'a'.repeat(64)}`;

/** A collector with these options, in its stack. */
function withOptions(options: OtelCollectorOptions = {}) {
  const { stack, lgtm } = cluster({ ...BACKENDS, collector: options });
  return { stack, collector: lgtm.collector as OtelCollector };
}

describe("the cluster's collector", () => {
  test('takes overrides of its workload, and of all else that it made', () => {
    const { stack, collector } = withOptions();
    const workload = defaultChildOf<KubernetesWorkload>(collector);
    expect(workload).toBe(collector.workload);
    workload.addOverride('spec.template.spec.priority_class_name', 'telemetry');
    expect(synthesized(stack, workload)).toMatchObject({
      spec: { template: { spec: { priority_class_name: 'telemetry' } } },
    });
    const annotations = { mine: 'yes' };
    for (const made of [collector.configMap, collector.service]) {
      made.addOverride('metadata.annotations', annotations);
      expect(synthesized(stack, made)).toMatchObject({ metadata: { annotations } });
    }
  });

  test('is a StatefulSet with a queue on a disk, which its default child is then', () => {
    const { collector } = withOptions({ persistentQueue: { size: Size.gibibytes(1) } });
    const { terraformResourceType } = defaultChildOf<KubernetesWorkload>(collector);
    expect(terraformResourceType).toBe('kubernetes_stateful_set_v1');
  });

  test('hands out its network policy, unless there is none', () => {
    expect(withOptions().collector.networkPolicy?.policy).toBeDefined();
    const { stack, collector } = withOptions({ networkPolicy: false });
    expect(collector.networkPolicy).toBeUndefined();
    expect(Testing.synth(stack)).not.toContain('kubernetes_network_policy_v1');
  });

  test('has an image by its digest, with the version in its tag', () => {
    expect(Testing.synth(withOptions({ image: DIGEST }).stack)).toContain(DIGEST);
  });

  test.each<[string, OtelCollectorOptions, string]>([
    [
      'an image whose version nobody knows',
      { image: 'example.org/otelcol:latest' },
      "the collector's components are called differently in each generation, and 'example.org/otelcol:latest' doesn't say which one it is: give a tag such as :0.152.0, or version: '0.152.0'",
    ],
    [
      'half a digest',
      { image: 'example.org/otelcol:0.152.0@sha256:abc' },
      "an image's digest is sha256: and 64 hexadecimal digits, but 'example.org/otelcol:0.152.0@sha256:abc' was given",
    ],
    [
      'a collector that is too old',
      { image: 'example.org:5000/otelcol:0.129.1' },
      'the collector is 0.130.0 or newer, which has queues sized in bytes, but 0.129 was given',
    ],
    [
      'two replicas that count',
      { replicas: 2, serviceGraph: true },
      '2 replicas would each see a part of a series and send wrong numbers, because of deltaToCumulative, serviceGraph: give twoTiers instead of replicas, set them to false, or keep one replica',
    ],
    [
      'replicas of one tier beside two',
      { replicas: 2, twoTiers: {} },
      'replicas say how many collectors there are of one tier, but 2 was given beside twoTiers: write twoTiers: { front, back }',
    ],
    [
      'a tier of nobody',
      { twoTiers: { back: 0 } },
      'twoTiers.back is a whole number of 1 or more, or { min, max }, but 0 was given',
    ],
    [
      'two replicas that each see a part of a trace',
      { replicas: 2, deltaToCumulative: false, tailSampling: { percentage: 10 } },
      '2 replicas would each see a part of a series and send wrong numbers, because of tailSampling: give twoTiers',
    ],
    [
      'what is no percentage',
      { tailSampling: { percentage: 101 } },
      'tailSampling.percentage is from 0 to 100, but 101 was given',
    ],
    [
      'no series at all',
      { cardinality: { deltaStreams: 0 } },
      'cardinality.deltaStreams is a whole number of 1 or more, but 0 was given',
    ],
    [
      'a filter for nothing',
      { filter: { logs: [' '] } },
      "filter has names and conditions, but ' ' was given",
    ],
    [
      'no replicas',
      { replicas: 0 },
      'replicas are a whole number of 1 or more, or { min, max }, but 0 was given',
    ],
  ])('fails for %s', (_, options, error) => {
    expect(() => withOptions(options)).toThrow(`[fleet/lgtm/collector] ${error}`);
  });

  test('fails for a password in a file that the collector is too old to read', () => {
    const metrics = Mimir.external({
      url: 'https://gateway.example.com',
      auth: AUTH_VARIANTS.basic,
    });
    const image = (version: string) => `example.org/otelcol:${version}`;
    const withImage = (version: string) =>
      cluster({ metrics, collector: { image: image(version) } });
    expect(() => withImage('0.147.1')).toThrow(
      '[fleet/lgtm/collector] auth.basic of mimir is given to the collector in files, which it reads from 0.148.0 on, but its image is 0.147: give a newer one, or auth.bearer',
    );
    expect(() => withImage('0.148.0')).not.toThrow();
  });

  test('fails for metrics of spans without a backend for metrics', () => {
    const { traces } = BACKENDS;
    expect(() => cluster({ traces, collector: { spanMetrics: true } })).toThrow(
      '[fleet/lgtm/collector] spanMetrics makes metrics of traces, but there are not backends for both',
    );
  });
});
