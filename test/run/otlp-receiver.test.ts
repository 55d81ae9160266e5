import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { OtlpDestination, OtlpReceiver, synthNixos } from '../../index';
import { host } from '../constructs/support';
import { Authority } from '../support/certificates';
import { Daemon, freePorts } from '../support/daemon';
import { describeWith } from '../support/programs';
import { Recorder } from '../support/recorder';

const COLLECTOR_PORT = 24336;
const UI = '127.0.0.1:24337';
const SPAN = {
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
  name: 'backed up',
  startTimeUnixNano: '1',
  endTimeUnixNano: '2',
};
const attributes = [
  { key: 'service.name', value: { stringValue: 'backup' } },
  { key: 'host.name', value: { stringValue: 'nas' } },
];
const BODY = JSON.stringify({
  resourceSpans: [{ resource: { attributes }, scopeSpans: [{ spans: [SPAN] }] }],
});

describeWith(['alloy', 'openssl'], 'OTLP from a local network, by the real Alloy', (programs) => {
  const recorder = new Recorder();
  let ca: string;
  let folder: string;
  let daemon: Daemon;
  let port: number;
  beforeAll(async () => {
    await recorder.start();
    folder = mkdtempSync(join(tmpdir(), 'otlp-receiver-'));
    const authority = new Authority(programs.openssl, folder, 'authority');
    const { cert, key } = authority.sign('nas');
    ca = authority.own.cert;
    [port = 0] = await freePorts(1);
    const {
      stack,
      host: nas,
      alloy: collector,
    } = host({
      otlpHttpPort: COLLECTOR_PORT,
      nodeMetrics: false,
      selfMetrics: false,
      destinations: [OtlpDestination.remote('elsewhere', { endpoint: recorder.url })],
    });
    const { receiver } = new OtlpReceiver(nas, 'lan', {
      collector,
      name: 'lan',
      listenAddress: '192.0.2.1',
      from: { ranges: ['192.0.2.0/24'] },
      tokenCredential: 'lan-token',
      tls: { certificateCredential: 'lan-certificate', keyCredential: 'lan-key' },
    });
    // this machine has no address of a local network that is always the same
    receiver.addOverride('http.endpoint', `127.0.0.1:${port}`);
    for (const name of ['config', 'credentials']) mkdirSync(join(folder, name));
    for (const [name, text] of Object.entries({ token: 'secret', certificate: cert, key }))
      writeFileSync(join(folder, 'credentials', `lan-${name}`), text);
    for (const [path, text] of synthNixos(stack))
      if (path.startsWith('files/ryzen/alloy/'))
        writeFileSync(join(folder, 'config', basename(path)), text);
    const args = ['run', '--disable-reporting', `--storage.path=${join(folder, 'data')}`];
    daemon = new Daemon(
      'env',
      [
        `CREDENTIALS_DIRECTORY=${join(folder, 'credentials')}`,
        ...[programs.alloy, ...args, `--server.http.listen-addr=${UI}`, join(folder, 'config')],
      ],
      join(folder, 'log'),
    );
    await daemon.until(async () => (await fetch(`http://${UI}/-/ready`)).ok, 30);
  });
  afterAll(async () => {
    await daemon.stop();
    await recorder.stop();
    rmSync(folder, { recursive: true });
  });

  /** Sends a span as another machine does. @returns the status of the answer */
  function send(authorization?: string): Promise<number> {
    const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) };
    return new Promise((resolve, reject) => {
      const at = { host: '127.0.0.1', port, path: '/v1/traces', method: 'POST', headers };
      const sent = request({ ...at, ca, agent: false }, (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      });
      sent.on('error', reject);
      sent.end(BODY);
    });
  }

  test('fails for whoever shows no token, or another one', async () => {
    expect(await send()).toBe(401);
    expect(await send('Bearer guessed')).toBe(401);
    expect(recorder.spans()).toEqual([]);
  });

  test('is passed on, under the name of the machine that it is from', async () => {
    expect(await send('Bearer secret')).toBe(200);
    await daemon.until(() => Promise.resolve(recorder.spans().length > 0), 30);
    expect(recorder.spans().map(({ resource }) => resource)).toEqual([
      { 'service.name': 'backup', 'host.name': 'nas' },
    ]);
  });
});
