import { join } from 'node:path';
import { describeWith } from '../support/programs';
import {
  evaluate,
  evaluateMachines,
  hostModule,
  NIXOS_OUT,
  nixPath,
  type Machine,
} from './evaluate';

const RYZEN = hostModule('ryzen');
const THINKPAD = hostModule('thinkpad');

/** A service of somebody else's, by NixOS. */
const DAEMON = (name: string, more = '') =>
  `{ systemd.user.services.${name} = { serviceConfig.ExecStart = "/bin/${name}"; ${more} }; }`;

/** What is there already beside a host's module. */
const MACHINES = {
  ryzen: [RYZEN],
  thinkpad: [THINKPAD],
  withoutUs: ['{ services.alloy.enable = true; }'],
  ownService: [RYZEN, DAEMON('i3-project-daemon'), DAEMON('otel-ai-monitor')],
  ownScript: [RYZEN, '{ systemd.user.services.i3-project-daemon.script = "exec i3pm"; }'],
  ownVariable: [
    RYZEN,
    DAEMON('i3-project-daemon', 'environment.OTEL_EXPORTER_OTLP_PROTOCOL = "grpc";'),
  ],
  ambient: [
    THINKPAD,
    '{ systemd.services.alloy.serviceConfig.AmbientCapabilities = [ "CAP_DAC_READ_SEARCH" ]; }',
  ],
  ambientAsText: [
    THINKPAD,
    '{ systemd.services.alloy.serviceConfig.AmbientCapabilities = "CAP_DAC_READ_SEARCH CAP_NET_RAW"; }',
  ],
  byOption: [
    RYZEN,
    `{
      observability.alloy = { capabilities = [ "CAP_DAC_READ_SEARCH" ]; groups = [ "nginx" "docker" ]; };
      observability.alloyEbpf = { capabilities = [ "CAP_SYS_ADMIN" ]; groups = [ "caddy" ]; };
    }`,
  ],
  boundByHand: [
    THINKPAD,
    `{
      observability.alloy.capabilities = [ "CAP_DAC_READ_SEARCH" ];
      systemd.services.alloy.serviceConfig.CapabilityBoundingSet = lib.mkForce [ "CAP_NET_RAW" ];
    }`,
  ],
  asRoot: [
    THINKPAD,
    `{ systemd.services.alloy.serviceConfig = { DynamicUser = lib.mkForce false; User = "root"; }; }`,
  ],
  asUser: [
    RYZEN,
    `{
      systemd.services.alloy.serviceConfig = { DynamicUser = lib.mkForce false; User = "alloy"; };
      systemd.services.alloy-ebpf.serviceConfig = { DynamicUser = false; User = "alloy"; };
      systemd.services.outage-buffer.serviceConfig = { DynamicUser = false; User = "alloy"; };
    }`,
  ],
  credentialAsText: [
    THINKPAD,
    '{ systemd.services.alloy.serviceConfig.LoadCredential = "own:/run/own"; }',
  ],
  flags: [
    THINKPAD,
    `{ services.alloy.extraFlags = [ "--stability.level" "experimental" "--feature.community-components.enabled" "--server.http.ui-path-prefix=/" ]; }`,
  ],
  ownFiles: [
    RYZEN,
    `{
      environment.etc."alloy/own.alloy".source = /own.alloy;
      environment.etc."alloy/conf.d/unread.alloy".source = /unread.alloy;
      environment.etc."alloy-ebpf/own.alloy".source = /ebpf.alloy;
    }`,
  ],
  replacedFile: [RYZEN, '{ environment.etc."alloy/lgtm.alloy".source = /mine.alloy; }'],
  ownPath: [THINKPAD, '{ services.alloy.configPath = "/srv/own.alloy"; }'],
  ownConfig: [THINKPAD, '{ environment.etc."alloy/config.alloy".source = /config.alloy; }'],
  handedInConfig: [THINKPAD, '{ observability.alloy.configFiles.config = /config.alloy; }'],
  notEnabled: [THINKPAD, '{ services.alloy.enable = false; }'],
  defaultCollector: [
    THINKPAD,
    '{ services.opentelemetry-collector = { enable = true; settings.receivers.otlp.protocols = { grpc = null; http = { }; }; }; }',
  ],
  onlyGrpc: [
    THINKPAD,
    '{ services.opentelemetry-collector = { enable = true; settings.receivers.otlp.protocols.grpc = { }; }; }',
  ],
  defaultTempo: [
    THINKPAD,
    '{ services.tempo = { enable = true; settings.distributor.receivers.otlp.protocols.http = null; }; }',
  ],
  movedTempo: [
    THINKPAD,
    '{ services.tempo = { enable = true; settings.distributor.receivers.otlp.protocols.http.endpoint = "127.0.0.1:5318"; }; }',
  ],
  buffersPort: [THINKPAD, '{ services.prometheus = { enable = true; port = 24347; }; }'],
  freedPort: [
    THINKPAD,
    '{ services.prometheus = { enable = true; port = 24347; }; observability.outageBuffer.enable = false; }',
  ],
  movedUi: [
    RYZEN,
    `{
      services.alloy.extraFlags = [ "--server.http.listen-addr" "127.0.0.1:24346" ];
    }`,
  ],
  documentedUi: [
    RYZEN,
    '{ services.alloy.extraFlags = [ "--server.http.listen-addr=127.0.0.1:12346" ]; services.prometheus = { enable = true; port = 12345; }; }',
  ],
  misspelt: [
    RYZEN,
    `{
      observability.beyla.targets.otel-ai-monitr.enable = false;
      observability.pyroscope.targets.otel-ai-moniter.enable = false;
    }`,
  ],
  packaged: [
    `{ imports = [ ${nixPath(join(NIXOS_OUT, 'hosts', 'ryzen.nix'))} ]; networking.hostName = "ryzen"; }`,
    '{ observability.packagedUnits = [ "tailscaled.service" "nix-daemon.service" ]; }',
  ],
  withoutJournal: [THINKPAD, '{ observability.journal.enable = false; }'],
} satisfies Record<string, readonly string[]>;

describeWith(['nix-instantiate'], 'beside what a machine has already', (programs) => {
  const nix = () => ({ nix: programs['nix-instantiate'] });
  let machines: Record<keyof typeof MACHINES, Machine>;
  beforeAll(() => {
    machines = evaluateMachines(nix(), MACHINES);
  });
  const serviceOf = (machine: keyof typeof MACHINES, unit = 'alloy') =>
    machines[machine].units[unit]!.serviceConfig;

  describe("users' services", () => {
    test('one that NixOS defines stays a unit, with the variables in it', () => {
      for (const name of ['i3-project-daemon', 'otel-ai-monitor']) {
        const { overrideStrategy, text } = machines.ownService.userUnits[`${name}.service`]!;
        expect(overrideStrategy).toBe('asDropinIfExists');
        expect(text).toContain(`ExecStart=/bin/${name}\n`);
        // its own, as NixOS gives it to every service
        expect(text).toContain('Environment="PATH=');
      }
      const { userUnits } = machines.ownService;
      expect(userUnits['i3-project-daemon.service']!.text).toContain('OTEL_EXPORTER_OTLP_ENDPOINT');
      expect(userUnits['otel-ai-monitor.service']!.text).toContain('PYROSCOPE_CONFIGURE');
    });

    test('one whose program is a script of NixOS is one that NixOS defines', () => {
      expect(machines.ownScript.userUnits['i3-project-daemon.service']!.overrideStrategy).toBe(
        'asDropinIfExists',
      );
    });

    test('one that nobody defines here gets a file beside it, without a PATH', () => {
      for (const { overrideStrategy, text } of Object.values(machines.ryzen.userUnits)) {
        expect(overrideStrategy).toBe('asDropin');
        expect(text).not.toContain('PATH=/');
      }
    });

    test('its own variable stays', () => {
      const { text } = machines.ownVariable.userUnits['i3-project-daemon.service']!;
      expect(text).toContain('"OTEL_EXPORTER_OTLP_PROTOCOL=grpc"');
    });
  });

  describe('capabilities and groups', () => {
    test.each([
      ['ambient', 'CAP_DAC_READ_SEARCH'],
      ['ambientAsText', 'CAP_DAC_READ_SEARCH CAP_NET_RAW'],
      ['thinkpad', ''],
    ] as const)('set by hand they are kept by the bounding set: %s', (machine, bounding) => {
      expect(serviceOf(machine).CapabilityBoundingSet).toEqual([bounding]);
      expect(machines[machine].failed).toEqual([]);
    });

    test('by option they reach either process', () => {
      expect(serviceOf('byOption')).toMatchObject({
        AmbientCapabilities: ['CAP_DAC_READ_SEARCH'],
        CapabilityBoundingSet: ['CAP_DAC_READ_SEARCH'],
        SupplementaryGroups: expect.arrayContaining(['systemd-journal', 'nginx', 'docker']),
      });
      const ebpf = serviceOf('byOption', 'alloy-ebpf');
      expect(ebpf.AmbientCapabilities).toEqual(
        expect.arrayContaining(['CAP_BPF', 'CAP_SYS_ADMIN']),
      );
      expect(ebpf.SupplementaryGroups).toEqual(['caddy']);
    });

    test('fails where the bounding set takes them away', () => {
      expect(machines.boundByHand.failed).toEqual([
        'alloy: alloy.service is to have CAP_DAC_READ_SEARCH, which its CapabilityBoundingSet takes away: name it in\n' +
          'observability.alloy.capabilities, and leave the bounding set alone.\n',
      ]);
    });

    test('fails for root, who can do nothing without them', () => {
      expect(machines.asRoot.failed).toEqual([
        'alloy: alloy.service runs as root, but without capabilities root reads no more than others do: name what it needs in\n' +
          'observability.alloy.capabilities, such as CAP_DAC_READ_SEARCH for files of other users, and leave its user alone.\n',
      ]);
    });
  });

  describe('nothing needs mkForce', () => {
    /** Another value of the same kind. */
    function other(value: unknown): unknown {
      if (typeof value === 'boolean') return !value;
      if (typeof value === 'number') return value + 1;
      return value === 'always' ? 'on-failure' : `/other${String(value).length}`;
    }

    /** What is text, a number or a switch. */
    function scalars(settings: Readonly<Record<string, unknown>>) {
      return Object.entries(settings).filter(([, value]) => typeof value !== 'object');
    }

    test("every scalar of our units is the consumer's, once set by hand", () => {
      const ofNixpkgs = machines.withoutUs.units.alloy!.serviceConfig;
      const wanted = Object.entries(machines.ryzen.units).map(([unit, of]) => {
        const isOurs = ([name]: [string, unknown]) => unit !== 'alloy' || !(name in ofNixpkgs);
        const settings = scalars(of.serviceConfig).filter(isOurs);
        const set = settings.map(([name, value]) => [name, other(value)]);
        const environment = scalars(of.environment).map(([name, value]) => [name, other(value)]);
        return {
          unit,
          serviceConfig: Object.fromEntries(set) as Record<string, unknown>,
          environment: Object.fromEntries(environment) as Record<string, string>,
          ownDescription: unit !== 'alloy',
        };
      });
      // as many as there are: a unit that isn't looked at would show here
      const counts = wanted.map(({ unit, serviceConfig }) => [
        unit,
        Object.keys(serviceConfig).length,
      ]);
      expect(Object.fromEntries(counts)).toEqual({
        alloy: 20,
        'alloy-ebpf': 27,
        'observability-tailnet-only': 26,
        'outage-buffer': 29,
      });
      const nixAttrs = (values: Readonly<Record<string, unknown>>) =>
        `{ ${Object.entries(values)
          .map(([name, value]) => `${name} = ${JSON.stringify(value)};`)
          .join(' ')} }`;
      const byHand = wanted.map(
        ({ unit, serviceConfig, environment, ownDescription }) => `{
          systemd.services.${unit} = {
            serviceConfig = ${nixAttrs(serviceConfig)};
            environment = ${nixAttrs(environment)};
            startLimitIntervalSec = 7;
            ${ownDescription ? 'description = "mine";' : ''}
            ${unit === 'alloy-ebpf' ? 'unitConfig.ConditionPathExists = "/mine";' : ''}
          };
        }`,
      );
      const users = '{ users.users.alloy = { isSystemUser = false; group = "mine"; }; }';
      const { mine } = evaluateMachines(nix(), { mine: [RYZEN, users, ...byHand] });
      for (const { unit, serviceConfig, environment } of wanted) {
        expect(mine.units[unit]).toMatchObject({ serviceConfig, environment });
        expect(mine.units[unit]!.startLimitIntervalSec).toBe(7);
      }
      expect(mine.units['alloy-ebpf']!.condition).toBe('/mine');
    });

    test("what people set is among it: a timeout as text, a limit, a credential, a file of the app's", () => {
      const { popular } = evaluateMachines(nix(), {
        popular: [
          RYZEN,
          `{
            systemd.services.alloy.serviceConfig = {
              TimeoutStopSec = "8s"; MemoryMax = "2G"; ProtectHome = false;
            };
          }`,
        ],
      });
      expect(popular.units.alloy!.serviceConfig).toMatchObject({
        TimeoutStopSec: '8s',
        MemoryMax: '2G',
        ProtectHome: false,
      });
      expect(serviceOf('credentialAsText').LoadCredential).toBe('own:/run/own');
      expect(machines.replacedFile.etc['alloy/lgtm.alloy']).toBe('/mine.alloy');
    });

    test.each(['alloy', 'alloy-ebpf', 'outage-buffer'])(
      'a user of its own leaves %s what DynamicUser implied',
      (unit) => {
        expect(serviceOf('asUser', unit)).toMatchObject({
          DynamicUser: false,
          NoNewPrivileges: true,
          PrivateTmp: true,
          ProtectSystem: 'strict',
          RemoveIPC: true,
          RestrictSUIDSGID: true,
        });
      },
    );
  });

  describe("the consumer's flags and files", () => {
    test("what lets Alloy take more reaches the build's check, and nothing else does", () => {
      expect(machines.flags.checks['alloy-config']!.command).toContain(
        'alloy validate \'--stability.level=experimental\' --feature.community-components.enabled "$configuration"',
      );
    });

    test('a file of theirs is checked with ours and restarts Alloy, but for those in folders, which nobody reads', () => {
      const { units, checks } = machines.ownFiles;
      expect(units.alloy!.restartTriggers).toContain('/own.alloy');
      expect(units.alloy!.restartTriggers).not.toContain('/unread.alloy');
      expect(units['alloy-ebpf']!.restartTriggers).toContain('/ebpf.alloy');
      expect(checks['alloy-config']!.files['own.alloy']).toBe('/own.alloy');
      expect(checks['alloy-ebpf-config']!.files['own.alloy']).toBe('/ebpf.alloy');
    });
  });

  test("where the builder can't run what it builds, its own Alloy checks the configuration", () => {
    const { checks } = evaluate<Machine>(nix(), `crossBuilt [ ${RYZEN} ]`);
    const alloys = (of: Machine['checks']) => Object.values(of).map(({ alloy }) => alloy);
    expect(alloys(checks)).toEqual(Array(2).fill(expect.stringMatching(/-alloy-of-the-builder$/)));
    expect(alloys(machines.ryzen.checks)).toEqual(
      Array(2).fill(expect.stringMatching(/-grafana-alloy$/)),
    );
  });

  describe('moving over', () => {
    test('fails for a configuration elsewhere, with what to do with it', () => {
      expect(machines.ownPath.failed).toEqual([
        'observability.alloy puts its files into /etc/alloy, but services.alloy.configPath is\n' +
          '/srv/own.alloy, which Alloy would read instead: leave configPath at its default. What the\n' +
          'app does already goes (the receiver on 4318, the journal, the node exporter); the rest, as a file beside the\n' +
          "app's, is observability.alloy.configFiles.own = ./own.alloy.\n",
      ]);
    });

    test('fails for a config.alloy that was there, until it is handed in as a file beside the others', () => {
      expect(machines.ownConfig.failed).toEqual([
        'observability.alloy would make one configuration of its files and environment.etc."alloy/config.alloy", which was there\n' +
          'before: take out of that what the app does already (the receiver on 4318, the journal, the node exporter),\n' +
          'and hand in the rest as observability.alloy.configFiles.own = ./own.alloy.\n',
      ]);
      expect(machines.handedInConfig.failed).toEqual([]);
    });

    test('fails where services.alloy is switched off by hand', () => {
      expect(machines.notEnabled.failed).toEqual([
        expect.stringContaining('switch the collector\noff by observability.alloy.enable'),
      ]);
    });

    test.each([
      ['defaultCollector', 'opentelemetry-collector'],
      ['defaultTempo', 'tempo'],
    ] as const)("fails for another receiver on the protocol's own port: %s", (machine, name) => {
      expect(machines[machine].failed).toEqual([
        `observability.alloy listens on port 4318, and so does services.${name}: give that another\n` +
          'port in its settings, or the collector in the app.\n',
      ]);
    });

    test.each(['onlyGrpc', 'movedTempo'] as const)('takes one on another port: %s', (machine) => {
      expect(machines[machine].failed).toEqual([]);
    });
  });

  describe('ports', () => {
    test('fails for one of any of our programs, as long as it runs', () => {
      expect(machines.buffersPort.failed).toEqual([
        expect.stringContaining('port 24347, and so does services.prometheus'),
      ]);
      expect(machines.freedPort.failed).toEqual([]);
    });

    test("Alloy's own is where its flag says", () => {
      expect(machines.movedUi.failed).toEqual([
        'observability.alloy has port 24346 twice, for services.alloy (its UI) and observability.alloyEbpf.httpPort: give one another, the UI by\n' +
          '--server.http.listen-addr in services.alloy.extraFlags.\n',
      ]);
      // nixpkgs' own example for it, and the port that it has left
      expect(machines.documentedUi.failed).toEqual([]);
    });
  });

  test('fails for a target that the app does not have, by its name', () => {
    expect([...machines.misspelt.failed].sort()).toEqual([
      'observability.beyla.targets has otel-ai-monitr, but the app gives this host i3pm, otel-ai-monitor: correct the name.\n',
      'observability.pyroscope.targets has otel-ai-moniter, but the app gives this host otel-ai-monitor: correct the name.\n',
    ]);
  });

  test('a unit that a package brings is not warned of, once it is named', () => {
    expect(machines.packaged.warnings).toEqual([]);
  });

  test("the journal is read by this machine's own libsystemd, where it is read", () => {
    expect(machines.thinkpad.units.alloy!.environment.LD_LIBRARY_PATH).toMatch(/-systemd\/lib$/);
    expect(machines.withoutJournal.units.alloy!.environment).not.toHaveProperty('LD_LIBRARY_PATH');
  });

  test.each([
    ['observability.alloy.memoryMax', '1GB'],
    ['observability.alloy.memoryMax', '0'],
    ['observability.outageBuffer.memoryMax', '300 M'],
    ['observability.alloyEbpf.memoryMax', '1.5g'],
    ['observability.alloyEbpf.cpuQuota', '50'],
    ['observability.alloyEbpf.cpuQuota', '0%'],
  ])('fails for what systemd would ignore: %s = "%s"', (option, value) => {
    expect(() =>
      evaluateMachines(nix(), { wrong: [RYZEN, `{ ${option} = "${value}"; }`] }),
    ).toThrow(`A definition for option \`${option}' is not of type \``);
  });

  test.each([
    ['observability.alloy.memoryMax', '1.5G'],
    ['observability.alloy.memoryMax', '50%'],
    ['observability.alloy.memoryMax', 'infinity'],
    ['observability.alloyEbpf.cpuQuota', '200%'],
    ['observability.alloyEbpf.cpuQuota', '12.5%'],
  ])('takes what systemd does: %s = "%s"', (option, value) => {
    const { right } = evaluateMachines(nix(), { right: [RYZEN, `{ ${option} = "${value}"; }`] });
    expect(right.failed).toEqual([]);
  });
});
