import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { Testing } from 'cdktf';
import { LgtmBackend, Loki, Size, type LgtmBackendProps } from '../../../index';
import { BACKENDS, cluster } from '../support';

interface Resource {
  readonly metadata?: readonly Metadata[] | Metadata;
  readonly name?: string;
  readonly namespace?: string;
  readonly depends_on?: readonly string[];
}

interface Metadata {
  readonly name: string;
  readonly namespace?: string;
}

/** What is made in the cluster: each with its address, its namespace and what it waits for. */
function made(props: LgtmBackendProps, more?: LgtmBackendProps) {
  const { stack } = cluster(props);
  new HelmProvider(stack, 'helm', {});
  if (more) new LgtmBackend(stack, 'other', more);
  const { resource } = JSON.parse(Testing.synth(stack, true)) as {
    readonly resource: Record<string, Record<string, Resource>>;
  };
  return Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).map(([id, { metadata, depends_on = [], ...own }]) => {
      const { namespace } = (metadata ?? own) as Metadata;
      return { address: `${type}.${id}`, namespace, waits: depends_on };
    }),
  );
}

const NAMESPACE = 'kubernetes_namespace_v1.namespace-observability';
const volume = { size: Size.gibibytes(10) };

describe('a namespace', () => {
  test('is not made unless asked for', () => {
    expect(made(BACKENDS).map(({ address }) => address)).not.toContain(NAMESPACE);
  });

  test('goes before everything that is in it, and only before that', () => {
    const all = made({ ...BACKENDS, createNamespace: true });
    expect(all.map(({ address }) => address)).toContain(NAMESPACE);
    const inside = all.filter(({ namespace }) => namespace === 'observability');
    expect(inside.length).toBeGreaterThan(5);
    for (const each of all)
      expect([each.address, each.waits.includes(NAMESPACE)]).toEqual([
        each.address,
        each.namespace === 'observability',
      ]);
  });

  test('is one of two backends that share it, also of one that does not ask for it', () => {
    const other = { ...BACKENDS, profiles: undefined, hostname: 'b', collectorName: 'b' };
    for (const createNamespace of [true, false]) {
      const all = made({ ...BACKENDS, createNamespace: true }, { ...other, createNamespace });
      const inside = all.filter(({ namespace }) => namespace === 'observability');
      expect(all.filter(({ address }) => address.includes('namespace_v1'))).toHaveLength(1);
      expect(inside.filter(({ address }) => address.includes('other')).length).toBeGreaterThan(3);
      expect(inside.filter(({ waits }) => !waits.includes(NAMESPACE))).toEqual([]);
    }
  });

  test("is made for a chart's release too, and what Grafana is told waits for it", () => {
    const logs = Loki.helm({ volume, createNamespace: true });
    const monitoring = 'kubernetes_namespace_v1.namespace-monitoring';
    const all = made({ logs });
    const inside = all.filter(({ waits }) => waits.includes(monitoring));
    expect(inside.map(({ address }) => address.replace(/\..*/, ''))).toEqual(
      expect.arrayContaining(['helm_release', 'kubernetes_config_map_v1']),
    );
    expect(all.map(({ address }) => address)).toContain(monitoring);
  });
});
