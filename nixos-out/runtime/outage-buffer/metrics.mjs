/** What it has done and holds, in Prometheus' text format. */

import { DROP_REASONS } from './lane.mjs';

/** @typedef {import('./forwarder.mjs').Forwarder} Forwarder */

/**
 * @param {import('./queue.mjs').BoundedQueue} queue
 * @param {readonly Forwarder[]} forwarders
 */
export function metricsText(queue, forwarders) {
  /** @type {string[]} */
  const lines = [];
  /**
   * @param {'counter' | 'gauge'} type @param {string} name @param {string} help
   * @param {(forwarder: Forwarder) => number | Record<string, number>} value one, or one by reason
   */
  const perLane = (type, name, help, value) => {
    lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`);
    for (const forwarder of forwarders) {
      const { destination, signal } = forwarder.lane;
      const labels = `destination="${destination}",signal="${signal}"`;
      const values = value(forwarder);
      if (typeof values === 'number') lines.push(`${name}{${labels}} ${values}`);
      else
        for (const [reason, each] of Object.entries(values))
          lines.push(`${name}{${labels},reason="${reason}"} ${each}`);
    }
  };
  /** @param {string} name @param {string} help @param {number} value */
  const one = (name, help, value) =>
    lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${value}`);

  one('outage_buffer_budget_bytes', 'What may be held at most.', queue.budget);
  one(
    'outage_buffer_held_bytes',
    'What is held, with what is just being received.',
    queue.bytes + queue.receiving,
  );
  one('outage_buffer_resident_memory_bytes', 'Memory of the process.', process.memoryUsage.rss());
  perLane('gauge', 'outage_buffer_bytes', 'Held for an upstream.', ({ lane }) => lane.held.bytes);
  perLane(
    'gauge',
    'outage_buffer_items',
    'Requests held for an upstream.',
    ({ lane }) => lane.held.items,
  );
  perLane('gauge', 'outage_buffer_oldest_age_seconds', 'Age of the oldest of them.', ({ lane }) =>
    lane.first ? Math.max(0, (Date.now() - lane.first.acceptedAt) / 1000) : 0,
  );
  perLane(
    'gauge',
    'outage_buffer_upstream_up',
    'Whether the last attempt got through.',
    ({ isUp }) => Number(isUp),
  );
  perLane(
    'gauge',
    'outage_buffer_last_delivery_timestamp_seconds',
    'When something was last delivered, since 1970; 0 for never.',
    ({ lane }) => lane.deliveredAt / 1000,
  );
  perLane(
    'counter',
    'outage_buffer_retries_total',
    'Attempts that failed.',
    ({ retries }) => retries,
  );
  perLane(
    'counter',
    'outage_buffer_accepted_total',
    'Requests taken.',
    ({ lane }) => lane.accepted.items,
  );
  perLane(
    'counter',
    'outage_buffer_accepted_bytes_total',
    'Taken.',
    ({ lane }) => lane.accepted.bytes,
  );
  perLane(
    'counter',
    'outage_buffer_delivered_total',
    'Requests delivered.',
    ({ lane }) => lane.delivered.items,
  );
  perLane(
    'counter',
    'outage_buffer_delivered_bytes_total',
    'Delivered.',
    ({ lane }) => lane.delivered.bytes,
  );
  perLane(
    'counter',
    'outage_buffer_rejected_total',
    'Spans, points and records of requests delivered that the upstream says it did not take.',
    ({ rejected }) => rejected,
  );
  const byReason = (/** @type {Forwarder} */ { lane }, /** @type {'items' | 'bytes'} */ what) =>
    Object.fromEntries(DROP_REASONS.map((reason) => [reason, lane.dropped[reason][what]]));
  perLane('counter', 'outage_buffer_dropped_total', 'Requests lost.', (each) =>
    byReason(each, 'items'),
  );
  perLane('counter', 'outage_buffer_dropped_bytes_total', 'Lost.', (each) =>
    byReason(each, 'bytes'),
  );
  return `${lines.join('\n')}\n`;
}
