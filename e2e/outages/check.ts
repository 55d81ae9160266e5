import type { Line } from '../../runtime/check/run.mjs';
import type { Fleet, Host } from '../world/fleet';
import type { Outage } from '../proof';

/** What observability-check says. */
interface Checked {
  readonly lines: readonly Line[];
  readonly first?: Line;
  readonly seconds: number;
}

/** Runs observability-check on a host. */
export async function check(
  fleet: Fleet,
  host: Host,
  ...flags: readonly string[]
): Promise<Checked> {
  const command =
    '/mnt/node /mnt/check/main.mjs /etc/check.json /etc/observability-check.json --json';
  const { output } = await fleet.on(host).exec(`${command} ${flags.join(' ')}`);
  return JSON.parse(output) as Checked;
}

/** What notices what is broken, and puts it right again. */
export async function broken(
  breaks: () => unknown,
  notices: () => Promise<Outage['caught']>,
  mends: () => unknown,
): Promise<Outage['caught']> {
  try {
    await breaks();
    return await notices();
  } finally {
    await mends();
  }
}

/** What it says of a hop that isn't right. @throws when it is content, or names another first */
export async function caughtByCheck(
  fleet: Fleet,
  host: Host,
  hop: RegExp,
  ...flags: readonly string[]
): Promise<Outage['caught']> {
  const { first } = await check(fleet, host, ...flags);
  if (!first || !hop.test(first.hop))
    throw new Error(`expected ${hop}, and the check says ${JSON.stringify(first)}`);
  return [
    {
      by: 'observability-check',
      said: `${first.state.toUpperCase()} ${first.hop}: ${first.found}`,
    },
  ];
}
