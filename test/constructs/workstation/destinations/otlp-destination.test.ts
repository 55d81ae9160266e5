import { OtlpDestination, type OtlpDestinationProps } from '../../../../index';
import { OtelcolExporterOtlphttp } from '../../../../lib/alloy/components/otelcol/exporter.otlphttp';
import { component, host, MONITOR } from '../../support';

/** A host that sends to one destination elsewhere. */
function remote(props: Partial<OtlpDestinationProps>) {
  const destination = OtlpDestination.remote('archive', { endpoint: 'https://archive', ...props });
  return { ...host({ destinations: [destination], nodeMetrics: false }), destination };
}

describe('OtlpDestination', () => {
  test('makes an exporter that the collector finds, local or remote, and takes overrides of it', () => {
    const archive = OtlpDestination.remote('archive', { endpoint: 'https://archive' });
    const { alloy, file } = host({ destinations: [MONITOR, archive] });
    for (const [destination, name] of [
      [MONITOR, 'ai_monitor'],
      [archive, 'archive'],
    ] as const) {
      const exporter = alloy.exporter(destination);
      expect(exporter).toBeInstanceOf(OtelcolExporterOtlphttp);
      expect(exporter.node.scope?.node.defaultChild).toBe(exporter);
      exporter.addOverride('client.timeout', '9s');
      expect(component(file(`alloy/${name}.alloy`), `otelcol.exporter.otlphttp "${name}"`)).toMatch(
        /timeout += "9s"/,
      );
    }
  });

  test('keeps next to nothing for a local destination, uncompressed, without retries or idle connections', () => {
    const { file } = host();
    expect(
      component(file('alloy/ai_monitor.alloy'), 'otelcol.exporter.otlphttp "fleet_ai_monitor"'),
    ).toBe(
      `	client {
		endpoint            = "http://127.0.0.1:4320"
		compression         = "none"
		timeout             = "1s"
		disable_keep_alives = true
	}

	sending_queue {
		num_consumers = 1
		queue_size    = 200
	}

	retry_on_failure {
		enabled = false
	}
`,
    );
  });

  test('knows the program of a local destination by its service name, which is its own with hyphens unless given', () => {
    expect(OtlpDestination.local('ai_monitor', 4321).program).toEqual({
      serviceName: 'ai-monitor',
      port: 4321,
    });
    expect(
      OtlpDestination.local('ai_monitor', 4321, { serviceName: 'otel-ai-monitor' }).program,
    ).toEqual({ serviceName: 'otel-ai-monitor', port: 4321 });
    expect(remote({}).destination.program).toBeUndefined();
  });

  test('sends headers with every request, and appends the paths to a URL without its last slash', () => {
    const { file } = remote({
      endpoint: 'https://archive.example.com/otlp/',
      headers: { 'X-Scope-OrgID': 'homelab' },
    });
    const exporter = component(
      file('alloy/archive.alloy'),
      'otelcol.exporter.otlphttp "fleet_archive"',
    );
    expect(exporter).toContain(
      'coalesce(sys.env("OUTAGE_BUFFER_ARCHIVE_OTLP"), "https://archive.example.com/otlp")',
    );
    expect(exporter).toMatch(/headers += \{\n\t\t\t"X-Scope-OrgID" = "homelab",\n\t\t\}/);
  });

  test('adds deltas up on the host for a destination that takes none, which Alloy has to be told that it may', () => {
    const { file } = remote({ metricsTemporality: 'cumulative' });
    const text = file('alloy/archive.alloy');
    expect(component(text, 'otelcol.processor.batch "fleet_archive"')).toContain(
      `		metrics = [otelcol.processor.deltatocumulative.fleet_archive.input]
		logs    = [otelcol.exporter.otlphttp.fleet_archive.input]
`,
    );
    expect(component(text, 'otelcol.processor.deltatocumulative "fleet_archive"')).toBe(
      `	max_stale   = "24h"
	max_streams = 10000

	output {
		metrics = [otelcol.exporter.otlphttp.fleet_archive.input]
	}
`,
    );
    expect(file('hosts/ryzen.nix')).toContain('stabilityLevel = lib.mkDefault "experimental"');
    expect(remote({}).file('alloy/archive.alloy')).not.toContain('deltatocumulative');
    const logs = remote({ metricsTemporality: 'cumulative', signals: ['logs'] });
    expect(logs.file('alloy/archive.alloy')).not.toContain('deltatocumulative');
  });

  test('is given only the signals that it takes', () => {
    const { alloy, destination, file } = remote({ signals: ['logs'] });
    expect(alloy.destinationsFor('traces')).toEqual([]);
    expect(alloy.destinationsFor('logs')).toEqual([destination]);
    expect(
      component(file('alloy/archive.alloy'), 'otelcol.processor.batch "fleet_archive"'),
    ).toContain('	output {\n\t\tlogs = [otelcol.exporter.otlphttp.fleet_archive.input]\n\t}\n');
  });

  test('fails for a local port that another one has', () => {
    expect(() => host({ destinations: [MONITOR, OtlpDestination.local('other', 4320)] })).toThrow(
      '[fleet/ryzen/alloy/destination-other/other] port 4320 for the local destination other is taken on ryzen by the local destination ai_monitor: give one of them another port',
    );
  });
});
