import { Annotations } from 'cdktf';
import type { Construct } from 'constructs';
import {
  AlloyComponent,
  AlloyFile,
  BeylaAgent,
  block,
  Duration,
  JournalUnit,
  OtlpDestination,
  OutageBuffer,
  Size,
  type DestinationInputs,
  type ITelemetryDestination,
  type OtelcolConsumer,
} from '../../../../index';
import { host, fleet } from '../../support';

/** The body of a component in a file. */
function component(text: string | undefined, address: string): string {
  const found = new RegExp(`^${address.replaceAll('.', '\\.')} \\{\\n([\\s\\S]*?)^\\}`, 'm').exec(
    text ?? '',
  );
  return found?.[1] ?? `there is no ${address} in:\n${text}`;
}

describe('AlloyCollector', () => {
  test('fans out to local destinations first, whatever their order, and to the remote ones through a batch', () => {
    const { file } = host();
    expect(component(file('alloy/collector.alloy'), 'otelcol.receiver.otlp "default"')).toBe(
      `	http {
		endpoint              = "127.0.0.1:4318"
		max_request_body_size = "20MiB"
	}

	output {
		metrics = [otelcol.processor.batch.ai_monitor.input, otelcol.processor.batch.remote.input]
		logs    = [otelcol.processor.batch.ai_monitor.input, otelcol.processor.batch.remote.input]
		traces  = [otelcol.processor.batch.ai_monitor.input, otelcol.processor.batch.remote.input]
	}
`,
    );
  });

  test('keeps next to nothing for a local destination, uncompressed, without retries or idle connections', () => {
    const { file } = host();
    expect(
      component(file('alloy/ai_monitor.alloy'), 'otelcol.exporter.otlphttp "ai_monitor"'),
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

  test('bounds the queue of a remote destination in bytes, a third for each signal, and never blocks', () => {
    const { file } = host({ buffer: OutageBuffer.alloyQueue(Size.mebibytes(90)) });
    expect(component(file('alloy/lgtm.alloy'), 'otelcol.exporter.otlphttp "lgtm"')).toContain(
      `	sending_queue {
		sizer             = "bytes"
		queue_size        = 31457280
		block_on_overflow = false

		batch {
			flush_timeout = "1s"
			min_size      = 1048576
			max_size      = 4194304
			sizer         = "bytes"
		}
	}
`,
    );
  });

  test('fails for a buffer that a request may not fit into', () => {
    expect(() => OutageBuffer.alloyQueue(Size.mebibytes(18))).toThrow(
      'an outage buffer is 60MiB at least, so that the queue of each signal holds a request of 20MiB, but 18MiB was given',
    );
  });

  test('hands every request to a local destination at once, through what takes its errors', () => {
    const { file } = host();
    expect(component(file('alloy/ai_monitor.alloy'), 'otelcol.processor.batch "ai_monitor"')).toBe(
      `	timeout = "0s"

	output {
		metrics = [otelcol.exporter.otlphttp.ai_monitor.input]
		logs    = [otelcol.exporter.otlphttp.ai_monitor.input]
		traces  = [otelcol.exporter.otlphttp.ai_monitor.input]
	}
`,
    );
  });

  test('serves gRPC only when asked to, on loopback', () => {
    expect(host().file('alloy/collector.alloy')).not.toContain('grpc');
    const { file } = host({ otlpGrpcPort: 4317 });
    expect(file('alloy/collector.alloy')).toContain('	grpc {\n\t\tendpoint = "127.0.0.1:4317"\n');
  });

  test('has no remote leg at all without a remote destination', () => {
    const { file } = host({
      destinations: [OtlpDestination.local('ai_monitor', 4320)],
      nodeMetrics: false,
    });
    expect(file('alloy/collector.alloy')).not.toMatch(/remote|transform/);
  });

  test('sends each remote destination only what it takes', () => {
    const logsOnly = OtlpDestination.remote('archive', {
      endpoint: 'http://archive.example.ts.net:4318',
      signals: ['logs'],
    });
    const { file } = host({ destinations: [logsOnly], nodeMetrics: false });
    expect(component(file('alloy/collector.alloy'), 'otelcol.receiver.otlp "default"')).toContain(
      '	output {\n\t\tlogs = [otelcol.processor.batch.remote.input]\n\t}\n',
    );
  });

  test('warns of signals that nobody takes', () => {
    const warning = jest.spyOn(Annotations.prototype, 'addWarning').mockImplementation();
    const logsOnly = OtlpDestination.remote('archive', {
      endpoint: 'http://archive.example.ts.net:4318',
      signals: ['logs'],
    });
    host({ destinations: [logsOnly], nodeMetrics: false }).file('alloy/collector.alloy');
    expect(warning.mock.calls.map(([text]) => text)).toEqual([
      'no destination takes metrics, so programs that send them get an error',
      'no destination takes traces, so programs that send them get an error',
    ]);
    warning.mockRestore();
  });

  test('takes destinations and units later on', () => {
    const { alloy, file } = host();
    alloy.addDestination(
      OtlpDestination.remote('archive', { endpoint: 'https://archive.example.com/otlp/' }),
    );
    alloy.addJournalUnit(JournalUnit.system('docker.socket'));
    expect(component(file('alloy/archive.alloy'), 'otelcol.exporter.otlphttp "archive"')).toContain(
      'endpoint = coalesce(sys.env("OUTAGE_BUFFER_ARCHIVE_OTLP"), "https://archive.example.com/otlp")',
    );
    expect(file('alloy/collector.alloy')).toContain(
      'logs    = [otelcol.processor.batch.lgtm.input, otelcol.processor.batch.archive.input]',
    );
    expect(file('alloy/journal.alloy')).toContain('_SYSTEMD_UNIT=docker.socket');
  });

  test("sends to a destination of the user's own making", () => {
    class Debug implements ITelemetryDestination {
      readonly destinationName = 'debug';
      readonly location = 'remote';
      readonly signals = ['traces'] as const;

      bind(scope: Construct): DestinationInputs {
        const debug = new AlloyComponent(scope, 'exporter', {
          component: 'otelcol.exporter.debug',
          body: { verbosity: 'detailed' },
        });
        return { traces: debug.export<OtelcolConsumer>('input') };
      }
    }
    const { file } = host({ destinations: [new Debug()], nodeMetrics: false });
    expect(component(file('alloy/debug.alloy'), 'otelcol.exporter.debug "debug_exporter"')).toBe(
      '	verbosity = "detailed"\n',
    );
    expect(component(file('alloy/debug.alloy'), 'otelcol.processor.batch "debug"')).toContain(
      'traces = [otelcol.exporter.debug.debug_exporter.input]',
    );
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

prometheus.exporter.blackbox "router" {
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

describe('NodeMetrics', () => {
  test('scrapes as often as asked, with the collectors that were asked for', () => {
    const { file } = host({ nodeMetrics: { interval: Duration.minutes(1), collectors: ['cpu'] } });
    expect(file('alloy/node-metrics.alloy')).toMatch(
      /set_collectors = \["cpu"\][\s\S]*scrape_interval = "1m"/,
    );
  });

  test('never waits longer for a scrape than for the next one, on which Alloy would exit', () => {
    const { file } = host({ nodeMetrics: { interval: Duration.seconds(5) } });
    expect(file('alloy/node-metrics.alloy')).toMatch(
      /scrape_interval = "5s"\n\tscrape_timeout {2}= "5s"/,
    );
  });

  test('is left out on demand, and then has no option set', () => {
    const { file } = host({ nodeMetrics: false });
    expect(file('alloy/node-metrics.alloy')).toBeUndefined();
    expect(file('hosts/ryzen.nix')).not.toContain('nodeMetrics');
  });
});

describe('JournalLogs', () => {
  test('reads system and user units by the fields that journald files them under', () => {
    const { file } = host({
      journalUnits: [
        JournalUnit.system('sshd'),
        JournalUnit.user('otel-ai-monitor'),
        JournalUnit.system('getty@tty1'),
      ],
    });
    const matches = file('alloy/journal.alloy')?.match(/matches += ".*"/g);
    expect(matches).toEqual([
      'matches       = "_SYSTEMD_UNIT=sshd.service _SYSTEMD_UNIT=getty@tty1.service"',
      'matches       = "_SYSTEMD_USER_UNIT=otel-ai-monitor.service"',
    ]);
  });

  test('has no file without units', () => {
    expect(host().file('alloy/journal.alloy')).toBeUndefined();
  });
});

test('a construct of a host fails outside of one', () => {
  const { alloy } = host();
  expect(() => new BeylaAgent(fleet(), 'beyla', { collector: alloy, instrument: [] })).toThrow(
    '[fleet/beyla] is not on a host: pass a NixosHost, or a construct on one, as the scope',
  );
});
