import { randomBytes } from 'node:crypto';
import { nowNanos, send } from '../../test/support/emitters';
import { keyValues, type LogsRequest } from '../../test/support/otlp';
import type { Proof } from '../proof';
import type { Fleet } from '../world/fleet';
import { middle, most, seconds, until } from './figures';
import { localSessions } from './sessions';

const MIB = 1024 * 1024;
/** Random text, so that compressing it spares a quarter and no more. */
const RECORD = 200_000;
const A_REQUEST = 5;
/** A part of what Alloy's own queue holds. */
const QUEUED = 8 * MIB;
/** What is sent from thinkpad meanwhile, of which a part fits. */
const REQUESTS = 190;

/** What becomes of everything while the cluster's collector is gone. */
export async function clusterGone(fleet: Fleet, proof: Proof): Promise<void> {
  const collector = fleet.on('otel-collector');
  fleet.monitors.thinkpad.clear();
  let largest = 0;
  let memory = 0;
  collector.sh('systemctl stop otelcol');
  await proof.measure(
    'SC-008',
    'local monitoring continues functioning when Kubernetes is unreachable',
    async () => {
      const waits = await localSessions(fleet, 'ryzen', 'outage', 10);
      return {
        measured: `${waits.length} requests in the outage reach the local monitor after ${seconds(most(waits))} at most, ${seconds(middle(waits))} at the median; ${fleet.monitors.ryzen.duplicates().length} twice`,
        met: most(waits) < 1000 && fleet.monitors.ryzen.duplicates().length === 0,
        figure: { value: most(waits) / 1000, limit: 1, unit: 's' },
      };
    },
  );
  const answers = new Set<number>();
  for (let n = 0; n < REQUESTS; n++) {
    // faster than Alloy compresses it its own queue would fill
    if (n % A_REQUEST === 0)
      await until('Alloy to keep up', async () => (await queued(fleet)) < QUEUED);
    const options = { encoding: 'protobuf', gzip: false } as const;
    answers.add((await send(fleet.at('thinkpad', 'otlp'), 'logs', large(n), options)).status);
    // what the monitor remembers of it is of no use
    if (n % 20 === 19) fleet.monitors.thinkpad.clear();
    if (n % 10 === 9)
      largest = Math.max(largest, await fleet.metric('thinkpad', 'buffer', 'outage_buffer_bytes'));
  }
  await until('everything to be in the buffer', async () => {
    largest = Math.max(largest, await fleet.metric('thinkpad', 'buffer', 'outage_buffer_bytes'));
    return (await queued(fleet)) === 0;
  });
  const pid = fleet.property('thinkpad', 'outage-buffer', 'MainPID');
  memory =
    Number(/VmRSS:\s+(\d+) kB/.exec(fleet.on('thinkpad').sh(`cat /proc/${pid}/status`))?.[1]) /
    1024;
  await proof.measure('C1', 'a memory buffer of 100 MB', async () => {
    const budget = 100 * MIB;
    const dropped = await fleet.metric('thinkpad', 'buffer', 'outage_buffer_dropped_total');
    return {
      measured: `of ${((REQUESTS * A_REQUEST * RECORD) / MIB).toFixed(0)} MiB sent it holds ${(largest / MIB).toFixed(1)} MiB at most, compressed, and dropped ${dropped} of its own; its process is ${memory.toFixed(0)} MiB; senders got ${[...answers].join(', ')}`,
      met:
        largest <= budget && largest > 0.9 * budget && dropped > 0 && [...answers].join() === '200',
      figure: { value: largest / MIB, limit: 100, unit: 'MiB' },
    };
  });
  await proof.measure(
    'US3.3',
    'local monitoring continues working, the backend being unreachable',
    async () => {
      const waits = await localSessions(fleet, 'thinkpad', 'full', 3);
      const up = ['alloy', 'outage-buffer'].map((unit) =>
        fleet.property('thinkpad', unit, 'NRestarts'),
      );
      return {
        measured: `with the buffer full too: ${waits.length} requests after ${seconds(most(waits))} at most; Alloy and the buffer restarted ${up.join(' and ')} times`,
        met: most(waits) < 1000,
        figure: { value: most(waits) / 1000, limit: 1, unit: 's' },
      };
    },
  );
  const back = Date.now();
  collector.sh('systemctl start otelcol');
  await proof.measure('E1', 'Kubernetes unreachable: telemetry is buffered', () =>
    everything(fleet, back),
  );
  await proof.measure('E4', 'the buffer fills: the oldest are dropped', () => newest(fleet));
}

/** What waits in thinkpad's Alloy, in bytes. */
function queued(fleet: Fleet): Promise<number> {
  return fleet.metric('thinkpad', 'alloy', 'otelcol_exporter_queue_size');
}

/** Ryzen's sessions of the outage. */
async function everything(fleet: Fleet, back: number) {
  const ours = () =>
    fleet.loki.stored.filter(({ attributes }) =>
      /^outage ryzen claude/.test(String(attributes['session.id'])),
    );
  const wanted = fleet.monitors.ryzen
    .events()
    .filter(({ sessionId }) => sessionId?.startsWith('outage ryzen claude')).length;
  await until('what ryzen kept', () => ours().length >= wanted, 120);
  const took = Date.now() - back;
  const sequences = ours().map(({ attributes }) => Number(attributes['event.sequence']));
  const sorted = sequences.every((each, i) => i === 0 || each > sequences[i - 1]!);
  return {
    measured: `all ${wanted} events of ryzen's session in the outage are in Loki ${seconds(took)} after its end, each once${sorted ? ', in their order' : ', not in their order'}`,
    met: sequences.length === wanted && wanted > 0 && sorted,
  };
}

/** What of thinkpad's large records arrived. */
async function newest(fleet: Fleet) {
  const arrived = () =>
    fleet.loki.stored.flatMap(({ attributes }) => {
      const n = attributes['proof.number'];
      return n === undefined ? [] : [Number(n)];
    });
  const last = REQUESTS * A_REQUEST - 1;
  await until('the newest', () => arrived().includes(last), 150);
  const all = arrived();
  const kept = [...all].sort((a, b) => a - b);
  const exact = kept.every((each, i) => each === (kept[0] ?? NaN) + i);
  // the Collector's batches of one queue may overtake each other, which Loki takes
  const late = all.filter((each, i) => all.slice(0, i).some((before) => before > each)).length;
  const order = late === 0 ? 'in order' : `all but ${late} of them in order`;
  return {
    measured: `of records 0 to ${last} exactly ${kept[0]} to ${last} arrive, ${exact ? 'once' : 'but not each once'}, ${order}`,
    met: exact && (kept[0] ?? 0) > 0 && kept.at(-1) === last,
  };
}

/** Records with their numbers, and much text. */
function large(request: number): LogsRequest {
  const time = nowNanos();
  const logRecords = Array.from({ length: A_REQUEST }, (_, i) => ({
    timeUnixNano: `${time + BigInt(i)}`,
    body: { stringValue: randomBytes((RECORD * 3) / 4).toString('base64') },
    attributes: keyValues({ 'proof.number': request * A_REQUEST + i }),
  }));
  const resource = { attributes: keyValues({ 'service.name': 'proof' }) };
  return { resourceLogs: [{ resource, scopeLogs: [{ logRecords }] }] };
}
