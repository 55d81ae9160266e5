import { describeWith } from '../../../support/programs';
import { send } from '../../../support/emitters';
import { RealCluster } from '../real-cluster';
import { deltasOf, PLAIN, STEP } from '../real-metrics';

describeWith(['otelcol', 'prometheus'], "the cluster's collector", (programs) => {
  const clusters: RealCluster[] = [];
  afterEach(() => Promise.all(clusters.splice(0).map((cluster) => cluster.stop())));

  test('knows a delta counter after a pause for as long as a host may be away, and one that forgets it loses its sum', async () => {
    const right = await RealCluster.start({ programs });
    clusters.push(right);
    // upstream's is 5 minutes, and it looks once a minute
    const forgetful = await RealCluster.start({
      programs,
      change: ({ config }) => config.addOverride('processors.deltatocumulative.max_stale', '1s'),
    });
    clusters.push(forgetful);
    const first = Math.floor(Date.now() / 1000 / STEP - 60) * STEP;
    const report = async (values: readonly [minutes: number, value: number][]) => {
      for (const cluster of clusters)
        for (const [minutes, value] of values)
          await send(cluster.url, 'metrics', deltasOf('ryzen', first + minutes * 60, value), PLAIN);
    };
    await report([
      [0, 1000],
      [1, 500],
    ]);
    expect(await right.ownMetric('otelcol_deltatocumulative_streams_max_stale')).toBe(86_400);
    // upstream has no limit, and says so with the largest number
    expect(await right.ownMetric('otelcol_deltatocumulative_streams_limit')).toBe(50_000);
    const tracked = 'otelcol_deltatocumulative_streams_tracked';
    expect(await forgetful.ownMetric(tracked)).toBeGreaterThan(0);
    await forgetful.until(async () => (await forgetful.ownMetric(tracked)) === 0, 90);
    await report([
      [11, 1600],
      [12, 100],
    ]);
    const sums = async (cluster: RealCluster) => {
      const at = (minutes: number) => cluster.valueOf('used_total', first + minutes * 60);
      return [await at(0), await at(1), await at(11), await at(12)];
    };
    expect(await sums(right)).toEqual([1000, 1500, 3100, 3200]);
    expect(await sums(forgetful)).toEqual([1000, 1500, 1600, 1700]);
  });
});
