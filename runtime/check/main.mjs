/**
 * observability-check: follows this machine's telemetry from hop to hop, and names the first that isn't right.
 *
 * node main.mjs check.json machine.json [--json] [--report] [--signal metrics|logs|traces|profiles]…
 *
 * Ends with 0 where all is well, 1 with a warning, 2 with a failure, and 64 when it isn't understood.
 */

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { json, table } from './print.mjs';
import { sendReport } from './report.mjs';
import { check } from './run.mjs';
import { machineTools } from './tools.mjs';

const SIGNALS = ['metrics', 'logs', 'traces', 'profiles'];
const USAGE = `usage: observability-check [--json] [--signal ${SIGNALS.join('|')}]… [--report]

Follows this machine's telemetry from hop to hop, within 20 s, and sends one probe of each signal. As root it sees more.

  --signal SIGNAL  only what that signal passes
  --json           for programs
  --report         for the journal, and as metrics
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
void check(app, machine, { signals }, tools).then(async (report) => {
  const options = { isJournal: asReport };
  process.stdout.write(asJson ? json(app.host, report) : table(app.host, report, options));
  const [receiver] = app.listeners;
  if (asReport && receiver) await sendReport(report, receiver.url, tools);
  // not by what is left to do: a look-up of a name that hangs is waited for
  process.exit(report.code);
});

function understood() {
  try {
    const found = parseArgs({
      allowPositionals: true,
      options: {
        help: { type: 'boolean' },
        json: { type: 'boolean' },
        report: { type: 'boolean' },
        signal: { type: 'string', multiple: true },
      },
    });
    const known = (found.values.signal ?? []).every((each) => SIGNALS.includes(each));
    return known && (found.positionals.length === 2 || found.values.help) ? found : undefined;
  } catch {
    return undefined;
  }
}
