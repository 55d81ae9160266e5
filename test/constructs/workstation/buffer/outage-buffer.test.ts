import {
  Duration,
  OutageBuffer,
  Size,
  type DestinationConnection,
  type OutageBufferUpstream,
} from '../../../../index';
import type { IConstruct } from 'constructs';
import { component, host } from '../../support';

describe('OutageBuffer', () => {
  test("may be one of the user's own, which connects each destination as it likes", () => {
    class Straight extends OutageBuffer {
      readonly asked: string[] = [];

      connect(scope: IConstruct, upstream: OutageBufferUpstream): DestinationConnection {
        const { destinationName, protocol, url } = upstream;
        this.asked.push(`${scope.node.path} ${destinationName} ${protocol} ${url}`);
        return { url: `${url}/straight`, sendingQueue: { enabled: false } };
      }
    }
    const buffer = new Straight();
    const { file } = host({ buffer });
    expect(component(file('alloy/lgtm.alloy'), 'otelcol.exporter.otlphttp "fleet_lgtm"')).toMatch(
      /endpoint = "http:\/\/otel-collector\.example\.ts\.net:4318\/straight"[\s\S]*sending_queue \{\n\t\tenabled = false\n/,
    );
    expect(buffer.asked).toEqual([
      'fleet/ryzen/alloy lgtm otlp http://otel-collector.example.ts.net:4318',
    ]);
  });

  test('drops the oldest of all in a service of its own, behind as small a queue as can be, unless told otherwise', () => {
    const { file } = host();
    expect(component(file('alloy/lgtm.alloy'), 'otelcol.exporter.otlphttp "fleet_lgtm"')).toBe(
      `	client {
		endpoint = coalesce(sys.env("OUTAGE_BUFFER_LGTM_OTLP"), "http://otel-collector.example.ts.net:4318")
		timeout  = "5s"
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

  test('bounds the queue of a remote destination in bytes, a third for each signal, and never blocks', () => {
    const { file } = host({ buffer: OutageBuffer.alloyQueue(Size.mebibytes(90)) });
    expect(component(file('alloy/lgtm.alloy'), 'otelcol.exporter.otlphttp "fleet_lgtm"')).toContain(
      `	sending_queue {
		sizer             = "bytes"
		queue_size        = 31457280
		num_consumers     = 1
		block_on_overflow = false

		batch {
			flush_timeout = "1s"
			min_size      = 1048576
			max_size      = 20971520
			sizer         = "bytes"
		}
	}
`,
    );
  });

  test("has no service for Alloy's own queue, which sends straight to the destination", () => {
    const { file } = host({ buffer: OutageBuffer.alloyQueue(Size.mebibytes(60)) });
    expect(file('outage-buffer.json')).toBeUndefined();
    expect(file('hosts/ryzen.nix')).not.toContain('outageBuffer');
    expect(file('alloy/lgtm.alloy')).toContain(
      'endpoint = "http://otel-collector.example.ts.net:4318"',
    );
  });

  test('leaves local destinations alone', () => {
    expect(host().file('alloy/ai_monitor.alloy')).not.toContain('OUTAGE_BUFFER');
    expect(host().file('outage-buffer.json')).not.toContain('ai_monitor');
  });

  test('takes the smallest sizes and ages that it names', () => {
    expect(() => OutageBuffer.alloyQueue(Size.mebibytes(60))).not.toThrow();
    expect(() =>
      OutageBuffer.dropOldest(Size.mebibytes(20), { maxAge: Duration.seconds(1) }),
    ).not.toThrow();
  });

  test('fails for a buffer that a request may not fit into', () => {
    expect(() => OutageBuffer.alloyQueue(Size.mebibytes(18))).toThrow(
      'an outage buffer is 60MiB at least, so that the queue of each signal holds a request of 20MiB, but 18MiB was given',
    );
    expect(() => OutageBuffer.dropOldest(Size.mebibytes(18))).toThrow(
      'an outage buffer is 20MiB at least, so that it holds the largest request, but 18MiB was given',
    );
  });
});
