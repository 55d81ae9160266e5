import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { JobV1 } from '@cdktf/provider-kubernetes/lib/job-v1';
import { StatefulSetV1 } from '@cdktf/provider-kubernetes/lib/stateful-set-v1';
import { Testing, type TerraformResource, type TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exampleFleet } from '../../../bin/fleet';
import {
  KubernetesWorkload,
  LgtmBackend,
  Loki,
  Mimir,
  Size,
  type OtelCollectorOptions,
} from '../../../index';
import { podTemplate } from '../../support/kubernetes/sample-pod';
import { BACKENDS, cluster, fleet } from '../support';
import { AUTH_VARIANTS } from './backends/auths';
import { synthesized } from './synthesized';

/** The provider's own classes, which it stands for. */
const PROVIDED = { deployment: DeploymentV1, 'stateful-set': StatefulSetV1, job: JobV1 } as const;
type Kind = keyof typeof PROVIDED;

/** Puts the provider's class beside a workload, and gives the addresses of both. */
function besideProvided(workload: KubernetesWorkload): [ours: string, theirs: string] {
  const { kind, config } = workload as unknown as { kind: Kind; config: never };
  // one class of three for one config of three
  const Provided = PROVIDED[kind] as unknown as new (
    scope: IConstruct,
    id: string,
    config: never,
  ) => TerraformResource;
  const provided = new Provided(workload.node.scope!, `${workload.node.id}-provided`, config);
  expect(workload.terraformGeneratorMetadata).toEqual(provided.terraformGeneratorMetadata);
  expect(workload.terraformResourceType).toBe(provided.terraformResourceType);
  return [workload.friendlyUniqueId, provided.friendlyUniqueId];
}

/** A resource's text in HCL, without its address. */
function hclOf(text: string, address: string): string | undefined {
  return new RegExp(`^resource "\\w+" "${address}" \\{\n([^]*?)^\\}`, 'm').exec(text)?.[1];
}

/** With the keys of every object in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

const disk: OtelCollectorOptions = { persistentQueue: { size: Size.gibibytes(1) } };
const STACKS: Record<string, () => TerraformStack> = {
  'the example fleet': () => exampleFleet(Testing.app()),
  'credentials of a backend': () => {
    const { basic, 'certificates and headers': certificates } = AUTH_VARIANTS;
    const auth = { ...basic, ...certificates };
    return cluster({ metrics: Mimir.external({ url: 'https://gateway.example.com', auth }) }).stack;
  },
  'a queue on a disk, and a token': () =>
    cluster({
      ...BACKENDS,
      collector: { ...disk, bearerToken: { secretName: 'otlp' } },
      bearerTokenCredential: 'otlp',
    }).stack,
  'an autoscaler': () =>
    cluster({
      ...BACKENDS,
      collector: { deltaToCumulative: false, replicas: { min: 2, max: 4 } },
    }).stack,
  'a patched runtime configuration': () => {
    const stack = fleet();
    new LgtmBackend(stack, 'lgtm', {
      logs: Loki.external({
        url: 'http://loki.monitoring.svc:3100',
        objectStore: 'filesystem',
        runtimeConfig: { configMap: 'loki', key: 'runtime.yaml', deletesOlderData: true },
      }),
    });
    return stack;
  },
  'pods with whatever a pod may have': () => {
    const stack = fleet();
    const config = new ConfigMapV1(stack, 'config', {
      metadata: { name: 'a' },
      data: { Key: 'b' },
    });
    const labels = { 'app.kubernetes.io/name': 'sample', camelCase: 'asItIs' };
    const template = podTemplate(labels, config);
    const metadata = { name: 'sample', labels };
    new KubernetesWorkload(stack, 'deployment', 'deployment', {
      metadata,
      waitForRollout: false,
      timeouts: { create: '5m' },
      lifecycle: { preventDestroy: true },
      dependsOn: [config],
      spec: {
        replicas: '2',
        selector: { matchLabels: labels },
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%' } },
        template,
      },
    });
    new KubernetesWorkload(stack, 'set', 'stateful-set', {
      metadata,
      spec: {
        serviceName: 'sample',
        selector: { matchLabels: labels },
        template,
        updateStrategy: [{ type: 'RollingUpdate', rollingUpdate: [{ partition: 0 }] }],
        volumeClaimTemplate: [
          {
            metadata: { name: 'data' },
            spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
          },
        ],
      },
    });
    new KubernetesWorkload(stack, 'job', 'job', {
      metadata,
      waitForCompletion: false,
      spec: { ttlSecondsAfterFinished: '60', template: { metadata: {}, spec: template.spec } },
    });
    return stack;
  },
};

describe('a workload', () => {
  test('takes overrides of what it prints', () => {
    const stack = fleet();
    const job = new KubernetesWorkload(stack, 'job', 'job', {
      metadata: { name: 'once' },
      spec: { template: { metadata: {}, spec: {} } },
    });
    job.addOverride('spec.backoff_limit', 3);
    expect(synthesized(stack, job)).toEqual({
      metadata: { name: 'once' },
      spec: { backoff_limit: 3, template: { metadata: {}, spec: {} } },
    });
  });

  test.each(Object.entries(STACKS))(
    "prints what the provider's own class prints, as JSON and as HCL: %s",
    (_, make) => {
      const stack = make();
      const found = stack.node
        .findAll()
        .filter((each): each is KubernetesWorkload => each instanceof KubernetesWorkload);
      expect(found.length).toBeGreaterThan(0);
      const pairs = found.map(besideProvided);
      const json = Testing.synth(stack);
      const hcl = Testing.synthHcl(stack);
      const { resource } = JSON.parse(json) as {
        resource: Record<string, Record<string, { '//'?: unknown }>>;
      };
      const all = Object.assign({}, ...Object.values(resource)) as (typeof resource)[string];
      for (const [ours, theirs] of pairs) {
        const [{ '//': _, ...own } = {}, { '//': __, ...provided } = {}] = [all[ours], all[theirs]];
        expect(JSON.stringify(sorted(own))).toEqual(JSON.stringify(sorted(provided)));
        expect(hclOf(hcl, ours)).toBeDefined();
        expect(hclOf(hcl, ours)).toEqual(hclOf(hcl, theirs));
      }
    },
  );

  test("knows as maps what the provider's classes know as maps, and nothing that they know as a block", () => {
    const sources = ['deployment-v1', 'stateful-set-v1', 'job-v1'].flatMap((name) => {
      const folder = dirname(require.resolve(`@cdktf/provider-kubernetes/lib/${name}`));
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
      return files
        .filter((file) => file.endsWith('.js'))
        .map((file) => readFileSync(join(folder, file), 'utf8').replace(/\/\/# source.*/, ''));
    });
    const mapped = sources.flatMap((text) =>
      [
        ...text.matchAll(
          /: (cdktf\.hashMapper|\w+ToTerraform|cdktf\.listMapper)\(.*?struct\.(\w+)\)/g,
        ),
      ].map(([, how, name]) => ({ map: how === 'cdktf.hashMapper', name: name ?? '' })),
    );
    const names = (map: boolean) =>
      [...new Set(mapped.filter((each) => each.map === map).map(({ name }) => name))].sort();
    expect(names(true)).toEqual([
      'annotations',
      'labels',
      'limits',
      'matchLabels',
      'nodeSelector',
      'options',
      'requests',
      'volumeAttributes',
    ]);
    expect(names(false).length).toBeGreaterThan(50);
    expect(names(false).filter((name) => names(true).includes(name))).toEqual([]);
  });
});
