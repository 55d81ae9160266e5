import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import * as http from 'node:http';
import * as net from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BufferProcess } from '../test/support/outage-buffer';

/**
 * Faults on both sides of the outage buffer for ten minutes (or as many as are given): the upstream hangs, resets,
 * answers garbage and slowly, refuses, points elsewhere, wants another token and takes in turns, for two destinations, of
 * which one takes several requests in one body and the senders' tokens, the other one at a time and the host's, each new
 * every half a minute; senders leave in mid-body and speak no HTTP. It fails when the process ends, when anything that was
 * accepted is neither delivered, dropped by the rule nor still held, when another token is sent than those that are there,
 * when nothing was joined, or when its memory grows.
 */
const MIB = 1024 * 1024;
const BUDGET = 20 * MIB;
const PATHS = ['lgtm', 'other'].flatMap((destination) =>
  ['metrics', 'logs', 'traces'].map((signal) => ({ destination, signal })),
);
const MINUTES = Number(process.argv[2] ?? 10);

type Fault = (request: http.IncomingMessage, response: http.ServerResponse) => void;
const take: Fault = (request, response) => void request.resume().on('end', () => response.end());
const status =
  (code: number, headers: http.OutgoingHttpHeaders = {}): Fault =>
  (request, response) =>
    void request.resume().on('end', () => response.writeHead(code, headers).end('x'));
const FAULTS: readonly Fault[] = [
  take,
  take,
  take,
  status(503),
  status(503),
  status(429),
  status(400),
  status(500),
  status(401),
  status(302, { location: 'http://127.0.0.1:9/login' }),
  status(307, { location: '/elsewhere' }),
  status(200, { 'content-type': 'text/html' }),
  (request) => request.once('data', () => request.socket.resetAndDestroy()),
  (request) => request.resume().on('end', () => request.socket.end('SSH-2.0-x\r\n')),
  (request, response) => request.resume().on('end', () => setTimeout(() => response.end(), 500)),
];
const hang: Fault = (request) => void request.resume();

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'soak-'));
  let mode: 'mixed' | 'alternate' | 'gone' | 'hang' | 'well' = 'mixed';
  let n = 0;
  let taken200 = 0;
  let wrongTokens = 0;
  // the host's, known to the upstream before it is to the host, as when a token is changed
  const period = () => Math.floor(Date.now() / 30_000);
  const writeToken = () => {
    writeFileSync(join(folder, 'new'), `host-${period()}\n`);
    renameSync(join(folder, 'new'), join(folder, 'token'));
  };
  writeToken();
  const upstream = http.createServer((request, response) => {
    request.on('error', () => {});
    response.on('finish', () => void (taken200 += Number(response.statusCode === 200)));
    n++;
    const { authorization } = request.headers;
    if (request.headers['x-destination'] === 'other') {
      if (!/^Bearer host-\d+$/.test(authorization ?? '')) wrongTokens++;
      if (authorization !== `Bearer host-${period()}`) return status(401)(request, response);
    } else if (!/^Bearer sender-\d+$/.test(authorization ?? '')) wrongTokens++;
    const fault =
      mode === 'mixed'
        ? FAULTS[Math.floor(Math.random() * FAULTS.length)]!
        : mode === 'alternate'
          ? status(n % 2 === 0 ? 200 : 503)
          : mode === 'hang'
            ? hang
            : mode === 'gone'
              ? () => request.socket.destroy()
              : take;
    fault(request, response);
  });
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  const { port } = upstream.address() as AddressInfo;
  const buffer = await BufferProcess.start(folder, {
    budgetBytes: BUDGET,
    upstreams: PATHS.map(({ destination, signal }) => ({
      destination,
      signal,
      ...(destination === 'lgtm' ? { joins: true } : { bearerTokenCredential: 'token' }),
      routes: { [`/${destination}/v1/${signal}`]: `http://127.0.0.1:${port}/v1/${signal}` },
    })),
  });

  const end = Date.now() + MINUTES * 60_000;
  let accepted = 0;
  const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });
  const sender = async (): Promise<void> => {
    while (Date.now() < end) {
      const { destination, signal } = PATHS[accepted % PATHS.length]!;
      const path = `/${destination}/v1/${signal}`;
      const headers = {
        'content-type': 'application/x-protobuf',
        authorization: `Bearer sender-${period()}`,
        'x-destination': destination,
      };
      const body = Buffer.alloc(Math.floor(200 * 2000 ** Math.random()), 'x');
      await new Promise<void>((resolve) => {
        const options = {
          host: '127.0.0.1',
          port: buffer.port,
          path,
          method: 'POST',
          agent,
          headers,
        };
        const request = http.request(options, (response) => {
          if (response.statusCode === 200) accepted++;
          response.resume().on('end', resolve);
        });
        request.on('error', () => resolve()).end(body);
      });
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const HEAD = 'POST /lgtm/v1/logs HTTP/1.1\r\nHost: x\r\n';
  const MALFORMED = [
    `${HEAD}Content-Length: 100000\r\n\r\nxxx`,
    `${HEAD}Transfer-Encoding: chunked\r\n\r\nffff\r\nxxx`,
    `${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
    `${HEAD}X: ${'x'.repeat(100_000)}\r\n\r\n`,
    '\x16\x03\x01 hello\r\n\r\n',
    HEAD,
  ];
  const vandal = async (): Promise<void> => {
    for (let i = 0; Date.now() < end; i++) {
      const socket = net.connect(buffer.port, '127.0.0.1');
      socket.on('error', () => {}).on('data', () => {});
      socket.write(MALFORMED[i % MALFORMED.length]!);
      await new Promise((resolve) => setTimeout(resolve, 10));
      if (i % 2 === 0) socket.resetAndDestroy();
      else socket.destroy();
    }
  };

  /** Resident memory by the second, while it is at the brim or not. */
  const samples: number[] = [];
  const conductor = async (): Promise<void> => {
    const modes = ['mixed', 'alternate', 'gone', 'mixed', 'hang', 'well'] as const;
    for (let second = 0; Date.now() < end; second++) {
      mode = modes[Math.floor(second / 15) % modes.length]!;
      samples.push(buffer.memory());
      if (second % 7 === 0) writeToken();
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  };
  await Promise.all([sender(), sender(), vandal(), vandal(), conductor()]);

  agent.destroy();
  mode = 'well';
  const writing = setInterval(writeToken, 1000);
  const deadline = Date.now() + 60_000;
  while ((await buffer.metric('outage_buffer_items')) > 0 && Date.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 100));
  const [taken, delivered, dropped, held, retries] = await Promise.all(
    ['accepted_total', 'delivered_total', 'dropped_total', 'held_bytes', 'retries_total'].map(
      (name) => buffer.metric(`outage_buffer_${name}`),
    ),
  );
  clearInterval(writing);
  const quarter = Math.floor(samples.length / 4);
  const most = (from: number, to: number) => Math.max(...samples.slice(from, to)) / MIB;
  const [second, last] = [most(quarter, 2 * quarter), most(-quarter, samples.length)];
  console.log(
    `${MINUTES} minutes: ${taken} accepted (senders know of ${accepted}), ${delivered} delivered in ${taken200} answers of 200, ${dropped} dropped and counted, ` +
      `${held} bytes held at the end, ${retries} failed attempts; resident at most ${second.toFixed(0)} MiB in the second ` +
      `quarter, ${last.toFixed(0)} MiB in the last (budget ${BUDGET / MIB} MiB)`,
  );
  await buffer.stop();
  upstream.closeAllConnections();
  upstream.close();
  rmSync(folder, { recursive: true });
  if (taken !== (delivered ?? 0) + (dropped ?? 0) || held !== 0)
    throw new Error('something that was accepted is unaccounted for');
  if (wrongTokens > 0)
    throw new Error(`${wrongTokens} requests came with a token that is not theirs`);
  if ((delivered ?? 0) < 1.05 * taken200) throw new Error('nothing was joined');
  if (last > 1.1 * second + 2) throw new Error('its memory grows');
}

void main();
