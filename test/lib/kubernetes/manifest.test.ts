import { manifests, type Manifest } from '../../../lib/kubernetes/manifest';
import { SAMPLE_NAMESPACE, sampleTerraform } from '../../support/kubernetes/sample-stack';

const sample = manifests(sampleTerraform());

function only(kind: string): Record<string, unknown> {
  const found = sample.filter((object) => object.kind === kind);
  expect(found).toHaveLength(1);
  return found[0] as Record<string, unknown>;
}

function fromResource(type: string, attributes: object): Manifest | undefined {
  return manifests({ resource: { [type]: { x: attributes } } })[0];
}

describe('manifests', () => {
  test('each resource becomes an object, namespaces first', () => {
    expect(sample.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`)).toEqual([
      'v1 Namespace',
      'v1 ConfigMap',
      'apps/v1 Deployment',
      'networking.k8s.io/v1 Ingress',
      'batch/v1 Job',
      'networking.k8s.io/v1 NetworkPolicy',
      'policy/v1 PodDisruptionBudget',
      'v1 Secret',
      'v1 ServiceAccount',
      'v1 Service',
      'apps/v1 StatefulSet',
    ]);
  });

  test('references to other resources are resolved', () => {
    for (const { kind, metadata } of sample.slice(1)) {
      expect([kind, metadata['namespace']]).toEqual([kind, SAMPLE_NAMESPACE]);
    }
  });

  test("Terraform's literal escapes are undone", () => {
    expect(only('ConfigMap')['data']).toEqual({
      'config.yaml': 'endpoint: ${env:MY_HOST}:4317\nformat: "%{name} 100%"\n',
    });
  });

  test('a Secret gets its data in base64', () => {
    const data = { password: Buffer.from('a${b}').toString('base64'), raw: 'AAEC' };
    expect(only('Secret')).toMatchObject({ type: 'Opaque', data });
    expect(Object.keys(only('Secret')).sort()).toEqual([
      'apiVersion',
      'data',
      'kind',
      'metadata',
      'type',
    ]);
  });

  test("a Deployment has the API's names, lists and numbers", () => {
    const deployment = only('Deployment');
    expect(Object.keys(deployment).sort()).toEqual(['apiVersion', 'kind', 'metadata', 'spec']);
    expect(deployment['spec']).toMatchObject({
      replicas: 2,
      strategy: { rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
      template: {
        metadata: { annotations: { 'checksum/config': expect.stringMatching(/^[0-9a-f]{64}$/) } },
        spec: {
          securityContext: { runAsNonRoot: true, runAsUser: 10001, fsGroup: 10001 },
          nodeSelector: { 'kubernetes.io/os': 'linux' },
          tolerations: [{ tolerationSeconds: 60 }],
          topologySpreadConstraints: [{ labelSelector: { matchLabels: expect.anything() } }],
          containers: [
            {
              ports: [{ containerPort: 4317, hostIP: '127.0.0.1' }],
              env: [{ valueFrom: { fieldRef: { fieldPath: 'status.hostIP' } } }, { value: '1' }],
              envFrom: [{ secretRef: { name: 'sample', optional: true } }],
              volumeMounts: [{ name: 'config', mountPath: '/etc/sample', readOnly: true }],
              livenessProbe: { httpGet: { port: 13133, httpHeaders: [{ name: 'A', value: 'b' }] } },
              readinessProbe: { tcpSocket: { port: 'otlp-grpc' } },
              lifecycle: { preStop: { exec: { command: ['sleep', '1'] } } },
            },
          ],
          volumes: [
            { configMap: { name: 'sample', defaultMode: 0o444 } },
            { emptyDir: {} },
            { projected: { sources: [{ secret: { name: 'a' } }, { secret: { name: 'b' } }] } },
          ],
        },
      },
    });
  });

  test('a Service keeps its selector as it is, other objects have a label selector', () => {
    expect(only('Service')['spec']).toMatchObject({
      clusterIP: '10.96.0.77',
      selector: { 'app.kubernetes.io/name': 'sample' },
      ports: [{ port: 4317, targetPort: 'otlp-grpc' }],
      sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } },
    });
    expect(only('PodDisruptionBudget')['spec']).toEqual({
      minAvailable: 1,
      selector: { matchLabels: { 'app.kubernetes.io/name': 'sample' } },
    });
  });

  test('what is empty in a NetworkPolicy stays, as it has a meaning', () => {
    expect(only('NetworkPolicy')['spec']).toEqual({
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [{ namespaceSelector: {} }], ports: [{ port: 4317, endPort: 4318 }] }],
      egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }] }, {}],
    });
  });

  test('a port is a list, an object or a number, as its parent wants it', () => {
    const service = { name: 'sample', port: { number: 4318 } };
    expect(only('Ingress')['spec']).toMatchObject({
      rules: [{ http: { paths: [{ path: '/', backend: { service } }] } }],
      tls: [{ hosts: ['a.example'] }],
    });
  });

  test("a StatefulSet's single blocks are objects, its claims a list", () => {
    expect(only('StatefulSet')['spec']).toMatchObject({
      updateStrategy: { rollingUpdate: { partition: 0 } },
      volumeClaimTemplates: [{ metadata: { name: 'data' } }],
    });
  });

  test('an attribute that is not known is kept in camel case', () => {
    const object = fromResource('kubernetes_job_v1', { spec: { no_such_thing: [{ a_b: '1' }] } });
    expect(object).toMatchObject({ spec: { noSuchThing: { aB: '1' } } });
  });

  test('values in maps are text, as Terraform makes them', () => {
    const object = fromResource('kubernetes_config_map_v1', { data: { a_b: 5, c: true, d: null } });
    expect(object).toMatchObject({ data: { a_b: '5', c: 'true' } });
  });

  test('a type of resource that is not known is an error, unless of another provider', () => {
    expect(() => fromResource('kubernetes_gateway_v1', {})).toThrow('kubernetes_gateway_v1');
    expect(fromResource('helm_release', {})).toBeUndefined();
  });
});
