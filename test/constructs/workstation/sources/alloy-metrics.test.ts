import { AlloyMetrics, BeylaAgent, Duration, OtlpDestination } from '../../../../index';
import { belowHeader, component, host, MONITOR } from '../../support';

const LOGS = OtlpDestination.remote('archive', { endpoint: 'https://archive', signals: ['logs'] });

describe('AlloyMetrics', () => {
  test('has what reads them as its default child, and takes overrides of it', () => {
    const { alloy, file } = host();
    const metrics = alloy.selfMetrics!;
    expect(metrics.node.defaultChild).toBe(metrics.scrape);
    metrics.scrape.addOverride('scrape_interval', '2m');
    expect(
      component(file('alloy/alloy-metrics.alloy'), 'prometheus.scrape "fleet_self_metrics"'),
    ).toMatch(/scrape_interval = "2m"/);
  });

  test("prints the same beside the collector as by the collector's props", () => {
    const options = { interval: Duration.seconds(20) };
    const { host: ryzen, alloy, file } = host({ selfMetrics: false });
    new AlloyMetrics(ryzen, 'self-metrics', { collector: alloy, ...options });
    const byProps = host({ selfMetrics: options });
    const text = belowHeader(file('alloy/alloy-metrics.alloy'));
    expect(text).toContain('scrape_interval = "20s"');
    expect(text).toBe(belowHeader(byProps.file('alloy/alloy-metrics.alloy')));
    expect(file('hosts/ryzen.nix')).toBe(byProps.file('hosts/ryzen.nix'));
  });

  test('keeps no histogram', () => {
    const { file } = host();
    const rule = /regex +=(.*)\n\t\taction += "keep"/.exec(file('alloy/alloy-metrics.alloy')!)!;
    const kept = new RegExp(`^(?:${JSON.parse(rule[1]!)})$`);
    expect('otelcol_exporter_send_failed_spans_total').toMatch(kept);
    expect('otelcol_receiver_refused_metric_points').toMatch(kept);
    expect('loki_source_journal_target_parsing_errors_total').toMatch(kept);
    for (const name of [
      'alloy_component_evaluation_seconds_bucket',
      'otelcol_exporter_queue_batch_send_size_bucket',
      'go_gc_duration_seconds',
      'node_up',
    ])
      expect(name).not.toMatch(kept);
  });

  test('are there as soon as a remote destination takes metrics, and not before', () => {
    const { alloy, lgtm, file } = host({ destinations: [LOGS], nodeMetrics: false });
    expect(alloy.selfMetrics).toBeUndefined();
    alloy.addDestination(lgtm);
    expect(alloy.selfMetrics).toBeInstanceOf(AlloyMetrics);
    expect(file('alloy/alloy-metrics.alloy')).toContain(
      'metrics = [otelcol.processor.batch.fleet_remote.input]',
    );
  });

  test('have a file for the process with eBPF, whenever that is made, and none without it', () => {
    const path = 'alloy/alloy-ebpf-metrics.alloy';
    const agent = { instrument: [MONITOR] };
    expect(host().file(path)).toBeUndefined();

    const after = host();
    new BeylaAgent(after.host, 'beyla', { collector: after.alloy, ...agent });
    expect(after.alloy.selfMetrics?.ebpfScrape?.file).toBeDefined();

    const before = host({ selfMetrics: false });
    new BeylaAgent(before.host, 'beyla', { collector: before.alloy, ...agent });
    new AlloyMetrics(before.host, 'self-metrics', { collector: before.alloy });
    expect(before.file(path)).toBe(after.file(path));
    expect(after.file(path)).toContain(
      '__address__ = coalesce(sys.env("ALLOY_EBPF_ADDRESS"), "127.0.0.1:24346"),',
    );
    expect(after.file('hosts/ryzen.nix')).toContain(
      'metrics.configFiles.alloy-ebpf-metrics = lib.mkDefault ../files/ryzen/alloy/alloy-ebpf-metrics.alloy;',
    );

    const inCollector = host();
    new BeylaAgent(inCollector.host, 'beyla', {
      collector: inCollector.alloy,
      process: 'collector',
      ...agent,
    });
    expect(inCollector.file(path)).toBeUndefined();
  });

  test('are left out on demand, and then have no option set', () => {
    const { host: ryzen, alloy, file } = host({ selfMetrics: false });
    new BeylaAgent(ryzen, 'beyla', { collector: alloy, instrument: [MONITOR] });
    expect(file('alloy/alloy-metrics.alloy')).toBeUndefined();
    expect(file('alloy/alloy-ebpf-metrics.alloy')).toBeUndefined();
    expect(file('hosts/ryzen.nix')).not.toMatch(/alloyMetrics|metrics\.configFiles/);
  });

  test('fails for an interval of 0', () => {
    expect(() => host({ selfMetrics: { interval: Duration.seconds(0) } })).toThrow(
      '[fleet/ryzen/alloy/self-metrics] the interval is longer than 0, but 0s was given',
    );
  });

  test('fails for a second one on a host', () => {
    const { host: ryzen, alloy } = host();
    expect(() => new AlloyMetrics(ryzen, 'own', { collector: alloy })).toThrow(
      '[fleet/ryzen/own] the host has one already, fleet/ryzen/alloy/self-metrics: ' +
        'leave one out, that of an AlloyCollector by selfMetrics: false',
    );
  });

  test('fails where they are asked for and have nowhere to go', () => {
    const { file } = host({ destinations: [LOGS], nodeMetrics: false, selfMetrics: {} });
    expect(() => file('hosts/ryzen.nix')).toThrow(
      '[fleet/ryzen/alloy] no remote destination takes metrics: add one that does',
    );
  });
});
