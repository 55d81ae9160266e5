import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { SecretV1 } from '@cdktf/provider-kubernetes/lib/secret-v1';
import { Testing } from 'cdktf';
import { createHash } from 'node:crypto';
import { parseAllDocuments } from 'yaml';
import { LgtmBackend, Loki, ObservabilityStack, type LgtmBackendProps } from '../../../index';
import { manifests, type Manifest } from '../../../lib/kubernetes/manifest';
import { BACKENDS, warnings } from '../../constructs/support';
import { AUTH_VARIANTS } from '../../constructs/cluster/backends/auths';
import { PODS } from '../../constructs/cluster/pods';

/** A stack that writes YAML too. */
function stackOf(props: Partial<LgtmBackendProps> = {}) {
  const stack = new ObservabilityStack(Testing.app(), 'fleet', {
    tailnet: 'example.ts.net',
    yaml: true,
  });
  new KubernetesProvider(stack, 'kubernetes', {});
  new LgtmBackend(stack, 'lgtm', { ...BACKENDS, ...props });
  return stack;
}

/** What the YAML says, and what becomes of the Terraform. */
function both(stack: ObservabilityStack) {
  const terraform = JSON.parse(Testing.synth(stack, true)) as object;
  const documents = parseAllDocuments(stack.yaml?.content ?? '');
  const yaml = documents.map((each) => each.toJS() as Manifest);
  return { yaml, terraform: manifests(terraform) };
}

const STACKS: Record<string, Partial<LgtmBackendProps>> = {
  'as it is': {},
  'two tiers that scale, from a mirror': {
    pods: PODS,
    collector: { twoTiers: { front: { min: 1, max: 3 } }, spanMetrics: true },
  },
  'a namespace of its own': { createNamespace: true },
  'credentials of a backend': {
    logs: Loki.external({
      url: 'https://gateway.example.com',
      objectStore: 's3',
      auth: AUTH_VARIANTS['certificates and headers'],
    }),
  },
};

describe('Kubernetes objects as YAML', () => {
  test.each(Object.entries(STACKS))('are those of Terraform: %s', (_, props) => {
    const { yaml, terraform } = both(stackOf(props));
    // the only thing that Terraform alone computes there
    const masked = (objects: readonly Manifest[]) =>
      JSON.parse(
        JSON.stringify(objects).replace(/("checksum\/config":)"[0-9a-f]{64}"/g, '$1""'),
      ) as unknown;
    expect(yaml.length).toBeGreaterThan(5);
    expect(masked(yaml)).toEqual(masked(terraform));
  });

  test('have the hash of the configuration, by which pods restart', () => {
    const { yaml } = both(stackOf());
    const configMap = yaml.find(
      ({ kind, metadata }) => kind === 'ConfigMap' && metadata['name'] === 'otel-collector',
    );
    const { 'config.yaml': text = '' } = configMap?.['data'] as Record<string, string>;
    expect(text).toContain('[${env:MY_POD_IP}]:4318');
    const hash = createHash('sha256').update(text).digest('hex');
    expect(JSON.stringify(yaml)).toContain(`"checksum/config":"${hash}"`);
  });

  test('have no Secrets, nor what only Terraform can make, of which a synth warns', () => {
    const stack = stackOf({
      logs: Loki.external({
        url: 'http://loki.monitoring.svc:3100',
        objectStore: 's3',
        runtimeConfig: { configMap: 'loki-runtime', key: 'runtime.yaml', deletesOlderData: true },
      }),
    });
    new SecretV1(stack, 'secret', { metadata: { name: 'mine' }, data: { password: 'hunter2' } });
    const { yaml } = both(stack);
    expect(JSON.stringify(yaml)).not.toContain('hunter2');
    expect(yaml.map(({ kind }) => kind)).not.toContain('Secret');
    expect(warnings(stack)).toEqual([
      expect.stringMatching(
        /kubernetes\.yaml lacks what only Terraform can make, so have that applied by it: kubernetes_job_v1\.[\w-]+$/,
      ),
    ]);
  });
});
