import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import type { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { Duration, Loki, Mimir, Pyroscope, Size } from '../../../../index';
import { Retention, type RetentionProps } from '../../../../constructs/cluster/retention/retention';
import { fleet } from '../../support';
import { defaultChildOf, synthesized } from '../synthesized';

const RUNTIME = { configMap: 'runtime', key: 'runtime.yaml', deletesOlderData: true } as const;
const PATCHED = Mimir.external({
  url: 'http://mimir-gateway.monitoring.svc',
  runtimeConfig: RUNTIME,
});
const INSTALLED = Loki.helm({ volume: { size: Size.gibibytes(50), perDay: Size.gibibytes(1) } });
const PYROSCOPE = Pyroscope.external({ url: 'http://pyroscope.monitoring.svc:4040' });

/** What makes sure of a month, in a stack. */
function retention(props: Partial<RetentionProps> = {}) {
  const stack = fleet();
  new HelmProvider(stack, 'helm', {});
  return {
    stack,
    retention: new Retention(stack, 'retention', {
      name: 'lgtm-retention',
      namespace: 'observability',
      backends: [PATCHED, INSTALLED, PYROSCOPE],
      retention: Duration.days(30),
      check: {},
      ...props,
    }),
  };
}

describe('the retention of the backends', () => {
  test('takes overrides of its ConfigMap, and of all else that it made', () => {
    const { stack, retention: made } = retention();
    const configMap = defaultChildOf<ConfigMapV1>(made);
    expect(configMap).toBe(made.configMap);
    configMap.addOverride('metadata.labels', { mine: 'yes' });
    expect(synthesized(stack, configMap)).toMatchObject({ metadata: { labels: { mine: 'yes' } } });

    expect([...made.installations.keys()]).toEqual(['loki']);
    const release = made.installations.get('loki');
    release?.addOverride('atomic', true);
    expect(release && synthesized(stack, release)).toMatchObject({ chart: 'loki', atomic: true });

    expect([...made.patches.keys()]).toEqual(['mimir']);
    expect([...made.files.values()].map(({ path }) => path)).toEqual([
      'lgtm-retention/mimir.yaml',
      'lgtm-retention/loki.yaml',
      'lgtm-retention/pyroscope.yaml',
    ]);
  });

  test('asks once everything is there that it made', () => {
    const { stack, retention: made } = retention();
    const job = made.check?.job;
    const release = made.installations.get('loki')?.friendlyUniqueId;
    const patch = made.patches.get('mimir')?.job.friendlyUniqueId;
    expect(job && synthesized(stack, job)).toMatchObject({
      depends_on: [`helm_release.${release}`, `kubernetes_job_v1.${patch}`],
    });
  });

  test('asks nobody when that is not wanted', () => {
    expect(retention({ check: false }).retention.check).toBeUndefined();
  });

  test('fails for a runtime configuration of which nobody knows the namespace', () => {
    const away = Mimir.external({ url: 'https://mimir.example.org', runtimeConfig: RUNTIME });
    expect(() => retention({ backends: [away] })).toThrow(
      "[fleet/retention] mimir can't be patched, since its url is not that of a Service in the cluster: give that, or leave runtimeConfig out",
    );
  });
});
