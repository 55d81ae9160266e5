/** What has arrived of a fleet: for each host and signal when the last did, by the app's own list of hops. */

import { span } from '../check/result.mjs';
import { LAST } from './last.mjs';

/** How long it may take in all, and one question, in milliseconds. */
export const LIMIT_MS = 60_000;
const PATIENCE_MS = 15_000;

/**
 * @typedef {object} Wanted
 * @property {{ hosts?: readonly string[], signals?: readonly string[] }} only of these; all without
 * @property {Record<string, string>} queryUrls in the place of the app's, by signal, or by destination and signal: `lgtm.traces`
 * @property {number} silentAfterMs
 * @property {number} sinceMs how far back is looked for the last
 */
/**
 * @typedef {object} Line
 * @property {string} host
 * @property {string} signal
 * @property {string} destination
 * @property {string} backend
 * @property {'ok' | 'quiet' | 'silent' | 'unknown'} state `quiet`: nothing lately of what comes when something happens
 * @property {string} found
 * @property {string} [lastArrived] ISO 8601
 * @property {string} [fix]
 */
/** @typedef {{ lines: readonly Line[], silent: readonly string[], code: 0 | 1 | 2, seconds: number, unknownHosts: readonly string[] }} Report `silent`: what is said of each such host */

/**
 * What a host sends all the time: an Alloy component's name says so. All else comes when something happens, such as a
 * program's telemetry, or a line in the journal.
 *
 * @type {readonly [component: RegExp, signal: string][]}
 */
const STEADY = [
  [/^prometheus\.scrape\./, 'metrics'],
  [/^pyroscope\.(ebpf|scrape)\./, 'profiles'],
];

/** @param {import('../check/plan.mjs').App} app @returns {readonly string[]} */
function steadySignals(app) {
  const components = app.processes.flatMap(({ files }) => files.flatMap((file) => file.components));
  return STEADY.flatMap(([component, signal]) =>
    components.some((each) => component.test(each)) ? [signal] : [],
  );
}

/** @typedef {{ app: import('../check/plan.mjs').App, destination: string, backend: import('../check/plan.mjs').Backend, isSteady: boolean }} Way */

/** Every way of a host's signal to a store: what the host has nothing that takes or makes has none. @param {import('../check/plan.mjs').App} app @returns {Way[]} */
function waysOf(app) {
  const taken = new Set(app.listeners.flatMap(({ signals }) => signals));
  const steady = steadySignals(app);
  return app.destinations.flatMap(({ name: destination, backends = [] }) =>
    backends
      .filter(({ signal }) => taken.has(signal) || steady.includes(signal))
      .map((backend) => ({
        app,
        destination,
        backend,
        isSteady: steady.includes(backend.signal),
      })),
  );
}

/**
 * @param {readonly import('../check/plan.mjs').App[]} apps what each host's own check reads
 * @param {Wanted} wanted
 * @param {import('../check/tools.mjs').Tools} tools
 * @param {number} [limitMs]
 * @returns {Promise<Report>}
 */
export async function report(apps, wanted, tools, limitMs = LIMIT_MS) {
  const now = tools.now();
  const { only } = wanted;
  const isWanted = (/** @type {Way} */ { app, backend }) =>
    (only.hosts?.includes(app.host) ?? true) && (only.signals?.includes(backend.signal) ?? true);
  /** @type {Map<string, Way[]>} of one store and kind of question */
  const groups = new Map();
  for (const way of apps.flatMap(waysOf).filter(isWanted)) {
    const { destination, backend, isSteady } = way;
    const key = JSON.stringify([destination, backend, isSteady]);
    groups.set(key, [...(groups.get(key) ?? []), way]);
  }
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${limitMs / 1000} s`)), limitMs);
  });
  late.catch(() => undefined);
  const answered = [...groups.values()].map((ways) => linesOf(ways, wanted, tools, late, now));
  const order = apps.map(({ host }) => host);
  const lines = (await Promise.all(answered))
    .flat()
    .sort(
      (a, b) =>
        order.indexOf(a.host) - order.indexOf(b.host) ||
        SIGNALS.indexOf(a.signal) - SIGNALS.indexOf(b.signal),
    );
  clearTimeout(timer);
  const hosts = [...new Set(lines.map(({ host }) => host))];
  const silent = hosts.flatMap((host) => silence(host, lines, now) ?? []);
  const unknownHosts = (only.hosts ?? []).filter((each) => !order.includes(each));
  const isIncomplete =
    lines.length === 0 || unknownHosts.length > 0 || lines.some(({ state }) => state === 'unknown');
  const code = isIncomplete ? 2 : silent.length > 0 ? 1 : 0;
  return { lines, silent, code, unknownHosts, seconds: (tools.now() - now) / 1000 };
}

const SIGNALS = ['metrics', 'logs', 'traces', 'profiles'];

/** @param {readonly Way[]} ways to one store @param {Wanted} wanted @param {import('../check/tools.mjs').Tools} tools @param {Promise<any>} late @param {number} now @returns {Promise<Line[]>} */
async function linesOf(ways, { queryUrls, silentAfterMs, sinceMs }, tools, late, now) {
  const [{ destination, backend, isSteady }] = /** @type {[Way]} */ (ways);
  const { signal, backend: kind, headers } = backend;
  const url = queryUrls[`${destination}.${signal}`] ?? queryUrls[signal] ?? backend.url;
  const line = (/** @type {Way} */ { app }) => ({
    host: app.host,
    signal,
    destination,
    backend: kind,
  });
  const unknown = (/** @type {string} */ why, /** @type {string} */ fix) =>
    ways.map((way) => ({
      ...line(way),
      state: /** @type {const} */ ('unknown'),
      found: `not known: ${why}`,
      fix,
    }));
  const flag = `--query-url ${signal}=URL, such as that of a kubectl port-forward`;
  if (url === undefined)
    return unknown('no query URL is known', `${flag}, or the app's ${kind} a workstationQueryUrl`);
  const last = LAST[kind];
  if (last === undefined)
    return unknown(`nobody knows here how to ask ${kind}`, `leave it out: --signal`);
  const ask = async (/** @type {import('../check/tools.mjs').Question} */ question) => {
    const answer = await tools.ask({ patienceMs: PATIENCE_MS, ...question });
    return parsed(answer);
  };
  const hosts = ways.map(({ app }) => app.host);
  const isScraped = isSteady && signal === 'metrics';
  const asked = { url, headers, hosts, now, silentAfterMs, sinceMs, isScraped };
  try {
    const found = await Promise.race([last(asked, ask), late]);
    return ways.map((way) => {
      const one = found.get(way.app.host);
      const ageMs = one && Math.max(0, now - one.at);
      const isRecent = ageMs !== undefined && ageMs <= silentAfterMs;
      return {
        ...line(way),
        state: isRecent ? 'ok' : isSteady ? 'silent' : 'quiet',
        found:
          ageMs === undefined
            ? `none for ${span(sinceMs / 1000)}`
            : `${span(ageMs / 1000)} ago${one.orLater ? ', or later' : ''}`,
        lastArrived: one && new Date(one.at).toISOString(),
      };
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return unknown(`${url}: ${why}`, `is it up, and reached from here? ${flag}`);
  }
}

/** @param {import('../check/tools.mjs').Answer} answer @throws where it says nothing */
function parsed({ status, why, body }) {
  if (status === 0) throw new Error(why);
  const text = body.toString();
  if (status !== 200) {
    const [said = ''] = text.trim().split('\n');
    throw new Error(`answered ${status}${said === '' ? '' : `: ${said.slice(0, 200)}`}`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('answered something that is no JSON');
  }
}

/**
 * What is said of a host of which nothing has come lately, or nothing of what it sends all the time.
 *
 * @param {string} host @param {readonly Line[]} all @param {number} now @returns {string | undefined}
 */
function silence(host, all, now) {
  const lines = all.filter((line) => line.host === host);
  // what isn't known may well be there
  if (lines.every(({ state }) => state === 'silent' || state === 'quiet')) {
    const newest = Math.max(...lines.map(({ lastArrived }) => Date.parse(lastArrived ?? '1970')));
    return `${host} is silent: ${newest > 0 ? `the last of it came ${span((now - newest) / 1000)} ago` : 'nothing of it is there'}`;
  }
  const missing = lines.filter(({ state }) => state === 'silent');
  if (missing.length === 0) return undefined;
  return `${host} sends no ${missing.map(({ signal, found }) => `${signal} (${found})`).join(' and no ')}`;
}
