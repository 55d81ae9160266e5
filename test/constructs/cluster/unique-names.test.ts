import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { App, Testing } from 'cdktf';
import { Construct } from 'constructs';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LgtmBackend, ObservabilityStack, type LgtmBackendProps } from '../../../index';
import { BACKENDS, cluster, fleet } from '../support';

const WITHOUT_PROFILES = { ...BACKENDS, profiles: undefined };

/** What a synth of a fleet says, in which a second backend is made in `scope`. */
function saidOf(id: string, props: Partial<LgtmBackendProps>, scope?: Construct) {
  const { stack } = cluster(WITHOUT_PROFILES);
  new LgtmBackend(scope ?? stack, id, { ...WITHOUT_PROFILES, ...props });
  return () => Testing.synth(stack, true);
}

describe('names of objects in the cluster', () => {
  test.each<[string, Partial<LgtmBackendProps>]>([
    ['names of their own', { hostname: 'other', collectorName: 'other' }],
    [
      'another Grafana too',
      { hostname: 'other', collectorName: 'other', grafana: { namespace: 'other' } },
    ],
  ])('may be those of two backends with %s', (_, props) => {
    expect(saidOf('other', props)).not.toThrow();
  });

  test('fail where the collector is called what the retention is', () => {
    const { stack } = cluster({ ...WITHOUT_PROFILES, collectorName: 'lgtm-retention' });
    expect(() => Testing.synth(stack, true)).toThrow(
      '[fleet] fleet/lgtm/collector/config-map and fleet/lgtm/retention/config-map both make the ConfigMap observability/lgtm-retention: ' +
        'give one of them another name, by its id, name, collectorName or release, or another namespace',
    );
  });

  test('fail for two backends of one id, with both paths, also for files and data sources', () => {
    const { stack } = cluster(WITHOUT_PROFILES);
    const team = new Construct(stack, 'team');
    new LgtmBackend(team, 'lgtm', { ...WITHOUT_PROFILES, hostname: 'other' });
    const synth = () => Testing.synth(stack, true);
    for (const said of [
      'fleet/lgtm/retention/config-map and fleet/team/lgtm/retention/config-map both make the ConfigMap observability/lgtm-retention',
      'fleet/lgtm/grafana/data-sources and fleet/team/lgtm/grafana/data-sources both make the ConfigMap monitoring/lgtm-data-sources',
      "[fleet/team/lgtm/retention/loki-file] fleet/lgtm/retention/loki-file writes 'lgtm-retention/loki.yaml' too",
      "[fleet/team/lgtm/grafana] the data source 'lgtm-mimir' is that of fleet/lgtm/grafana too",
      // whose name is made at synth
      /fleet\/lgtm\/retention\/check\/job and fleet\/team\/lgtm\/retention\/check\/job both make the Job observability\/lgtm-retention-check-[0-9a-f]{8}:/,
    ])
      expect(synth).toThrow(said);
  });

  test('fail over two stacks of one cluster, before anything is written', () => {
    const outdir = mkdtempSync(join(tmpdir(), 'names-'));
    const synth = (context: string) => {
      const app = new App({ outdir });
      for (const [id, configContext] of [
        ['one', 'home'],
        ['two', context],
      ] as const) {
        const nixosOutdir = join(outdir, `nixos-${id}`);
        const stack = new ObservabilityStack(app, id, {
          tailnet: 'a.ts.net',
          nixosOutdir,
          quiet: true,
        });
        new KubernetesProvider(stack, 'kubernetes', { configContext });
        const metadata = { name: 'same', namespace: 'monitoring' };
        new ConfigMapV1(stack, 'map', { metadata });
      }
      app.synth();
    };
    expect(() => synth('home')).toThrow(
      '[one] one/map and two/map both make the ConfigMap monitoring/same',
    );
    expect(readdirSync(join(outdir, 'stacks'))).toEqual([]);
    expect(() => synth('work')).not.toThrow();
    rmSync(outdir, { recursive: true });
  });

  test('fail for a namespace that two stacks of one cluster make', () => {
    const app = Testing.app();
    for (const id of ['one', 'two']) {
      const stack = new ObservabilityStack(app, id, {
        tailnet: 'a.ts.net',
        nixosOutdir: `nixos-${id}`,
      });
      new KubernetesProvider(stack, 'kubernetes', {});
      new LgtmBackend(stack, `lgtm-${id}`, {
        logs: BACKENDS.logs,
        createNamespace: true,
        hostname: id,
        collectorName: id,
      });
    }
    expect(() => app.synth()).toThrow(
      '[one] one/namespace-observability and two/namespace-observability both make the Namespace observability: ' +
        'leave createNamespace out of one of the stacks, and deploy the other first',
    );
  });

  test('fail where an override gives one of them the name of the other', () => {
    const stack = fleet();
    new ConfigMapV1(stack, 'a', { metadata: { name: 'a' } });
    const b = new ConfigMapV1(stack, 'b', { metadata: { name: 'b' } });
    b.addOverride('metadata.name', 'a');
    expect(() => Testing.synth(stack, true)).toThrow('both make the ConfigMap default/a');
  });
});

describe("Grafana's uids", () => {
  test('fail for two of one prefix', () => {
    expect(saidOf('other', { hostname: 'other', grafana: { uidPrefix: 'lgtm-' } })).toThrow(
      "[fleet/other/grafana] the data source 'lgtm-mimir' is that of fleet/lgtm/grafana too, and Grafana takes one of a uid",
    );
  });

  test.each(['a b', 'ü', 'a'.repeat(31)])('fail for the prefix %j', (uidPrefix) => {
    expect(() => cluster({ ...BACKENDS, grafana: { uidPrefix } })).toThrow(
      'a uidPrefix is up to 30 letters, digits, hyphens and underscores',
    );
  });

  test('change together with the names, so that a renamed backend is another data source', () => {
    const { lgtm } = cluster();
    expect(lgtm.grafana?.dataSources.map(({ uid, name }) => [uid, name])).toEqual(
      ['lgtm-mimir', 'lgtm-loki', 'lgtm-tempo', 'lgtm-pyroscope'].map((each) => [each, each]),
    );
  });
});
