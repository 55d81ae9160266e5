import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { POD } from '../constructs/cluster/real-cluster';
import { ApiServer } from '../support/kubernetes/api-server';
import type { Manifest } from '../support/kubernetes/manifest';
import { describeWith, run } from '../support/programs';
import { CLUSTER, collectorConfig } from './cluster';

const FILES = join(__dirname, '../../nixos-out/files');

/** The directory of every Alloy process of every host, below `files/`. */
const DIRECTORIES = readdirSync(FILES).flatMap((host) =>
  readdirSync(join(FILES, host), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${host}/${name}`),
);

describeWith(['alloy'], "the hosts' Alloy files", (programs) => {
  test.each(DIRECTORIES)('%s is a configuration that Alloy loads', (directory) => {
    expect(run(programs.alloy, ['validate', join(FILES, directory)])).toMatchObject({ status: 0 });
  });

  test.each(DIRECTORIES)('%s is left alone by alloy fmt', (directory) => {
    for (const name of readdirSync(join(FILES, directory))) {
      expect(run(programs.alloy, ['fmt', '--test', join(FILES, directory, name)])).toMatchObject({
        status: 0,
      });
    }
  });
});

describeWith(['otelcol'], "the cluster's collector", (programs) => {
  test('takes its configuration', () => {
    const folder = mkdtempSync(join(tmpdir(), 'otelcol-'));
    const file = join(folder, 'config.yaml');
    writeFileSync(file, collectorConfig());
    expect(run(programs.otelcol, ['validate', `--config=${file}`], { env: POD })).toMatchObject({
      status: 0,
    });
    rmSync(folder, { recursive: true });
  });
});

describeWith(['kube-apiserver', 'etcd'], 'the Kubernetes API server', (programs) => {
  let server: ApiServer;
  beforeAll(async () => {
    server = await ApiServer.start({
      kubeApiserver: programs['kube-apiserver'],
      etcd: programs.etcd,
    });
    const namespaces = new Set(
      CLUSTER.map(({ metadata }) => (metadata as { namespace: string }).namespace),
    );
    for (const name of namespaces) await server.createNamespace(name);
  });
  afterAll(() => server.stop());

  test.each(CLUSTER.map((manifest) => [manifest.kind, manifest.metadata.name, manifest] as const))(
    'takes the %s %s',
    async (_kind, _name, manifest) => {
      await expect(server.apply(manifest, { dryRun: true })).resolves.toMatchObject({
        kind: manifest.kind,
      });
    },
  );

  test("runs the collector's pod under the restricted Pod Security Standard", async () => {
    const deployment = CLUSTER.find(({ kind }) => kind === 'Deployment') as Manifest & {
      spec: { template: { metadata: object; spec: object } };
    };
    await server.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: 'restricted',
        labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
      },
    });
    const { metadata, spec } = deployment.spec.template;
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { ...metadata, name: 'collector', namespace: 'restricted' },
      spec,
    };
    await expect(server.create(pod as Manifest, { dryRun: true })).resolves.toMatchObject({
      kind: 'Pod',
    });
    const root = { ...pod, spec: { ...spec, securityContext: { runAsUser: 0 } } };
    await expect(server.create(root as Manifest, { dryRun: true })).rejects.toThrow(
      /violates PodSecurity/,
    );
  });
});
