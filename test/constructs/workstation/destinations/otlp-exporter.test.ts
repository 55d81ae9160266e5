import type { Construct } from 'constructs';
import {
  otlpExporter,
  type DestinationBindOptions,
  type DestinationInputs,
  type ITelemetryDestination,
} from '../../../../index';
import { component, host } from '../../support';

/** A destination of a user's own that makes its exporter by the library's own helper. */
class Traces implements ITelemetryDestination {
  readonly destinationName = 'traces';
  readonly location = 'remote';
  readonly signals = ['traces'] as const;

  bind(scope: Construct, options: DestinationBindOptions): DestinationInputs {
    const connection = options.connect('https://tempo.example.com', 'otlp');
    const exporter = otlpExporter(scope, { ...connection, headers: { 'X-Scope-OrgID': 'lab' } });
    return { traces: exporter.input };
  }
}

describe('otlpExporter', () => {
  test("makes the exporter the scope's default child, which takes overrides", () => {
    const traces = new Traces();
    const { alloy, file } = host({ destinations: [traces], nodeMetrics: false });
    const exporter = alloy.exporter(traces);
    expect(exporter.node.scope?.node.defaultChild).toBe(exporter);
    exporter.addOverride('client.timeout', '9s');
    expect(file('alloy/traces.alloy')).toMatch(/timeout += "9s"/);
  });

  test('gives up a request after 5 s, tries for ever within its queue, and never blocks', () => {
    const { file } = host({ destinations: [new Traces()], nodeMetrics: false });
    expect(component(file('alloy/traces.alloy'), 'otelcol.exporter.otlphttp "fleet_traces"')).toBe(
      `	client {
		endpoint = coalesce(sys.env("OUTAGE_BUFFER_TRACES_OTLP"), "https://tempo.example.com")
		timeout  = "5s"
		headers  = {
			"X-Scope-OrgID" = "lab",
		}
	}

	sending_queue {
		sizer             = "bytes"
		queue_size        = 20971520
		num_consumers     = 1
		block_on_overflow = false

		batch {
			flush_timeout = "1s"
			min_size      = 1048576
			max_size      = 20971520
			sizer         = "bytes"
		}
	}

	retry_on_failure {
		initial_interval = "1s"
		max_interval     = "30s"
		max_elapsed_time = "0s"
	}
`,
    );
  });
});
