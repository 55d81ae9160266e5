import { findProgram, type Program, type Programs } from '../../test/support/programs';

/** What a run needs. */
const NEEDED = [
  'alloy',
  'curl',
  'dbus-daemon',
  'ip',
  'nft',
  'nix-instantiate',
  'otelcol',
  'prometheus',
  'python3',
  'systemd',
  'systemd-journal-remote',
  'tailnet',
  'unshare',
  '/dev/net/tun',
] as const satisfies readonly Program[];

/** Where they are. */
export type FleetPrograms = Programs<(typeof NEEDED)[number]>;

/** Finds them. @throws naming those that are missing */
export function fleetPrograms(): FleetPrograms {
  const found = NEEDED.map((name) => [name, findProgram(name)] as const);
  const missing = found.filter(([, path]) => path === undefined).map(([name]) => name);
  if (missing.length > 0)
    throw new Error(
      `the fleet needs root and ${missing.join(', ')}: npm run tools makes what no package has`,
    );
  return Object.fromEntries(found) as FleetPrograms;
}
