/** One record of a signal, with a number of its own, sent as any program does and followed as far as this machine sees it. */

import { randomBytes } from 'node:crypto';
import { samples, sum } from './metrics.mjs';
import { encodePush } from './protobuf.mjs';
import { fail, ok } from './result.mjs';

/** What a probe calls itself. */
export const SERVICE = 'observability-check';
export const METRIC = 'observability_check_probe';

/** How often one looks, and for how long: an exporter waits up to a second, the outage buffer as long as an upstream takes. */
const LOOK_MS = 100;
export const FOLLOW_MS = 7000;

/** Upstream's names: https://opentelemetry.io/docs/collector/internal-telemetry/ @type {Record<string, string>} */
const ITEMS = { metrics: 'metric_points', logs: 'log_records', traces: 'spans' };

/** @typedef {{ id: string, number: number, sent: Promise<import('./tools.mjs').Answer> }} Probe */

/** @param {string} signal @param {string} url of the listener @param {import('./tools.mjs').Tools} tools @param {Record<string, string>} [resource] what it says besides of where it comes from @returns {Probe} */
export function sendProbe(signal, url, tools, resource = {}) {
  const id = randomBytes(16).toString('hex');
  // whole in a double, and no series more for each
  const number = Number.parseInt(id.slice(0, 12), 16);
  const profiles = signal === 'profiles';
  const sent = tools.ask({
    url: profiles ? `${url}/push.v1.PusherService/Push` : `${url}/v1/${signal}`,
    method: 'POST',
    headers: { 'content-type': profiles ? 'application/proto' : 'application/json' },
    body: profiles
      ? encodePush({ __name__: 'process_cpu', service_name: SERVICE }, `probe ${id}`, tools.now())
      : JSON.stringify(bodyOf(signal, id, number, `${tools.now()}000000`, resource)),
  });
  return { id, number, sent };
}

/** @param {string} signal @param {string} id @param {number} number @param {string} nanos @param {Record<string, string>} more */
function bodyOf(signal, id, number, nanos, more) {
  const attributes = [{ key: 'observability.check.probe', value: { stringValue: id } }];
  const resource = {
    attributes: Object.entries({ 'service.name': SERVICE, ...more }).map(([key, stringValue]) => ({
      key,
      value: { stringValue },
    })),
  };
  const scope = { name: SERVICE };
  if (signal === 'traces') {
    const span = {
      traceId: id,
      spanId: id.slice(0, 16),
      name: 'probe',
      kind: 1,
      startTimeUnixNano: nanos,
      endTimeUnixNano: nanos,
      attributes,
    };
    return { resourceSpans: [{ resource, scopeSpans: [{ scope, spans: [span] }] }] };
  }
  if (signal === 'logs') {
    const record = {
      timeUnixNano: nanos,
      observedTimeUnixNano: nanos,
      severityNumber: 9,
      severityText: 'info',
      body: { stringValue: `probe ${id}` },
      attributes,
    };
    return { resourceLogs: [{ resource, scopeLogs: [{ scope, logRecords: [record] }] }] };
  }
  const dataPoints = [{ timeUnixNano: nanos, asDouble: number }];
  return {
    resourceMetrics: [
      { resource, scopeMetrics: [{ scope, metrics: [{ name: METRIC, gauge: { dataPoints } }] }] },
    ],
  };
}

/**
 * @param {object} hop
 * @param {string} hop.signal
 * @param {string} hop.destination
 * @param {string} hop.listener its base URL
 * @param {string} hop.alloy of Alloy's own server
 * @param {string} [hop.exporter] the component that sends it on
 * @param {string} [hop.buffer] the outage buffer, where it is on the way
 * @param {(signal: string, url: string) => Probe} hop.probe sends it, once for all destinations
 * @param {import('./tools.mjs').Tools} tools
 * @returns {Promise<import('./result.mjs').Result>}
 */
export async function probe(hop, tools) {
  const { signal, destination, listener, alloy, exporter, buffer } = hop;
  const look = async () => ({
    alloy: samples((await tools.ask({ url: `${alloy}/metrics` })).body.toString()),
    buffer: buffer ? samples((await tools.ask({ url: `${buffer}/metrics` })).body.toString()) : [],
  });
  const before = await look();
  const started = tools.now();
  const answer = await hop.probe(signal, listener).sent;
  if (answer.status !== 200)
    return fail(
      `Alloy doesn't take it: ${answer.why ?? `answered ${answer.status}`}`,
      'a success',
      'journalctl -u alloy.service -n 50',
    );
  const at = { destination, signal };
  /** @type {Stage} */
  let stage = { at: 'alloy', state: 'waits' };
  for (;;) {
    const after = await look();
    stage = stageOf(ITEMS[signal], exporter, buffer === undefined ? undefined : at, before, after);
    const seconds = ((tools.now() - started) / 1000).toFixed(1);
    if (stage.state === 'there') return ok(`${stage.text} after ${seconds} s`);
    if (stage.state === 'lost' || tools.now() - started > FOLLOW_MS)
      return fail(
        stage.text ?? `${AT[stage.at]} doesn't pass it on for ${seconds} s`,
        'passed on at once',
        stage.at === 'alloy'
          ? 'journalctl -u alloy.service -n 50'
          : 'journalctl -u outage-buffer.service -n 30',
      );
    await tools.sleep(LOOK_MS);
  }
}

/** @typedef {{ at: 'alloy' | 'buffer', state: 'there' | 'lost' | 'waits', text?: string }} Stage */
/** @typedef {{ alloy: import('./metrics.mjs').Sample[], buffer: import('./metrics.mjs').Sample[] }} Looks */

const AT = { alloy: 'Alloy', buffer: 'the outage buffer' };

/**
 * How far it has come. In the buffer nothing overtakes, so what is delivered there once as many are as were taken is the
 * probe, too; before it, what counts is that something of the signal was sent and nothing failed.
 *
 * @param {string | undefined} items @param {string | undefined} exporter @param {Record<string, string> | undefined} at in the buffer
 * @param {Looks} before @param {Looks} after
 * @returns {Stage}
 */
function stageOf(items, exporter, at, before, after) {
  const more = (
    /** @type {'alloy' | 'buffer'} */ where,
    /** @type {string} */ name,
    /** @type {Record<string, string>} */ labels,
  ) => (sum(after[where], name, labels) ?? 0) - (sum(before[where], name, labels) ?? 0);
  if (items !== undefined && exporter !== undefined) {
    const by = { component_id: exporter };
    const failed = more('alloy', `otelcol_exporter_send_failed_${items}_total`, by);
    const full = more('alloy', `otelcol_exporter_enqueue_failed_${items}_total`, by);
    if (failed > 0)
      return { at: 'alloy', state: 'lost', text: `${exporter} failed to send ${failed} ${items}` };
    if (full > 0)
      return {
        at: 'alloy',
        state: 'lost',
        text: `the queue of ${exporter} is full: it refused ${full} ${items}`,
      };
    if (more('alloy', `otelcol_exporter_sent_${items}_total`, by) === 0)
      return { at: 'alloy', state: 'waits' };
  }
  if (at === undefined)
    return { at: 'alloy', state: 'there', text: items === undefined ? 'taken' : 'sent' };
  if (more('buffer', 'outage_buffer_accepted_total', at) === 0)
    return { at: 'alloy', state: 'waits' };
  for (const reason of ['refused', 'overflow', 'too_old', 'memory_pressure'])
    if (more('buffer', 'outage_buffer_dropped_total', { ...at, reason }) > 0)
      return { at: 'buffer', state: 'lost', text: `the outage buffer lost it: ${reason}` };
  if (more('buffer', 'outage_buffer_rejected_total', at) > 0)
    return {
      at: 'buffer',
      state: 'lost',
      text: 'the destination took the request, and not what was in it',
    };
  const taken = sum(before.buffer, 'outage_buffer_accepted_total', at) ?? 0;
  const delivered = sum(after.buffer, 'outage_buffer_delivered_total', at) ?? 0;
  const dropped = sum(after.buffer, 'outage_buffer_dropped_total', at) ?? 0;
  return delivered + dropped > taken
    ? { at: 'buffer', state: 'there', text: 'delivered' }
    : { at: 'buffer', state: 'waits' };
}
