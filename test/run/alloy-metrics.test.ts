import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { BeylaAgent, Duration, OtlpDestination, synthNixos } from '../../index';
import { host, MONITOR } from '../constructs/support';
import { Daemon } from '../support/daemon';
import { claudeLogs, nowNanos, send } from '../support/emitters';
import { describeWith } from '../support/programs';
import { Recorder } from '../support/recorder';

const COLLECTOR_PORT = 24332;
const UI = ['127.0.0.1:24333', '127.0.0.1:24334'] as const;

describeWith(['alloy'], "Alloy's own metrics, read by the real Alloy", (programs) => {
  const recorder = new Recorder();
  const daemons: Daemon[] = [];
  let folder: string;
  beforeAll(async () => {
    await recorder.start();
    folder = mkdtempSync(join(tmpdir(), 'alloy-metrics-'));
    const {
      stack,
      host: ryzen,
      alloy: collector,
    } = host({
      otlpHttpPort: COLLECTOR_PORT,
      nodeMetrics: false,
      selfMetrics: { interval: Duration.seconds(1) },
      destinations: [OtlpDestination.remote('elsewhere', { endpoint: recorder.url })],
    });
    new BeylaAgent(ryzen, 'beyla', { collector, instrument: [MONITOR] });
    for (const name of ['alloy', 'alloy-ebpf']) mkdirSync(join(folder, name));
    const files = [...synthNixos(stack)].filter(([path]) => /^files\/ryzen\/alloy\//.test(path));
    for (const [path, text] of files)
      // its port is other tests' too
      if (basename(path) !== 'beyla.alloy')
        writeFileSync(join(folder, 'alloy', basename(path)), text);
    // in the place of the one that wants the kernel's leave
    writeFileSync(join(folder, 'alloy-ebpf/empty.alloy'), '');
    for (const [i, name] of ['alloy', 'alloy-ebpf'].entries()) {
      const args = ['run', '--disable-reporting', `--storage.path=${join(folder, `data-${i}`)}`];
      const at = `--server.http.listen-addr=${UI[i]}`;
      const daemon = new Daemon(
        programs.alloy,
        [...args, at, join(folder, name)],
        join(folder, `log-${i}.txt`),
        { ALLOY_EBPF_ADDRESS: UI[1] },
      );
      daemons.push(daemon);
      await daemon.until(async () => (await fetch(`http://${UI[i]}/-/ready`)).ok, 30);
    }
    const logs = claudeLogs({ sessionId: 'own', n: 0, nowNanos: nowNanos() });
    await send(`http://127.0.0.1:${COLLECTOR_PORT}`, 'logs', logs, {
      encoding: 'protobuf',
      gzip: true,
    });
    await recorder.waitFor(
      () =>
        names('alloy').has('otelcol_exporter_sent_log_records_total') &&
        names('alloy-ebpf').has('process_open_fds'),
    );
  });
  afterAll(async () => {
    for (const daemon of daemons) await daemon.stop();
    await recorder.stop();
    rmSync(folder, { recursive: true });
  });

  const pointsOf = (job: string) =>
    recorder.metricPoints().filter(({ resource }) => resource['service.name'] === job);
  const names = (job: string) => new Set(pointsOf(job).map(({ metric }) => metric));

  test.each(['alloy', 'alloy-ebpf'])('those of %s say whose they are', (job) => {
    const resources = pointsOf(job).map(({ resource }) =>
      [resource['service.instance.id'], resource['host.name']].join(' on '),
    );
    expect([...new Set(resources)]).toEqual([`${hostname()} on ryzen`]);
  });

  test('few of many arrive, and no histogram is among them', async () => {
    expect([...names('alloy')].sort()).toEqual([
      'alloy_component_controller_running_components',
      'alloy_config_last_load_successful',
      'alloy_config_load_failures_total',
      'go_goroutines',
      'go_memstats_heap_inuse_bytes',
      'otelcol_exporter_queue_capacity',
      'otelcol_exporter_queue_size',
      'otelcol_exporter_sent_log_records_total',
      'otelcol_receiver_accepted_log_records_total',
      'otelcol_receiver_failed_log_records_total',
      'otelcol_receiver_refused_log_records_total',
      'process_cpu_seconds_total',
      'process_open_fds',
      'process_resident_memory_bytes',
      'process_start_time_seconds',
      'prometheus_forwarded_samples_total',
      'prometheus_target_scrapes_sample_duplicate_timestamp_total',
      'prometheus_target_scrapes_sample_out_of_bounds_total',
      'prometheus_target_scrapes_sample_out_of_order_total',
      'up',
    ]);
    const series = new Set(
      pointsOf('alloy').map(({ metric, attributes }) => metric + JSON.stringify(attributes)),
    );
    const shown = await (await fetch(`http://${UI[0]}/metrics`)).text();
    expect(shown.match(/^\w/gm)?.length).toBeGreaterThan(300);
    expect(series.size).toBeLessThan(50);
  });

  test('components of each kind are healthy, and what programs sent was taken and passed on', () => {
    const last = (metric: string) =>
      pointsOf('alloy')
        .filter((each) => each.metric === metric)
        .at(-1)!;
    const components = last('alloy_component_controller_running_components');
    expect(components.attributes).toMatchObject({ health_type: 'healthy' });
    expect(components.value).toBeGreaterThan(5);
    const taken = last('otelcol_receiver_accepted_log_records_total').value;
    expect(taken).toBeGreaterThan(0);
    expect(last('otelcol_exporter_sent_log_records_total').value).toBe(taken);
  });
});
