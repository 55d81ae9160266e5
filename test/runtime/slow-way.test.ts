import * as net from 'node:net';
import type { AddressInfo } from 'node:net';
import type * as ConfigModule from '../../runtime/outage-buffer/config.mjs';
import type * as TransportModule from '../../runtime/outage-buffer/transport.mjs';
import { load } from './load';

const { LIMITS } = load<typeof ConfigModule>('config.mjs');
const { Connection } = load<typeof TransportModule>('transport.mjs');

const MIB = 1024 * 1024;
/** A way that is a hundred times as fast as the slowest, and times as much shorter. */
const limits = { ...LIMITS, idleMs: 100, slowestBytesPerMs: 1600 };
/** 32 MiB, of which the system may have 4 out of sight, so that nothing is given up before 2.7 s. */
const SIZE = 32 * MIB;

/** Takes so many bytes a millisecond, and from some byte on none; answers once all are there. */
function slowReader(bytesPerMs: number, until = Infinity): net.Server {
  return net.createServer((socket) => {
    let read = 0;
    let head: Buffer = Buffer.alloc(0);
    const begun = performance.now();
    socket.on('error', () => {});
    socket.on('data', (chunk: Buffer) => {
      if (read === 0) head = chunk;
      read += chunk.length;
      const whole = head.indexOf('\r\n\r\n') + 4 + SIZE;
      if (read >= whole) return void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
      socket.pause();
      if (read > until) return;
      const due = begun + read / bytesPerMs;
      setTimeout(() => socket.resume(), Math.max(0, due - performance.now()));
    });
  });
}

async function post(server: net.Server) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const sockets: net.Socket[] = [];
  server.on('connection', (socket) => sockets.push(socket));
  const connection = new Connection(limits);
  const begun = performance.now();
  const answer = await connection.post({ url, headers: {}, body: [Buffer.alloc(SIZE, 'x')] });
  const ms = performance.now() - begun;
  connection.close();
  sockets.forEach((socket) => socket.destroy());
  await new Promise((resolve) => server.close(resolve));
  return { ...answer, ms };
}

test('a request over a slow way is given as long as it makes progress, which is longer than any attempt may stand still', async () => {
  const { status, ms } = await post(slowReader(4000));
  expect(status).toBe(200);
  expect(ms).toBeGreaterThan(2 * (limits.idleMs + (4 * MIB) / limits.slowestBytesPerMs));
});

test('one that stands still is given up, however much has gone before', async () => {
  const { status, why, ms } = await post(slowReader(64_000, 16 * MIB));
  expect([status, why]).toEqual([0, 'no progress for 3 s']);
  expect(ms).toBeGreaterThan(2500);
});
