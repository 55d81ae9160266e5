import {
  AlloyComponent,
  AlloyFile,
  block,
  JournalUnit,
  OtlpDestination,
  OutageBuffer,
  Size,
  type AlloyCollector,
  type LgtmBackend,
} from '../../../../index';
import { component, host, warnings } from '../../support';

/** A component of the collector, and a change of it that its text has to show. */
type Override = readonly [
  what: string,
  component: (alloy: AlloyCollector, lgtm: LgtmBackend) => AlloyComponent | undefined,
  path: string,
  value: unknown,
  file: string,
  printed: RegExp,
];

const OVERRIDES: readonly Override[] = [
  [
    'what takes OTLP',
    ({ receiver }) => receiver,
    'http.include_metadata',
    true,
    'alloy/collector.alloy',
    /^otelcol\.receiver\.otlp "fleet" \{\n\thttp \{\n[^}]*include_metadata += true\n/m,
  ],
  [
    "a destination's exporter",
    (alloy, lgtm) => alloy.exporter(lgtm),
    'retry_on_failure.max_elapsed_time',
    '1h',
    'alloy/lgtm.alloy',
    /^otelcol\.exporter\.otlphttp "fleet_lgtm" \{\n[\s\S]*max_elapsed_time = "1h"\n/m,
  ],
  [
    'what reads the node exporter',
    ({ nodeMetrics }) => nodeMetrics?.scrape,
    'scrape_timeout',
    '3s',
    'alloy/node-metrics.alloy',
    /^prometheus\.scrape "fleet_node_metrics" \{\n[^}]*scrape_timeout += "3s"\n/m,
  ],
  [
    'what makes log records of the journal',
    ({ journal }) => journal?.record,
    'error_mode',
    'propagate',
    'alloy/journal.alloy',
    /^otelcol\.processor\.transform "fleet_journal" \{\n\terror_mode = "propagate"\n/m,
  ],
  [
    "what reads the journal of a manager's units",
    ({ journal }) => journal?.reader('system'),
    'max_age',
    '1h',
    'alloy/journal.alloy',
    /^loki\.source\.journal "fleet_journal_system" \{\n[^}]*max_age += "1h"\n/m,
  ],
  [
    "what reads the outage buffer's metrics",
    ({ outageBufferMetrics }) => outageBufferMetrics?.scrape,
    'scrape_interval',
    '2m',
    'alloy/outage-buffer.alloy',
    /^prometheus\.scrape "fleet_outage_buffer" \{\n[\s\S]*scrape_interval += "2m"\n/m,
  ],
];

describe('AlloyCollector', () => {
  test('has what takes OTLP as its default child', () => {
    const { alloy } = host();
    expect(alloy.node.defaultChild).toBe(alloy.receiver);
  });

  test.each(OVERRIDES)('takes overrides of %s', (_, of, path, value, name, printed) => {
    const { alloy, lgtm, file } = host({ journalUnits: [JournalUnit.system('sshd')] });
    expect(file(name)).not.toMatch(printed);
    of(alloy, lgtm)?.addOverride(path, value);
    expect(file(name)).toMatch(printed);
  });

  test("takes overrides of the sessions' variables", () => {
    const { alloy, file } = host();
    alloy.sessionEnvironment?.part.config.addOverride(
      'observability.sessionEnvironment.variables.OTEL_EXPORTER_OTLP_PROTOCOL',
      'http/json',
    );
    expect(file('hosts/ryzen.nix')).toContain(
      'OTEL_EXPORTER_OTLP_PROTOCOL = lib.mkDefault "http/json";',
    );
  });

  test('has no attribute for what its props leave out', () => {
    const { alloy } = host({
      nodeMetrics: false,
      selfMetrics: false,
      sessionEnvironment: false,
      buffer: OutageBuffer.alloyQueue(Size.mebibytes(60)),
    });
    const { nodeMetrics, selfMetrics, sessionEnvironment, journal, outageBufferMetrics } = alloy;
    expect([nodeMetrics, selfMetrics, sessionEnvironment, journal, outageBufferMetrics]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('fans out to local destinations first, whatever their order, and to the remote ones through a batch', () => {
    const { file } = host();
    expect(component(file('alloy/collector.alloy'), 'otelcol.receiver.otlp "fleet"')).toBe(
      `	http {
		endpoint              = "127.0.0.1:4318"
		max_request_body_size = "20MiB"
	}

	output {
		metrics = [otelcol.processor.batch.fleet_ai_monitor.input, otelcol.processor.batch.fleet_remote.input]
		logs    = [otelcol.processor.batch.fleet_ai_monitor.input, otelcol.processor.batch.fleet_remote.input]
		traces  = [otelcol.processor.batch.fleet_ai_monitor.input, otelcol.processor.batch.fleet_remote.input]
	}
`,
    );
  });

  test('serves gRPC only when asked to, on loopback', () => {
    expect(host().file('alloy/collector.alloy')).not.toContain('grpc');
    const { file } = host({ otlpGrpcPort: 4317 });
    expect(file('alloy/collector.alloy')).toContain('	grpc {\n\t\tendpoint = "127.0.0.1:4317"\n');
  });

  test('warns of signals that nobody takes', () => {
    const logsOnly = OtlpDestination.remote('archive', {
      endpoint: 'http://archive.example.ts.net:4318',
      signals: ['logs'],
    });
    const { stack, file } = host({ destinations: [logsOnly], nodeMetrics: false });
    file('alloy/collector.alloy');
    expect(warnings(stack)).toEqual([
      '[fleet/ryzen/alloy] no destination takes metrics, so programs that send them get an error: add one that does, unless none sends them',
      '[fleet/ryzen/alloy] no destination takes traces, so programs that send them get an error: add one that does, unless none sends them',
    ]);
  });

  test('takes destinations and units later on', () => {
    const { alloy, file } = host();
    alloy.addDestination(
      OtlpDestination.remote('archive', { endpoint: 'https://archive.example.com/otlp/' }),
    );
    alloy.addJournalUnit(JournalUnit.system('docker.socket'));
    expect(
      component(file('alloy/archive.alloy'), 'otelcol.exporter.otlphttp "fleet_archive"'),
    ).toContain(
      'endpoint = coalesce(sys.env("OUTAGE_BUFFER_ARCHIVE_OTLP"), "https://archive.example.com/otlp")',
    );
    expect(file('alloy/collector.alloy')).toContain(
      'logs    = [otelcol.processor.batch.fleet_lgtm.input, otelcol.processor.batch.fleet_archive.input]',
    );
    expect(file('alloy/journal.alloy')).toContain('_SYSTEMD_UNIT=docker.socket');
  });

  test("prints a user's own file and components beside its own", () => {
    const { host: ryzen, alloy, file } = host();
    const own = new AlloyFile(ryzen, 'blackbox', { directory: alloy.directory, name: 'blackbox' });
    new AlloyComponent(own, 'router', {
      component: 'prometheus.exporter.blackbox',
      body: {
        config: '{ modules: {} }',
        target: [block({ name: 'router', address: '192.168.1.1' })],
      },
    });
    expect(file('hosts/ryzen.nix')).toContain(
      'blackbox = lib.mkDefault ../files/ryzen/alloy/blackbox.alloy;',
    );
    expect(file('alloy/blackbox.alloy')).toBe(
      `// Generated from fleet/ryzen by cdktf synth. Do not edit.

prometheus.exporter.blackbox "fleet_router" {
	config = "{ modules: {} }"

	target {
		name    = "router"
		address = "192.168.1.1"
	}
}
`,
    );
  });
});
