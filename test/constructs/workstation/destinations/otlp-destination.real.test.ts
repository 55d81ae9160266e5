import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OtlpDestination, type OtlpDestinationProps } from '../../../../index';
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
  async function running(props: Partial<OtlpDestinationProps>): Promise<string> {
    const destination = OtlpDestination.remote('archive', { endpoint: recorder.url, ...props });
    const { file } = host({ destinations: [destination], nodeMetrics: false });
    const [port = 0, ui = 0] = await freePorts(2);
    const folder = temporaryFolder();
    const receiver = `otelcol.receiver.otlp "test" {
	http {
		endpoint = "127.0.0.1:${port}"
	}

	output {
		metrics = [otelcol.processor.batch.archive.input]
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
    alloy = new Daemon(programs.alloy, args, join(folder, 'log'));
    const url = `http://127.0.0.1:${port}`;
    await alloy.until(async () => (await fetch(url)).status > 0, 60);
    return url;
  }

  /** What arrives of one counter's deltas: its values, and whether they are sums (2) or deltas (1). */
  async function arrived(url: string, deltas: readonly number[]) {
    const first = Math.floor(Date.now() / 1000) - 600;
    for (const [minute, value] of deltas.entries())
      await send(url, 'metrics', deltasOf('ryzen', first + minute * 60, value), PLAIN);
    const points = () =>
      recorder.metricPoints().filter(({ attributes }) => attributes.series === '0');
    await recorder.waitFor(() => points().length >= deltas.length);
    return points().map(({ point, temporality }) => [
      (point as { asDouble?: number }).asDouble,
      temporality,
    ]);
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
});
