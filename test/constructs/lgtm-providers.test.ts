import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { Testing } from 'cdktf';
import { LgtmBackend, Loki, ObservabilityStack, Size } from '../../index';
import { BACKENDS } from './support';

/** A stack with a provider of its own for each of two clusters. */
function clusters() {
  const stack = new ObservabilityStack(Testing.app(), 'fleet', { tailnet: 'example.ts.net' });
  const provider = (alias: string) =>
    new KubernetesProvider(stack, alias, { alias, configContext: alias });
  return { stack, one: provider('one'), two: provider('two') };
}

/** The provider of each resource, by its type and the backend that makes it. */
function providers(stack: ObservabilityStack) {
  const { resource } = JSON.parse(Testing.synth(stack, true)) as {
    resource: Record<string, Record<string, { provider?: string }>>;
  };
  const all = Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).map(([id, { provider }]) => [type, id.split('_')[0], provider] as const),
  );
  return all.filter(([type]) => type !== 'terraform_data');
}

describe("an LgtmBackend's providers", () => {
  test('make all that is its own, so that two clusters may have objects of the same names', () => {
    const { stack, one, two } = clusters();
    new LgtmBackend(stack, 'a', { ...BACKENDS, providers: [one] });
    new LgtmBackend(stack, 'b', {
      ...BACKENDS,
      providers: [two],
      hostname: 'otel-b',
      profilesHostname: 'pyroscope-b',
    });
    const made = providers(stack);
    expect(made.length).toBeGreaterThan(12);
    for (const [, backend, provider] of made)
      expect(provider).toBe(`kubernetes.${backend === 'a' ? 'one' : 'two'}`);
  });

  test('are of each kind, charts too', () => {
    const { stack, one } = clusters();
    const helm = new HelmProvider(stack, 'helm', { alias: 'one' });
    new LgtmBackend(stack, 'a', {
      logs: Loki.helm({ volume: { size: Size.gibibytes(10) } }),
      providers: [one, helm],
    });
    for (const [type, , provider] of providers(stack))
      expect(provider).toBe(type === 'helm_release' ? 'helm.one' : 'kubernetes.one');
  });

  test('fail for two of a kind', () => {
    const { stack, one, two } = clusters();
    expect(() => new LgtmBackend(stack, 'a', { ...BACKENDS, providers: [one, two] })).toThrow(
      '[fleet/a] providers are one of a kind each, but two of one were given: leave one out',
    );
  });

  test('fail in a stack without a tailnet, on which it is reached', () => {
    const stack = new ObservabilityStack(Testing.app(), 'fleet');
    new KubernetesProvider(stack, 'kubernetes', {});
    expect(() => new LgtmBackend(stack, 'a', BACKENDS)).toThrow(
      "[fleet/a/tailnet] the stack fleet has no tailnet, on which alone this is exposed: give it one, such as { tailnet: 'tail1234.ts.net' }",
    );
  });
});
