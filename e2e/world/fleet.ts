import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluateMachines, hostModule, NIXOS_OUT, type Machine } from '../../test/nixos/evaluate';
import { collectorConfig, fragment } from '../../test/run/cluster';
import { BUS_UNITS, onThisMachine, tailnetOnly, TARGET } from '../../test/run/systemd';
import { service, Tailnet, wants } from '../../test/run/tailnet/tailnet';
import { AiMonitor } from '../../test/support/ai-monitor';
import { BELOW, lacking } from '../../test/support/ebpf';
import { writeJournal, type JournalEntry } from '../../test/support/journal';
import { mustRun, run } from '../../test/support/programs';
import { installPyroscopeIo } from '../../test/support/pyroscope-io';
import { LokiStore, PyroscopeStore, TempoStore } from '../../test/support/stores';
import { PrometheusStore } from './prometheus-store';
import type { FleetPrograms } from './programs';

/** The hosts of the example fleet. */
export const HOSTS = ['ryzen', 'thinkpad', 'hetzner'] as const;
export type Host = (typeof HOSTS)[number];

/** Those with a desktop, on which somebody watches the assistants. */
export const DESKTOPS = ['ryzen', 'thinkpad'] as const;

/** Where this process is on the local network: it has the stores, and what stands for otel-ai-monitor. */
const HERE = '10.77.0.2';
const STORES = { mimir: 80, loki: 3100, tempo: 4318, pyroscope: 4040 } as const;
const MONITORS = { ryzen: 43_201, thinkpad: 43_202 } as const;

/** What listens on a host's loopback. */
const PORTS = { otlp: 4318, beyla: 24_319, profiles: 4045, alloy: 12_345, buffer: 24_347 } as const;
/** Where each of them is let in from the local network. */
const IN = 10_000;

const RELAY = '/mnt/node /mnt/world/relay.mjs';

/**
 * The example fleet, alive on this machine: each host a real systemd with the units of its own NixOS module as they are,
 * the real Alloy twice, the outage buffer and the packet filter among them, on a real tailnet with the real tailscaled;
 * the cluster's real collector on the configuration that Terraform would deploy; behind it a real Prometheus, and in the
 * place of Loki, Tempo and Pyroscope what refuses as they were seen to refuse.
 *
 * This process is on the fleet's local network, which it has to be started for: see `network.ts`.
 */
export class Fleet extends Tailnet {
  readonly mimir: PrometheusStore;
  readonly loki = new LokiStore(fragment('loki'), { address: HERE, port: STORES.loki });
  readonly tempo = new TempoStore(fragment('tempo'), { address: HERE, port: STORES.tempo });
  readonly pyroscope = new PyroscopeStore(fragment('pyroscope'), {
    address: HERE,
    port: STORES.pyroscope,
  });
  readonly monitors = {
    ryzen: new AiMonitor({ address: HERE, port: MONITORS.ryzen }),
    thinkpad: new AiMonitor({ address: HERE, port: MONITORS.thinkpad }),
  };
  readonly booted = new Map<Host, number>();
  private evaluated!: Record<Host, Machine>;

  constructor(protected override readonly programs: FleetPrograms) {
    super(programs);
    const [, window = ''] = /out_of_order_time_window: (\w+)/.exec(fragment('mimir')) ?? [];
    this.mimir = new PrometheusStore(programs.prometheus, this.folder, window, {
      address: HERE,
      port: STORES.mimir,
    });
  }

  /** The cluster, and the network that it is on. @param policy of the tailnet */
  async startCluster(policy: object): Promise<void> {
    this.evaluated = this.evaluate();
    await this.startLan();
    await this.plugHere();
    await Promise.all([
      ...[this.mimir, this.loki, this.tempo, this.pyroscope].map((store) => store.start()),
      ...Object.values(this.monitors).map((monitor) => monitor.start()),
    ]);
    await this.change('policy', {}, JSON.stringify(policy));
    const names = ['mimir-gateway', 'loki', 'tempo'].map(
      (name) => `${HERE} ${name}.monitoring.svc\n`,
    );
    this.add('otel-collector', {
      etc: { hosts: `127.0.0.1 localhost\n${names.join('')}`, 'otelcol.yaml': collectorConfig() },
      units: {
        ...service(
          'otelcol',
          '/mnt/otelcol --config=/etc/otelcol.yaml',
          'Environment=MY_POD_IP=0.0.0.0 MY_POD_NAME=otel-collector-0\n',
        ),
        ...wants(['otelcol.service']),
      },
      programs: { otelcol: this.programs.otelcol },
      users: [],
    });
    // as the operator's proxy stands before a Service
    this.add('pyroscope', {
      etc: { hosts: '127.0.0.1 localhost\n' },
      units: {
        ...service('proxy', `${RELAY} 4040=${HERE}:4040`),
        ...wants(['proxy.service']),
      },
      programs: WORLD,
      users: [],
    });
    await Promise.all(['otel-collector', 'pyroscope'].map((name) => this.join(name)));
  }

  /** Boots a host. @returns when it was switched on, in milliseconds since 1970 */
  async boot(host: Host): Promise<number> {
    const on = Date.now();
    this.booted.set(host, on);
    this.addHost(host, this.evaluated[host]);
    await this.join(host);
    return on;
  }

  /** Where what listens on a host's loopback is let in. */
  at(host: Host, what: keyof typeof PORTS): string {
    return `http://${this.address(host)}:${PORTS[what] + IN}`;
  }

  /** One of the metrics of Alloy or the outage buffer about themselves, summed over its labels. */
  async metric(host: Host, of: 'alloy' | 'buffer', name: string): Promise<number> {
    const text = await (await fetch(`${this.at(host, of)}/metrics`)).text();
    const lines = text.split('\n').filter((line) => new RegExp(`^${name}[{ ]`).test(line));
    return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  }

  /** A property of one of a host's units. */
  property(host: Host, unit: string, name: string): string {
    return this.on(host).sh(`systemctl show -p ${name} --value ${unit}`).trim();
  }

  /** A machine with other modules beside the host's, as a consumer has it. */
  variant(host: Host, ...modules: readonly string[]): Machine {
    return evaluateMachines(this.evaluator, { [host]: [hostModule(host), ...modules] })[host]!;
  }

  /** What NixOS has of a host. */
  machine(host: Host): Machine {
    return this.evaluated[host];
  }

  /** Which programs it runs. */
  versions(): Record<string, string> {
    const of = (program: string, args: readonly string[], pattern = /v?(\d+\.\d+[\d.]*)/) =>
      pattern.exec(run(program, args).output)?.[1] ?? 'unknown';
    const { otelcol, prometheus, systemd, nft } = this.programs;
    return {
      // that which is built for the tests doesn't know its own
      'Grafana Alloy': of('grep', ['^require github.com/grafana/alloy', ALLOY]),
      'OpenTelemetry Collector': of(otelcol, ['--version']),
      Prometheus: of(prometheus, ['--version']),
      Tailscale: of('env', ['TS_BE_CLI=1', join(this.programs.tailnet, 'tailscaled'), 'version']),
      'Node.js': process.version.slice(1),
      systemd: of(systemd, ['--version'], /systemd (\d+)/),
      nftables: of(nft, ['--version']),
      Nix: of(this.programs['nix-instantiate'], ['--version']),
      Linux: of('uname', ['-r'], /^(\d+\.\d+)/),
    };
  }

  /** The program. */
  get alloy(): string {
    return this.programs.alloy;
  }

  get evaluator() {
    return { nix: this.programs['nix-instantiate'] };
  }

  /** Switches a host to another configuration, as `nixos-rebuild switch` does, and its units that are named. */
  async switchTo(host: Host, machine: Machine, units: readonly string[]): Promise<void> {
    const folder = join(this.folder, 'switched', host);
    const { etc } = this.filesOf(host, machine);
    for (const [path, text] of Object.entries(etc)) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const there = this.on(host);
    there.sh(`rm -rf /etc/alloy /etc/alloy-ebpf; cp -r ${folder}/. /etc/`);
    run('rm', ['-rf', folder]);
    if (units.length === 0) return;
    const { code, output } = await there.exec(`systemctl restart ${units.join(' ')} 2>&1`);
    if (code !== 0) throw new Error(`${host}: ${output}`);
  }

  /** Appends entries to a host's journal. */
  log(host: Host, entries: readonly JournalEntry[]): void {
    const folder = this.journal(host);
    const file = writeJournal(
      folder,
      entries.map((entry) => ({ hostname: host, ...entry })),
    );
    chmodSync(file, 0o644);
  }

  override async stop(): Promise<void> {
    await Promise.all([
      ...[this.mimir, this.loki, this.tempo, this.pyroscope].map((store) => store.stop()),
      ...Object.values(this.monitors).map((monitor) => monitor.stop()),
    ]);
    await super.stop();
  }

  private async join(name: string): Promise<void> {
    await this.plug(name);
    // a login that begins before the cable is in may hang
    this.on(name).sh('systemctl start tailscaled');
    this.up(name);
    await this.joined(name);
  }

  private evaluate(): Record<Host, Machine> {
    const modules = HOSTS.map((host) => [host, [hostModule(host)]] as const);
    return evaluateMachines(this.evaluator, Object.fromEntries(modules));
  }

  /** This process' own end of a cable to the local network. */
  private async plugHere(): Promise<void> {
    const inLan = (...args: string[]) =>
      mustRun('nsenter', ['--target', this.on('lan').pid, '--net', 'ip', ...args]);
    inLan(
      'link',
      'add',
      'here',
      'type',
      'veth',
      'peer',
      'name',
      'fleet',
      'netns',
      String(process.pid),
    );
    inLan('link', 'set', 'here', 'master', 'br0', 'up');
    mustRun('ip', ['addr', 'add', `${HERE}/24`, 'dev', 'fleet']);
    mustRun('ip', ['link', 'set', 'fleet', 'up']);
  }

  private journal(host: Host): string {
    return join(this.folder, 'journal', host, readFileSync('/etc/machine-id', 'utf8').trim());
  }

  /** The files in /etc of a machine, as they have to be here. */
  private filesOf(host: Host, { etc, etcTexts, settings }: Machine) {
    const files = Object.entries(etc).map(
      ([path, source]) => [path, etcTexts[path] ?? readFileSync(source, 'utf8')] as const,
    );
    const { check } = settings as { check: { machine: { capabilities: readonly string[] } } };
    // what this machine's container hasn't got, no unit in it has
    const capabilities = check.machine.capabilities.filter((name) => !lacking().includes(name));
    const app = readFileSync(join(NIXOS_OUT, 'files', host, 'check.json'), 'utf8');
    return {
      etc: {
        ...Object.fromEntries(files),
        'check.json': this.asking(app),
        'observability-check.json': JSON.stringify({ ...check.machine, capabilities }),
      },
    };
  }

  /** The check's file with where each store is asked: the example's are in a cluster that no host reaches. */
  private asking(text: string): string {
    const app = JSON.parse(text) as {
      destinations: { backends?: { backend: keyof typeof STORES; url?: string }[] }[];
    };
    const urls = {
      mimir: `${this.mimir.url}/prometheus`,
      loki: this.loki.url,
      tempo: this.tempo.url,
      pyroscope: this.pyroscope.url,
    };
    for (const backend of app.destinations.flatMap(({ backends = [] }) => backends))
      backend.url = urls[backend.backend];
    return JSON.stringify(app);
  }

  private addHost(host: Host, machine: Machine): void {
    const { unitTexts } = machine;
    mkdirSync(this.journal(host), { recursive: true });
    const filter = tailnetOnly(machine, this.programs.nft);
    const names = Object.keys(unitTexts).filter((unit) =>
      /^(alloy|alloy-ebpf|outage-buffer)\./.test(unit),
    );
    const ours = names.map((name) => [name, onThisMachine(unitTexts[name]!)] as const);
    const inwards = Object.values(PORTS).map((port) => `${port + IN}=127.0.0.1:${port}`);
    const own = host === 'hetzner' ? {} : this.desktop(host);
    const { etc } = this.filesOf(host, machine);
    this.add(host, {
      etc: {
        ...etc,
        ...filter.etc,
        hosts: '127.0.0.1 localhost\n',
        'monitor.py': `${PATIENT}${BELOW}${readFileSync(join(__dirname, 'monitor.py'), 'utf8')}`,
      },
      units: {
        ...filter.units,
        ...BUS_UNITS,
        ...Object.fromEntries(ours),
        ...Object.fromEntries(names.map((name) => [`${name}.d/log.conf`, logOf(name)])),
        'journal.service': `${TARGET}Before=alloy.service\n[Service]\nType=oneshot\nRemainAfterExit=true\nExecStart=sh -c 'mount --bind /mnt/journal /var/log/journal'\n`,
        ...Object.assign({}, ...WATCHED.map((name) => service(name, 'sleep infinity'))),
        ...service('inwards', `${RELAY} ${inwards.join(' ')}`),
        ...own,
        ...wants([
          'dbus.service',
          'journal.service',
          'inwards.service',
          ...names,
          ...Object.keys(own),
        ]),
      },
      programs: {
        ...WORLD,
        ...filter.programs,
        alloy: this.programs.alloy,
        journal: join(this.folder, 'journal', host),
        check: join(NIXOS_OUT, 'runtime/check'),
        'outage-buffer': join(NIXOS_OUT, 'runtime/outage-buffer'),
        'outage-buffer.json': join(NIXOS_OUT, 'files', host, 'outage-buffer.json'),
      },
      users: filter.users,
    });
  }

  /** The units of a desktop's own programs: otel-ai-monitor takes telemetry here, and is busy there. */
  private desktop(host: 'ryzen' | 'thinkpad'): Record<string, string> {
    const python = mustRun(this.programs.python3, [
      '-c',
      'import sys; print(sys.executable)',
    ]).trim();
    return {
      ...service('local', `${RELAY} 127.0.0.1:4320=${HERE}:${MONITORS[host]}`),
      ...(host === 'ryzen' &&
        service(
          'otel-ai-monitor',
          `${python} /etc/monitor.py ${host}`,
          `Environment=PYTHONPATH=${installPyroscopeIo()}\nRestart=always\n`,
        )),
    };
  }
}

/** What says which Alloy is built for the tests. */
const ALLOY = join(__dirname, '../../tools/alloy/go.mod');

/** The process that waits for the daemon doesn't end by its signal. */
const PATIENT = 'import signal\nsignal.signal(signal.SIGUSR1, signal.SIG_IGN)\n';

const WORLD = { world: __dirname };

/** Services of whose journal a host reads. */
const WATCHED = ['nix-daemon', 'sshd', 'upower'];

/** A drop-in that has a unit's output in a file; a socket has none. */
function logOf(unit: string): string {
  if (!unit.endsWith('.service')) return '';
  const file = `/run/log-${unit.replace('.service', '')}`;
  return `[Service]\nStandardOutput=append:${file}\nStandardError=append:${file}\n`;
}
