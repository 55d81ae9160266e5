import {
  claudeLogs,
  claudeMetrics,
  claudeTraces,
  CLAUDE_EVENTS,
  nowNanos,
  send,
} from '../support/emitters';
import { describeWith } from '../support/programs';
import { World } from './world';

const OTLP = 'http://127.0.0.1:4318';

/** An hour of an assistant that takes a turn every fifteen seconds, each with its logs, metrics and traces, faster. */
const TURNS = 4 * 60;
const PACE_MS = 30;

/** Sends the hour. @returns how long each turn's logs took to the local monitor, in milliseconds, sorted */
async function hour(world: World, sessionId: string): Promise<number[]> {
  const session = { sessionId, nowNanos: nowNanos() };
  const sentAt: number[] = [];
  for (let n = 0; n < TURNS; n++) {
    const next = new Promise((resolve) => setTimeout(resolve, PACE_MS));
    sentAt.push(Date.now());
    const options = { encoding: 'protobuf', gzip: true } as const;
    for (const [signal, request] of [
      ['logs', claudeLogs({ ...session, n })],
      ['metrics', claudeMetrics({ ...session, n })],
      ['traces', claudeTraces({ ...session, n })],
    ] as const)
      expect((await send(OTLP, signal, request, options)).status).toBe(200);
    await next;
  }
  const ours = () =>
    world.monitor
      .logRecords()
      .filter(({ attributes }) => attributes['session.id'] === sessionId)
      .map(({ receivedAt }) => receivedAt);
  const perTurn = CLAUDE_EVENTS.length;
  await world.monitor.waitFor(() => ours().length === TURNS * perTurn);
  const arrived = ours();
  return sentAt.map((sent, n) => arrived[(n + 1) * perTurn - 1]! - sent).sort((a, b) => a - b);
}

const p99 = (sorted: readonly number[]) => sorted[Math.floor(0.99 * (sorted.length - 1))] ?? NaN;

describeWith(['alloy', 'otelcol', 'unshare'], 'an hour of telemetry', (programs) => {
  const world = new World(programs, 'ryzen');
  beforeAll(() => world.start());
  afterAll(() => world.stop());

  test("during an outage costs the local leg and Alloy's memory nothing, and arrives whole afterwards", async () => {
    // the first goes into warming up
    await hour(world, 'warm');
    const well = p99(await hour(world, 'well'));
    const memory = world.alloyMemory();
    await world.stopCollector();
    const outage = p99(await hour(world, 'outage'));
    const during = world.alloyMemory();
    const held = await world.bufferMetric('outage_buffer_held_bytes');
    await world.startCollector();
    const arrived = () =>
      world.loki.logRecords().filter(({ attributes }) => attributes['session.id'] === 'outage');
    await world.loki.waitFor(() => arrived().length >= TURNS * CLAUDE_EVENTS.length, {
      timeoutMs: 90_000,
      what: 'the hour of the outage',
    });
    process.stdout.write(
      `measured: p99 to the local monitor ${outage} ms in the outage, ${well} ms without; Alloy holds ${during.toFixed(0)} MiB, ` +
        `${memory.toFixed(0)} MiB without; the buffer holds ${(held / 1024).toFixed(0)} KiB of the hour\n`,
    );
    expect(arrived()).toHaveLength(TURNS * CLAUDE_EVENTS.length);
    expect(await world.bufferMetric('outage_buffer_dropped_total')).toBe(0);
    expect(outage - well).toBeLessThan(20);
    expect(during).toBeLessThan(1.2 * memory);
  }, 300_000);
});
