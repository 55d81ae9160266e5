import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { App, Fn, TerraformStack, TerraformVariable } from 'cdktf';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AlloyCollector,
  BeylaAgent,
  Duration,
  JournalLogs,
  JournalScope,
  JournalUnit,
  LgtmBackend,
  Loki,
  Mimir,
  NixosConfig,
  NixosHost,
  NodeMetrics,
  ObservabilityStack,
  OtlpDestination,
  OutageBuffer,
  Pyroscope,
  PyroscopeAgent,
  SessionEnvironment,
  Size,
  Tempo,
  type AlloyCollectorProps,
} from '../../index';

/** What somebody might write, and all that the library says about it. */
const MISTAKES: readonly [
  mistake: string,
  write: (stack: ObservabilityStack) => unknown,
  error: string,
][] = [
  [
    'an outage buffer that is smaller than the largest request',
    () => OutageBuffer.dropOldest(Size.mebibytes(10)),
    'an outage buffer is 20MiB at least, so that it holds the largest request, but 10MiB was given',
  ],
  [
    "an outage buffer's age limit that nothing would outlive",
    () => OutageBuffer.dropOldest(Size.mebibytes(100), { maxAge: Duration.milliseconds(1) }),
    'the age limit of an outage buffer is 1s at least, but 1ms was given',
  ],
  [
    'an outage buffer on a port that the collector has',
    (stack) =>
      collector(stack, { buffer: OutageBuffer.dropOldest(Size.mebibytes(100), { port: 4318 }) }),
    '[fleet/ryzen/outage-buffer] port 4318 for the outage buffer is taken on ryzen by OTLP over HTTP: give one of them another port',
  ],
  [
    'a host name in upper case with an underscore',
    (stack) => new NixosHost(stack, 'My_Laptop'),
    "[fleet/My_Laptop] a host name is 1 to 63 lower-case letters, digits and hyphens inside, but 'My_Laptop' was given",
  ],
  [
    "a host called 'default'",
    (stack) => new NixosHost(stack, 'default'),
    "[fleet/default] the host name 'default' is taken by nixosModules.default: give another one",
  ],
  [
    'two hosts of one name',
    (stack) => [
      new NixosHost(stack, 'ryzen'),
      new NixosHost(stack, 'desktop', { hostname: 'ryzen' }),
    ],
    "[fleet/desktop] the host name 'ryzen' is taken by fleet/ryzen: give one of them another id or hostname",
  ],
  [
    'the same host twice',
    (stack) => [new NixosHost(stack, 'ryzen'), new NixosHost(stack, 'ryzen')],
    "[fleet/ryzen] the host name 'ryzen' is taken by fleet/ryzen: give one of them another id or hostname",
  ],
  [
    'a host in a plain TerraformStack',
    (stack) => new NixosHost(new TerraformStack(stack.node.root, 'plain'), 'ryzen'),
    "[plain/ryzen] a host belongs in a stack that writes NixOS output, but the stack 'plain' writes Terraform only: use an ObservabilityStack",
  ],
  [
    'a host right under the app',
    (stack) => new NixosHost(stack.node.root, 'ryzen'),
    '[ryzen] a host belongs in a stack that writes NixOS output, but it is in no stack: use an ObservabilityStack',
  ],
  [
    'a second reader of the journal',
    (stack) => {
      const { host, alloy } = collector(stack, { journalUnits: [JournalUnit.system('sshd')] });
      new JournalLogs(host, 'more', { collector: alloy, units: [JournalUnit.system('docker')] });
    },
    '[fleet/ryzen/more] the host has one already, fleet/ryzen/alloy/journal: leave this one out, and add its units by addUnit',
  ],
  [
    "node metrics beside a collector's own",
    (stack) => {
      const { host, alloy } = collector(stack);
      new NodeMetrics(host, 'metrics', { collector: alloy });
    },
    '[fleet/ryzen/metrics] the host has one already, fleet/ryzen/alloy/node-metrics: leave one out, that of an AlloyCollector by nodeMetrics: false',
  ],
  [
    "variables of sessions beside a collector's own",
    (stack) => {
      const { host, alloy } = collector(stack);
      new SessionEnvironment(host, 'variables', { collector: alloy });
    },
    '[fleet/ryzen/variables] the host has one already, fleet/ryzen/alloy/session: leave one out, that of an AlloyCollector by sessionEnvironment: false',
  ],
  [
    'a destination that takes a signal by its word alone',
    (stack) =>
      collector(stack, {
        destinations: [
          {
            destinationName: 'own',
            location: 'remote',
            signals: ['logs'],
            bind: () => ({}),
          },
        ],
      }),
    "[fleet/ryzen/alloy] the destination 'own' says that it takes logs, but its bind gave no input for them: return one, or leave logs out of its signals",
  ],
  [
    'a destination that is elsewhere for Beyla to watch',
    (stack) => {
      const { host, alloy } = collector(stack);
      new BeylaAgent(host, 'beyla', { collector: alloy, instrument: [REMOTE] });
    },
    "[fleet/ryzen/beyla] the destination 'elsewhere' is no program on this host, so there is nothing to watch: name a local one",
  ],
  [
    'a port that is none',
    (stack) => collector(stack, { otlpHttpPort: 43180000 }),
    '[fleet/ryzen/alloy] a port is a whole number from 1 to 65535, but 43180000 was given for OTLP over HTTP',
  ],
  [
    "a local destination on the collector's own port",
    (stack) => collector(stack, { destinations: [OtlpDestination.local('monitor', 4318)] }),
    '[fleet/ryzen/alloy/destination-monitor/monitor] port 4318 for the local destination monitor is taken on ryzen by OTLP over HTTP: give one of them another port',
  ],
  [
    'one port for OTLP over HTTP and over gRPC',
    (stack) => collector(stack, { otlpGrpcPort: 4318 }),
    '[fleet/ryzen/alloy] port 4318 is given for OTLP over HTTP and over gRPC: give one another',
  ],
  [
    'two collectors on a host',
    (stack) => {
      const { host } = collector(stack);
      new AlloyCollector(host, 'second', { destinations: [REMOTE] });
    },
    '[fleet/ryzen/second] port 4318 for OTLP over HTTP is taken on ryzen by OTLP over HTTP: give one of them another port',
  ],
  [
    "an endpoint that names a signal's path",
    (stack) =>
      collector(stack, { destinations: [remote('http://otel.example.ts.net:4318/v1/traces')] }),
    "[fleet/ryzen/alloy/destination-elsewhere/elsewhere] an endpoint is a base URL, to which /v1/traces is appended, but 'http://otel.example.ts.net:4318/v1/traces' was given: write 'http://otel.example.ts.net:4318'",
  ],
  [
    'an endpoint without a scheme',
    (stack) => collector(stack, { destinations: [remote('otel.example.ts.net:4318')] }),
    "[fleet/ryzen/alloy/destination-elsewhere/elsewhere] an endpoint is a base URL such as http://otel-collector.example.ts.net:4318, but 'otel.example.ts.net:4318' was given",
  ],
  [
    'an endpoint with a password',
    (stack) => collector(stack, { destinations: [remote('http://me:secret@otel.example.ts.net')] }),
    '[fleet/ryzen/alloy/destination-elsewhere/elsewhere] the endpoint at otel.example.ts.net holds credentials, which would end up in the Nix store: leave them out',
  ],
  [
    'no destinations',
    (stack) => collector(stack, { destinations: [], nodeMetrics: false }),
    '[fleet/ryzen/alloy] has no destinations, so everything would be dropped: give it at least one, such as an LgtmBackend',
  ],
  [
    'node metrics with a local destination only',
    (stack) => collector(stack, { destinations: [OtlpDestination.local('monitor', 4320)] }),
    '[fleet/ryzen/alloy/node-metrics] no remote destination takes metrics: add one that does, such as an LgtmBackend',
  ],
  [
    'two destinations of one name',
    (stack) => collector(stack, { destinations: [REMOTE, remote('http://other.example.ts.net')] }),
    "[fleet/ryzen/alloy] there already is a destination 'elsewhere': give one another name",
  ],
  [
    "a destination's name with a hyphen",
    (stack) => collector(stack, { destinations: [OtlpDestination.local('ai-monitor', 4320)] }),
    "[fleet/ryzen/alloy] a destination's name is lower-case letters, digits and _, a letter first, but 'ai-monitor' was given",
  ],
  [
    'an unknown type of unit',
    (stack) => collector(stack, { journalUnits: [JournalUnit.user('otel-ai-monitor.daemon')] }),
    "[fleet/ryzen/alloy/journal] a unit's type is one of service, socket, target, timer, mount, automount, path, swap, slice, scope, device, but 'otel-ai-monitor.daemon' ends in '.daemon'",
  ],
  [
    "a unit's name with a blank",
    (stack) => collector(stack, { journalUnits: [JournalUnit.system('my unit')] }),
    "[fleet/ryzen/alloy/journal] a unit's name has letters, digits and :_.\\@- only, 255 at most, but 'my unit' was given",
  ],
  [
    'a unit twice',
    (stack) =>
      collector(stack, {
        journalUnits: [JournalUnit.system('sshd'), JournalUnit.system('sshd.service')],
      }),
    '[fleet/ryzen/alloy/journal] the system unit sshd.service is collected already: leave out one of the two',
  ],
  [
    "a token in an Alloy component's value",
    (stack) => {
      const url = new TerraformVariable(stack, 'url', { type: 'string' }).stringValue;
      collector(stack, {
        destinations: [
          OtlpDestination.remote('elsewhere', { endpoint: 'https://x', headers: { url } }),
        ],
      });
    },
    '[fleet/ryzen/alloy/destination-elsewhere/elsewhere/otlphttp] otelcol.exporter.otlphttp: client.headers.url holds a value that Terraform knows only after a deploy (${TfToken[TOKEN.n]}), but NixOS needs it now: give the literal value',
  ],
  [
    "a token in the path of an endpoint, which a URL's parser encodes",
    (stack) => {
      const path = new TerraformVariable(stack, 'path', { type: 'string' }).stringValue;
      collector(stack, {
        destinations: [OtlpDestination.remote('elsewhere', { endpoint: `http://x/${path}` })],
      });
    },
    "[fleet/ryzen/alloy/destination-elsewhere/elsewhere] an endpoint is needed now, but 'http://x/${TfToken[TOKEN.n]}' holds a value that Terraform knows only after a deploy: give the literal value",
  ],
  [
    'a token in a URL that somebody else has encoded',
    (stack) => {
      const path = new TerraformVariable(stack, 'path', { type: 'string' }).stringValue;
      const { alloy } = collector(stack);
      alloy.exporter(REMOTE).addOverride('client.endpoint', new URL(`http://x/${path}`).href);
    },
    '[fleet/ryzen/alloy/destination-elsewhere/elsewhere/otlphttp] client.endpoint holds a value that Terraform knows only after a deploy ($%7BTfToken[TOKEN.n]%7D), but NixOS needs it now: give the literal value',
  ],
  [
    "a token in a NixOS option's value",
    (stack) => {
      const { host } = collector(stack);
      new NixosConfig(host, 'extra', {
        networking: { domain: Fn.join('.', ['example', 'net']) },
      });
    },
    '[fleet/ryzen/extra] networking.domain holds a value that Terraform knows only after a deploy (${TfToken[TOKEN.n]}), but NixOS needs it now: give the literal value',
  ],
  [
    'an option set twice',
    (stack) => {
      const { host } = collector(stack);
      new NixosConfig(host, 'extra', { observability: { alloy: { enable: false } } });
    },
    '[fleet/ryzen] observability.alloy.enable is set twice, by fleet/ryzen/alloy/nixos and by fleet/ryzen/extra: leave one out',
  ],
  [
    'nothing for Beyla to watch',
    (stack) => {
      const { host, alloy } = collector(stack);
      new BeylaAgent(host, 'beyla', { collector: alloy, instrument: [] });
    },
    '[fleet/ryzen/beyla] instrument is empty, so no process would be watched: add one',
  ],
  [
    'a process for Beyla that nothing selects',
    (stack) => {
      const { host, alloy } = collector(stack);
      new BeylaAgent(host, 'beyla', { collector: alloy, instrument: [{ name: 'i3pm' }] });
    },
    '[fleet/ryzen/beyla] an entry of instrument selects by openPorts, exePath or cmdArgs, but {"name":"i3pm"} has none',
  ],
  [
    'profiles with nowhere to go',
    (stack) => {
      const { host, alloy } = collector(stack);
      new PyroscopeAgent(host, 'pyroscope', { collector: alloy });
    },
    '[fleet/ryzen/pyroscope] no remote destination takes profiles: add one that does, such as an LgtmBackend',
  ],
  [
    "a port that Alloy's own UI has",
    (stack) => collector(stack, { otlpHttpPort: 12345 }),
    "[fleet/ryzen/alloy] port 12345 for OTLP over HTTP is taken on ryzen by Alloy's own UI and metrics: give one of them another port",
  ],
  [
    "a port that the second Alloy's UI has",
    (stack) => {
      const { host, alloy } = collector(stack);
      const instrument = [{ openPorts: [8080] }];
      new BeylaAgent(host, 'beyla', { collector: alloy, instrument, port: 24346 });
    },
    "[fleet/ryzen/alloy-ebpf] port 24346 for the second Alloy's own UI and metrics is taken on ryzen by Beyla's spans: give one of them another port",
  ],
  [
    'node metrics without end',
    (stack) => collector(stack, { nodeMetrics: { interval: Duration.seconds(0) } }),
    '[fleet/ryzen/alloy/node-metrics] the interval is longer than 0, but 0s was given',
  ],
  [
    'a port of a process for Beyla that is none',
    (stack) => {
      const { host, alloy } = collector(stack);
      new BeylaAgent(host, 'beyla', { collector: alloy, instrument: [{ openPorts: [80, 99999] }] });
    },
    '[fleet/ryzen/beyla] openPorts are whole numbers from 1 to 65535, but 99999 was given',
  ],
  [
    'a sample rate below 1',
    (stack) => {
      const { host, alloy } = collector(stack);
      new PyroscopeAgent(host, 'pyroscope', { collector: alloy, sampleRate: 0.5 });
    },
    '[fleet/ryzen/pyroscope] a sample rate is a whole number of 1 or more, but 0.5 was given',
  ],
  [
    'a journal without units',
    (stack) => {
      const { alloy } = collector(stack);
      new JournalLogs(alloy, 'journal', { collector: alloy });
    },
    '[fleet/ryzen/alloy/journal] has no units, so nothing would be read: add one with addUnit',
  ],
  [
    'a malformed path of an override',
    (stack) => {
      const { host } = collector(stack);
      new NixosConfig(host, 'extra', {}).addOverride('services..alloy', true);
    },
    "[fleet/ryzen/extra] an override's path is keys separated by dots, but 'services..alloy' was given",
  ],
  [
    'a Tailscale name that no Service can be named after',
    (stack) => new LgtmBackend(stack, 'lgtm', { metrics: MIMIR, hostname: '1st-collector' }),
    "[fleet/lgtm/tailnet] a Tailscale name is 1 to 63 lower-case letters, digits and hyphens inside, a letter first, since Kubernetes names go by it, but '1st-collector' was given",
  ],
  [
    'a Tailscale name that is too long for DNS',
    (stack) => new LgtmBackend(stack, 'lgtm', { metrics: MIMIR, hostname: 'a'.repeat(64) }),
    `[fleet/lgtm/tailnet] a Tailscale name is 1 to 63 lower-case letters, digits and hyphens inside, a letter first, since Kubernetes names go by it, but '${'a'.repeat(64)}' was given`,
  ],
  [
    'an id that no ConfigMap can be named after',
    (stack) => new LgtmBackend(stack, 'LGTM', { metrics: MIMIR }),
    "[fleet/LGTM/grafana] its name is 1 to 50 lower-case letters, digits and hyphens inside, a letter first, since Kubernetes names go by it, but 'LGTM' was given",
  ],
  [
    'a collector with too little memory for its queues',
    (stack) =>
      new LgtmBackend(stack, 'lgtm', {
        metrics: MIMIR,
        collector: { memory: Size.mebibytes(128) },
      }),
    '[fleet/lgtm/collector] the memory is 768Mi at least, which full queues need, but 128Mi was given',
  ],
  [
    'a backend without backends',
    (stack) => new LgtmBackend(stack, 'lgtm', {}),
    '[fleet/lgtm] has no backends: give it at least one, such as metrics: Mimir.external({ … })',
  ],
  [
    'a retention of minutes',
    (stack) => new LgtmBackend(stack, 'lgtm', { metrics: MIMIR, retention: Duration.minutes(30) }),
    "[fleet/lgtm/retention] a retention is 1 hour at least, but '30m' was given for mimir",
  ],
  [
    "a backend's URL with its OTLP path",
    (stack) =>
      new LgtmBackend(stack, 'lgtm', {
        traces: Tempo.external({ url: 'http://tempo.monitoring.svc:4318/v1/traces', version: 2 }),
      }),
    "[fleet/lgtm/collector] an endpoint is a base URL, to which /v1/traces is appended, but 'http://tempo.monitoring.svc:4318/v1/traces' was given: write 'http://tempo.monitoring.svc:4318'",
  ],
  [
    'a tenant that no backend takes',
    (stack) =>
      new LgtmBackend(stack, 'lgtm', {
        logs: Loki.external({
          url: 'http://loki.monitoring.svc:3100',
          objectStore: 's3',
          tenant: 'a/b',
        }),
      }),
    "[fleet/lgtm/collector] a tenant is up to 150 letters, digits and !-_.*'(), neither . nor .., but 'a/b' was given for loki",
  ],
  [
    'a Pyroscope outside the cluster',
    (stack) =>
      new LgtmBackend(stack, 'lgtm', {
        profiles: Pyroscope.external({ url: 'https://profiles.example.com' }),
      }),
    "[fleet/lgtm] Pyroscope's url is that of its Service, http://<service>.<namespace>.svc:4040, but 'https://profiles.example.com' was given",
  ],
  [
    'two backends under one name on the tailnet',
    (stack) => [
      new LgtmBackend(stack, 'a', { metrics: MIMIR }),
      new LgtmBackend(stack, 'b', { metrics: MIMIR }),
    ],
    "[fleet/b/tailnet] the Tailscale name 'otel-collector' is taken by fleet/a/tailnet: one would become 'otel-collector-1', so give one another hostname",
  ],
  [
    'a tailnet with a scheme',
    (stack) =>
      new ObservabilityStack(stack.node.root, 'other', { tailnet: 'https://example.ts.net' }),
    "[other] a tailnet is a DNS name such as tail1234.ts.net, but 'https://example.ts.net' was given",
  ],
  [
    "a stack that writes into another one's directory",
    (stack) =>
      new ObservabilityStack(stack.node.root, 'other', {
        tailnet: 'example.ts.net',
        nixosOutdir: './nixos-out/other',
      }),
    "[other] ./nixos-out/other overlaps fleet's nixos-out: give each stack a nixosOutdir of its own",
  ],
  [
    'a unit beside the whole journal',
    (stack) =>
      collector(stack, {
        journal: JournalScope.everything(),
        journalUnits: [JournalUnit.system('sshd')],
      }),
    '[fleet/ryzen/alloy/journal] the whole journal is read, sshd.service with it: leave out one of the two',
  ],
  [
    'a variable with a blank in its name',
    (stack) => collector(stack, { sessionEnvironment: { variables: { 'MY VAR': '1' } } }),
    "[fleet/ryzen/alloy/session] a variable is named in letters, digits and _, but 'MY VAR' was given",
  ],
  [
    'one service name for every program',
    (stack) => collector(stack, { sessionEnvironment: { variables: { OTEL_SERVICE_NAME: 'x' } } }),
    '[fleet/ryzen/alloy/session] OTEL_SERVICE_NAME in a session would name every program alike: set it for one program',
  ],
  [
    'a variable that PAM would read otherwise',
    (stack) => collector(stack, { sessionEnvironment: { variables: { A: '${HOME}' } } }),
    `[fleet/ryzen/alloy/session] a session's variable holds no line break and none of " $ @ \\, but A is '\${HOME}'`,
  ],
  [
    "a user's service with its type",
    (stack) => collector(stack, { sessionEnvironment: { userServices: ['i3.service'] } }),
    "[fleet/ryzen/alloy/session] a user's service is named without .service, such as otel-ai-monitor, but 'i3.service' was given",
  ],
  [
    'a token in the place of the name of its credential',
    (stack) =>
      collector(stack, {
        destinations: [
          OtlpDestination.remote('elsewhere', {
            endpoint: 'https://otel.example.com',
            bearerTokenCredential: 'Bearer abc',
          }),
        ],
      }),
    "[fleet/ryzen/alloy/destination-elsewhere/elsewhere] a credential is named in letters, digits and ._-, and begins with none of ._-, but 'Bearer abc' was given",
  ],
  [
    'two stacks that write to one directory',
    (stack) =>
      new ObservabilityStack(stack.node.root, 'other', {
        tailnet: 'example.ts.net',
        nixosOutdir: stack.nixosOutdir,
      }),
    "[other] nixos-out overlaps fleet's nixos-out: give each stack a nixosOutdir of its own",
  ],
];

describe('a mistake fails at synth, in one error that names the construct, what was found and what is wanted', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mistakes-'));
  const before = process.cwd();
  beforeAll(() => process.chdir(folder));
  afterAll(() => {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  });

  test.each(MISTAKES)('fails for %s', (_, write, error) => {
    const app = new App({ outdir: 'cdktf.out' });
    const stack = new ObservabilityStack(app, 'fleet', { tailnet: 'example.ts.net', quiet: true });
    new KubernetesProvider(stack, 'kubernetes', {});
    const synth = () => {
      write(stack);
      app.synth();
    };
    expect(messageOf(synth)).toBe(error);
    expect(existsSync('nixos-out')).toBe(false);
    expect(existsSync('cdktf.out/stacks/fleet')).toBe(false);
  });
});

const MIMIR = Mimir.external({ url: 'http://mimir-gateway.monitoring.svc' });
const REMOTE = remote('http://otel.example.ts.net:4318');

function remote(endpoint: string): OtlpDestination {
  return OtlpDestination.remote('elsewhere', { endpoint });
}

function collector(stack: ObservabilityStack, props: Partial<AlloyCollectorProps> = {}) {
  const host = new NixosHost(stack, 'ryzen');
  return { host, alloy: new AlloyCollector(host, 'alloy', { destinations: [REMOTE], ...props }) };
}

const FROM_CDKTF = /^(Validation failed with|If you wish to ignore these validations)/;

/** The error, without the lines that cdktf puts around those of validation. */
function messageOf(action: () => void): string {
  try {
    action();
  } catch (error) {
    const lines = (error as Error).message.split('\n').map((line) => line.trim());
    return lines
      .filter((line) => line !== '' && !FROM_CDKTF.test(line))
      .join('\n')
      .replace(/TOKEN\.\d+/g, 'TOKEN.n');
  }
  return 'nothing was thrown';
}
