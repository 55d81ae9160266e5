import { dashboardData, dashboardQueries } from '../../../support/dashboards';
import { claudeLogs, claudeTraces, nowNanos, send } from '../../../support/emitters';
import { describeWith } from '../../../support/programs';
import { Recorder } from '../../../support/recorder';
import { POD, RealCluster } from '../real-cluster';
import { deltasOf, PLAIN } from '../real-metrics';

/** Why a query of the dashboard shows nothing of a collector at work, by what its panel begins with. */
const EMPTY: readonly (readonly [panel: RegExp, why: string])[] = [
  [/^Processors \/ .*processor_\.\+/, 'names of an older generation, with the processor in them'],
  [/^Processors \/ .*refused|^Processors \/ .*dropped/, 'nothing was refused by a processor'],
  [/^Processors \/ Batch/, 'exporters batch behind their queues, so there is no batch processor'],
  [/^Exporters \/ .*(enqueue|send)_failed/, 'nothing was lost'],
  [/^Filter processors/, 'there is no filter unless somebody asks for one'],
  [/^(RPC|HTTP) server\/client/, 'histograms of each request are at the level `detailed` alone'],
  [/^Kubernetes/, 'nothing asks the API server, so that the collector needs no rights there'],
];

describeWith(['otelcol', 'prometheus'], "the collector's metrics about itself", (programs) => {
  const recorder = new Recorder();
  let cluster: RealCluster;

  beforeAll(async () => {
    await recorder.start();
    cluster = await RealCluster.start({
      programs,
      others: recorder.url,
      collector: {},
      change: ({ config }) => {
        const scrape = 'receivers.prometheus/self.config.scrape_configs.0.scrape_interval';
        config.addOverride(scrape, '1s');
      },
    });
    const session = { sessionId: 'a', n: 0, nowNanos: nowNanos() };
    await send(cluster.url, 'logs', claudeLogs(session), PLAIN);
    await send(cluster.url, 'traces', claudeTraces(session), PLAIN);
    const now = Math.floor(Date.now() / 1000);
    await send(cluster.url, 'metrics', deltasOf('ryzen', now, 1), PLAIN);
    const sent = 'otelcol_exporter_sent_log_records_total';
    await cluster.until(async () => (await cluster.ask(`rate(${sent}[1m])`)).length > 0, 60);
  }, 150_000);
  afterAll(async () => {
    await cluster?.stop();
    await recorder.stop();
  });

  test('fill the dashboard that is installed, but for what it asks of parts that we have none of', async () => {
    const queries = dashboardQueries('opentelemetry-collector');
    const { shown, empty } = await dashboardData(queries, (promql) => cluster.ask(promql));
    const unexplained = empty.filter((each) => !EMPTY.some(([panel]) => panel.test(each)));
    expect(unexplained).toEqual([]);
    expect([shown.length, queries.length]).toEqual([42, 85]);
  });

  test('are of a job and an instance, which are the collector and its pod', async () => {
    const found = await cluster.ask('otelcol_process_uptime_seconds_total');
    expect(found.map(({ labels }) => labels)).toEqual([
      {
        __name__: 'otelcol_process_uptime_seconds_total',
        job: 'otel-collector',
        instance: POD.MY_POD_NAME,
        service_instance_id: POD.MY_POD_NAME,
        service_name: 'otel-collector',
      },
    ]);
  });

  test('are 57 series of a collector of three signals that loses nothing', async () => {
    const series = await cluster.ask('count({job="otel-collector"})');
    expect(series[0]?.value).toBe(57);
  });

  test('show what a store refuses', async () => {
    const failed = 'otelcol_exporter_send_failed_log_records_total';
    expect(await cluster.ask(failed)).toEqual([]);
    recorder.respond = () => ({ status: 400, body: 'no' });
    await send(
      cluster.url,
      'logs',
      claudeLogs({ sessionId: 'b', n: 1, nowNanos: nowNanos() }),
      PLAIN,
    );
    await cluster.until(async () => (await cluster.ask(`${failed} > 0`)).length > 0, 30);
    const [{ labels } = { labels: {} }] = await cluster.ask(failed);
    expect(labels).toMatchObject({ exporter: 'otlp_http/loki', instance: POD.MY_POD_NAME });
  });
});
