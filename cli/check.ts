import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ASIDE } from '../lib/synth/dry-run';
import { withApp } from './app';

/** The program that asks the backends: where it is, beside this. */
const FLEET = join(__dirname, '../runtime/fleet/main.mjs');

const SIGNALS: readonly string[] = ['metrics', 'logs', 'traces', 'profiles'];

const USAGE = `usage: cdktf-nixos-observability check [--silent-after 15m] [--since 7d] [--host NAME]… [--signal SIGNAL]…
                                           [--query-url [DESTINATION.]SIGNAL=URL]… [--json]

Asks the backends when the last of each host and signal arrived, within a minute, and names the hosts that are silent. Ends
with 0 where none is, 1 where one is, and 2 where something couldn't be asked.

  --silent-after TIME  how old the newest may be of what a host sends all the time: 90s, 15m, 2h, 1d; 15m without
  --since TIME         how far back is looked for it; 7d without
  --host NAME          of this host alone
  --signal SIGNAL      of this signal alone: ${SIGNALS.join(', ')}
  --query-url          where a backend is asked, in the place of what the app says (workstationQueryUrl): for one inside
                       the cluster a port-forward's, metrics=http://127.0.0.1:8080/prometheus for Mimir's
  --json               for programs
`;

/**
 * Asks the backends of the app of `cdktf.json` what has arrived of each of its hosts.
 *
 * @returns 0 when no host is silent, 1 when one is, 2 when something couldn't be asked, or the app fails
 */
export function check(args: readonly string[]): number {
  const asked = understood(args);
  if (typeof asked === 'string') {
    const isHelp = asked === '';
    (isHelp ? process.stdout : process.stderr).write(isHelp ? USAGE : `${asked}\n\n${USAGE}`);
    return isHelp ? 0 : 2;
  }
  return withApp(
    { env: (folder) => ({ [ASIDE]: join(folder, 'aside') }), quiet: true },
    (status, folder) => {
      if (status !== 0) return 2;
      const hosts = checkFiles(join(folder, 'aside'));
      const input = JSON.stringify({ ...asked, hosts });
      const stdio = ['pipe', 'inherit', 'inherit'] as const;
      return spawnSync(process.execPath, [FLEET], { input, stdio: [...stdio] }).status ?? 2;
    },
  );
}

/** What is wanted, for `runtime/fleet/main.mjs`; or what isn't understood, empty where help is asked for. */
function understood(args: readonly string[]): object | string {
  const many = { type: 'string', multiple: true } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h' },
        host: many,
        json: { type: 'boolean' },
        'query-url': many,
        signal: many,
        'silent-after': { type: 'string' },
        since: { type: 'string' },
      },
    });
    if (values.help) return '';
    const unknown = values.signal?.find((each) => !SIGNALS.includes(each));
    if (unknown !== undefined)
      return `a signal is one of ${SIGNALS.join(', ')}, but ${unknown} was given`;
    const silentAfterMs = milliseconds('--silent-after', values['silent-after'] ?? '15m');
    const sinceMs = milliseconds('--since', values.since ?? '7d');
    if (sinceMs <= silentAfterMs)
      return 'what is looked back for is longer than what is silence: --since above --silent-after';
    return {
      json: values.json === true,
      only: { hosts: values.host, signals: values.signal },
      queryUrls: Object.fromEntries((values['query-url'] ?? []).map(queryUrl)) as object,
      silentAfterMs,
      sinceMs,
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** @throws for what is no time */
function milliseconds(option: string, text: string): number {
  const [, count, unit = ''] = /^([1-9]\d{0,5})([smhd])$/.exec(text) ?? [];
  if (count === undefined)
    throw new Error(`${option} is a time such as 90s, 15m, 2h or 7d, but ${text} was given`);
  return Number(count) * (UNITS[unit] ?? NaN);
}

/** @throws for what is none */
function queryUrl(text: string): [string, string] {
  const [, what = '', signal = '', url = ''] =
    /^((?:[a-z][a-z0-9_]*\.)?([a-z]+))=(https?:\/\/.+)$/.exec(text) ?? [];
  if (!SIGNALS.includes(signal) || !URL.canParse(url))
    throw new Error(
      `--query-url is such as traces=http://127.0.0.1:3200, with a destination before where there are several, lgtm.traces=…, but ${text} was given`,
    );
  return [what, url.replace(/\/+$/, '')];
}

/** What each host's own check reads, in flakes at whatever depth. */
function checkFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(^|\/)files\/[^/]+\/check\.json$/.test(path))
    .map((path) => join(folder, path))
    .sort();
}
