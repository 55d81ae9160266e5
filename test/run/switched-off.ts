import {
  claudeLogs,
  claudeMetrics,
  claudeTraces,
  nowNanos,
  post,
  send,
  type SendOptions,
} from '../support/emitters';
import { describeWith } from '../support/programs';
import type { Recorder } from '../support/recorder';
import { World } from './world';

const PROTOBUF: SendOptions = { encoding: 'protobuf', gzip: true };

/** Which destinations are switched off, and which recorders hear what comes in all the same. */
const CASES: readonly [string, readonly string[], (world: World) => readonly Recorder[]][] = [
  ['the cluster', ['lgtm'], ({ monitor }) => [monitor]],
  ['the local monitor', ['ai_monitor'], ({ mimir, loki, tempo }) => [mimir, loki, tempo]],
  ['everything', ['ai_monitor', 'lgtm'], () => []],
];

/** Tests in which destinations are switched off; a world's ports are fixed, so they run in the file of the others. */
export function testSwitchedOff(): void {
  describeWith(
    ['alloy', 'otelcol', 'unshare', 'systemd-journal-remote'],
    'a host whose destinations are switched off',
    (programs) => {
      test.each(CASES)(
        'with %s off the others get what they get, senders hear of nothing, and Alloy complains of nothing',
        async (_, off, hearing) => {
          const world = new World(programs, 'ryzen', { without: off });
          try {
            await world.start();
            const session = { sessionId: 'off', n: 0, nowNanos: nowNanos() };
            for (const [signal, request] of [
              ['logs', claudeLogs(session)],
              ['metrics', claudeMetrics(session)],
              ['traces', claudeTraces(session)],
            ] as const)
              expect((await send('http://127.0.0.1:4318', signal, request, PROTOBUF)).status).toBe(
                200,
              );
            const profile =
              'http://127.0.0.1:4045/ingest?name=a%7Bb%3Dc%7D&from=1&until=2&format=groups';
            expect((await post(profile, Buffer.from('main;work 10\n'), {})).status).toBe(200);

            const { monitor, mimir, loki, tempo, pyroscope } = world;
            const heard = hearing(world);
            for (const recorder of heard)
              await recorder.waitFor(({ records }) => records.length > 0, { what: 'telemetry' });
            if (!off.includes('lgtm'))
              await pyroscope.waitFor(({ records }) => records.length > 0, { what: 'profiles' });
            else {
              // as long as the node metrics' first scrape takes at most, and a batch
              await new Promise((resolve) => setTimeout(resolve, 17_000));
              expect(pyroscope.records).toEqual([]);
            }
            for (const recorder of [monitor, loki, tempo])
              expect(recorder.records.length > 0).toBe(heard.includes(recorder));
            // the cluster's collector reports about itself, whoever else does
            const ofHosts = mimir
              .metricPoints()
              .filter(({ resource }) => resource['service.name'] !== 'otel-collector');
            expect(ofHosts.length > 0).toBe(heard.includes(mimir));
            expect(world.alloyComplaints()).toEqual([]);
          } finally {
            await world.stop();
          }
        },
      );
    },
  );
}
