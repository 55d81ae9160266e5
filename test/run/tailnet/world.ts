import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluateMachines, hostModule, NIXOS_OUT, type Machine } from '../../nixos/evaluate';
import { run } from '../../support/programs';
import { collectorConfig } from '../cluster';
import { onThisMachine, Systemd, tailnetOnly, TARGET_UNITS } from '../systemd';

/** Binaries that a world runs. */
export interface Programs {
  readonly alloy: string;
  readonly nft: string;
  readonly otelcol: string;
  readonly systemd: string;
  /** The directory of `tools/tailnet`. */
  readonly tailnet: string;
  readonly 'nix-instantiate': string;
}

/** The workstations: of the third NixOS loads its own rules by nftables, and there is no outage buffer. */
export const WORKSTATIONS = ['ryzen', 'thinkpad', 'hetzner'] as const;
export type Workstation = (typeof WORKSTATIONS)[number];
/** Those whose tailscaled isn't started with the rest. */
export const LATE: readonly Workstation[] = ['thinkpad', 'hetzner'];

/** A machine in what Tailscale says of its state: by a relay when it has no address of its own in use. */
interface Peer {
  readonly HostName: string;
  readonly CurAddr: string;
  readonly Relay: string;
}

/** Where the local network's only other machine is, which is the way out, its DNS, and whoever answers there. */
export const LAN = '10.77.0.1';
/** An address of the tailnet's that this one has too. */
export const IMPOSTOR = '100.64.9.9';
/** The ports of the stores behind the collector, and of Pyroscope, all on one machine. */
const STORES = [80, 3100, 4318, 4040];
const DOMAIN = 'example.ts.net';

const SCRIPTS = __dirname;
const log = (name: string) =>
  `[Service]\nStandardOutput=append:/run/log-${name}\nStandardError=append:/run/log-${name}\n`;
const service = (name: string, command: string, more = '') => ({
  [`${name}.service`]: `[Unit]\nDefaultDependencies=no\nStartLimitIntervalSec=0\n${log(name)}ExecStart=${command}\n${more}`,
});
const wants = (names: readonly string[]) => ({
  'test.target': `[Unit]\nWants=${names.join(' ')}\n`,
});

/**
 * A tailnet of its own: Tailscale's control server for tests with a relay, the real tailscaled on every machine, and three
 * workstations of the example fleet on which a real systemd runs the units of the host's module just as they are, the
 * packet filter included. Behind them is the real collector on the configuration that Terraform would deploy. All of it
 * is in namespaces of its own, on a local network where nobody else is.
 */
export class TailnetWorld {
  private readonly folder = mkdtempSync(join(tmpdir(), 'tailnet-'));
  private readonly machines = new Map<string, Systemd>();

  constructor(private readonly programs: Programs) {}

  /** The local network, the control server and the policy; then machines, which join at their own pace. */
  async start(policy: object): Promise<void> {
    await this.startLan();
    await this.change('policy', {}, JSON.stringify(policy));
    this.add('pyroscope', {
      etc: { hosts: '127.0.0.1 localhost\n' },
      units: {
        ...service('store', `/mnt/node /mnt/scripts/store.mjs /run/noted ${STORES.join(' ')}`),
        ...wants(['tailscaled.service', 'store.service']),
      },
      programs: {},
      users: [],
    });
    const stores = ['mimir-gateway', 'loki', 'tempo'].map(
      (name) => `${this.address('pyroscope')} ${name}.monitoring.svc\n`,
    );
    this.add('otel-collector', {
      etc: { hosts: `127.0.0.1 localhost\n${stores.join('')}`, 'otelcol.yaml': collectorConfig() },
      units: {
        ...service(
          'otelcol',
          '/mnt/otelcol --config=/etc/otelcol.yaml',
          'Environment=MY_POD_IP=0.0.0.0 MY_POD_NAME=otel-collector-0\n',
        ),
        ...wants(['tailscaled.service', 'otelcol.service']),
      },
      programs: { otelcol: this.programs.otelcol },
      users: [],
    });
    const machines = this.evaluate();
    for (const name of WORKSTATIONS) this.addWorkstation(name, machines[name]);
    await Promise.all(
      ['otel-collector', 'pyroscope', ...WORKSTATIONS].map((name) => this.plug(name)),
    );
  }

  /** A machine by its name. */
  on(name: string): Systemd {
    const machine = this.machines.get(name);
    if (!machine) throw new Error(`there is no machine ${name}`);
    return machine;
  }

  /** Has the control server change something about a node, or take a policy. @returns its answer */
  async change(
    what: 'policy' | 'remove' | 'expire' | 'renew' | 'rename',
    query: Readonly<Record<string, string>>,
    body = '',
  ): Promise<string> {
    const url = `http://${LAN}:8080/test/${what}?${new URLSearchParams(query).toString()}`;
    let answer = '';
    await this.on('lan').until(
      `curl -s -o /run/answer -w '%{http_code}' -X POST --data-binary '${body}' '${url}'; cat /run/answer`,
      /^[24]\d\d/,
    );
    answer = this.on('lan').sh('cat /run/answer');
    return answer;
  }

  /** A workstation's command line of Tailscale. */
  tailscale(name: string, command: string): string {
    return this.on(name).sh(`TS_BE_CLI=1 /mnt/tailscaled ${command} 2>&1`);
  }

  /** Has a machine join, with its tag, and doesn't wait for it. */
  up(name: string): void {
    const tag = WORKSTATIONS.includes(name as Workstation) ? 'workstation' : 'k8s';
    const options = `--login-server=http://${LAN}:8080 --hostname=${name} --advertise-tags=tag:${tag} --accept-dns --netfilter-mode=off`;
    // the daemon may not listen yet, and one whose cable has just gone in may forget what it was asked
    this.on(name).sh(
      `(until TS_BE_CLI=1 timeout 20 /mnt/tailscaled up ${options}; do sleep 0.2; done) > /run/log-up 2>&1 &`,
    );
  }

  /** Waits until a machine has an address on the tailnet. */
  async joined(name: string): Promise<void> {
    await this.on(name).until('TS_BE_CLI=1 /mnt/tailscaled ip -4 2>&1', /^100\./, 90);
  }

  /** A machine's address on the local network. */
  address(name: string, moved = 0): string {
    return `10.77.0.${[...this.machines.keys()].indexOf(name) + 10 + moved}`;
  }

  /** Gives a machine another address on the local network. */
  readdress(name: string): void {
    const [from, to] = [this.address(name), this.address(name, 100)];
    this.on(name).sh(
      `ip addr del ${from}/24 dev eth0; ip addr add ${to}/24 dev eth0; ip route replace default via ${LAN}`,
    );
  }

  /** Suspends a machine, so that it is neither running nor on the local network, or has it go on. */
  suspend(name: string, suspended: boolean): void {
    const port = `v${this.address(name).split('.').at(-1)!}`;
    this.on('lan').sh(`ip link set ${port} ${suspended ? 'down' : 'up'}`);
    this.on(name).suspend(suspended);
  }

  /** Lets no UDP but DNS through to a machine, so that WireGuard is relayed; or all of it. */
  blockUdp(name: string, blocked: boolean): void {
    const chain = (hook: string, device: string) =>
      `chain ${hook} {\ntype filter hook ${hook} priority filter\n${device} eth0 udp dport != 53 udp sport != 53 drop\n}`;
    const table = [
      'table inet udp_blocked {',
      chain('input', 'iifname'),
      chain('output', 'oifname'),
    ];
    this.on(name).sh(
      blocked
        ? `echo '${table.join('\n')}\n}' | /mnt/nft -f -`
        : '/mnt/nft delete table inet udp_blocked',
    );
  }

  /** Whether what a workstation sends to the collector goes by a relay. */
  isRelayed(name: Workstation): boolean {
    const text = this.tailscale(name, 'status --json');
    const { Peer } = JSON.parse(text) as { Peer: Record<string, Peer> | null };
    const peer = Object.values(Peer ?? {}).find(({ HostName }) => HostName === 'otel-collector');
    return peer !== undefined && peer.Relay !== '' && peer.CurAddr === '';
  }

  /** Polls until a question has a true answer. */
  async until<T>(what: string, ask: () => T, seconds = 60): Promise<Exclude<T, false>> {
    const deadline = Date.now() + seconds * 1000;
    for (;;) {
      const answer = ask();
      if (answer) return answer as Exclude<T, false>;
      if (Date.now() > deadline) throw new Error(`waited ${seconds} s for ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** What the local network answers: a name's address, or that there is none; and to HTTP. */
  lan({ dns, status = 200 }: { readonly dns: string; readonly status?: number }): void {
    this.on('lan').sh(`echo ${dns} > /run/dns; echo ${status} > /run/status`);
  }

  /** How many bytes have come to whoever answers on the local network, on any port. */
  leaked(): number {
    const lines = this.on('lan').sh('cat /run/counted 2>/dev/null').trim().split('\n');
    return lines.reduce((sum, line) => sum + Number(line.split(' ')[1] ?? 0), 0);
  }

  /** The numbers of a workstation's records that have come to the store behind the collector, and when each did. */
  arrived(name: Workstation): { readonly n: number; readonly at: number }[] {
    const lines = this.on('pyroscope').sh('cat /run/noted 2>/dev/null').trim().split('\n');
    const found = lines.map((line) => line.split(' '));
    return found
      .filter(([, host]) => host === name)
      .map(([at, , n]) => ({ n: Number(n), at: Number(at) }));
  }

  /** The numbers of the records that its collector has taken, and when. */
  sent(name: Workstation): { readonly n: number; readonly at: number }[] {
    const lines = this.on(name).sh('cat /run/sent 2>/dev/null').trim().split('\n');
    return lines.filter(Boolean).map((line) => {
      const [at, n] = line.split(' ').map(Number);
      return { n: n!, at: at! };
    });
  }

  /** What the outage buffer has said so far. */
  journal(name: Workstation): string[] {
    return this.on(name).sh('cat /run/log-outage-buffer 2>/dev/null').trim().split('\n');
  }

  /** Packets that the filter has sent back. */
  rejected(name: Workstation): number {
    const table = this.on(name).sh('/mnt/nft list table inet observability');
    return Number(/counter packets (\d+)/.exec(table)?.[1]);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.machines.values()].map((machine) => machine.stop()));
    rmSync(this.folder, { recursive: true, force: true });
  }

  private evaluate(): Record<Workstation, Machine> {
    const modules = (name: string, more: string) => [
      hostModule(name),
      `{ observability = { beyla.enable = false; pyroscope.enable = false; journal.enable = false; nodeMetrics.enable = false; }; ${more} }`,
    ];
    return evaluateMachines(
      { nix: this.programs['nix-instantiate'] },
      {
        ryzen: modules('ryzen', ''),
        thinkpad: modules('thinkpad', ''),
        hetzner: modules(
          'hetzner',
          'observability.outageBuffer.enable = false; networking.nftables.enable = true;',
        ),
      },
    );
  }

  private async startLan(): Promise<void> {
    const lan = new Systemd({
      systemd: this.programs.systemd,
      programs: {
        control: join(this.programs.tailnet, 'control'),
        node: process.execPath,
        scripts: SCRIPTS,
      },
      etc: { 'resolv.conf': '' },
      users: [],
      units: {
        ...TARGET_UNITS,
        ...service('control', `/mnt/control ${LAN} ${DOMAIN}`),
        ...service('dns', `/mnt/node /mnt/scripts/dns.mjs ${LAN} /run/dns`),
        ...service(
          'portal',
          '/mnt/node /mnt/scripts/portal.mjs /run/counted /run/status 4318 4040 8088',
        ),
        ...wants([]),
      },
    });
    this.machines.set('lan', lan);
    await lan.until('systemctl is-active test.target', /^active/);
    lan.sh(
      `ip link add br0 type bridge; ip addr add ${LAN}/24 dev br0; ip addr add fd77::1/64 dev br0 nodad; ip addr add ${IMPOSTOR}/32 dev lo; ip link set br0 up`,
    );
    this.lan({ dns: 'nothing' });
    lan.sh('systemctl start control dns portal');
  }

  private addWorkstation(name: Workstation, machine: Machine): void {
    const { unitTexts, etc, tailnetOnly: filter } = machine;
    const { nft } = this.programs;
    const rules =
      filter.nftables.table === null
        ? tailnetOnly(machine, nft)
        : ownRules(filter.nftables.table, nft);
    const buffer = Object.keys(unitTexts).filter((unit) => unit.startsWith('outage-buffer.'));
    const files = Object.entries(etc).map(
      ([path, source]) => [path, readFileSync(source, 'utf8')] as const,
    );
    this.add(name, {
      etc: { ...Object.fromEntries(files), ...rules.etc, hosts: '127.0.0.1 localhost\n' },
      units: {
        ...rules.units,
        'alloy.service': onThisMachine(unitTexts['alloy.service']!),
        'alloy.service.d/log.conf': log('alloy'),
        ...Object.fromEntries(buffer.map((unit) => [unit, onThisMachine(unitTexts[unit]!)])),
        'outage-buffer.service.d/log.conf': log('outage-buffer'),
        ...service('program', `/mnt/node /mnt/scripts/program.mjs /run/sent ${name} 50`),
        ...wants([
          ...(LATE.includes(name) ? [] : ['tailscaled.service']),
          'alloy.service',
          'program.service',
          ...buffer,
        ]),
      },
      programs: {
        ...rules.programs,
        alloy: this.programs.alloy,
        'outage-buffer': join(NIXOS_OUT, 'runtime/outage-buffer'),
        'outage-buffer.json': join(NIXOS_OUT, 'files', name, 'outage-buffer.json'),
      },
      users: rules.users,
    });
  }

  /** A machine with a cable to the local network, whose DHCP has told it of the DNS there. */
  private add(
    name: string,
    props: Pick<ConstructorParameters<typeof Systemd>[0], 'etc' | 'units' | 'programs' | 'users'>,
  ): void {
    const machine = new Systemd({
      systemd: this.programs.systemd,
      ...props,
      etc: { ...props.etc, 'resolv.conf': `nameserver ${LAN}\n` },
      programs: {
        ...props.programs,
        node: process.execPath,
        scripts: SCRIPTS,
        tailscaled: join(this.programs.tailnet, 'tailscaled'),
      },
      units: {
        ...TARGET_UNITS,
        ...service(
          'tailscaled',
          '/mnt/tailscaled --statedir=/var/lib/tailscale --tun=tailscale0 --no-logs-no-support',
          'Environment=TS_NO_LOGS_NO_SUPPORT=true\nRestart=always\nRestartSec=0\nRuntimeDirectory=tailscale\n',
        ),
        ...props.units,
      },
    });
    this.machines.set(name, machine);
  }

  /** Plugs a machine's cable in. */
  private async plug(name: string): Promise<void> {
    const machine = this.on(name);
    await machine.until('systemctl is-active test.target', /^active/);
    const [address, n] = [this.address(name), this.address(name).split('.').at(-1)!];
    const lan = this.on('lan').pid;
    const inLan = (...args: string[]) => run('nsenter', ['--target', lan, '--net', 'ip', ...args]);
    inLan('link', 'add', `v${n}`, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', machine.pid);
    inLan('link', 'set', `v${n}`, 'master', 'br0', 'up');
    machine.sh(
      `ip addr add ${address}/24 dev eth0; ip addr add fd77::${n}/64 dev eth0 nodad; ip link set eth0 up; ip route add default via ${LAN}`,
    );
  }
}

/** NixOS' nftables.service, as far as it is about us: everything in one transaction that begins with a flush. */
function ownRules(table: string, nft: string) {
  const text = `flush ruleset\ntable inet observability {\n${table}}\n`;
  return {
    units: {
      'nftables.service':
        '[Unit]\nDefaultDependencies=no\n[Service]\nType=oneshot\nRemainAfterExit=true\nExecStart=/mnt/nft -f /etc/nftables.nft\nExecReload=/mnt/nft -f /etc/nftables.nft\nExecStop=/mnt/nft flush ruleset\n',
    },
    etc: { 'nftables.nft': text },
    programs: { nft },
    users: ['alloy'],
  };
}
