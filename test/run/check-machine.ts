import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as http from 'node:http';
import { join } from 'node:path';
import type { App, Machine } from '../../runtime/check/plan.mjs';
import type { Memory } from '../../runtime/check/remembered.mjs';
import type { Line } from '../../runtime/check/run.mjs';
import { namespaced } from '../support/namespace';
import { Recorder } from '../support/recorder';
import { ADDRESSES, type World } from './world';

const ROOT = join(__dirname, '../..');

/** What `systemctl show` says of a unit that runs, as far as the check asks. */
const RUNNING = {
  LoadState: 'loaded',
  ActiveState: 'active',
  SubState: 'running',
  Result: 'success',
  NRestarts: '0',
  ConditionResult: 'yes',
  ActiveEnterTimestampMonotonic: '1',
};

/** A unit's properties that are otherwise. */
export type Unit = Readonly<Record<string, string>>;

const PEERS = ['otel-collector', 'pyroscope'] as const;

/** What a healthy machine of the tailnet says, in the shape of `tailscale status --json` of 1.102. */
export function tailscaleStatus() {
  return {
    BackendState: 'Running',
    Self: {
      DNSName: 'ryzen.example.ts.net.',
      Online: true,
      Tags: ['tag:workstation'] as string[] | undefined,
      KeyExpiry: undefined as string | undefined,
      Expired: false,
      TailscaleIPs: ['127.0.0.1'],
    },
    Peer: Object.fromEntries(
      PEERS.map((name) => {
        const DNSName = `${name}.example.ts.net.`;
        const TailscaleIPs = [ADDRESSES[`${name}.example.ts.net`]];
        return [`nodekey:${name}`, { DNSName, Online: true, TailscaleIPs }];
      }),
    ) as Record<string, { DNSName: string; Online: boolean; TailscaleIPs: string[] }>,
  };
}

/** What the second Alloy says of its components, as the real one was seen to. */
const EBPF = [
  'pyroscope.write.fleet_pyroscope',
  'otelcol.exporter.otlphttp.fleet_beyla',
  'beyla.ebpf.fleet_beyla',
  'discovery.process.fleet_pyroscope',
  'discovery.relabel.fleet_pyroscope',
  'pyroscope.ebpf.fleet_pyroscope',
].map((localID) => ({ localID, health: { state: 'healthy', message: 'started component' } }));

/** What the check finds on a machine besides a world: systemd, Tailscale, the second Alloy and the stores' answers. */
export class CheckMachine {
  readonly app: App;
  readonly machine: Machine;
  readonly units: Record<string, Unit>;
  names: Record<string, string> = { ...ADDRESSES };
  status: ReturnType<typeof tailscaleStatus> | undefined = tailscaleStatus();
  components = EBPF.map((each) => ({ ...each, health: { ...each.health } }));
  /** What stores find of a probe, of the host that it came from. */
  storedHost: string | undefined = 'ryzen';
  /** What the timer's checks remember. */
  remembered: Memory = {};
  /** Commands of a shell before it runs, in its namespace. */
  before = 'true';

  /** @param kit runs it, one machine at a time */
  constructor(readonly kit: CheckKit) {
    const text = readFileSync(join(ROOT, 'nixos-out/files/ryzen/check.json'), 'utf8');
    this.app = JSON.parse(text) as App;
    const urls: Record<string, string> = {
      mimir: kit.world.mimir.url,
      loki: kit.world.loki.url,
      tempo: kit.world.tempo.url,
      pyroscope: kit.world.pyroscope.url,
    };
    for (const { backends = [] } of this.app.destinations)
      for (const backend of backends) backend.url = urls[backend.backend];
    this.app.tailnet = ['127.0.0.0/8'];
    this.machine = {
      off: [],
      ports: { 'alloy.service': 12345, 'alloy-ebpf.service': 24346 },
      credentials: {},
      capabilities: ['CAP_BPF', 'CAP_PERFMON'],
      tailscaled: join(kit.folder, 'tailscaled.sock'),
    };
    const own = { ...RUNNING, MainPID: String(kit.world.alloyPid) };
    this.units = {
      'alloy.service': own,
      'alloy-ebpf.service': own,
      'outage-buffer.service': RUNNING,
      'outage-buffer.socket': RUNNING,
      'tailscaled.service': RUNNING,
      'nix-daemon.service': RUNNING,
      'otel-ai-monitor.service': RUNNING,
    };
  }

  /** Changes what systemd says of a unit. */
  unit(name: string, properties: Unit): void {
    this.units[name] = { ...this.units[name], ...properties };
  }

  /** Where the host sends by a token of its own. */
  withCredential(path: string | undefined): void {
    for (const each of this.app.destinations.flatMap(({ endpoints }) => endpoints))
      each.bearerTokenCredential = 'otlp-token';
    this.machine.credentials = path === undefined ? {} : { 'otlp-token': path };
  }

  /** Runs it. */
  check(...flags: readonly string[]): Promise<Checked> {
    return this.kit.check(this, flags);
  }
}

/** What the command said. */
export interface Checked {
  readonly code: number;
  readonly output: string;
  readonly lines: readonly Line[];
  readonly first: Line | undefined;
  readonly seconds: number;
}

/** What machines share: their tailscaled, second Alloy, and the program. */
export class CheckKit {
  /** Its own files are below. */
  readonly folder: string;
  private readonly ebpf = new Recorder({ port: 24346 });
  private tailscaled?: http.Server;
  private current?: CheckMachine;

  constructor(
    readonly world: World,
    private readonly unshare: string,
  ) {
    this.folder = join(world.folder, 'check');
    mkdirSync(this.folder, { recursive: true });
    const systemctl = join(this.folder, 'systemctl');
    writeFileSync(
      systemctl,
      `#!/bin/sh
[ "$1" = --user ] && shift
[ "$1" = show ] || exit 1
cat "${this.folder}/units/$2" 2>/dev/null || echo LoadState=not-found
`,
    );
    chmodSync(systemctl, 0o755);
    this.ebpf.respond = ({ path }) =>
      path === '/api/v0/web/components'
        ? { status: 200, body: JSON.stringify(this.current?.components) }
        : undefined;
    this.answerQueries();
  }

  async start(): Promise<void> {
    await this.ebpf.start();
    this.tailscaled = http.createServer((_, response) =>
      response.end(JSON.stringify(this.current?.status)),
    );
    await new Promise<void>((resolve) =>
      this.tailscaled?.listen(join(this.folder, 'tailscaled.sock'), resolve),
    );
  }

  async stop(): Promise<void> {
    await this.ebpf.stop();
    this.tailscaled?.closeAllConnections();
    await new Promise((resolve) => this.tailscaled?.close(resolve));
  }

  async check(machine: CheckMachine, flags: readonly string[]): Promise<Checked> {
    this.current = machine;
    const path = (name: string) => join(this.folder, name);
    rmSync(path('units'), { recursive: true, force: true });
    mkdirSync(path('units'));
    for (const [name, properties] of Object.entries(machine.units)) {
      const lines = Object.entries(properties).map(([property, value]) => `${property}=${value}\n`);
      writeFileSync(path(`units/${name}`), lines.join(''));
    }
    mkdirSync(path('state'), { recursive: true });
    writeFileSync(path('state/probes.json'), JSON.stringify(machine.remembered));
    writeFileSync(path('check.json'), JSON.stringify(machine.app));
    const own = machine.status ? machine.machine : { ...machine.machine, tailscaled: path('none') };
    writeFileSync(path('machine.json'), JSON.stringify(own));
    const command = [process.execPath, join(ROOT, 'runtime/check/main.mjs')];
    const files = [path('check.json'), path('machine.json')];
    const { unshare, folder, world } = this;
    const [program = '', ...args] = namespaced(
      { unshare, folder, names: machine.names, journal: join(world.folder, 'journal') },
      ['sh', '-c', `${machine.before} && exec "$@"`, 'sh', ...command, ...files, ...flags],
    );
    const env = {
      ...process.env,
      PATH: `${folder}:${process.env.PATH}`,
      STATE_DIRECTORY: path('state'),
    };
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    const code = await new Promise<number>((resolve) => child.once('close', resolve));
    machine.remembered = JSON.parse(readFileSync(path('state/probes.json'), 'utf8')) as Memory;
    const parsed = output.startsWith('{')
      ? (JSON.parse(output) as Omit<Checked, 'code'>)
      : undefined;
    return {
      code,
      output,
      lines: parsed?.lines ?? [],
      first: parsed?.first,
      seconds: parsed?.seconds ?? NaN,
    };
  }

  /** The stores' answers to the check's questions, in upstream's shapes. */
  private answerQueries(): void {
    const { mimir, loki, tempo, pyroscope } = this.world;
    const host = () => this.current?.storedHost;
    const json = (body: unknown) => ({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const named = () => (host() === '' ? {} : { host: host() });
    const asked = (query: string, name: string) => new URLSearchParams(query).get(name) ?? '';
    mimir.respond = ({ method, path, query }) => {
      if (method !== 'GET' || path !== '/api/v1/query') return undefined;
      const [, number] = /^observability_check_probe == (\d+)$/.exec(asked(query, 'query')) ?? [];
      const points = mimir
        .metricPoints()
        .filter(({ metric }) => metric === 'observability_check_probe');
      const found = points.some(({ point }) => String(point.asDouble) === number);
      const result = found && host() !== undefined ? [{ metric: named(), value: [0, number] }] : [];
      return json({ status: 'success', data: { resultType: 'vector', result } });
    };
    loki.respond = ({ method, path, query }) => {
      if (method !== 'GET' || path !== '/loki/api/v1/query_range') return undefined;
      const [, id] =
        /^\{service_name="observability-check"\} \|= "(\w+)"$/.exec(asked(query, 'query')) ?? [];
      const found = loki.logRecords().some(({ body }) => body === `probe ${id}`);
      const result = found && host() !== undefined ? [{ stream: named(), values: [] }] : [];
      return json({ status: 'success', data: { resultType: 'streams', result } });
    };
    tempo.respond = ({ method, path }) => {
      const [, id] = /^\/api\/traces\/(\w+)$/.exec(path) ?? [];
      if (method !== 'GET' || id === undefined) return undefined;
      const found = tempo.spans().some(({ span }) => span.traceId === id);
      if (!found || host() === undefined) return { status: 404, body: 'trace not found' };
      const attributes =
        host() === '' ? [] : [{ key: 'host.name', value: { stringValue: host() } }];
      return json({ batches: [{ resource: { attributes }, scopeSpans: [] }] });
    };
    pyroscope.respond = ({ path, body }) => {
      if (path !== '/querier.v1.QuerierService/SelectMergeStacktraces') return undefined;
      const { labelSelector } = JSON.parse(body.toString()) as { labelSelector: string };
      const wanted = /host="(\w+)"/.exec(labelSelector)?.[1];
      const found = pyroscope.stored.filter(({ labels }) => labels.host === wanted);
      const names = host() === 'ryzen' ? found.flatMap(({ functions }) => functions) : [];
      return json({ flamegraph: { names: ['total', ...names], levels: [] } });
    };
  }
}
