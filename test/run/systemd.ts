import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Cgroup } from '../support/cgroup';
import { Daemon } from '../support/daemon';
import type { Machine } from '../nixos/evaluate';
import { run } from '../support/programs';

/** A machine that a systemd of its own boots. */
export interface SystemdProps {
  /** The program. */
  readonly systemd: string;
  /** Unit files by name; `test.target` is what is booted. */
  readonly units: Readonly<Record<string, string>>;
  /** Files in /etc by path. */
  readonly etc: Readonly<Record<string, string>>;
  /** Programs and folders by name, which appear in /mnt since a home directory is closed to others. */
  readonly programs: Readonly<Record<string, string>>;
  /** Static system users. */
  readonly users: readonly string[];
}

/** Units that a distribution has, as far as ours need them. */
const TARGETS = ['basic', 'network', 'shutdown', 'sockets', 'sysinit'];
export const TARGET = '[Unit]\nDefaultDependencies=no\n';
export const TARGET_UNITS = Object.fromEntries(TARGETS.map((name) => [`${name}.target`, TARGET]));

/** A system bus, which `dbus.service` starts; a distribution has it too. */
export const BUS_UNITS = {
  'dbus.socket': `${TARGET}[Socket]\nListenStream=/run/dbus/system_bus_socket\n`,
  'dbus.service': `${TARGET}Requires=dbus.socket
[Service]
Type=notify
ExecStart=/usr/bin/dbus-daemon --system --address=systemd: --nofork --nopidfile --systemd-activation
`,
};

/** The files of a machine in /etc, as `SystemdProps` takes them. */
export function filesInEtc({ etc }: Machine): Record<string, string> {
  return Object.fromEntries(
    Object.entries(etc).map(([name, source]) => [name, readFileSync(source, 'utf8')]),
  );
}

/** A unit of ours with its programs where they are on this machine. */
export function onThisMachine(unit: string): string {
  return unit
    .replaceAll(/(Exec\w+)=(alloy|node|nft) /g, '$1=/mnt/$2 ')
    .replaceAll(/\/nix\/store\/\w{32}-/g, '/mnt/')
    .replace('ExecReload=kill', 'ExecReload=/bin/kill');
}

/** What keeps plain HTTP on the tailnet, without which nothing starts that sends there: to be spread into `SystemdProps`. */
export function tailnetOnly({ unitTexts, tailnetOnly: { rules } }: Machine, nft: string) {
  const name = 'observability-tailnet-only';
  const unit = unitTexts[`${name}.service`];
  if (unit === undefined || rules === null) throw new Error(`there is no ${name}.service`);
  const text = onThisMachine(unit).replaceAll(`/mnt/${name}.nft`, `/etc/${name}.nft`);
  return {
    units: { [`${name}.service`]: text },
    etc: { [`${name}.nft`]: rules },
    programs: { nft },
    users: ['alloy', 'outage-buffer'],
  };
}

/**
 * A real systemd as process 1 of namespaces of its own, which runs units just as they are written, sandbox and all.
 * What it mounts, writes to /etc, /run and /var, and listens on, is seen by nobody else.
 */
export class Systemd {
  private readonly folder = mkdtempSync(join(tmpdir(), 'systemd-'));
  private readonly cgroup = new Cgroup(basename(this.folder));
  private readonly daemon: Daemon;

  constructor({ systemd, units, etc, programs, users }: SystemdProps) {
    for (const [name, text] of Object.entries(units)) this.write(`units/${name}`, text);
    for (const [name, text] of Object.entries(etc)) this.write(`etc/${name}`, text);
    const accounts = users.map(
      (user, i) =>
        `echo "${user}:x:${990 - i}:${990 - i}::/var/empty:/bin/false" >> /etc/passwd; echo "${user}:x:${990 - i}:" >> /etc/group`,
    );
    const script = [
      'set -e',
      'mount --make-rprivate /',
      'mount -t proc proc /proc',
      'ip link set lo up',
      'umount -R /sys/fs/cgroup',
      'mount -t cgroup2 cgroup2 /sys/fs/cgroup',
      'mount -t tmpfs -o mode=755 tmpfs /mnt',
      'mkdir /mnt/upper /mnt/work',
      ...Object.entries(programs).map(
        ([name, path]) =>
          `if [ -d "${path}" ]; then mkdir /mnt/${name}; else touch /mnt/${name}; fi && mount --bind "${path}" /mnt/${name}`,
      ),
      'mount -t overlay overlay -o lowerdir=/etc,upperdir=/mnt/upper,workdir=/mnt/work /etc',
      'chmod -R a+rX "$FOLDER/etc" && cp -r --preserve=mode "$FOLDER/etc/." /etc/',
      ...accounts,
      'mount -t tmpfs -o mode=755 tmpfs /var/lib',
      // a machine that systemd has booted has it
      'mountpoint -q /sys/kernel/tracing || mount -t tracefs tracefs /sys/kernel/tracing',
      'mount -t tmpfs -o mode=755 tmpfs /run',
      // as systemd makes it where it isn't told that it is in a container: what it mounts for a unit's credentials is seen by that
      'mount --make-rshared /',
      'cp -r "$FOLDER/units" /run/units',
      `exec env -i container=test SYSTEMD_UNIT_PATH=/run/units PATH="$PATH" "$SYSTEMD" --system \
        --unit=test.target --show-status=no --log-target=console`,
    ].join('\n');
    this.write('boot.sh', script);
    const namespaces = ['--cgroup', '--pid', '--mount', '--uts', '--ipc', '--net'];
    this.daemon = new Daemon(
      'sh',
      [
        '-c',
        `echo $$ > "$0/cgroup.procs" && exec unshare ${namespaces.join(' ')} --fork --kill-child sh "$FOLDER/boot.sh"`,
        this.cgroup.path,
      ],
      join(this.folder, 'log'),
      { FOLDER: this.folder, SYSTEMD: systemd },
    );
  }

  /** Its process 1, as this machine counts. */
  get pid(): string {
    const { pid } = this.daemon;
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  }

  /** Runs a shell's command in it, as root. @returns what it printed */
  sh(command: string): string {
    return run('nsenter', [...this.inside(), 'sh', '-c', command]).stdout;
  }

  /** The same while this process goes on, which may serve what the command asks. */
  async exec(command: string): Promise<{ readonly code: number; readonly output: string }> {
    const child = spawn('nsenter', [...this.inside(), 'sh', '-c', command], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    const code = await new Promise<number>((resolve) =>
      child.once('close', (status) => resolve(status ?? -1)),
    );
    return { code, output: Buffer.concat(chunks).toString() };
  }

  /** Polls until a command prints what matches. */
  async until(command: string, wanted: RegExp, seconds = 30): Promise<void> {
    await this.daemon.until(() => Promise.resolve(wanted.test(this.sh(command))), seconds);
  }

  /** Suspends it, or has it go on: nothing in it runs meanwhile, but for what `sh` does. */
  suspend(suspended: boolean): void {
    this.cgroup.freeze(suspended);
  }

  async stop(): Promise<void> {
    await this.daemon.stop();
    rmSync(this.folder, { recursive: true });
    await this.cgroup.remove();
  }

  private inside(): string[] {
    const namespaces = ['--mount', '--pid', '--net', '--uts', '--ipc', '--cgroup'];
    return ['--target', this.pid, ...namespaces];
  }

  private write(name: string, text: string): void {
    mkdirSync(dirname(join(this.folder, name)), { recursive: true });
    writeFileSync(join(this.folder, name), text);
  }
}
