import {
  BeylaAgent,
  OtlpDestination,
  type AlloyCollectorProps,
  type BeylaAgentProps,
} from '../../../../index';
import { component, fleet, host, MONITOR, warnings } from '../../support';

/** A host with Beyla; `text` is its file for the process with eBPF. */
function beyla(props: Partial<BeylaAgentProps> = {}, collector: Partial<AlloyCollectorProps> = {}) {
  const made = host(collector);
  const agent = new BeylaAgent(made.host, 'beyla', {
    collector: made.alloy,
    instrument: [MONITOR],
    ...props,
  });
  return { ...made, agent, text: () => made.file('alloy-ebpf/beyla.alloy') ?? '' };
}

/** What Beyla watches, by name, with the criterion that selects it. */
function watched(text: string): [name: string | undefined, criterion: string | undefined][] {
  const blocks = text.match(/\t\tinstrument \{\n[\s\S]*?\n\t\t\}/g) ?? [];
  return blocks.map((block) => [
    /name += "(.*)"/.exec(block)?.[1],
    /(?:open_ports|cmd_args) += (?:coalesce\(.*, )?("[^"]*")/.exec(block)?.[1],
  ]);
}

const REMOTE = OtlpDestination.remote('elsewhere', { endpoint: 'https://elsewhere:4318' });

describe('BeylaAgent', () => {
  test('has Beyla as its default child, and takes overrides of it and of both ends of its way out', () => {
    const { agent, text, file } = beyla();
    expect(agent.node.defaultChild).toBe(agent.beyla);
    agent.beyla.addOverride('routes.unmatched', 'path');
    agent.exporter.addOverride('client.timeout', '9s');
    agent.receiver.addOverride('http.include_metadata', true);
    agent.part.config.addOverride('observability.beyla.enable', false);
    expect(component(text(), 'beyla.ebpf "fleet_beyla"')).toContain('unmatched = "path"');
    expect(component(text(), 'otelcol.exporter.otlphttp "fleet_beyla"')).toMatch(/timeout += "9s"/);
    expect(component(file('alloy/beyla.alloy'), 'otelcol.receiver.otlp "fleet_beyla"')).toMatch(
      /include_metadata += true/,
    );
    expect(file('hosts/ryzen.nix')).toContain('beyla = {\n      enable = lib.mkDefault false;');
  });

  test('runs in a second Alloy, which sends to the first over loopback', () => {
    const { file } = beyla({ instrument: [{ name: 'api', openPorts: [8080, 8081] }] });
    expect(file('alloy-ebpf/beyla.alloy')).toContain(
      'open_ports = coalesce(sys.env("BEYLA_TARGET_API"), "8080,8081")',
    );
    expect(file('alloy-ebpf/beyla.alloy')).toContain('endpoint    = "http://127.0.0.1:24319"');
    expect(file('alloy/beyla.alloy')).toContain('endpoint = "127.0.0.1:24319"');
  });

  test('sends from the one to the other by the port that it is given', () => {
    const { file } = beyla({ port: 5319 });
    expect(file('alloy-ebpf/beyla.alloy')).toContain('endpoint    = "http://127.0.0.1:5319"');
    expect(file('alloy/beyla.alloy')).toContain('endpoint = "127.0.0.1:5319"');
  });

  test('keeps its spans from local destinations', () => {
    const { file } = beyla({ instrument: [{ cmdArgs: '*otel_ai_monitor*' }] });
    expect(file('alloy/beyla.alloy')).not.toContain('ai_monitor');
  });

  test('prints what it watches, with its own host and the switch of each target', () => {
    const { text, file } = beyla({
      instrument: [MONITOR, { name: 'api', cmdArgs: '*api*', sampleRatio: 0.1 }],
      exclude: [{ exePath: '*/bash' }],
      protocols: ['http', 'grpc'],
      routes: ['/users/{id}'],
      sampleRatio: 0.5,
    });
    expect(text()).toBe(`// Generated from fleet/ryzen/beyla by cdktf synth. Do not edit.

beyla.ebpf "fleet_beyla" {
	attributes {
		kubernetes {
			enable = "false"
		}

		instance_id {
			override_hostname = "ryzen"
		}
	}

	discovery {
		instrument {
			name       = "otel-ai-monitor"
			open_ports = coalesce(sys.env("BEYLA_TARGET_OTEL_AI_MONITOR"), "4320")
		}

		instrument {
			name     = "api"
			cmd_args = coalesce(sys.env("BEYLA_TARGET_API"), "*api*")

			sampler {
				name = "parentbased_traceidratio"
				arg  = "0.1"
			}
		}

		skip_go_specific_tracers = true

		exclude_instrument {
			exe_path = "*/bash"
		}

		exclude_instrument {
			open_ports = "24347"
		}

		exclude_instrument {
			cmd_args = "*-outage-buffer/main.mjs*"
		}
	}

	routes {
		unmatched = "heuristic"
		patterns  = ["/users/{id}"]
	}

	traces {
		instrumentations = ["http", "grpc"]

		sampler {
			name = "parentbased_traceidratio"
			arg  = "0.5"
		}
	}

	output {
		traces = [otelcol.exporter.otlphttp.fleet_beyla.input]
	}
}

otelcol.exporter.otlphttp "fleet_beyla" {
	client {
		endpoint    = "http://127.0.0.1:24319"
		compression = "none"
	}
}
`);
    expect(file('hosts/ryzen.nix')).toContain(
      'otel-ai-monitor.variable = lib.mkDefault "BEYLA_TARGET_OTEL_AI_MONITOR";',
    );
  });

  test('ignores no path by itself, since a list of them is for every watched program', () => {
    expect(beyla({ instrument: undefined }).text()).not.toContain('ignored_patterns');
  });

  test('ignores a path that has a reason, and gives it to whoever reads the file', () => {
    const { text } = beyla({
      ignoredRoutes: [{ pattern: '/health', reason: 'asked every second' }],
    });
    expect(text()).toContain(
      '// No spans of /health: asked every second\nbeyla.ebpf "fleet_beyla" {',
    );
    expect(text()).toContain('ignored_patterns = ["/health"]');
  });

  test.each([
    [
      { pattern: 'health', reason: 'asked every second' },
      "the pattern of an ignored route is a path, /health, but 'health' was given",
    ],
    [
      { pattern: '/health', reason: ' ' },
      "the ignored route '/health' has no reason: say what makes its spans worthless",
    ],
  ])('fails for the ignored route %j', (ignored, error) => {
    expect(() => beyla({ ignoredRoutes: [ignored] })).toThrow(`[fleet/ryzen/beyla] ${error}`);
  });

  test('takes query strings off its spans before they leave the host, unless they are asked for', () => {
    expect(beyla().file('alloy/beyla.alloy'))
      .toBe(`// Generated from fleet/ryzen/beyla by cdktf synth. Do not edit.

otelcol.receiver.otlp "fleet_beyla" {
	http {
		endpoint = "127.0.0.1:24319"
	}

	output {
		traces = [otelcol.processor.transform.fleet_beyla.input]
	}
}

otelcol.processor.transform "fleet_beyla" {
	error_mode = "propagate"

	statements {
		trace = [
			"delete_key(span.attributes, \\"url.query\\")",
			"replace_pattern(span.attributes[\\"url.full\\"], \\"[?#].*\\", \\"\\")",
		]
	}

	output {
		traces = [otelcol.processor.batch.fleet_remote.input]
	}
}
`);
    expect(beyla({ queryStrings: true }).file('alloy/beyla.alloy')).not.toContain('transform');
  });

  test('sends metrics of the same requests on demand, by the way that its spans take', () => {
    const { text, file } = beyla({ metrics: ['red', 'service-graph'] });
    expect(text()).toContain('features = ["application", "application_service_graph"]');
    expect(text()).toContain('targets         = beyla.ebpf.fleet_beyla.targets');
    expect(file('alloy/beyla.alloy')).toContain(
      'metrics = [otelcol.processor.batch.fleet_remote.input]',
    );
    expect(beyla().file('alloy/beyla.alloy')).not.toContain('metrics');
  });

  test('tells the collector how often it reads those metrics, and nothing without them', () => {
    const intervals = (props: Partial<BeylaAgentProps>) => {
      const { alloy } = host({ selfMetrics: false });
      const told = jest.spyOn(alloy, 'addScrapeInterval');
      new BeylaAgent(alloy, 'beyla', { collector: alloy, instrument: [MONITOR], ...props });
      return told.mock.calls.map(([interval]) => interval.toString());
    };
    expect(intervals({ metrics: ['red'] })).toEqual(['15s']);
    expect(intervals({})).toEqual([]);
  });

  test('asks for a capability more only with what needs it', () => {
    expect(beyla().file('hosts/ryzen.nix')).not.toContain('CAP_');
    const { file } = beyla({ contextPropagation: 'headers', sysAdmin: true });
    expect(file('hosts/ryzen.nix')).toContain('"CAP_NET_ADMIN"\n        "CAP_SYS_ADMIN"');
  });

  test('runs in the collector only when asked to', () => {
    const { file } = beyla({ process: 'collector' });
    expect(file('alloy-ebpf/beyla.alloy')).toBeUndefined();
    expect(file('alloy/beyla-ebpf.alloy')).toContain('beyla.ebpf "fleet_beyla"');
    expect(file('hosts/ryzen.nix')).toContain('process = lib.mkDefault "collector";');
  });

  test("watches otel-ai-monitor and i3pm unless told otherwise, and says that nothing on i3pm's unix socket can be traced", () => {
    const { stack, text } = beyla({ instrument: undefined });
    expect(text()).toContain('name       = "otel-ai-monitor"\n\t\t\topen_ports = ');
    expect(text()).toContain('name     = "i3pm"\n\t\t\tcmd_args = ');
    expect(warnings(stack)).toEqual([
      "[fleet/ryzen/beyla] i3pm serves on a unix socket, which Beyla can't see: only requests that it makes over TCP become spans. Where these are worth nothing, leave it out of instrument",
    ]);
  });

  test("watches the collector's local destinations, each by its own port and the name that it was given", () => {
    const monitor = OtlpDestination.local('ai_monitor', 4321, { serviceName: 'otel-ai-monitor' });
    const one = beyla({ instrument: undefined }, { destinations: [REMOTE, monitor] });
    expect(watched(one.text())).toEqual([
      ['otel-ai-monitor', '"4321"'],
      ['i3pm', '"*i3_project_daemon*"'],
    ]);
    expect(one.file('alloy/ai_monitor.alloy')).toMatch(/endpoint += "http:\/\/127\.0\.0\.1:4321"/);
    const second = OtlpDestination.local('log_viewer', 4322);
    const two = beyla({ instrument: undefined }, { destinations: [monitor, REMOTE, second] });
    expect(watched(two.text())).toEqual([
      ['otel-ai-monitor', '"4321"'],
      ['log-viewer', '"4322"'],
      ['i3pm', '"*i3_project_daemon*"'],
    ]);
    expect(two.file('hosts/ryzen.nix')).toContain(`targets = {
        i3pm.variable = lib.mkDefault "BEYLA_TARGET_I3PM";
        log-viewer.variable = lib.mkDefault "BEYLA_TARGET_LOG_VIEWER";
        otel-ai-monitor.variable = lib.mkDefault "BEYLA_TARGET_OTEL_AI_MONITOR";
      };`);
  });

  test('watches i3pm alone where no destination is on the host', () => {
    const { text } = beyla({ instrument: undefined }, { destinations: [REMOTE] });
    expect(watched(text())).toEqual([['i3pm', '"*i3_project_daemon*"']]);
  });

  test('watches a local destination that it is given, whether it is one of the collector or not', () => {
    const monitor = OtlpDestination.local('ai_monitor', 4321);
    const { agent, text } = beyla({ instrument: [monitor] }, { destinations: [REMOTE] });
    agent.addInstrument(OtlpDestination.local('log_viewer', 4322));
    expect(watched(text())).toEqual([
      ['ai-monitor', '"4321"'],
      ['log-viewer', '"4322"'],
    ]);
  });

  test('fails without a remote destination for its spans', () => {
    const { text } = beyla({}, { destinations: [MONITOR], nodeMetrics: false });
    expect(text).toThrow(
      '[fleet/ryzen/beyla] no remote destination takes traces: add one that does, such as an LgtmBackend',
    );
  });

  test('fails outside of a host', () => {
    const { alloy } = host();
    expect(() => new BeylaAgent(fleet(), 'beyla', { collector: alloy, instrument: [] })).toThrow(
      '[fleet/beyla] is not on a host: pass a NixosHost, or a construct on one, as the scope',
    );
  });

  test('fails for a second one on a host, with what to do', () => {
    const { host: ryzen, alloy: collector } = host();
    new BeylaAgent(ryzen, 'first', { collector });
    expect(() => new BeylaAgent(ryzen, 'second', { collector })).toThrow(
      '[fleet/ryzen/second] the host has one already, fleet/ryzen/first: leave this one out, and add its programs by addInstrument',
    );
  });
});
