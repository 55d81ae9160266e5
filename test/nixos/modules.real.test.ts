import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeWith, mustRun } from '../support/programs';
import {
  HOSTS,
  NIXOS_OUT,
  evaluate,
  evaluateMachines,
  hostModule,
  nixPath,
  type Machine,
} from './evaluate';
import { withToken } from './with-token';

/** Options of ours, and of units that are ours alone. */
const OURS = /^(observability|systemd\.\w+\.outage-buffer(-credentials)?)\./;

const RYZEN = hostModule('ryzen');
/** What loads the packet filter, before whoever it is about. */
const FILTER = 'observability-tailnet-only.service';

const DEFAULT = nixPath(join(NIXOS_OUT, 'modules'));

/** Another module that takes OTLP. */
const COLLECTOR = (endpoint: string) => `{
  services.opentelemetry-collector = {
    enable = true;
    settings.receivers.otlp.protocols.http.endpoint = "${endpoint}";
  };
}`;

/** Machines whose consumers do what consumers do. */
const MACHINES = {
  bare: [],
  ryzen: [RYZEN],
  thinkpad: [hostModule('thinkpad')],
  hetzner: [hostModule('hetzner')],
  optionsOnly: [DEFAULT],
  importedTwice: [`{ imports = [ ${RYZEN} ${DEFAULT} ]; }`, `{ imports = [ ${RYZEN} ]; }`],
  withoutBeyla: [RYZEN, '{ observability.beyla.enable = false; }'],
  withoutEbpf: [
    RYZEN,
    '{ observability.beyla.enable = false; observability.pyroscope.enable = false; }',
  ],
  onlyCollector: [
    RYZEN,
    `{
      observability.beyla.enable = false;
      observability.journal.enable = false;
      observability.nodeMetrics.enable = false;
      observability.alloyMetrics.enable = false;
      observability.outageBuffer.enable = false;
      observability.sessionEnvironment.enable = false;
      observability.pyroscope.enable = false;
    }`,
  ],
  withoutMonitor: [RYZEN, '{ observability.destinations.ai_monitor.enable = false; }'],
  withoutDestinations: [
    RYZEN,
    '{ observability.destinations = { ai_monitor.enable = false; lgtm.enable = false; }; }',
  ],
  unknownDestination: [RYZEN, '{ observability.destinations.lgmt.enable = false; }'],
  credentialOfDestination: [
    RYZEN,
    `{
      observability.destinations.ai_monitor.requiredCredentials.token = "app/a";
      observability.destinations.lgtm.requiredCredentials.token = "app/b";
    }`,
  ],
  tokenOfBuffer: [RYZEN, ...withToken('/run/secrets/token')],
  credentialOfNoDestination: [
    RYZEN,
    `{
      observability.destinations.lgtm = { enable = false; requiredCredentials.token = "app/b"; };
    }`,
  ],
  needsOfParts: [
    RYZEN,
    `{
      observability.alloy.credentials = { a = "/run/a"; b = "/run/b"; c = "/run/c"; };
      observability.journal.groups = [ "journal-reader" ];
      observability.beyla = { requiredCredentials.a = "app/a"; groups = [ "a" ]; };
      observability.pyroscope = { requiredCredentials.b = "app/b"; groups = [ "b" ]; };
      observability.pyroscope.targets.otel-ai-monitor = { requiredCredentials.c = "app/c"; groups = [ "c" ]; };
    }`,
  ],
  credentialsOfEbpf: [
    RYZEN,
    `{
      observability.alloy.credentials = { a = "/run/a"; b = "/run/b"; own = "/run/own"; unused = "/run/unused"; };
      observability.alloy.requiredCredentials.b = "app/b";
      observability.beyla.ebpfRequiredCredentials = { a = "app/a"; b = "app/b"; };
      observability.pyroscope.ebpfRequiredCredentials.a = "app/a";
    }`,
  ],
  missingCredentialOfEbpf: [
    RYZEN,
    '{ observability.beyla.ebpfRequiredCredentials.a = "fleet/ryzen/beyla"; }',
  ],
  credentialsWithoutEbpf: [
    RYZEN,
    `{
      observability.beyla = { enable = false; ebpfRequiredCredentials.a = "app/a"; };
      observability.pyroscope.enable = false;
    }`,
  ],
  withoutCollector: [RYZEN, '{ observability.alloy.enable = false; }'],
  switchedOff: [RYZEN, '{ observability.enable = false; }'],
  withoutBuffer: [RYZEN, '{ observability.outageBuffer.enable = false; }'],
  ofAnotherName: [
    `{ imports = [ ${nixPath(join(NIXOS_OUT, 'hosts', 'ryzen.nix'))} ]; networking.hostName = "thinkpad"; }`,
  ],
  withoutItsFiles: [hostModule('hetzner'), '{ observability.beyla.enable = true; }'],
  ownFile: [RYZEN, '{ observability.alloy.configFiles.own = /own.alloy; }'],
  oldKernel: [RYZEN, '{ boot.kernelPackages = kernelPackages "5.4.302"; }'],
  oldKernelOfContainer: [
    RYZEN,
    '{ boot.isContainer = true; boot.kernelPackages = kernelPackages "5.4.302"; }',
  ],
  oldKernelWithoutEbpf: [
    hostModule('hetzner'),
    '{ boot.kernelPackages = kernelPackages "5.4.302"; }',
  ],
  unstable: [
    RYZEN,
    `{
      observability.alloy.stabilityLevel = "public-preview";
      observability.alloy.communityComponents = true;
      observability.alloyEbpf.stabilityLevel = "experimental";
    }`,
  ],
  otherPackage: [
    RYZEN,
    '{ observability.alloy.package = { type = "derivation"; name = "alloy-9"; outPath = "/nix/store/9-alloy"; meta.mainProgram = "alloy9"; }; }',
  ],
  credentials: [
    RYZEN,
    `{
      observability.alloy.credentials.token = "/run/secrets/token";
      observability.alloy.requiredCredentials = { token = "app/a"; };
    }`,
  ],
  missingCredential: [
    RYZEN,
    '{ observability.alloy.requiredCredentials = { token = "fleet/ryzen/alloy"; }; }',
  ],
  credentialInStore: [
    RYZEN,
    '{ observability.alloy.credentials.token = "${builtins.storeDir}/abc-token"; }',
  ],
  takenPort: [RYZEN, COLLECTOR('127.0.0.1:4318')],
  otherPort: [RYZEN, COLLECTOR('127.0.0.1:14318')],
  takenNumber: [RYZEN, '{ services.prometheus = { enable = true; port = 12345; }; }'],
  takenNumberInSettings: [
    RYZEN,
    '{ services.tempo = { enable = true; settings.server.http_listen_port = 4318; }; }',
  ],
  sentTo: [
    RYZEN,
    `{
      services.opentelemetry-collector = {
        enable = true;
        settings = {
          exporters.otlphttp.endpoint = "http://127.0.0.1:4318";
          processors.batch.send_batch_size = 4318;
          receivers.prometheus.config.scrape_configs = [ { static_configs = [ { targets = [ "127.0.0.1:12345" ]; } ]; } ];
          extensions.probe.url = "http://127.0.0.1:4318";
        };
      };
      services.tempo.settings.server.http_listen_port = 4318;
    }`,
  ],
  withoutItsUnits: [
    `{ imports = [ ${nixPath(join(NIXOS_OUT, 'hosts', 'ryzen.nix'))} ]; networking.hostName = "ryzen"; systemd.services.nix-daemon = { }; }`,
  ],
  withoutSession: [RYZEN, '{ observability.sessionEnvironment.enable = false; }'],
  codex: [RYZEN, '{ observability.sessionEnvironment.codex = true; }'],
  codexElsewhere: [
    RYZEN,
    '{ observability.sessionEnvironment = { codex = true; variables.OTEL_EXPORTER_OTLP_ENDPOINT = "http://127.0.0.1:5318/"; }; }',
  ],
  codexOfItsOwn: [
    RYZEN,
    `{
      observability.sessionEnvironment.codex = true;
      environment.etc."codex/config.toml".text = "model = 'gpt-5'";
    }`,
  ],
  codexWithBoth: [
    RYZEN,
    `{
      observability.sessionEnvironment.codex = true;
      environment.etc."codex/config.toml".text = "[otel]";
    }`,
  ],
  pastTheCollector: [
    RYZEN,
    '{ environment.sessionVariables.OTEL_EXPORTER_OTLP_ENDPOINT = "http://localhost:4320"; }',
  ],
  toTheCollector: [
    RYZEN,
    '{ environment.sessionVariables.OTEL_EXPORTER_OTLP_ENDPOINT = "http://localhost:4318/"; }',
  ],
  toAnother: [
    RYZEN,
    '{ environment.sessionVariables.OTEL_EXPORTER_OTLP_ENDPOINT = "https://otlp.example.com"; }',
  ],
  ownVariable: [
    RYZEN,
    '{ environment.sessionVariables.OTEL_EXPORTER_OTLP_PROTOCOL = "http/json"; }',
  ],
  extended: [
    RYZEN,
    `{
      observability.alloy.memoryMax = "1G";
      observability.alloyEbpf.httpPort = 12399;
      environment.etc."alloy/own.alloy".source = /own.alloy;
      services.alloy.extraFlags = [ "--stability.level=experimental" ];
      systemd.services.alloy.serviceConfig = {
        SupplementaryGroups = [ "docker" ];
        TimeoutStopSec = lib.mkForce 5;
      };
    }`,
  ],
} satisfies Record<string, readonly string[]>;

/** The files of a host by the name that they get in /etc, with their paths. */
function filesOf(host: string): Record<string, string> {
  const files = join(NIXOS_OUT, 'files', host);
  return Object.fromEntries(
    readdirSync(files, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.alloy') && !name.startsWith('alloy-off/'))
      .map((name) => [name, join(files, name)]),
  );
}

describeWith(['nix-instantiate'], 'the modules in nixos-out', (programs) => {
  const nix = () => ({ nix: programs['nix-instantiate'] });
  let machines: Record<keyof typeof MACHINES, Machine>;
  beforeAll(() => {
    machines = evaluateMachines(nix(), MACHINES);
  });
  const etcOf = (machine: keyof typeof MACHINES) => Object.keys(machines[machine].etc).sort();

  test('every file parses', () => {
    const files = readdirSync(NIXOS_OUT, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.nix'))
      .map((name) => join(NIXOS_OUT, name));
    expect(files.length).toBeGreaterThan(HOSTS.length);
    mustRun(programs['nix-instantiate'], ['--parse', ...files]);
  });

  test('every host of the example fleet is tested', () => {
    expect(Object.keys(MACHINES)).toEqual(expect.arrayContaining(HOSTS));
  });

  describe.each(HOSTS)('%s', (host) => {
    const machine = () => machines[host as keyof typeof MACHINES];

    test('has all its files in /etc, and no others', () => {
      expect(machine().etc).toEqual(filesOf(host));
    });

    test('restarts each Alloy when one of its own files changes', () => {
      for (const [unit, directory] of [
        ['alloy', 'alloy/'],
        ['alloy-ebpf', 'alloy-ebpf/'],
      ] as const) {
        const files = Object.entries(filesOf(host)).filter(([name]) => name.startsWith(directory));
        expect(machine().units[unit]?.restartTriggers ?? []).toEqual(
          files.map(([, path]) => path).sort(),
        );
      }
    });

    test('needs nothing else of its consumer: no assertion fails, nothing is warned of', () => {
      expect(machine()).toMatchObject({ failed: [], warnings: [] });
    });
  });

  test("the collector is nixpkgs' own service, extended", () => {
    const { alloy, units } = machines.ryzen;
    const extraFlags = [
      '--disable-reporting',
      '--feature.component-shutdown-deadline=10s',
      '--server.http.disable-support-bundle',
      '--server.http.enable-pprof=false',
    ];
    expect(alloy).toEqual({ enable: true, configPath: '/etc/alloy', extraFlags });
    expect(units.alloy).toMatchObject({
      after: ['network.target', 'tailscaled.service', FILTER],
      wantedBy: ['multi-user.target'],
      startLimitIntervalSec: 0,
      serviceConfig: {
        // nixpkgs' part, untouched: no capabilities, no fixed user
        ConfigurationDirectory: 'alloy',
        DynamicUser: true,
        ExecReload: 'kill -SIGHUP $MAINPID',
        ExecStart:
          "alloy run /etc/alloy --disable-reporting '--feature.component-shutdown-deadline=10s' " +
          "--server.http.disable-support-bundle '--server.http.enable-pprof=false'",
        Restart: 'always',
        RestartSec: 2,
        StateDirectory: 'alloy',
        SupplementaryGroups: ['systemd-journal'],
        Type: 'simple',
        WorkingDirectory: '%S/alloy',
        // ours
        MemoryMax: '512M',
        TimeoutStopSec: 30,
        CapabilityBoundingSet: [''],
        ProtectHome: 'read-only',
      },
    });
    expect(Object.keys(units.alloy!.serviceConfig).join()).not.toMatch(/Ambient|(^|,)User/);
  });

  test('the second Alloy has the capabilities of Beyla and of the profiler, each once', () => {
    const capabilities = [
      'CAP_BPF',
      'CAP_CHECKPOINT_RESTORE',
      'CAP_DAC_READ_SEARCH',
      'CAP_PERFMON',
      'CAP_SYSLOG',
      'CAP_SYS_PTRACE',
      'CAP_SYS_RESOURCE',
      'CAP_NET_RAW',
    ];
    expect(machines.ryzen.units['alloy-ebpf']).toEqual({
      description: 'Grafana Alloy for eBPF: traces and profiles',
      after: ['alloy.service'],
      before: [],
      wantedBy: ['multi-user.target'],
      restartTriggers: expect.any(Array),
      reloadTriggers: [],
      startLimitIntervalSec: 0,
      condition: '/sys/kernel/btf/vmlinux',
      environment: {
        OTEL_EBPF_BPF_METRIC_SCRAPE_INTERVAL: '24h',
        OTEL_EBPF_BPF_WAKEUP_LEN: '0',
      },
      serviceConfig: {
        AmbientCapabilities: capabilities,
        CPUQuota: '50%',
        CPUWeight: 20,
        CapabilityBoundingSet: [capabilities.join(' ')],
        DynamicUser: true,
        ExecCondition: expect.stringMatching(
          /^\/bin\/sh -c 'read -r level .*\$\$level" -le 2 .*confidentiality.*'$/,
        ) as string,
        ExecStart:
          "alloy run --disable-reporting '--feature.component-shutdown-deadline=10s' " +
          "--server.http.disable-support-bundle '--server.http.enable-pprof=false' " +
          "'--server.http.listen-addr=127.0.0.1:24346' '--storage.path=/var/lib/alloy-ebpf' " +
          '/etc/alloy-ebpf',
        LockPersonality: true,
        MemoryMax: '889M',
        Nice: 5,
        NoNewPrivileges: true,
        PrivateDevices: true,
        PrivateTmp: true,
        ProtectClock: true,
        ProtectControlGroups: true,
        ProtectHome: 'read-only',
        ProtectHostname: true,
        ProtectKernelModules: true,
        ProtectSystem: 'strict',
        RemoveIPC: true,
        Restart: 'always',
        RestartSec: 15,
        RestrictAddressFamilies: ['AF_INET', 'AF_INET6', 'AF_NETLINK', 'AF_PACKET', 'AF_UNIX'],
        RestrictRealtime: true,
        RestrictSUIDSGID: true,
        StateDirectory: 'alloy-ebpf',
        SystemCallArchitectures: 'native',
        SystemCallErrorNumber: 'EPERM',
        SystemCallFilter: ['@system-service', 'bpf', 'perf_event_open'],
        TimeoutStopSec: 30,
        UMask: '0077',
      },
    });
  });

  test('a target that is switched off is selected by what nothing matches, and the last one takes Beyla along', () => {
    const { other, none, memory } = evaluateMachines(nix(), {
      other: [
        hostModule('ryzen'),
        '{ observability.beyla.targets.otel-ai-monitor.enable = false; }',
      ],
      none: [
        hostModule('ryzen'),
        '{ observability.beyla.targets = { i3pm.enable = false; otel-ai-monitor.enable = false; }; }',
      ],
      memory: [
        hostModule('ryzen'),
        '{ observability.pyroscope.targets.otel-ai-monitor.enable = false; }',
      ],
    });
    expect(other.units['alloy-ebpf']?.environment).toMatchObject({
      BEYLA_TARGET_OTEL_AI_MONITOR: '0',
    });
    expect(Object.keys(none.etc).filter((name) => name.includes('beyla'))).toEqual([]);
    expect(none.units['alloy-ebpf']?.serviceConfig.AmbientCapabilities).not.toContain(
      'CAP_NET_RAW',
    );
    expect(Object.keys(memory.userUnits)).not.toContain('otel-ai-monitor.service');
    expect(Object.keys(memory.etc)).toContain('alloy-ebpf/pyroscope.alloy');
  });

  test("a daemon's environment starts pyroscope-io in it, beside what its own unit says", () => {
    expect(machines.ryzen.userUnits['otel-ai-monitor.service']).toMatchInlineSnapshot(`
     {
       "overrideStrategy": "asDropin",
       "text": "[Unit]

     [Service]
     Environment="LD_PRELOAD=/nix/store/00000000000000000000000000000000-pyroscope-hook/preload.so"
     Environment="PYROSCOPE_CONFIGURE={\\"application_name\\":\\"otel-ai-monitor\\",\\"cpu_enabled\\":false,\\"mem_enabled\\":true,\\"mem_heap_sample_size\\":524288,\\"server_address\\":\\"http://127.0.0.1:4045\\",\\"tags\\":{\\"host\\":\\"ryzen\\",\\"unit\\":\\"otel-ai-monitor.service\\"}}"
     Environment="PYROSCOPE_LIBRARY=/nix/store/00000000000000000000000000000000-pyroscope-io/lib/python3.13/site-packages"
     Environment="PYROSCOPE_SWITCH=%t/observability-memory-profile/otel-ai-monitor"
     ",
     }
    `);
  });

  test('what a service preloads of its own stays, behind the hook, wherever it is said', () => {
    const memory = (name: string, more: string) => `{
      observability.pyroscope.targets.${name} = {
        memory = { unit = "${name}"; manager = "system"; serverAddress = "http://127.0.0.1:4045"; sampleBytes = 524288; };
      };
      systemd.services.${name}.serviceConfig.ExecStart = "${name}";
      ${more}
    }`;
    const { machine } = evaluateMachines(nix(), {
      machine: [
        hostModule('ryzen'),
        memory('plain', ''),
        memory('byname', 'systemd.services.byname.environment.LD_PRELOAD = "/a.so /b.so";'),
        memory(
          'astext',
          `systemd.services.astext.serviceConfig.Environment = "A=1 'LD_PRELOAD=/c.so' B=2";`,
        ),
        memory(
          'aslist',
          `systemd.services.aslist.serviceConfig.Environment = [ "A=1" "LD_PRELOAD=/d.so:/e.so" ];`,
        ),
        '{ observability.pyroscope.targets.otel-ai-monitor.preload = [ "/f.so" ]; }',
      ],
    });
    expect(machine.failed).toEqual([]);
    const hook = '/nix/store/00000000000000000000000000000000-pyroscope-hook/preload.so';
    const dropin = (libraries: string) =>
      `[Service]\nEnvironment="LD_PRELOAD=${hook}:${libraries}"\n`;
    expect(machine.unitFiles).toEqual({
      'lib/systemd/system/byname.service.d/preload.conf': dropin('/a.so /b.so'),
      'lib/systemd/system/astext.service.d/preload.conf': dropin('/c.so'),
      'lib/systemd/system/aslist.service.d/preload.conf': dropin('/d.so:/e.so'),
      'lib/systemd/user/otel-ai-monitor.service.d/preload.conf': dropin('/f.so'),
    });
  });

  test('it warns where no NixOS module defines the daemon whose memory is profiled', () => {
    const memory =
      'memory = { unit = "api"; manager = "system"; serverAddress = "http://127.0.0.1:4045"; sampleBytes = 524288; };';
    const target = `{ observability.pyroscope.targets.api = { ${memory} }; }`;
    const { defined, absent } = evaluateMachines(nix(), {
      defined: [
        hostModule('ryzen'),
        target,
        '{ systemd.services.api.serviceConfig.ExecStart = "api"; }',
      ],
      absent: [hostModule('ryzen'), target],
    });
    expect(defined).toMatchObject({ failed: [], warnings: [] });
    expect(absent.warnings).toEqual([
      'observability.pyroscope profiles the memory of services that no NixOS module defines: api.\n' +
        'Enable what they belong to, correct their names in the app, or, where a package brings them, name them in\n' +
        'observability.packagedUnits.\n',
    ]);
  });

  test('the collector has the capabilities of agents that the app puts into it, and no others', () => {
    const { inside } = evaluateMachines(nix(), {
      inside: [hostModule('thinkpad'), '{ observability.beyla.process = "collector"; }'],
    });
    expect(inside.units.alloy?.serviceConfig.AmbientCapabilities).toContain('CAP_BPF');
    const { AmbientCapabilities, CapabilityBoundingSet } = inside.units.alloy!.serviceConfig;
    expect(CapabilityBoundingSet).toEqual([(AmbientCapabilities as string[]).join(' ')]);
    expect(machines.thinkpad.units.alloy?.serviceConfig.AmbientCapabilities).toBeUndefined();
  });

  test('a host without eBPF has no second Alloy', () => {
    expect(Object.keys(machines.hetzner.units)).toEqual([
      'alloy',
      'observability-tailnet-only',
      'outage-buffer',
    ]);
    expect(Object.keys(machines.thinkpad.units)).toEqual([
      'alloy',
      'alloy-ebpf',
      'observability-tailnet-only',
      'outage-buffer',
    ]);
  });

  test('a consumer switches Beyla off without mkForce: its files leave both directories', () => {
    const beyla = ['alloy-ebpf/beyla.alloy', 'alloy/beyla.alloy'];
    expect(etcOf('ryzen')).toEqual([...etcOf('withoutBeyla'), ...beyla].sort());
    const { serviceConfig } = machines.withoutBeyla.units['alloy-ebpf']!;
    expect(serviceConfig.AmbientCapabilities).not.toContain('CAP_NET_RAW');
    expect(serviceConfig.AmbientCapabilities).toContain('CAP_SYSLOG');
  });

  test('with Beyla and the profiler both off there is no second Alloy', () => {
    expect(Object.keys(machines.withoutEbpf.units)).toEqual([
      'alloy',
      'observability-tailnet-only',
      'outage-buffer',
    ]);
    expect(etcOf('withoutEbpf').join()).not.toContain('ebpf');
    expect(machines.withoutEbpf.failed).toEqual([]);
  });

  test('with every source off the collector stays, alone', () => {
    expect(etcOf('onlyCollector')).toEqual([
      'alloy/ai_monitor.alloy',
      'alloy/collector.alloy',
      'alloy/lgtm.alloy',
    ]);
    expect(Object.keys(machines.onlyCollector.units)).toEqual([
      'alloy',
      'observability-tailnet-only',
    ]);
  });

  test('a destination that is switched off has a stand-in in its place, and all else stays', () => {
    const { etc, units } = machines.withoutMonitor;
    const standIn = join(NIXOS_OUT, 'files/ryzen/alloy-off/ai_monitor.alloy');
    expect(etc).toEqual({ ...machines.ryzen.etc, 'alloy/ai_monitor.alloy': standIn });
    expect(units.alloy!.restartTriggers).toContain(standIn);
    expect(machines.withoutMonitor).toMatchObject({ failed: [], warnings: [] });
  });

  test('that every destination is switched off is warned of', () => {
    expect(machines.withoutDestinations.warnings).toEqual([
      'observability.destinations are all switched off, so the collector drops whatever it gets: switch one on, or\n' +
        'everything off by observability.enable.\n',
    ]);
  });

  test('fails for the switch of a destination that the app does not have', () => {
    expect(machines.unknownDestination.failed).toEqual([
      'observability.destinations has lgmt, but the app gives this host ai_monitor, lgtm: correct the name.\n',
    ]);
  });

  test("asks for a destination's credential while that is on, naming both that share one", () => {
    expect(machines.credentialOfDestination.failed).toEqual([
      'observability.alloy.credentials lacks token, for app/a, app/b of the app: name the file\nthat holds it.\n',
    ]);
    expect(machines.credentialOfNoDestination.failed).toEqual([]);
  });

  test("a part's groups and credentials reach the collector, whichever part it is", () => {
    const { settings, units, failed } = machines.needsOfParts;
    expect(failed).toEqual([]);
    const { requiredCredentials } = (settings as { alloy: { requiredCredentials: object } }).alloy;
    expect(requiredCredentials).toEqual({ a: 'app/a', b: 'app/b', c: 'app/c' });
    const { SupplementaryGroups } = units.alloy!.serviceConfig;
    expect([...(SupplementaryGroups as string[])].sort()).toEqual([
      ...['a', 'b', 'c', 'journal-reader', 'systemd-journal'],
    ]);
  });

  test.each([
    ['observability.enable = false', 'switchedOff'],
    ['observability.alloy.enable = false', 'withoutCollector'],
    ['nixosModules.default alone', 'optionsOnly'],
  ] as const)('%s leaves NixOS as it is without us', (_, name) => {
    const { settings, ...machine } = machines[name];
    expect(settings).not.toEqual({});
    expect({ ...machine, settings: {} }).toEqual(machines.bare);
  });

  test("a host's module on a machine of another name is warned of", () => {
    expect(machines.ofAnotherName.warnings).toContainEqual(
      expect.stringMatching(
        /carries, is ryzen, but\s+networking\.hostName is thinkpad: import nixosModules\.thinkpad/,
      ),
    );
  });

  test('fails for a part that the app gives no files for, with what to add', () => {
    expect(machines.withoutItsFiles.failed).toEqual([
      'observability.beyla is switched on, but the app gives this host no files for it: add a BeylaAgent.\n',
    ]);
    expect(Object.keys(machines.withoutItsFiles.units)).toEqual([
      'alloy',
      'observability-tailnet-only',
      'outage-buffer',
    ]);
  });

  test("a consumer's own file goes beside the app's, and restarts the collector too", () => {
    expect(machines.ownFile.etc).toMatchObject({ 'alloy/own.alloy': '/own.alloy' });
    expect(machines.ownFile.units.alloy?.restartTriggers).toContain('/own.alloy');
  });

  test('the outage buffer is a unit without privileges that outlives the collector', () => {
    const { units } = machines.ryzen;
    expect(units.alloy?.environment).toMatchObject({
      OUTAGE_BUFFER_LGTM_OTLP: 'http://127.0.0.1:24347/lgtm',
      OUTAGE_BUFFER_LGTM_PYROSCOPE: 'http://127.0.0.1:24347/lgtm',
    });
    expect(units['outage-buffer']).toMatchObject({
      before: ['alloy.service'],
      wantedBy: ['multi-user.target'],
      serviceConfig: {
        CapabilityBoundingSet: [''],
        DynamicUser: true,
        ExecStart: expect.stringMatching(
          /^node --expose-gc '--max-semi-space-size=1' --no-maglev --no-opt \S+-outage-buffer\/main\.mjs \S+-outage-buffer\.json$/,
        ),
        MemoryMax: '280M',
        Restart: 'always',
      },
    });
  });

  test('the outage buffer is started as Beyla is told to leave alone', () => {
    const beyla = readFileSync(join(NIXOS_OUT, 'files/ryzen/alloy-ebpf/beyla.alloy'), 'utf8');
    const [, glob = 'none'] = /cmd_args = "\*([^"*]*main[^"*]*)\*"/.exec(beyla) ?? [];
    expect(machines.ryzen.units['outage-buffer']?.serviceConfig.ExecStart).toContain(glob);
  });

  test("systemd holds the outage buffer's port, also while it switches to another configuration", () => {
    const { units, unitTexts } = machines.ryzen;
    expect(unitTexts['outage-buffer.socket']).toContain('\nListenStream=127.0.0.1:24347\n');
    expect(unitTexts['outage-buffer.service']).toContain(
      '\nRequires=outage-buffer.socket observability-tailnet-only.service\n',
    );
    // NixOS stops the socket with a service that it stops, and leaves it alone where it restarts that
    expect(unitTexts['outage-buffer.service']).toContain('\nX-StopIfChanged=false\n');
    expect(units['outage-buffer']?.serviceConfig).not.toHaveProperty('RuntimeDirectory');
    expect(Object.keys(machines.withoutBuffer.unitTexts)).not.toContain('outage-buffer.socket');
  });

  test('the token that the outage buffer sends by is fetched beside it, from the file that the consumer names', () => {
    const { units, unitTexts, failed } = machines.tokenOfBuffer;
    expect(failed).toEqual([]);
    expect(units['outage-buffer-credentials']?.serviceConfig).toMatchObject({
      LoadCredential: ['token:/run/secrets/token'],
      User: 'outage-buffer',
      RuntimeDirectory: 'outage-buffer',
    });
    expect(units['outage-buffer']).toMatchObject({
      after: expect.arrayContaining(['outage-buffer-credentials.service']),
      serviceConfig: {
        ExecStart: expect.stringMatching(/ %t\/outage-buffer$/),
        User: 'outage-buffer',
        RuntimeDirectory: 'outage-buffer',
      },
    });
    expect(unitTexts['outage-buffer-credentials.path']).toContain(
      '\nPathChanged=%t/outage-buffer/.refused\n',
    );
  });

  test("without the outage buffer Alloy's exporters go to the destinations themselves", () => {
    const { etc, failed, units } = machines.withoutBuffer;
    expect(failed).toEqual([]);
    expect(units['outage-buffer']).toBeUndefined();
    expect(Object.keys(units.alloy!.environment).join()).not.toContain('OUTAGE_BUFFER');
    expect(Object.keys(etc)).not.toContain('alloy/outage-buffer.alloy');
  });

  test("a host's module imported twice counts once", () => {
    expect(machines.importedTwice).toEqual(machines.ryzen);
  });

  test('a consumer adds to what is there and overrides it', () => {
    const { alloy, etc, units } = machines.extended;
    expect(alloy.extraFlags).toEqual([
      ...machines.ryzen.alloy.extraFlags,
      '--stability.level=experimental',
    ]);
    expect(etc).toEqual({ ...machines.ryzen.etc, 'alloy/own.alloy': '/own.alloy' });
    expect(units.alloy!.serviceConfig).toMatchObject({
      MemoryMax: '1G',
      SupplementaryGroups: ['systemd-journal', 'docker'],
      TimeoutStopSec: 5,
    });
    expect(units['alloy-ebpf']!.serviceConfig.ExecStart).toContain('127.0.0.1:12399');
  });

  test('Alloy gets the flags that its components need, each process its own', () => {
    const { alloy, units } = machines.unstable;
    expect(alloy.extraFlags.slice(machines.ryzen.alloy.extraFlags.length)).toEqual([
      '--stability.level=public-preview',
      '--feature.community-components.enabled',
    ]);
    const run = String(units['alloy-ebpf']!.serviceConfig.ExecStart);
    expect(run).toMatch(/ '--stability\.level=experimental' .*\/etc\/alloy-ebpf$/);
  });

  test('a kernel too old for eBPF fails the assertion, which says what to do', () => {
    expect(machines.oldKernel.failed).toEqual([
      'observability.beyla and observability.pyroscope need Linux 5.8 or newer, but boot.kernelPackages has\n' +
        '5.4.302: choose a newer one or disable both.\n',
    ]);
  });

  test('a kernel that is told to show eBPF nothing fails the assertion, which says what to do', () => {
    const paranoid = (level: string) =>
      `{ boot.kernel.sysctl."kernel.perf_event_paranoid" = ${level}; }`;
    const locked = '{ boot.kernelParams = [ "quiet" "lockdown=confidentiality" ]; }';
    const { two, three, four, admin, confidential, off } = evaluateMachines(nix(), {
      two: [RYZEN, paranoid('2')],
      three: [RYZEN, paranoid('3')],
      four: [RYZEN, paranoid('"4"')],
      admin: [
        RYZEN,
        paranoid('3'),
        '{ observability.alloyEbpf.capabilities = [ "CAP_SYS_ADMIN" ]; }',
      ],
      confidential: [RYZEN, locked],
      off: [
        RYZEN,
        locked,
        '{ observability.beyla.enable = false; observability.pyroscope.enable = false; }',
      ],
    });
    for (const machine of [two, admin, off]) expect(machine.failed).toEqual([]);
    const tooHigh = (level: number) => [
      'observability.beyla and observability.pyroscope see nothing where kernel.perf_event_paranoid is above 2, on kernels that\n' +
        `have such levels, but boot.kernel.sysctl has ${level}: set it to 2, which is as strict on kernels without such levels, or disable both.\n`,
    ];
    expect(three.failed).toEqual(tooHigh(3));
    expect(four.failed).toEqual(tooHigh(4));
    expect(confidential.failed).toEqual([
      'observability.beyla and observability.pyroscope see nothing where boot.kernelParams has lockdown=confidentiality: take\n' +
        'lockdown=integrity, or disable both.\n',
    ]);
  });

  test('the kernel is not asked about in a container, nor where nothing uses eBPF', () => {
    expect(machines.oldKernelOfContainer.failed).toEqual([]);
    expect(machines.oldKernelWithoutEbpf.failed).toEqual([]);
  });

  test('a consumer chooses the package, of which both Alloys are', () => {
    const { units, failed } = machines.otherPackage;
    for (const unit of ['alloy', 'alloy-ebpf'])
      expect(units[unit]!.serviceConfig.ExecStart).toMatch(/^alloy9 run /);
    expect(failed).toEqual([]);
  });

  test('credentials reach the unit by systemd, and only by name', () => {
    expect(machines.credentials.units.alloy!.serviceConfig.LoadCredential).toEqual([
      'token:/run/secrets/token',
    ]);
    expect(machines.credentials.failed).toEqual([]);
  });

  test('fails for a credential that the app asks for and the host lacks', () => {
    expect(machines.missingCredential.failed).toEqual([
      'observability.alloy.credentials lacks token, for fleet/ryzen/alloy of the app: name the file\nthat holds it.\n',
    ]);
  });

  test("reach the unit whose file asks for them, and no other; what nobody asks for is the collector's", () => {
    const { units, failed } = machines.credentialsOfEbpf;
    expect(failed).toEqual([]);
    expect(units['alloy-ebpf']!.serviceConfig.LoadCredential).toEqual(['a:/run/a', 'b:/run/b']);
    expect(units.alloy!.serviceConfig.LoadCredential).toEqual([
      'b:/run/b',
      'own:/run/own',
      'unused:/run/unused',
    ]);
  });

  test('fails for one that only a file of the second Alloy asks for, while that is there', () => {
    expect(machines.missingCredentialOfEbpf.failed).toEqual([
      'observability.alloy.credentials lacks a, for fleet/ryzen/beyla of the app: name the file\nthat holds it.\n',
    ]);
    expect(machines.credentialsWithoutEbpf.failed).toEqual([]);
  });

  test('fails for a credential in the Nix store', () => {
    expect(machines.credentialInStore.failed).toEqual([
      'observability.alloy.credentials has token in the Nix store, where every user can read it: give the path of a\n' +
        'file outside, as a string.\n',
    ]);
  });

  test('fails for a port that another module listens on, and for no other', () => {
    expect(machines.takenPort.failed).toEqual([
      'observability.alloy listens on port 4318, and so does services.opentelemetry-collector: give that another\n' +
        'port in its settings, or the collector in the app.\n',
    ]);
    expect(machines.otherPort.failed).toEqual([]);
    for (const [machine, port, name] of [
      ['takenNumber', 12345, 'prometheus'],
      ['takenNumberInSettings', 4318, 'tempo'],
    ] as const)
      expect(machines[machine].failed).toEqual([
        `observability.alloy listens on port ${port}, and so does services.${name}: give that another\n` +
          'port in its settings, or the collector in the app.\n',
      ]);
    expect(machines.sentTo.failed).toEqual([]);
  });

  test('a journal unit that no module defines is warned of, by name', () => {
    expect(machines.withoutItsUnits.warnings).toEqual([
      'observability.journal collects units that no NixOS module defines: tailscaled.service.\n' +
        'Enable what they belong to, correct their names in the app, or, where a package brings them, name them in\n' +
        'observability.packagedUnits.\n',
    ]);
  });

  test("sessions and the chosen users' services learn where to send", () => {
    expect(machines.thinkpad.sessionVariables).toEqual({
      CLAUDE_CODE_ENABLE_TELEMETRY: '1',
      CLAUDE_CODE_ENHANCED_TELEMETRY_BETA: '1',
      GEMINI_TELEMETRY_OTLP_PROTOCOL: 'http',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318',
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
      OTEL_LOGS_EXPORTER: 'otlp',
      OTEL_METRICS_EXPORTER: 'otlp',
      OTEL_TRACES_EXPORTER: 'otlp',
    });
    // a drop-in without a PATH, which would take the place of the service's own
    expect(machines.thinkpad.userUnits).toEqual({
      'i3-project-daemon.service': {
        overrideStrategy: 'asDropin',
        text:
          '[Unit]\n\n[Service]\n' +
          'Environment="CLAUDE_CODE_ENABLE_TELEMETRY=1"\n' +
          'Environment="CLAUDE_CODE_ENHANCED_TELEMETRY_BETA=1"\n' +
          'Environment="GEMINI_TELEMETRY_OTLP_PROTOCOL=http"\n' +
          'Environment="OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4318"\n' +
          'Environment="OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"\n' +
          'Environment="OTEL_LOGS_EXPORTER=otlp"\n' +
          'Environment="OTEL_METRICS_EXPORTER=otlp"\n' +
          'Environment="OTEL_TRACES_EXPORTER=otlp"\n',
      },
    });
  });

  test("Codex, which reads no variables, learns it from the system's configuration of it", () => {
    const toml = (endpoint: string) =>
      '# From observability.sessionEnvironment.codex.\n[otel]\n' +
      `exporter = { otlp-http = { endpoint = "${endpoint}/v1/logs", protocol = "binary", headers = { } } }\n` +
      `trace_exporter = { otlp-http = { endpoint = "${endpoint}/v1/traces", protocol = "binary", headers = { } } }\n` +
      `metrics_exporter = { otlp-http = { endpoint = "${endpoint}/v1/metrics", protocol = "binary", headers = { } } }\n`;
    expect(machines.ryzen.codexConfig).toBeNull();
    expect(machines.codex.codexConfig).toBe(toml('http://127.0.0.1:4318'));
    expect(machines.codexElsewhere.codexConfig).toBe(toml('http://127.0.0.1:5318'));
    expect(machines.codex.warnings).toEqual([]);

    expect(machines.codexOfItsOwn.codexConfig).toBe("model = 'gpt-5'");
    expect(machines.codexOfItsOwn.warnings).toEqual([
      'observability.sessionEnvironment.codex has Codex send its telemetry by /etc/codex/config.toml, but another module sets\n' +
        "that file and has no [otel] in it: add this, or take 'codex' out of the app's assistants.\n" +
        toml('http://127.0.0.1:4318'),
    ]);
    expect(machines.codexWithBoth).toMatchObject({ codexConfig: '[otel]', warnings: [] });
  });

  test('a variable that leads past the collector, to another port of the machine, is warned of', () => {
    expect(machines.pastTheCollector.warnings).toEqual([
      'observability.sessionEnvironment has programs send to the collector, but environment.sessionVariables has\n' +
        'OTEL_EXPORTER_OTLP_ENDPOINT = "http://localhost:4320", where that doesn\'t listen: what they send leads past it, and nothing of it\n' +
        'leaves this machine. Leave the variable out.\n',
    ]);
    expect(machines.toTheCollector.warnings).toEqual([]);
    // somebody's own, who receives it
    expect(machines.toAnother.warnings).toEqual([]);
  });

  test('a consumer takes the variables away, or overrides one, without mkForce', () => {
    expect(machines.withoutSession).toMatchObject({ sessionVariables: {}, userUnits: {} });
    expect(machines.ownVariable.sessionVariables).toMatchObject({
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318',
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    });
  });

  test('the modules set these options of NixOS and no others', () => {
    const settable = evaluate<string[]>(nix(), `settable ${DEFAULT} [ ${RYZEN} ]`);
    const ofNixOS = settable
      // a unit of our own is ours altogether
      .filter((option) => !OURS.test(option))
      .map((option) => option.replace(/^(environment\.etc\.)"(.*)\/.*\.alloy"/, '$1"$2/*.alloy"'))
      .map((option) => option.replace(/(?<=\.(sessionVariables|environment)\.)\w+$/, '*'));
    expect([...new Set(ofNixOS)].sort()).toEqual([
      'assertions',
      'environment.etc."alloy-ebpf/*.alloy".source',
      'environment.etc."alloy/*.alloy".source',
      'environment.etc."codex/config.toml".text',
      'environment.etc."observability/memory-profiles".text',
      'environment.sessionVariables.*',
      'environment.systemPackages',
      'networking.nftables.preCheckRuleset',
      'networking.nftables.tables.observability.content',
      'networking.nftables.tables.observability.family',
      'services.alloy.enable',
      'services.alloy.extraFlags',
      'services.alloy.package',
      'system.checks',
      'systemd.packages',
      'systemd.services.alloy-ebpf.after',
      'systemd.services.alloy-ebpf.description',
      'systemd.services.alloy-ebpf.environment.*',
      'systemd.services.alloy-ebpf.restartTriggers',
      'systemd.services.alloy-ebpf.serviceConfig.AmbientCapabilities',
      'systemd.services.alloy-ebpf.serviceConfig.CPUQuota',
      'systemd.services.alloy-ebpf.serviceConfig.CPUWeight',
      'systemd.services.alloy-ebpf.serviceConfig.CapabilityBoundingSet',
      'systemd.services.alloy-ebpf.serviceConfig.DynamicUser',
      'systemd.services.alloy-ebpf.serviceConfig.ExecCondition',
      'systemd.services.alloy-ebpf.serviceConfig.ExecStart',
      'systemd.services.alloy-ebpf.serviceConfig.ExecStartPre',
      'systemd.services.alloy-ebpf.serviceConfig.LoadCredential',
      'systemd.services.alloy-ebpf.serviceConfig.LockPersonality',
      'systemd.services.alloy-ebpf.serviceConfig.MemoryMax',
      'systemd.services.alloy-ebpf.serviceConfig.Nice',
      'systemd.services.alloy-ebpf.serviceConfig.NoNewPrivileges',
      'systemd.services.alloy-ebpf.serviceConfig.PrivateDevices',
      'systemd.services.alloy-ebpf.serviceConfig.PrivateTmp',
      'systemd.services.alloy-ebpf.serviceConfig.ProtectClock',
      'systemd.services.alloy-ebpf.serviceConfig.ProtectControlGroups',
      'systemd.services.alloy-ebpf.serviceConfig.ProtectHome',
      'systemd.services.alloy-ebpf.serviceConfig.ProtectHostname',
      'systemd.services.alloy-ebpf.serviceConfig.ProtectKernelModules',
      'systemd.services.alloy-ebpf.serviceConfig.ProtectSystem',
      'systemd.services.alloy-ebpf.serviceConfig.RemoveIPC',
      'systemd.services.alloy-ebpf.serviceConfig.Restart',
      'systemd.services.alloy-ebpf.serviceConfig.RestartSec',
      'systemd.services.alloy-ebpf.serviceConfig.RestrictAddressFamilies',
      'systemd.services.alloy-ebpf.serviceConfig.RestrictRealtime',
      'systemd.services.alloy-ebpf.serviceConfig.RestrictSUIDSGID',
      'systemd.services.alloy-ebpf.serviceConfig.StateDirectory',
      'systemd.services.alloy-ebpf.serviceConfig.SupplementaryGroups',
      'systemd.services.alloy-ebpf.serviceConfig.SystemCallArchitectures',
      'systemd.services.alloy-ebpf.serviceConfig.SystemCallErrorNumber',
      'systemd.services.alloy-ebpf.serviceConfig.SystemCallFilter',
      'systemd.services.alloy-ebpf.serviceConfig.TimeoutStopSec',
      'systemd.services.alloy-ebpf.serviceConfig.UMask',
      'systemd.services.alloy-ebpf.startLimitIntervalSec',
      'systemd.services.alloy-ebpf.unitConfig.ConditionPathExists',
      'systemd.services.alloy-ebpf.wantedBy',
      'systemd.services.alloy.after',
      'systemd.services.alloy.environment.*',
      'systemd.services.alloy.requires',
      'systemd.services.alloy.restartTriggers',
      'systemd.services.alloy.serviceConfig.AmbientCapabilities',
      'systemd.services.alloy.serviceConfig.CapabilityBoundingSet',
      'systemd.services.alloy.serviceConfig.ExecStopPost',
      'systemd.services.alloy.serviceConfig.LoadCredential',
      'systemd.services.alloy.serviceConfig.LockPersonality',
      'systemd.services.alloy.serviceConfig.MemoryMax',
      'systemd.services.alloy.serviceConfig.NoNewPrivileges',
      'systemd.services.alloy.serviceConfig.PrivateDevices',
      'systemd.services.alloy.serviceConfig.PrivateTmp',
      'systemd.services.alloy.serviceConfig.ProtectControlGroups',
      'systemd.services.alloy.serviceConfig.ProtectHome',
      'systemd.services.alloy.serviceConfig.ProtectHostname',
      'systemd.services.alloy.serviceConfig.ProtectKernelLogs',
      'systemd.services.alloy.serviceConfig.ProtectKernelModules',
      'systemd.services.alloy.serviceConfig.ProtectKernelTunables',
      'systemd.services.alloy.serviceConfig.ProtectSystem',
      'systemd.services.alloy.serviceConfig.RemoveIPC',
      'systemd.services.alloy.serviceConfig.RestrictAddressFamilies',
      'systemd.services.alloy.serviceConfig.RestrictNamespaces',
      'systemd.services.alloy.serviceConfig.RestrictRealtime',
      'systemd.services.alloy.serviceConfig.RestrictSUIDSGID',
      'systemd.services.alloy.serviceConfig.SupplementaryGroups',
      'systemd.services.alloy.serviceConfig.SystemCallArchitectures',
      'systemd.services.alloy.serviceConfig.SystemCallErrorNumber',
      'systemd.services.alloy.serviceConfig.SystemCallFilter',
      'systemd.services.alloy.serviceConfig.TimeoutStopSec',
      'systemd.services.alloy.serviceConfig.UMask',
      'systemd.services.alloy.startLimitIntervalSec',
      'systemd.services.alloy.wants',
      'systemd.services.observability-check.after',
      'systemd.services.observability-check.description',
      'systemd.services.observability-check.serviceConfig.CapabilityBoundingSet',
      'systemd.services.observability-check.serviceConfig.DynamicUser',
      'systemd.services.observability-check.serviceConfig.ExecStart',
      'systemd.services.observability-check.serviceConfig.LockPersonality',
      'systemd.services.observability-check.serviceConfig.NoNewPrivileges',
      'systemd.services.observability-check.serviceConfig.PrivateDevices',
      'systemd.services.observability-check.serviceConfig.PrivateTmp',
      'systemd.services.observability-check.serviceConfig.PrivateUsers',
      'systemd.services.observability-check.serviceConfig.ProcSubset',
      'systemd.services.observability-check.serviceConfig.ProtectClock',
      'systemd.services.observability-check.serviceConfig.ProtectControlGroups',
      'systemd.services.observability-check.serviceConfig.ProtectHome',
      'systemd.services.observability-check.serviceConfig.ProtectHostname',
      'systemd.services.observability-check.serviceConfig.ProtectKernelLogs',
      'systemd.services.observability-check.serviceConfig.ProtectKernelModules',
      'systemd.services.observability-check.serviceConfig.ProtectKernelTunables',
      'systemd.services.observability-check.serviceConfig.ProtectProc',
      'systemd.services.observability-check.serviceConfig.ProtectSystem',
      'systemd.services.observability-check.serviceConfig.RemoveIPC',
      'systemd.services.observability-check.serviceConfig.RestrictAddressFamilies',
      'systemd.services.observability-check.serviceConfig.RestrictNamespaces',
      'systemd.services.observability-check.serviceConfig.RestrictRealtime',
      'systemd.services.observability-check.serviceConfig.RestrictSUIDSGID',
      'systemd.services.observability-check.serviceConfig.StateDirectory',
      'systemd.services.observability-check.serviceConfig.SuccessExitStatus',
      'systemd.services.observability-check.serviceConfig.SystemCallArchitectures',
      'systemd.services.observability-check.serviceConfig.SystemCallErrorNumber',
      'systemd.services.observability-check.serviceConfig.SystemCallFilter',
      'systemd.services.observability-check.serviceConfig.TimeoutStartSec',
      'systemd.services.observability-check.serviceConfig.Type',
      'systemd.services.observability-check.serviceConfig.UMask',
      'systemd.services.observability-tailnet-only.description',
      'systemd.services.observability-tailnet-only.reloadIfChanged',
      'systemd.services.observability-tailnet-only.serviceConfig.AmbientCapabilities',
      'systemd.services.observability-tailnet-only.serviceConfig.CapabilityBoundingSet',
      'systemd.services.observability-tailnet-only.serviceConfig.ExecReload',
      'systemd.services.observability-tailnet-only.serviceConfig.ExecStart',
      'systemd.services.observability-tailnet-only.serviceConfig.ExecStop',
      'systemd.services.observability-tailnet-only.serviceConfig.LockPersonality',
      'systemd.services.observability-tailnet-only.serviceConfig.MemoryDenyWriteExecute',
      'systemd.services.observability-tailnet-only.serviceConfig.NoNewPrivileges',
      'systemd.services.observability-tailnet-only.serviceConfig.PrivateDevices',
      'systemd.services.observability-tailnet-only.serviceConfig.PrivateTmp',
      'systemd.services.observability-tailnet-only.serviceConfig.ProcSubset',
      'systemd.services.observability-tailnet-only.serviceConfig.ProtectClock',
      'systemd.services.observability-tailnet-only.serviceConfig.ProtectControlGroups',
      'systemd.services.observability-tailnet-only.serviceConfig.ProtectHome',
      'systemd.services.observability-tailnet-only.serviceConfig.ProtectHostname',
      'systemd.services.observability-tailnet-only.serviceConfig.ProtectKernelLogs',
      'systemd.services.observability-tailnet-only.serviceConfig.ProtectKernelModules',
      'systemd.services.observability-tailnet-only.serviceConfig.ProtectKernelTunables',
      'systemd.services.observability-tailnet-only.serviceConfig.ProtectProc',
      'systemd.services.observability-tailnet-only.serviceConfig.ProtectSystem',
      'systemd.services.observability-tailnet-only.serviceConfig.RemainAfterExit',
      'systemd.services.observability-tailnet-only.serviceConfig.RestrictAddressFamilies',
      'systemd.services.observability-tailnet-only.serviceConfig.RestrictNamespaces',
      'systemd.services.observability-tailnet-only.serviceConfig.RestrictRealtime',
      'systemd.services.observability-tailnet-only.serviceConfig.RestrictSUIDSGID',
      'systemd.services.observability-tailnet-only.serviceConfig.SystemCallArchitectures',
      'systemd.services.observability-tailnet-only.serviceConfig.SystemCallErrorNumber',
      'systemd.services.observability-tailnet-only.serviceConfig.SystemCallFilter',
      'systemd.services.observability-tailnet-only.serviceConfig.Type',
      'systemd.services.observability-tailnet-only.serviceConfig.UMask',
      'systemd.timers.observability-check.description',
      'systemd.timers.observability-check.timerConfig.OnCalendar',
      'systemd.timers.observability-check.timerConfig.RandomizedDelaySec',
      'systemd.timers.observability-check.wantedBy',
      'systemd.user.services.i3-project-daemon.environment.*',
      'systemd.user.services.i3-project-daemon.overrideStrategy',
      'systemd.user.services.i3-project-daemon.path',
      'systemd.user.services.memory-profile-otel-ai-monitor.after',
      'systemd.user.services.memory-profile-otel-ai-monitor.description',
      'systemd.user.services.memory-profile-otel-ai-monitor.partOf',
      'systemd.user.services.memory-profile-otel-ai-monitor.serviceConfig.ExecStart',
      'systemd.user.services.memory-profile-otel-ai-monitor.serviceConfig.NoNewPrivileges',
      'systemd.user.services.memory-profile-otel-ai-monitor.wantedBy',
      'systemd.user.services.otel-ai-monitor.environment.*',
      'systemd.user.services.otel-ai-monitor.overrideStrategy',
      'systemd.user.services.otel-ai-monitor.path',
      'users.users.alloy.group',
      'users.users.alloy.isSystemUser',
      'users.users.outage-buffer.group',
      'users.users.outage-buffer.isSystemUser',
      'warnings',
    ]);
  });

  test.each([
    [
      'an option that does not exist',
      '{ observability.beyla.enabel = false; }',
      /The option `observability\.beyla\.enabel' does not exist/,
    ],
    [
      'a value of another type',
      '{ observability.alloyEbpf.httpPort = 123456; }',
      /option `observability\.alloyEbpf\.httpPort' is not of type `16 bit unsigned integer/,
    ],
    [
      'two consumers who want different values',
      '{ observability.alloy.memoryMax = "1G"; } { observability.alloy.memoryMax = "2G"; }',
      /option `observability\.alloy\.memoryMax' has conflicting definition values/,
    ],
    [
      "nixpkgs' part of the unit set otherwise",
      '{ systemd.services.alloy.serviceConfig.Restart = "no"; }',
      /option `systemd\.services\.alloy\.serviceConfig\.Restart' has conflicting definition values/,
    ],
  ])('fails for %s, by the name of the option', (_, modules, message) => {
    expect(() => evaluate(nix(), `machine [ ${hostModule('thinkpad')} ${modules} ]`)).toThrow(
      message,
    );
  });
});
