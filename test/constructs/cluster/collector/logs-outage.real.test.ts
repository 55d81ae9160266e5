import type { OtelCollector } from '../../../../index';
import { describeWith } from '../../../support/programs';
import type { Arrival } from '../../../support/recorder';
import { flattenLogs, type FlatLogRecord } from '../../../support/flatten';
import type { LogsRequest } from '../../../support/otlp';
import { RealLogs } from '../real-logs';

const QUEUE = 'exporters.otlp_http/loki.sending_queue';
const HOUR = 3600;

/** Upstream's number of consumers. */
const tenConsumers = ({ config }: OtelCollector) =>
  config.addOverride(`${QUEUE}.num_consumers`, 10);

/** Batches by number, as they were. */
const byNumber = ({ config }: OtelCollector) =>
  config.addOverride(`${QUEUE}.batch`, {
    flush_timeout: '200ms',
    min_size: 2000,
    max_size: 3000,
    sizer: 'items',
  });

const recordsOf = ({ request }: Arrival): FlatLogRecord[] => flattenLogs(request as LogsRequest);

describeWith(['otelcol'], 'logs of an outage', (programs) => {
  let logs: RealLogs | undefined;
  afterEach(async () => {
    await logs?.stop();
    logs = undefined;
  });

  test.each([
    ['all are taken', undefined],
    ['not with ten consumers, so that this can fail', tenConsumers],
  ])('arrive in order at a Loki that refuses what is an hour behind: %s', async (_, change) => {
    logs = await RealLogs.start(programs.otelcol, (collector) => {
      // a request for each
      collector.config.addOverride(`${QUEUE}.batch.min_size`, 0);
      change?.(collector);
    });
    let newest = 0;
    let refused = 0;
    logs.answer((arrival) => {
      const times = recordsOf(arrival).map(({ record }) => Number(record.timeUnixNano) / 1e9);
      // Loki 3.7.8: 400 "entry too far behind"
      if (Math.min(...times) < newest - HOUR) {
        refused += times.length;
        return { status: 400 };
      }
      newest = Math.max(newest, ...times);
      return undefined;
    });
    const first = Math.floor(Date.now() / 1000) - 20 * HOUR;
    await logs.recorder.refuse();
    for (let i = 0; i < 40; i++) await logs.send([{ body: `${i}`, time: first + (i * HOUR) / 2 }]);
    await logs.recorder.resume();
    await logs.recorder.waitFor((r) => r.logRecords().length + refused >= 40);
    expect(refused > 0).toBe(change !== undefined);
  });

  test.each([
    ['by bytes', undefined],
    ['not by number, so that this can fail', byNumber],
  ])('pass a Loki that takes 4 MiB, which counts the resource of each: %s', async (_, change) => {
    logs = await RealLogs.start(programs.otelcol, change);
    let refused = 0;
    let taken = 0;
    logs.answer((arrival) => {
      const records = recordsOf(arrival);
      const size = records.reduce(
        (sum, { body, resource }) => sum + String(body).length + JSON.stringify(resource).length,
        0,
      );
      // Loki 3.7.8: 503 "grpc: received message larger than max"
      if (size > 4 * 1024 * 1024) {
        refused += 1;
        return { status: 503 };
      }
      taken += records.length;
      return undefined;
    });
    for (let i = 0; i < 4; i++)
      await logs.send(Array.from({ length: 3000 }, () => ({ body: 'x'.repeat(1700) })));
    await logs.recorder.waitFor(() => taken === 12_000 || refused > 2, { what: 'all, or none' });
    expect([taken, refused > 0]).toEqual(change === undefined ? [12_000, false] : [0, true]);
  });
});
