import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AiMonitor } from '../support/ai-monitor';
import { Daemon } from '../support/daemon';
import { writeJournal, type JournalEntry } from '../support/journal';
import { Link } from '../support/link';
import { namespaced } from '../support/namespace';
import { MAIN, moduleStart, onLoopback } from '../support/outage-buffer';
import { Recorder } from '../support/recorder';
import { LokiStore, MimirStore, PyroscopeStore, TempoStore } from '../support/stores';
import { collectorConfig, fragment } from './cluster';

/**
 * Every name that the generated files know, on an address of its own on loopback: so the real programs run on them
 * without a byte changed, but for where the outage buffer looks for the tailnet.
 */
export const ADDRESSES = {
  'otel-collector.example.ts.net': '127.0.0.2',
  'mimir-gateway.monitoring.svc': '127.0.0.3',
  'loki.monitoring.svc': '127.0.0.4',
  'tempo.monitoring.svc': '127.0.0.5',
  'pyroscope.example.ts.net': '127.0.0.6',
} as const;

/** Where the names of what a host sends to lead when its way there can be cut. */
const LINKS = {
  'otel-collector.example.ts.net': { near: '127.0.0.12', port: 4318 },
  'pyroscope.example.ts.net': { near: '127.0.0.16', port: 4040 },
} as const;

/** Binaries that a world runs. */
export interface Programs {
  readonly alloy: string;
  readonly otelcol: string;
  readonly unshare: string;
}

/** How a world is to differ from what the example fleet deploys. */
export interface WorldOptions {
  /** Destinations that are switched off. @default - none */
  readonly without?: readonly string[];
  /** Whether the host's ways to the cluster can be cut. @default false */
  readonly links?: boolean;
}

/**
 * One host of the example fleet and the cluster, alive on this machine: the real Alloy on the host's files as they
 * are in `nixos-out/`, the real collector on the configuration that Terraform would deploy, otel-ai-monitor's double
 * on its port, and in the place of each backend a stand-in that refuses what the real one refuses. Between Alloy and the cluster is the real outage buffer on
 * the host's file, as the NixOS module starts it.
 *
 * Alloy, the collector and the buffer run in a mount namespace, where /etc/hosts and the journal are ours.
 */
export class World {
  readonly monitor = new AiMonitor({ port: 4320 });
  /** In the collector's place when that is stopped: takes connections and never answers, as a laptop's tailnet does. */
  readonly blackHole = new Recorder({
    address: ADDRESSES['otel-collector.example.ts.net'],
    port: 4318,
    respond: () => new Promise(() => undefined),
  });
  readonly mimir = new MimirStore(fragment('mimir'), {
    address: ADDRESSES['mimir-gateway.monitoring.svc'],
    port: 80,
  });
  readonly loki = new LokiStore(fragment('loki'), {
    address: ADDRESSES['loki.monitoring.svc'],
    port: 3100,
  });
  readonly tempo = new TempoStore(fragment('tempo'), {
    address: ADDRESSES['tempo.monitoring.svc'],
    port: 4318,
  });
  readonly pyroscope = new PyroscopeStore(fragment('pyroscope'), {
    address: ADDRESSES['pyroscope.example.ts.net'],
    port: 4040,
  });
  /** The host's ways to the cluster, where they can be cut. */
  readonly links: readonly Link[];

  /** What its programs write is below. */
  readonly folder = mkdtempSync(join(tmpdir(), 'world-'));
  private readonly journal = join(
    this.folder,
    'journal',
    readFileSync('/etc/machine-id', 'utf8').trim(),
  );
  private alloy?: Daemon;
  private buffer?: Daemon;
  private collector?: Daemon;

  constructor(
    private readonly programs: Programs,
    private readonly host: string,
    private readonly options: WorldOptions = {},
  ) {
    const { links = false } = options;
    mkdirSync(this.journal, { recursive: true });
    this.configureCollector(collectorConfig());
    this.links = Object.entries(links ? LINKS : {}).map(
      ([name, { near, port }]) =>
        new Link({ address: near, port }, { address: ADDRESSES[name as keyof typeof LINKS], port }),
    );
  }

  async start(): Promise<void> {
    await Promise.all(this.links.map((link) => link.mend()));
    await Promise.all(this.recorders().map((recorder) => recorder.start()));
    await this.startCollector();
    await this.startBuffer();
    await this.startAlloy();
  }

  /** @param through by what its exporters send: the outage buffer as the module has it, or without, as with that switched off */
  async startAlloy(through: 'buffer' | 'nothing' = 'buffer'): Promise<void> {
    const files = this.files();
    const storage = `--storage.path=${join(this.folder, 'alloy')}`;
    this.alloy = this.isolated(
      'alloy',
      [this.programs.alloy, 'run', ...moduleFlags(), storage, files],
      through === 'buffer' ? bufferEnvironment(this.host) : {},
    );
    await this.alloy.until(async () => (await fetch('http://127.0.0.1:12345/-/ready')).ok, 30);
  }

  async stopAlloy(): Promise<void> {
    await this.alloy?.stop();
  }

  /** Starts the outage buffer anew, with nothing of what it had. */
  async restartBuffer(): Promise<void> {
    await this.stopBuffer();
    await this.startBuffer();
  }

  async stopBuffer(): Promise<void> {
    await this.buffer?.stop();
  }

  async startBuffer(): Promise<void> {
    const { flags, env } = moduleStart();
    const file = join(this.folder, 'outage-buffer.json');
    writeFileSync(file, onLoopback(join(OUT, 'files', this.host, 'outage-buffer.json')));
    this.buffer = this.isolated('outage-buffer', [process.execPath, ...flags, MAIN, file], env);
    await this.buffer.until(async () => (await fetch(`${BUFFER}/healthz`)).ok, 30);
  }

  async startCollector(): Promise<void> {
    const config = `--config=${join(this.folder, 'config.yaml')}`;
    this.collector = this.isolated('otelcol', [this.programs.otelcol, config]);
    await this.collector.until(async () => (await fetch('http://127.0.0.2:13133/')).ok, 30);
  }

  /** Has the collector run with a configuration, from its next start on. */
  configureCollector(yaml: string): void {
    writeFileSync(join(this.folder, 'config.yaml'), yaml);
  }

  async stopCollector(): Promise<void> {
    await this.collector?.stop();
  }

  /** Appends entries to the journal that Alloy reads. */
  log(entries: readonly JournalEntry[]): void {
    writeJournal(this.journal, entries);
  }

  /** What Alloy complained of so far, but for what node metrics miss on the machine that the tests run on. */
  alloyComplaints(): string[] {
    const lines = this.alloy?.output().split('\n') ?? [];
    return lines.filter(
      (line) => /level=(warn|error)/.test(line) && !line.includes('=prometheus.exporter.unix.'),
    );
  }

  /** What the outage buffer wrote into the host's journal since it was last started. */
  bufferLog(): string {
    return this.buffer?.output() ?? '';
  }

  /** What the collector wrote since it was last started. */
  collectorLog(): string {
    return this.collector?.output() ?? '';
  }

  /** One of Alloy's own metrics, summed over its labels. */
  alloyMetric(name: string): Promise<number> {
    return metricOf('http://127.0.0.1:12345', name);
  }

  /** One of the outage buffer's own, summed over its labels. */
  bufferMetric(name: string): Promise<number> {
    return metricOf(BUFFER, name);
  }

  /** What Alloy holds of its own, heap and stacks, without its binary's mapped pages, in MiB. */
  alloyMemory(): number {
    const status = readFileSync(`/proc/${this.alloy?.pid}/status`, 'utf8');
    return Number(/RssAnon:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
  }

  /** Alloy's process. */
  get alloyPid(): number | undefined {
    return this.alloy?.pid;
  }

  /** The addresses that Alloy and the buffer listen on for TCP. */
  listeners(): string[] {
    return [this.alloy, this.buffer].flatMap((daemon) => listenersOf(daemon?.pid));
  }

  async stop(): Promise<void> {
    await Promise.all(this.links.map((link) => link.cut()));
    await Promise.all([this.alloy?.stop(), this.collector?.stop(), this.buffer?.stop()]);
    await Promise.all([...this.recorders(), this.blackHole].map((recorder) => recorder.stop()));
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The host's files as its module puts them into /etc/alloy while some destinations are switched off. */
  private files(): string {
    const files = join(__dirname, '../../nixos-out/files', this.host);
    const { without = [] } = this.options;
    if (without.length === 0) return join(files, 'alloy');
    const mixed = join(this.folder, 'config');
    // here is no process with eBPF, so the module would leave out what reads its metrics
    const filter = (path: string) => !path.endsWith('/alloy-ebpf-metrics.alloy');
    cpSync(join(files, 'alloy'), mixed, { recursive: true, filter });
    for (const name of without)
      copyFileSync(join(files, 'alloy-off', `${name}.alloy`), join(mixed, `${name}.alloy`));
    return mixed;
  }

  private recorders(): Recorder[] {
    return [this.monitor, this.mimir, this.loki, this.tempo, this.pyroscope];
  }

  private isolated(
    name: string,
    command: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Daemon {
    const { unshare } = this.programs;
    const journal = join(this.folder, 'journal');
    const near = Object.entries(LINKS).map(([link, { near: address }]) => [link, address] as const);
    const names = { ...ADDRESSES, ...(this.links.length > 0 && Object.fromEntries(near)) };
    const [program = '', ...args] = namespaced(
      { unshare, folder: this.folder, names, journal },
      command,
    );
    return new Daemon(program, args, join(this.folder, `${name}.log`), {
      MY_POD_IP: '127.0.0.2',
      MY_POD_NAME: 'otel-collector-0',
      ...env,
    });
  }
}

/** The state of a listening socket in /proc/net/tcp. */
const LISTEN = '0A';

function readlinkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    // closed since the directory was read
    return '';
  }
}

const OUT = join(__dirname, '../../nixos-out');

/** Where the outage buffer listens. */
const BUFFER = 'http://127.0.0.1:24347';

/** The variables by which the host's module has Alloy send to the outage buffer. */
function bufferEnvironment(host: string): Record<string, string> {
  const module = readFileSync(join(OUT, 'hosts', `${host}.nix`), 'utf8');
  const found = [...module.matchAll(/\b(OUTAGE_BUFFER_\w+) = lib\.mkDefault "(.*)";$/gm)];
  if (found.length === 0) throw new Error(`no variables of the outage buffer in hosts/${host}.nix`);
  return Object.fromEntries(found.map(([, name = '', value = '']) => [name, value]));
}

async function metricOf(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const lines = text
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

/** The addresses that a process listens on for TCP, by its open sockets. */
function listenersOf(pid: number | undefined): string[] {
  const sockets = readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    const link = readlinkOf(`/proc/${pid}/fd/${fd}`);
    return /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? [];
  });
  return ['tcp', 'tcp6'].flatMap((table) => {
    const [, ...rows] = readFileSync(`/proc/${pid}/net/${table}`, 'utf8').trim().split('\n');
    const columns = rows.map((row) => row.trim().split(/\s+/));
    const listening = columns.filter(([, , , state, , , , , , inode = '']) => {
      return state === LISTEN && sockets.includes(inode);
    });
    return listening.map(([, local = '']) => local);
  });
}

/** The flags that the NixOS module starts Alloy with. */
function moduleFlags(): string[] {
  const module = readFileSync(join(__dirname, '../../nixos-out/modules/files.nix'), 'utf8');
  // those that it gives whatever its components need
  const [, always = ''] = /flagsOf =([^]*?)lib\.optional \(stabilityLevel/.exec(module) ?? [];
  const flags = always.match(/(?<=")--[^"]+(?=")/g) ?? [];
  if (flags.length === 0) throw new Error('no flags found in modules/files.nix');
  return flags;
}
