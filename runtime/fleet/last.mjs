/** When the last of each host arrived at a store, asked in as few questions as it has. */

/** @typedef {{ url: string, headers?: Record<string, string>, hosts: readonly string[], now: number, silentAfterMs: number, sinceMs: number, isScraped: boolean }} Asked `isScraped`: whether what is asked for is what these hosts' Alloy scrapes */
/** @typedef {(question: import('../check/tools.mjs').Question) => Promise<any>} Ask answers with what JSON says @typedef {Map<string, { at: number, orLater?: boolean }>} Last in milliseconds since 1970, by host */

/** How many questions are under way at a store, of those of which each is about one host. */
const AT_ONCE = 8;

const MINUTE_MS = 60_000;

/**
 * Scraped metrics have `up` of each target at each scrape, which is one series; others have no name in common, so all are
 * looked at. A minute is within the 5 min that a store looks back for a sample, so none escapes, and the last step is now
 * where it is asked of a whole minute, of which a sample of this one is within.
 *
 * @param {Asked} asked @param {Ask} ask @returns {Promise<Last>}
 */
async function promql({ url, headers, hosts, now, sinceMs, isScraped }, ask) {
  const selector = `${isScraped ? 'up' : ''}{host=~"${hosts.join('|')}"}`;
  const query = new URLSearchParams({
    query: `max by (host) (max_over_time(timestamp(${selector})[${Math.ceil(sinceMs / 1000)}s:1m]))`,
    time: String(Math.ceil(now / MINUTE_MS) * 60),
  });
  const { data } = await ask({ url: `${url}/api/v1/query?${query}`, headers });
  return new Map(
    data.result.map((/** @type {any} */ { metric, value }) => [
      metric.host,
      { at: Number(value[1]) * 1000 },
    ]),
  );
}

/**
 * How each kind is asked.
 *
 * @see https://grafana.com/docs/loki/latest/reference/loki-http-api/, https://grafana.com/docs/tempo/latest/api_docs/,
 *   https://prometheus.io/docs/prometheus/latest/querying/api/, https://grafana.com/docs/pyroscope/latest/reference-server-api/
 * @type {Record<string, (asked: Asked, ask: Ask) => Promise<Last>>}
 */
export const LAST = {
  mimir: promql,
  prometheus: promql,

  /** The newest line of each host. */
  loki({ url, headers, hosts, now, sinceMs }, ask) {
    return ofEach(hosts, async (host) => {
      const range = new URLSearchParams({
        query: `{host="${host}"}`,
        start: `${now - sinceMs}000000`,
        end: `${now + MINUTE_MS}000000`,
        limit: '1',
        direction: 'backward',
      });
      const { data } = await ask({ url: `${url}/loki/api/v1/query_range?${range}`, headers });
      return newest(
        data.result.flatMap((/** @type {any} */ { values }) =>
          values.map((/** @type {[string, string]} */ [nanos]) => Number(nanos) / 1e6),
        ),
      );
    });
  },

  /** A search finds some traces, not the newest: so what is recent is looked for first, by itself. */
  tempo({ url, headers, hosts, now, silentAfterMs, sinceMs }, ask) {
    return ofEach(hosts, async (host) => {
      const search = async (/** @type {number} */ backMs) => {
        const query = new URLSearchParams({
          q: `{ resource.host.name = "${host}" }`,
          start: String(Math.ceil((now - backMs) / 1000)),
          end: String(Math.ceil(now / 1000)),
          limit: '20',
          spss: '1',
        });
        const { traces = [] } = await ask({ url: `${url}/api/search?${query}`, headers });
        return newest(
          traces.map((/** @type {any} */ { startTimeUnixNano: nanos }) => Number(nanos) / 1e6),
        );
      };
      const recent = await search(silentAfterMs);
      if (recent) return recent;
      const older = await search(sinceMs);
      return older && { ...older, orLater: true };
    });
  },

  /** By the minute; CPU profiles, which are what an agent takes all the time. */
  async pyroscope({ url, headers, hosts, now, sinceMs }, ask) {
    const { series = [] } = await ask({
      url: `${url}/querier.v1.QuerierService/SelectSeries`,
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({
        profileTypeID: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
        labelSelector: `{host=~"${hosts.join('|')}"}`,
        start: now - sinceMs,
        end: now,
        groupBy: ['host'],
        step: 60,
      }),
    });
    return new Map(
      series.flatMap((/** @type {any} */ { labels, points = [] }) => {
        const host = labels.find((/** @type {any} */ { name }) => name === 'host')?.value;
        const taken = points.filter((/** @type {any} */ { value = 0 }) => value > 0);
        const last = newest(
          taken.map((/** @type {any} */ { timestamp }) => Math.min(Number(timestamp), now)),
        );
        return host !== undefined && last ? [[host, last]] : [];
      }),
    );
  },
};

/** @param {readonly number[]} times @returns {{ at: number } | undefined} */
function newest(times) {
  return times.length > 0 ? { at: Math.max(...times) } : undefined;
}

/**
 * @param {readonly string[]} hosts
 * @param {(host: string) => Promise<{ at: number, orLater?: boolean } | undefined>} last
 * @returns {Promise<Last>}
 */
async function ofEach(hosts, last) {
  /** @type {Last} */
  const found = new Map();
  const left = [...hosts];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let host = left.shift(); host !== undefined; host = left.shift()) {
        const one = await last(host);
        if (one) found.set(host, one);
      }
    }),
  );
  return found;
}
