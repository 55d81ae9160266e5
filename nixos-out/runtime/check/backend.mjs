/** Whether the probe has arrived where a signal is kept, under this machine's name. */

import { fail, ok, skipped, span } from './result.mjs';
import { METRIC, SERVICE } from './probe.mjs';

/** How often one asks, and for how long: what is taken is to be found within seconds. */
const ASK_MS = 300;
const WAIT_MS = 5000;

/** How far around its time a probe is looked for. */
const AROUND_MS = 600_000;

/** @typedef {{ url: string, headers: Record<string, string>, probe: { id: string, number: number }, host: string, at: number }} Asked `at`: when the probe was sent, or soon after, by this machine's clock */
/** @typedef {{ question: import('./tools.mjs').Question, hosts: (found: any) => readonly string[] }} Query `hosts`: those that the probe is found under, an empty one where it has none */

/** @param {Asked} asked @returns {Query} */
function promql({ url, headers, probe, at }) {
  const query = new URLSearchParams({
    query: `${METRIC} == ${probe.number}`,
    time: String(at / 1000),
  });
  return {
    question: { url: `${url}/api/v1/query?${query}`, headers },
    hosts: ({ data }) => data.result.map((/** @type {any} */ { metric }) => metric.host ?? ''),
  };
}

/**
 * How each kind is asked.
 *
 * @see https://grafana.com/docs/loki/latest/reference/loki-http-api/, https://grafana.com/docs/tempo/latest/api_docs/,
 *   https://prometheus.io/docs/prometheus/latest/querying/api/, https://grafana.com/docs/pyroscope/latest/reference-server-api/
 * @type {Record<string, (asked: Asked) => Query>}
 */
const QUERIES = {
  mimir: promql,
  prometheus: promql,
  loki({ url, headers, probe, at }) {
    const query = `{service_name="${SERVICE}"} |= "${probe.id}"`;
    const [start, end] = [`${at - AROUND_MS}000000`, `${at + AROUND_MS}000000`];
    const range = new URLSearchParams({ query, start, end, limit: '1' });
    // labels alone: what Loki keeps beside a line is not what a selector finds it by
    const labels = { 'x-loki-response-encoding-flags': 'categorize-labels' };
    return {
      question: {
        url: `${url}/loki/api/v1/query_range?${range}`,
        headers: { ...headers, ...labels },
      },
      hosts: ({ data }) => data.result.map((/** @type {any} */ { stream }) => stream.host ?? ''),
    };
  },
  tempo({ url, headers, probe }) {
    return {
      question: {
        url: `${url}/api/traces/${probe.id}`,
        headers: { ...headers, accept: 'application/json' },
      },
      hosts: (found) =>
        (found.batches ?? found.resourceSpans ?? []).map(
          (/** @type {any} */ { resource }) =>
            resource?.attributes?.find((/** @type {any} */ { key }) => key === 'host.name')?.value
              ?.stringValue ?? '',
        ),
    };
  },
  pyroscope({ url, headers, probe, host, at }) {
    const asking = {
      profileTypeID: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
      labelSelector: `{service_name="${SERVICE}", host="${host}"}`,
      start: at - AROUND_MS,
      end: at + AROUND_MS,
    };
    return {
      question: {
        url: `${url}/querier.v1.QuerierService/SelectMergeStacktraces`,
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(asking),
      },
      hosts: ({ flamegraph }) =>
        (flamegraph?.names ?? []).flatMap((/** @type {string} */ each) =>
          each === `probe ${probe.id}` ? [host] : [],
        ),
    };
  },
};

/**
 * @param {object} hop
 * @param {string} hop.backend upstream's name
 * @param {string} [hop.url] for queries
 * @param {Record<string, string>} [hop.headers]
 * @param {string} hop.store what it is called in what is remembered
 * @param {string} hop.host
 * @param {string} hop.signal
 * @param {string} hop.listener
 * @param {(signal: string, url: string) => import('./probe.mjs').Probe} hop.probe
 * @param {import('./tools.mjs').Tools} tools
 * @returns {Promise<import('./result.mjs').Result>}
 */
export async function backend(
  { backend: kind, url, headers = {}, store, host, signal, listener, probe: send },
  tools,
) {
  if (url === undefined)
    return skipped(
      'not asked: no query URL is known',
      `give the app's ${kind} a workstationQueryUrl that hosts reach`,
    );
  const query = QUERIES[kind];
  if (query === undefined) return skipped(`not asked: nobody knows here how to ask ${kind}`);
  const probe = send(signal, listener);
  const wanted = `the probe, of ${host}`;
  const started = tools.now();
  for (;;) {
    const { question, hosts } = query({ url, headers, probe, host, at: started });
    const answer = await tools.ask(question);
    if (answer.status === 404 && kind === 'pyroscope')
      return skipped(
        `not asked: ${url} takes profiles, and no questions`,
        "give the app's pyroscope a workstationQueryUrl",
      );
    const found = answer.status === 200 ? parsed(answer, hosts) : [];
    if (found.includes(host)) {
      const { id, number } = probe;
      const text = `found, of ${host}, after ${((tools.now() - started) / 1000).toFixed(1)} s`;
      return { ...ok(text), probe: { store, id, number, at: started } };
    }
    const [other] = found;
    if (other !== undefined)
      return fail(
        other === '' ? 'found, without the name of this machine' : `found, of ${other}`,
        wanted,
        kind === 'loki' && other === ''
          ? "Loki's otlp_config, as the cluster's <id>-retention has it: without it host is no label"
          : "the processors that set host.name on the way, here and in the cluster's collector",
      );
    if (tools.now() - started > WAIT_MS) {
      const said =
        answer.status === 200 || answer.status === 404
          ? 'it is not there'
          : (answer.why ?? `answered ${answer.status}`);
      return fail(`${url}: ${said}`, wanted, `what the collector says of ${kind}; kubectl logs`);
    }
    await tools.sleep(ASK_MS);
  }
}

/** @param {import('./tools.mjs').Answer} answer @param {Query['hosts']} hosts */
function parsed({ body }, hosts) {
  try {
    return hosts(JSON.parse(body.toString()));
  } catch {
    return [];
  }
}

/**
 * Whether a store still has a probe that it had, though it is to keep what it stores for longer than that is ago.
 *
 * @param {object} hop
 * @param {string} hop.backend upstream's name
 * @param {string} hop.url for queries
 * @param {Record<string, string>} [hop.headers]
 * @param {string} hop.host
 * @param {number} hop.retentionSeconds
 * @param {import('./remembered.mjs').Remembered} hop.old
 * @param {import('./tools.mjs').Tools} tools
 * @returns {Promise<import('./result.mjs').Result>}
 */
export async function retention(
  { backend: kind, url, headers = {}, host, retentionSeconds, old },
  tools,
) {
  const query = QUERIES[kind];
  if (query === undefined) return skipped(`not asked: nobody knows here how to ask ${kind}`);
  const { question, hosts } = query({ url, headers, probe: old, host, at: old.at });
  const answer = await tools.ask(question);
  const ago = span((tools.now() - old.at) / 1000);
  if (answer.status === 200 && parsed(answer, hosts).length > 0)
    return ok(`still has the probe of ${ago} ago, and is to keep ${span(retentionSeconds)}`);
  if (answer.status !== 200 && answer.status !== 404)
    return skipped(`not known: ${url}: ${answer.why ?? `answered ${answer.status}`}`);
  return fail(
    `had the probe of ${ago} ago, and has it no more: it deletes too early, or has lost it`,
    `all of the last ${span(retentionSeconds)}`,
    `what ${kind} runs against the app's fragment of its configuration: the retention's Job says it, as the app is applied`,
  );
}
