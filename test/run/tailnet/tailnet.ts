import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../support/programs';
import { Systemd, TARGET_UNITS } from '../systemd';

/** Binaries that a tailnet runs. */
export interface TailnetPrograms {
  readonly systemd: string;
  /** The directory of `tools/tailnet`. */
  readonly tailnet: string;
}

/** Where the local network's only other machine is, which is the way out, its DNS, and whoever answers there. */
export const LAN = '10.77.0.1';
/** An address of the tailnet's that this one has too. */
export const IMPOSTOR = '100.64.9.9';
const DOMAIN = 'example.ts.net';

/** Machines of the cluster; the others are workstations. */
const IN_CLUSTER: readonly string[] = ['otel-collector', 'pyroscope'];

const SCRIPTS = __dirname;
/** A drop-in that has a unit's output in a file. */
export const log = (name: string) =>
  `[Service]\nStandardOutput=append:/run/log-${name}\nStandardError=append:/run/log-${name}\n`;
/** A unit that runs a command, and what it prints in a file. */
export const service = (name: string, command: string, more = '') => ({
  [`${name}.service`]: `[Unit]\nDefaultDependencies=no\nStartLimitIntervalSec=0\n${log(name)}ExecStart=${command}\n${more}`,
});
/** What a machine starts by itself. */
export const wants = (names: readonly string[]) => ({
  'test.target': `[Unit]\nWants=${names.join(' ')}\n`,
});

/**
 * Machines on a tailnet of their own: Tailscale's control server for tests with a relay, the real tailscaled on every
 * machine, and below it a local network where nobody else is. All of it is in namespaces of its own.
 */
export abstract class Tailnet {
  protected readonly folder = mkdtempSync(join(tmpdir(), 'tailnet-'));
  protected readonly machines = new Map<string, Systemd>();

  constructor(protected readonly programs: TailnetPrograms) {}

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
    const tag = IN_CLUSTER.includes(name) ? 'k8s' : 'workstation';
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

  async stop(): Promise<void> {
    await Promise.all([...this.machines.values()].map((machine) => machine.stop()));
    rmSync(this.folder, { recursive: true, force: true });
  }

  protected async startLan(): Promise<void> {
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

  /** A machine with a cable to the local network, whose DHCP has told it of the DNS there. */
  protected add(
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
  protected async plug(name: string): Promise<void> {
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
