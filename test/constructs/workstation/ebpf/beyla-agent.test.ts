import { Annotations } from 'cdktf';
import {
  BeylaAgent,
  JournalUnit,
  OtlpDestination,
  PprofScrape,
  PyroscopeAgent,
  PythonMemoryProfile,
  Size,
  type BeylaAgentProps,
  type PyroscopeAgentProps,
} from '../../../../index';
import { host, MONITOR } from '../../support';

/** A host with Beyla; `text` is its file for the process with eBPF. */
function beyla(props: Partial<BeylaAgentProps> = {}) {
  const { host: ryzen, alloy, file } = host();
  const agent = new BeylaAgent(ryzen, 'beyla', {
    collector: alloy,
    instrument: [MONITOR],
    ...props,
  });
  return { agent, file, text: () => file('alloy-ebpf/beyla.alloy') ?? '' };
}

/** The same with the profiler. */
function pyroscope(props: Partial<PyroscopeAgentProps> = {}) {
  const { host: ryzen, alloy, file } = host();
  const agent = new PyroscopeAgent(ryzen, 'pyroscope', { collector: alloy, ...props });
  return { ryzen, agent, file, text: () => file('alloy-ebpf/pyroscope.alloy') ?? '' };
}

describe('BeylaAgent and PyroscopeAgent', () => {
  test('run in a second Alloy, which sends to the first over loopback', () => {
    const { host: ryzen, alloy, file } = host();
    new BeylaAgent(ryzen, 'beyla', {
      collector: alloy,
      instrument: [{ name: 'api', openPorts: [8080, 8081] }],
    });
    new PyroscopeAgent(ryzen, 'pyroscope', { collector: alloy, sampleRate: 97 });
    expect(file('alloy-ebpf/beyla.alloy')).toContain(
      'open_ports = coalesce(sys.env("BEYLA_TARGET_API"), "8080,8081")',
    );
    expect(file('alloy-ebpf/beyla.alloy')).toContain('endpoint    = "http://127.0.0.1:4319"');
    expect(file('alloy/beyla.alloy')).toContain('endpoint = "127.0.0.1:4319"');
    expect(file('alloy-ebpf/pyroscope.alloy')).toContain('sample_rate = 97');
    expect(file('alloy/lgtm.alloy')).toContain(
      'url                 = coalesce(sys.env("OUTAGE_BUFFER_LGTM_PYROSCOPE"), "http://pyroscope.example.ts.net:4040")',
    );
  });

  test('send profiles to destinations that are added later too, and to remote ones only', () => {
    const {
      host: ryzen,
      alloy,
      lgtm,
      file,
    } = host({
      destinations: [OtlpDestination.remote('archive', { endpoint: 'http://archive:4318' })],
    });
    new PyroscopeAgent(ryzen, 'pyroscope', { collector: alloy });
    alloy.addDestination(lgtm);
    expect(file('alloy/pyroscope.alloy')).toContain(
      'forward_to = [pyroscope.relabel.lgtm.receiver]',
    );
  });

  test.each([
    ['/system.slice/sshd.service', 'sshd'],
    [
      '/user.slice/user-1000.slice/user@1000.service/app.slice/otel-ai-monitor.service',
      'otel-ai-monitor',
    ],
    ['/system.slice/docker.service/workers', 'docker'],
    ['/user.slice/user-1000.slice/user@1000.service/app.slice/app-firefox-1.scope', undefined],
    ['/system.slice/containerd.service/kubepods-burstable.slice/x', undefined],
    ['/init.scope', undefined],
  ])('profile the processes of %s as %s', (cgroup, service) => {
    const { host: ryzen, alloy, file } = host();
    new PyroscopeAgent(ryzen, 'pyroscope', { collector: alloy });
    const rules = file('alloy-ebpf/pyroscope.alloy')?.match(/(?<=regex +=) ".*"/g) ?? [];
    const [name] = rules.map((rule) => new RegExp(`^(?:${JSON.parse(rule) as string})$`));
    expect(name?.exec(cgroup)?.[1]).toBe(service);
  });

  test("keep Beyla's spans from local destinations", () => {
    const { host: ryzen, alloy, file } = host();
    new BeylaAgent(ryzen, 'beyla', {
      collector: alloy,
      instrument: [{ cmdArgs: '*otel_ai_monitor*' }],
    });
    expect(file('alloy/beyla.alloy')).not.toContain('ai_monitor');
  });
});

describe('BeylaAgent', () => {
  test('prints what it watches, with its own host and the switch of each target', () => {
    const { text, file } = beyla({
      instrument: [MONITOR, { name: 'api', cmdArgs: '*api*', sampleRatio: 0.1 }],
      exclude: [{ exePath: '*/bash' }],
      protocols: ['http', 'grpc'],
      routes: ['/users/{id}'],
      sampleRatio: 0.5,
    });
    expect(text()).toBe(`// Generated from fleet/ryzen/beyla by cdktf synth. Do not edit.

beyla.ebpf "beyla" {
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

		exclude_instrument {
			exe_path = "*/bash"
		}

		exclude_instrument {
			open_ports = "12347"
		}
	}

	routes {
		unmatched        = "heuristic"
		patterns         = ["/users/{id}"]
		ignored_patterns = ["/v1/*"]
	}

	traces {
		instrumentations = ["http", "grpc"]

		sampler {
			name = "parentbased_traceidratio"
			arg  = "0.5"
		}
	}

	output {
		traces = [otelcol.exporter.otlphttp.beyla.input]
	}
}

otelcol.exporter.otlphttp "beyla" {
	client {
		endpoint    = "http://127.0.0.1:4319"
		compression = "none"
	}
}
`);
    expect(file('hosts/ryzen.nix')).toContain(
      'otel-ai-monitor.variable = lib.mkDefault "BEYLA_TARGET_OTEL_AI_MONITOR";',
    );
  });

  test('sends metrics of the same requests on demand, by the way that its spans take', () => {
    const { text, file } = beyla({ metrics: ['red', 'service-graph'] });
    expect(text()).toContain('features = ["application", "application_service_graph"]');
    expect(text()).toContain('targets         = beyla.ebpf.beyla.targets');
    expect(file('alloy/beyla.alloy')).toContain('metrics = [otelcol.processor.batch.remote.input]');
    expect(beyla().file('alloy/beyla.alloy')).not.toContain('metrics');
  });

  test('asks for a capability more only with what needs it', () => {
    expect(beyla().file('hosts/ryzen.nix')).not.toContain('CAP_');
    const { file } = beyla({ contextPropagation: 'headers', sysAdmin: true });
    expect(file('hosts/ryzen.nix')).toContain('"CAP_NET_ADMIN"\n        "CAP_SYS_ADMIN"');
  });

  test('runs in the collector only when asked to', () => {
    const { file } = beyla({ process: 'collector' });
    expect(file('alloy-ebpf/beyla.alloy')).toBeUndefined();
    expect(file('alloy/beyla-ebpf.alloy')).toContain('beyla.ebpf "beyla"');
    expect(file('hosts/ryzen.nix')).toContain('process = lib.mkDefault "collector";');
  });

  test('leaves the outage buffer alone, which a program for Node would select, and warns of ports that are never watched', () => {
    const warning = jest.spyOn(Annotations.prototype, 'addWarning').mockImplementation();
    const { text } = beyla({
      instrument: [{ exePath: '*/node' }, { openPorts: [4318, 8080, 12347] }],
    });
    expect(text()).toContain('\t\texclude_instrument {\n\t\t\topen_ports = "12347"\n\t\t}');
    expect(warning.mock.calls.map(([message]) => message)).toEqual([
      'port 4318 in openPorts is that of the collector, which Beyla leaves alone: its spans would be of their own deliveries',
      'port 12347 in openPorts is that of the outage buffer, which Beyla leaves alone: its spans would be of their own deliveries',
    ]);
    warning.mockRestore();
  });

  test("watches otel-ai-monitor and i3pm unless told otherwise, and says that nothing on i3pm's unix socket can be traced", () => {
    const warning = jest.spyOn(Annotations.prototype, 'addWarning').mockImplementation();
    const { text } = beyla({ instrument: undefined });
    expect(text()).toContain('name       = "otel-ai-monitor"\n\t\t\topen_ports = ');
    expect(text()).toContain('name     = "i3pm"\n\t\t\tcmd_args = ');
    expect(warning.mock.calls.map(([text]) => text)).toEqual([
      "i3pm serves on a unix socket, which Beyla can't see: only requests that it makes over TCP become spans",
    ]);
    warning.mockRestore();
  });

  test.each<[string, Partial<BeylaAgentProps>, string]>([
    [
      'a selection of nothing',
      { instrument: [{ name: 'api' }] },
      'an entry of instrument selects by openPorts, exePath or cmdArgs, but {"name":"api"} has none',
    ],
    [
      'an exclusion of nothing',
      { exclude: [{}] },
      'an entry of exclude selects by openPorts, exePath or cmdArgs, but {} has none',
    ],
    [
      'a ratio above 1',
      { sampleRatio: 5 },
      'a sampleRatio is a number from 0 to 1, but 5 was given',
    ],
    [
      'a name that is no word',
      { instrument: [{ name: 'My API', openPorts: [80] }] },
      "a target's name is lower-case letters, digits and hyphens, a letter first, but 'My API' was given",
    ],
    [
      'two targets of one name',
      { instrument: [MONITOR, MONITOR] },
      "there already is a target 'otel-ai-monitor': their names are unique in an agent",
    ],
  ])('fails for %s', (_, props, error) => {
    expect(() => beyla(props)).toThrow(`[fleet/ryzen/beyla] ${error}`);
  });
});

describe('PyroscopeAgent', () => {
  test('profiles what is named, by unit or cgroup, each with its switch', () => {
    const { text } = pyroscope({
      targets: [
        { name: 'otel-ai-monitor' },
        { name: 'builds', cgroup: '/system.slice/nix-daemon\\.service/.*' },
      ],
      offCpu: 0.01,
    });
    expect(text()).toContain(`	rule {
		source_labels = ["__meta_process_cgroup_path"]
		regex         = coalesce(sys.env("PYROSCOPE_TARGET_OTEL_AI_MONITOR"), ".*/otel-ai-monitor\\\\.service(/[^.]*)?")
		target_label  = "service_name"
		replacement   = "otel-ai-monitor"
	}
`);
    expect(text()).toContain('PYROSCOPE_TARGET_BUILDS');
    expect(text()).toContain('off_cpu_threshold = 0.01');
    expect(text()).toMatch(/action += "keep"\n\t\tsource_labels = \["service_name"\]/);
  });

  test.each<[string, Partial<PyroscopeAgentProps>, string]>([
    ['a share of nothing', { offCpu: 0 }, 'offCpu is a number above 0 up to 1, but 0 was given'],
    [
      'no targets at all',
      { targets: [] },
      'targets is empty, so nothing would be profiled: add one, or leave it out for all',
    ],
    [
      'a unit that runs nothing',
      { targets: [{ name: 'docker', unit: 'docker.socket' }] },
      "a profiled unit is a service or scope, such as sshd.service, but 'docker.socket' was given",
    ],
  ])('fails for %s', (_, props, error) => {
    expect(() => pyroscope(props)).toThrow(`[fleet/ryzen/pyroscope] ${error}`);
  });
});

describe('PythonMemoryProfile and PprofScrape', () => {
  test('name the unit, where it pushes and how often it samples', () => {
    const { ryzen, agent, file } = pyroscope();
    new PythonMemoryProfile(ryzen, 'memory', {
      agent,
      name: 'otel-ai-monitor',
      unit: JournalUnit.user('otel-ai-monitor'),
      sampleEvery: Size.kibibytes(64),
    });
    expect(file('hosts/ryzen.nix')).toContain(`targets.otel-ai-monitor.memory = {
        manager = lib.mkDefault "user";
        sampleBytes = lib.mkDefault 65536;
        serverAddress = lib.mkDefault "http://127.0.0.1:4041";
        unit = lib.mkDefault "otel-ai-monitor";
      };`);
  });

  test('go with an eBPF target of the same name, since they are of one service', () => {
    const { ryzen, agent, file } = pyroscope({ targets: [{ name: 'otel-ai-monitor' }] });
    const unit = JournalUnit.user('otel-ai-monitor');
    new PythonMemoryProfile(ryzen, 'memory', { agent, name: 'otel-ai-monitor', unit });
    expect(file('hosts/ryzen.nix')).toContain('PYROSCOPE_TARGET_OTEL_AI_MONITOR');
  });

  test('read memory alone of a Go program, with labels that its spans have too', () => {
    const { ryzen, agent, file } = pyroscope();
    new PprofScrape(ryzen, 'pprof', { agent, name: 'api', port: 6060 });
    const text = file('alloy/pprof-api.alloy');
    expect(text).toMatch(/__address__ += "127.0.0.1:6060"/);
    expect(text).toMatch(/service_name += "api"/);
    expect(text).toMatch(/host += "ryzen"/);
    expect(text).toMatch(/profile.process_cpu \{\n\t\t\tenabled = false/);
    expect(text).toMatch(/profile.memory \{\n\t\t\tenabled = true/);
    expect(file('hosts/ryzen.nix')).toContain(
      'configFiles.pprof-api = lib.mkDefault ../files/ryzen/alloy/pprof-api.alloy;',
    );
  });

  test('fail for what is no daemon', () => {
    const { ryzen, agent } = pyroscope();
    const unit = JournalUnit.system('docker.socket');
    expect(() => new PythonMemoryProfile(ryzen, 'memory', { agent, name: 'docker', unit })).toThrow(
      "[fleet/ryzen/memory] a daemon's unit is a service, but 'docker.socket' was given",
    );
    expect(() => new PprofScrape(ryzen, 'pprof', { agent, name: 'api', port: 0 })).toThrow(
      '[fleet/ryzen/pprof] a port is a whole number from 1 to 65535, but 0 was given',
    );
  });
});
