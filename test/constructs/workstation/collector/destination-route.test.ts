import {
  AlloyCollector,
  NixosHost,
  OtlpDestination,
  PprofScrape,
  PyroscopeAgent,
  synthNixos,
  type DestinationInputs,
  type ITelemetryDestination,
} from '../../../../index';
import { belowHeader, cluster, component, host } from '../../support';
import { Debug, MetricsAndProfiles } from '../own-destinations';

/** A collector that sends to one destination of a user's own, and nothing else. */
function sending(destination: ITelemetryDestination) {
  return host({ destinations: [destination], nodeMetrics: false });
}

describe('the way to a destination', () => {
  test('has as its exporter what the destination made the default child of its scope', () => {
    const stores = new MetricsAndProfiles();
    const { alloy, file } = sending(stores);
    alloy.exporter(stores).addOverride('endpoint.0.remote_timeout', '9s');
    expect(component(file('alloy/stores.alloy'), 'prometheus.remote_write "fleet_stores"')).toMatch(
      /remote_timeout += "9s"/,
    );
  });

  test('fails to name an exporter where the destination named none', () => {
    const debug = new Debug();
    const { alloy } = sending(debug);
    expect(() => alloy.exporter(debug)).toThrow(
      "[fleet/ryzen/alloy] 'debug' calls no component its exporter: have its bind set scope.node.defaultChild",
    );
  });

  test('hands every request to a local destination at once, through what takes its errors', () => {
    const { file } = host();
    expect(
      component(file('alloy/ai_monitor.alloy'), 'otelcol.processor.batch "fleet_ai_monitor"'),
    ).toBe(
      `	timeout = "0s"

	output {
		metrics = [otelcol.exporter.otlphttp.fleet_ai_monitor.input]
		logs    = [otelcol.exporter.otlphttp.fleet_ai_monitor.input]
		traces  = [otelcol.exporter.otlphttp.fleet_ai_monitor.input]
	}
`,
    );
  });

  test('has a stand-in with the same entries that drops what it gets', () => {
    const { file } = sending(
      OtlpDestination.remote('archive', { endpoint: 'https://archive', signals: ['logs'] }),
    );
    expect(file('hosts/ryzen.nix')).toContain(`destinations.archive = {
      enable = lib.mkDefault true;
      configFiles.archive = lib.mkDefault ../files/ryzen/alloy/archive.alloy;
      standInFiles.archive = lib.mkDefault ../files/ryzen/alloy-off/archive.alloy;
    };`);
    expect(belowHeader(file('alloy-off/archive.alloy'))).toBe(`
// Drops everything while archive is switched off.
otelcol.processor.batch "fleet_archive" {
	timeout = "0s"

	output {
		logs = [otelcol.processor.filter.fleet_archive.input]
	}
}

otelcol.processor.filter "fleet_archive" {
	metrics {
		metric = ["true"]
	}

	logs {
		log_record = ["true"]
	}

	traces {
		span = ["true"]
	}

	output {
		logs = [otelcol.processor.batch.fleet_archive_nothing.input]
	}
}

// A component without any output is an error to who sends to it: so nobody does.
otelcol.processor.batch "fleet_archive_nothing" {
	output { }
}
`);
  });

  test("leads to a destination of the user's own making", () => {
    const { file } = sending(new Debug());
    expect(
      component(file('alloy/debug.alloy'), 'otelcol.exporter.debug "fleet_debug_exporter"'),
    ).toBe('	verbosity = "detailed"\n');
    expect(component(file('alloy/debug.alloy'), 'otelcol.processor.batch "fleet_debug"')).toContain(
      'traces = [otelcol.exporter.debug.fleet_debug_exporter.input]',
    );
  });

  test('takes only the signals that the destination names, whatever its bind gives', () => {
    const { file } = sending(new Debug('debug', ['traces'], ['metrics', 'logs', 'traces']));
    expect(component(file('alloy/collector.alloy'), 'otelcol.receiver.otlp "fleet"')).toContain(
      '	output {\n\t\ttraces = [otelcol.processor.batch.fleet_remote.input]\n\t}\n',
    );
    expect(
      component(file('alloy/collector.alloy'), 'otelcol.processor.transform "fleet_host"'),
    ).toContain('	output {\n\t\ttraces = [otelcol.processor.batch.fleet_debug.input]\n\t}\n');
  });

  test.each([true, false])(
    'leads to writers that are made whether anything is written by them or not, with profiles: %s',
    (profiled) => {
      const { host: ryzen, alloy, file } = sending(new MetricsAndProfiles());
      if (profiled) new PyroscopeAgent(ryzen, 'pyroscope', { collector: alloy });
      const relabel = `
pyroscope.relabel "fleet_stores" {
	forward_to = [pyroscope.write.fleet_stores.receiver]
}
`;
      expect(belowHeader(file('alloy/stores.alloy'))).toBe(`
// Passes everything on at once, and takes a full queue's error upon itself.
otelcol.processor.batch "fleet_stores" {
	timeout = "0s"

	output {
		metrics = [otelcol.exporter.prometheus.fleet_stores.input]
	}
}

prometheus.remote_write "fleet_stores" {
	endpoint {
		url = coalesce(sys.env("OUTAGE_BUFFER_STORES_REMOTE_WRITE"), "https://mimir.example.com/api/v1/push")
	}
}

otelcol.exporter.prometheus "fleet_stores" {
	forward_to = [prometheus.remote_write.fleet_stores.receiver]
}

pyroscope.write "fleet_stores" {
	endpoint {
		url = coalesce(sys.env("OUTAGE_BUFFER_STORES_PYROSCOPE"), "https://pyroscope.example.com")
	}
}
${profiled ? relabel : ''}`);
    },
  );

  test('asks for an input of profiles once, as soon as the host has some', () => {
    let asked = 0;
    class Profiles extends MetricsAndProfiles {
      override bind(...args: Parameters<MetricsAndProfiles['bind']>): DestinationInputs {
        const { metrics, profiles } = super.bind(...args);
        const input = profiles as Exclude<typeof profiles, () => unknown>;
        return {
          metrics,
          profiles: () => {
            asked++;
            return input!;
          },
        };
      }
    }
    const { host: ryzen, alloy, file } = sending(new Profiles());
    file('alloy/stores.alloy');
    expect(asked).toBe(0);
    const agent = new PyroscopeAgent(ryzen, 'pyroscope', { collector: alloy });
    new PprofScrape(ryzen, 'pprof', { agent, name: 'api', port: 6060 });
    expect(file('alloy/stores.alloy')).toContain(
      'forward_to = [pyroscope.write.fleet_stores.receiver]',
    );
    expect(asked).toBe(1);
  });

  test.each([
    ['logs', ['traces', 'logs'], ['traces']],
    ['profiles', ['traces', 'profiles'], ['traces']],
  ] as const)('fails for a destination that takes %s by its word alone', (signal, says, gives) => {
    expect(() => sending(new Debug('debug', says, gives))).toThrow(
      `[fleet/ryzen/alloy] the destination 'debug' says that it takes ${signal}, but its bind gave no input for them: ` +
        `return one, or leave ${signal} out of its signals`,
    );
  });

  test('fails for a destination whose function has no input of profiles, once the host has some', () => {
    class Forgetful extends MetricsAndProfiles {
      override bind(...args: Parameters<MetricsAndProfiles['bind']>): DestinationInputs {
        // as somebody may write it without types
        return { ...super.bind(...args), profiles: (() => undefined) as never };
      }
    }
    const { stack, lgtm } = cluster();
    const ryzen = new NixosHost(stack, 'ryzen');
    const collector = new AlloyCollector(ryzen, 'alloy', { destinations: [new Forgetful(), lgtm] });
    expect(() => synthNixos(stack)).not.toThrow();
    expect(() => new PyroscopeAgent(ryzen, 'pyroscope', { collector })).toThrow(
      "[fleet/ryzen/alloy] the destination 'stores' says that it takes profiles, but its bind gave no input for them",
    );
  });
});
