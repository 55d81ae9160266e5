import {
  Duration,
  OtlpDestination,
  PrometheusRemoteWrite,
  type OtlpDestinationProps,
} from '../../../../index';
import { component, host } from '../../support';

function remote(props: Partial<OtlpDestinationProps>) {
  const endpoint = 'https://archive.example.com';
  const archive = OtlpDestination.remote('archive', { endpoint, ...props });
  const other = OtlpDestination.remote('other', { endpoint: 'https://other.example.com' });
  return host({ destinations: [archive, other], nodeMetrics: false });
}

describe('what is selected for a destination', () => {
  test('is filtered, changed and sampled in that order, each signal by what is said of it alone', () => {
    const { file } = remote({
      filter: { metricNames: ['go_*'], logs: ['log.severity_number < SEVERITY_NUMBER_INFO'] },
      statements: { log: ['delete_key(log.attributes, "user.email")'] },
      tailSampling: { percentage: 10, keepSlowerThan: Duration.seconds(2) },
    });
    const text = file('alloy/archive.alloy');
    expect(component(text, 'otelcol.processor.batch "fleet_archive"')).toContain(
      `		metrics = [otelcol.processor.filter.fleet_archive_selected.input]
		logs    = [otelcol.processor.filter.fleet_archive_selected.input]
		traces  = [otelcol.processor.tail_sampling.fleet_archive_selected_traces.input]
`,
    );
    expect(component(text, 'otelcol.processor.filter "fleet_archive_selected"')).toBe(
      `	error_mode = "ignore"

	metrics {
		metric = ["IsMatch(name, \\"^go_.*$\\")"]
	}

	logs {
		log_record = ["log.severity_number < SEVERITY_NUMBER_INFO"]
	}

	output {
		metrics = [otelcol.exporter.otlphttp.fleet_archive.input]
		logs    = [otelcol.processor.transform.fleet_archive_selected_statements.input]
	}
`,
    );
    expect(
      component(text, 'otelcol.processor.tail_sampling "fleet_archive_selected_traces"'),
    ).toContain(
      `	policy {
		name = "slow"
		type = "latency"

		latency {
			threshold_ms = 2000
		}
	}
`,
    );
    expect(file('alloy/other.alloy')).not.toMatch(/selected/);
  });

  test.each<[Partial<OtlpDestinationProps>, string]>([
    [
      { signals: ['logs'], filter: { metricNames: ['x'] } },
      "its filter is of metrics, which the destination doesn't take: leave that out, or have it take metrics",
    ],
    [
      { signals: ['logs'], tailSampling: { percentage: 1 } },
      "its tailSampling is of traces, which the destination doesn't take",
    ],
    [
      { signals: ['logs'], statements: { trace: ['set(x, 1)'] } },
      "its statements is of traces, which the destination doesn't take",
    ],
    [{ filter: { logs: [''] } }, "filter has names and conditions, but '' was given"],
    [{ statements: { log: [' '] } }, "statements are OTTL such as set(…), but ' ' was given"],
    [
      { tailSampling: { percentage: 101 } },
      'tailSampling.percentage is from 0 to 100, but 101 was given',
    ],
  ])('fails for %j', (props, problem) => {
    expect(() => remote(props)).toThrow(problem);
  });

  test('is before deltas are added up', () => {
    const mimir = new PrometheusRemoteWrite('mimir', {
      url: 'https://mimir.example.com/api/v1/push',
      filter: { metricNames: ['go_*'] },
    });
    const { file } = host({ destinations: [mimir], nodeMetrics: false });
    expect(
      component(file('alloy/mimir.alloy'), 'otelcol.processor.filter "fleet_mimir_selected"'),
    ).toContain('metrics = [otelcol.processor.deltatocumulative.fleet_mimir.input]');
  });
});
