import { mkdtempSync, rmSync } from 'node:fs';
import * as http from 'node:http';
import * as net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BufferProcess } from '../support/outage-buffer';
import { numbered, until, World } from './world';

const MIB = 1024 * 1024;
const CHUNKED = { 'transfer-encoding': 'chunked' };

test('a request is refused with 413 beyond the limit, in chunks too', async () => {
  const world = await new World().start(64 * 1024, { maxRequestBytes: 30_000 });
  for (const headers of [{}, CHUNKED]) {
    const status = async (bytes: number) =>
      (await world.send('/lgtm/v1/logs', numbered(0, bytes), headers)).status;
    expect(await status(30_000)).toBe(200);
    expect(await status(30_001)).toBe(413);
  }
  await world.empty();
  await world.stop();
});

test.each([
  ['of a known length', 'Content-Length: 60000\r\n\r\n'],
  ['in chunks', 'Transfer-Encoding: chunked\r\n\r\nea60\r\n'],
])('an unfinished upload %s never evicts anything', async (_, head) => {
  const world = await new World().start(64 * 1024);
  await world.upstream.stop();
  for (let n = 0; n < 20; n++) await world.send('/lgtm/v1/logs', numbered(n, 2000));
  const lane = world.relay.queue.lanes[1]!;
  expect(lane.held.items).toBe(20);
  const socket = net.connect(world.port, '127.0.0.1');
  socket.write(`POST /lgtm/v1/traces HTTP/1.1\r\nHost: x\r\n${head}${'x'.repeat(59_000)}`);
  await until(() => world.relay.queue.receiving > 59_000, 'nothing was received');
  expect(lane.held.items).toBe(20);
  expect(lane.lost.items).toBe(0);
  socket.destroy();
  await until(() => world.relay.queue.receiving === 0, 'something stayed');
  await world.stop();
});

test('twenty uploads of 19 MiB in chunks at once do not take a full buffer beyond its memory', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'uploads-'));
  const buffer = await BufferProcess.start(folder, {
    budgetBytes: 20 * MIB,
    // nothing listens on the discard port
    upstreams: [
      { destination: 'lgtm', signal: 'logs', routes: { '/logs': 'http://127.0.0.1:9/v1/logs' } },
    ],
  });
  const send = (body: Buffer, headers: object) =>
    new Promise<number>((resolve) => {
      const options = { host: '127.0.0.1', port: buffer.port, path: '/logs', method: 'POST' };
      const request = http.request({ ...options, headers: { ...headers } }, (response) =>
        response.resume().on('end', () => resolve(response.statusCode ?? 0)),
      );
      request.on('error', () => resolve(0)).end(body);
    });
  for (let n = 0; n < 25; n++) expect(await send(Buffer.alloc(MIB), {})).toBe(200);
  const body = Buffer.alloc(19 * MIB, 'x');
  const statuses = await Promise.all(Array.from({ length: 20 }, () => send(body, CHUNKED)));
  // who finds no room is told so, or by a reset where it doesn't listen
  expect(statuses.filter((status) => ![0, 200, 503].includes(status))).toEqual([]);
  // the unit's MemoryMax for 20 MiB: twice that, and 80 MiB
  const most = buffer.memory('VmHWM') / MIB;
  process.stdout.write(`measured: 20 uploads of 19 MiB at once: ${most.toFixed(0)} MiB at most\n`);
  expect(most).toBeLessThan(0.9 * 120);
  // and one by one they fit
  expect(await send(body, CHUNKED)).toBe(200);
  await buffer.stop();
  rmSync(folder, { recursive: true });
});
