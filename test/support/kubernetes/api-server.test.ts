import { describeWith } from '../programs';
import { ApiServer } from './api-server';
import { manifests, type Manifest } from './manifest';
import { SAMPLE_NAMESPACE, sampleTerraform } from './sample-stack';

const dryRun = true;

describeWith(['kube-apiserver', 'etcd'], 'a real API server', (programs) => {
  let server: ApiServer;

  beforeAll(async () => {
    server = await ApiServer.start({
      kubeApiserver: programs['kube-apiserver'],
      etcd: programs.etcd,
    });
    await server.createNamespace(SAMPLE_NAMESPACE);
  }, 180_000);

  afterAll(() => server?.stop());

  test.each(manifests(sampleTerraform()).map((object) => [object.kind, object] as const))(
    'accepts the %s of the sample',
    async (_, object) => {
      const applied = await server.apply(object, { dryRun });
      expect(applied).toMatchObject({ kind: object.kind, metadata: { name: expect.anything() } });
    },
  );

  test('stores what is created, not what is tried', async () => {
    const object = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a' },
      data: { b: 'c' },
    };
    await server.create(object, { dryRun });
    await server.create(object);
    await expect(server.create(object)).rejects.toThrow('409 configmaps "a" already exists');
  });

  const misspelt = manifests({
    resource: {
      kubernetes_service_v1: {
        a: {
          metadata: { name: 'misspelt' },
          spec: { cluster_ipp: 'None', port: [{ port: 80 }] },
        },
      },
    },
  })[0] as Manifest;

  test('refuses a misspelt field', async () => {
    await expect(server.apply(misspelt, { dryRun })).rejects.toThrow('clusterIpp');
    await expect(server.create(misspelt, { dryRun })).rejects.toThrow('clusterIpp');
  });

  test('refuses a value that its validation refuses', async () => {
    const object = { ...misspelt, spec: { ports: [{ port: 80, targetPort: 'Not A Name' }] } };
    await expect(server.apply(object, { dryRun })).rejects.toThrow('targetPort');
  });

  test('says when it has no such kind', async () => {
    const object = { apiVersion: 'v1', kind: 'Nothing', metadata: { name: 'a' } };
    await expect(server.apply(object, { dryRun })).rejects.toThrow('no kind Nothing in v1');
  });
});

test('a program that is not there is an error at once', async () => {
  const start = ApiServer.start({ kubeApiserver: 'kube-apiserver', etcd: '/no/such/etcd' });
  await expect(start).rejects.toThrow('/no/such/etcd: spawn /no/such/etcd ENOENT');
});
