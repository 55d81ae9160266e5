/** The table, as a terminal and the journal show it. */

/** @typedef {import('./run.mjs').Report} Report */

/** @type {Record<import('./result.mjs').Result['state'], string>} */
const WORDS = { ok: 'ok', warn: 'WARN', fail: 'FAIL', skipped: '-' };

/** systemd's own prefixes: sd-daemon(3). @type {Record<import('./result.mjs').Result['state'], string>} */
const PRIORITIES = { ok: '<6>', warn: '<4>', fail: '<3>', skipped: '<6>' };

/** @param {string} host @param {Report} report @param {{ isJournal?: boolean }} [options] @returns {string} */
export function table(host, { lines, first, seconds }, { isJournal = false } = {}) {
  const width = Math.max(...lines.map(({ hop }) => hop.length));
  const rows = lines.flatMap(({ hop, state, found, wanted, fix }) => {
    const more = [wanted && `wanted: ${wanted}`, fix && state !== 'ok' && `to do:  ${fix}`].filter(
      Boolean,
    );
    const text = [
      `${WORDS[state].padEnd(4)}  ${hop.padEnd(width)}  ${found}`,
      ...more.map((each) => `${' '.repeat(8 + width)}${each}`),
    ];
    return text.map((line) => (isJournal ? `${PRIORITIES[state]}${line}` : line));
  });
  const counts = Object.entries(WORDS).flatMap(([state, word]) => {
    const count = lines.filter((line) => line.state === state).length;
    return count > 0 ? [`${count} ${word === '-' ? 'not known' : word}`] : [];
  });
  const said = first
    ? `${host}: the first hop that isn't right is ${first.hop}: ${first.found}${first.fix ? `. To do: ${first.fix}` : ''}`
    : `${host}: all is well, as far as it is known`;
  const priority = isJournal ? PRIORITIES[first?.state ?? 'ok'] : '';
  return `${[...rows, ...(isJournal ? [] : ['']), `${priority}${said} (${counts.join(', ')}; ${seconds.toFixed(1)} s)`].join('\n')}\n`;
}

/** @param {string} host @param {Report} report */
export const json = (host, report) => `${JSON.stringify({ host, ...report }, null, 2)}\n`;
