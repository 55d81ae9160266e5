import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  OtlpDestination,
  OutageBuffer,
  Size,
  type AlloyComponent,
  type OtlpDestinationProps,
} from '../../../../index';
import { temporaryFolder } from '../../../lib/support';
import { Daemon, freePorts } from '../../../support/daemon';
import { send } from '../../../support/emitters';
import { describeWith } from '../../../support/programs';
import { Recorder } from '../../../support/recorder';
import { deltasOf, PLAIN } from '../../cluster/real-metrics';
import { host } from '../../support';

describeWith(['alloy'], 'the real Alloy', (programs) => {
  const recorder = new Recorder();
  let alloy: Daemon | undefined;
  beforeAll(() => recorder.start());
  beforeEach(() => recorder.clear());
  afterEach(() => alloy?.stop());
  afterAll(() => recorder.stop());

  /** Runs what sends to a destination with a receiver before it. @returns where that listens */
  async function running(
    props: Partial<OtlpDestinationProps>,
    change: (exporter: AlloyComponent) => void = () => {},
    env: Readonly<Record<string, string>> = {},
    buffer = OutageBuffer.alloyQueue(Size.mebibytes(60)),
  ): Promise<string> {
    const destination = OtlpDestination.remote('archive', { endpoint: recorder.url, ...props });
    const { file, alloy: collector } = host({
      destinations: [destination],
      nodeMetrics: false,
      buffer,
    });
    change(collector.exporter(destination));
    const [port = 0, ui = 0] = await freePorts(2);
    const folder = temporaryFolder();
    const receiver = `otelcol.receiver.otlp "fleet_test" {
	http {
		endpoint = "127.0.0.1:${port}"
	}

	output {
		metrics = [otelcol.processor.batch.fleet_archive.input]
	}
}
`;
    const config = join(folder, 'config.alloy');
    writeFileSync(config, `${receiver}\n${file('alloy/archive.alloy')}`);
    const args = [
      'run',
      config,
      '--stability.level=experimental',
      '--disable-reporting',
      `--server.http.listen-addr=127.0.0.1:${ui}`,
      `--storage.path=${join(folder, 'data')}`,
    ];
    alloy = new Daemon(programs.alloy, args, join(folder, 'log'), env);
    const url = `http://127.0.0.1:${port}`;
    await alloy.until(async () => (await fetch(url)).status > 0, 60);
    return url;
  }

  /** What has arrived of one counter: its values, in order. */
  const points = () =>
    recorder.metricPoints().filter(({ attributes }) => attributes.series === '0');

  /** Sends one counter's deltas, a minute each. */
  async function report(url: string, deltas: readonly number[]): Promise<void> {
    const first = Math.floor(Date.now() / 1000) - 3600;
    for (const [minute, value] of deltas.entries())
      await send(url, 'metrics', deltasOf('ryzen', first + minute * 60, value), PLAIN);
  }

  /** What arrives of one counter's deltas: its values, and whether they are sums (2) or deltas (1). */
  async function arrived(url: string, deltas: readonly number[]) {
    await report(url, deltas);
    await recorder.waitFor(() => points().length >= deltas.length);
    return points().map(({ value, temporality }) => [value, temporality]);
  }

  test('adds deltas up for a destination that takes none', async () => {
    const url = await running({ metricsTemporality: 'cumulative' });
    expect(await arrived(url, [1000, 500, 100])).toEqual([
      [1000, 2],
      [1500, 2],
      [1600, 2],
    ]);
  });

  test('leaves deltas as they are for one that takes any', async () => {
    expect(await arrived(await running({}), [1000, 500])).toEqual([
      [1000, 1],
      [500, 1],
    ]);
  });

  test.each([
    ['to the destination itself', {}, 'Bearer correct-horse'],
    ["but not to the outage buffer's port", { OUTAGE_BUFFER_ARCHIVE_OTLP: '' }, undefined],
  ])('sends the token of its credential %s', async (_, variables, authorization) => {
    const credentials = temporaryFolder();
    writeFileSync(join(credentials, 'token'), 'correct-horse');
    const env = Object.fromEntries(Object.keys(variables).map((name) => [name, recorder.url]));
    const url = await running(
      { bearerTokenCredential: 'token' },
      undefined,
      { ...env, CREDENTIALS_DIRECTORY: credentials },
      OutageBuffer.dropOldest(Size.mebibytes(20)),
    );
    await report(url, [1]);
    const { headers } = await recorder.waitFor(({ records }) => records[0]);
    expect(headers.authorization).toBe(authorization);
  });

  test.each([
    ['in their order', undefined],
    ['in another order with ten consumers, so that this can fail', 10],
  ])('brings what waited in its queue %s', async (_, consumers) => {
    const url = await running({}, (exporter) => {
      // each on its own, without a second's wait
      exporter.addOverride('sending_queue.batch.min_size', 0);
      if (consumers !== undefined) exporter.addOverride('sending_queue.num_consumers', consumers);
    });
    const deltas = Array.from({ length: 40 }, (_, i) => i);
    await recorder.refuse();
    await report(url, deltas);
    await recorder.resume();
    await recorder.waitFor(() => points().length >= deltas.length);
    const found = points().map(({ value }) => value);
    expect([...found].sort((a, b) => a - b)).toEqual(deltas);
    expect(found.every((value, i) => value === i)).toBe(consumers === undefined);
  });
});
