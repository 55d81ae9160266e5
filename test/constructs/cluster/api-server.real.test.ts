import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { Testing } from 'cdktf';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import {
  LgtmBackend,
  Loki,
  Mimir,
  ObservabilityStack,
  Size,
  TailscaleIngress,
  Tempo,
  type LgtmBackendProps,
  type OtelCollectorOptions,
} from '../../../index';
import { ApiServer } from '../../support/kubernetes/api-server';
import { manifests, type Manifest } from '../../support/kubernetes/manifest';
import { describeWith } from '../../support/programs';
import { BACKENDS, cluster } from '../support';
import { AUTH_VARIANTS } from './backends/auths';
import { PODS } from './pods';

/** A cluster with these options of the collector. */
const withCollector = (collector: OtelCollectorOptions, more: Partial<LgtmBackendProps> = {}) =>
  cluster({ ...BACKENDS, collector, ...more });

/** Stacks that together have every kind of object that the library makes. */
const VARIANTS: Record<string, () => ReturnType<typeof cluster>> = {
  'a queue on a disk, and a token': () =>
    withCollector(
      { persistentQueue: { size: Size.gibibytes(1) }, bearerToken: { secretName: 'otlp' } },
      { bearerTokenCredential: 'otlp' },
    ),
  'a backend of each kind of credential': () => {
    const url = 'https://gateway.example.com';
    const { basic, bearer, 'certificates and headers': certificates } = AUTH_VARIANTS;
    return cluster({
      metrics: Mimir.external({ url, auth: { ...basic, ...certificates } }),
      logs: Loki.external({ url, objectStore: 's3', auth: bearer }),
      traces: Tempo.external({ url, version: 2, auth: AUTH_VARIANTS.oauth2 }),
    });
  },
  'a namespace of its own': () => cluster({ ...BACKENDS, createNamespace: true }),
  'an autoscaler': () => withCollector({ deltaToCumulative: false, replicas: { min: 2, max: 4 } }),
  'two tiers': () =>
    withCollector(
      { twoTiers: { front: { min: 2, max: 4 }, back: 3 }, bearerToken: { secretName: 'otlp' } },
      { bearerTokenCredential: 'otlp' },
    ),
  'pods that run on some nodes alone, from a mirror': () => cluster({ ...BACKENDS, pods: PODS }),
  'a ProxyGroup by annotation, and an Ingress': () => {
    const tailscale = { proxyGroup: 'ingress', expose: 'annotation' } as const;
    const all = cluster({ ...BACKENDS, tailscale });
    const target = { namespace: 'monitoring', service: 'grafana', port: 80 };
    new TailscaleIngress(all.stack, 'ui', { hostname: 'grafana', ...target });
    return all;
  },
};

describeWith(['kube-apiserver', 'etcd'], 'a real API server takes', (programs) => {
  let server: ApiServer;
  beforeAll(async () => {
    const { etcd } = programs;
    server = await ApiServer.start({ kubeApiserver: programs['kube-apiserver'], etcd });
    for (const name of ['observability', 'monitoring']) await server.createNamespace(name);
  }, 180_000);
  afterAll(() => server?.stop());

  test.each([
    [
      'that is missing',
      { metadata: { name: 'a', namespace: 'nowhere' }, kind: 'ConfigMap' },
      'nowhere',
    ],
    ['that is there', { metadata: { name: 'observability' }, kind: 'Namespace' }, undefined],
  ])(
    'nothing for a namespace %s, in the words of docs/cluster.md',
    async (_, manifest, missing) => {
      const page = readFileSync(join(__dirname, '../../../docs/cluster.md'), 'utf8');
      const refused = server.create({ apiVersion: 'v1', ...manifest });
      const said = missing === undefined ? 'already exists' : 'not found';
      await expect(refused).rejects.toThrow(`namespaces "${missing ?? 'observability'}" ${said}`);
      expect(page).toContain(`namespaces "observability" ${said}`);
    },
  );

  test('what is written as YAML, as that of Terraform', async () => {
    const stack = new ObservabilityStack(Testing.app(), 'fleet', {
      tailnet: 'example.ts.net',
      yaml: true,
    });
    new KubernetesProvider(stack, 'kubernetes', {});
    new LgtmBackend(stack, 'lgtm', {
      ...BACKENDS,
      collector: { twoTiers: { front: { min: 1, max: 3 } } },
    });
    Testing.synth(stack, true);
    const documents = parseAllDocuments(stack.yaml?.content ?? '');
    expect(documents.length).toBeGreaterThan(8);
    for (const document of documents) {
      const manifest = document.toJS() as Manifest;
      await expect(server.apply(manifest, { dryRun: true })).resolves.toMatchObject({
        kind: manifest.kind,
      });
    }
  });

  test.each(Object.entries(VARIANTS))('%s', async (_, make) => {
    for (const manifest of manifests(Testing.synth(make().stack))) {
      await expect(server.apply(manifest, { dryRun: true })).resolves.toMatchObject({
        kind: manifest.kind,
      });
    }
  });
});
