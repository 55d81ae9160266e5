import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluateMachines, hostModule, NIXOS_OUT, type Machine } from '../../nixos/evaluate';
import { collectorConfig } from '../cluster';
import { onThisMachine, tailnetOnly } from '../systemd';
import { LAN, log, service, Tailnet, wants, type TailnetPrograms } from './tailnet';

export { IMPOSTOR, LAN } from './tailnet';

/** Binaries that a world runs. */
export interface Programs extends TailnetPrograms {
  readonly alloy: string;
  readonly nft: string;
  readonly otelcol: string;
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

/** The ports of the stores behind the collector, and of Pyroscope, all on one machine. */
const STORES = [80, 3100, 4318, 4040];

/**
 * A tailnet of its own: Tailscale's control server for tests with a relay, the real tailscaled on every machine, and three
 * workstations of the example fleet on which a real systemd runs the units of the host's module just as they are, the
 * packet filter included. Behind them is the real collector on the configuration that Terraform would deploy. All of it
 * is in namespaces of its own, on a local network where nobody else is.
 */
export class TailnetWorld extends Tailnet {
  constructor(protected override readonly programs: Programs) {
    super(programs);
  }

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
