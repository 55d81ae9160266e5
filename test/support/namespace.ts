import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a program finds in the place of this machine's own. */
export interface Namespace {
  /** The program unshare. */
  readonly unshare: string;
  /** A folder of the test's own. */
  readonly folder: string;
  /** Addresses by name, all that there are in /etc/hosts beside localhost. @default - this machine's */
  readonly names?: Readonly<Record<string, string>>;
  /** The address of the only DNS server, which is asked as a pod in the namespace `observability` asks. @default - this machine's */
  readonly nameserver?: string;
  /** A folder in the place of /var/log/journal. @default - this machine's */
  readonly journal?: string;
  /** Whether tracefs is mounted, which eBPF needs and a container hasn't got. @default false */
  readonly tracefs?: boolean;
}

/** The command that runs another one in a mount namespace. */
export function namespaced(namespace: Namespace, command: readonly string[]): string[] {
  const { unshare, folder, names, nameserver, journal, tracefs = false } = namespace;
  const hosts = join(folder, 'hosts');
  if (names) {
    const lines = Object.entries(names).map(([name, address]) => `${address} ${name}\n`);
    writeFileSync(hosts, `127.0.0.1 localhost\n${lines.join('')}`);
  }
  const resolver = join(folder, 'resolv.conf');
  if (nameserver !== undefined) {
    const search = ['observability.svc.', 'svc.', ''].map((domain) => `${domain}cluster.local`);
    writeFileSync(
      resolver,
      `nameserver ${nameserver}\nsearch ${search.join(' ')}\noptions ndots:5\n`,
    );
  }
  const script = [
    ...(names ? [`mount --bind '${hosts}' /etc/hosts`] : []),
    ...(nameserver === undefined ? [] : [`mount --bind '${resolver}' /etc/resolv.conf`]),
    ...(journal === undefined
      ? []
      : [
          'mount -t tmpfs tmpfs /var/log',
          'mkdir /var/log/journal',
          `mount --bind '${journal}' /var/log/journal`,
        ]),
    ...(tracefs
      ? ['{ mountpoint -q /sys/kernel/tracing || mount -t tracefs tracefs /sys/kernel/tracing; }']
      : []),
    'exec "$@"',
  ];
  return [unshare, '--mount', 'sh', '-c', script.join(' && '), 'sh', ...command];
}
