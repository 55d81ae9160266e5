/** What a check came to, as metrics that go the way of all others: where that is broken, they are missing. */

import { SERVICE } from './probe.mjs';

/** @param {import('./run.mjs').Report} report @param {string} url of the machine's OTLP receiver @param {import('./tools.mjs').Tools} tools */
export function sendReport({ lines, code, seconds }, url, tools) {
  const timeUnixNano = `${tools.now()}000000`;
  const states = /** @type {const} */ (['ok', 'warn', 'fail', 'skipped']);
  const counts = states.map((state) => ({
    timeUnixNano,
    asInt: String(lines.filter((line) => line.state === state).length),
    attributes: [{ key: 'state', value: { stringValue: state } }],
  }));
  const one = (/** @type {string} */ name, /** @type {number} */ asDouble) => ({
    name,
    gauge: { dataPoints: [{ timeUnixNano, asDouble }] },
  });
  const metrics = [
    { name: 'observability_check_hops', gauge: { dataPoints: counts } },
    one('observability_check_code', code),
    one('observability_check_duration_seconds', seconds),
  ];
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: SERVICE } }] };
  return tools.ask({
    url: `${url}/v1/metrics`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      resourceMetrics: [{ resource, scopeMetrics: [{ scope: { name: SERVICE }, metrics }] }],
    }),
  });
}
