import { writeFileSync } from 'node:fs';
import * as https from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import {
  OtlpDestination,
  OutageBuffer,
  Size,
  type AlloyComponent,
  type OtlpDestinationProps,
} from '../../../../index';
import { temporaryFolder } from '../../../lib/support';
import { Daemon, freePorts } from '../../../support/daemon';
import { Authority } from '../../../support/certificates';
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

  test.each<[string, Partial<OtlpDestinationProps>, string, string]>([
    [
      'a user and the password',
      { basicAuth: { usernameCredential: 'user', passwordCredential: 'password' } },
      'authorization',
      `Basic ${Buffer.from('12345:correct "horse"').toString('base64')}`,
    ],
    [
      'a header',
      { headerCredentials: { 'X-Api-Key': 'password' } },
      'x-api-key',
      'correct "horse"',
    ],
  ])('sends the credentials of %s, but not to the outage buffer', async (_, props, name, value) => {
    const credentials = temporaryFolder();
    writeFileSync(join(credentials, 'user'), '12345');
    writeFileSync(join(credentials, 'password'), 'correct "horse"');
    const env = { CREDENTIALS_DIRECTORY: credentials };
    const buffer = OutageBuffer.dropOldest(Size.mebibytes(20));
    await report(await running(props, undefined, env, buffer), [1]);
    const { headers } = await recorder.waitFor(({ records }) => records[0]);
    expect(headers[name]).toBe(value);
    await alloy?.stop();
    recorder.clear();
    const buffered = { ...env, OUTAGE_BUFFER_ARCHIVE_OTLP: recorder.url };
    await report(await running(props, undefined, buffered, buffer), [1]);
    const direct = await recorder.waitFor(({ records }) => records[0]);
    expect(direct.headers[name]).toBeUndefined();
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

describeWith(
  ['alloy', 'openssl'],
  'the real Alloy before a server that asks for a certificate',
  (programs) => {
    const folder = temporaryFolder();
    let ours: Authority;
    let server: https.Server;
    let shown: string[];
    let refused: number;
    let alloy: Daemon | undefined;
    beforeAll(async () => {
      ours = new Authority(programs.openssl, folder, 'ours');
      const { cert, key } = ours.sign('server');
      const options = { cert, key, ca: ours.own.cert, requestCert: true, rejectUnauthorized: true };
      server = https.createServer(options, (request, response) => {
        const { subject } = (request.socket as TLSSocket).getPeerCertificate();
        shown.push(String(subject.CN));
        request.resume().on('end', () => response.end());
      });
      server.on('tlsClientError', () => refused++);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    });
    beforeEach(() => {
      shown = [];
      refused = 0;
    });
    afterEach(() => alloy?.stop());
    afterAll(() => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    });

    /** Has Alloy send a record, with a client's certificate by an authority. */
    async function sendBy(authority: Authority): Promise<void> {
      const credentials = temporaryFolder();
      const { cert, key } = authority.sign('client');
      for (const [name, text] of Object.entries({ ca: ours.own.cert, cert, key }))
        writeFileSync(join(credentials, name), text);
      const destination = OtlpDestination.remote('archive', {
        endpoint: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
        tls: { caCredential: 'ca', certificateCredential: 'cert', keyCredential: 'key' },
      });
      const buffer = OutageBuffer.alloyQueue(Size.mebibytes(60));
      const { file } = host({ destinations: [destination], nodeMetrics: false, buffer });
      const [port = 0, ui = 0] = await freePorts(2);
      const config = join(credentials, 'config.alloy');
      writeFileSync(
        config,
        `otelcol.receiver.otlp "fleet_test" {
	http { endpoint = "127.0.0.1:${port}" }
	output { metrics = [otelcol.processor.batch.fleet_archive.input] }
}
${file('alloy/archive.alloy')}`,
      );
      const args = [
        'run',
        config,
        '--disable-reporting',
        `--server.http.listen-addr=127.0.0.1:${ui}`,
        `--storage.path=${join(credentials, 'data')}`,
      ];
      const env = { CREDENTIALS_DIRECTORY: credentials };
      alloy = new Daemon(programs.alloy, args, join(credentials, 'log'), env);
      const url = `http://127.0.0.1:${port}`;
      await alloy.until(async () => (await fetch(url)).status > 0, 60);
      await send(url, 'metrics', deltasOf('ryzen', Math.floor(Date.now() / 1000), 1), PLAIN);
    }

    test('shows that of its credentials', async () => {
      await sendBy(ours);
      await alloy?.until(() => Promise.resolve(shown.length > 0), 30);
      expect(shown).toEqual(['client']);
    });

    test('is refused with one by another authority', async () => {
      await sendBy(new Authority(programs.openssl, folder, 'theirs'));
      await alloy?.until(() => Promise.resolve(refused > 0), 30);
      expect(shown).toEqual([]);
    });
  },
);
