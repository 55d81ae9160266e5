/**
 * observability-check: follows this machine's telemetry from hop to hop, and names the first that isn't right.
 *
 * node main.mjs check.json machine.json [--json] [--report] [--signal metrics|logs|traces|profiles]…
 * node main.mjs check.json machine.json --overhead UNIT --url URL [--requests N]
 *
 * Ends with 0 where all is well, 1 with a warning, 2 with a failure, and 64 when it isn't understood.
 */

import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { groupOf, overhead, overheadTable } from './overhead.mjs';
import { EBPF } from './plan.mjs';
import { json, table } from './print.mjs';
import { remember } from './remembered.mjs';
import { sendReport } from './report.mjs';
import { check } from './run.mjs';
import { machineTools } from './tools.mjs';

const SIGNALS = ['metrics', 'logs', 'traces', 'profiles'];
const USAGE = `usage: observability-check [--json] [--signal ${SIGNALS.join('|')}]… [--report]

Follows this machine's telemetry from hop to hop, within 20 s, and sends one probe of each signal. As root it sees more.

  --signal SIGNAL  only what that signal passes
  --json           for programs
  --report         for the journal, and as metrics

       observability-check --overhead UNIT --url URL [--requests N]

Measures what it costs the program of a unit to be watched by eBPF: its CPU time for each of N requests of URL, 2000 unless
another number is given, three times with and without alloy-ebpf.service, which it stops and starts, as root. Takes minutes.
`;

const asked = understood();
if (asked === undefined) {
  process.stderr.write(USAGE);
  process.exit(64);
}
if (asked.values.help) {
  process.stdout.write(USAGE);
  process.exit(0);
}

const { signal: signals, json: asJson, report: asReport } = asked.values;
const [app, machine] = asked.positionals.map((path) => JSON.parse(readFileSync(path, 'utf8')));
const tools = machineTools();
// the timer's, which root may read
const memory = join(process.env.STATE_DIRECTORY ?? '/var/lib/observability-check', 'probes.json');
const remembered = recalled();
if (asked.values.overhead !== undefined) void measure(asked.values.overhead);
else
  void check(app, { ...machine, remembered }, { signals }, tools).then(async (report) => {
    const options = { isJournal: asReport };
    process.stdout.write(asJson ? json(app.host, report) : table(app.host, report, options));
    const [receiver] = app.listeners;
    if (asReport && process.env.STATE_DIRECTORY !== undefined)
      writeWhole(memory, remember(remembered ?? {}, report.lines, app, tools.now()));
    if (asReport && receiver) await sendReport(report, receiver.url, tools);
    // not by what is left to do: a look-up of a name that hangs is waited for
    process.exit(report.code);
  });

/** @param {string} unit */
async function measure(unit) {
  const { url = '', requests = '2000' } = asked?.values ?? {};
  try {
    const group = groupOf(unit);
    if (group === undefined) throw new Error(`${unit} doesn't run on this machine`);
    const wanted = { watcher: EBPF, group, url, requests: Number(requests) };
    process.stdout.write(overheadTable(unit, await overhead(wanted, tools)));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  }
}

/** What earlier checks remember; nothing where there were none, or it isn't for this user. @returns {import('./remembered.mjs').Memory | undefined} */
function recalled() {
  const text = tools.read(memory);
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} path @param {object} content */
function writeWhole(path, content) {
  writeFileSync(`${path}.new`, `${JSON.stringify(content)}\n`);
  renameSync(`${path}.new`, path);
}

function understood() {
  try {
    const found = parseArgs({
      allowPositionals: true,
      options: {
        help: { type: 'boolean' },
        json: { type: 'boolean' },
        overhead: { type: 'string' },
        report: { type: 'boolean' },
        requests: { type: 'string' },
        signal: { type: 'string', multiple: true },
        url: { type: 'string' },
      },
    });
    const { overhead: unit, url, requests = '1' } = found.values;
    // the two go together
    if ((unit === undefined) !== (url === undefined) || !/^[1-9]\d{0,6}$/.test(requests))
      return undefined;
    const known = (found.values.signal ?? []).every((each) => SIGNALS.includes(each));
    return known && (found.positionals.length === 2 || found.values.help) ? found : undefined;
  } catch {
    return undefined;
  }
}
