/** The table, as a terminal shows it. */

/** @typedef {import('./report.mjs').Report} Report */

/** @type {Record<import('./report.mjs').Line['state'], string>} */
const WORDS = { ok: 'ok', quiet: 'quiet', silent: 'SILENT', unknown: '?' };

/** @param {Report} report @returns {string} */
export function table({ lines, silent, unknownHosts, seconds }) {
  const width = (/** @type {(line: import('./report.mjs').Line) => string} */ of) =>
    Math.max(0, ...lines.map((line) => of(line).length));
  const [host, signal, store] = [
    width((line) => line.host),
    width((line) => line.signal),
    width(storeOf),
  ];
  const rows = lines.map((line) =>
    [
      WORDS[line.state].padEnd(6),
      line.host.padEnd(host),
      line.signal.padEnd(signal),
      storeOf(line).padEnd(store),
      line.found,
    ].join('  '),
  );
  // once for a store, however many hosts it is asked of
  const fixes = new Set(
    lines.flatMap(({ signal: of, fix }) => (fix ? [`to do for ${of}: ${fix}`] : [])),
  );
  const missing = unknownHosts.map((each) => `the app has no host ${each}`);
  const hosts = new Set(lines.map((line) => line.host)).size;
  const unknown = lines.filter(({ state }) => state === 'unknown').length;
  const counts = [
    `${hosts} ${hosts === 1 ? 'host' : 'hosts'}`,
    `${silent.length} with silence`,
    ...(unknown > 0 ? [`${unknown} of ${lines.length} not known`] : []),
  ];
  const said = silent.length > 0 ? [...silent, 'to do: observability-check, on that machine'] : [];
  const summary = lines.length === 0 ? 'nothing to ask for' : counts.join(', ');
  return `${[...rows, ...(rows.length > 0 ? [''] : []), ...fixes, ...missing, ...said, `${summary} (${seconds.toFixed(1)} s)`].join('\n')}\n`;
}

/** @param {import('./report.mjs').Line} line */
const storeOf = ({ destination, backend }) => `${destination} ${backend}`;

/** @param {Report} report */
export const json = (report) => `${JSON.stringify(report, null, 2)}\n`;
